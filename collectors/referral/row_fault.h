// Why a row of a register can't be used, or how its label was taken.
//
// Pure functions: any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "collectors/base/calendar.h"
#include "collectors/referral/categories.h"
#include "collectors/table/row.h"

namespace planwatch {

struct ReferralFault {
  std::string_view kind;  // of a Remark
  std::string text;
};

inline constexpr std::string_view kTriagedBeforeReceived =
    "triaged_before_received";

struct DayCell {
  const Cell& cell;
  std::optional<Date> day;  // ReadReferralDay of it
};
// nullopt: the two cells say when the referral was received, and when it was
// triaged or that it still waits.
std::optional<ReferralFault> FaultIn(const DayCell& received,
                                     const DayCell& triaged,
                                     const Calendar& calendar);

// Of a label that is not sure. The text goes on from the column's name.
struct LabelRemark {
  std::string_view kind, text;
};
LabelRemark UnsureLabel(Categories::Sureness sureness);

}  // namespace planwatch
