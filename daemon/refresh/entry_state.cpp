#include "daemon/refresh/entry_state.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "daemon/refresh/acceptance.h"
#include "daemon/refresh/digest.h"

namespace planwatch {
namespace {

std::string FormatSeconds(EntryState::Seconds duration) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", duration.count());
  return text;
}

// How messages name a kind: what the log says of a version that is held back,
// and what a reading is made of.
struct KindWords {
  const char* held_back;
  const char* records;
};
KindWords WordsOf(Kind kind) {
  switch (kind) {
    case Kind::kPlan:
      return {"plan held back", "actions"};
    case Kind::kReferrals:
      return {"register held back", "referrals"};
    case Kind::kMeasures:
      return {"measures held back", "values"};
  }
  return {};
}

}  // namespace

EntryState::EntryState(const Entry& entry, std::string source_name)
    : kind_(entry.kind()),
      counts_persons_(entry.counts_persons()),
      source_name_(std::move(source_name)),
      last_{entry.source.file, {}, {}} {
  health_.source = entry.name;
  health_.kind = KindName(kind_);
}

void EntryState::RestoreReading(Reading reading) {
  // Of measures the history has more than their last version.
  if (kind_ == Kind::kPlan) last_.size = reading.size();
  remembered_ = std::move(reading);
}

void EntryState::RestoreLast(const History::LastReading& last) {
  if (last.path == last_.path && !last.file.empty()) last_.file = last.file;
  if (last.size) last_.size = last.size;
}

void EntryState::RestoreAccepted(AcceptedReading accepted) {
  accepted_ = std::move(accepted);
}

std::optional<std::string> EntryState::WhyElsewhere(
    const std::filesystem::path& location) const {
  if (!last_.IsElsewhere(location)) return std::nullopt;
  return source_name_ + ": the path leads to another file now, " +
         location.string() + ", where it led to " + last_.file.string() +
         ": held back, and the last good reading stays; put the document back, "
         "or name that file itself under `source:`, or take it as it is with "
         "`planwatch accept " +
         health_.source + '`';
}

std::optional<std::string> EntryState::WhyHeldBack(
    const Reading& reading) const {
  if (auto elsewhere = WhyElsewhere(reading.location)) return elsewhere;
  std::vector<std::string> reasons;
  const std::size_t before = last_.size.value_or(0);
  if (HasShrunk(before, reading.size()))
    // How many persons are counted is told at a release, and not here.
    reasons.push_back(
        counts_persons_
            ? std::string("less than half of the ") + WordsOf(kind_).records +
                  " of the last good reading"
            : std::to_string(reading.size()) + ' ' + WordsOf(kind_).records +
                  ", where the last good reading has " +
                  std::to_string(before));
  for (const RoleChange& change :
       CompareReading(accepted_, *reading.report()).essential)
    reasons.push_back(change.ToString());
  if (reasons.empty()) return std::nullopt;
  return source_name_ + ": " + Join(reasons, "; ") +
         ": held back, and the last good reading stays; " +
         (kind_ == Kind::kPlan ? "put the document right"
                               : "see that the source is whole") +
         ", or take it as it is with `planwatch accept " + health_.source + '`';
}

bool EntryState::OnReadSucceeded(Reading reading, Instant now, Seconds duration,
                                 Version version) {
  const bool first = !reading_;
  health_.tried = true;
  health_.up = true;
  health_.read_duration = duration;
  std::optional<std::string> why = WhyHeldBack(reading);
  if (why && !version.accepted) {
    const bool recalled = !reading_ && remembered_;
    if (recalled) reading_ = remembered_;
    health_.held_back = true;
    elsewhere_ = WhyElsewhere(reading.location).has_value();
    error_ = std::move(why);
    // What a page has shown stays what is accepted there.
    if (!held_back_ || version.sha256.empty() ||
        version.sha256 != held_back_version_)
      held_back_token_ = RandomToken();
    held_back_ = std::move(reading);
    held_back_version_ = std::move(version.sha256);
    LogTrouble(WordsOf(kind_).held_back, now);
    return recalled;
  }
  accept_reading_ = version.accepted;
  const bool failing = folder_.failing();
  const std::size_t folded = folder_.Success();
  SetReading(std::move(reading), now);
  const log::Fields all = {
      {"source", health_.source},
      {"kind", health_.kind},
      {"rows", std::to_string(health_.rows)},
      {"not_used", std::to_string(reading_->report()->rejected.total())},
      {"seconds", FormatSeconds(duration)}};
  // How many rows count persons is told at a release.
  const log::Fields of_persons = {{"source", health_.source},
                                  {"kind", health_.kind},
                                  {"seconds", FormatSeconds(duration)}};
  const log::Fields& fields = counts_persons_ ? of_persons : all;
  if (failing)
    log::Info("source recovered",
              {{"source", health_.source},
               {"failures_not_logged", std::to_string(folded)}});
  else if (first)
    log::Info("source read", fields);
  else
    log::Debug("source read", fields);
  return true;
}

void EntryState::SetReading(Reading reading, Instant now) {
  const auto report = reading.report();
  health_.held_back = false;
  health_.last_success = now;
  health_.modified = reading.modified;
  health_.rows = report->rows;
  health_.rejected = report->rejected.counts();
  error_.reset();
  held_back_.reset();
  held_back_version_.clear();
  elsewhere_ = false;
  if (!reading.location.empty()) last_.file = reading.location;
  last_.size = reading.size();
  remembered_.reset();
  reading_ = std::move(reading);
}

void EntryState::OnReadUnchanged(Instant now) {
  if (!health_.held_back) health_.last_success = now;
  log::Debug("source unchanged", {{"source", health_.source}});
}

bool EntryState::OnReadFailed(const Error& error, Instant now, Seconds duration,
                              const std::filesystem::path& location) {
  // What is wrong with another file might quote it.
  const std::optional<std::string> elsewhere = WhyElsewhere(location);
  const bool no_data = elsewhere || error.kind() == Error::Kind::kNoData;
  health_.tried = true;
  health_.up = false;
  health_.held_back = no_data;
  health_.read_duration = duration;
  error_ = elsewhere.value_or(error.message());
  const bool recalled = !reading_ && remembered_;
  if (recalled) reading_ = remembered_;
  held_back_.reset();
  held_back_version_.clear();
  LogTrouble(no_data ? "source held back" : "source failed", now);
  return recalled;
}

bool EntryState::SetConflictCopies(std::vector<std::string> copies) {
  if (copies == conflict_copies_) return false;
  conflict_copies_ = std::move(copies);
  if (!conflict_copies_.empty())
    log::Warn("copies that are not read",
              {{"source", health_.source},
               {"beside", source_name_},
               {"copies", Join(conflict_copies_, ", ")}});
  return true;
}

void EntryState::LogTrouble(std::string_view message, Instant now) {
  const auto [log, folded] = folder_.Failure(*error_, now);
  if (!log) return;
  if (folded == 0)
    log::Warn(message, {{"source", health_.source}, {"error", *error_}});
  else
    log::Warn(message, {{"source", health_.source},
                        {"error", *error_},
                        {"failures_not_logged", std::to_string(folded)}});
}

bool EntryState::AcceptHeldBack(Instant now) {
  if (!held_back_) return false;
  Reading accepted = *std::move(held_back_);
  folder_.Success();
  SetReading(std::move(accepted), now);
  accept_reading_ = true;
  if (counts_persons_)
    log::Info("version accepted that was held back",
              {{"source", health_.source}});
  else
    log::Info("version accepted that was held back",
              {{"source", health_.source},
               {WordsOf(kind_).records, std::to_string(reading_->size())}});
  return true;
}

bool EntryState::AcceptHeldBack(const History::LastReading& accepted,
                                Instant now) {
  if (!held_back_) return false;
  RestoreLast(accepted);
  return !WhyHeldBack(*held_back_) && AcceptHeldBack(now);
}

bool EntryState::FindDoubts(Date today) {
  if (!reading_) return false;
  const ReadReport& report = *reading_->report();
  const std::shared_ptr<const Plan> plan = reading_->plan();
  if (!plan) {
    std::vector<Doubt> doubts;
    std::copy_if(report.doubts.begin(), report.doubts.end(),
                 std::back_inserter(doubts),
                 [&](const Doubt& doubt) { return doubt.IsOn(today); });
    SetDoubts(std::move(doubts));
    return false;
  }
  AcceptedReading roles = RolesOf(report);
  const bool accept = std::exchange(accept_reading_, false);
  std::vector<Doubt> doubts = PlanDoubts(*plan, today);
  if (!accept && !accepted_.empty())
    for (const RoleChange& change : CompareReading(accepted_, report).other)
      doubts.push_back(DoubtOf(change, report, health_.source));
  const bool is_good = accept || accepted_.empty() || doubts.empty();
  SetDoubts(std::move(doubts));
  if (!is_good || roles.empty() || roles == accepted_) return false;
  accepted_ = std::move(roles);
  return true;
}

void EntryState::SetDoubts(std::vector<Doubt> doubts) {
  const bool was_in_doubt = std::exchange(in_doubt_, !doubts.empty());
  if (in_doubt_ && !was_in_doubt) {
    const std::string count = std::to_string(doubts.size());
    const Doubt& first = doubts.front();
    const std::string place = first.place.ToString();
    // What is read of a register is not told.
    if (kind_ == Kind::kPlan)
      log::Warn("source in doubt",
                {{"source", health_.source},
                 {"doubts", count},
                 {"first", (place.empty() ? "" : place + ": ") + first.text}});
    else
      log::Warn("source in doubt",
                {{"source", health_.source}, {"doubts", count}});
  } else if (was_in_doubt && !in_doubt_) {
    log::Info("source no longer in doubt", {{"source", health_.source}});
  }
  doubts_ = std::move(doubts);
  health_.doubts.clear();
  for (const Doubt& doubt : doubts_) ++health_.doubts[doubt.about];
}

void EntryState::CopyFrom(const EntryState& before) {
  in_doubt_ = before.in_doubt_;
  conflict_copies_ = before.conflict_copies_;
}

std::string EntryState::acceptable_token() const {
  // Of another file nothing is shown; and of a plan the history keeps which
  // version was accepted.
  if (!held_back_ || elsewhere_ ||
      (kind_ == Kind::kPlan && held_back_version_.empty()))
    return {};
  return held_back_token_;
}

History::LastReading EntryState::HeldBackAsLast() const {
  return {last_.path, held_back_->location, held_back_->size()};
}

std::optional<AcceptableVersion> EntryState::Acceptable(Date today) const {
  std::string token = acceptable_token();
  if (token.empty()) return std::nullopt;
  const std::shared_ptr<const Plan> plan = held_back_->plan();
  const std::shared_ptr<const Plan> last =
      reading_ ? reading_->plan() : nullptr;
  if (plan && !last) return std::nullopt;
  return AcceptableVersion{
      std::move(token),
      plan ? FormatAccept(*last, accepted_, *plan, today)
           : FormatAccept(kind_, last_.size.value_or(0), held_back_->size())};
}

EntrySnapshot EntryState::Describe(const Entry& entry, Date today) const {
  return {
      .entry = &entry,
      .source_name = source_name_,
      .health = health_,
      .error = error_,
      .report = reading_ ? reading_->report() : nullptr,
      .held_back = held_back_ && !elsewhere_ ? held_back_->report() : nullptr,
      .acceptable = Acceptable(today),
      .conflict_copies = conflict_copies_,
      .doubts = doubts_};
}

}  // namespace planwatch
