#include "collectors/plan/heading_times.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

constexpr int kCentury = 100, kMonths = 12, kQuarters = 4, kHalves = 2;

// In the order of the calendar year.
constexpr std::string_view kSeasonWords[] = {"spring", "summer", "autumn",
                                             "winter"};
constexpr int kLastSeasonOfSchool = 2;  // of the year that has begun in autumn

// Halves of a year, as headings have them.
constexpr std::pair<std::string_view, int> kHalfYears[] = {
    {"mid year", 1},    {"half year", 1}, {"interim", 1},
    {"end of year", 2}, {"year end", 2},  {"end year", 2}};

// What stands beside a time and is part of it: "Term 1", "at the end of Q2".
constexpr std::string_view kOfTime[] = {"q",    "qtr",    "quarter", "term",
                                        "half", "year",   "mid",     "end",
                                        "h",    "interim"};
constexpr std::string_view kLeadsToTime[] = {"of", "at", "in",   "for", "to",
                                             "on", "as", "from", "by",  "up"};

// "Last month", "This quarter": of two times the earlier and the later one.
constexpr std::pair<std::string_view, int> kSinceWhen[] = {
    {"last", 1}, {"previous", 1}, {"prior", 1}, {"this", 2}, {"current", 2}};
constexpr std::string_view kSpans[] = {"week", "month", "period", "quarter",
                                       "term", "year",  "meeting"};

// 0 where the heading names no such time.
int PlaceFromNow(const std::string& folded) {
  const std::vector<std::string> words = Words(folded);
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    for (const auto& [since, place] : kSinceWhen)
      if (words[i] == since && IsAmong(kSpans, words[i + 1])) return place;
  return 0;
}

bool IsOfNow(const std::string& word) {
  return IsAmong(kSpans, word) ||
         std::any_of(std::begin(kSinceWhen), std::end(kSinceWhen),
                     [&](const auto& since) { return since.first == word; });
}

// What a heading says of its time: 0 where it says nothing.
struct TimeInHeading {
  int year = 0;  // of the century; calendar or financial
  int part = 0;  // of the year: a month, a quarter, a season
  int day = 0;
  int parts = 0;  // that a year has of them

  bool says() const { return year > 0 || part > 0 || day > 0; }
  auto order() const { return std::tuple(year, part, day); }
};

template <typename List>
std::optional<int> PlaceIn(const List& list, const std::string& word) {
  const auto found = std::find(std::begin(list), std::end(list), word);
  if (found == std::end(list)) return std::nullopt;
  return static_cast<int>(found - std::begin(list)) + 1;
}

std::optional<int> OrdinalNamed(const std::string& word) {
  for (const auto& [ordinal, number] : kOrdinals)
    if (ordinal == word) return number;
  return std::nullopt;
}

// "RAG May 2015", "RAG 18/05/15", "RAG Q4 14/15", "2015 RAG", "RAG May-15",
// "Autumn term RAG", "Mid-year RAG", "RAG 2".
TimeInHeading TimeOf(const std::string& folded) {
  constexpr std::size_t kYear = 4, kShort = 2;
  TimeInHeading time;
  if (const int place = PlaceFromNow(folded); place > 0)
    return {0, place, 0, kHalves};
  Cell cell;
  std::string parted = folded;
  for (const char mark : std::string_view("()[],:;"))
    std::replace(parted.begin(), parted.end(), mark, ' ');
  for (const std::string& word : Split(parted, ' ')) {
    cell.text = word;
    if (const auto day = ReadPlainDate(cell)) {
      const std::chrono::year_month_day ymd{*day};
      return {static_cast<int>(ymd.year()) % kCentury,
              static_cast<int>(static_cast<unsigned>(ymd.month())),
              static_cast<int>(static_cast<unsigned>(ymd.day())), kMonths};
    }
  }
  for (const char mark : std::string_view("-.'"))
    std::replace(parted.begin(), parted.end(), mark, ' ');
  for (const auto& [phrase, half] : kHalfYears)
    if (ContainsWords(parted, phrase)) time.part = half, time.parts = kHalves;
  bool of_two_years = false;
  for (const std::string& word : Split(parted, ' ')) {
    const std::size_t digit = word.find_first_of("0123456789");
    const std::string letters = word.substr(0, digit);
    if (const auto month = MonthNamed(letters)) {
      if (time.parts == 0) time.day = time.part;
      time.part = static_cast<int>(*month);
      time.parts = kMonths;
    } else if (const auto season = PlaceIn(kSeasonWords, letters)) {
      time.part = *season;
      time.parts = kQuarters;
    } else if (const auto ordinal = OrdinalNamed(letters)) {
      time.part = *ordinal;
    } else if (IsAmong(kQuarterWords, letters)) {
      time.parts = kQuarters;
    }
    if (digit == std::string::npos) continue;
    const std::size_t end =
        std::min(word.find_first_not_of("0123456789", digit), word.size());
    const std::size_t digits = end - digit;
    const int number = std::atoi(word.c_str() + digit);
    const bool is_ordinal = IsAmong(kDaySuffixes, word.substr(end));
    const bool two = end < word.size() && word[end] == '/';
    // "RAG 13/10": a day, unless it is 2013/14 or the like.
    if (two && digits <= kShort) {
      const int month = std::atoi(word.c_str() + end + 1);
      if (number >= 1 && number <= kLongestMonth && month >= 1 &&
          month <= kMonths && month != number + 1) {
        time.day = number;
        time.part = month;
        time.parts = kMonths;
        continue;
      }
    }
    // Of two digits behind a month or quarter, and in "14/15", it is a year.
    if (digits == kYear || (digits == kShort && !is_ordinal &&
                            (time.part > 0 || end < word.size()))) {
      time.year = number % kCentury;
      of_two_years = two;
    } else if (digits <= kShort && time.parts != kMonths) {
      time.part = number;
    }
  }
  if (of_two_years && time.parts == kQuarters &&
      time.part <= kLastSeasonOfSchool &&
      std::any_of(std::begin(kSeasonWords), std::end(kSeasonWords),
                  [&](std::string_view season) {
                    return ContainsWords(parted, season);
                  }))
    ++time.year;
  return time;
}

// Without years the next of a part is the nearer one: after December comes
// January.
bool IsBefore(const TimeInHeading& a, const TimeInHeading& b) {
  if (a.year == 0 && b.year == 0 && a.parts > kHalves && a.parts == b.parts &&
      a.part != b.part)
    return (b.part - a.part + a.parts) % a.parts * 2 < a.parts;
  return a.order() < b.order();
}

}  // namespace

std::vector<std::string> WithoutTime(const std::string& heading) {
  std::vector<std::string> words = HeadingWords(heading);
  if (!TimeOf(heading).says()) return words;
  const bool from_now = PlaceFromNow(Fold(heading)) > 0;
  std::erase_if(words, [&](const std::string& word) {
    return (from_now && IsOfNow(word)) ||
           word.find_first_of("0123456789") != std::string::npos ||
           IsAmong(kOfTime, word) || PlaceIn(kSeasonWords, word) ||
           OrdinalNamed(word) || MonthNamed(word);
  });
  while (!words.empty() && IsAmong(kLeadsToTime, words.back()))
    words.pop_back();
  while (!words.empty() && IsAmong(kLeadsToTime, words.front()))
    words.erase(words.begin());
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
  // Q1 and Q4 alone are rather the year's first and last than neighbours.
  if (times.size() == 2 && times[0].parts == kQuarters &&
      times[0].order() <= times[1].order())
    return false;
  std::size_t back = 0;
  for (std::size_t i = 1; i < times.size(); ++i)
    back += IsBefore(times[i], times[i - 1]) ? 1 : 0;
  return back == times.size() - 1;
}

std::vector<std::vector<std::size_t>> ColumnsByTime(
    std::span<const std::string> headings) {
  std::map<std::vector<std::string>, std::vector<std::size_t>> by_name;
  std::vector<TimeInHeading> times;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    times.push_back(TimeOf(headings[i]));
    if (times[i].says()) by_name[WithoutTime(headings[i])].push_back(i);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [name, columns] : by_name) {
    std::vector<std::string> named;
    std::set<std::tuple<int, int, int>> different;
    for (const std::size_t column : columns) {
      named.push_back(headings[column]);
      different.insert(times[column].order());
    }
    if (columns.size() < 2 || different.size() < columns.size()) continue;
    if (NewestFirst(named)) std::reverse(columns.begin(), columns.end());
    groups.push_back(std::move(columns));
  }
  return groups;
}

}  // namespace planwatch
