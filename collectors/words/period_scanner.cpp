#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "collectors/words/date_tokens.h"
#include "collectors/words/date_words.h"
#include "collectors/words/period.h"

namespace planwatch {
namespace {

using In = Days::In;

// A two-digit number behind a month is its year only within so many years of
// what the document tells of: "May 31" is a day.
constexpr int kNearYears = 10;
// "2015-18" is a stretch of years, "2015-90" is none.
constexpr int kLongestStretch = 30;

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

class Scanner : private DateTokens {
 public:
  Scanner(std::span<const Token> tokens, const DateStyle& style,
          std::optional<int> about, const Calendar& calendar)
      : DateTokens(tokens, about),
        style_(style),
        about_(about),
        calendar_(calendar) {}

  std::vector<Period> Periods() const {
    std::vector<Period> periods;
    for (std::size_t i = 0; i < size();) {
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
  static void Attach(Period& period, const std::optional<YearFigures>& year) {
    if (!year) return;
    period.SetYear(year->value, year->split);
    period.end = year->end;
  }

  // A day with what says that it begins or ends a week.
  std::optional<Period> WeekAt(std::size_t i) const {
    static const Phrases kFrom(kWeekFrom), kTo(kWeekTo);
    const std::size_t from = kFrom.Longest(all(), i);
    std::size_t at = i + std::max(from, kTo.Longest(all(), i));
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
        (!IsGlued(at) || !IsGlued(at + 1)))
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
      if (const std::size_t length = MatchPhrase(all(), i, phrase);
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
    const std::size_t financial = kFinancial.Longest(all(), i);
    const std::size_t academic = kAcademic.Longest(all(), i);
    const std::size_t end = kEnd.Longest(all(), i);
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

  const DateStyle& style_;
  const std::optional<int> about_;
  const Calendar& calendar_;
};

}  // namespace

std::vector<Period> ScanPeriods(std::span<const Token> tokens,
                                const DateStyle& style,
                                std::optional<int> about,
                                const Calendar& calendar) {
  return Scanner(tokens, style, about, calendar).Periods();
}

}  // namespace planwatch
