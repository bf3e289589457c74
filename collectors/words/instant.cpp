#include "collectors/words/instant.h"

#include <algorithm>

namespace planwatch {
namespace {

// The digits at this place as a number; -1 where others stand there.
int Number(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

// Of "T10:30": minutes from midnight; -1 where it is none.
int Minutes(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return -1;
  const int hours = Number(text, 0, 2), minutes = Number(text, 3, 2);
  return hours < 0 || hours > 23 || minutes < 0 || minutes > 59
             ? -1
             : hours * 60 + minutes;
}

// Of "Z" and "+01:00": minutes ahead of UTC.
std::optional<int> Offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int minutes = Minutes(text.substr(1));
  if (minutes < 0) return std::nullopt;
  return text[0] == '+' ? minutes : -minutes;
}

}  // namespace

std::optional<Date> ReadInstant(std::string_view text,
                                const Calendar& calendar) {
  constexpr std::size_t kShortest = 17;  // 2015-06-29T23:00Z
  if (text.size() < kShortest || text[10] != 'T') return std::nullopt;
  const std::optional<Date> day = ParseIsoDate(text.substr(0, 10));
  const int minutes = Minutes(text.substr(11, 5));
  if (!day || minutes < 0) return std::nullopt;
  text.remove_prefix(16);
  if (text[0] == ':') {
    if (text.size() < 4 || Number(text, 1, 2) < 0 || Number(text, 1, 2) > 60)
      return std::nullopt;
    text.remove_prefix(3);
    if (text[0] == '.')
      text.remove_prefix(
          std::min(text.find_first_not_of("0123456789", 1), text.size()));
  }
  const std::optional<int> offset = Offset(text);
  if (!offset) return std::nullopt;
  return calendar.DayOf(std::chrono::sys_days{day->time_since_epoch()} +
                        std::chrono::minutes{minutes - *offset});
}

}  // namespace planwatch
