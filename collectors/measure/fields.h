// The fields of a table of measures, and the headings that stand for them. The
// vocabulary stands as tables in fields.cpp. Pure functions: any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/words/columns.h"

namespace planwatch {

// In the order in which `check` lists them.
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

// Its place in the tables of fields.
constexpr std::size_t Index(MeasureField field) {
  return static_cast<std::size_t>(field);
}
// As `columns:` names them: "date".
std::string_view MeasureFieldName(MeasureField field);
std::vector<std::string> MeasureFieldNames();
// For TableColumns.
const FieldTable& MeasureFieldTable();

}  // namespace planwatch
