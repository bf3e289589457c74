#include "daemon/pages/icalendar.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>

namespace planwatch::web {
namespace {

constexpr std::size_t kMostOctets = 75;

std::string Digits(Date day) {
  std::string text = FormatDate(day);
  std::erase(text, '-');
  return text;
}

// "20150518T083000Z".
std::string Digits(Instant instant) {
  using namespace std::chrono;
  const auto day = floor<days>(instant);
  const hh_mm_ss time{instant - day};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "T%02d%02d%02dZ",
                static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return Digits(Date{day.time_since_epoch()}) + text.data();
}

bool Continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

class CalendarLines {
 public:
  // The value is written as it is.
  void Add(std::string_view name, std::string_view value) {
    text_ += FoldCalendarLine(std::string(name) + ':' + std::string(value));
  }
  void AddText(std::string_view name, std::string_view value) {
    if (!value.empty()) Add(name, EscapeCalendarText(value));
  }
  std::string Take() && { return std::move(text_); }

 private:
  std::string text_;
};

void AddEvent(const CalendarEvent& event, CalendarLines& lines) {
  lines.Add("BEGIN", "VEVENT");
  lines.AddText("UID", event.uid);
  lines.Add("DTSTAMP", Digits(event.stamp));
  lines.Add("DTSTART;VALUE=DATE", Digits(event.day));
  lines.Add("DTEND;VALUE=DATE", Digits(event.day + std::chrono::days{1}));
  lines.AddText("SUMMARY", event.summary);
  lines.AddText("DESCRIPTION", event.description);
  lines.AddText("CATEGORIES", event.category);
  if (!event.url.empty()) lines.Add("URL", event.url);
  lines.Add("LAST-MODIFIED", Digits(event.modified));
  lines.Add("SEQUENCE", std::to_string(event.sequence));
  // What is due on a day doesn't keep anyone busy.
  lines.Add("TRANSP", "TRANSPARENT");
  lines.Add("END", "VEVENT");
}

}  // namespace

std::string WriteCalendar(std::string_view name,
                          const std::vector<CalendarEvent>& events) {
  CalendarLines lines;
  lines.Add("BEGIN", "VCALENDAR");
  lines.Add("VERSION", "2.0");
  lines.Add("PRODID", "-//planwatch//planwatch//EN");
  lines.Add("CALSCALE", "GREGORIAN");
  lines.AddText("X-WR-CALNAME", name);
  for (const CalendarEvent& event : events) AddEvent(event, lines);
  lines.Add("END", "VCALENDAR");
  return std::move(lines).Take();
}

std::string EscapeCalendarText(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    if (c == '\n')
      escaped += "\\n";
    else if (c == '\\' || c == ';' || c == ',')
      escaped.append(1, '\\').append(1, c);
    else if (static_cast<unsigned char>(c) >= ' ' || c == '\t')
      escaped += c;
  }
  return escaped;
}

std::string FoldCalendarLine(std::string_view line) {
  std::string folded;
  // The space before a line that goes on is one of its octets.
  for (std::size_t room = kMostOctets; line.size() > room;
       room = kMostOctets - 1) {
    std::size_t end = room;
    while (end > 1 && Continues(line[end])) --end;
    folded.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
  }
  return folded.append(line).append("\r\n");
}

}  // namespace planwatch::web
