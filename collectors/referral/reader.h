// Rows of a register to daily totals, one row at a time; no row is kept.
//
// One thread, one read. Messages name rows and columns by their numbers: never
// a value, a sheet, or a heading that the configuration does not name.
#pragma once

#include <memory>
#include <vector>

#include "collectors/referral/categories.h"
#include "collectors/referral/fields.h"
#include "collectors/referral/record.h"
#include "collectors/referral/tally.h"
#include "collectors/table/row.h"

namespace planwatch {

struct ReferralOptions {
  // Of received, triaged, outcome, source.
  ConfiguredColumns columns;
  std::vector<Category> outcomes;  // empty: the breakdown is left out
  std::vector<Category> sources;
  TriageTarget triage_within;
  // The configuration says which sheets are the register.
  bool tables_are_chosen = false;
  friend bool operator==(const ReferralOptions&,
                         const ReferralOptions&) = default;
};

class ReferralReader : public RowSink {
 public:
  // `calendar` outlives the reader.
  ReferralReader(ReferralOptions options, const Calendar& calendar);
  ~ReferralReader() override;

  Status Take(const Row& row) override;
  bool NeedsColumn(std::size_t column) const override;
  bool HoldsColumn(std::size_t column) const override;
  RowSink* HiddenSheets() override;
  // Fails with kFailed where there was no header row, or it lacks a needed
  // column (received, triaged; and outcome or source where they are
  // configured): the message names the field and how to map it, and lists no
  // heading of the register that the configuration does not name; and where no
  // row can be used. A header without rows is an empty register.
  Result<Register> Finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace planwatch
