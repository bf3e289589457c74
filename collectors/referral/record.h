// A register of referrals as one read found it: daily totals, and no person.
//
// What is kept is bounded by the days that the register spans, never by its
// rows. Built by the reader, then never changed: shared by const pointer
// between threads. Confidential all the same: only the disclosure stage may
// turn it into something published.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/table/report.h"

namespace planwatch {

// Days from received to triaged, ascending, each with how many took so long.
using Waits = std::vector<std::pair<int, std::size_t>>;

// Sums of any run of days are sums of these, so the figures on any date come
// from the days up to it. A referral counts on up to three days: the one it was
// received, the one it was triaged, and the first one on which it was late.
struct RegisterDay {
  std::size_t received = 0;
  std::size_t triaged = 0;
  std::size_t triaged_in_time = 0;  // of those triaged on this day
  // Referrals whose last day to be triaged in time was the day before, and that
  // were not triaged by then (whether or not they were later).
  std::size_t target_missed = 0;
  // Index into Register::sources and outcomes; empty where there is none yet,
  // or no breakdown.
  std::vector<std::size_t> received_by_source{};
  std::vector<std::size_t> triaged_by_outcome{};
  Waits waits{};  // of those triaged on this day
  friend bool operator==(const RegisterDay&, const RegisterDay&) = default;
};

struct Register {
  std::vector<std::string> outcomes;  // labels in the configuration's order,
                                      // then "other"; empty: no breakdown
  std::vector<std::string> sources;
  std::map<Date, RegisterDay> days;
  ReadReport report;
};

}  // namespace planwatch
