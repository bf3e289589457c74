// Rows of a register that are not referrals and were skipped.
//
// One table, one thread.
#pragma once

#include <cstddef>
#include <utility>

#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

class PassedLines {
 public:
  void Add(const Place& place, std::size_t rows = 1) { rows_.Add(place, rows); }
  // One cell alone, which isn't read. Groups may have such headings: then the
  // first one stands above all rows.
  void AddLoneCell(const Place& place) {
    Add(place);
    if (referrals_ == 0) heads_groups_ = true;
    if (referrals_ > 0 && place.row == last_row_ + 1) {
      last_row_ = place.row;
      is_below_lone_cell_ = true;
    }
  }
  // A referral. Whether it and one above have between them nothing but lone
  // cells that head no group: the names of brothers and sisters, perhaps.
  bool AddReferral(const Place& place) {
    ++referrals_;
    const bool is_right_below = place.row == last_row_ + 1;
    last_row_ = place.row;
    return std::exchange(is_below_lone_cell_, false) && is_right_below &&
           !heads_groups_;
  }

  // Other headings follow.
  void EndPart() {
    referrals_ = last_row_ = 0;
    heads_groups_ = is_below_lone_cell_ = false;
  }
  void EndTable(ReadReport& report) { rows_.EndTable(report); }

 private:
  PassedRows rows_{
      "lines of a report, headings of groups, rows that hold nothing but a "
      "number or a name"};
  // Of this part: the referrals, and the row of the last one or of a lone cell
  // right below it.
  std::size_t referrals_ = 0, last_row_ = 0;
  bool heads_groups_ = false;  // its first row is a lone cell
  bool is_below_lone_cell_ = false;
};

}  // namespace planwatch
