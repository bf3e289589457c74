#include "collectors/plan/rating_columns.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/heading_times.h"

namespace planwatch {
namespace {

using K = CellKind;

// Of several ratings of a thing the one whose heading says this counts.
constexpr std::string_view kCurrentWords[] = {"current", "latest",  "revised",
                                              "new",     "updated", "now"};

bool IsPlainRag(const std::string& heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return !words.empty() && words.front() == "rag" && words.size() < 3 &&
         (words.size() == 1 || words[1] == "status" || words[1] == "rating");
}

// One of several ratings; another that tells of states is the status.
void SetRag(const ColumnsOfTable& table, std::size_t kept, Roles& roles) {
  const auto status = roles.ColumnOf(PlanField::kStatus);
  const bool tells_states =
      status && table.profiles[*status - table.first].Share(K::kPercentage,
                                                            K::kNumber) < 0.5;
  for (const std::size_t rag : roles.rags)
    if (rag != kept && !tells_states &&
        table.profiles[rag - table.first].Share(K::kState, K::kColour) > 0.5) {
      roles.columns[PlanField::kStatus] = rag;
      break;
    }
  roles.rags = {kept};
}

}  // namespace

bool HoldRatings(const ColumnsOfTable& table,
                 std::span<const std::size_t> places, const std::string& name) {
  std::size_t filled = 0, rated = 0, coloured = 0, fills = 0;
  for (const std::size_t place : places) {
    const Profile& profile = table.profiles[place];
    filled += profile.filled;
    if (profile.words > 0)
      rated += profile.Count(K::kColour) + profile.Count(K::kState);
    coloured += profile.coloured;
    fills = std::max(fills, profile.fills);
  }
  return filled > 0 && (rated * 2 >= filled ||
                        (!name.empty() && fills > 1 && coloured * 2 > filled));
}

void TakeStatusByContents(const ColumnsOfTable& table,
                          const std::vector<bool>& taken, Roles& roles) {
  constexpr double kNearlyAll = 0.8;
  if (roles.Has(PlanField::kRag) || roles.Has(PlanField::kStatus) ||
      roles.guessed.contains(PlanField::kAction))
    return;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const Profile& profile = table.profiles[i];
    const std::size_t column = table.first + i;
    if (taken[i] || roles.Uses(column) || profile.filled < 2 ||
        profile.filled * 2 < profile.rows || profile.words == 0 ||
        profile.Share(K::kState, K::kColour) < kNearlyAll ||
        NamesAnotherRating(table.headings[i]) ||
        NamesReference(table.headings[i]) ||
        CompletesAnother(table.headings[i]))
      continue;
    roles.columns[PlanField::kStatus] = column;
    roles.guessed.insert(PlanField::kStatus);
    return;
  }
}

void ChooseRags(const ColumnsOfTable& table, Roles& roles) {
  std::vector<std::size_t>& rags = roles.rags;
  std::sort(rags.begin(), rags.end());
  const auto heading = [&](std::size_t column) -> const std::string& {
    return table.headings[column - table.first];
  };
  if (rags.size() > 1 && roles.Has(PlanField::kOutcome) &&
      !roles.Has(PlanField::kOutcomeRag)) {
    const auto right = std::find(rags.begin() + 1, rags.end(),
                                 roles.columns[PlanField::kOutcome] + 1);
    if (right != rags.end() && heading(*right) == heading(rags.front())) {
      roles.columns[PlanField::kOutcomeRag] = *right;
      rags.erase(right);
    }
  }
  const auto headings_of = [&](const std::vector<std::size_t>& columns) {
    std::vector<std::string> headings;
    headings.reserve(columns.size());
    for (const std::size_t column : columns)
      headings.push_back(heading(column));
    return headings;
  };
  const auto current =
      std::find_if(rags.begin(), rags.end(), [&](std::size_t column) {
        return std::any_of(std::begin(kCurrentWords), std::end(kCurrentWords),
                           [&](std::string_view word) {
                             return ContainsWords(heading(column), word);
                           });
      });
  std::vector<std::size_t> plain;
  std::copy_if(rags.begin(), rags.end(), std::back_inserter(plain),
               [&](std::size_t column) { return IsPlainRag(heading(column)); });
  const bool same =
      std::all_of(plain.begin(), plain.end(), [&](std::size_t column) {
        return heading(column) == heading(plain.front());
      });
  if (current != rags.end()) {
    SetRag(table, *current, roles);
  } else if (plain.size() == 1) {
    for (const std::size_t rag : rags)
      if (rag > plain.front() && IsTimed(heading(rag)))
        roles.rivals.try_emplace(PlanField::kRag, rag);
    SetRag(table, plain.front(), roles);
  } else if (plain.size() > 1 && same) {
    rags = plain;  // one each time, from left to right
  }
  // Ratings of one thing at several times differ by the time alone.
  if (rags.size() > 1 &&
      std::any_of(rags.begin(), rags.end(), [&](std::size_t column) {
        return WithoutTime(heading(column)) !=
               WithoutTime(heading(rags.front()));
      })) {
    roles.rivals.try_emplace(PlanField::kRag, rags[1]);
    rags.resize(1);
  }
  if (NewestFirst(headings_of(rags))) std::reverse(rags.begin(), rags.end());
  if (!rags.empty()) roles.columns[PlanField::kRag] = rags.back();
  if (rags.empty() && roles.Has(PlanField::kRag))
    rags = {roles.columns[PlanField::kRag]};
  if (roles.HasRating()) return;
  for (std::size_t i = 0; i < table.profiles.size(); ++i)
    if (table.profiles[i].fills > 1 &&
        table.profiles[i].coloured * 2 > table.profiles[i].rows)
      roles.rivals.try_emplace(PlanField::kRag, table.first + i);
}

void ShareAlternatives(const ColumnsOfTable& table, Roles& roles) {
  for (std::size_t i = 0; i < table.headings.size(); ++i) {
    const std::size_t column = table.first + i;
    const std::optional<PlanField> role = roles.RoleOf(column);
    if (!role || roles.configured.contains(*role)) continue;
    const auto names = [&](PlanField field) {
      return VoteFor(field, table.headings[i]) >= kNamesRole;
    };
    const Profile& profile = table.profiles[i];
    if ((!names(PlanField::kRag) && !names(PlanField::kStatus)) ||
        profile.Count(K::kColour, K::kState) == 0)
      continue;
    const bool is_rated =
        roles.Has(PlanField::kRag) || roles.Has(PlanField::kStatus);
    if (*role == PlanField::kRag || *role == PlanField::kStatus) {
      if (names(PlanField::kCompleted) && profile.dated > 0)
        roles.columns.try_emplace(PlanField::kCompleted, column);
    } else if (*role == PlanField::kCompleted && !is_rated) {
      roles.columns[PlanField::kStatus] = column;
    } else if (*role == PlanField::kOutcomeRag && !is_rated &&
               table.headings[i].find('/') != std::string::npos) {
      roles.columns.erase(PlanField::kOutcomeRag);
      roles.columns[PlanField::kStatus] = column;
    } else if ((*role == PlanField::kOutcome ||
                *role == PlanField::kEvidence) &&
               !is_rated && !roles.Has(PlanField::kProgress)) {
      // Read as a progress is, which tells of the work too.
      roles.columns[PlanField::kProgress] = column;
      roles.columns[PlanField::kStatus] = column;
    }
  }
}

}  // namespace planwatch
