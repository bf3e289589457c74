#include "daemon/refresh/publisher.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "collectors/disclosure/disclosure.h"
#include "collectors/plan/figures.h"
#include "daemon/version.h"

namespace planwatch {

Publisher::Publisher(std::optional<Date> as_at, bool keep_history,
                     Telemetry* telemetry)
    : as_at_(as_at),
      history_(keep_history ? HistoryKeeper::Mode::kKeep
                            : HistoryKeeper::Mode::kRead,
               telemetry) {}

void Publisher::Configure(std::shared_ptr<const Config> config, Instant now) {
  config_ = std::move(config);
  now_ = now;
  today_ = as_at_.value_or(config_->calendar->DayOf(now));
  history_.Configure(*config_, now);
  reload_successful_ = true;
  reload_success_ = now;
  changed_ = figures_changed_ = true;
}

void Publisher::OnReloadRefused() {
  reload_successful_ = false;
  changed_ = true;
}

void Publisher::SetTime(Instant now, const Slots& slots) {
  now_ = now;
  if (!config_) return;
  const Date today = as_at_.value_or(config_->calendar->DayOf(now));
  if (today == std::exchange(today_, today)) return;
  figures_changed_ = true;
  history_.Forget(today);
  for (const auto& slot : slots) {
    if (slot->entry->kind() == Kind::kPlan) Keep(*slot);
    FindDoubts(*slot);
    // The rest changes at a release.
    const auto* const measures =
        std::get_if<MeasureOptions>(&slot->entry->options);
    if (measures != nullptr && !measures->persons) Release(*slot, true);
  }
}

void Publisher::Recall(Slot& slot) {
  const std::string& name = slot.entry->name;
  const auto recall_release = [&](auto last) {
    if (!last) return;
    const Instant at =
        std::min(now_, config_->calendar->EndOf(last->released()));
    slot.gate.Recall(*std::move(last), at);
  };
  switch (slot.entry->kind()) {
    case Kind::kPlan:
      if (std::optional<Plan> plan = history_.PlanOn(name, today_))
        slot.state.RecallPlan(*std::move(plan));
      slot.state.RecallAccepted(history_.AcceptedReadingOf(name));
      break;
    case Kind::kReferrals:
      recall_release(history_.ReleaseOn(name, today_));
      break;
    case Kind::kMeasures:
      recall_release(history_.MeasuresReleaseOn(name, today_));
      break;
  }
}

void Publisher::OnReading(Slot& slot, Reading reading, EntryState::Seconds took,
                          std::string sha256) {
  changed_ = true;
  const bool accepted = history_.IsAccepted(slot.entry->name, sha256);
  if (slot.state.OnReadSucceeded(std::move(reading), now_, took,
                                 {std::move(sha256), accepted})) {
    figures_changed_ = true;
    if (!slot.state.health().held_back) Keep(slot);
  }
  FindDoubts(slot);
  TakeIfAccepted(slot);
  Release(slot, false);
}

void Publisher::OnUnchanged(Slot& slot) {
  changed_ = true;
  slot.state.OnReadUnchanged(now_);
  TakeIfAccepted(slot);
  Release(slot, false);
}

void Publisher::OnFailure(Slot& slot, const Error& error,
                          EntryState::Seconds took) {
  changed_ = true;
  slot.state.OnReadFailed(error, now_, took);
  // The history may have what the plan said before.
  if (error.kind() == Error::Kind::kNoData) figures_changed_ = true;
}

void Publisher::Keep(Slot& slot) {
  const std::optional<Reading>& reading = slot.state.reading();
  if (!reading) return;
  if (const auto plan = reading->plan())
    history_.KeepPlan(slot.entry->name, today_, *plan);
  else if (const auto reg = reading->reg())
    history_.KeepRegister(slot.entry->name, *reg);
  else if (const auto measures = reading->measures())
    history_.KeepMeasures(slot.entry->name, *measures);
}

void Publisher::TakeIfAccepted(Slot& slot) {
  if (!history_.IsAccepted(slot.entry->name, slot.state.held_back_version()) ||
      !slot.state.AcceptHeldBack(now_))
    return;
  Keep(slot);
  FindDoubts(slot);
  changed_ = figures_changed_ = true;
}

void Publisher::FindDoubts(Slot& slot) {
  if (slot.state.FindDoubts(today_))
    history_.KeepAcceptedReading(slot.entry->name, slot.state.accepted());
}

void Publisher::Release(Slot& slot, bool at_once) {
  const std::optional<Reading>& reading = slot.state.reading();
  if (!reading) return;
  if (const auto reg = reading->reg()) {
    if (!slot.gate.Release(*slot.entry, *reg, *config_, now_, today_, at_once))
      return;
    history_.KeepRelease(*slot.entry, *config_, *reg, *slot.gate.released());
    figures_changed_ = true;
  } else if (const auto measures = reading->measures()) {
    if (!slot.gate.Release(*slot.entry, *measures, *config_, now_, today_,
                           at_once))
      return;
    history_.KeepRelease(*slot.entry, *config_, *measures,
                         *slot.gate.released_measures());
    figures_changed_ = true;
  }
}

std::shared_ptr<const Published> Publisher::MakePublished(const Slots& slots) {
  std::vector<PlanToPublish> plans;
  std::vector<PublishedRegister> registers;
  std::vector<PublishedMeasures> measures;
  for (const auto& slot : slots) {
    if (const PublishedRegister* released = slot->gate.released())
      registers.push_back(*released);
    if (const PublishedMeasures* released = slot->gate.released_measures())
      measures.push_back(*released);
    if (!slot->state.reading()) continue;
    const std::shared_ptr<const Plan> plan = slot->state.reading()->plan();
    if (!plan) continue;
    const auto& options = std::get<PlanOptions>(slot->entry->options);
    plans.push_back({.name = slot->entry->name,
                     .title = slot->entry->title,
                     .labels = slot->entry->labels,
                     .leads_hidden = options.leads_hidden,
                     .figures = MakePlanFigures(*plan, today_),
                     .quarter_ends = history_.QuarterEndsOf(
                         slot->entry->name, today_, *config_->calendar)});
  }
  if (plans.empty() && registers.empty() && measures.empty()) return nullptr;
  return std::make_shared<const Published>(
      Disclosure::Publish(today_, *config_->calendar, std::move(plans),
                          std::move(registers), std::move(measures)));
}

void Publisher::Publish(const Slots& slots) {
  if (!config_ || (!changed_ && !figures_changed_)) return;
  changed_ = false;
  if (std::exchange(figures_changed_, false)) published_ = MakePublished(slots);

  Snapshot next;
  next.config = config_;
  next.published = published_;
  next.ready = true;
  next.as_at_given = as_at_.has_value();
  next.health.config_reload_successful = reload_successful_;
  next.health.config_reload_success = reload_success_;
  next.health.version = Version();
  next.health.revision = Revision();
  for (const auto& slot : slots) {
    next.entries.push_back(slot->state.Describe(*slot->entry));
    next.ready = next.ready && slot->state.health().tried;
  }
  SnapshotPtr prepared = Prepare(std::move(next));
  {
    const std::lock_guard lock(snapshot_mutex_);
    snapshot_ = std::move(prepared);
  }
  snapshot_changed_.notify_all();
}

SnapshotPtr Publisher::Current() const {
  const std::lock_guard lock(snapshot_mutex_);
  return snapshot_;
}

bool Publisher::WaitUntilReady(std::chrono::milliseconds limit) const {
  std::unique_lock lock(snapshot_mutex_);
  return snapshot_changed_.wait_for(lock, limit,
                                    [this] { return snapshot_->ready; });
}

}  // namespace planwatch
