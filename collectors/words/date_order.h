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
// An Excel with American settings that opens a British export takes 05/06/2015
// for the 6th of May, a date, and leaves 13/06/2015 a text. In such a column,
// or that part of it which was so opened, the dates are all of the first twelve
// days, and the texts of none.
//
// Programs with American settings write 4/7/2015 12:00:00 AM: where that may be
// of April and of July in every row, nothing tells the order but the way it is
// written. 15/04/07 may have the year first; it does where the first figures
// are the same in all rows, and the last ones would be of all sorts of years.
//
// One thread; some bytes a column, whatever its length.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

class DateOrder {
 public:
  // Events fall on any day of a month; deadlines and ends of periods are
  // chosen, and many of them are the last.
  enum class Days { kOfEvents, kChosen };
  explicit DateOrder(Days days = Days::kOfEvents) : days_(days) {}

  // Fast where the cell is an ISO date, or once it was seen that the day stands
  // first.
  void Add(const Cell& cell, const Place& place);
  // At the first date that has the month first, or whose day and month may have
  // been exchanged. `column`: "the column for received". `beside`: another one
  // of the same document, which may tell of both that the day stands first.
  std::optional<Doubt> DoubtOf(std::string_view column,
                               const DateOrder* beside = nullptr) const;
  // Only of the second.
  std::optional<Doubt> DoubtOfExchange(std::string_view column) const;

 private:
  // Of cells that are dates themselves: how many, where the first stands, and
  // whether the day of one is none of a month's number.
  struct Dates {
    std::size_t count = 0;
    Place first;
    bool has_late_day = false;
    void Add(const Cell& cell, const Place& place);
    void Add(const Dates& more);
  };

  // Of texts of three numbers of two figures.
  struct YearsFirst {
    std::size_t count = 0;
    Place place;  // the first
    bool is_possible = true;
    int least_first = 99, most_first = 0, least_last = 99, most_last = 0;
    void Add(std::string_view text, const Place& at);
    bool AreLikely() const;
  };

  void AddDate(const Cell& cell, const Place& place);
  bool MayBeAmerican(const DateOrder* beside) const;
  // Among which dates day and month may be; nullptr: among none.
  const Dates* MayBeExchanged() const;

  Days days_;
  std::size_t day_first_ = 0;         // how many are dates only so
  std::optional<Place> month_first_;  // the first that is a date only so
  std::size_t either_ = 0;  // how many are two dates; the first was taken
  Place first_either_;
  bool is_as_americans_ = true;  // each is written as 4/7/2015 12:00:00 AM
  YearsFirst years_first_;
  bool both_ = false;  // one is a date either way, be it the same
  Dates dates_;
  // Between the first date that is a text and the last one; behind the last
  // one so far.
  Dates between_, behind_;
};

}  // namespace planwatch
