#include "collectors/words/date.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/lexer.h"

namespace planwatch {
namespace {

constexpr std::pair<std::string_view, unsigned> kMonths[] = {
    {"january", 1},   {"jan", 1},       {"february", 2}, {"feb", 2},
    {"febuary", 2},   {"march", 3},     {"mar", 3},      {"april", 4},
    {"apr", 4},       {"may", 5},       {"june", 6},     {"jun", 6},
    {"july", 7},      {"jul", 7},       {"august", 8},   {"aug", 8},
    {"september", 9}, {"sept", 9},      {"sep", 9},      {"october", 10},
    {"oct", 10},      {"november", 11}, {"nov", 11},     {"december", 12},
    {"dec", 12}};

// The month on whose last day a season ends.
constexpr std::pair<std::string_view, unsigned> kSeasons[] = {
    {"spring", 5}, {"summer", 8}, {"autumn", 11}, {"winter", 2}};

constexpr std::pair<std::string_view, int> kOrdinals[] = {
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"final", 4}};
constexpr std::string_view kQuarterWords[] = {"quarter", "qtr", "q"};
constexpr std::string_view kDaySuffixes[] = {"st", "nd", "rd", "th"};

// The plan's own year, or the year that stands beside them.
constexpr std::string_view kFinancialYearPhrases[] = {
    "financial year", "fin year",        "fiscal year", "year end",
    "end of year",    "end of the year", "fy"};

// What may stand about a date and leaves no doubt of it.
constexpr std::string_view kPartOfDate[] = {
    "end",      "of",     "the",       "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday",  "sunday", "mon",     "tue",
    "tues",     "wed",    "thu",       "thur",   "thurs",   "fri",
    "sat",      "sun",    "financial", "year"};

// In front of a month without a year these say that it is one: "may" is a
// word of its own.
constexpr std::string_view kBeforeMonth[] = {
    "by",        "end",    "of",    "in",   "mid",   "early",
    "late",      "during", "until", "till", "from",  "to",
    "before",    "start",  "and",   "or",   "since", "after",
    "beginning", "review", "due",   "next", "the",   "on"};

// Two months with one of these between them are a stretch of time.
constexpr std::string_view kStretch[] = {"-", "to", "until", "till"};
// Two months of one year: "June/July 2012".
constexpr std::string_view kJoin[] = {"-", "/",   "to", "until", "till",
                                      "&", "and", "or", ","};
// Words that make two dates an old one and a new one.
constexpr std::string_view kMoved[] = {
    "moved",   "revised", "extended", "slipped",    "changed", "now", "new",
    "amended", "delayed", "deferred", "originally", "was",     "→"};

// Known ways of giving no date.
constexpr std::string_view kUndated[] = {"ongoing",
                                         "on going",
                                         "continuous",
                                         "continuously",
                                         "continual",
                                         "continuing",
                                         "rolling",
                                         "permanent",
                                         "asap",
                                         "as soon as possible",
                                         "immediate",
                                         "immediately",
                                         "urgent",
                                         "now",
                                         "tbc",
                                         "tba",
                                         "tbd",
                                         "to be confirmed",
                                         "to be agreed",
                                         "to be determined",
                                         "to be decided",
                                         "to be set",
                                         "n/a",
                                         "n.a",
                                         "na",
                                         "not applicable",
                                         "none",
                                         "nil",
                                         "not set",
                                         "not known",
                                         "unknown",
                                         "no date",
                                         "various",
                                         "as required",
                                         "as needed",
                                         "when required",
                                         "daily",
                                         "weekly",
                                         "fortnightly",
                                         "monthly",
                                         "bi monthly",
                                         "quarterly",
                                         "termly",
                                         "six monthly",
                                         "annual",
                                         "annually",
                                         "yearly",
                                         "each year",
                                         "every year",
                                         "complete",
                                         "completed",
                                         "done"};

constexpr int kFirstYear = 1990, kLastYear = 2100;

template <typename List>
bool Among(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

template <typename List>
auto Lookup(const List& list, std::string_view word) {
  const auto found =
      std::find_if(std::begin(list), std::end(list),
                   [&](const auto& entry) { return entry.first == word; });
  return found == std::end(list) ? std::nullopt : std::optional(found->second);
}

// A table of phrases taken apart.
class Phrases {
 public:
  explicit Phrases(std::span<const std::string_view> phrases) {
    for (const std::string_view phrase : phrases)
      phrases_.push_back(LexPhrase(phrase));
  }
  // How many tokens the longest phrase that begins at `first` has; 0: none
  // does.
  std::size_t Longest(std::span<const Token> tokens, std::size_t first) const {
    std::size_t longest = 0;
    for (const std::vector<Token>& phrase : phrases_)
      longest = std::max(longest, MatchPhrase(tokens, first, phrase));
    return longest;
  }

 private:
  std::vector<std::vector<Token>> phrases_;
};

// A day or a stretch of time that a cell names: tokens [begin, end).
struct Period {
  enum class Unit : unsigned char { kDay, kMonth, kQuarter, kYear };
  Unit unit = Unit::kDay;
  unsigned day = 0;
  unsigned number = 0;  // month or quarter
  std::optional<int> year = std::nullopt;
  bool financial =
      false;  // the year is the one in which a financial one starts
  bool guessed = false;
  std::size_t begin = 0, end = 0;
};

struct Year {
  int value = 0;
  bool financial = false;
  std::size_t end = 0;
};

class Scanner {
 public:
  explicit Scanner(std::span<const Token> tokens) : tokens_(tokens) {}

  std::vector<Period> Periods() const {
    std::vector<Period> periods;
    for (std::size_t i = 0; i < tokens_.size();) {
      std::optional<Period> period = At(i);
      if (!period) {
        ++i;
        continue;
      }
      period->begin = i;
      i = period->end = SkipTime(period->end);
      periods.push_back(*period);
    }
    return periods;
  }

 private:
  std::string_view Text(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].text : std::string_view();
  }
  bool IsNumber(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kNumber;
  }
  // A number of at most `digits` digits.
  std::optional<int> Number(std::size_t i, std::size_t digits) const {
    if (!IsNumber(i) || tokens_[i].text.size() > digits) return std::nullopt;
    int value = 0;
    for (const char c : tokens_[i].text) value = value * 10 + (c - '0');
    return value;
  }
  bool IsOneOf(std::size_t i, std::string_view symbols) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kSymbol &&
           symbols.find(tokens_[i].text) != std::string_view::npos;
  }
  std::optional<int> FullYear(std::size_t i) const {
    const auto year = Number(i, 4);
    if (!year || *year < kFirstYear || *year > kLastYear) return std::nullopt;
    return year;
  }

  // 2015, 2015/16, 2015-2016, 15/16; with `short_form` also '15 and 15.
  std::optional<Year> YearAt(std::size_t i, bool short_form) const {
    const bool apostrophe = IsOneOf(i, "'");
    if (apostrophe) ++i;
    std::optional<int> year = FullYear(i);
    const bool full = year.has_value();
    if (!full) {
      if (!IsNumber(i) || Text(i).size() != 2) return std::nullopt;
      year = 2000 + *Number(i, 2);
    }
    if (IsOneOf(i + 1, "/-") && IsNumber(i + 2)) {
      const int next = *year + 1;
      const auto written = Number(i + 2, 4);
      const bool two = Text(i + 2).size() == 2;
      // 11/12 is a day of December sooner than a financial year.
      if (written && ((two && *written == next % 100) || *written == next) &&
          (full || short_form || *written > 12))
        return Year{*year, true, i + 3};
    }
    if (!full && !short_form && !apostrophe) return std::nullopt;
    return Year{*year, false, i + 1};
  }

  // The year of a month or quarter that ends at `i`, with what may stand
  // between them.
  std::optional<Year> YearAfter(std::size_t i) const {
    std::size_t at = i;
    while (at < i + 2 &&
           (IsOneOf(at, ".,-/(") || Text(at) == "of" || Text(at) == "fy"))
      ++at;
    return YearAt(at, true);
  }

  static void Give(Period& period, const std::optional<Year>& year) {
    if (!year) return;
    period.year = year->value;
    period.financial = year->financial;
    period.end = year->end;
  }

  std::optional<Period> At(std::size_t i) const {
    if (auto period = Numeric(i)) return period;
    if (auto period = DayOfMonth(i)) return period;
    if (auto period = MonthOrSeason(i)) return period;
    if (auto period = QuarterAt(i)) return period;
    return YearAlone(i);
  }

  // 31/05/2015, 31.5.15, 2015-05-31, 05/2015, 31/05
  std::optional<Period> Numeric(std::size_t i) const {
    const auto first = Number(i, 4);
    if (!first || !IsOneOf(i + 1, "/.-") || !IsNumber(i + 2))
      return std::nullopt;
    const auto second = Number(i + 2, 2);
    if (second && IsOneOf(i + 3, "/.-") && Text(i + 3) == Text(i + 1) &&
        IsNumber(i + 4)) {
      if (FullYear(i)) {
        if (const auto day = Number(i + 4, 2))
          return Day(*day, *second, *first, i + 5);
      } else if (Text(i).size() <= 2) {
        if (const auto year = FullYear(i + 4))
          return Day(*first, *second, *year, i + 5);
        if (Text(i + 4).size() == 2)
          return Day(*first, *second, 2000 + *Number(i + 4, 2), i + 5);
      }
    }
    if (const auto year = YearAt(i, false); year && year->financial)
      return std::nullopt;  // 2015/16
    if (FullYear(i) && second && *second >= 1 && *second <= 12 &&
        Text(i + 2).size() == 2)
      return Month(*second, *first, i + 3);
    if (Text(i).size() > 2 || *first < 1) return std::nullopt;
    if (const auto year = FullYear(i + 2); year && *first <= 12)
      return Month(*first, *year, i + 3);
    if (Text(i + 1) == "/" && second && *first <= 31 && *second >= 1 &&
        *second <= 12)
      return Day(*first, *second, std::nullopt, i + 3);
    return std::nullopt;
  }

  // 31st of May 2015, 31-May-15, May 31, 2015, 31 May
  std::optional<Period> DayOfMonth(std::size_t i) const {
    if (const auto day = Number(i, 2)) {
      std::size_t at = i + 1;
      if (Among(kDaySuffixes, Text(at))) ++at;
      if (Text(at) == "of" || IsOneOf(at, "-/.")) ++at;
      const auto month = Lookup(kMonths, Text(at));
      if (!month) return std::nullopt;
      Period period = Day(*day, static_cast<int>(*month), std::nullopt, at + 1);
      Give(period, YearAfter(at + 1));
      return period;
    }
    const auto month = Lookup(kMonths, Text(i));
    const auto day = Number(i + 1, 2);
    if (!month || !day) return std::nullopt;
    const bool suffix = Among(kDaySuffixes, Text(i + 2));
    const std::size_t after = i + 2 + (suffix ? 1 : 0) +
                              (IsOneOf(i + 2 + (suffix ? 1 : 0), ",") ? 1 : 0);
    if (const auto year = FullYear(after))
      return Day(*day, static_cast<int>(*month), *year, after + 1);
    if (suffix || Text(i + 1).size() == 1)
      return Day(*day, static_cast<int>(*month), std::nullopt,
                 i + (suffix ? 3 : 2));
    return std::nullopt;  // May 15
  }

  std::optional<Period> MonthOrSeason(std::size_t i) const {
    const auto season = Lookup(kSeasons, Text(i));
    const auto month = season ? season : Lookup(kMonths, Text(i));
    if (!month) return std::nullopt;
    Period period = Month(static_cast<int>(*month), std::nullopt, i + 1);
    std::size_t at = i + 1;
    if (season && Text(at) == "term") {
      period.guessed = true;
      period.end = ++at;
    }
    Give(period, YearAfter(at));
    if (!period.year && !season && i > 0 &&
        tokens_[i - 1].kind == Token::Kind::kWord &&
        !Among(kBeforeMonth, Text(i - 1)))
      return std::nullopt;
    // Winter 2015 ends in February 2016.
    if (season && *month == 2 && period.year && !period.financial) {
      ++*period.year;
      period.guessed = true;
    }
    return period;
  }

  // Q1 2015/16, 2015/16 Q1, quarter 2, third quarter of 2015/16
  std::optional<Period> QuarterAt(std::size_t i) const {
    std::optional<Year> before = YearAt(i, false);
    std::size_t at = before ? before->end : i;
    if (before && IsOneOf(at, "-,:/")) ++at;
    std::optional<int> number;
    if (Among(kQuarterWords, Text(at))) {
      number = Number(at + 1, 1);
      at += 2;
    } else {
      number = Lookup(kOrdinals, Text(at));
      std::size_t word = at + 1;
      if (!number && Among(kDaySuffixes, Text(at + 1))) {
        number = Number(at, 1);
        word = at + 2;
      }
      if (!Among(kQuarterWords, Text(word))) return std::nullopt;
      at = word + 1;
    }
    if (!number || *number < 1 || *number > 4) return std::nullopt;
    Period period{.unit = Period::Unit::kQuarter,
                  .number = static_cast<unsigned>(*number),
                  .end = at};
    Give(period, before ? before : YearAfter(at));
    period.end = std::max(period.end, at);
    // A quarter belongs to a financial year; by which of its two calendar
    // years the plan calls it, it does not say.
    period.guessed = period.year && !period.financial;
    period.financial = true;
    return period;
  }

  // 2015/16, 2015, FY15, end of the financial year (2015/16)
  std::optional<Period> YearAlone(std::size_t i) const {
    Period period{.unit = Period::Unit::kYear, .end = i};
    static const Phrases kPhrases(kFinancialYearPhrases);
    period.end = i + kPhrases.Longest(tokens_, i);
    if (period.end > i) {
      const std::size_t end = period.end;
      Give(period, YearAfter(end));
      period.guessed =
          (period.year && !period.financial) || !(Text(i).starts_with('f'));
      period.financial = true;
      return period;
    }
    const auto year = YearAt(i, false);
    if (!year) return std::nullopt;
    Give(period, year);
    return period;
  }

  static Period Day(int day, int month, std::optional<int> year,
                    std::size_t end) {
    return {.unit = Period::Unit::kDay,
            .day = static_cast<unsigned>(day),
            .number = static_cast<unsigned>(month),
            .year = year,
            .end = end};
  }
  static Period Month(int month, std::optional<int> year, std::size_t end) {
    return {.unit = Period::Unit::kMonth,
            .number = static_cast<unsigned>(month),
            .year = year,
            .end = end};
  }

  // 2015-05-31T00:00:00.000Z
  std::size_t SkipTime(std::size_t i) const {
    std::size_t at = i + (Text(i) == "t" ? 1 : 0);
    if (!IsNumber(at) || !IsOneOf(at + 1, ":") || !IsNumber(at + 2)) return i;
    at += 3;
    while (IsOneOf(at, ":.") && IsNumber(at + 1)) at += 2;
    return at + (Text(at) == "z" ? 1 : 0);
  }

  std::span<const Token> tokens_;
};

// The period's last day in a year; nullopt where there is no such day.
std::optional<Date> LastDay(const Period& period, int year, bool financial,
                            const Calendar& calendar) {
  const auto calendar_year = [&](unsigned month) {
    return financial && month < calendar.year_starts() ? year + 1 : year;
  };
  switch (period.unit) {
    case Period::Unit::kDay:
      return MakeDate(calendar_year(period.number), period.number, period.day);
    case Period::Unit::kMonth:
      return LastOfMonth(calendar_year(period.number), period.number);
    case Period::Unit::kQuarter:
      return calendar.EndOf(Quarter{year, static_cast<int>(period.number)});
    case Period::Unit::kYear:
      return financial ? calendar.EndOfFinancialYear(year)
                       : LastOfMonth(year, 12);
  }
  return std::nullopt;
}

// Whether one token of the list is all that stands between two neighbours.
template <typename List>
bool JoinedBy(std::span<const Token> tokens, const Period& a, const Period& b,
              const List& list) {
  return b.begin == a.end + 1 && Among(list, tokens[a.end].text);
}

// Drops the first of two periods that are one: "June/July 2012", and "April
// 2015 - March 2016" unless the cell speaks of a move.
void DropStarts(std::span<const Token> tokens, std::vector<Period>& periods) {
  const bool moved =
      std::any_of(tokens.begin(), tokens.end(),
                  [](const Token& t) { return Among(kMoved, t.text); });
  for (std::size_t i = 0; i + 1 < periods.size();) {
    const Period& a = periods[i];
    Period& b = periods[i + 1];
    const bool same = a.unit == b.unit && b.year;
    const bool one_year = same && !a.year && JoinedBy(tokens, a, b, kJoin);
    const bool stretch = same && a.year && !moved &&
                         a.unit != Period::Unit::kDay &&
                         JoinedBy(tokens, a, b, kStretch);
    if (!one_year && !stretch) {
      ++i;
      continue;
    }
    b.guessed = b.guessed || stretch;
    b.begin = a.begin;
    periods.erase(periods.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// The dates of one text, in its order.
struct Dates {
  std::vector<Date> dates;
  bool guessed = false, impossible = false, without_year = false;
  bool undated = false;  // says in words that there is none
  bool blank = true;
};

Dates ReadDates(std::string_view cell, std::optional<int> plan_year,
                const Calendar& calendar) {
  Dates found;
  const std::string text = Fold(cell);
  const std::vector<Token> tokens = LexPhrase(text);
  std::vector<Period> periods = Scanner(tokens).Periods();
  DropStarts(tokens, periods);

  // "Review of 2014 by June 2015" is June; "30 June, then autumn 2015" is
  // autumn: the finer and the fuller go first.
  const auto prefer = [&](auto better) {
    if (std::any_of(periods.begin(), periods.end(), better))
      std::erase_if(periods, [&](const Period& p) { return !better(p); });
  };
  std::vector<bool> covered(tokens.size());
  for (const Period& period : periods)
    std::fill(covered.begin() + static_cast<std::ptrdiff_t>(period.begin),
              covered.begin() + static_cast<std::ptrdiff_t>(period.end), true);
  prefer([](const Period& p) { return p.year.has_value(); });
  prefer([](const Period& p) { return p.unit != Period::Unit::kYear; });

  for (const Period& period : periods) {
    if (!period.year && !plan_year) {
      found.without_year = true;
      continue;
    }
    const std::optional<Date> date =
        period.year ? LastDay(period, *period.year, period.financial, calendar)
                    : LastDay(period, *plan_year, true, calendar);
    found.impossible = found.impossible || !date;
    found.guessed = found.guessed || period.guessed || !period.year;
    if (date) found.dates.push_back(*date);
  }
  static const Phrases kNoDate(kUndated);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Token::Kind::kSymbol) continue;
    found.blank = false;
    found.undated = found.undated || kNoDate.Longest(tokens, i) > 0;
    found.guessed =
        found.guessed || (!covered[i] && !Among(kPartOfDate, tokens[i].text));
  }
  return found;
}

}  // namespace

DateReading ReadDate(const Cell& cell, const DateOptions& options,
                     const Calendar& calendar) {
  const Dates before = ReadDates(cell.struck, options.year, calendar);
  Dates now;
  if (cell.date) {
    const std::chrono::year_month_day day{*cell.date};
    now.dates = {cell.month_only
                     ? LastOfMonth(static_cast<int>(day.year()),
                                   static_cast<unsigned>(day.month()))
                     : *cell.date};
    now.blank = false;
  } else {
    now = ReadDates(cell.text, options.year, calendar);
  }
  std::vector<Date> dates = before.dates;
  dates.insert(dates.end(), now.dates.begin(), now.dates.end());

  DateReading reading;
  reading.text = Tidy(cell.text);
  if (!dates.empty()) {
    reading.date = dates.front();
    if (dates.back() != dates.front()) reading.revised = dates.back();
    reading.guessed = (!now.dates.empty() && now.guessed) ||
                      (!before.dates.empty() && before.guessed);
  }
  reading.impossible = now.impossible;
  reading.without_year = dates.empty() && now.without_year;
  reading.undated = now.undated;
  reading.unreadable = dates.empty() && !now.impossible && !now.without_year &&
                       !now.blank && !now.undated;
  return reading;
}

DateStyle FindDateStyle(std::span<const Cell* const>) { return {}; }

}  // namespace planwatch
