#include "collectors/words/instant.h"

#include <algorithm>
#include <chrono>

#include "collectors/words/date_words.h"

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

// Reads a text from its start.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  bool SkipOneOf(std::string_view marks) {
    if (rest_.empty() || marks.find(rest_[0]) == std::string_view::npos)
      return false;
    rest_.remove_prefix(1);
    return true;
  }
  void SkipAll(std::string_view marks) {
    while (SkipOneOf(marks)) {
    }
  }
  // Two digits up to `most`; -1 where others stand there.
  int Two(int most) {
    const int number = rest_.size() < 2 ? -1 : Number(rest_, 0, 2);
    if (number < 0 || number > most) return -1;
    rest_.remove_prefix(2);
    return number;
  }
  // Whether nothing but this word follows, whatever its case.
  bool EndsWith(std::string_view lower) const {
    return std::equal(rest_.begin(), rest_.end(), lower.begin(), lower.end(),
                      [](char c, char wanted) {
                        return c == wanted || c - 'A' + 'a' == wanted;
                      });
  }

 private:
  std::string_view rest_;
};

// "23:00", "23:00:00.000": minutes from midnight.
std::optional<int> ReadTime(Scanner& in) {
  const int hours = in.Two(23);
  if (hours < 0 || !in.SkipOneOf(":")) return std::nullopt;
  const int minutes = in.Two(59);
  if (minutes < 0) return std::nullopt;
  if (in.SkipOneOf(":")) {
    if (in.Two(60) < 0) return std::nullopt;
    if (in.SkipOneOf(".,")) in.SkipAll("0123456789");
  }
  return hours * 60 + minutes;
}

// "Z", "UTC", "+01", "+0100", "+01:00": minutes ahead of UTC.
std::optional<int> ReadZone(Scanner& in) {
  in.SkipAll(" ");
  for (const char* const utc : {"z", "utc", "gmt"})
    if (in.EndsWith(utc)) return 0;
  if (in.EndsWith("bst")) return 60;
  const bool behind = in.SkipOneOf("-");
  if (!behind && !in.SkipOneOf("+")) return std::nullopt;
  const int hours = in.Two(23);
  if (hours < 0) return std::nullopt;
  int minutes = 0;
  if (!in.AtEnd()) {
    in.SkipOneOf(":");
    minutes = in.Two(59);
  }
  if (minutes < 0 || !in.AtEnd()) return std::nullopt;
  minutes += hours * 60;
  return behind ? -minutes : minutes;
}

}  // namespace

std::optional<Date> ReadInstant(std::string_view text,
                                const Calendar& calendar) {
  constexpr std::size_t kShortest = 17;  // 2015-06-29T23:00Z
  constexpr std::string_view kBlanks = " \t\r\n";
  if (text.size() < kShortest) return std::nullopt;
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  text = text.substr(0, text.find_last_not_of(kBlanks) + 1);
  if (text.size() < kShortest || text[4] != '-') return std::nullopt;
  Scanner in(text.substr(10));
  if (!in.SkipOneOf("Tt ")) return std::nullopt;
  const std::optional<Date> day = ParseIsoDate(text.substr(0, 10));
  if (!day) return std::nullopt;
  const std::optional<int> minutes = ReadTime(in);
  if (!minutes) return std::nullopt;
  const std::optional<int> ahead = ReadZone(in);
  if (!ahead) return std::nullopt;
  const Date here =
      calendar.DayOf(std::chrono::sys_days{day->time_since_epoch()} +
                     std::chrono::minutes{*minutes - *ahead});
  const std::chrono::year_month_day parts{here};
  if (!IsPlausibleYear(static_cast<int>(parts.year()))) return std::nullopt;
  return here;
}

}  // namespace planwatch
