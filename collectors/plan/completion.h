// What stands under the heading of completion: a date, a word that says done
// ("Published", "Approved by Cabinet 5/05/2015"), or a text that tells of
// something else. Not thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/plan.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/date.h"
#include "collectors/words/rating.h"

namespace planwatch {

// Whether the text says by a word that ends a matter ("Approved"), or ends in
// "in place", that something was done, and neither denies it nor puts it off:
// "Report presented to Cabinet".
bool TellsOfDeed(const std::string& text);

class CompletionCells {
 public:
  // Completes the action where the cell says so. `said` is its reading as a
  // rating.
  void Read(const Cell& cell, const DateOptions& options,
            const Calendar& calendar, const RatingReading& said, Action& action,
            ReadReport& report);
  // One doubt of the texts that say neither, where their actions are overdue.
  void DoubtTexts(ReadReport& report) const;

 private:
  void ReadDated(const Cell& cell, const DateReading& reading,
                 const DateOptions& options, const Calendar& calendar,
                 Action& action, ReadReport& report) const;
  void NoteText(const Cell& cell, const Action& action);

  std::size_t texts_ = 0;
  std::string first_;
  Place place_;
  std::optional<Date> earliest_;  // of their deadlines
};

}  // namespace planwatch
