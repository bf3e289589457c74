#include "daemon/refresh/entry_state.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"

namespace planwatch {
namespace {

std::string FormatSeconds(EntryState::Seconds took) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", took.count());
  return text;
}

// How large a reading is: its actions or referrals. Measures have no size: old
// ones may be dropped.
std::size_t SizeOf(const Reading& reading) {
  if (const auto plan = reading.plan()) return plan->actions.size();
  std::size_t received = 0;
  if (const auto reg = reading.reg())
    for (const auto& [day, counts] : reg->days) received += counts.received;
  return received;
}

}  // namespace

EntryState::EntryState(const Entry& entry, std::string source_name)
    : kind_(entry.kind()),
      source_name_(std::move(source_name)),
      file_(entry.source.file) {
  health_.source = entry.name;
  health_.kind = KindName(kind_);
}

void EntryState::RestorePlan(Plan plan) {
  remembered_ = Reading{.found = std::make_shared<const Plan>(std::move(plan)),
                        .modified = std::nullopt};
}

void EntryState::RestoreAccepted(AcceptedReading accepted) {
  accepted_ = std::move(accepted);
}

std::optional<std::string> EntryState::WhyElsewhere(
    const std::filesystem::path& location) const {
  if (location_.empty() || location.empty() || location == location_ ||
      location == file_)
    return std::nullopt;
  return source_name_ + ": the path leads to another file now, " +
         location.string() + ", where it led to " + location_.string() +
         ": held back, and the last good reading stays; put the document back, "
         "or name that file itself under `source:`" +
         (kind_ == Kind::kPlan
              ? ", or take it as it is with `planwatch accept " +
                    health_.source + '`'
              : std::string());
}

std::optional<std::string> EntryState::WhyHeldBack(const Reading& reading,
                                                   const Reading* last) const {
  if (auto elsewhere = WhyElsewhere(reading.location)) return elsewhere;
  std::vector<std::string> reasons;
  const bool shrank =
      last != nullptr && HasShrunk(SizeOf(*last), SizeOf(reading));
  // How many referrals there are is told at a release, and not here.
  if (kind_ != Kind::kPlan)
    return shrank ? std::optional(
                        source_name_ +
                        ": less than half of the referrals of the last good "
                        "reading: held back, and that reading stays; see that "
                        "the register is whole, or restart planwatch to take "
                        "it as it is")
                  : std::nullopt;
  if (shrank)
    reasons.push_back(std::to_string(SizeOf(reading)) +
                      " actions, where the last good reading has " +
                      std::to_string(SizeOf(*last)));
  for (const RoleChange& change :
       CompareReading(accepted_, *reading.report()).essential)
    reasons.push_back(change.ToString());
  if (reasons.empty()) return std::nullopt;
  return source_name_ + ": " + Join(reasons, "; ") +
         ": held back, and the last good reading stays; put the document "
         "right, or take it as it is with `planwatch accept " +
         health_.source + '`';
}

bool EntryState::OnReadSucceeded(Reading reading, Instant now, Seconds took,
                                 Version version) {
  const bool first = !reading_;
  health_.tried = true;
  health_.up = true;
  health_.read_duration = took;
  const Reading* const last = reading_      ? &*reading_
                              : remembered_ ? &*remembered_
                                            : nullptr;
  std::optional<std::string> why = WhyHeldBack(reading, last);
  if (why && !version.accepted) {
    const bool recalled = !reading_ && remembered_;
    if (recalled) reading_ = remembered_;
    health_.held_back = true;
    elsewhere_ = WhyElsewhere(reading.location).has_value();
    error_ = std::move(why);
    held_back_ = std::move(reading);
    held_back_version_ = std::move(version.sha256);
    LogTrouble(kind_ == Kind::kPlan ? "plan held back" : "register held back",
               now);
    return recalled;
  }
  accept_reading_ = version.accepted;
  const bool failing = folder_.failing();
  const std::size_t folded = folder_.Success();
  SetReading(std::move(reading), now);
  const log::Fields all = {
      {"source", health_.source},
      {"kind", health_.kind},
      {"rows", std::to_string(health_.rows)},
      {"not_used", std::to_string(reading_->report()->rejected.total())},
      {"seconds", FormatSeconds(took)}};
  // How many rows a register has is told at a release.
  const log::Fields of_register = {{"source", health_.source},
                                   {"kind", health_.kind},
                                   {"seconds", FormatSeconds(took)}};
  const log::Fields& fields = kind_ == Kind::kReferrals ? of_register : all;
  if (failing)
    log::Info("source recovered",
              {{"source", health_.source},
               {"failures_not_logged", std::to_string(folded)}});
  else if (first)
    log::Info("source read", fields);
  else
    log::Debug("source read", fields);
  return true;
}

void EntryState::SetReading(Reading reading, Instant now) {
  const auto report = reading.report();
  health_.held_back = false;
  health_.last_success = now;
  health_.modified = reading.modified;
  health_.rows = report->rows;
  health_.rejected = report->rejected.counts();
  error_.reset();
  held_back_.reset();
  held_back_version_.clear();
  elsewhere_ = false;
  if (!reading.location.empty()) location_ = reading.location;
  remembered_.reset();
  reading_ = std::move(reading);
}

void EntryState::OnReadUnchanged(Instant now) {
  if (!health_.held_back) health_.last_success = now;
  log::Debug("source unchanged", {{"source", health_.source}});
}

void EntryState::OnReadFailed(const Error& error, Instant now, Seconds took,
                              const std::filesystem::path& location) {
  // What is wrong with another file might quote it.
  const std::optional<std::string> elsewhere = WhyElsewhere(location);
  const bool no_data = elsewhere || error.kind() == Error::Kind::kNoData;
  health_.tried = true;
  health_.up = false;
  health_.held_back = no_data;
  health_.read_duration = took;
  error_ = elsewhere.value_or(error.message());
  if (no_data && !reading_) reading_ = remembered_;
  held_back_.reset();
  held_back_version_.clear();
  LogTrouble(no_data ? "source held back" : "source failed", now);
}

void EntryState::LogTrouble(std::string_view message, Instant now) {
  const auto [log, folded] = folder_.Failure(*error_, now);
  if (!log) return;
  if (folded == 0)
    log::Warn(message, {{"source", health_.source}, {"error", *error_}});
  else
    log::Warn(message, {{"source", health_.source},
                        {"error", *error_},
                        {"failures_not_logged", std::to_string(folded)}});
}

bool EntryState::AcceptHeldBack(Instant now) {
  if (!held_back_) return false;
  Reading accepted = *std::move(held_back_);
  folder_.Success();
  SetReading(std::move(accepted), now);
  accept_reading_ = true;
  log::Info("version accepted that was held back",
            {{"source", health_.source},
             {"actions", std::to_string(SizeOf(*reading_))}});
  return true;
}

bool EntryState::FindDoubts(Date today) {
  if (!reading_) return false;
  const ReadReport& report = *reading_->report();
  const std::shared_ptr<const Plan> plan = reading_->plan();
  if (!plan) {
    std::vector<Doubt> doubts;
    std::copy_if(report.doubts.begin(), report.doubts.end(),
                 std::back_inserter(doubts),
                 [&](const Doubt& doubt) { return doubt.IsOn(today); });
    SetDoubts(std::move(doubts));
    return false;
  }
  AcceptedReading roles = RolesOf(report);
  const bool accept = std::exchange(accept_reading_, false);
  std::vector<Doubt> doubts = PlanDoubts(*plan, today);
  if (!accept && !accepted_.empty())
    for (const RoleChange& change : CompareReading(accepted_, report).other)
      doubts.push_back(DoubtOf(change, report, health_.source));
  const bool is_good = accept || accepted_.empty() || doubts.empty();
  SetDoubts(std::move(doubts));
  if (!is_good || roles.empty() || roles == accepted_) return false;
  accepted_ = std::move(roles);
  return true;
}

void EntryState::SetDoubts(std::vector<Doubt> doubts) {
  const bool was_in_doubt = std::exchange(in_doubt_, !doubts.empty());
  if (in_doubt_ && !was_in_doubt) {
    const std::string count = std::to_string(doubts.size());
    const Doubt& first = doubts.front();
    const std::string place = first.place.ToString();
    // What is read of a register is not told.
    if (kind_ == Kind::kPlan)
      log::Warn("source in doubt",
                {{"source", health_.source},
                 {"doubts", count},
                 {"first", (place.empty() ? "" : place + ": ") + first.text}});
    else
      log::Warn("source in doubt",
                {{"source", health_.source}, {"doubts", count}});
  } else if (was_in_doubt && !in_doubt_) {
    log::Info("source no longer in doubt", {{"source", health_.source}});
  }
  doubts_ = std::move(doubts);
  health_.doubts.clear();
  for (const Doubt& doubt : doubts_) ++health_.doubts[doubt.about];
}

void EntryState::CopyFrom(const EntryState& before) {
  in_doubt_ = before.in_doubt_;
}

EntrySnapshot EntryState::Describe(const Entry& entry) const {
  return {
      .entry = &entry,
      .source_name = source_name_,
      .health = health_,
      .error = error_,
      .report = reading_ ? reading_->report() : nullptr,
      .held_back = held_back_ && !elsewhere_ ? held_back_->report() : nullptr,
      .doubts = doubts_};
}

}  // namespace planwatch
