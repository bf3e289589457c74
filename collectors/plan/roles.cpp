#include "collectors/plan/roles.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/fit.h"
#include "collectors/plan/heading_times.h"

namespace planwatch {
namespace {

using K = CellKind;

// A role is given where heading and contents together come to this. Where the
// heading says nothing of it, the contents alone must.
constexpr double kEnough = 1.2;
constexpr double kEnoughByContents = 0.8;
// Contents that are so much another role's undo any heading.
constexpr double kRefuted = -1.5;
// A heading of this strength names a role without its contents.
constexpr double kNames = 1.5;
// Two columns whose votes differ by less are rivals.
constexpr double kRival = 0.3;
constexpr double kHidden = 2;  // what a hidden column is behind a visible one

// Of several ratings of a thing the one whose heading says this counts.
constexpr std::string_view kOfNow[] = {"current", "latest",  "revised",
                                       "new",     "updated", "now"};

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
  }

  Roles Assign() {
    for (std::size_t i = 0; i < folded_.size(); ++i)
      for (const std::string& ignored : options_.ignore)
        if (!folded_[i].empty() && IsHeading(folded_[i], Fold(ignored)))
          taken_[i] = true;
    if (options_.columns != nullptr)
      for (const auto& [name, heading] : *options_.columns)
        Configured(name, heading);
    for (std::size_t i = 0; i < headings_.size(); ++i)
      if (!taken_[i]) Collect(i);
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) {
                       return std::tuple(a.turn(), -a.score, a.rule) <
                              std::tuple(b.turn(), -b.score, b.rule);
                     });
    for (const Candidate& candidate : candidates_) Take(candidate);
    AssignCompletion();
    UseProgressAsStatus();
    SettleRags();
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
    roles_.of[field] = first_ + column;
    roles_.configured.insert(field);
    roles_.evidence += Weight(field) * 4;
    scores_[field] = 4;
  }

  void Collect(std::size_t column) {
    const Profile& profile = profiles_[column];
    std::array<const HeadingVote*, kPlanFields> votes{};
    const std::vector<HeadingVote> all = PlanHeadingVotes(headings_[column]);
    for (const HeadingVote& vote : all)
      votes[static_cast<std::size_t>(vote.field)] = &vote;
    for (int i = 0; i < kPlanFields; ++i) {
      const auto field = static_cast<PlanField>(i);
      const HeadingVote* vote = votes[static_cast<std::size_t>(i)];
      Candidate candidate{field, column, 0, 0, 0};
      if (vote != nullptr) {
        const double fit = Fit(field, profile);
        candidate.heading = vote->strength;
        candidate.rule = vote->rule;
        candidate.score = vote->strength + fit;
        if (fit <= kRefuted || candidate.score < kEnough) {
          if (field == PlanField::kDue && vote->strength >= kNames)
            roles_.refuted_due = first_ + column;
          continue;
        }
        if (field == PlanField::kDue && IsBareDate(headings_[column]) &&
            !IsInTheFuture(profile))
          continue;
      } else if (const auto fit = FitByContents(field, profile);
                 fit && *fit >= kEnoughByContents) {
        candidate.rule = static_cast<std::size_t>(-1);
        candidate.score = *fit;
      } else {
        continue;
      }
      if (profile.hidden) candidate.score -= kHidden;
      candidates_.push_back(candidate);
    }
  }

  // "Date" alone is a deadline where days of it are still to come.
  bool IsInTheFuture(const Profile& profile) const {
    return profile.Share(K::kPeriod) > 0.5 ||
           (profile.latest && *profile.latest > options_.today);
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

  void Take(const Candidate& candidate) {
    if (taken_[candidate.column]) return;
    const std::size_t column = first_ + candidate.column;
    if (candidate.field == PlanField::kRag && candidate.heading > 0 &&
        !roles_.configured.contains(PlanField::kRag)) {
      roles_.rags.push_back(column);
    } else if (roles_.Has(candidate.field)) {
      return;
    }
    taken_[candidate.column] = true;
    if (roles_.Has(candidate.field)) return;
    roles_.of[candidate.field] = column;
    scores_[candidate.field] = candidate.score;
    if (candidate.heading < kNames) roles_.weak.insert(candidate.field);
    if (candidate.heading == 0) roles_.guessed.insert(candidate.field);
    roles_.evidence += Weight(candidate.field) * std::min(candidate.score, 4.0);
  }

  // "Completion date" beside the due date is when the action was completed.
  void AssignCompletion() {
    if (!roles_.Has(PlanField::kDue) || roles_.Has(PlanField::kCompleted))
      return;
    for (const Candidate& candidate : candidates_) {
      if (candidate.field != PlanField::kDue || taken_[candidate.column])
        continue;
      const std::vector<std::string> words =
          HeadingWords(headings_[candidate.column]);
      const auto says = [&](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
      };
      if (!says("completion") || says("target") || says("planned") ||
          says("expected") || says("proposed") || says("agreed") ||
          CompletesAnother(headings_[candidate.column]))
        continue;
      taken_[candidate.column] = true;
      roles_.of[PlanField::kCompleted] = first_ + candidate.column;
      return;
    }
  }

  // Without a column of ratings, what the progress says of the state counts.
  void UseProgressAsStatus() {
    if (roles_.Has(PlanField::kRag) || roles_.Has(PlanField::kStatus)) return;
    // "Completed?" with states in it says how the action stands.
    if (const auto completed = roles_.of.find(PlanField::kCompleted);
        completed != roles_.of.end() &&
        profiles_[completed->second - first_].Share(K::kState, K::kYesNo) >
            0.5) {
      roles_.of[PlanField::kStatus] = completed->second;
      return;
    }
    if (!roles_.Has(PlanField::kProgress) ||
        roles_.weak.contains(PlanField::kProgress))
      return;
    roles_.of[PlanField::kStatus] = roles_.of[PlanField::kProgress];
  }

  // Of two headings "RAG" the one right of the outcome is the outcome's. A
  // heading that says "current" is the one that counts.
  void SettleRags() {
    std::vector<std::size_t>& rags = roles_.rags;
    std::sort(rags.begin(), rags.end());
    const auto heading = [&](std::size_t column) -> const std::string& {
      return folded_[column - first_];
    };
    if (rags.size() > 1 && roles_.Has(PlanField::kOutcome) &&
        !roles_.Has(PlanField::kOutcomeRag)) {
      const auto right = std::find(rags.begin() + 1, rags.end(),
                                   roles_.of[PlanField::kOutcome] + 1);
      if (right != rags.end() && heading(*right) == heading(rags.front())) {
        roles_.of[PlanField::kOutcomeRag] = *right;
        rags.erase(right);
      }
    }
    const auto headings_of = [&](const std::vector<std::size_t>& columns) {
      std::vector<std::string> headings;
      for (const std::size_t column : columns)
        headings.push_back(heading(column));
      return headings;
    };
    const auto current =
        std::find_if(rags.begin(), rags.end(), [&](std::size_t column) {
          return std::any_of(std::begin(kOfNow), std::end(kOfNow),
                             [&](std::string_view word) {
                               return ContainsWords(heading(column), word);
                             });
        });
    std::vector<std::size_t> plain;
    std::copy_if(rags.begin(), rags.end(), std::back_inserter(plain),
                 [&](std::size_t column) { return IsPlainRag(column); });
    const bool same =
        std::all_of(plain.begin(), plain.end(), [&](std::size_t column) {
          return heading(column) == heading(plain.front());
        });
    if (current != rags.end()) {
      SetRag(*current);
    } else if (plain.size() == 1) {
      for (const std::size_t rag : rags)
        if (rag > plain.front() && IsTimed(heading(rag)))
          roles_.rivals.try_emplace(PlanField::kRag, rag);
      SetRag(plain.front());
    } else if (plain.size() > 1 && same) {
      rags = plain;  // one each time, from left to right
    }
    // Ratings of one thing at several times differ by the time alone.
    if (rags.size() > 1 &&
        std::any_of(rags.begin(), rags.end(), [&](std::size_t column) {
          return Timeless(heading(column)) != Timeless(heading(rags.front()));
        })) {
      roles_.rivals.try_emplace(PlanField::kRag, rags[1]);
      rags.resize(1);
    }
    if (NewestFirst(headings_of(rags))) std::reverse(rags.begin(), rags.end());
    if (!rags.empty()) roles_.of[PlanField::kRag] = rags.back();
    if (rags.empty() && roles_.Has(PlanField::kRag))
      rags = {roles_.of[PlanField::kRag]};
    if (roles_.HasRating()) return;
    for (std::size_t i = 0; i < profiles_.size(); ++i)
      if (profiles_[i].fills > 1 &&
          profiles_[i].coloured * 2 > profiles_[i].rows)
        roles_.rivals.try_emplace(PlanField::kRag, first_ + i);
  }

  bool IsPlainRag(std::size_t column) const {
    const std::vector<std::string> words =
        HeadingWords(folded_[column - first_]);
    return words.front() == "rag" && words.size() < 3 &&
           (words.size() == 1 || words[1] == "status" || words[1] == "rating");
  }

  // One of several ratings; another that tells of states is the status.
  void SetRag(std::size_t kept) {
    const auto status = roles_.of.find(PlanField::kStatus);
    const bool tells_states =
        status != roles_.of.end() && profiles_[status->second - first_].Share(
                                         K::kPercentage, K::kNumber) < 0.5;
    for (const std::size_t rag : roles_.rags)
      if (rag != kept && !tells_states &&
          profiles_[rag - first_].Share(K::kState, K::kColour) > 0.5) {
        roles_.of[PlanField::kStatus] = rag;
        break;
      }
    roles_.rags = {kept};
  }

  // Columns left over that were about as good as the one that was taken.
  void FindRivals() {
    for (const Candidate& candidate : candidates_) {
      const std::size_t column = first_ + candidate.column;
      const auto taken = scores_.find(candidate.field);
      // A status is asked for twice where the heading is the same.
      const bool again = candidate.field == PlanField::kStatus &&
                         taken != scores_.end() &&
                         folded_[candidate.column] ==
                             folded_[roles_.of[PlanField::kStatus] - first_];
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
    if (roles_.weak.contains(PlanField::kAction)) FindNextAction();
    const auto action = roles_.of.find(PlanField::kAction);
    if (roles_.weak.contains(PlanField::kAction) ||
        (action != roles_.of.end() &&
         Recurs(profiles_[action->second - first_])))
      FindWordierAction();
  }

  // "Issue | Next action": where nothing else names actions, these may be them.
  void FindNextAction() {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const std::vector<std::string> words = HeadingWords(headings_[i]);
      if (!taken_[i] && !words.empty() && words.back() == "action" &&
          Fit(PlanField::kAction, profiles_[i]) > 0)
        roles_.rivals.try_emplace(PlanField::kAction, first_ + i);
    }
  }

  // "Stage 1", "Stage 1", "Stage 2": what groups actions is none.
  static bool Recurs(const Profile& profile) {
    constexpr std::size_t kLeastFilled = 6;
    return profile.filled >= kLeastFilled && profile.distinctness() < 0.5;
  }

  // Names under "Details", or what recurs, beside a column of sentences.
  void FindWordierAction() {
    const Profile& taken = profiles_[roles_.of[PlanField::kAction] - first_];
    for (std::size_t i = 0; i < profiles_.size(); ++i)
      if (!taken_[i] && profiles_[i].words_each() > taken.words_each() &&
          Fit(PlanField::kAction, profiles_[i]) >
              Fit(PlanField::kAction, taken))
        roles_.rivals.try_emplace(PlanField::kAction, first_ + i);
  }

  std::span<const std::string> headings_;
  std::span<const Profile> profiles_;
  std::size_t first_;
  const RoleOptions& options_;
  std::vector<std::string> folded_;
  std::vector<bool> taken_;
  std::vector<Candidate> candidates_;
  std::map<PlanField, double> scores_;
  Roles roles_;
};

}  // namespace

bool Roles::HasRating() const {
  if (Has(PlanField::kRag)) return true;
  const auto status = of.find(PlanField::kStatus);
  const auto progress = of.find(PlanField::kProgress);
  return status != of.end() &&
         (progress == of.end() || progress->second != status->second);
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
