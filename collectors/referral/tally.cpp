#include "collectors/referral/tally.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace planwatch {
namespace {

void CountLabel(std::vector<std::size_t>& counts, std::size_t labels,
                std::size_t label) {
  if (labels == 0) return;
  counts.resize(labels);
  ++counts[label];
}

void CountWait(Waits& waits, int days) {
  auto at = std::lower_bound(
      waits.begin(), waits.end(), days,
      [](const auto& wait, int sought) { return wait.first < sought; });
  if (at == waits.end() || at->first != days) at = waits.insert(at, {days, 0});
  ++at->second;
}

}  // namespace

Date RegisterTally::LastDayInTime(Date received) const {
  return target_.working_days ? calendar_.AddWorkingDays(received, target_.days)
                              : received + std::chrono::days{target_.days};
}

void RegisterTally::Add(const Referral& referral) {
  const auto& [received, triaged, outcome, source] = referral;
  Day& received_day = At(received);
  ++received_day.counts.received;
  CountLabel(received_day.counts.received_by_source, sources_, source);
  if (!received_day.last_in_time)
    received_day.last_in_time = LastDayInTime(received);
  const Date last_day = *received_day.last_in_time;
  const bool in_time = triaged && *triaged <= last_day;
  if (!in_time) ++At(last_day + std::chrono::days{1}).counts.target_missed;
  if (!triaged) return;
  RegisterDay& triaged_day = At(*triaged).counts;
  ++triaged_day.triaged;
  if (in_time) ++triaged_day.triaged_in_time;
  CountWait(triaged_day.waits, static_cast<int>((*triaged - received).count()));
  CountLabel(triaged_day.triaged_by_outcome, outcomes_, outcome);
}

std::map<Date, RegisterDay> RegisterTally::days() && {
  std::map<Date, RegisterDay> days;
  for (auto& [number, day] : std::exchange(days_, {}))
    days.emplace(std::chrono::days{number}, std::move(day.counts));
  return days;
}

}  // namespace planwatch
