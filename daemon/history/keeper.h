// Keeps the history while the daemon runs: what each read found goes in, what
// the figures need of the past comes out.
//
// A failing history harms nothing else: the error is logged (once, then at
// intervals), the file is reopened at the next call, and until then nothing is
// known of the past. Without `history:` in the configuration nothing is kept,
// and nothing is known. The refresh's thread alone uses it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/record.h"
#include "collectors/plan/plan.h"
#include "collectors/referral/record.h"
#include "daemon/config/config.h"
#include "daemon/history/history.h"
#include "daemon/log.h"
#include "daemon/telemetry.h"

namespace planwatch {

class HistoryKeeper {
 public:
  // kRead is for commands that read the sources once (`check`, `metrics`).
  enum class Mode { kKeep, kRead };
  // Counts its writes in `telemetry`, where there is one.
  explicit HistoryKeeper(Mode mode, Telemetry* telemetry = nullptr)
      : mode_(mode), telemetry_(telemetry) {}

  // Once a configuration is taken; opens the file.
  void Configure(const Config& config, Instant now);

  void KeepPlan(const std::string& plan, Date day, const Plan& said);
  void KeepAcceptedReading(const std::string& plan,
                           const AcceptedReading& reading);
  void KeepRegister(const std::string& name, const Register& said);
  void KeepMeasures(const std::string& name, const Measures& said);
  // A release. Where it is the register's first, the days before it are given
  // releases too, from the register's own past and from the latest to the
  // earliest: so none of them tells more of a cell beside the next one.
  void KeepRelease(const Entry& entry, const Config& config,
                   const Register& said, const PublishedRegister& released);
  // The same of measures that count persons; others need no releases. Before
  // the first, the days are given releases on which a value is dated.
  void KeepRelease(const Entry& entry, const Config& config,
                   const Measures& said, const PublishedMeasures& released);
  // What is older than `keep:` says.
  void Forget(Date today);

  // The last version that the plan had until the day.
  std::optional<Plan> PlanOn(const std::string& plan, Date day);
  AcceptedReading AcceptedReadingOf(const std::string& plan);
  // Whether `planwatch accept` or `record` has accepted the document of that
  // SHA-256; an empty one never is.
  bool IsAccepted(const std::string& plan, const std::string& sha256);
  std::optional<History::PlanCounts> CountsOn(const std::string& plan,
                                              Date day);
  QuarterEnds QuarterEndsOf(const std::string& plan, Date today,
                            const Calendar& calendar);
  // The last release until the day.
  std::optional<PublishedRegister> ReleaseOn(const std::string& name, Date day);
  std::optional<PublishedMeasures> MeasuresReleaseOn(const std::string& name,
                                                     Date day);

  // What is wrong with the history now.
  const std::optional<std::string>& error() const { return error_; }

 private:
  bool IsOpen();
  // The value, or nullopt once the error was logged.
  template <typename T>
  std::optional<T> ValueOrLog(Result<T> result);
  // Of a write.
  void LogIfFailed(const Status& written);
  void SetSize();
  void Failed(const Error& error);

  Mode mode_;
  Telemetry* telemetry_;
  std::optional<HistoryOptions> options_;
  std::unique_ptr<History> history_;
  Instant now_{};
  std::optional<std::string> error_;
  log::RepeatFolder folder_;
};

}  // namespace planwatch
