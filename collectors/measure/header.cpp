#include "collectors/measure/header.h"

#include <algorithm>
#include <array>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

constexpr std::array kPeriodHeadings = {"quarter", "qtr",  "month",
                                        "period",  "week", "half year"};
constexpr std::array kDivisions = {
    "gender",     "sex",       "age",          "age group",
    "age band",   "ethnicity", "ethnic group", "cohort",
    "disability", "breakdown", "dimension",    "disaggregation"};

bool NamesPeriod(std::string_view folded) {
  return std::any_of(
      kPeriodHeadings.begin(), kPeriodHeadings.end(),
      [&](const char* heading) { return ContainsWords(folded, heading); });
}

// How strongly a heading speaks for the field.
double StrengthOf(std::string_view heading, MeasureField field) {
  for (const HeadingVote& vote : MeasureFieldTable().headings.Votes(heading))
    if (vote.field == static_cast<int>(field)) return vote.strength;
  return 0;
}

}  // namespace

MeasureHeader::MeasureHeader(const ConfiguredColumns& configured,
                             const Row& row, const Calendar& calendar)
    : configured_(configured),
      cells_(row.cells),
      columns_(MeasureFieldTable(), configured, row.cells) {
  for (const Cell& cell : cells_) texts_.push_back(Fold(cell.text));
  if (Missing()) return;
  FindPolarity();
  if (!IsConfigured(MeasureField::kTarget)) FindYearTargets(calendar);
  FindCompanions();
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    // What is said about a figure ("RAG", "Comment") is no division of it.
    if (IsRead(i) || texts_[i].empty() || cells_[i].hidden ||
        MeasureFieldTable().headings.Vetoes(
            static_cast<int>(MeasureField::kPolarity), cells_[i].text))
      continue;
    others_.push_back(i);
    if (std::any_of(kDivisions.begin(), kDivisions.end(),
                    [&](const char* text) { return texts_[i] == text; }))
      divisions_.push_back(i);
  }
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
  if (IsConfigured(MeasureField::kValue) || !columns_.DoubtOf(value, {}))
    return std::nullopt;
  std::vector<Cell> without = cells_;
  without[*columns_[value]].text.clear();
  return TableColumns(MeasureFieldTable(), configured_, without)[value];
}

void MeasureHeader::ChooseValue(std::size_t column) {
  const std::size_t value = Index(MeasureField::kValue);
  const std::optional<std::size_t> rival = value_rival();
  if (!rival) return;
  std::vector<Cell> chosen = cells_;
  chosen[column == *rival ? *columns_[value] : *rival].text.clear();
  columns_ = TableColumns(MeasureFieldTable(), configured_, chosen);
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

void MeasureHeader::FindYearTargets(const Calendar& calendar) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (columns_.Has(i) && i != (*this)[MeasureField::kTarget]) continue;
    const std::string text = Tidy(cells_[i].text);
    // The year stands behind or in front.
    for (std::size_t at = text.find(' '); at != text.npos;
         at = text.find(' ', at + 1)) {
      const std::pair<std::string, std::string> parts[] = {
          {text.substr(0, at), text.substr(at + 1)},
          {text.substr(at + 1), text.substr(0, at)}};
      for (const auto& [heading, when] : parts) {
        Cell cell;
        cell.text = when;
        const DateReading year = ReadDate(cell, {}, calendar);
        if (!year.date || !year.begins || year.guessed ||
            StrengthOf(heading, MeasureField::kTarget) < kKnownHeading)
          continue;
        if (year_targets_.empty() || year_targets_.back().column != i)
          year_targets_.push_back({*year.begins, *year.date, i});
      }
    }
  }
  // A target of no year stands for all of them.
  const auto target = (*this)[MeasureField::kTarget];
  if (target && std::none_of(year_targets_.begin(), year_targets_.end(),
                             [&](const YearTarget& of_year) {
                               return of_year.column == *target;
                             }))
    year_targets_.clear();
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
  return columns_.Has(column) || column == polarity_column_ ||
         column == year_ || column == period_ ||
         std::any_of(
             year_targets_.begin(), year_targets_.end(),
             [&](const YearTarget& target) { return target.column == column; });
}

}  // namespace planwatch
