// Rows of a register to daily totals, one row at a time; no row is kept.
//
// One thread, one read. Messages name places and columns, never a value.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/referral/register.h"
#include "collectors/table/row.h"

namespace planwatch {

// The words of a register's column that stand for one label; matched as whole
// words, the longest match wins.
struct Category {
  std::string label;
  std::vector<std::string> words;
  friend bool operator==(const Category&, const Category&) = default;
};

struct TriageTarget {
  int days = 1;
  bool working_days = true;
  friend bool operator==(const TriageTarget&, const TriageTarget&) = default;
};

struct ReferralOptions {
  std::map<std::string, std::string>
      columns;  // field (received, triaged, outcome, source) → heading
  std::vector<Category> outcomes;  // empty: the breakdown is left out
  std::vector<Category> sources;
  TriageTarget triage_within;
  friend bool operator==(const ReferralOptions&,
                         const ReferralOptions&) = default;
};

// The fields that `columns:` may name.
std::vector<std::string> ReferralFieldNames();

class ReferralReader : public RowSink {
 public:
  // `calendar` outlives the reader.
  ReferralReader(ReferralOptions options, const Calendar& calendar);
  ~ReferralReader() override;

  Status Take(const Row& row) override;
  bool Wants(std::size_t column) const override;
  // Fails with kFailed where there was no header row, or it lacks a needed
  // column (received, triaged; and outcome or source where they are
  // configured): the message names the field and how to map it, and lists no
  // heading of the register that the configuration does not name. A header
  // without rows is an empty register.
  Result<Register> Finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace planwatch
