#include "daemon/refresh/publisher.h"

#include <utility>
#include <variant>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/plan/figures.h"
#include "daemon/history/quarters.h"
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

void Publisher::SetWebConfigError(std::string error) {
  changed_ |= error != web_config_error_;
  web_config_error_ = std::move(error);
}

void Publisher::SetReportError(std::optional<std::string> error) {
  changed_ |= error != report_error_;
  report_error_ = std::move(error);
}

void Publisher::CheckHistory() {
  std::optional<HistoryHealth> now = history_.Health();
  changed_ |= now != history_health_;
  history_health_ = std::move(now);
}

void Publisher::SetTime(Instant now, const Slots& slots) {
  now_ = now;
  history_.SetTime(now);
  if (!config_) return;
  const Date today = as_at_.value_or(config_->calendar->DayOf(now));
  if (today == std::exchange(today_, today)) return;
  figures_changed_ = true;
  const std::optional<Date> forgotten = history_.Forget(today);
  for (const auto& slot : slots) {
    if (forgotten) {
      slot->register_gate.Forget(*forgotten);
      slot->measures_gate.Forget(*forgotten);
    }
    if (slot->entry->kind() == Kind::kPlan) Record(*slot);
    FindDoubts(*slot);
  }
}

void Publisher::Restore(Slot& slot) {
  const std::string& name = slot.entry->name;
  if (slot.entry->kind() == Kind::kPlan) {
    if (std::optional<Plan> plan = history_.PlanOn(name, today_))
      slot.state.RestoreReading(
          {std::make_shared<const Plan>(*std::move(plan)), std::nullopt});
    slot.state.RestoreAccepted(history_.AcceptedReadingOf(name));
  } else if (slot.entry->kind() == Kind::kMeasures &&
             !IsReleased(*slot.entry)) {
    if (std::optional<Measures> measures = history_.MeasuresOf(name)) {
      const auto& options = std::get<MeasureOptions>(slot.entry->options);
      measures->persons = options.persons;
      measures->bands = options.bands;
      slot.state.RestoreReading(
          {std::make_shared<const Measures>(*std::move(measures)),
           std::nullopt});
    }
  }
  slot.state.RestoreLast(history_.LastReadingBy(name, today_));
}

void Publisher::OnReading(Slot& slot, Reading reading,
                          EntryState::Seconds duration, std::string sha256) {
  changed_ = true;
  const bool accepted = history_.IsAccepted(slot.entry->name, sha256);
  if (slot.state.OnReadSucceeded(std::move(reading), now_, duration,
                                 {std::move(sha256), accepted})) {
    figures_changed_ = true;
    if (!slot.state.health().held_back) Record(slot);
  }
  FindDoubts(slot);
  UseIfAccepted(slot);
  Release(slot);
}

void Publisher::SetConflictCopies(Slot& slot, std::vector<std::string> copies) {
  changed_ |= slot.state.SetConflictCopies(std::move(copies));
}

void Publisher::OnUnchanged(Slot& slot) {
  changed_ = true;
  slot.state.OnReadUnchanged(now_);
  UseIfAccepted(slot);
  Release(slot);
}

void Publisher::OnFailure(Slot& slot, const Error& error,
                          EntryState::Seconds duration,
                          const std::filesystem::path& location) {
  changed_ = true;
  if (slot.state.OnReadFailed(error, now_, duration, location))
    figures_changed_ = true;
  if (!slot.state.reading()) Release(slot);
}

void Publisher::Record(Slot& slot) {
  const std::optional<Reading>& reading = slot.state.reading();
  if (!reading) return;
  const std::string& name = slot.entry->name;
  if (const auto plan = reading->plan())
    history_.KeepPlan(name, today_, *plan);
  else if (const auto measures = reading->measures();
           measures && !IsReleased(*slot.entry))
    history_.KeepMeasures(name, *measures);
  History::LastReading last = slot.state.last();
  // Of a plan the history has each version, of a register what was released.
  if (slot.entry->kind() != Kind::kMeasures) last.size.reset();
  if (last != slot.kept && history_.KeepLastReading(name, last))
    slot.kept = std::move(last);
}

void Publisher::UseIfAccepted(Slot& slot) {
  if (!slot.state.has_held_back()) return;
  const std::string& name = slot.entry->name;
  const bool taken =
      slot.entry->kind() == Kind::kPlan
          ? history_.IsAccepted(name, slot.state.held_back_version()) &&
                slot.state.AcceptHeldBack(now_)
          : slot.state.AcceptHeldBack(history_.LastReadingOf(name), now_);
  if (!taken) return;
  Record(slot);
  FindDoubts(slot);
  Release(slot);
  changed_ = figures_changed_ = true;
}

Status Publisher::Accept(Slot& slot) {
  const std::string& name = slot.entry->name;
  const bool kept =
      slot.entry->kind() == Kind::kPlan
          ? history_.AcceptVersion(name, slot.state.held_back_version())
          : history_.KeepLastReading(name, slot.state.HeldBackAsLast());
  if (!kept)
    return Error(
        "nothing was accepted, since the history can't be written; the log "
        "says why");
  UseIfAccepted(slot);
  return {};
}

void Publisher::FindDoubts(Slot& slot) {
  if (slot.state.FindDoubts(today_))
    history_.KeepAcceptedReading(slot.entry->name, slot.state.accepted());
}

bool Publisher::IsReleased(const Entry& measures) const {
  return std::get<MeasureOptions>(measures.options).persons &&
         Disclosure(config_->disclosure).Hides();
}

ReleaseTime Publisher::TimeOfRelease() const {
  return {.now = now_,
          .today = today_,
          .at = as_at_ ? config_->calendar->EndOf(today_) : now_};
}

void Publisher::Release(Slot& slot) {
  const Entry& entry = *slot.entry;
  const auto release = [&](auto& gate, const auto& found) {
    if (found)
      return gate.Release(entry, *config_, *found, TimeOfRelease(), history_);
    return gate.Recall(entry, *config_, TimeOfRelease(), history_);
  };
  const std::optional<Reading>& reading = slot.state.reading();
  bool changed = false;
  if (entry.kind() == Kind::kReferrals)
    changed = release(slot.register_gate, reading ? reading->reg() : nullptr);
  else if (entry.kind() == Kind::kMeasures && IsReleased(entry))
    changed =
        release(slot.measures_gate, reading ? reading->measures() : nullptr);
  figures_changed_ = figures_changed_ || changed;
}

std::shared_ptr<const Published> Publisher::MakePublished(const Slots& slots) {
  const Disclosure disclosure(config_->disclosure);
  pasts_.clear();
  std::vector<PlanToPublish> plans;
  std::vector<PublishedRegister> registers;
  std::vector<PublishedMeasures> measures;
  for (const auto& slot : slots) {
    const std::optional<Reading>& reading = slot->state.reading();
    if (!slot->state.health().tried) continue;
    const Entry& entry = *slot->entry;
    if (entry.kind() == Kind::kReferrals)
      if (auto shown = disclosure.Show(RegisterOf(entry),
                                       slot->register_gate.releases(), today_))
        registers.push_back(*std::move(shown));
    if (entry.kind() == Kind::kMeasures && IsReleased(entry)) {
      if (auto shown =
              disclosure.Show(MeasuresOf(entry), slot->measures_gate.releases(),
                              Date::min(), today_))
        measures.push_back(*std::move(shown));
    } else if (const auto found = reading ? reading->measures() : nullptr) {
      measures.push_back(disclosure.Pass(
          MeasuresOf(entry), MakeMeasureFigures(*found, today_), today_));
    }
    const std::shared_ptr<const Plan> plan =
        reading ? reading->plan() : nullptr;
    if (!plan) continue;
    const auto& options = std::get<PlanOptions>(entry.options);
    PlanToPublish publish{.name = entry.name,
                          .title = entry.title,
                          .labels = entry.labels,
                          .leads_hidden = options.leads_hidden,
                          .figures = {}};
    std::vector<ActionPast> action_pasts;
    if (const auto past = history_.PastOf(entry.name);
        past != nullptr && past->IsAs(*plan, today_)) {
      action_pasts = past->PastsOn(today_);
      publish.quarter_ends =
          QuarterEndsOf(*past, today_, *config_->calendar, options.overdue_by);
      pasts_[entry.name] = past;
    }
    publish.figures = MakePlanFigures(
        *plan, today_,
        {.overdue_by = options.overdue_by, .pasts = action_pasts});
    plans.push_back(std::move(publish));
  }
  auto published = std::make_shared<const Published>(
      Disclosure::Publish(today_, *config_->calendar, std::move(plans),
                          std::move(registers), std::move(measures)));
  return published->empty() ? nullptr : published;
}

SourceHealth Publisher::HealthToShow(const Slot& slot) const {
  SourceHealth health = slot.state.health();
  if (!slot.entry->counts_persons()) return health;
  const auto rows = slot.entry->kind() == Kind::kReferrals
                        ? slot.register_gate.releases().RowsBy(today_)
                        : slot.measures_gate.releases().RowsBy(today_);
  health.rows = rows.value_or(health.rows);
  for (auto& [reason, count] : health.rejected)
    if (config_->disclosure.IsSmall(count)) count = config_->disclosure.minimum;
  return health;
}

void Publisher::Publish(const Slots& slots) {
  if (!has_changes()) return;
  if (std::exchange(figures_changed_, false)) published_ = MakePublished(slots);

  Snapshot next;
  next.config = config_;
  next.published = published_;
  next.ready = true;
  next.as_at_given = as_at_.has_value();
  next.health.config_reload_successful =
      reload_successful_ && web_config_error_.empty();
  next.health.config_refused = !reload_successful_;
  next.health.config_reload_success = reload_success_;
  next.health.web_config_error = web_config_error_;
  CheckHistory();
  next.health.history = history_health_;
  next.health.report_error = report_error_;
  next.health.version = Version();
  next.health.revision = Revision();
  for (const auto& slot : slots) {
    next.entries.push_back(slot->state.Describe(*slot->entry, today_));
    next.entries.back().health = HealthToShow(*slot);
    if (const auto past = pasts_.find(slot->entry->name); past != pasts_.end())
      next.entries.back().past = past->second;
    next.ready = next.ready && slot->state.health().tried;
  }
  changed_ = false;
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
