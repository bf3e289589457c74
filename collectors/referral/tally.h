// Referrals to the counts of their days.
//
// One thread; what is kept is bounded by the days.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <unordered_map>

#include "collectors/base/calendar.h"
#include "collectors/referral/record.h"

namespace planwatch {

struct TriageTarget {
  int days = 1;
  bool working_days = true;
  friend bool operator==(const TriageTarget&, const TriageTarget&) = default;
};

// A row that is counted: never kept.
struct Referral {
  Date received;
  std::optional<Date> triaged;          // not before it was received
  std::size_t outcome = 0, source = 0;  // labels
};

class RegisterTally {
 public:
  // How many labels there are; 0: no breakdown. `calendar` outlives it.
  RegisterTally(std::size_t outcomes, std::size_t sources, TriageTarget target,
                const Calendar& calendar)
      : outcomes_(outcomes),
        sources_(sources),
        target_(target),
        calendar_(calendar) {}

  void Add(const Referral& referral);
  std::map<Date, RegisterDay> days() &&;

 private:
  struct Day {
    RegisterDay counts;
    std::optional<Date> last_in_time;  // to triage what was received on it
  };
  Day& At(Date date) { return days_[date.time_since_epoch().count()]; }
  Date LastDayInTime(Date received) const;

  std::size_t outcomes_, sources_;
  TriageTarget target_;
  const Calendar& calendar_;
  // Each row counts on up to three days, which come in no particular order.
  std::unordered_map<Date::rep, Day> days_;
};

}  // namespace planwatch
