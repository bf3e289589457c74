// The figures of a register on a date, before disclosure control: a pure
// function. Any thread.
//
// These are confidential: nothing but the disclosure stage may take them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
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

struct RegisterFigures {
  std::size_t received = 0;
  std::size_t triaged = 0;
  std::size_t awaiting = 0;
  std::size_t awaiting_beyond_target = 0;
  std::array<std::size_t, kReferralWindows.size()> received_within{},
      triaged_within{};
  std::size_t triaged_in_time = 0;  // of `triaged`
  std::optional<int> wait_p50,
      wait_p90;  // days, nearest rank; nullopt where none was triaged
  std::vector<LabelledCount>
      triaged_by_outcome;  // sums to `triaged`; empty: no breakdown
  std::vector<LabelledCount> received_by_source;  // sums to `received`
};

// Rows dated after `as_at` don't count.
RegisterFigures MakeRegisterFigures(const Register& reg, Date as_at,
                                    const Calendar& calendar);

}  // namespace planwatch
