#include "daemon/entry_state.h"

#include <cstdio>
#include <utility>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/referral/figures.h"
#include "daemon/release.h"

namespace planwatch {
namespace {

std::string FormatSeconds(EntryState::Seconds took) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", took.count());
  return text;
}

// An empty plan never gets here: that is kNoData.
bool ShrankByHalf(const Reading& reading, const Reading& last) {
  return reading.plan() && last.plan() &&
         2 * reading.plan()->actions.size() < last.plan()->actions.size();
}

}  // namespace

EntryState::EntryState(const Entry& entry, std::string source_name)
    : kind_(entry.kind()), source_name_(std::move(source_name)) {
  health_.source = entry.name;
  health_.kind = KindName(kind_);
}

void EntryState::RecallPlan(Plan plan) {
  remembered_ = Reading{.found = std::make_shared<const Plan>(std::move(plan)),
                        .modified = std::nullopt};
}

void EntryState::RecallRelease(PublishedRegister released, Instant at) {
  released_ = std::move(released);
  released_at_ = at;
  recalled_ = true;
}

void EntryState::RecallRelease(PublishedMeasures released, Instant at) {
  released_measures_ = std::move(released);
  released_at_ = at;
  recalled_ = true;
}

bool EntryState::Found(Reading reading, Instant now, Seconds took) {
  const bool first = !reading_;
  health_.tried = true;
  health_.up = true;
  health_.read_duration = took;
  const Reading* const last = reading_      ? &*reading_
                              : remembered_ ? &*remembered_
                                            : nullptr;
  if (last != nullptr && ShrankByHalf(reading, *last)) {
    const std::size_t actions = last->plan()->actions.size();
    const bool recalled = !reading_;
    if (recalled) reading_ = remembered_;
    health_.held_back = true;
    error_ =
        source_name_ + ": " + std::to_string(reading.plan()->actions.size()) +
        " actions, where the last good reading has " + std::to_string(actions) +
        ": held back, and the last good reading stays; put the plan "
        "right, or reload the configuration to accept it as it is";
    held_back_ = std::move(reading);
    LogTrouble("plan held back", now);
    return recalled;
  }
  const bool failing = folder_.failing();
  const std::size_t folded = folder_.Success();
  Keep(std::move(reading), now);
  const log::Fields fields = {
      {"source", health_.source},
      {"kind", health_.kind},
      {"rows", std::to_string(health_.rows)},
      {"not_used", std::to_string(reading_->report()->rejected.total())},
      {"seconds", FormatSeconds(took)}};
  if (failing)
    log::Info("source is well again",
              {{"source", health_.source},
               {"rows", std::to_string(health_.rows)},
               {"failures_not_logged", std::to_string(folded)}});
  else if (first)
    log::Info("source read", fields);
  else
    log::Debug("source read", fields);
  return true;
}

void EntryState::Keep(Reading reading, Instant now) {
  const auto report = reading.report();
  health_.up = true;
  health_.held_back = false;
  health_.last_success = now;
  health_.modified = reading.modified;
  health_.rows = report->rows;
  health_.rejected = report->rejected.counts();
  error_.reset();
  held_back_.reset();
  remembered_.reset();
  reading_ = std::move(reading);
}

void EntryState::Unchanged(Instant now) {
  if (!health_.held_back) health_.last_success = now;
  log::Debug("source unchanged", {{"source", health_.source}});
}

void EntryState::Failed(const Error& error, Instant now, Seconds took) {
  const bool no_data = error.kind() == Error::Kind::kNoData;
  health_.tried = true;
  health_.up = false;
  health_.held_back = no_data;
  health_.read_duration = took;
  error_ = error.message();
  if (no_data && !reading_) reading_ = remembered_;
  held_back_.reset();
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

std::optional<std::size_t> EntryState::held_back_actions() const {
  if (!held_back_) return std::nullopt;
  return held_back_->plan()->actions.size();
}

bool EntryState::AcceptHeldBack(Instant now) {
  if (!held_back_) return false;
  Reading accepted = *std::move(held_back_);
  folder_.Success();
  Keep(std::move(accepted), now);
  log::Info("smaller plan accepted",
            {{"source", health_.source},
             {"actions", std::to_string(reading_->plan()->actions.size())}});
  return true;
}

bool EntryState::ReleaseRegister(const Entry& entry, const Config& config,
                                 Instant now, Date today, bool at_once) {
  if (!reading_ || !reading_->reg()) return false;
  const bool due = !released_ || ReleaseDue(config.release, released_at_,
                                            released_->released(), now, today,
                                            *config.calendar);
  if (release_shown_ && !at_once && !due) return false;
  const RegisterFigures figures =
      MakeRegisterFigures(*reading_->reg(), today, *config.calendar);
  const Disclosure disclosure(config.disclosure);
  if (std::exchange(recalled_, false) && !due &&
      disclosure.StandsFor(*released_, entry.labels, figures)) {
    release_shown_ = true;
    return true;
  }
  released_ = disclosure.Release(entry.name, entry.labels, figures, today,
                                 released_ ? &*released_ : nullptr);
  released_at_ = now;
  release_shown_ = true;
  return true;
}

bool EntryState::ReleaseMeasures(const Entry& entry, const Config& config,
                                 Instant now, Date today, bool at_once) {
  if (!reading_ || !reading_->measures()) return false;
  const MeasureFigures figures =
      MakeMeasureFigures(*reading_->measures(), today);
  const bool due =
      !figures.persons || !released_measures_ ||
      ReleaseDue(config.release, released_at_, released_measures_->released(),
                 now, today, *config.calendar);
  if (release_shown_ && !at_once && !due) return false;
  const Disclosure disclosure(config.disclosure);
  if (std::exchange(recalled_, false) && !due &&
      disclosure.StandsFor(*released_measures_, entry.labels)) {
    release_shown_ = true;
    return true;
  }
  released_measures_ =
      disclosure.Release(entry.name, entry.labels, figures, today,
                         released_measures_ ? &*released_measures_ : nullptr);
  released_at_ = now;
  release_shown_ = true;
  return true;
}

void EntryState::TakeReleased(const EntryState& before) {
  released_ = before.released_;
  released_measures_ = before.released_measures_;
  released_at_ = before.released_at_;
}

const PublishedRegister* EntryState::released() const {
  return release_shown_ && released_ ? &*released_ : nullptr;
}

const PublishedMeasures* EntryState::released_measures() const {
  return release_shown_ && released_measures_ ? &*released_measures_ : nullptr;
}

SourceState EntryState::Describe() const {
  return {.name = health_.source,
          .kind = kind_,
          .source_name = source_name_,
          .error = error_,
          .report = reading_ ? reading_->report() : nullptr};
}

}  // namespace planwatch
