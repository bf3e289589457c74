#include "collectors/measure/heading_words.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/measure/value_cell.h"
#include "collectors/words/date.h"
#include "collectors/words/headings.h"
#include "collectors/words/lexer.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

// A longer text is prose.
constexpr std::size_t kLongestHeading = 100;

// All as HeadingWords has them.
constexpr std::string_view kPercentWords[] = {"percent", "percentage", "cent"};
constexpr std::string_view kRateWords[] = {"rate", "ratio", "proportion",
                                           "per"};
constexpr std::string_view kNumberNouns[] = {"no", "count"};
constexpr std::string_view kOtherKinds[] = {
    "estimate", "estimated", "plan",       "england",    "national",
    "region",   "regional",  "comparator", "benchmark",  "peer",
    "similar",  "neighbour", "cumulative", "risk",       "predicted",
    "ytd",      "expected",  "trajectory", "provisional"};
constexpr std::string_view kRowNumbers[] = {"no",  "id",   "ref", "reference",
                                            "row", "line", "code"};

constexpr std::string_view kRatingWords[] = {
    "rag",         "status", "rating",  "current", "rated",
    "performance", "target", "against", "vs",      "colour"};

constexpr std::string_view kRankings[] = {
    "priority",   "risk",    "importance", "impact", "severity", "likelihood",
    "confidence", "quality", "trend",      "travel", "movement", "change",
    "direction",  "level",   "demand",     "volume", "data"};
// Beside these, a direction is the one that is aimed at.
constexpr std::string_view kWishes[] = {
    "desired", "preferred", "good",     "better",    "best",
    "wanted",  "required",  "intended", "ideal",     "aim",
    "optimal", "expected",  "target",   "favourable"};

template <typename List>
bool HasOneOf(std::string_view heading, const List& list) {
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return IsAmong(list, word);
  });
}

// Of a text that names a period and nothing else. Of one without a year it is
// that of some leap year.
std::optional<PeriodColumn> ReadPeriod(std::string_view text,
                                       const Calendar& calendar) {
  constexpr int kBeforeLeapYear = 2015;
  for (const std::string_view word : {"by ", "for ", "in ", "at ", "to "})
    if (text.starts_with(word)) text.remove_prefix(word.size());
  Cell cell;
  cell.text = text;
  DateReading read = ReadDate(cell, {}, calendar);
  const bool every_year = !read.date && read.without_year;
  if (every_year) read = ReadDate(cell, {.year = kBeforeLeapYear}, calendar);
  if (!read.date || (!every_year && read.guessed)) return std::nullopt;
  return PeriodColumn{.column = 0,
                      .first = read.begins.value_or(*read.date),
                      .last = *read.date,
                      .every_year = every_year};
}

unsigned DayOfYear(Date date) {
  const std::chrono::year_month_day day(date);
  return unsigned(day.month()) * 100 + unsigned(day.day());
}

// "Target date"; not "Target to date".
bool IsNoTarget(std::string_view heading) {
  constexpr std::string_view kToDate = " to date";
  std::string undated = Fold(heading);
  if (undated.ends_with(kToDate))
    undated.resize(undated.size() - kToDate.size());
  return MeasureFieldTable().headings.Vetoes(
      static_cast<int>(MeasureField::kTarget), undated);
}

}  // namespace

bool SaysPercent(std::string_view heading) {
  return HasOneOf(heading, kPercentWords) &&
         !ContainsWords(Fold(heading), "number");
}

bool SaysShare(std::string_view heading) {
  return SaysPercent(heading) || HasOneOf(heading, kRateWords);
}

bool SaysActual(std::string_view heading) {
  constexpr std::string_view kActual[] = {"actual", "performance", "value",
                                          "result", "outturn"};
  return HasOneOf(heading, kActual);
}

bool SaysNumber(std::string_view heading) {
  return !SaysShare(heading) && HasOneOf(heading, kNumberNouns);
}

bool SaysTarget(std::string_view heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return !words.empty() &&
         (words.front() == "target" || words.back() == "target") &&
         !IsNoTarget(heading);
}

bool MaySayTarget(std::string_view heading) {
  constexpr std::string_view kTarget[] = {"target"};
  constexpr std::string_view kOthers[] = {
      "stretch",  "aspirational", "minimum",    "england",
      "national", "regional",     "comparator", "benchmark",
      "peer",     "similar",      "neighbour"};
  return HasOneOf(heading, kTarget) && !HasOneOf(heading, kOthers) &&
         !IsNoTarget(heading);
}

bool IsOfAnotherKind(std::string_view heading) {
  return HasOneOf(heading, kOtherKinds);
}

bool RatesValues(std::string_view heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word == "rag"; }) &&
         std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return IsAmong(kRatingWords, word);
         });
}

bool MaySayPolarity(std::string_view heading) {
  return !HasOneOf(heading, kRankings) || SaysWhatIsWanted(heading);
}

bool SaysWhatIsWanted(std::string_view heading) {
  return HasOneOf(heading, kWishes);
}

bool AsksWhichWay(std::string_view heading) {
  constexpr std::string_view kAsked[] = {
      "desired", "preferred", "wanted",     "required", "intended",   "ideal",
      "optimal", "reverse",   "favourable", "metric",   "improvement"};
  constexpr std::string_view kWays[] = {"change", "trend", "direction"};
  return HasOneOf(heading, kAsked) && HasOneOf(heading, kWays);
}

bool MayRateValues(std::string_view heading) {
  constexpr std::string_view kOtherTimes[] = {
      "previous", "prior", "last",    "next",      "forecast", "baseline",
      "future",   "end",   "outlook", "projected", "project",  "action"};
  // That are named by colours.
  constexpr std::string_view kGroups[] = {"team",  "house", "group", "zone",
                                          "route", "line",  "squad", "bin"};
  return !HasOneOf(heading, kRankings) && !HasOneOf(heading, kOtherTimes) &&
         !HasOneOf(heading, kGroups) && !IsOfAnotherKind(heading);
}

bool NamesRating(std::string_view heading) {
  constexpr std::string_view kNames[] = {"rag",    "brag",   "ragb",
                                         "status", "rating", "rated",
                                         "colour", "color",  "traffic"};
  return HasOneOf(heading, kNames);
}

bool AsksWhetherMet(std::string_view heading) {
  constexpr std::string_view kMet[] = {"met", "target", "achieved", "hit",
                                       "reached"};
  return HasOneOf(heading, kMet);
}

bool IsDayOfReport(std::string_view heading) {
  constexpr std::string_view kOfReport[] = {
      "refresh", "refreshed", "extract", "extracted", "run",      "load",
      "loaded",  "report",    "meeting", "snapshot",  "generated"};
  return HasOneOf(heading, kOfReport);
}

bool NumbersRows(std::string_view heading) {
  return HasOneOf(heading, kRowNumbers);
}

std::optional<Row> JoinHeadingRows(const Row& first, const Row& second) {
  if (CountTexts(second) < 2) return std::nullopt;
  Row joined = first;
  joined.cells.resize(std::max(first.cells.size(), second.cells.size()));
  std::string span;       // the heading above, and of those to its right
  std::size_t below = 0;  // headings below it
  bool together = false;  // two stand below one
  for (std::size_t i = 0; i < joined.cells.size(); ++i) {
    const std::string own = Tidy(joined.cells[i].text);
    if (!own.empty()) {
      span = own;
      below = 0;
    }
    const std::string text =
        i < second.cells.size() ? Tidy(second.cells[i].text) : std::string();
    if (text.empty()) continue;
    const bool spans = own.empty() || (i + 1 < joined.cells.size() &&
                                       !HasText(joined.cells[i + 1].text));
    if (!spans || span.empty()) return std::nullopt;
    together = together || ++below > 1;
    joined.cells[i].text = text;
    joined.cells[i].text.append(1, ' ').append(span);
  }
  return together ? std::optional(joined) : std::nullopt;
}

Doubt SecondHeadingsAt(const Place& place) {
  return {.about = "header",
          .place = place,
          .text =
              "this row may be a second row of headings, and those of the "
              "row above were taken alone",
          .settle = "write the headings of each column in one row"};
}

std::size_t CountTexts(const Row& row) {
  std::size_t texts = 0;
  for (const Cell& cell : row.cells) {
    if (cell.date || cell.flaw != Flaw::kNone) return 0;
    const std::string folded = Fold(cell.text);
    if (folded.empty()) continue;
    if (folded.size() > kLongestHeading || IsPlaceholder(folded) ||
        ReadValue(folded).number.value)
      return 0;
    ++texts;
  }
  return texts;
}

std::string WithoutSum(std::string_view heading) {
  std::string text = Tidy(heading);
  const std::string folded = Fold(text);
  for (const std::string_view sum : {"sum of ", "average of "})
    if (folded.starts_with(sum)) return text.substr(sum.size());
  return text;
}

std::optional<MeasureField> FieldBehindSum(std::string_view heading) {
  const std::string rest = WithoutSum(heading);
  if (rest == Tidy(heading)) return std::nullopt;
  for (const MeasureField field : {MeasureField::kValue, MeasureField::kTarget})
    if (StrengthOf(rest, field) >= kKnownHeading) return field;
  return std::nullopt;
}

double StrengthOf(std::string_view heading, MeasureField field) {
  for (const HeadingVote& vote : MeasureFieldTable().headings.Votes(heading))
    if (vote.field == static_cast<int>(field)) return vote.strength;
  return 0;
}

bool PeriodColumn::Covers(Date date) const {
  if (!every_year) return first <= date && date <= last;
  const unsigned from = DayOfYear(first), to = DayOfYear(last),
                 day = DayOfYear(date);
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

std::optional<PeriodColumn> ReadPeriodColumn(std::size_t column,
                                             std::string_view heading,
                                             MeasureField field,
                                             const Calendar& calendar) {
  if (heading.size() > kLongestHeading) return std::nullopt;
  const std::string text = Tidy(WithoutNoteMarks(heading));
  // The period stands behind or in front.
  for (std::size_t at = text.find(' '); at != text.npos;
       at = text.find(' ', at + 1)) {
    const std::pair<std::string, std::string> parts[] = {
        {text.substr(0, at), text.substr(at + 1)},
        {text.substr(at + 1), text.substr(0, at)}};
    for (const auto& [rest, when] : parts) {
      if (StrengthOf(rest, field) < kKnownHeading ||
          (field != MeasureField::kTarget && when.starts_with("to ")))
        continue;
      if (std::optional<PeriodColumn> found = ReadPeriod(when, calendar)) {
        found->column = column;
        return found;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> FindColumn(std::span<const PeriodColumn> columns,
                                      Date date) {
  for (const PeriodColumn& one : columns)
    if (one.Covers(date)) return one.column;
  return std::nullopt;
}

}  // namespace planwatch
