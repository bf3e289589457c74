// Whether hidden sheets have rows of a register, under its headings.
//
// One thread, one read. Keeps no text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "collectors/referral/cells.h"
#include "collectors/referral/headings.h"
#include "collectors/table/row.h"

namespace planwatch {

class HiddenRegister : public RowSink {
 public:
  // `search`: for the headings of the register. `calendar` outlives it.
  HiddenRegister(HeadingSearch search, const Calendar& calendar)
      : search_(std::move(search)), calendar_(calendar) {}

  Status Take(const Row& row) override {
    if (row.place.table != table_) {
      table_ = row.place.table;
      search_.EndPart();
      received_.reset();
    }
    if (!received_) {
      if (const auto headings = search_.Look(row))
        received_ = headings->columns[Index(ReferralField::kReceived)];
    } else if (*received_ < row.cells.size() &&
               ReadReferralDay(row.cells[*received_], calendar_)) {
      has_rows_ = true;
    }
    return {};
  }
  bool has_rows() const { return has_rows_; }

 private:
  HeadingSearch search_;
  const Calendar& calendar_;
  std::string table_;
  std::optional<std::size_t> received_;  // its column
  bool has_rows_ = false;
};

}  // namespace planwatch
