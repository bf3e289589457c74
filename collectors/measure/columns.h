// Which column of a table of measures is which. Pure functions: any thread.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

enum class MeasureField : unsigned char {
  kDate,
  kMeasure,
  kValue,
  kTarget,
  kUnit,
  kPolarity,
  kArea,
  kPartner
};
inline constexpr std::array kMeasureFields = {
    MeasureField::kDate,   MeasureField::kMeasure, MeasureField::kValue,
    MeasureField::kTarget, MeasureField::kUnit,    MeasureField::kPolarity,
    MeasureField::kArea,   MeasureField::kPartner};
// Those that no table can do without.
inline constexpr std::array kNeededMeasureFields = {
    MeasureField::kDate, MeasureField::kMeasure, MeasureField::kValue};

// As `columns:` names it: "date".
std::string_view MeasureFieldName(MeasureField field);

class MeasureColumns {
 public:
  // Reads a row as one of headings. `configured`: field → heading; such a
  // column is taken first, by its whole heading. Else a heading matches when it
  // contains a synonym as whole words: one that says nothing else goes first,
  // then the longest.
  static MeasureColumns Find(
      const Row& headings,
      const std::map<std::string, std::string>& configured);

  std::optional<std::size_t> operator[](MeasureField field) const {
    return columns_[static_cast<std::size_t>(field)];
  }
  // The first field that is needed, or that is configured, and has no column;
  // nullopt: the row is one of headings.
  std::optional<MeasureField> Missing() const { return missing_; }
  // How many of the needed fields have a column.
  std::size_t found() const;
  bool Has(std::size_t column) const;

 private:
  std::array<std::optional<std::size_t>, kMeasureFields.size()> columns_;
  std::optional<MeasureField> missing_;
};

}  // namespace planwatch
