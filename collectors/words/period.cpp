#include "collectors/words/period.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "collectors/words/date_words.h"

namespace planwatch {
namespace {

using In = Days::In;

// A two-digit number behind a month is its year only within so many years of
// what the document tells of: "May 31" is a day.
constexpr int kNearYears = 10;
// "2015-18" is a stretch of years, "2015-90" is none.
constexpr int kLongestStretch = 30;

struct Year {
  int value = 0;
  bool split = false;  // 2015/16
  std::size_t end = 0;
};

// A table of named periods, its phrases taken apart.
class Names {
 public:
  explicit Names(std::span<const NamedPeriod> table) {
    for (const NamedPeriod& named : table)
      entries_.emplace_back(LexPhrase(named.phrase), named);
  }
  const auto& entries() const { return entries_; }

 private:
  std::vector<std::pair<std::vector<Token>, NamedPeriod>> entries_;
};

class Scanner {
 public:
  Scanner(std::span<const Token> tokens, const DateStyle& style,
          std::optional<int> about, const Calendar& calendar)
      : tokens_(tokens), style_(style), about_(about), calendar_(calendar) {}

  std::vector<Period> Periods() const {
    std::vector<Period> periods;
    for (std::size_t i = 0; i < tokens_.size();) {
      std::optional<Period> period = WeekAt(i);
      if (!period) {
        ++i;
        continue;
      }
      period->begin = i;
      i = period->end = SkipTime(period->end);
      CheckYear(*period);
      PrependDays(periods, *period);
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
  bool IsWord(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kWord;
  }
  bool IsOneOf(std::size_t i, std::string_view symbols) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kSymbol &&
           symbols.find(tokens_[i].text) != std::string_view::npos;
  }
  // No white space before it.
  bool IsGlued(std::size_t i) const {
    return i > 0 && i < tokens_.size() && !tokens_[i].spaced;
  }
  // A number of at most `digits` digits.
  std::optional<int> Number(std::size_t i, std::size_t digits) const {
    if (!IsNumber(i) || Text(i).size() > digits) return std::nullopt;
    int value = 0;
    for (const char c : Text(i)) value = value * 10 + (c - '0');
    return value;
  }
  std::optional<int> FullYear(std::size_t i) const {
    const auto year = Number(i, 4);
    if (!year || !IsPlausibleYear(*year)) return std::nullopt;
    return year;
  }
  // 2015, 15.
  std::optional<int> AnyYear(std::size_t i) const {
    if (Text(i).size() != 2) return FullYear(i);
    const auto digits = Number(i, 2);
    return digits ? std::optional(YearOfTwoDigits(*digits, about_))
                  : std::nullopt;
  }

  // Whether the number at `i` is a number of its own, not the rest of "v2" or
  // of "1.2".
  bool StartsNumber(std::size_t i) const {
    if (!IsNumber(i)) return false;
    if (!IsGlued(i)) return true;
    return !IsWord(i - 1) && !(IsOneOf(i - 1, "/.") && i >= 2 &&
                               IsGlued(i - 1) && !IsOneOf(i - 2, "(["));
  }
  // Whether the number at `i` goes on as another figure: a time, a fraction, a
  // date in figures.
  bool GoesOn(std::size_t i) const {
    if (IsGlued(i + 1) && IsOneOf(i + 1, "/.:-") && IsNumber(i + 2) &&
        IsGlued(i + 2))
      return true;
    if (IsAmong(kDaySuffixes, Text(i + 1)) && IsGlued(i + 1)) return true;
    return Text(i + 1) == "am" || Text(i + 1) == "pm";
  }

  // 2015, 2015/16, 2015-2016, 15/16; with `short_form` also '15 and 15.
  std::optional<Year> YearAt(std::size_t i, bool short_form) const {
    const bool apostrophe = IsOneOf(i, "'");
    if (apostrophe) ++i;
    const auto year = AnyYear(i);
    if (!year) return std::nullopt;
    const bool full = Text(i).size() == 4;
    if (IsOneOf(i + 1, "/-") && IsNumber(i + 2)) {
      const int next = *year + 1;
      const auto written = Number(i + 2, 4);
      const bool two = Text(i + 2).size() == 2;
      // 11/12 is a day of December sooner than a financial year.
      if (written && ((two && *written == next % 100) || *written == next) &&
          (full || short_form || *written > 12))
        return Year{*year, true, i + 3};
    }
    if (full) return Year{*year, false, i + 1};
    if ((!short_form && !apostrophe) || GoesOn(i) || MonthAt(i + 1))
      return std::nullopt;
    return Year{*year, false, i + 1};
  }

  // The year of a month or quarter that ends at `i`, with what may stand
  // between them.
  std::optional<Year> YearAfter(std::size_t i) const {
    std::size_t at = i;
    bool short_form = true;
    while (at < i + 2 && (IsOneOf(at, ".,-/(") || Text(at) == "of" ||
                          Text(at) == "in" || Text(at) == "fy")) {
      short_form = short_form && !IsOneOf(at, ",(");
      ++at;
    }
    if (at < tokens_.size() && tokens_[at].starts_line) short_form = false;
    return YearAt(at, short_form);
  }

  // Whether a number that can't be a year stands where a year would.
  bool IsBadYear(std::size_t i) const {
    if (IsOneOf(i, "-/.")) ++i;
    return IsNumber(i) && Text(i).size() >= 3 && !tokens_[i].starts_line &&
           !FullYear(i);
  }

  static void Attach(Period& period, const std::optional<Year>& year) {
    if (!year) return;
    period.SetYear(year->value, year->split);
    period.end = year->end;
  }

  std::optional<unsigned> MonthAt(std::size_t i) const {
    if (!IsWord(i)) return std::nullopt;
    return MonthNamed(Text(i));
  }
  // Also a misspelt one, which takes a number beside it.
  std::optional<unsigned> MonthBesideNumber(std::size_t i) const {
    if (const auto month = MonthAt(i)) return month;
    return IsWord(i) ? MonthMisspelt(Text(i)) : std::nullopt;
  }
  std::size_t SkipSuffix(std::size_t i) const {
    return IsAmong(kDaySuffixes, Text(i)) ? i + 1 : i;
  }

  // A day with what says that it begins or ends a week.
  std::optional<Period> WeekAt(std::size_t i) const {
    static const Phrases kFrom(kWeekFrom), kTo(kWeekTo);
    const std::size_t from = kFrom.Longest(tokens_, i);
    std::size_t at = i + std::max(from, kTo.Longest(tokens_, i));
    if (at == i) return At(i);
    while (IsAmong(kPartOfDate, Text(at)) || IsOneOf(at, ".:-")) ++at;
    auto period = At(at);
    if (!period || period->days.months != 0) return std::nullopt;
    period->week = from > 0;
    return period;
  }

  std::optional<Period> At(std::size_t i) const {
    if (auto period = Numeric(i)) return period;
    if (auto period = DayOfMonth(i)) return period;
    if (auto period = AfterYear(i)) return period;
    if (auto period = WithoutYear(i)) {
      Attach(*period, YearAfter(period->end));
      if (!period->has_year() && IsVerb(i)) return std::nullopt;
      return period;
    }
    return YearAlone(i);
  }

  // 31/05/2015, 31.5.15, 2015-05-31, 20150531, 30 06 2015, 05/2015, 31/05
  std::optional<Period> Numeric(std::size_t i) const {
    if (!StartsNumber(i)) return std::nullopt;
    if (Text(i).size() == 8) return Compact(i);
    const auto first = Number(i, 4);
    if (!first || !IsNumber(i + 2)) return SpacedOut(i);
    if (!IsOneOf(i + 1, "/.-")) return SpacedOut(i);
    const auto second = Number(i + 2, 2);
    if (second && IsOneOf(i + 3, "/.-") && Text(i + 3) == Text(i + 1) &&
        IsNumber(i + 4) && !MonthAt(i + 5)) {
      if (Text(i).size() == 4) {
        if (const auto day = Number(i + 4, 2))
          return Day(*day, *second, *first, i + 5);
      } else if (Text(i).size() <= 2 && Text(i + 4).size() > 1) {
        return InFigures(*first, *second, AnyYear(i + 4), i + 5);
      }
    }
    if (const auto year = YearAt(i, false); year && year->split)
      return std::nullopt;  // 2015/16
    if (FullYear(i) && second && *second >= 1 && *second <= 12 &&
        Text(i + 2).size() == 2)
      return Months(static_cast<unsigned>(*second), 1, *first, i + 3);
    if (Text(i).size() > 2 || *first < 1) return std::nullopt;
    if (const auto year = FullYear(i + 2); year && *first <= 12)
      return Months(static_cast<unsigned>(*first), 1, *year, i + 3);
    const bool round_the_clock = *first == 24 && second == 7;
    const int largest = style_.month_first ? *first : second.value_or(0);
    if (Text(i + 1) == "/" && second && !round_the_clock && *first <= 31 &&
        *second >= 1 && *second <= 31 && largest <= 12 &&
        !MonthAt(SkipSuffix(i + 3)) && !GoesOn(i + 2))
      return InFigures(*first, *second, std::nullopt, i + 3);
    return std::nullopt;
  }
  std::optional<Period> Compact(std::size_t i) const {
    const int figures = *Number(i, 8);
    Period period =
        *Day(figures % 100, figures / 100 % 100, figures / 10000, i + 1);
    if (!SpanOf(period.days, calendar_)) return std::nullopt;
    return period;
  }
  std::optional<Period> SpacedOut(std::size_t i) const {
    const auto year = FullYear(i + 2);
    if (Text(i).size() != 2 || Text(i + 1).size() != 2 || !year)
      return std::nullopt;
    const auto day = Number(i, 2), month = Number(i + 1, 2);
    if (!day || !month || *day > 31 || *month > 12) return std::nullopt;
    return InFigures(*day, *month, year, i + 3);
  }
  // Which of the two figures is the month is for the column to tell.
  std::optional<Period> InFigures(int first, int second,
                                  std::optional<int> year,
                                  std::size_t end) const {
    const bool bad_year =
        !year && IsNumber(end - 1) && end >= 3 && Text(end - 1).size() > 2;
    if (style_.month_first) std::swap(first, second);
    Period period = *Day(first, second, year, end);
    period.slip = period.slip || bad_year;
    if (style_.mixed && first <= 12 && first != second)
      period.other = Day(second, first, year, end)->days;
    return period;
  }

  // 31st of May 2015, 31-May-15, 31 May
  std::optional<Period> DayOfMonth(std::size_t i) const {
    const auto day = Number(i, 2);
    const bool second =  // 1/2 June
        IsOneOf(i - 1, "/") && i >= 2 && StartsNumber(i - 2);
    if (!day || !(StartsNumber(i) || second) || IsLabel(i)) return std::nullopt;
    std::size_t at = SkipSuffix(i + 1);
    // "1. May" and "1 - May" are numbers of a list.
    const bool marked = IsOneOf(at, "-/.");
    if (marked && at == i + 1 && Text(i).size() == 1 &&
        (tokens_[at].spaced || !IsGlued(at + 1)))
      return std::nullopt;
    if (Text(at) == "of" || marked) ++at;
    const auto month = MonthBesideNumber(at);
    if (!month) return std::nullopt;
    auto period = Day(*day, static_cast<int>(*month), std::nullopt, at + 1);
    period->guessed = !MonthAt(at);
    Attach(*period, YearAfter(at + 1));
    period->slip = !period->days.year && IsBadYear(at + 1);
    if (period->slip) ++period->end;
    return period;
  }
  bool IsLabel(std::size_t i) const {
    return i > 0 && !tokens_[i].starts_line && IsAmong(kLabels, Text(i - 1));
  }

  // 2015/16 Q1, 2015 May, 2015-May-31
  std::optional<Period> AfterYear(std::size_t i) const {
    if (!StartsNumber(i)) return std::nullopt;
    const auto year = YearAt(i, false);
    if (!year) return std::nullopt;
    const std::size_t at = year->end + (IsOneOf(year->end, "-,:/") ? 1 : 0);
    auto period = WithoutYear(at);
    if (!period) return std::nullopt;
    const std::size_t end = period->end;
    const bool quarter = period->days.in == In::kFinancial;
    if (!quarter && YearAfter(end)) {
      const auto day = Number(end + (IsOneOf(end, "-/") ? 1 : 0), 2);
      if (year->split || !day || *day > 31 || Text(at).size() < 3 ||
          period->days.months != 1)
        return std::nullopt;  // 2015, May 2016
      return Day(*day, static_cast<int>(period->days.month), year->value,
                 end + (IsOneOf(end, "-/") ? 2 : 1));
    }
    Attach(*period, year);
    period->end = end;
    return period;
  }

  // May, May 31, spring, summer term, Easter, Q1, first half: but for the year.
  std::optional<Period> WithoutYear(std::size_t i) const {
    static const Names kTermNames(kTerms), kSeasonNames(kSeasons),
        kFeastNames(kFeasts);
    if (auto period = Named(kTermNames, i)) {
      period->guessed = period->term = true;  // each council has its own
      return period;
    }
    if (Text(i) == kEaster) {
      auto period = Day(1, 4, std::nullopt, i + 1);
      period->days.easter = true;
      return period;
    }
    if (auto period = Named(kFeastNames, i)) return period;
    if (auto period = Named(kSeasonNames, i)) return period;
    if (auto period = QuarterOrHalf(i)) return period;
    const bool number_behind = IsNumber(i + 1) || IsNumber(i + 2);
    const auto month = number_behind ? MonthBesideNumber(i) : MonthAt(i);
    if (!month) return std::nullopt;
    auto period = Months(*month, 1, std::nullopt, i + 1);
    period->guessed = !MonthAt(i);
    if (const auto day = Number(i + 1, 2)) {
      const std::size_t end = SkipSuffix(i + 2);
      const bool glued = IsGlued(i + 1);
      const std::size_t after = end + (IsOneOf(end, ",-/") ? 1 : 0);
      if (FullYear(after) || end > i + 2 || Text(i + 1).size() == 1 ||
          (!glued && !MeansYear(i + 1))) {
        const bool hyphened = IsOneOf(end, "-") && !FullYear(end + 1);
        if (!hyphened && !GoesOn(i + 1) | (end > i + 2))
          return Day(*day, static_cast<int>(*month), std::nullopt, end);
      }
    }
    if (IsOneOf(i + 1, "-/") && IsOneOf(i + 3, "-/") && FullYear(i + 4))
      if (const auto day = Number(i + 2, 2))  // May-31-2015
        return Day(*day, static_cast<int>(*month), std::nullopt, i + 3);
    if (IsBadYear(i + 1)) {
      period->slip = true;
      ++period->end;
    }
    return period;
  }
  // Whether the two digits behind a month are its year.
  bool MeansYear(std::size_t i) const {
    const auto digits = Number(i, 2);
    if (*digits > kLongestMonth) return true;
    if (about_) return std::abs(*AnyYear(i) - *about_) <= kNearYears;
    // A month's last day is a day as likely as a year.
    return !style_.day_after_month && *digits < kShortestMonth;
  }

  std::optional<Period> Named(const Names& names, std::size_t i) const {
    std::optional<Period> found;
    for (const auto& [phrase, named] : names.entries())
      if (const std::size_t length = MatchPhrase(tokens_, i, phrase);
          length > 0 && (!found || i + length > found->end))
        found = Period{.days = {.month = named.month,
                                .months = named.months,
                                .day = named.day},
                       .end = i + length};
    return found;
  }

  // Q1, quarter 2, 3rd quarter of, H1, first half of
  std::optional<Period> QuarterOrHalf(std::size_t i) const {
    const auto named = [&](std::size_t at) {
      return IsAmong(kQuarterWords, Text(at)) ? 3
             : IsAmong(kHalfWords, Text(at))  ? 6
                                              : 0;
    };
    int months = named(i);
    std::optional<int> number;
    std::size_t at = i;
    const bool in_words = months == 0;
    if (!in_words) {
      number = Number(i + 1, 1);
      at = i + 2;
    } else {
      for (const auto& [word, value] : kOrdinals)
        if (word == Text(i)) number = value;
      std::size_t word = i + 1;
      if (!number && IsAmong(kDaySuffixes, Text(i + 1))) {
        number = Number(i, 1);
        word = i + 2;
      }
      months = named(word);
      at = word + 1;
    }
    if (months == 0 || !number || *number < 1 || *number > 12 / months)
      return std::nullopt;
    int last = *number;
    if (!in_words && IsOneOf(at, "/-&") && !GoesOn(at + 1)) {  // Q1/2
      const auto next = Number(at + 1, 1);
      if (next && *next == last + 1 && *next <= 12 / months) {
        last = *next;
        at += 2;
      }
    }
    const auto count = static_cast<unsigned>((last - *number + 1) * months);
    const auto skipped = static_cast<unsigned>((*number - 1) * months);
    Period period{
        .days = {.month = MonthAfter(calendar_.year_starts(), skipped),
                 .months = count,
                 .in = In::kFinancial},
        .end = at};
    // Where its year is not split, it may be the calendar's.
    period.other = Days{.month = 1 + skipped, .months = count};
    period.prefers_other = months == 6 && in_words && Text(at) == "of";
    return period;
  }
  static unsigned MonthAfter(unsigned month, unsigned count) {
    return (month + count - 1) % 12 + 1;
  }

  // 2015/16, 2015, FY15, end of the financial year, academic year 2014/15
  std::optional<Period> YearAlone(std::size_t i) const {
    if (auto period = YearInWords(i)) {
      Attach(*period, YearAfter(period->end));
      return period;
    }
    if (!StartsNumber(i) && !IsOneOf(i, "'")) return std::nullopt;
    if (auto stretch = Stretch(i)) return stretch;
    const auto year = YearAt(i, false);
    if (!year) return std::nullopt;
    if (auto period = YearInWords(year->end)) {
      const std::size_t end = period->end;
      Attach(*period, year);
      period->end = end;
      return period;
    }
    if (!year->split && GoesOn(i)) return std::nullopt;
    auto period = Months(year->split ? calendar_.year_starts() : 1, 12,
                         year->value, year->end);
    period->split = year->split;
    if (year->split) period->days.in = In::kFinancial;
    // 2011-12 may be December as well.
    if (year->split && Text(year->end - 1).size() == 2 &&
        IsOneOf(year->end - 2, "-") && *Number(year->end - 1, 2) <= 12)
      period->other = Months(static_cast<unsigned>(*Number(year->end - 1, 2)),
                             1, year->value, 0)
                          ->days;
    if (!year->split) Narrow(*period, i);
    return period;
  }
  // Early in 2015, mid-2015: a part of the year, by which the writer may have
  // meant no more than the year.
  void Narrow(Period& period, std::size_t i) const {
    std::size_t at = i;
    while (at > 0 && (Text(at - 1) == "of" || Text(at - 1) == "in" ||
                      Text(at - 1) == "the" || Text(at - 1) == "-"))
      --at;
    if (at == 0) return;
    const std::string_view word = Text(at - 1);
    const unsigned months = word == "mid" || word == "middle" ? 6
                            : IsAmong(kEarly, word)           ? 3
                                                              : 12;
    if (months == 12) return;
    period.other = period.days;
    period.days.months = months;
    period.guessed = true;
  }
  std::optional<Period> YearInWords(std::size_t i) const {
    static const Phrases kFinancial(kFinancialYearPhrases);
    static const Phrases kAcademic(kAcademicYearPhrases);
    static const Phrases kEnd(kYearEndPhrases);
    const std::size_t financial = kFinancial.Longest(tokens_, i);
    const std::size_t academic = kAcademic.Longest(tokens_, i);
    const std::size_t end = kEnd.Longest(tokens_, i);
    if (financial + academic + end == 0) return std::nullopt;
    Period period;
    period.end = i + std::max({financial, academic, end});
    const unsigned starts =
        academic > 0 ? kAcademicYearStarts : calendar_.year_starts();
    period.days = {.month = starts,
                   .months = 12,
                   .in = academic > 0 ? In::kAcademic : In::kFinancial};
    // "Financial year 2015" may be named after its start or its end; "the end
    // of year 2015" may be the calendar's as well.
    period.other = period.days;
    if (end > 0) {
      period.other = Days{.months = 12};
      period.prefers_other = true;
    }
    return period;
  }
  // 2015-18, 2015/2018: from the first to the last, or to the end of the
  // financial year that ends in the last.
  std::optional<Period> Stretch(std::size_t i) const {
    const auto first = FullYear(i);
    if (!first || !IsOneOf(i + 1, "-/") || !IsGlued(i + 1) || !IsGlued(i + 2) ||
        GoesOn(i + 2))
      return std::nullopt;
    std::optional<int> last = FullYear(i + 2);
    if (Text(i + 2).size() == 2) last = *first / 100 * 100 + *Number(i + 2, 2);
    if (!last || *last <= *first + 1 || *last > *first + kLongestStretch)
      return std::nullopt;
    auto period = Months(1, 12, *last, i + 3);
    period->from = Months(1, 12, *first, 0)->days;
    period->other = Days{.month = calendar_.year_starts(),
                         .months = 12,
                         .year = *last - 1,
                         .in = In::kFinancial};
    period->guessed = true;
    return period;
  }

  static std::optional<Period> Day(int day, int month, std::optional<int> year,
                                   std::size_t end) {
    return Period{.days = {.month = static_cast<unsigned>(month),
                           .day = static_cast<unsigned>(day),
                           .year = year},
                  .slip = year && !IsPlausibleYear(*year),
                  .end = end};
  }
  static std::optional<Period> Months(unsigned month, unsigned months,
                                      std::optional<int> year,
                                      std::size_t end) {
    return Period{.days = {.month = month, .months = months, .year = year},
                  .end = end};
  }

  // "May slip" has no month in it.
  bool IsVerb(std::size_t i) const {
    return (Text(i) == "may" || Text(i) == "march") && IsWord(i + 1) &&
           !IsAmong(kRangeMarks, Text(i + 1)) &&
           !IsAmong(kListMarks, Text(i + 1)) &&
           (i == 0 || (IsWord(i - 1) && !IsAmong(kBeforeMonth, Text(i - 1))));
  }

  // Days that take their month from the one behind them: "1-5 June", "12th,
  // 19th and 26th May".
  void PrependDays(std::vector<Period>& periods, const Period& last) const {
    if (last.days.months != 0 || last.days.easter || last.week) return;
    const std::size_t least = periods.empty() ? 0 : periods.back().end;
    std::vector<Period> found;
    for (Period next = last; next.begin >= least + 2;) {
      const std::size_t mark = next.begin - 1;
      const bool comma = IsOneOf(mark, ",");
      const bool glued = IsGlued(mark) && IsGlued(mark + 1);
      if (!(comma && !found.empty()) && !IsOneOf(mark, "-&") &&
          !(IsOneOf(mark, "/") && glued) && Text(mark) != "and" &&
          Text(mark) != "or" && Text(mark) != "to")
        break;
      std::size_t at = mark - 1;
      if (IsAmong(kDaySuffixes, Text(at)) && at > least) --at;
      const auto day = Number(at, 2);
      if (!day || *day < 1 || static_cast<unsigned>(*day) >= next.days.day ||
          !StartsNumber(at) || IsLabel(at))
        break;
      Period before =
          *Day(*day, static_cast<int>(last.days.month), std::nullopt, mark);
      before.begin = at;
      found.push_back(before);
      next = before;
    }
    periods.insert(periods.end(), found.rbegin(), found.rend());
  }

  void CheckYear(Period& period) const {
    if (!period.has_year() || period.is_year() || period.other ||
        !IsFarYear(*period.days.year, style_.about))
      return;
    period.other = period.days;
    period.other->year = *style_.about;
    period.guessed = true;
  }

  // 2015-05-31T00:00:00.000Z, 31 May 2015 at 10.30am
  std::size_t SkipTime(std::size_t i) const {
    std::size_t at = i;
    if (Text(at) == "t" || Text(at) == "at" || IsOneOf(at, ",")) ++at;
    if (!Number(at, 2)) return i;
    const std::size_t hour = at++;
    while (IsOneOf(at, ":.") && IsNumber(at + 1)) at += 2;
    if (Text(at) == "am" || Text(at) == "pm") return at + 1;
    if (!IsOneOf(hour + 1, ":")) return i;
    return at + (Text(at) == "z" ? 1 : 0);
  }

  const std::span<const Token> tokens_;
  const DateStyle& style_;
  const std::optional<int> about_;
  const Calendar& calendar_;
};

}  // namespace

void Period::SetYear(int year, bool is_split) {
  split = is_split;
  if (split) {
    other.reset();
    if (days.in == In::kCalendar)
      days.in = term ? In::kAcademic : In::kFinancial;
  } else if (other) {
    if (prefers_other) std::swap(days, *other);
    // A financial year that is named by one of its two.
    const bool by_end = is_year() && other->in != In::kCalendar;
    other->year = by_end ? year - 1 : year;
    guessed = true;
  }
  days.year = year;
}

void Period::SetPlanYear(int year) {
  other.reset();
  guessed = true;
  days.year = days.in == In::kAcademic ? year - 1 : year;
  if (days.in == In::kCalendar) days.in = In::kFinancial;
}

std::optional<Span> SpanOf(const Days& days, const Calendar& calendar) {
  if (!days.year) return std::nullopt;
  const unsigned months = std::max(days.months, 1u);
  const unsigned last = (days.month + months - 2) % 12 + 1;
  const bool wraps = days.month + months - 1 > 12;
  const unsigned starts = days.in == In::kCalendar   ? 1
                          : days.in == In::kAcademic ? kAcademicYearStarts
                                                     : calendar.year_starts();
  const int last_year = *days.year + (wraps || last < starts ? 1 : 0);
  if (days.easter) {
    // A financial year may have none, or two: then the second is meant.
    const Date next = EasterOf(*days.year + 1);
    const bool second = days.in != In::kCalendar &&
                        next <= calendar.EndOfFinancialYear(*days.year);
    const Date day = second ? next : EasterOf(last_year);
    return Span{day, day};
  }
  if (days.months == 0) {
    const auto day = PlausibleDate(last_year, days.month, days.day);
    return day ? std::optional(Span{*day, *day}) : std::nullopt;
  }
  if (!IsPlausibleYear(last_year) || days.month > 12) return std::nullopt;
  return Span{*MakeDate(last_year - (wraps ? 1 : 0), days.month, 1),
              LastOfMonth(last_year, last)};
}

std::vector<Period> ScanPeriods(std::span<const Token> tokens,
                                const DateStyle& style,
                                std::optional<int> about,
                                const Calendar& calendar) {
  return Scanner(tokens, style, about, calendar).Periods();
}

}  // namespace planwatch
