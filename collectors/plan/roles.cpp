#include "collectors/plan/roles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/action_rivals.h"
#include "collectors/plan/combined_columns.h"
#include "collectors/plan/due_columns.h"
#include "collectors/plan/fit.h"
#include "collectors/plan/heading_times.h"
#include "collectors/plan/rating_columns.h"
#include "collectors/plan/risk_columns.h"

namespace planwatch {
namespace {

using K = CellKind;

// A role is given where heading and contents together come to this. Where the
// heading says nothing of it, the contents alone must.
constexpr double kEnough = 1.2;
constexpr double kEnoughByContents = 0.8;
// Contents that are so much another role's undo any heading.
constexpr double kRefuted = -1.5;
// Two columns whose votes differ by less are rivals.
constexpr double kRival = 0.3;
constexpr double kHidden = 2;  // what a hidden column is behind a visible one
constexpr double kNoNamedAction = 0.5;  // of a table's evidence
constexpr double kNoDates = 1.6;        // and a blank one behind one of dates

struct Candidate {
  PlanField field;
  std::size_t column = 0;  // from the first of the headings
  double heading = 0;
  double score = 0;
  std::size_t rule = 0;

  // Without an action there is no plan: it chooses first.
  bool NamesAction() const {
    return field == PlanField::kAction && heading > 0;
  }
  // 0 chooses first. The reason for a delay is of no figure: it takes what no
  // other role wants.
  int turn() const {
    return NamesAction() ? 0 : field == PlanField::kDelay ? 2 : 1;
  }
};

class Assigner {
 public:
  Assigner(std::span<const std::string> headings,
           std::span<const Profile> profiles, std::size_t first,
           const RoleOptions& options)
      : headings_(headings),
        profiles_(profiles),
        first_(first),
        options_(options),
        taken_(headings.size()) {
    for (const std::string& heading : headings)
      folded_.push_back(Fold(heading));
    by_time_ = ColumnsByTime(folded_);
    for (const std::vector<std::size_t>& columns : by_time_)
      timed_.insert(columns.begin(), columns.end());
  }

  Roles Assign() {
    for (std::size_t i = 0; i < headings_.size(); ++i)
      taken_[i] = IsIgnored(headings_[i], options_.ignore);
    if (options_.columns != nullptr)
      for (const auto& [name, heading] : *options_.columns)
        Configured(name, heading);
    for (std::size_t i = 0; i < headings_.size(); ++i)
      if (!taken_[i]) Collect(i);
    YieldDue();
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) {
                       return std::tuple(a.turn(), -a.score, a.rule) <
                              std::tuple(b.turn(), -b.score, b.rule);
                     });
    for (const Candidate& candidate : candidates_) Take(candidate);
    AssignBesideDue();
    for (const auto& columns : by_time_) SettleTimes(columns);
    ShareCombined(headings_, profiles_, first_, taken_, roles_);
    ShareAlternatives({folded_, profiles_, first_}, roles_);
    TakeStatusByContents({folded_, profiles_, first_}, taken_, roles_);
    SettleAction();
    UseProgressAsStatus();
    ChooseRags({folded_, profiles_, first_}, roles_);
    FindRivals();
    return std::move(roles_);
  }

 private:
  void Configured(const std::string& name, const std::string& heading) {
    const std::vector<std::string> names = PlanFieldNames();
    const auto known = std::find(names.begin(), names.end(), name);
    const std::string wanted = Fold(heading);
    if (known == names.end() || wanted.empty()) return;
    const auto field = static_cast<PlanField>(known - names.begin());
    auto found = std::find(folded_.begin(), folded_.end(), wanted);
    if (found == folded_.end())
      found = std::find_if(
          folded_.begin(), folded_.end(),
          [&](const std::string& folded) { return IsHeading(folded, wanted); });
    if (found == folded_.end()) {
      roles_.unmatched.push_back(heading);
      return;
    }
    const auto column = static_cast<std::size_t>(found - folded_.begin());
    taken_[column] = true;
    roles_.columns[field] = first_ + column;
    roles_.configured.insert(field);
    roles_.evidence += Weight(field) * 4;
    scores_[field] = 4;
  }

  // Of several headings the time is no part of what they name.
  std::vector<HeadingVote> VotesOf(std::size_t column) const {
    std::vector<HeadingVote> votes = PlanHeadingVotes(headings_[column]);
    if (!timed_.contains(column)) return votes;
    for (const HeadingVote& vote :
         PlanHeadingVotes(Join(WithoutTime(folded_[column]), " "))) {
      const auto field = static_cast<PlanField>(vote.field);
      if (field != PlanField::kRag && field != PlanField::kStatus &&
          field != PlanField::kProgress)
        continue;
      const auto same = std::find_if(
          votes.begin(), votes.end(),
          [&](const HeadingVote& other) { return other.field == vote.field; });
      if (same == votes.end())
        votes.push_back(vote);
      else if (same->strength < vote.strength)
        *same = vote;
    }
    return votes;
  }

  void Collect(std::size_t column) {
    const Profile& profile = profiles_[column];
    std::array<const HeadingVote*, kPlanFields> votes{};
    const std::vector<HeadingVote> all = VotesOf(column);
    for (const HeadingVote& vote : all)
      votes[static_cast<std::size_t>(vote.field)] = &vote;
    for (int i = 0; i < kPlanFields; ++i) {
      const auto field = static_cast<PlanField>(i);
      const HeadingVote* vote = votes[static_cast<std::size_t>(i)];
      if (field == PlanField::kOutcome &&
          IsImpactOfRisk(folded_, profiles_, column))
        continue;
      Candidate candidate{field, column, 0, 0, 0};
      if (vote != nullptr) {
        const double fit = Fit(field, profile);
        candidate.heading = vote->strength;
        candidate.rule = vote->rule;
        candidate.score = vote->strength + fit;
        const bool may_be =
            field != PlanField::kDue ||
            MayBeDue(headings_[column], profile, options_.today);
        const bool unfit = fit <= kRefuted || candidate.score < kEnough;
        if (unfit || !may_be) {
          if (field == PlanField::kDue && vote->strength >= kNamesRole &&
              (may_be || NamesTime(headings_[column])) &&
              (unfit || !IsBareDate(headings_[column])))
            roles_.refuted_due = first_ + column;
          continue;
        }
      } else if (const auto fit = FitByContents(field, profile);
                 fit && *fit >= kEnoughByContents &&
                 (field != PlanField::kRag ||
                  (!NamesPeople(headings_[column]) &&
                   !NamesReference(headings_[column])))) {
        candidate.rule = static_cast<std::size_t>(-1);
        candidate.score = *fit;
      } else {
        continue;
      }
      if (profile.hidden) candidate.score -= kHidden;
      if (field == PlanField::kDue && profile.filled == 0)
        candidate.score -= kNoDates;
      candidates_.push_back(candidate);
    }
  }

  static double Weight(PlanField field) {
    switch (field) {
      case PlanField::kAction:
      case PlanField::kDue:
      case PlanField::kRag:
      case PlanField::kStatus:
      case PlanField::kResponsible:
        return 1;
      case PlanField::kDelay:
        return 0;
      default:
        return 0.4;
    }
  }

  // "RAG: impact" beside a status that holds ratings.
  bool IsAnothersRating(const Candidate& candidate) const {
    const auto status = roles_.ColumnOf(PlanField::kStatus);
    return candidate.field == PlanField::kRag && candidate.heading == 0 &&
           status && profiles_[*status - first_].Share(K::kColour) > 0.5 &&
           NamesAnotherRating(headings_[candidate.column]);
  }

  void Take(const Candidate& candidate) {
    if (taken_[candidate.column] || IsAnothersRating(candidate)) return;
    const std::size_t column = first_ + candidate.column;
    if (candidate.field == PlanField::kRag && candidate.heading > 0 &&
        !roles_.configured.contains(PlanField::kRag)) {
      roles_.rags.push_back(column);
    } else if (roles_.Has(candidate.field)) {
      return;
    }
    taken_[candidate.column] = true;
    if (roles_.Has(candidate.field)) return;
    roles_.columns[candidate.field] = column;
    scores_[candidate.field] = candidate.score;
    if (candidate.heading < kNamesRole) roles_.weak.insert(candidate.field);
    if (candidate.heading == 0) roles_.guessed.insert(candidate.field);
    roles_.evidence += Weight(candidate.field) * std::min(candidate.score, 4.0);
  }

  DueColumn AsDueColumn(const Candidate& candidate) const {
    return {candidate.column, headings_[candidate.column],
            &profiles_[candidate.column]};
  }

  // "Completion date" beside "Date" may be when the action was completed.
  void YieldDue() {
    const auto date = std::find_if(candidates_.begin(), candidates_.end(),
                                   [&](const Candidate& each) {
                                     return each.field == PlanField::kDue &&
                                            IsBareDate(headings_[each.column]);
                                   });
    if (date == candidates_.end()) return;
    for (Candidate& candidate : candidates_)
      if (candidate.field == PlanField::kDue &&
          YieldsToDate(AsDueColumn(candidate), AsDueColumn(*date),
                       options_.today))
        candidate.score = std::min(candidate.score, date->score - kRival);
  }

  // Of columns left over that may be due, those beside the due date that are
  // about it.
  void AssignBesideDue() {
    if (!roles_.Has(PlanField::kDue)) return;
    const auto assign = [&](PlanField field, auto find) {
      if (roles_.Has(field)) return;
      std::vector<DueColumn> left;
      for (const Candidate& candidate : candidates_)
        if (candidate.field == PlanField::kDue && !taken_[candidate.column])
          left.push_back(AsDueColumn(candidate));
      const std::optional<std::size_t> column = find(left);
      if (!column) return;
      taken_[*column] = true;
      roles_.columns[field] = first_ + *column;
    };
    assign(PlanField::kCompleted, CompletionBesideDue);
    assign(PlanField::kRevised, RevisionBesideDue);
  }

  // The status, or the progress, of an action at several times. Where nothing
  // else rates it they are its ratings, of which the last filled one counts;
  // else the latest is taken.
  void SettleTimes(const std::vector<std::size_t>& columns) {
    std::set<PlanField> held;
    for (const std::size_t column : columns) {
      const std::optional<PlanField> role = roles_.RoleOf(first_ + column);
      if (role ? !MayBeOfTimes(*role) : taken_[column]) return;
      if (role) held.insert(*role);
    }
    const std::string name = Join(WithoutTime(folded_[columns.front()]), " ");
    const bool rates = !NamesAnotherRating(name) &&
                       HoldRatings({folded_, profiles_, first_}, columns, name);
    const auto is_rated_by = [&](PlanField field) {
      return roles_.Has(field) && !held.contains(field);
    };
    const bool is_rated = !roles_.rags.empty() ||
                          is_rated_by(PlanField::kRag) ||
                          is_rated_by(PlanField::kStatus);
    if (held.empty() && (!rates || is_rated)) return;
    for (const PlanField field : held) roles_.columns.erase(field);
    if (rates && !is_rated) {
      if (held.empty()) roles_.evidence += Weight(PlanField::kRag) * kNamesRole;
      held.erase(PlanField::kStatus);
      held.erase(PlanField::kRag);
      scores_.erase(PlanField::kStatus);
      roles_.guessed.erase(PlanField::kRag);
      for (const std::size_t column : columns)
        roles_.rags.push_back(first_ + column);
      roles_.columns[PlanField::kRag] = roles_.rags.back();
    }
    for (const std::size_t column : columns) {
      taken_[column] = true;
      if (!held.empty() && profiles_[column].filled > 0)
        // States are the status, and prose is the progress.
        roles_.columns[rates ? *held.begin() : *held.rbegin()] =
            first_ + column;
    }
  }

  // Whether several columns may have the role, one each time.
  bool MayBeOfTimes(PlanField field) const {
    if (roles_.configured.contains(field)) return false;
    return field == PlanField::kStatus || field == PlanField::kProgress ||
           (field == PlanField::kRag && roles_.guessed.contains(field));
  }

  // Without a column of ratings, what the progress says of the state counts.
  void UseProgressAsStatus() {
    if (roles_.Has(PlanField::kRag) || roles_.Has(PlanField::kStatus)) return;
    // "Completed?" with states in it says how the action stands.
    if (const auto completed = roles_.ColumnOf(PlanField::kCompleted);
        completed &&
        profiles_[*completed - first_].Share(K::kState, K::kYesNo) > 0.5) {
      roles_.columns[PlanField::kStatus] = *completed;
      return;
    }
    if (!roles_.Has(PlanField::kProgress) ||
        roles_.weak.contains(PlanField::kProgress))
      return;
    roles_.columns[PlanField::kStatus] = roles_.columns[PlanField::kProgress];
  }

  void SettleAction() {
    if (const auto text =
            OnlyText({folded_, profiles_, first_}, taken_, roles_);
        text && !roles_.Has(PlanField::kAction)) {
      if (const auto other = roles_.RoleOf(*text)) roles_.columns.erase(*other);
      roles_.columns[PlanField::kAction] = *text;
      roles_.guessed.insert(PlanField::kAction);
      roles_.weak.insert(PlanField::kAction);
      roles_.evidence *= kNoNamedAction;
      taken_[*text - first_] = true;
    }
    const auto column =
        ActionInstead({folded_, profiles_, first_}, taken_, roles_);
    if (!column) return;
    roles_.rivals[PlanField::kAction] = roles_.columns.at(PlanField::kAction);
    roles_.columns[PlanField::kAction] = *column;
    roles_.weak.insert(PlanField::kAction);
    taken_[*column - first_] = true;
  }

  // Columns left over that were about as good as the one that was taken.
  void FindRivals() {
    for (const Candidate& candidate : candidates_) {
      const std::size_t column = first_ + candidate.column;
      const auto taken = scores_.find(candidate.field);
      // A status is asked for twice where the heading is the same.
      const bool again =
          candidate.field == PlanField::kStatus &&
          roles_.Has(PlanField::kStatus) &&
          folded_[candidate.column] ==
              folded_[roles_.columns[PlanField::kStatus] - first_];
      if (candidate.field == PlanField::kStatus && MayBeStatusToo(candidate))
        roles_.rivals.try_emplace(candidate.field, column);
      if (candidate.field != PlanField::kAction &&
          candidate.field != PlanField::kDue && !again)
        continue;
      if (taken == scores_.end() || taken_[candidate.column] ||
          roles_.configured.contains(candidate.field) ||
          profiles_[candidate.column].filled == 0)
        continue;
      if (candidate.field == PlanField::kAction &&
          !roles_.weak.contains(candidate.field))
        continue;
      if (taken->second - candidate.score < kRival)
        roles_.rivals.try_emplace(candidate.field, column);
    }
    if (const auto rival =
            ActionRival({folded_, profiles_, first_}, taken_, roles_))
      roles_.rivals.try_emplace(PlanField::kAction, *rival);
  }

  // "Lead's status" and "PMO's status": where nothing else rates the action,
  // either may.
  bool MayBeStatusToo(const Candidate& candidate) const {
    return !roles_.Has(PlanField::kRag) && roles_.Names(PlanField::kStatus) &&
           !roles_.configured.contains(PlanField::kStatus) &&
           !taken_[candidate.column] && candidate.heading >= kNamesRole &&
           candidate.heading >=
               VoteFor(
                   PlanField::kStatus,
                   headings_[roles_.columns.at(PlanField::kStatus) - first_]) &&
           profiles_[candidate.column].Share(K::kColour, K::kState) >= 0.5;
  }

  std::span<const std::string> headings_;
  std::span<const Profile> profiles_;
  std::size_t first_;
  const RoleOptions& options_;
  std::vector<std::string> folded_;
  std::vector<std::vector<std::size_t>> by_time_;  // of one thing each
  std::set<std::size_t> timed_;                    // columns of those
  std::vector<bool> taken_;
  std::vector<Candidate> candidates_;
  std::map<PlanField, double> scores_;
  Roles roles_;
};

}  // namespace

std::optional<std::size_t> Roles::ColumnOf(PlanField field) const {
  const auto role = columns.find(field);
  return role != columns.end() ? std::optional(role->second) : std::nullopt;
}

std::optional<PlanField> Roles::RoleOf(std::size_t column) const {
  for (const auto& [field, taken] : columns)
    if (taken == column) return field;
  return std::nullopt;
}

bool Roles::Uses(std::size_t column) const {
  return RoleOf(column) ||
         std::find(rags.begin(), rags.end(), column) != rags.end();
}

bool Roles::HasRating() const {
  if (Has(PlanField::kRag)) return true;
  const auto status = ColumnOf(PlanField::kStatus);
  const auto progress = ColumnOf(PlanField::kProgress);
  return status && progress != status;
}

int Roles::core() const {
  return (Has(PlanField::kDue) ? 1 : 0) + (HasRating() ? 1 : 0) +
         (Has(PlanField::kResponsible) ? 1 : 0);
}

int Roles::named_core() const {
  return (Names(PlanField::kDue) ? 1 : 0) +
         (Names(PlanField::kRag) || Names(PlanField::kStatus) ? 1 : 0) +
         (Names(PlanField::kResponsible) ? 1 : 0);
}

Roles AssignRoles(std::span<const std::string> headings,
                  std::span<const Profile> profiles, std::size_t first,
                  const RoleOptions& options) {
  return Assigner(headings, profiles, first, options).Assign();
}

}  // namespace planwatch
