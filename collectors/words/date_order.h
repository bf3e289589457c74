// Whether the dates of a column that streams have the month first.
//
// Of a plan the whole column is seen before any date of it is read
// (FindDateStyle). The rows of a register or of measures are counted as they
// come and can't be gone back over: by the time that a 05/13/2015 tells that
// the month stands first, a 05/06/2015 before it is counted as the 5th of June.
// Reading the rest month first would make one column of two calendars, and a
// single slip of the keyboard could do it. So every date is read day first, one
// that can't be is rejected, and where all that tells speaks for the month, the
// reader says so: the figures are in doubt until the dates are written so that
// they can be taken for one day only.
//
// One thread; some bytes a column, whatever its length.
#pragma once

#include <optional>
#include <string_view>

#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

class DateOrder {
 public:
  // Fast where the cell is an ISO date, or once one was seen that is a date
  // only day first.
  void Add(const Cell& cell, const Place& place);
  // At the first date that has the month first. `column`: "the column for
  // received".
  std::optional<Doubt> DoubtOf(std::string_view column) const;

 private:
  bool day_first_ = false;            // one is a date only so
  std::optional<Place> month_first_;  // the first that is a date only so
  bool either_ = false;  // one is two dates, of which the first was taken
};

}  // namespace planwatch
