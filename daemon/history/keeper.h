// Keeps the history while the daemon runs: what each read found goes in, what
// the figures need of the past comes out.
//
// A failing history harms nothing else: the error is logged (once, then at
// intervals), the file is reopened at the next call, and until then nothing is
// known of the past. Without `history:` in the configuration nothing is kept,
// and nothing is known. The refresh's thread alone uses it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/release.h"
#include "collectors/exposition/health.h"
#include "collectors/measure/record.h"
#include "collectors/plan/plan.h"
#include "daemon/config/config.h"
#include "daemon/history/history.h"
#include "daemon/log.h"
#include "daemon/telemetry.h"

namespace planwatch {

class HistoryKeeper {
 public:
  // kRead is for commands that read the sources once (`check`, `metrics`): what
  // they find goes into a copy of the history in memory.
  enum class Mode { kKeep, kRead };
  // Counts its writes in `telemetry`, where there is one.
  explicit HistoryKeeper(Mode mode, Telemetry* telemetry = nullptr)
      : mode_(mode), telemetry_(telemetry) {}

  // Once a configuration is taken; opens the file.
  void Configure(const Config& config, Instant now);

  void KeepPlan(const std::string& plan, Date day, const Plan& said);
  void KeepAcceptedReading(const std::string& plan,
                           const AcceptedReading& reading);
  // As History's; false where it could not be kept.
  bool AcceptVersion(const std::string& plan, const std::string& sha256);
  bool KeepLastReading(const std::string& entry,
                       const History::LastReading& last);
  // Of measures that count no persons.
  void KeepMeasures(const std::string& name, const Measures& said);
  // What was released; false where it could not be kept, and so must not be
  // told.
  bool KeepReleases(const std::string& name, const RegisterReleases& releases);
  bool KeepReleases(const std::string& name, const MeasuresReleases& releases);
  // For the log and Health: notes the time.
  void SetTime(Instant now) { now_ = now; }
  // nullopt: nothing is kept. Looks for a backup.
  std::optional<HistoryHealth> Health();

  // Forgets what is older than `keep:` says. Returns the day before which it
  // was over; nullopt: nothing is forgotten.
  std::optional<Date> Forget(Date today);

  // All that is known of the plan; nullptr: nothing.
  std::shared_ptr<const PlanPast> PastOf(const std::string& plan);
  // The last version that the plan had until the day.
  std::optional<Plan> PlanOn(const std::string& plan, Date day);
  AcceptedReading AcceptedReadingOf(const std::string& plan);
  // Whether `planwatch accept` or `record` has accepted the document of that
  // SHA-256; an empty one never is.
  bool IsAccepted(const std::string& plan, const std::string& sha256);
  // As History's.
  History::LastReading LastReadingOf(const std::string& entry);
  History::LastReading LastReadingBy(const std::string& entry, Date day);
  // Of measures that count no persons; nullopt: none kept.
  std::optional<Measures> MeasuresOf(const std::string& name);
  // What was released before; empty where nothing was, or nothing is kept;
  // nullopt where it is not known, since the history fails.
  std::optional<RegisterReleases> RegisterReleasesOf(const std::string& name);
  std::optional<MeasuresReleases> MeasuresReleasesOf(const std::string& name);
  // Whether what is released is kept.
  bool can_write() const {
    return mode_ == Mode::kKeep && options_.has_value();
  }
  // Nothing is released here, but what was is looked up.
  bool is_read_only() const { return mode_ == Mode::kRead; }

  // What is wrong with the history now.
  const std::optional<std::string>& error() const { return error_; }

 private:
  bool IsOpen();
  // There is none to read from.
  bool HasNoFile() const;
  template <typename Releases>
  bool KeepAnyReleases(const std::string& name, const Releases& releases);
  // The value, or nullopt once the error was logged.
  template <typename T>
  std::optional<T> ValueOrLog(Result<T> result);
  // Of a write.
  void LogIfFailed(const Status& written);
  void SetSize();
  void OnRecovered();
  void OnFailure(const Error& error);

  Mode mode_;
  Telemetry* telemetry_;
  std::optional<HistoryOptions> options_;
  std::unique_ptr<History> history_;
  std::map<std::string, std::shared_ptr<const PlanPast>> pasts_;  // once read
  std::int64_t revision_ = 0;  // History::Revision that they are of
  Instant now_{};
  std::optional<Instant> last_write_;
  std::optional<std::string> error_;
  log::RepeatFolder folder_;
};

}  // namespace planwatch
