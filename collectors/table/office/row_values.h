// What conditional formats look at while a sheet is read row by row.
//
// One thread at a time.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/table/limits.h"
#include "collectors/table/office/formula.h"

namespace planwatch {

// Values of cells that rules look at from elsewhere, by folded sheet (empty:
// the rules' own) and address.
using FarValues = std::map<std::pair<std::string, CellAddress>, FormulaValue>;

// The values of the row that is read, and of the cells looked up before.
class RowValues : public CellSource {
 public:
  RowValues(const FarValues& far, std::string sheet)
      : far_(far), sheet_(std::move(sheet)) {}

  void StartRow(std::size_t row) {
    row_ = row;
    values_.clear();
  }
  // The same values in another row.
  void MoveTo(std::size_t row) { row_ = row; }
  void Set(std::size_t column, FormulaValue value) {
    if (column >= kMaxColumns) return;
    if (values_.size() <= column) values_.resize(column + 1);
    values_[column] = std::move(value);
  }
  FormulaValue Get(std::string_view sheet, CellAddress at) const override {
    const bool own = sheet.empty() || sheet == sheet_;
    if (own && at.row == row_)
      return at.column < values_.size() ? values_[at.column] : FormulaValue();
    const auto found = far_.find({own ? "" : std::string(sheet), at});
    return found != far_.end() ? found->second : FormulaValue::Unknown();
  }

 private:
  const FarValues& far_;
  std::string sheet_;
  std::size_t row_ = 0;
  std::vector<FormulaValue> values_;
};

}  // namespace planwatch
