// What a cell of names has beside them. Pure functions: any thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "collectors/plan/draft.h"
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

// Adds that a state ("Transferred to the Early Help plan") stands where a lead
// should, of an action that no rating calls complete. `hidden`: it is not
// quoted, since it may name one.
void DoubtStateAsLead(const Draft& draft, bool hidden, ReadReport& report);

// Names on two lines that a narrow column may have broken, which only the whole
// plan tells: who stands alone in another cell is a lead of their own.
class BrokenNames {
 public:
  void Take(const Place& place, const NamesReading& reading);
  void DoubtEach(ReadReport& report) const;

 private:
  struct Broken {
    Place place;
    std::vector<std::string> lines;
  };
  std::vector<Broken> broken_;
  std::set<std::string> alone_;  // folded
};

}  // namespace planwatch
