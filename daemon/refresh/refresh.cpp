#include "daemon/refresh/refresh.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <stop_token>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "daemon/history/keeper.h"
#include "daemon/log.h"
#include "daemon/refresh/entry_state.h"
#include "daemon/refresh/events.h"
#include "daemon/refresh/publish.h"
#include "daemon/refresh/reading.h"
#include "daemon/refresh/slot.h"
#include "daemon/refresh/watch.h"
#include "daemon/report/writer.h"
#include "daemon/version.h"

namespace planwatch {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Reads that work are kept from working all at once. One that takes longer than
// kHoldsPlace waits for its source rather, and gives its place to the next: a
// few sources that hang must not keep the others from being read.
constexpr std::size_t kMostReadsAtOnce = 4;
constexpr milliseconds kHoldsPlace{2000};
// A file that changed is read once it was left alone for a moment, and after
// kLongestSettle even where it is not.
constexpr milliseconds kSettle{200};
constexpr milliseconds kLongestSettle{2000};
// A read that fails on a file that has changed since it was well may have met
// half of it: it is tried again so many times, so long after, before it counts
// as failed.
constexpr int kPatience = 2;
constexpr milliseconds kHalfWritten{700};
// What the reads are given to end in, once they were asked to.
constexpr milliseconds kStopLimit{500};
// A wall clock that goes back by more than that was put right.
constexpr std::chrono::seconds kClockPutBack{5};

struct ReadEnded {
  std::uint64_t slot;
  ReadOutcome outcome;
};
struct FileChanged {
  std::filesystem::path file;
};
struct Reloaded {
  std::shared_ptr<const Config> config;  // nullptr: it was refused
  std::promise<void> taken;
};
struct StopAsked {};
using Event = std::variant<ReadEnded, FileChanged, Reloaded, StopAsked>;
using Queue = EventQueue<Event>;

}  // namespace

class Refresh::Actor {
 public:
  explicit Actor(RefreshOptions options)
      : options_(std::move(options)),
        history_(options_.keep_history ? HistoryKeeper::Mode::kKeep
                                       : HistoryKeeper::Mode::kLook),
        snapshot_(std::make_shared<const Snapshot>()) {
    if (!options_.make_source) options_.make_source = MakeSource;
    if (!options_.now)
      options_.now = [] {
        return std::chrono::floor<std::chrono::seconds>(
            std::chrono::system_clock::now());
      };
  }
  ~Actor() { Stop(); }

  void Start(std::shared_ptr<const Config> config) {
    thread_ = std::thread(&Actor::Loop, this);
    Reload(std::move(config));
  }

  void Reload(std::shared_ptr<const Config> config) {
    std::promise<void> taken;
    const std::future<void> done = taken.get_future();
    queue_->Push(Reloaded{std::move(config), std::move(taken)});
    done.wait();  // broken, where it was stopped
  }

  void Stop() {
    const std::lock_guard lock(stop_mutex_);
    if (thread_.joinable()) {
      queue_->Push(StopAsked{});
      thread_.join();
    }
    queue_->Close();
  }

  SnapshotPtr Current() const {
    const std::lock_guard lock(snapshot_mutex_);
    return snapshot_;
  }

  bool WaitUntilReady(milliseconds limit) const {
    std::unique_lock lock(snapshot_mutex_);
    return published_one_.wait_for(lock, limit,
                                   [this] { return snapshot_->ready; });
  }

 private:
  void Loop();
  void Handle(Event event);
  void Apply(std::shared_ptr<const Config> config);
  void Ended(std::uint64_t id, ReadOutcome outcome);
  void Took(Slot& slot, ReadOutcome outcome);
  void Recall(Slot& slot);
  void Keep(Slot& slot);
  void TakeIfAccepted(Slot& slot);
  void FindDoubts(Slot& slot);
  void NewDay(Slot& slot);
  // Others are shown as they are.
  bool IsReleased(const Measures& measures) const {
    return measures.persons && Disclosure(config_->disclosure).Hides();
  }
  void Release(Slot& slot);
  void Failed(Slot& slot, const Error& error, EntryState::Seconds took);
  void Changed(const std::filesystem::path& file);
  void ReadClock();
  void LookForWhatIsDue();
  void Want(Slot& slot);
  void Poll();
  void StartReads();
  void StartRead(Slot& slot);
  void Publish();
  void End();
  Steady::time_point NextLook() const;
  double Jitter() { return jitter_(random_); }

  RefreshOptions options_;
  std::shared_ptr<Queue> queue_ = std::make_shared<Queue>();
  std::mutex stop_mutex_;
  std::thread thread_;

  // The thread's own, from here.
  HistoryKeeper history_;
  ReportWriter report_;
  std::shared_ptr<Watch> watch_;
  std::shared_ptr<const Config> config_;
  std::vector<std::unique_ptr<Slot>> slots_;  // as the configuration's entries
  std::map<std::uint64_t, Run> orphans_;      // reads of entries that are gone
  std::deque<std::uint64_t> waiting_;         // slots to be read, in turn
  std::uint64_t next_id_ = 1;
  std::vector<std::promise<void>> taken_;
  Instant now_{};
  Date today_{};
  Steady::time_point next_poll_ = Steady::now() + options_.poll;
  bool stopping_ = false;
  bool changed_ = false;          // the snapshot is to be made anew
  bool figures_changed_ = false;  // with its figures
  std::shared_ptr<const Published> published_;
  bool reload_successful_ = true;
  std::optional<Instant> reload_success_;
  std::mt19937 random_{std::random_device{}()};
  std::uniform_real_distribution<double> jitter_{0, 1};

  mutable std::mutex snapshot_mutex_;
  mutable std::condition_variable published_one_;
  SnapshotPtr snapshot_;
};

void Refresh::Actor::Loop() {
  watch_ =
      std::make_shared<Watch>([queue = queue_](const std::filesystem::path& f) {
        queue->Push(FileChanged{f});
      });
  now_ = options_.now();
  while (!stopping_) {
    std::vector<Event> events = queue_->Take(NextLook());
    ReadClock();
    for (Event& event : events) Handle(std::move(event));
    LookForWhatIsDue();
    if (config_ && options_.keep_history && !options_.as_at)
      report_.Look(config_, now_);
    Poll();
    StartReads();
    Publish();
    for (std::promise<void>& taken : taken_) taken.set_value();
    taken_.clear();
  }
  End();
}

void Refresh::Actor::Handle(Event event) {
  if (auto* ended = std::get_if<ReadEnded>(&event)) {
    Ended(ended->slot, std::move(ended->outcome));
  } else if (const auto* changed = std::get_if<FileChanged>(&event)) {
    Changed(changed->file);
  } else if (auto* reloaded = std::get_if<Reloaded>(&event)) {
    reload_successful_ = reloaded->config != nullptr;
    if (reloaded->config) Apply(std::move(reloaded->config));
    changed_ = true;
    taken_.push_back(std::move(reloaded->taken));
  } else {
    stopping_ = true;
  }
}

void Refresh::Actor::Apply(std::shared_ptr<const Config> config) {
  const std::shared_ptr<const Config> before =
      std::exchange(config_, std::move(config));
  reload_success_ = now_;
  today_ = options_.as_at.value_or(config_->calendar->DayOf(now_));
  history_.Configure(*config_, now_);
  const bool same_calendar =
      before && before->calendar_key == config_->calendar_key;

  std::vector<std::unique_ptr<Slot>> slots;
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
        old->scheduled =
            NextTime(entry.read, now_, *config_->calendar, Jitter());
      if (old->retry) Want(*old);
      Release(*old);
      slots.push_back(std::move(*found));
    } else {
      Result<std::unique_ptr<Source>> source =
          options_.make_source(entry.source);
      EntryState state(entry, source ? (*source)->name() : std::string());
      if (!source) state.Failed(source.error(), now_, {});
      if (old) state.TakeOver(old->state);
      slots.push_back(std::make_unique<Slot>(
          next_id_++, entry,
          source ? std::shared_ptr<Source>(*std::move(source)) : nullptr,
          std::move(state)));
      if (old) {
        slots.back()->register_gate = std::move(old->register_gate);
        slots.back()->measures_gate = std::move(old->measures_gate);
      } else {
        Recall(*slots.back());
      }
      if (slots.back()->source) {
        slots.back()->scheduled =
            NextTime(entry.read, now_, *config_->calendar, Jitter());
        Want(*slots.back());
      }
    }
    if (slots.back()->source)
      watched.insert(slots.back()->source->WatchedFile());
  }
  for (const auto& slot : slots_) {
    if (!slot || !slot->run) continue;
    slot->run->stop.request_stop();
    orphans_.emplace(slot->id, *std::move(slot->run));
  }
  slots_ = std::move(slots);
  watch_->KeepOnly(watched);
  figures_changed_ = true;
}

void Refresh::Actor::Ended(std::uint64_t id, ReadOutcome outcome) {
  if (const auto orphan = orphans_.find(id); orphan != orphans_.end()) {
    orphan->second.thread.join();
    orphans_.erase(orphan);
    return;
  }
  const auto found =
      std::find_if(slots_.begin(), slots_.end(),
                   [id](const auto& slot) { return slot->id == id; });
  if (found == slots_.end() || !(*found)->run) return;
  Slot& slot = **found;
  slot.run->thread.join();
  const bool timed_out = slot.run->timed_out;
  const bool only_looked = slot.run->poll && !outcome.result;
  slot.run.reset();
  if (slot.wanted) waiting_.push_back(id);
  if (timed_out) return;
  if (only_looked)
    TakeIfAccepted(slot);
  else
    Took(slot, std::move(outcome));
}

void Refresh::Actor::Took(Slot& slot, ReadOutcome outcome) {
  if (outcome.result && !*outcome.result) {
    const Error& error = outcome.result->error();
    if (error.kind() == Error::Kind::kFailed && slot.state.health().up &&
        !outcome.version.empty() && slot.half_written < kPatience) {
      ++slot.half_written;
      slot.settled = slot.settled_at_last = Steady::now() + kHalfWritten;
      return;
    }
    Failed(slot, error, outcome.took);
    if (error.kind() == Error::Kind::kNoData)
      slot.version = std::move(outcome.version);
    return;
  }
  changed_ = true;
  slot.failures = 0;
  slot.half_written = 0;
  slot.retry.reset();
  if (outcome.result) {
    slot.version = std::move(outcome.version);
    const bool accepted = history_.IsAccepted(slot.entry->name, outcome.sha256);
    if (slot.state.Found(**std::move(outcome.result), now_, outcome.took,
                         {std::move(outcome.sha256), accepted})) {
      figures_changed_ = true;
      if (!slot.state.health().held_back) Keep(slot);
    }
    FindDoubts(slot);
  } else {
    slot.state.Unchanged(now_);
  }
  TakeIfAccepted(slot);
  Release(slot);
}

// What a daemon before this one has kept.
void Refresh::Actor::Recall(Slot& slot) {
  if (slot.entry->kind() != Kind::kPlan) return;  // at the first release
  const std::string& name = slot.entry->name;
  if (std::optional<Plan> plan = history_.PlanOn(name, today_))
    slot.state.RecallPlan(*std::move(plan));
  slot.state.RecallAccepted(history_.AcceptedReadingOf(name));
}

void Refresh::Actor::Keep(Slot& slot) {
  const std::optional<Reading>& reading = slot.state.reading();
  if (!reading) return;
  if (const auto plan = reading->plan())
    history_.KeepPlan(slot.entry->name, today_, *plan);
  else if (const auto measures = reading->measures();
           measures && !IsReleased(*measures))
    history_.KeepMeasures(slot.entry->name, *measures);
}

// What `planwatch accept` or `record` says of a version may come after it was
// read.
void Refresh::Actor::TakeIfAccepted(Slot& slot) {
  if (!history_.IsAccepted(slot.entry->name, slot.state.held_back_version()) ||
      !slot.state.AcceptHeldBack(now_))
    return;
  Keep(slot);
  FindDoubts(slot);
  changed_ = figures_changed_ = true;
}

void Refresh::Actor::FindDoubts(Slot& slot) {
  if (slot.state.FindDoubts(today_))
    history_.KeepAcceptedReading(slot.entry->name, slot.state.accepted());
}

void Refresh::Actor::NewDay(Slot& slot) {
  if (slot.entry->kind() == Kind::kPlan) Keep(slot);
  FindDoubts(slot);
}

void Refresh::Actor::Release(Slot& slot) {
  const std::optional<Reading>& reading = slot.state.reading();
  if (!reading) return;
  const ReleaseTime time{
      .now = now_,
      .today = today_,
      .at = options_.as_at ? config_->calendar->EndOf(today_) : now_};
  bool changed = false;
  if (const auto reg = reading->reg())
    changed =
        slot.register_gate.Release(*slot.entry, *config_, *reg, time, history_);
  else if (const auto measures = reading->measures();
           measures && IsReleased(*measures))
    changed = slot.measures_gate.Release(*slot.entry, *config_, *measures, time,
                                         history_);
  figures_changed_ = figures_changed_ || changed;
}

void Refresh::Actor::Failed(Slot& slot, const Error& error,
                            EntryState::Seconds took) {
  changed_ = true;
  // The history may have what the plan said before.
  if (error.kind() == Error::Kind::kNoData) figures_changed_ = true;
  slot.version.clear();
  slot.half_written = 0;
  slot.state.Failed(error, now_, took);
  ++slot.failures;
  slot.retry = now_ + RetryDelay(slot.failures, Jitter());
}

void Refresh::Actor::Changed(const std::filesystem::path& file) {
  const auto now = Steady::now();
  for (const auto& slot : slots_) {
    if (!slot->source || slot->source->WatchedFile() != file) continue;
    if (!slot->settled) slot->settled_at_last = now + kLongestSettle;
    slot->settled = std::min(now + kSettle, *slot->settled_at_last);
  }
}

void Refresh::Actor::ReadClock() {
  const Instant before = std::exchange(now_, options_.now());
  if (!config_) return;
  const Date today = options_.as_at.value_or(config_->calendar->DayOf(now_));
  if (today != std::exchange(today_, today)) {
    figures_changed_ = true;
    history_.Forget(today_);
    for (const auto& slot : slots_) NewDay(*slot);
  }
  if (now_ >= before - kClockPutBack) return;
  for (const auto& slot : slots_) {
    slot->scheduled =
        NextTime(slot->entry->read, now_, *config_->calendar, Jitter());
    if (slot->retry) slot->retry = now_;
  }
}

void Refresh::Actor::LookForWhatIsDue() {
  const auto steady = Steady::now();
  for (const auto& slot : slots_) {
    if (!slot->source) continue;
    if (now_ >= slot->scheduled) {  // many missed times are made up once
      slot->scheduled =
          NextTime(slot->entry->read, now_, *config_->calendar, Jitter());
      Want(*slot);
    }
    if (slot->retry && now_ >= *slot->retry) Want(*slot);
    if (slot->settled && steady >= *slot->settled) Want(*slot);

    const std::chrono::seconds limit = slot->entry->source.timeout;
    if (!slot->run || slot->run->timed_out ||
        steady < slot->run->started + limit)
      continue;
    slot->run->timed_out = true;
    slot->run->stop.request_stop();
    Failed(*slot,
           Error(slot->source->name() + ": the read took longer than " +
                 std::to_string(limit.count()) +
                 " s and was given up; see what keeps the source, or raise "
                 "its `timeout:`"),
           steady - slot->run->started);
  }
}

void Refresh::Actor::Want(Slot& slot) {
  slot.retry.reset();
  slot.settled.reset();
  slot.poll = false;
  if (!slot.wanted && !slot.run) waiting_.push_back(slot.id);
  slot.wanted = true;
}

void Refresh::Actor::Poll() {
  const auto steady = Steady::now();
  if (steady < next_poll_) return;
  next_poll_ = steady + options_.poll;
  for (const auto& slot : slots_) {
    // Without a version there is nothing to tell a change by.
    if (slot->wanted || slot->run || slot->version.empty()) continue;
    Want(*slot);
    slot->poll = true;
  }
}

void Refresh::Actor::StartReads() {
  const auto holds_since = Steady::now() - kHoldsPlace;
  auto running = static_cast<std::size_t>(
      std::count_if(slots_.begin(), slots_.end(), [&](const auto& slot) {
        return slot->run && !slot->run->timed_out &&
               slot->run->started > holds_since;
      }));
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

void Refresh::Actor::StartRead(Slot& slot) {
  slot.wanted = false;
  Run run;
  run.poll = std::exchange(slot.poll, false);
  run.started = Steady::now();
  try {
    run.thread = std::thread([id = slot.id, entry = slot.entry,
                              source = slot.source, config = config_,
                              today = today_, watch = watch_, queue = queue_,
                              version = slot.version,
                              stop = run.stop.get_token()] {
      queue->Push(ReadEnded{id, ReadEntry(*entry, *source, *config->calendar,
                                          today, *watch, version, stop)});
    });
  } catch (const std::system_error&) {
    Failed(slot,
           Error(slot.source->name() +
                 ": no thread could be started for the read; see how many "
                 "the daemon may have"),
           {});
    return;
  }
  slot.run = std::move(run);
}

Steady::time_point Refresh::Actor::NextLook() const {
  Steady::time_point next = Steady::now() + options_.recheck;
  for (const auto& slot : slots_) {
    if (slot->settled) next = std::min(next, *slot->settled);
    if (slot->run && !slot->run->timed_out)
      next = std::min(next, slot->run->started + slot->entry->source.timeout);
  }
  return next;
}

void Refresh::Actor::Publish() {
  if (!config_ || (!changed_ && !figures_changed_)) return;
  changed_ = false;
  if (std::exchange(figures_changed_, false))
    published_ = MakePublished(slots_, history_, today_, *config_);

  Snapshot next;
  next.config = config_;
  next.published = published_;
  next.ready = true;
  next.as_at_given = options_.as_at.has_value();
  next.health.config_reload_successful = reload_successful_;
  next.health.config_reload_success = reload_success_;
  next.health.version = Version();
  next.health.revision = Revision();
  for (const auto& slot : slots_) {
    next.health.sources.push_back(HealthToShow(*slot, today_, *config_));
    next.sources.push_back(slot->state.Describe());
    next.ready = next.ready && slot->state.health().tried;
  }
  SnapshotPtr prepared = Prepare(std::move(next));
  {
    const std::lock_guard lock(snapshot_mutex_);
    snapshot_ = std::move(prepared);
  }
  published_one_.notify_all();
}

void Refresh::Actor::End() {
  for (const auto& slot : slots_)
    if (slot->run)
      orphans_.emplace(slot->id, *std::exchange(slot->run, std::nullopt));
  for (auto& [id, run] : orphans_) run.stop.request_stop();
  const auto limit = Steady::now() + kStopLimit;
  while (!orphans_.empty() && Steady::now() < limit)
    for (Event& event : queue_->Take(limit))
      if (auto* ended = std::get_if<ReadEnded>(&event))
        Ended(ended->slot, std::move(ended->outcome));
  queue_->Close();
  for (auto& [id, run] : orphans_) run.thread.detach();
  watch_->Stop();
}

Refresh::Refresh(RefreshOptions options)
    : actor_(std::make_unique<Actor>(std::move(options))) {}
Refresh::~Refresh() = default;

void Refresh::Start(std::shared_ptr<const Config> config) {
  actor_->Start(std::move(config));
}
void Refresh::Reload(std::shared_ptr<const Config> config) {
  actor_->Reload(std::move(config));
}
void Refresh::ReloadFailed() { actor_->Reload(nullptr); }
void Refresh::Stop() { actor_->Stop(); }
SnapshotPtr Refresh::Current() const { return actor_->Current(); }
bool Refresh::WaitUntilReady(std::chrono::milliseconds limit) const {
  return actor_->WaitUntilReady(limit);
}

}  // namespace planwatch
