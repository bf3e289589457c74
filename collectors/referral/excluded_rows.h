// Rows that the name of their sheet, or a heading above them, says are no
// referrals, or count no more: "Withdrawn", "Entered in error", "Example".
//
// One thread, one read. Keeps no text.
#pragma once

#include <optional>
#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

// Whether a text says so and nothing else; not "Examples of good practice".
bool SaysNoReferrals(std::string_view text);

class ExcludedRows {
 public:
  // `caption`: the sheet's name, or the last of its lines stands above the
  // table. `is_chosen`: the configuration says which sheets are the register.
  void StartTable(std::string_view caption, bool is_chosen);
  // A heading of the rows below it, which ends the one above.
  void AddHeading(std::string_view text) { heading_ = SaysNoReferrals(text); }
  void AddReferral(const Place& place) {
    if ((sheet_ || heading_) && !first_) first_ = place;
  }
  // The first of such rows.
  const std::optional<Place>& first() const { return first_; }

 private:
  bool sheet_ = false, heading_ = false;
  std::optional<Place> first_;
};

}  // namespace planwatch
