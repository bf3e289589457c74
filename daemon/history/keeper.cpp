#include "daemon/history/keeper.h"

#include <chrono>
#include <functional>
#include <set>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "collectors/measure/figures.h"
#include "collectors/referral/figures.h"
#include "daemon/history/quarters.h"

namespace planwatch {
namespace {

using std::chrono::days;

bool IsReleaseDay(const Release& release, Date day) {
  return !std::holds_alternative<Weekly>(release) ||
         std::chrono::weekday{day} == std::chrono::Monday;
}

template <typename Record>
auto LatestUntil(Date day, const std::optional<std::vector<Record>>& by_day)
    -> std::optional<decltype(Disclosure::Recall(by_day->front()))> {
  if (!by_day) return std::nullopt;
  for (auto release = by_day->rbegin(); release != by_day->rend(); ++release)
    if (release->released <= day) return Disclosure::Recall(*release);
  return std::nullopt;
}

}  // namespace

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
  std::error_code error;
  if (mode_ == Mode::kRead && !std::filesystem::exists(options_->file, error))
    return false;
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
  SetSize();
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

void HistoryKeeper::SetSize() {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(options_->file, error);
  if (telemetry_ != nullptr && !error) telemetry_->SetHistorySize(size);
}

void HistoryKeeper::LogIfFailed(const Status& written) {
  if (telemetry_ != nullptr) telemetry_->CountHistoryWrite(bool{written});
  if (!written) return Failed(written.error());
  SetSize();
  if (!error_) return;
  error_.reset();
  folder_.Success();
  log::Info("history recovered");
}

template <typename T>
std::optional<T> HistoryKeeper::ValueOrLog(Result<T> result) {
  if (result) return *std::move(result);
  Failed(result.error());
  return std::nullopt;
}

void HistoryKeeper::KeepPlan(const std::string& plan, Date day,
                             const Plan& said) {
  if (mode_ == Mode::kKeep && IsOpen())
    LogIfFailed(history_->RecordPlan(plan, day, said));
}

void HistoryKeeper::KeepAcceptedReading(const std::string& plan,
                                        const AcceptedReading& reading) {
  if (mode_ == Mode::kKeep && IsOpen())
    LogIfFailed(history_->KeepAcceptedReading(plan, reading));
}

void HistoryKeeper::KeepRegister(const std::string& name,
                                 const Register& said) {
  if (mode_ == Mode::kKeep && IsOpen())
    LogIfFailed(history_->RecordRegister(name, said));
}

void HistoryKeeper::KeepMeasures(const std::string& name,
                                 const Measures& said) {
  if (mode_ == Mode::kKeep && IsOpen())
    LogIfFailed(history_->RecordMeasures(name, said));
}

void HistoryKeeper::KeepRelease(const Entry& entry, const Config& config,
                                const Register& said,
                                const PublishedRegister& released) {
  if (mode_ != Mode::kKeep || !IsOpen()) return;
  const auto known = ValueOrLog(history_->ReleasesOf(entry.name));
  if (!known) return;
  std::vector<ReleaseRecord> releases = {Disclosure::Remember(released)};
  if (known->empty() && !said.days.empty()) {
    const Disclosure disclosure(config.disclosure);
    PublishedRegister later = released;
    for (Date day = released.released() - days{1};
         day >= said.days.begin()->first; day -= days{1}) {
      if (!IsReleaseDay(config.release, day)) continue;
      later = disclosure.Release(
          entry.name, entry.labels,
          MakeRegisterFigures(said, day, *config.calendar), day, &later);
      releases.push_back(Disclosure::Remember(later));
    }
  }
  LogIfFailed(history_->RecordReleases(entry.name, releases));
}

void HistoryKeeper::KeepRelease(const Entry& entry, const Config& config,
                                const Measures& said,
                                const PublishedMeasures& released) {
  if (mode_ != Mode::kKeep || !said.persons || !IsOpen()) return;
  const auto known = ValueOrLog(history_->MeasuresReleasesOf(entry.name));
  if (!known) return;
  std::vector<MeasuresReleaseRecord> releases = {
      Disclosure::Remember(released)};
  if (known->empty()) {
    std::set<Date, std::greater<>> dated;
    for (const MeasureSeries& series : said.series)
      for (const MeasurePoint& point : series.points)
        if (point.date < released.released()) dated.insert(point.date);
    const Disclosure disclosure(config.disclosure);
    PublishedMeasures later = released;
    for (const Date day : dated) {
      later = disclosure.Release(entry.name, entry.labels,
                                 MakeMeasureFigures(said, day), day, &later);
      releases.push_back(Disclosure::Remember(later));
    }
  }
  LogIfFailed(history_->RecordMeasuresReleases(entry.name, releases));
}

void HistoryKeeper::Forget(Date today) {
  if (mode_ == Mode::kKeep && options_ && options_->keep > days{0} && IsOpen())
    LogIfFailed(history_->Forget(today - options_->keep));
}

std::optional<Plan> HistoryKeeper::PlanOn(const std::string& plan, Date day) {
  if (!IsOpen()) return std::nullopt;
  const std::optional<PlanPast> past = ValueOrLog(history_->PastOf(plan));
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

std::optional<History::PlanCounts> HistoryKeeper::CountsOn(
    const std::string& plan, Date day) {
  if (!IsOpen()) return std::nullopt;
  return ValueOrLog(history_->CountsOn(plan, day)).value_or(std::nullopt);
}

QuarterEnds HistoryKeeper::QuarterEndsOf(const std::string& plan, Date today,
                                         const Calendar& calendar) {
  QuarterEnds ends;
  for (const Quarter quarter :
       LastQuarters(calendar.QuarterOf(today).Previous())) {
    QuarterEnd end{.quarter = quarter};
    if (const auto counts = CountsOn(plan, calendar.EndOf(quarter))) {
      end.actions = counts->actions;
      end.overdue = counts->overdue;
    }
    ends.trend.push_back(end);
  }
  return ends;
}

std::optional<PublishedRegister> HistoryKeeper::ReleaseOn(
    const std::string& name, Date day) {
  if (!IsOpen()) return std::nullopt;
  return LatestUntil(day, ValueOrLog(history_->ReleasesOf(name)));
}

std::optional<PublishedMeasures> HistoryKeeper::MeasuresReleaseOn(
    const std::string& name, Date day) {
  if (!IsOpen()) return std::nullopt;
  return LatestUntil(day, ValueOrLog(history_->MeasuresReleasesOf(name)));
}

}  // namespace planwatch
