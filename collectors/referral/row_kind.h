// What a row of a register is: a referral, or a line that stands among them.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "collectors/base/calendar.h"
#include "collectors/referral/row_cells.h"
#include "collectors/table/row.h"

namespace planwatch {

enum class RowKind : std::uint8_t {
  kReferral,  // or what can't be used in place of one
  kLine,      // of a report: "Total: 60", the name of a group
  kNumbered,  // nothing, or one cell that isn't read: a number, a name
};

// `received`: the day in that column. `rows_above`: of the register; a number
// in place of a day that is no more may count them.
RowKind KindOf(const Row& row, const RowCells& cells,
               std::optional<Date> received, std::size_t rows_above);

// Whether the row has nothing in the columns of labels and none yet in that of
// the triage.
bool HasReceivedAlone(const Row& row, const RowCells& cells);

}  // namespace planwatch
