// What a cell of names has beside them. Pure functions: any thread.
#pragma once

#include <optional>

#include "collectors/plan/fields.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/names.h"

namespace planwatch {

// Adds what was left out of the names, and what may be several. `hidden`: no
// lead is named.
void ReportNames(const Place& place, PlanField field,
                 const NamesReading& reading, bool hidden, ReadReport& report);

// Whether any cell of the leads yields a name: of e-mail addresses none does.
class LeadsRead {
 public:
  void Take(const Place& place, const Cell& cell, const NamesReading& reading);
  void DoubtNone(ReadReport& report) const;

 private:
  std::optional<Place> first_filled_;
  bool any_name_ = false;
};

}  // namespace planwatch
