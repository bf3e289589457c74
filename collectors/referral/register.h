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
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/table/report.h"

namespace planwatch {

struct RegisterDay {
  std::size_t received = 0;
  std::size_t triaged = 0;
  std::size_t triaged_in_time = 0;  // of those triaged on this day
  std::size_t target_passed = 0;    // received earlier, whose last day to be
                                    // triaged in time was the day before
  std::size_t late_triaged =
      0;  // of those triaged on this day, the ones not in time
  std::vector<std::size_t> received_by_source;  // index into Register::sources;
                                                // empty where not broken down
  std::vector<std::size_t> triaged_by_outcome;  // index into Register::outcomes
  std::map<int, std::size_t>
      waits;  // days from received to triaged, of those triaged on this day
};

struct Register {
  std::vector<std::string> outcomes;  // labels in the configuration's order,
                                      // then "other"; empty: no breakdown
  std::vector<std::string> sources;
  std::map<Date, RegisterDay> days;
  ReadReport report;
};

}  // namespace planwatch
