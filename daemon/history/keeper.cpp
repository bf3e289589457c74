#include "daemon/history/keeper.h"

#include <chrono>
#include <system_error>
#include <utility>

namespace planwatch {

void HistoryKeeper::Configure(const Config& config, Instant now) {
  now_ = now;
  if (options_ != config.history) {
    history_.reset();
    pasts_.clear();
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
      mode_ == Mode::kKeep ? History::Access::kWrite : History::Access::kCopy);
  if (!opened) {
    OnFailure(opened.error());
    return false;
  }
  if (opened->set_aside)
    log::Error(
        "history damaged and set aside; a new one is begun",
        {{"error", opened->why}, {"kept_as", opened->set_aside->string()}});
  if (mode_ == Mode::kKeep)
    if (const Status writable = opened->history->TryWrite(); !writable) {
      OnFailure(writable.error());
      return false;
    }
  history_ = std::move(opened->history);
  SetSize();
  OnRecovered();
  return true;
}

void HistoryKeeper::OnFailure(const Error& error) {
  error_ = error.message();
  const auto [log, folded] = folder_.Failure(*error_, now_);
  if (log)
    log::Warn(
        "history failed",
        {{"error", *error_}, {"failures_not_logged", std::to_string(folded)}});
  history_.reset();  // the next call opens and checks it again
  pasts_.clear();
}

void HistoryKeeper::SetSize() {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(options_->file, error);
  if (telemetry_ != nullptr && !error) telemetry_->SetHistorySize(size);
}

void HistoryKeeper::LogIfFailed(const Status& written) {
  if (telemetry_ != nullptr) telemetry_->CountHistoryWrite(bool{written});
  if (!written) return OnFailure(written.error());
  SetSize();
  last_write_ = now_;
  OnRecovered();
}

void HistoryKeeper::OnRecovered() {
  if (!error_) return;
  error_.reset();
  folder_.Success();
  log::Info("history recovered");
}

template <typename T>
std::optional<T> HistoryKeeper::ValueOrLog(Result<T> result) {
  if (result) return *std::move(result);
  OnFailure(result.error());
  return std::nullopt;
}

std::optional<HistoryHealth> HistoryKeeper::Health() {
  if (!options_) return std::nullopt;
  HistoryHealth health;
  health.last_write = last_write_;
  if (IsOpen())
    health.last_backup =
        ValueOrLog(history_->LastBackup()).value_or(std::nullopt);
  health.error = error_.value_or("");
  return health;
}

void HistoryKeeper::KeepPlan(const std::string& plan, Date day,
                             const Plan& said) {
  pasts_.erase(plan);
  if (IsOpen()) LogIfFailed(history_->RecordPlan(plan, day, said));
}

void HistoryKeeper::KeepAcceptedReading(const std::string& plan,
                                        const AcceptedReading& reading) {
  if (mode_ == Mode::kKeep && IsOpen())
    LogIfFailed(history_->KeepAcceptedReading(plan, reading));
}

bool HistoryKeeper::AcceptVersion(const std::string& plan,
                                  const std::string& sha256) {
  if (!can_write() || !IsOpen()) return false;
  const Status kept = history_->AcceptVersion(plan, sha256);
  LogIfFailed(kept);
  return static_cast<bool>(kept);
}

bool HistoryKeeper::KeepLastReading(const std::string& entry,
                                    const History::LastReading& last) {
  if (!can_write() || !IsOpen()) return false;
  const Status kept = history_->KeepLastReading(entry, last);
  LogIfFailed(kept);
  return static_cast<bool>(kept);
}

void HistoryKeeper::KeepMeasures(const std::string& name,
                                 const Measures& said) {
  if (mode_ == Mode::kKeep && IsOpen())
    LogIfFailed(history_->RecordMeasures(name, said));
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
  if (!can_write() || !IsOpen()) return false;
  const Status kept = history_->KeepReleases(name, releases);
  LogIfFailed(kept);
  return static_cast<bool>(kept);
}

std::optional<Date> HistoryKeeper::Forget(Date today) {
  if (mode_ != Mode::kKeep || !options_ ||
      options_->keep == std::chrono::days{0} || !IsOpen())
    return std::nullopt;
  pasts_.clear();
  const Date before = today - options_->keep;
  const Status forgotten = history_->Forget(before);
  LogIfFailed(forgotten);
  return forgotten ? std::optional(before) : std::nullopt;
}

std::shared_ptr<const PlanPast> HistoryKeeper::PastOf(const std::string& plan) {
  if (!IsOpen()) return nullptr;
  const std::optional<std::int64_t> revision = ValueOrLog(history_->Revision());
  if (!revision) return nullptr;
  if (std::exchange(revision_, *revision) != *revision) pasts_.clear();
  if (const auto found = pasts_.find(plan); found != pasts_.end())
    return found->second;
  std::optional<PlanPast> past = ValueOrLog(history_->PastOf(plan));
  if (!past) return nullptr;
  return pasts_[plan] =
             past->versions().empty()
                 ? nullptr
                 : std::make_shared<const PlanPast>(*std::move(past));
}

std::optional<Plan> HistoryKeeper::PlanOn(const std::string& plan, Date day) {
  const std::shared_ptr<const PlanPast> past = PastOf(plan);
  return past ? past->On(day) : std::nullopt;
}

AcceptedReading HistoryKeeper::AcceptedReadingOf(const std::string& plan) {
  if (!IsOpen()) return {};
  return ValueOrLog(history_->AcceptedReadingOf(plan))
      .value_or(AcceptedReading());
}

bool HistoryKeeper::IsAccepted(const std::string& plan,
                               const std::string& sha256) {
  return !sha256.empty() && IsOpen() &&
         ValueOrLog(history_->IsAccepted(plan, sha256)).value_or(false);
}

History::LastReading HistoryKeeper::LastReadingOf(const std::string& entry) {
  if (!IsOpen()) return {};
  return ValueOrLog(history_->LastReadingOf(entry))
      .value_or(History::LastReading());
}

History::LastReading HistoryKeeper::LastReadingBy(const std::string& entry,
                                                  Date day) {
  if (!IsOpen()) return {};
  return ValueOrLog(history_->LastReadingBy(entry, day))
      .value_or(History::LastReading());
}

std::optional<Measures> HistoryKeeper::MeasuresOf(const std::string& name) {
  if (!IsOpen()) return std::nullopt;
  return ValueOrLog(history_->MeasuresOf(name)).value_or(std::nullopt);
}

std::optional<RegisterReleases> HistoryKeeper::RegisterReleasesOf(
    const std::string& name) {
  if (HasNoFile()) return RegisterReleases();
  if (!IsOpen()) return std::nullopt;
  return ValueOrLog(history_->RegisterReleasesOf(name));
}

std::optional<MeasuresReleases> HistoryKeeper::MeasuresReleasesOf(
    const std::string& name) {
  if (HasNoFile()) return MeasuresReleases();
  if (!IsOpen()) return std::nullopt;
  return ValueOrLog(history_->MeasuresReleasesOf(name));
}

bool HistoryKeeper::HasNoFile() const {
  std::error_code error;
  return !options_ || (mode_ == Mode::kRead && !history_ &&
                       !std::filesystem::exists(options_->file, error));
}

}  // namespace planwatch
