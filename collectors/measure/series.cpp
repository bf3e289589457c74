#include "collectors/measure/series.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "collectors/measure/figures.h"
#include "collectors/measure/fractions.h"
#include "collectors/measure/polarity.h"
#include "collectors/measure/target_period.h"

namespace planwatch {

namespace {

constexpr const char* kSayWhich =
    "say which way is better in a column headed \"Polarity\", or in the "
    "measure's name, as in \"(lower is better)\"";

// What the document says of the value.
std::optional<Rag> RagOf(const WrittenPoint& point, double target) {
  if (point.rag) return point.rag;
  std::optional<Rag> worst;
  for (const auto& [column, verdict] : point.verdicts)
    if (const auto rag = RagOf(verdict, point.value.value, target);
        rag && (!worst || *rag < *worst))
      worst = rag;
  return worst;
}

// A value of a day before the year's end may be part of a count that goes on to
// it.
bool MayGoOn(const WrittenRow& row, const Calendar& calendar) {
  return IsCount(row) && row.period != PeriodLength::kYear &&
         row.date !=
             calendar.EndOfFinancialYear(calendar.FinancialYearOf(row.date));
}

// Whether no value is below the one before it of the same year; `rows` by date.
bool GrowWithinYears(const std::vector<WrittenRow*>& rows,
                     const Calendar& calendar) {
  return std::adjacent_find(rows.begin(), rows.end(),
                            [&](const WrittenRow* a, const WrittenRow* b) {
                              return calendar.FinancialYearOf(a->date) ==
                                         calendar.FinancialYearOf(b->date) &&
                                     b->point.value.value <
                                         a->point.value.value;
                            }) == rows.end();
}

// Which way is better by the ratings that stand in the table: a value over its
// target that is red says that less is. One under it that is green says so
// where it is no count that may go on. Within the tolerance green and amber
// say nothing, for either way has them there.
struct RatedWays {
  bool more = false, less = false;
  const Place* first_less = nullptr;
  const Place* red_within = nullptr;  // red, and no worse than the target
  const Place* may_grow = nullptr;    // green, and under it so far

  void Add(const WrittenRow& row, Rag rag, double target,
           const SettleRules& rules, bool adds_up, bool goes_on) {
    const double value = row.point.value.value;
    if (rag != Rag::kGreen && rag != Rag::kRed) return;
    const bool is_under =
        RateMeasure(value, target, Polarity::kMore, rules.bands) == Rag::kRed;
    const bool is_over =
        RateMeasure(value, target, Polarity::kLess, rules.bands) == Rag::kRed;
    if (!is_under && !is_over) {
      if (rag == Rag::kRed && value >= target && red_within == nullptr)
        red_within = &row.place;
    } else if (is_over == (rag == Rag::kGreen)) {
      more = true;
    } else if (is_under && (adds_up || goes_on)) {
      if (!adds_up && may_grow == nullptr) may_grow = &row.place;
    } else {
      less = true;
      if (first_less == nullptr) first_less = &row.place;
    }
  }
  // After the last row.
  void Settle(const std::vector<WrittenRow*>& rows, const Calendar& calendar) {
    if (may_grow == nullptr) return;
    if (!less && GrowWithinYears(rows, calendar)) return;
    less = true;
    if (first_less == nullptr) first_less = may_grow;
    may_grow = nullptr;
  }
};

// Whether the document's rating is the opposite of the one by the numbers.
bool Disagrees(const MeasurePoint& point, Rag rag, const MeasureBands& bands,
               bool adds_up) {
  const Rag own = RateMeasure(point.value, point.target, point.polarity, bands);
  // Below the year's target a count may be where it should be by now.
  if (adds_up && point.value < *point.target) return false;
  return (rag == Rag::kRed && own == Rag::kGreen) ||
         (rag == Rag::kGreen && own == Rag::kRed);
}

// The first row of a table that goes on after a row of another: a table is
// continued by one whose days are later, and beside another it is of something
// else. `rows` by date.
const Place* FindTurn(const std::vector<WrittenRow*>& rows) {
  std::set<std::size_t> met;
  const WrittenRow* last = nullptr;
  for (const WrittenRow* const row : rows) {
    if (row->is_repeated) continue;
    const bool is_new = met.insert(row->table).second;
    if (!is_new && row->table != last->table) return &row->place;
    last = row;
  }
  return nullptr;
}

}  // namespace

MeasureSeries SettleSeries(std::vector<WrittenRow*> rows,
                           const SettleRules& rules, SettledSeries& settled) {
  std::sort(rows.begin(), rows.end(),
            [](const WrittenRow* a, const WrittenRow* b) {
              return a->date < b->date;
            });
  const Place* const fractions = ScaleFractions(rows);
  if (settled.fractions == nullptr) settled.fractions = fractions;
  if (settled.by_turns == nullptr) settled.by_turns = FindTurn(rows);
  MeasureSeries series{
      rows[0]->labels[0], rows[0]->labels[1], rows[0]->labels[2], {}};
  const std::optional<Polarity> named = PolarityInName(series.measure);
  MeasurePoint point;
  RatedWays ways;
  bool polarity_written = named.has_value(), is_assumed = false;
  // Where the name alone speaks of a direction, and leaves open which.
  bool is_unclear = named == Polarity::kNone;
  std::vector<std::size_t> unclear;  // the points that it leaves unrated
  bool other_period = false;         // the target that stands is of one
  const bool adds_up = rules.cumulative.Contains(series.measure);
  if (named) point.polarity = *named;
  for (WrittenRow* row : rows) {
    WrittenPoint& written = row->point;
    const bool goes_on = MayGoOn(*row, rules.calendar);
    point.date = row->date;
    point.value = written.value.value;
    if (written.no_target) point.target.reset();
    if (written.target) {
      point.target = written.target->value;
      other_period = written.target_of_other_period && !adds_up;
    }
    if (!written.unit.empty()) point.unit = std::move(written.unit);
    if (written.polarity) point.polarity = *written.polarity;
    polarity_written = polarity_written || written.polarity;
    is_unclear = is_unclear && !written.polarity;
    series.points.push_back(point);
    // A target is to be reached unless its row says otherwise; without one,
    // nothing says that more is better.
    const bool is_rated = point.target && !other_period;
    if (point.target && other_period && settled.other_period == nullptr)
      settled.other_period = &row->place;
    if ((!polarity_written && !point.target) || (point.target && other_period))
      series.points.back().polarity = Polarity::kNone;
    if (const auto rag =
            is_rated ? RagOf(written, *point.target) : std::nullopt;
        rag && (!polarity_written || is_unclear)) {
      ways.Add(*row, *rag, *point.target, rules, adds_up, goes_on);
    } else if (rag && settled.disagrees == nullptr &&
               Disagrees(point, *rag, rules.bands, adds_up)) {
      settled.disagrees = &row->place;
    }
    if (is_unclear && is_rated) unclear.push_back(series.points.size() - 1);
    is_assumed = is_assumed || (!polarity_written && is_rated);
  }
  ways.Settle(rows, rules.calendar);
  if (is_unclear && ways.less && !ways.more) {
    settled.rated.insert(series.measure);
    for (const std::size_t i : unclear)
      series.points[i].polarity = Polarity::kLess;
  } else if (named == Polarity::kNone && point.target &&
             settled.unclear == nullptr) {
    settled.unclear = &rows.back()->place;
  }
  if (!is_assumed) return series;
  if (ways.less && !ways.more) {
    settled.rated.insert(series.measure);
    for (MeasurePoint& one : series.points)
      if (one.polarity == Polarity::kMore) one.polarity = Polarity::kLess;
    return series;
  }
  settled.assumed.insert(series.measure);
  for (std::size_t i = 0; i < rows.size() && settled.of_none == nullptr; ++i)
    if (series.points[i].target == 0.0 && series.points[i].value > 0)
      settled.of_none = &rows[i]->place;
  if (ways.less && settled.contradicted == nullptr)
    settled.contradicted = ways.first_less;
  if (settled.red_within == nullptr) settled.red_within = ways.red_within;
  if (settled.may_grow == nullptr && !ways.more)
    settled.may_grow = ways.may_grow;
  return series;
}

void ReportSettled(const SettledSeries& settled, ReadReport& report) {
  if (settled.fractions != nullptr)
    report.AddDoubt(FractionsAt(*settled.fractions));
  if (settled.by_turns != nullptr)
    report.AddDoubt(
        {.about = "table",
         .place = *settled.by_turns,
         .text = "the days of this table lie between those of another that "
                 "has the same measure; both were taken for one series",
         .settle = "where they are of different places or groups, say which in "
                   "a column for area or partner, or leave one out by "
                   "`ignore:`"});
  const auto add_of_rating = [&](const Place* row, std::string text,
                                 std::string settle = kSayWhich) {
    if (row != nullptr)
      report.AddDoubt({.about = "rating",
                       .place = *row,
                       .text = std::move(text),
                       .settle = std::move(settle)});
  };
  add_of_rating(settled.contradicted,
                "the rating in this row says that less is better, and other "
                "rows of the measure that more is; more was taken for better");
  add_of_rating(settled.red_within,
                "the rating in this row is red, and the value reaches its "
                "target if more is better, as was assumed");
  add_of_rating(settled.disagrees,
                "the rating in this row is red and the value reaches its "
                "target, or green and the value misses it, by what the table "
                "says of which way is better",
                "correct the rating, the target or which way is better");
  add_of_rating(settled.may_grow,
                "the rating in this row is green and the value is below its "
                "target: less is better, or the count grows up to the year's "
                "end; more was taken for better",
                std::string(kSayWhich) +
                    "; list measures that add up within the year under "
                    "`cumulative:`");
  if (settled.other_period != nullptr)
    report.AddDoubt(TargetOfOtherPeriodAt(*settled.other_period));
  if (settled.unclear != nullptr)
    report.repairs.Add(
        *settled.unclear, "unknown_polarity",
        std::string("words in the measure's name may say that less is better, "
                    "or something else, so the values are not rated; ") +
            kSayWhich);
  add_of_rating(settled.of_none,
                "the target in this row is 0, and nothing says which way is "
                "better; more was taken for better, so that every value "
                "reaches it");
  if (!settled.rated.empty())
    report.choices.push_back(
        "polarity: the ratings say that less is better of " +
        std::to_string(settled.rated.size()) +
        (settled.rated.size() == 1 ? " measure" : " measures"));
  const std::set<std::string>& assumed = settled.assumed;
  if (!assumed.empty())
    report.choices.push_back("polarity: nothing says which way is better of " +
                             std::to_string(assumed.size()) +
                             (assumed.size() == 1 ? " measure" : " measures") +
                             " with a target; more was taken for better");
}

}  // namespace planwatch
