#include "collectors/plan/heading_times.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

// What a heading says of its time: 0 where it says nothing.
struct TimeInHeading {
  int year = 0;  // of the century; calendar or financial
  int part = 0;  // of the year: a month, a quarter
  int day = 0;
  int parts = 0;  // that a year has of them
};

// "RAG May 2015", "RAG 18/05/15", "RAG Q4 14/15", "2015 RAG", "RAG May-15".
TimeInHeading TimeOf(const std::string& folded) {
  constexpr int kCentury = 100, kMonths = 12, kQuarters = 4;
  constexpr std::size_t kYear = 4, kShort = 2;
  TimeInHeading time;
  Cell cell;
  std::string parted;
  for (const std::string& word : Split(folded, ' ')) {
    cell.text = word;
    if (const auto day = ReadPlainDate(cell)) {
      const std::chrono::year_month_day ymd{*day};
      return {static_cast<int>(ymd.year()) % kCentury,
              static_cast<int>(static_cast<unsigned>(ymd.month())),
              static_cast<int>(static_cast<unsigned>(ymd.day())), kMonths};
    }
    parted += word + ' ';
  }
  for (const char mark : std::string_view("-.'"))
    std::replace(parted.begin(), parted.end(), mark, ' ');
  for (const std::string& word : Split(parted, ' ')) {
    const std::size_t digit = word.find_first_of("0123456789");
    const std::string letters = word.substr(0, digit);
    if (const auto month = MonthNamed(letters)) {
      time.part = static_cast<int>(*month);
      time.parts = kMonths;
    } else if (letters == "q" || letters == "qtr" || letters == "quarter") {
      time.parts = kQuarters;
    }
    if (digit == std::string::npos) continue;
    const std::size_t end = word.find_first_not_of("0123456789", digit);
    const std::size_t digits = std::min(end, word.size()) - digit;
    const int number = std::atoi(word.c_str() + digit);
    // Of two digits behind a month or quarter, and in "14/15", it is a year.
    if (digits == kYear)
      time.year = number % kCentury;
    else if (digits == kShort && (time.part > 0 || end != std::string::npos))
      time.year = number;
    else if (digits <= kShort)
      time.part = number;
  }
  return time;
}

// Without years the next of a part is the nearer one: after December comes
// January.
bool IsBefore(const TimeInHeading& a, const TimeInHeading& b) {
  if (a.year == 0 && b.year == 0 && a.parts > 0 && a.parts == b.parts &&
      a.part != b.part)
    return (b.part - a.part + a.parts) % a.parts * 2 < a.parts;
  return std::tuple(a.year, a.part, a.day) < std::tuple(b.year, b.part, b.day);
}

}  // namespace

std::vector<std::string> Timeless(const std::string& heading) {
  std::vector<std::string> words = HeadingWords(heading);
  std::erase_if(words, [](const std::string& word) {
    return word.find_first_of("0123456789") != std::string::npos ||
           word == "q" || word == "qtr" || word == "quarter" ||
           MonthNamed(word);
  });
  return words;
}

bool IsTimed(const std::string& heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return MonthNamed(word).has_value();
  });
}

bool NewestFirst(std::span<const std::string> headings) {
  if (headings.size() < 2) return false;
  std::vector<TimeInHeading> times;
  for (const std::string& heading : headings) times.push_back(TimeOf(heading));
  std::size_t back = 0;
  for (std::size_t i = 1; i < times.size(); ++i)
    back += IsBefore(times[i], times[i - 1]) ? 1 : 0;
  return back == times.size() - 1;
}

}  // namespace planwatch
