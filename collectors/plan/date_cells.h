// What a cell of dates says beside its date: of a completion, of a due date
// that can't be read. Pure functions: any thread.
#pragma once

#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/draft.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/date.h"

namespace planwatch {

// What a cell with a date says under the heading of completion.
enum class Completed : unsigned char {
  kSaid,       // nothing but its date, or that the action is done
  kDateFirst,  // more behind its date: "12/03/2015 police only"
  kOther,      // something else: "Draft sent 12/03/2015"
};
Completed CompletedBy(const Cell& cell, const DateOptions& options,
                      const Calendar& calendar);

// The day from which a rating such as "Completed Sept 2015" holds; nullopt
// where it says more than that, or has no date. `year` is the plan's.
std::optional<Date> DayOfCompletion(const std::string& text,
                                    std::optional<int> year,
                                    const Calendar& calendar);

// Of an action that is not complete: the other ways in which its due date may
// be read, where they differ in being overdue.
void DoubtDate(const Place& place, const DateReading& reading,
               ReadReport& report);

// Where the cells of a row stand under each other's headings, as pasting from
// another table leaves them.
void DoubtPlaces(const Draft& draft, ReadReport& report);

// Adds what is wrong with a due date, or was guessed.
void ReportDue(const Place& place, const Cell& cell, const DateReading& reading,
               ReadReport& report);

}  // namespace planwatch
