// The refresh's loop: one thread that owns all of its state and handles events
// from a queue (a read has ended, a file has changed, reload, stop).
//
// Refresh, its only user, says what it does. Public methods: any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "daemon/refresh/job.h"
#include "daemon/refresh/pace.h"
#include "daemon/refresh/publisher.h"
#include "daemon/refresh/queue.h"
#include "daemon/refresh/reading.h"
#include "daemon/refresh/refresh.h"
#include "daemon/refresh/slot.h"
#include "daemon/refresh/watch.h"
#include "daemon/report/writer.h"

namespace planwatch {

class RefreshLoop {
 public:
  explicit RefreshLoop(RefreshOptions options);
  ~RefreshLoop() { Stop(); }

  void Start(std::shared_ptr<const Config> config);
  // nullptr: the new configuration was refused.
  void Reload(std::shared_ptr<const Config> config);
  void SetWebConfigError(std::string error);
  Status Accept(const std::string& entry, const std::string& token,
                const std::string& user);
  void Stop();
  std::uint64_t rounds() const { return rounds_; }
  const Publisher& publisher() const { return publisher_; }

 private:
  struct ReadEnded {
    std::uint64_t slot;
    ReadOutcome outcome;
  };
  struct FileChanged {
    std::filesystem::path file;
  };
  struct Reloaded {
    std::shared_ptr<const Config> config;  // nullptr: it was refused
    std::promise<void> applied;
  };
  struct WebConfigRead {
    std::string error;  // empty: it is valid
  };
  struct AcceptRequested {
    std::string entry, token, user;
    std::promise<Status> accepted;
  };
  struct StopRequested {};
  using Event = std::variant<ReadEnded, FileChanged, Reloaded, WebConfigRead,
                             AcceptRequested, StopRequested>;
  using Queue = EventQueue<Event>;

  void Run();
  void Handle(Event event);
  void Apply(std::shared_ptr<const Config> config);
  std::unique_ptr<Slot> MakeSlot(const Entry& entry, const Slot* before);
  void OnReadEnded(ReadEnded ended);
  Status OnAcceptRequested(const AcceptRequested& request);
  void CountRead(const Slot& slot, Telemetry::ReadResult result,
                 EntryState::Seconds duration) const;
  void OnOutcome(Slot& slot, ReadOutcome outcome, EntryState::Seconds duration);
  void OnFailure(Slot& slot, const Error& error, EntryState::Seconds duration,
                 const std::filesystem::path& location = {});
  void OnFileChanged(const std::filesystem::path& file);
  void ReadClocks();
  void CheckJobs();
  void Poll();
  void Enqueue(Slot& slot);
  void StartReads();
  void StartRead(Slot& slot);
  void Publish();
  std::chrono::nanoseconds UntilNextCheck() const;
  void EndReads();
  Job::Timing TimingOf(const Entry& entry);
  double Jitter() { return jitter_(random_); }

  RefreshOptions options_;
  std::shared_ptr<Queue> queue_ = std::make_shared<Queue>();
  std::mutex stop_mutex_;
  std::thread thread_;
  std::atomic<std::uint64_t> rounds_ = 0;
  Publisher publisher_;

  // The thread's own, from here.
  ReportWriter report_;
  std::shared_ptr<Watch> watch_;
  std::shared_ptr<const Config> config_;
  Slots slots_;  // as the configuration's entries
  // Reads of entries that are gone.
  std::map<std::uint64_t, ReadThread> orphans_;
  std::deque<std::uint64_t> waiting_;  // slots to be read, in turn
  std::uint64_t next_id_ = 1;
  // What callers wait for, until it is published.
  std::vector<std::promise<void>> applied_;
  std::vector<std::pair<std::promise<Status>, Status>> accepted_;
  Moment now_;
  SteadyTime next_poll_;
  Pace publishing_;
  bool stopping_ = false;
  std::mt19937 random_{std::random_device{}()};
  std::uniform_real_distribution<double> jitter_{0, 1};
};

}  // namespace planwatch
