#include "collectors/measure/header.h"

#include <algorithm>
#include <array>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

constexpr std::array kPeriodHeadings = {"quarter", "qtr",  "month", "mth",
                                        "period",  "week", "term",  "half"};
// "PERIOD_YEAR" beside "PERIOD_MONTH": the year of a period that another column
// names.
bool NamesYearOfPeriod(std::string_view folded) {
  return Words(folded) == std::vector<std::string>{"period", "year"};
}

bool NamesPeriod(std::string_view folded) {
  if (NamesYearOfPeriod(folded)) return false;
  return std::any_of(
      kPeriodHeadings.begin(), kPeriodHeadings.end(),
      [&](const char* heading) { return ContainsWords(folded, heading); });
}

}  // namespace

MeasureHeader::MeasureHeader(const ConfiguredColumns& configured,
                             const Row& row, const Calendar& calendar)
    : configured_(configured), cells_(row.cells) {
  // "Sum of Value", as Power BI and pivot tables head what they export.
  for (Cell& cell : cells_)
    if (const auto field = FieldBehindSum(cell.text);
        field && !configured.contains(std::string(MeasureFieldName(*field))))
      cell.text = WithoutSum(cell.text);
  columns_ = TableColumns(MeasureFieldTable(), configured, cells_);
  for (const Cell& cell : cells_) texts_.push_back(Fold(cell.text));
  if (Missing()) return;
  FindDate();
  FindPolarity();
  FindTargets(calendar);
  value_columns_ = PeriodColumnsOf(MeasureField::kValue, calendar);
  FindCompanions();
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    // What is said about a figure ("RAG", "Comment") is no division of it.
    if (IsRead(i) || texts_[i].empty() || cells_[i].hidden ||
        MeasureFieldTable().headings.Vetoes(
            static_cast<int>(MeasureField::kPolarity), cells_[i].text))
      continue;
    others_.push_back(MakeOtherColumn(i, cells_[i].text));
  }
  FindPlainer();
  FindRating();
  // Rows of one day have one year; what differs is a year group, as below
  // "School year".
  if (year_) others_.push_back({.column = *year_, .numbers = true});
}

std::optional<MeasureField> MeasureHeader::Missing() const {
  for (const MeasureField field : kMeasureFields)
    if (!(*this)[field] && IsConfigured(field)) return field;
  for (const MeasureField field : kNeededMeasureFields)
    if (!(*this)[field]) return field;
  return std::nullopt;
}

std::size_t MeasureHeader::needed() const {
  return static_cast<std::size_t>(std::count_if(
      kNeededMeasureFields.begin(), kNeededMeasureFields.end(),
      [&](MeasureField field) { return (*this)[field].has_value(); }));
}

std::optional<std::size_t> MeasureHeader::value_rival() const {
  const std::size_t value = Index(MeasureField::kValue);
  if (IsConfigured(MeasureField::kValue) || value_is_chosen_ ||
      !value_columns_.empty())
    return std::nullopt;
  if (!columns_.DoubtOf(value, {})) return ShareBesideNumber();
  std::vector<Cell> without = cells_;
  without[*columns_[value]].text.clear();
  return TableColumns(MeasureFieldTable(), configured_, without)[value];
}

void MeasureHeader::ChooseValue(std::size_t column) {
  const std::size_t value = Index(MeasureField::kValue);
  const std::optional<std::size_t> rival = value_rival();
  if (!rival) return;
  value_is_chosen_ = true;
  if (column == *rival) plainer_.clear();
  std::vector<Cell> chosen = cells_;
  chosen[column == *rival ? *columns_[value] : *rival].text.clear();
  chosen[column].text = "Value";  // whatever else its heading may say
  columns_ = TableColumns(MeasureFieldTable(), configured_, chosen);
}

std::optional<std::size_t> MeasureHeader::MeasureRival() const {
  const std::size_t measure = Index(MeasureField::kMeasure);
  if (IsConfigured(MeasureField::kMeasure) || (*this)[MeasureField::kUnit])
    return std::nullopt;
  std::vector<Cell> without = cells_;
  without[*columns_[measure]].text.clear();
  return TableColumns(MeasureFieldTable(), configured_, without)[measure];
}

MeasureHeader MeasureHeader::WithMeasureAsUnit(const Calendar& calendar) const {
  Row row;
  row.cells = cells_;
  row.cells[*(*this)[MeasureField::kMeasure]].text = "Unit";
  row.cells[*MeasureRival()].text = "Measure";
  MeasureHeader header(configured_, row, calendar);
  header.AdoptTextsOf(*this);
  return header;
}

// The day of an extract or a meeting is none of the values' where another
// column names theirs.
void MeasureHeader::FindDate() {
  const std::size_t date = Index(MeasureField::kDate);
  if (IsConfigured(MeasureField::kDate) ||
      NamesPeriod(texts_[*columns_[date]]) ||
      !(IsDayOfReport(cells_[*columns_[date]].text) ||
        NamesYearOfPeriod(texts_[*columns_[date]])))
    return;
  const bool is_year = NamesYearOfPeriod(texts_[*columns_[date]]);
  std::optional<std::size_t> found;
  for (const std::size_t other : columns_.Others(date)) {
    if (IsDayOfReport(cells_[other].text) ||
        (is_year && !NamesPeriod(texts_[other])))
      continue;
    // A year beside a month only says which month.
    if (!found || (NamesPeriod(texts_[other]) && !NamesPeriod(texts_[*found])))
      found = other;
  }
  if (found) columns_.Take(date, *found);
}

void MeasureHeader::FindPolarity() {
  polarity_column_ = (*this)[MeasureField::kPolarity];
  // Beside a target an aim says which way.
  for (std::size_t i = 0; i < texts_.size() && !polarity_column_; ++i)
    if (!columns_.Has(i) && (texts_[i] == "aim" || texts_[i] == "goal"))
      polarity_column_ = i;
  if (polarity_column_)
    polarity_ = PolarityColumn(cells_[*polarity_column_].text,
                               IsConfigured(MeasureField::kPolarity));
}

// Empty unless the field's own column is among them: one of no period stands
// for all.
std::vector<PeriodColumn> MeasureHeader::PeriodColumnsOf(
    MeasureField field, const Calendar& calendar) const {
  if (IsConfigured(field)) return {};
  const auto own = (*this)[field];
  std::vector<PeriodColumn> columns;
  bool own_too = !own;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (columns_.Has(i) && i != own) continue;
    if (auto column = ReadPeriodColumn(i, cells_[i].text, field, calendar)) {
      columns.push_back(*column);
      own_too = own_too || i == own;
    }
  }
  if (!own_too) columns.clear();
  return columns;
}

void MeasureHeader::FindTargets(const Calendar& calendar) {
  target_columns_ = PeriodColumnsOf(MeasureField::kTarget, calendar);
  const bool has_target =
      (*this)[MeasureField::kTarget] || !target_columns_.empty();
  if (has_target && IsConfigured(MeasureField::kTarget)) return;
  // Told as two columns for the target.
  if (target_columns_.empty() &&
      columns_.DoubtOf(Index(MeasureField::kTarget), {}))
    return;
  std::optional<std::size_t>& found =
      has_target ? target_rival_ : unread_target_;
  for (std::size_t i = 0; i < cells_.size() && !found; ++i)
    if (!IsRead(i) && (has_target ? MaySayTarget(cells_[i].text)
                                  : SaysTarget(cells_[i].text)))
      found = i;
}

void MeasureHeader::FindPlainer() {
  const std::size_t value = *(*this)[MeasureField::kValue];
  if (IsConfigured(MeasureField::kValue) ||
      columns_.DoubtOf(Index(MeasureField::kValue), {}) ||
      !IsOfAnotherKind(cells_[value].text))
    return;
  for (const OtherColumn& other : others_)
    if (const std::string& text = cells_[other.column].text;
        !IsOfAnotherKind(text) && !NumbersRows(text) &&
        !MeasureFieldTable().headings.Vetoes(
            static_cast<int>(MeasureField::kValue), text))
      plainer_.push_back(other.column);
}

void MeasureHeader::FindRating() {
  for (const std::size_t column : unread())
    if (!rating_ && RatesValues(cells_[column].text)) rating_ = column;
}

std::vector<std::size_t> MeasureHeader::unread() const {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (!texts_[i].empty() && !IsRead(i)) columns.push_back(i);
  return columns;
}

std::optional<std::size_t> MeasureHeader::ShareBesideNumber() const {
  const std::string& value = cells_[*(*this)[MeasureField::kValue]].text;
  const auto measure = (*this)[MeasureField::kMeasure];
  if (SaysShare(value) && SaysActual(value)) return std::nullopt;
  for (const OtherColumn& other : others_) {
    const std::string& text = cells_[other.column].text;
    if (IsOfAnotherKind(text) ||
        MeasureFieldTable().headings.Vetoes(
            static_cast<int>(MeasureField::kValue), text))
      continue;
    // "No." in front of the names numbers the rows.
    if (SaysShare(value) ? SaysNumber(text) && other.column + 1 != measure
                         : SaysShare(text))
      return other.column;
  }
  return std::nullopt;
}

std::optional<Doubt> MeasureHeader::DoubtOf(MeasureField field,
                                            const Place& place) const {
  if (auto doubt = columns_.DoubtOf(Index(field), place)) return doubt;
  const auto rival =
      field == MeasureField::kValue ? value_rival() : std::nullopt;
  if (!rival) return std::nullopt;
  const std::string value = std::to_string(*(*this)[field] + 1);
  return Doubt{.about = "column",
               .place = place,
               .text =
                   "the value may be a number or its percentage or rate "
                   "(columns " +
                   value + " and " + std::to_string(*rival + 1) +
                   "), and no target's unit tells; column " + value +
                   " was taken",
               .settle =
                   "name the whole heading in `columns: { value: the "
                   "heading }`"};
}

void MeasureHeader::FindCompanions() {
  const std::size_t date = *(*this)[MeasureField::kDate];
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (columns_.Has(i) ||
        StrengthOf(cells_[i].text, MeasureField::kDate) < kKnownHeading)
      continue;
    if (ContainsWords(texts_[i], "year") && !NamesPeriod(texts_[i])) {
      if (!year_) year_ = i;
    } else if (NamesPeriod(texts_[i]) && !NamesPeriod(texts_[date]) &&
               !period_ && !IsConfigured(MeasureField::kDate)) {
      period_ = i;
    }
  }
}

bool MeasureHeader::IsRead(std::size_t column) const {
  const auto is_in = [&](const std::vector<PeriodColumn>& columns) {
    return std::any_of(
        columns.begin(), columns.end(),
        [&](const PeriodColumn& one) { return one.column == column; });
  };
  return columns_.Has(column) || column == polarity_column_ ||
         column == year_ || column == period_ || is_in(target_columns_) ||
         is_in(value_columns_);
}

}  // namespace planwatch
