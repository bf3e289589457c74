// What one row of a table of measures says: its cells by their fields, and the
// value with what stands beside it.
//
// Messages name fields, never what a cell holds. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/fields.h"
#include "collectors/measure/header.h"
#include "collectors/measure/point_date.h"
#include "collectors/measure/rows.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

// For messages: "the column for date".
std::string NamedColumn(MeasureField field);

// The cells of a row below a header. What it is made of outlives it.
class MeasureCells {
 public:
  // `above`: by column the last cells that went on from none.
  MeasureCells(const MeasureHeader& header, const Row& row,
               const std::vector<Cell>& above)
      : header_(header), row_(row), above_(above) {}

  // A merged cell's rest, and one that says "ditto".
  static bool IsContinuation(const Cell& cell);

  // Empty where there is no such column. Of a cell that goes on, the one above.
  const Cell& At(std::optional<std::size_t> column) const;
  const Cell& Of(MeasureField field) const { return At(header_[field]); }
  // The target and the value that count on the day; of the value null where
  // the headings name other periods.
  const Cell& Target(Date date) const;
  const Cell* Value(Date date) const;
  bool IsBlank(MeasureField field) const {
    return planwatch::IsBlank(Of(field));
  }

  const MeasureHeader& header() const { return header_; }
  const Place& place() const { return row_.place; }

 private:
  const MeasureHeader& header_;
  const Row& row_;
  const std::vector<Cell>& above_;
};

// Those of them that name the row's date.
DateCells DateCellsOf(const MeasureCells& cells);

// Why a row can't be used, whatever its value: it doesn't say of what or when
// it is.
struct MeasureRowFault {
  Remark rejected;
  std::optional<Doubt> doubt = std::nullopt;
};
std::optional<MeasureRowFault> FaultOf(const MeasureCells& cells,
                                       const PointDate& date);

struct PointReading {
  std::optional<WrittenPoint> point;
  std::optional<Remark> rejected;  // why there is none, but for a blank value
  std::vector<Remark> repairs, guesses;
  std::vector<Doubt> doubts;
};
PointReading ReadMeasurePoint(const MeasureCells& cells, Date date);

}  // namespace planwatch
