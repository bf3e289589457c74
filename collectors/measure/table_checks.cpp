#include "collectors/measure/table_checks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/measure/polarity.h"
#include "collectors/measure/target.h"
#include "collectors/measure/value_cell.h"
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

// "CSE01", "NI 59", "1.2": short, with a digit, and no longer word.
bool IsCode(std::string_view folded) {
  constexpr std::size_t kLongest = 12, kLongestLetters = 4;
  std::size_t letters = 0;
  bool digit = false;
  for (const char c : folded) {
    digit = digit || IsDigit(c);
    letters = IsLetter(c) ? letters + 1 : 0;
    if (letters > kLongestLetters) return false;
  }
  return digit && folded.size() <= kLongest;
}

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
  const NumberReading of_value = ReadValue(cells.At(value).text).number;
  const NumberReading of_rival = ReadValue(cells.At(rival).text).number;
  met_both_ = met_both_ || (of_value.value && of_rival.value);
  if (of_rival.value) {
    numbers_rows_ = numbers_rows_ && *of_rival.value == ++rivals_;
  }
  const bool value_sign = of_value.unit == "%";
  const bool rival_sign = of_rival.unit == "%";
  const bool value_percent = value_sign || SaysPercent(header.TextOf(value));
  const bool rival_percent = rival_sign || SaysPercent(header.TextOf(rival));
  const auto column = header[MeasureField::kTarget];
  const std::string_view heading =
      column ? header.TextOf(*column) : std::string_view();
  if (value_percent == rival_percent) {
    const bool value_share = SaysShare(header.TextOf(value));
    if (value_share == SaysShare(header.TextOf(rival)) ||
        SaysShare(heading) == SaysNumber(heading))
      return false;
    header.ChooseValue(SaysShare(heading) == value_share ? value : rival);
    return true;
  }
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
    (IsAmong(kUnits, name) ? saw_units_ : saw_names_) = true;
  const bool knows_value = DecideValue(cells, header);
  return knows_value && (saw_names_ || !header.HasMeasureRival());
}

void ColumnChoices::Settle(MeasureHeader& header) const {
  // A column without numbers, or with 1, 2, 3, is no rival.
  const bool is_none = !met_both_ || (numbers_rows_ && rivals_ > 1);
  if (is_none && header.value_rival() &&
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
    const std::string_view heading = header.TextOf(column);
    const bool asks = AsksWhichWay(heading);
    if (needs_polarity && (asks || MaySayPolarity(heading)))
      ways_[column].asks = asks;
    const bool is_named = column == header.rating();
    if (is_named || MayRateValues(heading))
      rated_[column] = {
          .column = {.names_rating = is_named || NamesRating(heading),
                     .asks_whether = AsksWhetherMet(heading)},
          .is_named = is_named,
          .has_digit = heading.find_first_of("0123456789") != heading.npos};
  }
}

void TableChecks::AddPolarity(const MeasureCells& cells) {
  const MeasureHeader& header = cells.header();
  if (!header.polarity_column()) return;
  const std::string& text = cells.At(header.polarity_column()).text;
  const PolarityReading read = header.polarity().Read(text);
  plus_met_ = plus_met_ || Tidy(text) == "+";
  way_met_ = way_met_ || read.polarity;
  if (read.dash && !dash_) dash_ = cells.place();
}

void TableChecks::AddDate(const MeasureCells& cells) {
  constexpr std::size_t kLength = 7, kDash = 4;
  const std::string text = Tidy(cells.Of(MeasureField::kDate).text);
  if (text.size() != kLength || text[kDash] != '-') return;
  for (std::size_t i = 0; i < kLength; ++i)
    if (i != kDash && !IsDigit(text[i])) return;
  const int year = std::stoi(text.substr(2, 2));
  const int month = std::stoi(text.substr(kDash + 1));
  if (month < 1 || month > 12) return;
  if (month != year + 1)
    month_met_ = true;
  else if (!month_or_year_)
    month_or_year_ = cells.place();
}

void TableChecks::AddName(const MeasureCells& cells) {
  const MeasureHeader& header = cells.header();
  codes_alone_ = codes_alone_ && !header.IsConfigured(MeasureField::kMeasure) &&
                 IsCode(Fold(cells.Of(MeasureField::kMeasure).text));
  if (!codes_alone_) return;
  for (const OtherColumn& other : header.others()) {
    const Cell& cell = cells.At(other.column);
    Texts& texts = texts_[other.column];
    const std::string folded = Fold(cell.text);
    texts.in_each_row = texts.in_each_row && HasLetter(folded) && !cell.date &&
                        !IsPlaceholder(folded) && !IsCode(folded) &&
                        !ReadValue(folded).number.value;
    texts.words = texts.words || Words(folded).size() > 1;
  }
}

void TableChecks::Add(const MeasureCells& cells, Date date) {
  const MeasureHeader& header = cells.header();
  ++rows_;
  AddPolarity(cells);
  AddName(cells);
  AddDate(cells);
  target_met_ = target_met_ || FindColumn(header.target_columns(), date);
  for (auto& [column, ways] : ways_) {
    const std::string& text = cells.At(column).text;
    if (ways.other || IsPlaceholder(Fold(text))) continue;
    // "Up" says how the values moved.
    static const PolarityColumn column_of_either("Direction", false);
    static const PolarityColumn column_of_wishes("Polarity", false);
    const PolarityReading read =
        ways.asks || SaysWhatIsWanted(header.TextOf(column))
            ? column_of_wishes.Read(text)
            : column_of_either.Read(text);
    // A number is a change, whatever its heading asks.
    const bool is_way = read.polarity && *read.polarity != Polarity::kNone;
    const bool is_asked = ways.asks && !ReadValue(Fold(text)).number.value;
    (is_way || is_asked ? ways.says : ways.other) = true;
  }
  for (const OtherColumn& other : header.others())
    if (other.divides)
      divisions_.Add(cells.At(other.column), other, cells.place());
  if (const auto target = header.unread_target();
      target && !target_reported_ && ReadTarget(cells.At(target).text).number) {
    target_reported_ = true;
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
      target && rival && !rival_reported_ &&
      ReadTarget(cells.At(rival).text).number) {
    rival_reported_ = true;
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
    if (plainer_reported_ || !ReadValue(cells.At(column).text).number.value)
      continue;
    plainer_reported_ = true;
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

std::vector<std::pair<std::size_t, Verdict>> TableChecks::Verdicts(
    const MeasureCells& cells) {
  std::vector<std::pair<std::size_t, Verdict>> verdicts;
  for (auto& [column, rated] : rated_) {
    constexpr std::size_t kEnough = 20;  // to tell that it doesn't rate
    if (rated.filled >= kEnough && !rated.rates()) continue;
    const Cell& cell = cells.At(column);
    const std::optional<Verdict> verdict = ReadVerdict(cell, rated.column);
    if (!verdict && IsPlaceholder(Fold(cell.text))) continue;
    ++rated.filled;
    if (!verdict) continue;
    ++rated.rated;
    verdicts.emplace_back(column, *verdict);
  }
  return verdicts;
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

TableFindings TableChecks::Findings() const {
  TableFindings findings;
  for (const auto& [column, kinds] : kinds_)
    if (!kinds.unknown && kinds.actual && kinds.other)
      findings.kind_columns.push_back(column);
  for (const auto& [column, rated] : rated_)
    if (rated.rates()) findings.rating_columns.push_back(column);
  // Beside one of the whole row those of periods are of others.
  if (findings.rating_columns.size() > 1)
    std::erase_if(findings.rating_columns, [&](std::size_t column) {
      return rated_.at(column).has_digit && !rated_.at(column).is_named;
    });
  findings.has_second_target = rival_reported_;
  findings.dash_is_less = dash_ && plus_met_;
  return findings;
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
  if (month_met_ && month_or_year_)
    doubts.push_back(
        {.about = "date",
         .place = *month_or_year_,
         .text = "the date may be a month, as those of other rows are, or a "
                 "year that goes on into the next, as which it was taken",
         .settle = "write the months as in November 2010"});
  const auto texts =
      std::find_if(texts_.begin(), texts_.end(), [](const auto& column) {
        return column.second.in_each_row && column.second.words;
      });
  if (codes_alone_ && rows_ > 0 && texts != texts_.end())
    doubts.push_back(
        {.about = "column",
         .place = header_place_,
         .text = NamedColumn(MeasureField::kMeasure) +
                 " holds codes alone, and " + Column(texts->first) +
                 " may say what is measured; the codes were taken for the "
                 "measures' names",
         .settle = "name the heading of the names in `columns: { measure: the "
                   "heading }`"});
  if (dash_ && !way_met_)
    doubts.push_back(
        {.about = "column",
         .place = *dash_,
         .text = NamedColumn(MeasureField::kPolarity) +
                 " has dashes alone, which may say that less is better or "
                 "nothing; more was taken for better where no word says "
                 "otherwise",
         .settle = "write `more` or `less` there, or leave the cells empty"});
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
