// Rows of a register that are not referrals and were skipped.
//
// One table, one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "collectors/base/calendar.h"
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
    if (referrals_ == 0) {
      heads_groups_ = true;
      return;
    }
    if (place.row == last_row_ + 1 && !is_below_heading_)
      is_below_lone_cell_ = true;
    else
      is_below_heading_ = true;
    last_row_ = place.row;
  }
  // A referral. Whether it and one above have between them nothing but lone
  // cells that head no group: the names of brothers and sisters, perhaps; or,
  // below a gap, a heading at which the dates begin anew, of those that were
  // withdrawn, perhaps.
  bool AddReferral(const Place& place, std::optional<Date> received) {
    ++referrals_;
    const bool is_right_below = place.row == last_row_ + 1;
    last_row_ = place.row;
    const bool is_lone = std::exchange(is_below_lone_cell_, false);
    const bool is_headed = std::exchange(is_below_heading_, false);
    const bool begins_anew = BeginsAnew(received);
    if (received) last_received_ = received;
    return is_right_below && !heads_groups_ &&
           (is_lone || (is_headed && begins_anew));
  }

  // Other headings follow.
  void EndPart() {
    referrals_ = last_row_ = rises_ = falls_ = 0;
    heads_groups_ = is_below_lone_cell_ = is_below_heading_ = false;
    last_received_.reset();
  }
  void EndTable(ReadReport& report) { rows_.EndTable(report); }

 private:
  // Whether the rows run by their dates and this one does not.
  bool BeginsAnew(std::optional<Date> received) {
    constexpr std::size_t kFew = 10;  // of so many steps one is against them
    if (!received || !last_received_ || *received == *last_received_)
      return false;
    const bool falls = *received < *last_received_;
    const std::size_t with = falls ? rises_ : falls_;
    const std::size_t against = ++(falls ? falls_ : rises_);
    return against * kFew <= with;
  }

  PassedRows rows_{
      "lines of a report, headings of groups, rows that hold nothing but a "
      "number or a name"};
  // Of this part: the referrals, and the row of the last one or of a lone cell
  // right below it.
  std::size_t referrals_ = 0, last_row_ = 0;
  bool heads_groups_ = false;  // its first row is a lone cell
  bool is_below_lone_cell_ = false, is_below_heading_ = false;
  std::optional<Date> last_received_;
  std::size_t rises_ = 0, falls_ = 0;  // from one date to the next
};

}  // namespace planwatch
