// Which of the columns that nobody uses is likely to hold what a plan lacks.
//
// Pure functions: any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/profile.h"

namespace planwatch {

// Of a column's cells, those that must be dates or ratings for it to be a
// likely one.
inline constexpr double kLikely = 0.5;
inline constexpr double kLikelyUnnamed = 0.3;  // nothing says what it is

// Of a heading's words: "Date issued", "Funded?", of something that was or is.
inline bool HasParticiple(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.ends_with("ed") && word != "needed" && word != "required";
  });
}

// A column that nobody uses, which most actions have filled and of whose cells
// most are what is sought; nullptr where there is none. `is_other` tells of a
// heading and a profile that the column is something else.
template <typename ShareOf, typename IsOther>
const std::string* LikelyColumn(const Block& block,
                                const std::vector<Profile>& profiles,
                                ShareOf share_of, IsOther is_other) {
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Profile& profile = profiles[i];
    const std::string& heading = block.headings[i];
    const double likely = HasText(heading) ? kLikely : kLikelyUnnamed;
    if (block.roles.Uses(block.first_column + i) || profile.filled == 0 ||
        share_of(profile) < likely ||
        (profile.filled + profile.Count(CellKind::kNone)) * 2 < profile.rows ||
        is_other(heading, profile))
      continue;
    return &heading;
  }
  return nullptr;
}

}  // namespace planwatch
