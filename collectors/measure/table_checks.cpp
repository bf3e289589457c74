#include "collectors/measure/table_checks.h"

#include <optional>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/measure/polarity.h"
#include "collectors/measure/target.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

// What a cell may say of the kind of its row's value, folded.
constexpr std::string_view kActual[] = {"actual", "actuals",     "outturn",
                                        "result", "provisional", "final"};
constexpr std::string_view kOther[] = {
    "forecast",   "forecasted", "target",
    "targets",    "baseline",   "plan",
    "planned",    "estimate",   "estimated",
    "projected",  "projection", "budget",
    "trajectory", "predicted",  "full year forecast"};

// What may stand below "Measure" beside a name below "KPI", folded.
constexpr std::string_view kUnits[] = {"%",
                                       "percent",
                                       "percentage",
                                       "per cent",
                                       "number",
                                       "numeric",
                                       "no",
                                       "no.",
                                       "#",
                                       "count",
                                       "days",
                                       "weeks",
                                       "months",
                                       "hours",
                                       "minutes",
                                       "years",
                                       "£",
                                       "£k",
                                       "£m",
                                       "€",
                                       "$",
                                       "ratio",
                                       "rate",
                                       "score",
                                       "average",
                                       "mean",
                                       "median",
                                       "total",
                                       "sum",
                                       "rate per 1,000",
                                       "index",
                                       "per 1,000",
                                       "rate per 10,000",
                                       "per 10,000",
                                       "working days",
                                       "currency"};

std::string Column(std::size_t column) {
  return "column " + std::to_string(column + 1);
}

}  // namespace

// The target's unit tells: of 5 and 50% beside a target of 40% the second is
// the value.
bool ColumnChoices::DecideValue(const MeasureCells& cells,
                                MeasureHeader& header) {
  if (!header.value_rival()) return true;
  const std::size_t value = *header[MeasureField::kValue];
  const std::size_t rival = *header.value_rival();
  const NumberReading of_value = ReadNumber(cells.At(value).text);
  const NumberReading of_rival = ReadNumber(cells.At(rival).text);
  met_both_ = met_both_ || (of_value.value && of_rival.value);
  const bool value_sign = of_value.unit == "%";
  const bool rival_sign = of_rival.unit == "%";
  const bool value_percent = value_sign || SaysPercent(header.TextOf(value));
  const bool rival_percent = rival_sign || SaysPercent(header.TextOf(rival));
  if (value_percent == rival_percent) return false;
  const auto column = header[MeasureField::kTarget];
  const std::string_view heading =
      column ? header.TextOf(*column) : std::string_view();
  const TargetReading target = ReadTarget(cells.Of(MeasureField::kTarget).text);
  if (target.unit == "%" || SaysPercent(heading))
    header.ChooseValue(value_percent ? value : rival);
  else if ((target.number && value_sign != rival_sign) || SaysNumber(heading))
    header.ChooseValue(value_percent ? rival : value);
  else
    return false;
  return true;
}

bool ColumnChoices::Decide(const MeasureCells& cells, MeasureHeader& header) {
  const std::size_t measure = *header[MeasureField::kMeasure];
  // The headings may come again.
  if (const std::string name = Fold(cells.At(measure).text);
      !name.empty() && name != Fold(header.TextOf(measure)))
    (IsAmong(kUnits, name) ? met_units_ : met_names_) = true;
  const bool knows_value = DecideValue(cells, header);
  return knows_value && (met_names_ || !header.HasMeasureRival());
}

void ColumnChoices::Settle(MeasureHeader& header) const {
  // A column without numbers is no rival.
  if (!met_both_ && header.value_rival() &&
      !header.columns().DoubtOf(Index(MeasureField::kValue), {}))
    header.ChooseValue(*header[MeasureField::kValue]);
}

TableChecks::TableChecks(const MeasureHeader& header, const Place& header_place)
    : header_place_(header_place),
      has_targets_(!header.target_columns().empty()) {
  const bool needs_polarity = !header.polarity_column() &&
                              (header[MeasureField::kTarget] || has_targets_);
  for (const std::size_t column : header.unread()) {
    kinds_[column];
    if (needs_polarity && MaySayPolarity(header.TextOf(column))) ways_[column];
  }
}

void TableChecks::Add(const MeasureCells& cells, Date date) {
  const MeasureHeader& header = cells.header();
  ++rows_;
  target_met_ = target_met_ || FindColumn(header.target_columns(), date);
  for (auto& [column, ways] : ways_) {
    const std::string& text = cells.At(column).text;
    if (ways.other || IsPlaceholder(Fold(text))) continue;
    // "Up" says how the values moved.
    static const PolarityColumn column_of_either("Direction", false);
    const PolarityReading read = column_of_either.Read(text);
    (read.polarity && *read.polarity != Polarity::kNone ? ways.says
                                                        : ways.other) = true;
  }
  for (const OtherColumn& other : header.others())
    if (other.divides)
      divisions_.Add(cells.At(other.column), other, cells.place());
  if (const auto target = header.unread_target();
      target && !target_told_ && ReadTarget(cells.At(target).text).number) {
    target_told_ = true;
    doubts_.push_back(
        {.about = "column",
         .place = header_place_,
         .text = Column(*target) +
                 " is headed as a target and was not read, so that the values "
                 "are not rated",
         .settle = "name its heading in `columns: { target: the heading }`, or "
                   "head it \"Target\""});
  }
  const auto target = header[MeasureField::kTarget]
                          ? header[MeasureField::kTarget]
                          : FindColumn(header.target_columns(), date);
  if (const auto rival = header.target_rival();
      target && rival && !rival_told_ &&
      ReadTarget(cells.At(rival).text).number) {
    rival_told_ = true;
    doubts_.push_back(
        {.about = "column",
         .place = header_place_,
         .text = Column(*rival) +
                 " speaks of a target as well, as that of the year beside the "
                 "one to date; " +
                 Column(*target) + " was taken",
         .settle = "name the heading of the one that the values are to be "
                   "rated by in `columns: { target: the heading }`"});
  }
  for (const std::size_t column : header.plainer()) {
    if (plainer_told_ || !ReadNumber(cells.At(column).text).value) continue;
    plainer_told_ = true;
    doubts_.push_back(
        {.about = "column",
         .place = header_place_,
         .text = "the heading of the column for value says that it is an "
                 "estimate, a plan, another place's or the like, and " +
                 Column(column) + " holds numbers as well; the first was taken",
         .settle = "name the heading of the one that counts in `columns: { "
                   "value: the heading }`"});
  }
}

std::vector<std::size_t> TableChecks::OtherKinds(const MeasureCells& cells) {
  std::vector<std::size_t> columns;
  for (auto& [column, kinds] : kinds_) {
    if (kinds.unknown) continue;
    const std::string folded = Fold(cells.At(column).text);
    if (IsAmong(kOther, folded)) {
      if (!std::exchange(kinds.other, true)) kinds.place = cells.place();
      columns.push_back(column);
    } else if (IsAmong(kActual, folded)) {
      kinds.actual = true;
    } else if (!IsPlaceholder(folded)) {
      kinds.unknown = true;
    }
  }
  return columns;
}

std::vector<std::uint64_t> TableChecks::Digests(const MeasureCells& cells) {
  std::vector<std::uint64_t> digests;
  for (const OtherColumn& other : cells.header().others()) {
    const std::uint64_t digest = DigestOf(cells.At(other.column), other);
    if (digest == 0) continue;
    if (digests.size() <= other.column) digests.resize(other.column + 1);
    digests[other.column] = digest;
  }
  return digests;
}

std::vector<std::size_t> TableChecks::kind_columns() const {
  std::vector<std::size_t> columns;
  for (const auto& [column, kinds] : kinds_)
    if (!kinds.unknown && kinds.actual && kinds.other)
      columns.push_back(column);
  return columns;
}

std::vector<Doubt> TableChecks::Doubts() const {
  std::vector<Doubt> doubts = doubts_;
  if (has_targets_ && !target_met_ && rows_ > 0)
    doubts.push_back(
        {.about = "column",
         .place = header_place_,
         .text = "the headings of the targets name periods that no row has a "
                 "date in, so that the values are not rated",
         .settle = "name the heading of the one that counts in `columns: { "
                   "target: the heading }`"});
  for (const auto& [column, kinds] : kinds_)
    if (!kinds.unknown && !kinds.actual && kinds.other)
      doubts.push_back(
          {.about = "column",
           .place = kinds.place,
           .text = Column(column) +
                   " says of rows that they are forecasts, targets or the "
                   "like, and of none that it is an actual value; all were "
                   "taken",
           .settle = "leave such rows out of the table, or write `actual` "
                     "beside the others"});
  for (const auto& [column, ways] : ways_)
    if (ways.says && !ways.other)
      doubts.push_back(
          {.about = "column",
           .place = header_place_,
           .text = Column(column) +
                   " may say which way is better and was not read; more was "
                   "taken for better where no word says otherwise",
           .settle = "name its heading in `columns: { polarity: the heading "
                     "}`, or head it \"Polarity\""});
  for (Doubt& doubt : divisions_.Doubts()) doubts.push_back(std::move(doubt));
  return doubts;
}

}  // namespace planwatch
