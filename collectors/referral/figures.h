// The figures of a register on a date, before disclosure control: a pure
// function. Any thread.
//
// These are confidential: nothing but the disclosure stage may take them.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/referral/record.h"

namespace planwatch {

// "7d", "28d", "quarter", "year": the last 7 and 28 days with the date itself,
// and the financial period to date.
inline constexpr std::array kReferralWindows = {"7d", "28d", "quarter", "year"};

struct LabelledCount {
  std::string label;
  std::size_t count = 0;
  friend bool operator==(const LabelledCount&, const LabelledCount&) = default;
};

// Counts of the whole register.
struct RegisterTotals {
  using Windows = std::array<std::size_t, kReferralWindows.size()>;

  std::size_t received = 0, triaged = 0;
  std::size_t awaiting = 0, awaiting_beyond_target = 0;
  Windows received_within{}, triaged_within{};
  friend bool operator==(const RegisterTotals&,
                         const RegisterTotals&) = default;
};

// The percentiles of the days from received to triaged that are told.
inline constexpr std::array kWaitPercentiles = {50, 90};

struct RegisterFigures {
  RegisterTotals totals;
  std::size_t triaged_in_time = 0;  // of those triaged
  // By percentile, nearest rank, in days; empty where none was triaged.
  std::map<int, int> wait_days;
  // Sums to those triaged; empty: no breakdown.
  std::vector<LabelledCount> triaged_by_outcome;
  // Sums to those received; empty: no breakdown.
  std::vector<LabelledCount> received_by_source;
};

// Rows dated after `as_at` don't count.
RegisterFigures MakeRegisterFigures(const Register& reg, Date as_at,
                                    const Calendar& calendar);

}  // namespace planwatch
