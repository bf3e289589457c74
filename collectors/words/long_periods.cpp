#include "collectors/words/long_periods.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"

namespace planwatch {
namespace {

using In = Days::In;

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

std::optional<Period> Named(const Names& names, const DateTokens& text,
                            std::size_t i) {
  std::optional<Period> found;
  for (const auto& [phrase, named] : names.entries())
    if (const std::size_t length = MatchPhrase(text.all(), i, phrase);
        length > 0 && (!found || i + length > found->end))
      found = Period{.days = {.month = named.month,
                              .months = named.months,
                              .day = named.day},
                     .end = i + length};
  return found;
}

unsigned MonthAfter(unsigned month, unsigned count) {
  return (month + count - 1) % 12 + 1;
}

// Early in 2015, mid-2015: a part of the year, by which the writer may have
// meant no more than the year.
void Narrow(const DateTokens& text, std::size_t i, Period& period) {
  std::size_t at = i;
  while (at > 0 && (text.Text(at - 1) == "of" || text.Text(at - 1) == "in" ||
                    text.Text(at - 1) == "the" || text.Text(at - 1) == "-"))
    --at;
  if (at == 0) return;
  const std::string_view word = text.Text(at - 1);
  const unsigned months = word == "mid" || word == "middle" ? 6
                          : IsAmong(kEarly, word)           ? 3
                                                            : 12;
  if (months == 12) return;
  period.other = period.days;
  period.days.months = months;
  period.guessed = true;
}

// 2015-18, 2015/2018: from the first to the last, or to the end of the
// financial year that ends in the last; of academic years, of that one.
std::optional<Period> Stretch(const DateTokens& text, std::size_t i,
                              const Calendar& calendar, bool academic = false) {
  const auto first = text.FullYear(i);
  if (!first || !text.IsOneOf(i + 1, "-/") || !text.IsGlued(i + 1) ||
      !text.IsGlued(i + 2) || text.IsContinuation(i + 2))
    return std::nullopt;
  std::optional<int> last = text.FullYear(i + 2);
  if (text.Text(i + 2).size() == 2)
    last = *first / 100 * 100 + *text.Number(i + 2, 2);
  if (!last || *last <= *first + 1 || *last > *first + kLongestStretch)
    return std::nullopt;
  Period period = MonthsOf(1, 12, *last, i + 3);
  static const Phrases kAcademic(kAcademicYearPhrases);
  const std::size_t behind = kAcademic.Longest(text.all(), period.end);
  if (academic || behind > 0) {
    period.end += behind;
    period.days = {.month = kAcademicYearStarts,
                   .months = 12,
                   .year = *last - 1,
                   .in = In::kAcademic};
    period.from = period.days;
    period.from->year = *first;
    return period;
  }
  period.from = MonthsOf(1, 12, *first, 0).days;
  period.other = Days{.month = calendar.year_starts(),
                      .months = 12,
                      .year = *last - 1,
                      .in = In::kFinancial};
  period.guessed = true;
  return period;
}

std::optional<Period> YearInWords(const DateTokens& text, std::size_t i,
                                  const Calendar& calendar) {
  static const Phrases kFinancial(kFinancialYearPhrases);
  static const Phrases kAcademic(kAcademicYearPhrases);
  static const Phrases kEnd(kYearEndPhrases);
  const std::size_t financial = kFinancial.Longest(text.all(), i);
  const std::size_t academic = kAcademic.Longest(text.all(), i);
  const std::size_t end = kEnd.Longest(text.all(), i);
  if (financial + academic + end == 0) return std::nullopt;
  if (academic > 0)
    if (const auto years = Stretch(text, i + academic, calendar, true))
      return years;
  Period period;
  period.end = i + std::max({financial, academic, end});
  const unsigned starts =
      academic > 0 ? kAcademicYearStarts : calendar.year_starts();
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

// Spring 1, summer term 2: a half of the term. Where the first ends is a guess.
std::optional<Period> HalfTermAt(const DateTokens& text, std::size_t i) {
  const std::size_t at = text.Text(i + 1) == "term" ? i + 2 : i + 1;
  const auto half = text.Number(at, 1);
  if (!half || *half < 1 || *half > 2 || text.IsContinuation(at) ||
      text.MonthAt(at + 1))
    return std::nullopt;
  for (std::size_t n = 0; n < std::size(kTerms); ++n) {
    if (kSeasons[n].phrase != text.Text(i)) continue;
    const NamedPeriod& term = kTerms[n];
    const unsigned first = (term.months + 1) / 2;
    Period period = *half == 1
                        ? MonthsOf(term.month, first, std::nullopt, at + 1)
                        : MonthsOf(term.month + first, term.months - first,
                                   std::nullopt, at + 1);
    period.guessed = period.term = true;
    return period;
  }
  return std::nullopt;
}

}  // namespace

Period MonthsOf(unsigned month, unsigned months, std::optional<int> year,
                std::size_t end) {
  return {.days = {.month = month, .months = months, .year = year}, .end = end};
}

std::optional<Period> NamedPeriodAt(const DateTokens& text, std::size_t i) {
  static const Names kTermNames(kTerms), kSeasonNames(kSeasons),
      kFeastNames(kFeasts);
  if (auto period = HalfTermAt(text, i)) return period;
  if (auto period = Named(kTermNames, text, i)) {
    period->guessed = period->term = true;  // each council has its own
    return period;
  }
  if (text.Text(i) == kEaster)
    return Period{.days = {.month = 4, .easter = true}, .end = i + 1};
  if (auto period = Named(kFeastNames, text, i)) return period;
  return Named(kSeasonNames, text, i);
}

namespace {

// The months that a quarter or half says it has: "(Apr-Jun)", "April to
// June". Where they end; `i` itself where there are none, or others.
std::size_t MonthsBehind(const DateTokens& text, std::size_t i, Days& days) {
  const std::size_t at = text.IsOneOf(i, "(,:-") ? i + 1 : i;
  const auto first = text.MonthAt(at);
  // The hyphen of "Apr-Jun" is no token of its own.
  std::size_t second = text.IsOneOf(at + 1, ".") ? at + 2 : at + 1;
  if (text.IsOneOf(second, "-/") || text.Text(second) == "to") ++second;
  const auto last = text.MonthAt(second);
  if (!first || !last || (*last + 12 - *first) % 12 + 1 != days.months)
    return i;
  days.month = *first;
  days.in = In::kCalendar;
  const std::size_t end =
      text.IsOneOf(second + 1, ".") ? second + 2 : second + 1;
  return text.IsOneOf(end, ")") ? end + 1 : end;
}

}  // namespace

std::optional<Period> QuarterOrHalfAt(const DateTokens& text, std::size_t i,
                                      const Calendar& calendar) {
  const auto named = [&](std::size_t at) {
    return IsAmong(kQuarterWords, text.Text(at)) ? 3
           : IsAmong(kHalfWords, text.Text(at))  ? 6
                                                 : 0;
  };
  int months = named(i);
  std::optional<int> number;
  std::size_t at = i;
  const bool in_words = months == 0;
  if (!in_words) {
    const std::size_t label =
        months == 6 && text.Text(i + 1) == "year" ? i + 1 : i;
    number = text.Number(label + 1, 1);
    at = label + 2;
  } else {
    for (const auto& [word, value] : kOrdinals)
      if (word == text.Text(i)) number = value;
    std::size_t word = i + 1;
    if (!number && IsAmong(kDaySuffixes, text.Text(i + 1))) {
      number = text.Number(i, 1);
      word = i + 2;
    }
    months = named(word);
    at = word + 1;
  }
  if (months == 0 || !number || *number < 1 || *number > 12 / months)
    return std::nullopt;
  int last = *number;
  while (!in_words && text.IsOneOf(at, "/-&")) {  // Q1/2/3
    const auto next = text.Number(at + 1, 1);
    const bool goes_on =
        text.IsContinuation(at + 1) &&
        !(text.IsOneOf(at + 2, "/-&") && text.Number(at + 3, 1) == last + 2);
    if (!next || *next != last + 1 || *next > 12 / months || goes_on) break;
    last = *next;
    at += 2;
  }
  const auto count = static_cast<unsigned>((last - *number + 1) * months);
  const auto skipped = static_cast<unsigned>((*number - 1) * months);
  Period period{.days = {.month = MonthAfter(calendar.year_starts(), skipped),
                         .months = count,
                         .in = In::kFinancial},
                .end = at};
  period.end = MonthsBehind(text, at, period.days);
  if (period.end > at) return period;
  // Where its year is not split, it may be the calendar's.
  period.other = Days{.month = 1 + skipped, .months = count};
  period.prefers_other = months == 6 && in_words && text.Text(at) == "of";
  return period;
}

std::optional<Period> NumberedMonthAt(const DateTokens& text, std::size_t i,
                                      const Calendar& calendar) {
  const auto full = text.FullYear(i);
  if (full && text.StartsNumber(i) && text.Text(i + 1) == "m" &&
      text.IsGlued(i + 1) && text.IsGlued(i + 2) &&
      text.Text(i + 2).size() == 2) {
    const auto month = text.Number(i + 2, 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return MonthsOf(static_cast<unsigned>(*month), 1, full, i + 3);
  }
  const auto before =
      text.StartsNumber(i) ? text.YearAt(i, false) : std::nullopt;
  const std::size_t at =
      before ? before->end + (text.IsOneOf(before->end, "-,") ? 1 : 0) : i;
  if (!IsAmong(kPeriodWords, text.Text(at))) return std::nullopt;
  const auto number = text.Number(at + 1, 2);
  if (!number || *number < 1 || *number > 12) return std::nullopt;
  const auto year = before ? before : text.YearAfter(at + 2);
  // Of a year that is not split it may be the calendar's month.
  if (!year || !year->split) return std::nullopt;
  Period period{
      .days = {.month = MonthAfter(calendar.year_starts(),
                                   static_cast<unsigned>(*number) - 1),
               .months = 1,
               .in = In::kFinancial}};
  period.SetYear(year->value, true);
  period.end = before ? at + 2 : year->end;
  return period;
}

std::optional<Period> YearAloneAt(const DateTokens& text, std::size_t i,
                                  const Calendar& calendar) {
  if (auto period = YearInWords(text, i, calendar)) {
    period->Attach(text.YearAfter(period->end));
    return period;
  }
  if (!text.StartsNumber(i) && !text.IsOneOf(i, "'")) return std::nullopt;
  if (auto stretch = Stretch(text, i, calendar)) return stretch;
  const auto year = text.YearAt(i, false);
  if (!year) return std::nullopt;
  if (auto period = YearInWords(text, year->end, calendar)) {
    const std::size_t end = period->end;
    period->Attach(year);
    period->end = end;
    return period;
  }
  if (!year->split && text.IsContinuation(i)) return std::nullopt;
  Period period = MonthsOf(year->split ? calendar.year_starts() : 1, 12,
                           year->value, year->end);
  period.split = year->split;
  if (year->split) period.days.in = In::kFinancial;
  // 2011-12 may be December as well.
  if (year->split && text.Text(year->end - 1).size() == 2 &&
      text.IsOneOf(year->end - 2, "-") && *text.Number(year->end - 1, 2) <= 12)
    period.other =
        MonthsOf(static_cast<unsigned>(*text.Number(year->end - 1, 2)), 1,
                 year->value, 0)
            .days;
  if (!year->split) Narrow(text, i, period);
  return period;
}

}  // namespace planwatch
