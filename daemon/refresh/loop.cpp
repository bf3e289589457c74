#include "daemon/refresh/loop.h"

#include <algorithm>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "collectors/base/clock.h"

namespace planwatch {
namespace {

// Bounds how many reads work at the same time.
constexpr std::ptrdiff_t kMostReadsAtOnce = 4;
// How long the reads are given to end, once they were asked to.
constexpr std::chrono::milliseconds kStopLimit{500};
// A wall clock that goes back by more than that was put right.
constexpr std::chrono::seconds kClockPutBack{5};

RefreshOptions WithDefaults(RefreshOptions options) {
  if (!options.make_source) options.make_source = MakeSource;
  if (!options.now) options.now = Now;
  if (!options.steady_now) options.steady_now = std::chrono::steady_clock::now;
  return options;
}

}  // namespace

RefreshLoop::RefreshLoop(RefreshOptions options)
    : options_(WithDefaults(std::move(options))),
      publisher_(options_.as_at, options_.keep_history, options_.telemetry),
      report_(options_.telemetry) {}

void RefreshLoop::Start(std::shared_ptr<const Config> config) {
  thread_ = std::thread(&RefreshLoop::Run, this);
  Reload(std::move(config));
}

void RefreshLoop::Reload(std::shared_ptr<const Config> config) {
  std::promise<void> applied;
  const std::future<void> done = applied.get_future();
  queue_->Push(Reloaded{std::move(config), std::move(applied)});
  done.wait();  // broken, where it was stopped
}

void RefreshLoop::SetWebConfigError(std::string error) {
  queue_->Push(WebConfigRead{std::move(error)});
}

Status RefreshLoop::Accept(const std::string& entry, const std::string& token,
                           const std::string& user) {
  std::promise<Status> accepted;
  std::future<Status> done = accepted.get_future();
  queue_->Push(AcceptRequested{entry, token, user, std::move(accepted)});
  try {
    return done.get();
  } catch (const std::future_error&) {  // broken, where it was stopped
    return Error("nothing was accepted, since planwatch is stopping");
  }
}

void RefreshLoop::Stop() {
  const std::lock_guard lock(stop_mutex_);
  if (thread_.joinable()) {
    queue_->Push(StopRequested{});
    thread_.join();
  }
  queue_->Close();
}

void RefreshLoop::Run() {
  watch_ = std::make_shared<Watch>(
      [queue = queue_](const std::filesystem::path& file) {
        queue->Push(FileChanged{file});
      });
  now_ = {options_.now(), options_.steady_now()};
  next_poll_ = now_.steady + options_.poll;
  while (!stopping_) {
    ++rounds_;
    std::vector<Event> events = queue_->WaitFor(UntilNextCheck());
    ReadClocks();
    for (Event& event : events) Handle(std::move(event));
    CheckJobs();
    if (config_ && options_.keep_history && !options_.as_at) {
      report_.WriteIfDue(config_, now_.wall);
      publisher_.SetReportError(config_->report ? std::optional(report_.error())
                                                : std::nullopt);
    }
    Poll();
    StartReads();
    Publish();
    for (std::promise<void>& applied : applied_) applied.set_value();
    applied_.clear();
    for (auto& [accepted, status] : accepted_)
      accepted.set_value(std::move(status));
    accepted_.clear();
  }
  EndReads();
  queue_->Close();
  watch_->Stop();
}

void RefreshLoop::Handle(Event event) {
  if (auto* ended = std::get_if<ReadEnded>(&event)) {
    OnReadEnded(std::move(*ended));
  } else if (const auto* changed = std::get_if<FileChanged>(&event)) {
    OnFileChanged(changed->file);
  } else if (auto* reloaded = std::get_if<Reloaded>(&event)) {
    if (config_ && options_.telemetry)
      options_.telemetry->CountReload(reloaded->config != nullptr);
    if (reloaded->config)
      Apply(std::move(reloaded->config));
    else
      publisher_.OnReloadRefused();
    applied_.push_back(std::move(reloaded->applied));
  } else if (auto* web = std::get_if<WebConfigRead>(&event)) {
    publisher_.SetWebConfigError(std::move(web->error));
  } else if (auto* request = std::get_if<AcceptRequested>(&event)) {
    Status status = OnAcceptRequested(*request);
    accepted_.emplace_back(std::move(request->accepted), std::move(status));
  } else {
    stopping_ = true;
  }
}

void RefreshLoop::Apply(std::shared_ptr<const Config> config) {
  const std::shared_ptr<const Config> before =
      std::exchange(config_, std::move(config));
  publisher_.Configure(config_, now_.wall);
  const bool same_calendar =
      before && before->calendar_key == config_->calendar_key;

  Slots slots;
  std::set<std::filesystem::path> watched;
  for (const Entry& entry : config_->entries) {
    const auto found =
        std::find_if(slots_.begin(), slots_.end(), [&](const auto& slot) {
          return slot && slot->entry->name == entry.name &&
                 slot->entry->kind() == entry.kind();
        });
    Slot* const old = found == slots_.end() ? nullptr : found->get();
    if (old && same_calendar && entry.ReadsAs(*old->entry)) {
      const Entry& was = *std::exchange(old->entry, &entry);
      if (was.read != entry.read)
        old->job.Reschedule(now_.wall, TimingOf(entry));
      if (old->job.has_retry()) Enqueue(*old);
      publisher_.Release(*old);
      slots.push_back(std::move(*found));
    } else {
      slots.push_back(MakeSlot(entry, old));
    }
    if (slots.back()->source)
      watched.insert(slots.back()->source->WatchedFile());
  }
  for (const auto& slot : slots_) {
    if (!slot || !slot->read) continue;
    slot->read->stop.request_stop();
    orphans_.emplace(slot->id, *std::move(slot->read));
  }
  slots_ = std::move(slots);
  if (options_.telemetry) {
    std::set<std::string> names;
    for (const Entry& entry : config_->entries) names.insert(entry.name);
    options_.telemetry->SetSources(names);
  }
  watch_->WatchOnly(watched);
}

std::unique_ptr<Slot> RefreshLoop::MakeSlot(const Entry& entry,
                                            const Slot* before) {
  Result<std::unique_ptr<Source>> source = options_.make_source(entry.source);
  auto slot = std::make_unique<Slot>(Slot{
      .id = next_id_++,
      .entry = &entry,
      .source = nullptr,
      .state = EntryState(entry, source ? (*source)->name() : std::string())});
  if (before) {
    slot->state.CopyFrom(before->state);
    slot->register_gate = before->register_gate;
    slot->measures_gate = before->measures_gate;
  } else {
    publisher_.Restore(*slot);
  }
  if (!source) {
    slot->state.OnReadFailed(source.error(), now_.wall, {});
    return slot;
  }
  slot->source = *std::move(source);
  slot->job.Reschedule(now_.wall, TimingOf(entry));
  Enqueue(*slot);
  return slot;
}

void RefreshLoop::OnReadEnded(ReadEnded ended) {
  if (const auto orphan = orphans_.find(ended.slot); orphan != orphans_.end()) {
    orphan->second.thread.join();
    orphans_.erase(orphan);
    return;
  }
  const auto found =
      std::find_if(slots_.begin(), slots_.end(),
                   [&](const auto& slot) { return slot->id == ended.slot; });
  if (found == slots_.end() || !(*found)->read) return;
  Slot& slot = **found;
  slot.read->thread.join();
  slot.read.reset();
  const EntryState::Seconds duration = now_.steady - slot.job.read_started();
  const Job::Ended job = slot.job.OnReadEnded();
  if (job.join_queue) waiting_.push_back(slot.id);
  if (job.timed_out) return;
  publisher_.SetConflictCopies(slot, std::move(ended.outcome.conflict_copies));
  if (job.poll && !ended.outcome.result)
    publisher_.UseIfAccepted(slot);
  else
    OnOutcome(slot, std::move(ended.outcome), duration);
}

void RefreshLoop::CountRead(const Slot& slot, Telemetry::ReadResult result,
                            EntryState::Seconds duration) const {
  if (options_.telemetry)
    options_.telemetry->CountRead(slot.entry->name, result, duration);
}

void RefreshLoop::OnOutcome(Slot& slot, ReadOutcome outcome,
                            EntryState::Seconds duration) {
  if (!outcome.result) {
    slot.job.OnSuccess();
    publisher_.OnUnchanged(slot);
    CountRead(slot, Telemetry::ReadResult::kUnchanged, duration);
  } else if (*outcome.result) {
    slot.job.OnSuccess();
    slot.version = std::move(outcome.version);
    publisher_.OnReading(slot, **std::move(outcome.result), duration,
                         std::move(outcome.sha256));
    CountRead(slot,
              slot.state.health().held_back ? Telemetry::ReadResult::kHeldBack
                                            : Telemetry::ReadResult::kOk,
              duration);
  } else {
    const Error& error = outcome.result->error();
    if (error.kind() == Error::Kind::kFailed && slot.state.health().up &&
        !outcome.version.empty() && slot.job.RetryPartialRead(now_.steady))
      return;
    OnFailure(slot, error, duration, outcome.location);
    CountRead(slot,
              slot.state.health().held_back ? Telemetry::ReadResult::kHeldBack
                                            : Telemetry::ReadResult::kFailed,
              duration);
    if (error.kind() == Error::Kind::kNoData)
      slot.version = std::move(outcome.version);
  }
}

Status RefreshLoop::OnAcceptRequested(const AcceptRequested& request) {
  const auto found = std::find_if(
      slots_.begin(), slots_.end(),
      [&](const auto& slot) { return slot->entry->name == request.entry; });
  if (found == slots_.end() || request.token.empty() ||
      (*found)->state.acceptable_token() != request.token)
    return Error(
        "this version is no longer the one that is held back; see what is "
        "held back now",
        Error::Kind::kNoData);
  const Status accepted = publisher_.Accept(**found);
  if (accepted)
    log::Info("accepted on the page",
              {{"source", request.entry}, {"user", request.user}});
  return accepted;
}

void RefreshLoop::OnFailure(Slot& slot, const Error& error,
                            EntryState::Seconds duration,
                            const std::filesystem::path& location) {
  slot.version.clear();
  slot.job.OnFailure(now_.wall, Jitter());
  publisher_.OnFailure(slot, error, duration, location);
}

void RefreshLoop::OnFileChanged(const std::filesystem::path& file) {
  for (const auto& slot : slots_)
    if (slot->source && slot->source->WatchedFile() == file)
      slot->job.OnFileChanged(now_.steady);
}

void RefreshLoop::ReadClocks() {
  const Moment before =
      std::exchange(now_, {options_.now(), options_.steady_now()});
  publisher_.SetTime(now_.wall, slots_);
  if (now_.wall >= before.wall - kClockPutBack) return;
  for (const auto& slot : slots_)
    slot->job.OnClockPutBack(now_.wall, TimingOf(*slot->entry));
}

void RefreshLoop::CheckJobs() {
  for (const auto& slot : slots_) {
    if (!slot->source) continue;
    if (slot->job.ConsumeDue(now_, TimingOf(*slot->entry))) Enqueue(*slot);
    const std::chrono::seconds limit = slot->entry->source.timeout;
    if (!slot->job.TimesOut(now_.steady, limit)) continue;
    slot->read->stop.request_stop();
    const EntryState::Seconds duration = now_.steady - slot->job.read_started();
    CountRead(*slot, Telemetry::ReadResult::kTimedOut, duration);
    OnFailure(*slot,
              Error(slot->source->name() + ": the read took longer than " +
                    std::to_string(limit.count()) +
                    " s and was given up; see what keeps the source, or raise "
                    "its `timeout:`"),
              duration);
  }
}

void RefreshLoop::Enqueue(Slot& slot) {
  if (slot.job.Request()) waiting_.push_back(slot.id);
}

void RefreshLoop::Poll() {
  if (now_.steady < next_poll_) return;
  next_poll_ = now_.steady + options_.poll;
  publisher_.CheckHistory();
  for (const auto& slot : slots_) {
    // Without a version there is nothing to tell a change by; and what is no
    // file is asked at the scheduled times alone.
    if (slot->version.empty() || slot->source->WatchedFile().empty())
      publisher_.UseIfAccepted(*slot);
    else if (slot->job.RequestPoll())
      waiting_.push_back(slot->id);
  }
}

void RefreshLoop::StartReads() {
  auto running =
      std::count_if(slots_.begin(), slots_.end(), [this](const auto& slot) {
        return slot->job.HoldsConcurrencySlot(now_.steady);
      });
  while (!stopping_ && running < kMostReadsAtOnce && !waiting_.empty()) {
    const std::uint64_t id = waiting_.front();
    waiting_.pop_front();
    for (const auto& slot : slots_) {
      if (slot->id != id) continue;
      StartRead(*slot);
      ++running;
    }
  }
}

void RefreshLoop::StartRead(Slot& slot) {
  slot.job.OnReadStarted(now_.steady);
  ReadThread read;
  try {
    read.thread = std::thread([id = slot.id, entry = slot.entry,
                               source = slot.source, config = config_,
                               today = publisher_.today(), watch = watch_,
                               queue = queue_, version = slot.version,
                               stop = read.stop.get_token()] {
      queue->Push(ReadEnded{id, ReadEntry(*entry, *source, *config->calendar,
                                          today, *watch, version, stop)});
    });
  } catch (const std::system_error&) {
    slot.job.OnReadEnded();
    OnFailure(slot,
              Error(slot.source->name() +
                    ": no thread could be started for the read; see how many "
                    "the daemon may have"),
              {});
    return;
  }
  slot.read = std::move(read);
}

// The pace is a matter of the machine's own clock: it is about work done.
void RefreshLoop::Publish() {
  const bool awaited = !applied_.empty() || !accepted_.empty();
  const SteadyTime begun = std::chrono::steady_clock::now();
  if (!publisher_.has_changes() || (!awaited && !publishing_.IsDue(begun)))
    return;
  publisher_.Publish(slots_);
  publishing_.OnDone(begun, std::chrono::steady_clock::now());
}

std::chrono::nanoseconds RefreshLoop::UntilNextCheck() const {
  SteadyTime next = now_.steady + options_.recheck;
  for (const auto& slot : slots_)
    next = std::min(next, slot->job.NextCheck(slot->entry->source.timeout));
  std::chrono::nanoseconds wait = next - options_.steady_now();
  if (publisher_.has_changes())
    wait = std::min<std::chrono::nanoseconds>(
        wait, publishing_.next() - std::chrono::steady_clock::now());
  return std::max(std::chrono::nanoseconds{0}, wait);
}

Job::Timing RefreshLoop::TimingOf(const Entry& entry) {
  return {.schedule = entry.read,
          .calendar = *config_->calendar,
          .jitter = Jitter()};
}

// On the machine's own clock: by now nothing else happens in the daemon.
void RefreshLoop::EndReads() {
  for (const auto& slot : slots_)
    if (slot->read)
      orphans_.emplace(slot->id, *std::exchange(slot->read, std::nullopt));
  for (auto& [id, read] : orphans_) read.stop.request_stop();
  using Steady = std::chrono::steady_clock;
  const auto limit = Steady::now() + kStopLimit;
  while (!orphans_.empty() && Steady::now() < limit)
    for (Event& event : queue_->WaitFor(limit - Steady::now()))
      if (auto* ended = std::get_if<ReadEnded>(&event))
        OnReadEnded(std::move(*ended));
  for (auto& [id, read] : orphans_) read.thread.detach();
}

}  // namespace planwatch
