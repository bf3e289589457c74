// What a cell of dates says beside its date: of a completion, of a due date
// that can't be read. Pure functions: any thread.
#pragma once

#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/draft.h"
#include "collectors/plan/plan.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/date.h"
#include "collectors/words/rating.h"

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

// Whether a due date that says done may tell what is to be done by then:
// "Delivered March 2015" beside a red or amber rating.
bool MayBeToCome(const std::string& due, Rating rating);

// Takes from a date cell that the action is done; whether it says so.
bool ApplyDone(const Cell& cell, const DateReading& reading, Action& action);

// The doubts that actions name a deadline in their text: "By 30 April 2015 we
// will …". Where no column holds dates, one text alone may tell of something
// else.
class DeadlinesInText {
 public:
  // Of an action that is neither complete nor has a due date.
  void Take(const Draft& draft, const Action& action, const Calendar& calendar,
            ReadReport& report);

 private:
  std::optional<Doubt> without_column_;  // the first one, until there is more
  bool several_ = false;
};

// Of an action that is not complete: the other ways in which its due date may
// be read, where they differ in being overdue.
void DoubtDate(const Place& place, const DateReading& reading,
               ReadReport& report);

// Of an action that is not complete: a due date that ends by saying that
// something is: "30 September 2013 - Review completed".
void DoubtDoneInDue(const Draft& draft, const Action& action,
                    ReadReport& report);

// Deadlines of a few actions that are many years after all others: a slip of
// the year, by which an action is never overdue.
void DoubtFarDates(Plan& plan);

// Of a cell of several actions, `ratings` of them, whose due date has some
// dates and not one for each: all of them are taken for due on the first.
void DoubtFewDates(const Draft& draft, const RatingReading& ratings,
                   const DateOptions& options, const Calendar& calendar,
                   ReadReport& report);

// Where the cells of a row stand under each other's headings, as pasting from
// another table leaves them.
void DoubtPlaces(const Draft& draft, ReadReport& report);

// Adds what is wrong with a due or revised date, or was guessed. `dated`: the
// action has a date, be it this one or the other.
void ReportDue(const Place& place, const Cell& cell, const DateReading& reading,
               bool dated, ReadReport& report);

}  // namespace planwatch
