// Which column may hold the actions though another was taken for them.
//
// Used by AssignRoles alone. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "collectors/plan/rating_columns.h"
#include "collectors/plan/roles.h"

namespace planwatch {

// A column that no role has taken, beside an action whose heading only may mean
// it or whose cells recur or name people; by its heading or its contents.
std::optional<std::size_t> ActionRival(const ColumnsOfTable& table,
                                       const std::vector<bool>& taken,
                                       const Roles& roles);

// Such a column of texts that is the action rather than the one that was taken:
// this one's cells recur, a word each ("Mitigate"), or under a heading that
// only may mean the action they recur or half of them are blank. A word each
// recurs there where any does.
std::optional<std::size_t> ActionInstead(const ColumnsOfTable& table,
                                         const std::vector<bool>& taken,
                                         const Roles& roles);

// Where no column is the action, and dates that are due stand beside a lead or
// a rating: the only one of aims, targets or measures whose texts all differ.
// Not in a table of figures.
std::optional<std::size_t> OnlyText(const ColumnsOfTable& table,
                                    const std::vector<bool>& taken,
                                    const Roles& roles);

}  // namespace planwatch
