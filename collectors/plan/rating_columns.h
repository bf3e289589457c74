// Which of several columns of ratings rate the action now.
//
// Used by AssignRoles alone. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "collectors/plan/profile.h"
#include "collectors/plan/roles.h"

namespace planwatch {

// A heading of this strength names a role without its contents.
inline constexpr double kNamesRole = 1.5;

// A table's columns, from `first` on.
struct ColumnsOfTable {
  std::span<const std::string> headings;  // folded
  std::span<const Profile> profiles;
  std::size_t first = 0;
};

// Whether what the columns hold are ratings: words, or the shades of most
// cells. Without a `name`, where the headings are nothing but times, shades
// alone may be the bars of a chart. `places` count from the first column.
bool HoldRatings(const ColumnsOfTable& table,
                 std::span<const std::size_t> places, const std::string& name);

// "Date completed / RAG", "Outcome / status": of what the heading offers, what
// the cells hold is read from the one column.
void ShareAlternatives(const ColumnsOfTable& table, Roles& roles);

// Of `roles.rags` those that count, and of these the one that is the RAG. Of
// two headings "RAG" the one right of the outcome is the outcome's; a heading
// that says "current" is the one that counts.
void ChooseRags(const ColumnsOfTable& table, Roles& roles);

// Where nothing rates the actions, a column that nobody uses and whose cells
// are nearly all words of a rating is their status, by a guess; not where the
// action is a guess too. `taken`: by place, what is used or passed over.
void TakeStatusByContents(const ColumnsOfTable& table,
                          const std::vector<bool>& taken, Roles& roles);

}  // namespace planwatch
