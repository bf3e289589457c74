#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/date_tokens.h"
#include "collectors/words/date_words.h"
#include "collectors/words/long_periods.h"
#include "collectors/words/period.h"

namespace planwatch {
namespace {

using In = Days::In;

class PeriodScanner : private DateTokens {
 public:
  PeriodScanner(std::span<const Token> tokens, const DateStyle& style,
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
      BeginOf(*period);
      PrependDays(periods, *period);
      periods.push_back(*period);
    }
    return periods;
  }

 private:
  // The start of a term, quarter or financial year is its first month; the
  // writer may have meant no more than the whole.
  void BeginOf(Period& period) const {
    std::size_t at = period.begin;
    while (at > 0 && (Text(at - 1) == "of" || Text(at - 1) == "the")) --at;
    if (at == 0 || at == period.begin || period.days.months < 2 ||
        (period.guessed && !period.term) ||
        !(Text(at - 1) == "start" || Text(at - 1) == "beginning"))
      return;
    period.other = period.days;
    period.days.months = 1;
    period.guessed = true;
  }

  // "Week 12 2026", "CW 12/2026", "2026-W12": which week is the first differs,
  // so it is guessed.
  std::optional<Period> NumberedWeekAt(std::size_t i) const {
    if (const auto year = FullYear(i)) {
      const std::size_t at = i + (IsOneOf(i + 1, "-,") ? 2 : 1);
      if (!IsAmong(kWeekNumber, Text(at))) return std::nullopt;
      return WeekOf(*year, Number(at + 1, 2), at + 2);
    }
    if (!IsAmong(kWeekNumber, Text(i))) return std::nullopt;
    const std::size_t at = i + (IsOneOf(i + 1, ".") ? 2 : 1);
    const std::size_t behind =
        at + (IsOneOf(at + 1, "/,-") || Text(at + 1) == "of" ? 2 : 1);
    const auto year = FullYear(behind);
    if (!year) return std::nullopt;
    return WeekOf(*year, Number(at, 2), behind + 1);
  }

  static std::optional<Period> WeekOf(int year, std::optional<int> week,
                                      std::size_t end) {
    if (!week || *week < 1 || *week > 53) return std::nullopt;
    // The first one has the fourth of January in it.
    using std::chrono::days, std::chrono::weeks;
    const Date fourth{std::chrono::year(year) / std::chrono::January / 4};
    const days since_monday =
        std::chrono::weekday(fourth) - std::chrono::Monday;
    const std::chrono::year_month_day day(fourth - since_monday +
                                          weeks(*week - 1));
    Period period;
    period.days = {.month = static_cast<unsigned>(day.month()),
                   .day = static_cast<unsigned>(day.day()),
                   .year = static_cast<int>(day.year())};
    period.week = period.guessed = true;
    period.end = end;
    return period;
  }

  // "Last week of May 2015"
  std::optional<Period> WeekOfMonthAt(std::size_t i) const {
    const auto* const week =
        std::find_if(std::begin(kWeeksOfMonth), std::end(kWeeksOfMonth),
                     [&](const WeekOfMonth& of) { return of.word == Text(i); });
    if (week == std::end(kWeeksOfMonth) || Text(i + 1) != "week")
      return std::nullopt;
    const bool joined = Text(i + 2) == "of" || Text(i + 2) == "in";
    auto period = At(i + (joined ? 3 : 2));
    if (!period || period->days.months != 1) return std::nullopt;
    period->guessed = true;
    if (week->day != 0) {
      period->days.months = 0;
      period->days.day = week->day;
    }
    return period;
  }

  // A day with what says that it begins or ends a week.
  std::optional<Period> WeekAt(std::size_t i) const {
    if (auto week = NumberedWeekAt(i)) return week;
    if (auto week = WeekOfMonthAt(i)) return week;
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
    if (auto period = NumberedMonthAt(*this, i, calendar_)) return period;
    if (auto period = Numeric(i)) return period;
    if (auto period = DayOfMonth(i)) return period;
    if (auto period = AfterYear(i)) return period;
    if (auto period = WithoutYear(i)) {
      const std::size_t end = period->end;
      period->Attach(YearAfter(end));
      if (!period->has_year() && IsVerb(i)) return std::nullopt;
      const auto day = Number(end, 2);
      if (style_.either_after_month && day && period->end == end + 1 &&
          period->days.months == 1 && !IsGlued(end)) {
        period->other =
            Day(*day, static_cast<int>(period->days.month), style_.about, end)
                .days;
        period->guessed = true;
      }
      return period;
    }
    return YearAloneAt(*this, i, calendar_);
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
      return MonthsOf(static_cast<unsigned>(*second), 1, *first, i + 3);
    if (Text(i).size() > 2 || *first < 1) return std::nullopt;
    if (const auto year = FullYear(i + 2); year && *first <= 12)
      return MonthsOf(static_cast<unsigned>(*first), 1, *year, i + 3);
    const bool round_the_clock = *first == 24 && second == 7;
    const int largest = style_.month_first ? *first : second.value_or(0);
    if (Text(i + 1) == "/" && second && !round_the_clock && *first <= 31 &&
        *second >= 1 && *second <= 31 && largest <= 12 &&
        !MonthAt(SkipSuffix(i + 3)) && !IsContinuation(i + 2))
      return InFigures(*first, *second, std::nullopt, i + 3);
    return std::nullopt;
  }
  std::optional<Period> Compact(std::size_t i) const {
    const int figures = *Number(i, 8);
    Period period =
        Day(figures % 100, figures / 100 % 100, figures / 10000, i + 1);
    if (!SpanOf(period.days, calendar_)) return std::nullopt;
    return period;
  }
  std::optional<Period> SpacedOut(std::size_t i) const {
    const auto year = FullYear(i + 2);
    if (Text(i).size() > 2 || Text(i + 1).size() > 2 || !year ||
        !IsNumber(i + 1) || IsLabel(i) || StartsLine(i + 1) ||
        StartsLine(i + 2))
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
    Period period = Day(first, second, year, end);
    period.slip = period.slip || bad_year;
    if (style_.mixed && first <= 12 && first != second)
      period.other = Day(second, first, year, end).days;
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
    Period period = Day(*day, static_cast<int>(*month), std::nullopt, at + 1);
    period.guessed = !MonthAt(at);
    period.Attach(YearAfter(at + 1));
    period.slip = !period.has_year() && IsBadYear(at + 1);
    if (period.slip) ++period.end;
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
    period->Attach(year);
    period->end = end;
    return period;
  }

  // May, May 31, spring, Easter, Q1: but for the year.
  std::optional<Period> WithoutYear(std::size_t i) const {
    if (auto period = NamedPeriodAt(*this, i)) return period;
    if (auto period = QuarterOrHalfAt(*this, i, calendar_)) return period;
    const bool number_behind = IsNumber(i + 1) || IsNumber(i + 2);
    const auto month = number_behind ? MonthBesideNumber(i) : MonthAt(i);
    if (!month) return std::nullopt;
    const std::size_t at = IsOneOf(i + 1, ".") ? i + 2 : i + 1;  // "Feb. 27"
    if (const std::size_t last = LastOfDays(at); last > at)
      return Day(*Number(last, 2), static_cast<int>(*month), std::nullopt,
                 last + 1);
    if (const std::size_t end = DayBehindMonth(at); end > at)
      return Day(*Number(IsNumber(at) ? at : at + 1, 2),
                 static_cast<int>(*month), std::nullopt, end);
    const bool goes_on = at > i + 1 && (IsOneOf(at, "-/") || Text(at) == "to");
    Period period = MonthsOf(*month, 1, std::nullopt, goes_on ? at : i + 1);
    period.guessed = !MonthAt(i);
    period.slip = IsBadYear(i + 1);
    if (period.slip) ++period.end;
    return period;
  }
  // The last of days behind a month, with their year: "Mar 2 – 13, 2026". `i`
  // itself where there are none.
  std::size_t LastOfDays(std::size_t i) const {
    const auto first = Number(i, 2), last = Number(i + 2, 2);
    if (!first || !last || *first >= *last || *last > kLongestMonth ||
        !(IsOneOf(i + 1, "-") || Text(i + 1) == "to"))
      return i;
    return FullYear(IsOneOf(i + 3, ",") ? i + 4 : i + 3) ? i + 2 : i;
  }
  // Where the day ends that stands at `i`, behind a month: "May 31", "May
  // 31st", "May-31-2015". `i` itself where there is none.
  std::size_t DayBehindMonth(std::size_t i) const {
    if (IsOneOf(i, "-/") && Number(i + 1, 2) && IsOneOf(i + 2, "-/") &&
        FullYear(i + 3))
      return i + 2;
    const auto day = Number(i, 2);
    if (!day) return i;
    const std::size_t end = SkipSuffix(i + 1);
    if (end > i + 1 || FullYear(IsOneOf(end, ",-/") ? end + 1 : end))
      return end;
    // "Mar 2 - Mar 13", "Feb 27 - Mar 13, 2026"
    const bool range = IsOneOf(end, "-") && MonthAt(end + 1);
    const bool ends_in_year =
        range && Number(end + 2, 2) &&
        FullYear(IsOneOf(end + 3, ",") ? end + 4 : end + 3);
    const bool is_day =
        Text(i).size() == 1 || ends_in_year || (!IsGlued(i) && !MeansYear(i));
    return is_day && !IsContinuation(i) && (range || !IsOneOf(end, "-")) ? end
                                                                         : i;
  }
  // Whether the two digits behind a month are its year.
  bool MeansYear(std::size_t i) const {
    const auto digits = Number(i, 2);
    if (*digits > kLongestMonth) return true;
    if (style_.day_after_month) return false;
    if (about_) return std::abs(*AnyYear(i) - *about_) <= kNearYears;
    return *digits < kShortestMonth;  // the last day of a month, or a year
  }

  static Period Day(int day, int month, std::optional<int> year,
                    std::size_t end) {
    return {.days = {.month = static_cast<unsigned>(month),
                     .day = static_cast<unsigned>(day),
                     .year = year},
            .slip = year && !IsPlausibleYear(*year),
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
          Day(*day, static_cast<int>(last.days.month), std::nullopt, mark);
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
  return PeriodScanner(tokens, style, about, calendar).Periods();
}

}  // namespace planwatch
