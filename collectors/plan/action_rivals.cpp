#include "collectors/plan/action_rivals.h"

#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/fit.h"

namespace planwatch {
namespace {

using K = CellKind;

// "Title", "Treatment".
bool MayMeanAction(const std::string& heading) {
  constexpr double kMayMean = 2;
  return VoteFor(PlanField::kAction, heading) <= kMayMean;
}

// "Issue | Next action": where nothing else names actions, these may be them.
bool IsNextAction(const std::string& heading, const Profile& profile) {
  const std::vector<std::string> words = HeadingWords(heading);
  return !words.empty() && words.back() == "action" &&
         Fit(PlanField::kAction, profile) > 0;
}

// "Issue | Strategy", "Title | Proposal": under a heading that only may mean
// actions stand the problems, and right of it what is done about them. Beside a
// title, which is most often the task, its heading has to say so, and not that
// it holds details of that. `weak`: that heading is no title.
bool IsRemedy(const std::string& heading, const Profile& profile,
              const Profile& problems, bool weak) {
  const std::vector<std::string> words = HeadingWords(heading);
  return !words.empty() &&
         (weak || (VoteFor(PlanField::kAction, heading) > 0 &&
                   words.back() != "detail")) &&
         !IsKnownHeading(heading) && !profile.hidden &&
         profile.filled * 5 >= problems.filled * 4 &&
         profile.distinctness() >= 0.9 &&
         profile.Share(K::kText, K::kWords) >= 0.8 &&
         profile.words_each() >= problems.words_each();
}

// "Stage 1", "Stage 1", "Stage 2": what groups actions is none.
bool Recurs(const Profile& profile) {
  constexpr std::size_t kLeastFilled = 3;
  return profile.filled >= kLeastFilled && profile.distinctness() < 0.6;
}

// "Clerk", "Chair and Clerk": where no other column says who acts, this may be
// who. Of names that all differ it is not: "Website Refresh" looks like one.
bool AreMostlyPeople(const Profile& profile, const Roles& roles) {
  constexpr std::size_t kLeastFilled = 3;
  constexpr double kMostly = 0.6;
  return !roles.Has(PlanField::kResponsible) &&
         profile.filled >= kLeastFilled && profile.distinctness() < 1 &&
         profile.Share(K::kName) >= kMostly;
}

// Whether another text stands in nearly every row, as an action's does. What
// its heading says is no work may well be as different.
bool IsDistinct(const std::string& heading, const Profile& profile,
                const Profile& taken) {
  constexpr std::string_view kOfElse[] = {
      "note",    "comment",  "remark", "cost",  "budget",     "resource",
      "link",    "url",      "email",  "tag",   "label",      "location",
      "address", "reporter", "source", "topic", "dependency", "predecessor"};
  const std::vector<std::string> words = HeadingWords(heading);
  return !words.empty() && !IsAmong(kOfElse, words.back()) && !profile.hidden &&
         profile.filled >= taken.filled && profile.distinctness() >= 0.8 &&
         profile.Share(K::kText, K::kWords, K::kName) >= 0.8;
}

// What is to be reached, which a plan without actions says in their place.
bool StatesAim(const std::vector<std::string>& words) {
  constexpr std::string_view kAims[] = {
      "aim", "objective", "goal", "target", "measure", "implementation"};
  return words.size() == 1 && IsAmong(kAims, words.front());
}

// Names under "Details", or what recurs, beside a column of sentences.
bool IsWordier(const Profile& profile, const Profile& taken) {
  return profile.words_each() > taken.words_each() &&
         Fit(PlanField::kAction, profile) > Fit(PlanField::kAction, taken);
}

}  // namespace

std::optional<std::size_t> ActionRival(const ColumnsOfTable& table,
                                       const std::vector<bool>& taken,
                                       const Roles& roles) {
  const auto action = roles.ColumnOf(PlanField::kAction);
  if (!action) return std::nullopt;
  const std::size_t own = *action - table.first;
  const Profile& profile = table.profiles[own];
  const bool weak = roles.weak.contains(PlanField::kAction);
  const bool may_mean = !roles.configured.contains(PlanField::kAction) &&
                        MayMeanAction(table.headings[own]);
  const auto find = [&](auto is) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < table.profiles.size(); ++i)
      if (!taken[i] && is(i)) return table.first + i;
    return std::nullopt;
  };
  std::optional<std::size_t> rival;
  if (weak)
    rival = find([&](std::size_t i) {
      return IsNextAction(table.headings[i], table.profiles[i]);
    });
  if (!rival && may_mean)
    rival = find([&](std::size_t i) {
      return i > own &&
             IsRemedy(table.headings[i], table.profiles[i], profile, weak);
    });
  if (!rival && (weak || Recurs(profile) || AreMostlyPeople(profile, roles)))
    rival = find(
        [&](std::size_t i) { return IsWordier(table.profiles[i], profile); });
  if (!rival && Recurs(profile))
    rival = find([&](std::size_t i) {
      return IsDistinct(table.headings[i], table.profiles[i], profile);
    });
  return rival;
}

std::optional<std::size_t> OnlyText(const ColumnsOfTable& table,
                                    const std::vector<bool>& taken,
                                    const Roles& roles) {
  constexpr std::string_view kFigures[] = {"cost", "budget", "resource"};
  constexpr std::size_t kLeastFilled = 2;
  constexpr double kPhrases = 2.5, kMostlyFigures = 0.5;  // words, of cells
  const auto due = roles.ColumnOf(PlanField::kDue);
  if (roles.Has(PlanField::kAction) || !due || roles.named_core() < 2 ||
      table.profiles[*due - table.first].dated == 0)
    return std::nullopt;
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < table.profiles.size(); ++i) {
    const Profile& profile = table.profiles[i];
    const std::string& heading = table.headings[i];
    const std::vector<std::string> words = HeadingWords(heading);
    const auto role = roles.RoleOf(table.first + i);
    if (!role && !taken[i] && profile.filled > 0 &&
        profile.Share(K::kNumber, K::kPercentage) >= kMostlyFigures &&
        (words.empty() || !IsAmong(kFigures, words.back())))
      return std::nullopt;
    const bool may_be = role ? role == PlanField::kObjective &&
                                   !roles.configured.contains(*role)
                             : !taken[i] && StatesAim(words);
    if (!may_be || profile.hidden || profile.filled < kLeastFilled ||
        profile.filled * 5 < profile.rows * 4 || profile.distinctness() < 0.9 ||
        profile.words_each() < kPhrases ||
        profile.Share(K::kText, K::kWords, K::kName) < 0.8)
      continue;
    if (only) return std::nullopt;
    only = table.first + i;
  }
  return only;
}

std::optional<std::size_t> ActionInstead(const ColumnsOfTable& table,
                                         const std::vector<bool>& taken,
                                         const Roles& roles) {
  constexpr double kAWord = 1.5, kDistinct = 0.9;
  const auto action = roles.ColumnOf(PlanField::kAction);
  if (!action || roles.configured.contains(PlanField::kAction))
    return std::nullopt;
  const std::size_t own = *action - table.first;
  const Profile& profile = table.profiles[own];
  const bool weak = roles.weak.contains(PlanField::kAction);
  const bool a_word_each = profile.words_each() < kAWord;
  const bool groups = (Recurs(profile) && (weak || a_word_each)) ||
                      (a_word_each && profile.distinctness() < kDistinct &&
                       MayMeanAction(table.headings[own]));
  const bool explains = weak && profile.filled * 2 <= profile.rows;
  if (!groups && !explains) return std::nullopt;
  const auto find = [&](std::size_t from,
                        std::size_t to) -> std::optional<std::size_t> {
    for (std::size_t i = from; i < to; ++i)
      if (!taken[i] && !roles.Uses(table.first + i) &&
          table.profiles[i].filled * 2 > table.profiles[i].rows &&
          IsDistinct(table.headings[i], table.profiles[i], profile))
        return table.first + i;
    return std::nullopt;
  };
  // What is done stands right of what it is done about.
  const auto right = find(own + 1, table.profiles.size());
  return right ? right : find(0, own);
}

}  // namespace planwatch
