// Which of a table's columns of dates are due, and which are about the due
// date.
//
// Used by AssignRoles alone. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "collectors/base/calendar.h"
#include "collectors/plan/profile.h"

namespace planwatch {

// A column whose heading speaks for the due date.
struct DueColumn {
  std::size_t column = 0;  // from the first of the headings
  std::string_view heading;
  const Profile* profile = nullptr;
};

// Whether the cells let the heading mean the due date: "Date" does where days
// of it are still to come or most are months, and "Target", "Implementation"
// and the like do where one of the cells tells a time. Names under "By" are of
// people.
bool MayBeDue(std::string_view heading, const Profile& profile, Date today);

// "Target date", but not "Target", which may be what is to be reached.
bool NamesTime(std::string_view heading);

// Of columns that no role has taken, the first that says when the action was
// completed ("Completion date"), or when it is expected now, beside one that is
// due.
std::optional<std::size_t> CompletionBesideDue(
    std::span<const DueColumn> columns);
std::optional<std::size_t> RevisionBesideDue(
    std::span<const DueColumn> columns);

// Whether "Completion date" leaves the due date to "Date": it is blank, or past
// for fewer actions than have a "Date".
bool YieldsToDate(const DueColumn& completion, const DueColumn& date,
                  Date today);

}  // namespace planwatch
