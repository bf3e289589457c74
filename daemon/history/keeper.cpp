#include "daemon/history/keeper.h"

#include <chrono>
#include <system_error>
#include <utility>
#include <vector>

namespace planwatch {

using std::chrono::days;

void HistoryKeeper::Configure(const Config& config, Instant now) {
  now_ = now;
  if (options_ != config.history) {
    history_.reset();
    error_.reset();
    options_ = config.history;
  }
  IsOpen();
}

bool HistoryKeeper::IsOpen() {
  if (!options_) return false;
  if (history_) return true;
  if (HasNoFile()) return false;
  Result<History::Opened> opened = History::Open(
      options_->file,
      mode_ == Mode::kKeep ? History::Access::kWrite : History::Access::kRead);
  if (!opened) {
    Failed(opened.error());
    return false;
  }
  if (opened->set_aside)
    log::Error(
        "history damaged and set aside; a new one is begun",
        {{"error", opened->why}, {"kept_as", opened->set_aside->string()}});
  history_ = std::move(opened->history);
  return true;
}

void HistoryKeeper::Failed(const Error& error) {
  error_ = error.message();
  const auto [log, folded] = folder_.Failure(*error_, now_);
  if (log)
    log::Warn(
        "history failed",
        {{"error", *error_}, {"failures_not_logged", std::to_string(folded)}});
  history_.reset();  // the next call opens and checks it again
}

void HistoryKeeper::Done(const Status& status) {
  if (!status) return Failed(status.error());
  if (!error_) return;
  error_.reset();
  folder_.Success();
  log::Info("history is well again");
}

template <typename T>
std::optional<T> HistoryKeeper::Known(Result<T> result) {
  if (result) return *std::move(result);
  Failed(result.error());
  return std::nullopt;
}

void HistoryKeeper::KeepPlan(const std::string& plan, Date day,
                             const Plan& said) {
  if (mode_ == Mode::kKeep && IsOpen())
    Done(history_->RecordPlan(plan, day, said));
}

void HistoryKeeper::KeepAcceptedReading(const std::string& plan,
                                        const AcceptedReading& reading) {
  if (mode_ == Mode::kKeep && IsOpen())
    Done(history_->KeepAcceptedReading(plan, reading));
}

void HistoryKeeper::KeepMeasures(const std::string& name,
                                 const Measures& said) {
  if (mode_ == Mode::kKeep && IsOpen())
    Done(history_->RecordMeasures(name, said));
}

bool HistoryKeeper::KeepReleases(const std::string& name,
                                 const RegisterReleases& releases) {
  return KeepAnyReleases(name, releases);
}

bool HistoryKeeper::KeepReleases(const std::string& name,
                                 const MeasuresReleases& releases) {
  return KeepAnyReleases(name, releases);
}

template <typename Releases>
bool HistoryKeeper::KeepAnyReleases(const std::string& name,
                                    const Releases& releases) {
  if (!keeps() || !IsOpen()) return false;
  const Status kept = history_->KeepReleases(name, releases);
  Done(kept);
  return static_cast<bool>(kept);
}

void HistoryKeeper::Forget(Date today) {
  if (mode_ == Mode::kKeep && options_ && options_->keep > days{0} && IsOpen())
    Done(history_->Forget(today - options_->keep));
}

std::optional<Plan> HistoryKeeper::PlanOn(const std::string& plan, Date day) {
  if (!IsOpen()) return std::nullopt;
  const std::optional<PlanPast> past = Known(history_->PastOf(plan));
  return past ? past->On(day) : std::nullopt;
}

AcceptedReading HistoryKeeper::AcceptedReadingOf(const std::string& plan) {
  if (!IsOpen()) return {};
  return Known(history_->AcceptedReadingOf(plan)).value_or(AcceptedReading());
}

bool HistoryKeeper::IsAccepted(const std::string& plan,
                               const std::string& sha256) {
  return !sha256.empty() && IsOpen() &&
         Known(history_->IsAccepted(plan, sha256)).value_or(false);
}

std::optional<History::PlanCounts> HistoryKeeper::CountsOn(
    const std::string& plan, Date day) {
  if (!IsOpen()) return std::nullopt;
  return Known(history_->CountsOn(plan, day)).value_or(std::nullopt);
}

QuarterEnds HistoryKeeper::QuarterEndsOf(const std::string& plan, Date today,
                                         const Calendar& calendar) {
  QuarterEnds ends;
  Quarter quarter = calendar.QuarterOf(today);
  for (int i = 0; i < kTrendQuarters; ++i) {
    quarter = quarter.Previous();
    QuarterEnd end{.quarter = quarter};
    if (const auto counts = CountsOn(plan, calendar.EndOf(quarter))) {
      end.actions = counts->actions;
      end.overdue = counts->overdue;
    }
    ends.trend.insert(ends.trend.begin(), end);
  }
  return ends;
}

std::optional<RegisterReleases> HistoryKeeper::RegisterReleasesOf(
    const std::string& name) {
  if (HasNoFile()) return RegisterReleases();
  if (!IsOpen()) return std::nullopt;
  return Known(history_->RegisterReleasesOf(name));
}

std::optional<MeasuresReleases> HistoryKeeper::MeasuresReleasesOf(
    const std::string& name) {
  if (HasNoFile()) return MeasuresReleases();
  if (!IsOpen()) return std::nullopt;
  return Known(history_->MeasuresReleasesOf(name));
}

bool HistoryKeeper::HasNoFile() const {
  std::error_code error;
  return !options_ || (mode_ == Mode::kLook && !history_ &&
                       !std::filesystem::exists(options_->file, error));
}

}  // namespace planwatch
