// The accepted reading of a plan: under which headings its roles stood when it
// was last read well. What a later version is compared with, so that a change
// of layout never changes the figures in silence.
//
// Pure functions: any thread. Rules: README.md, "Held back".
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "collectors/plan/plan.h"
#include "collectors/table/report.h"

namespace planwatch {

// By role (as `columns:` names it) the headings of its columns as they are
// written: several where several tables, or the columns of several quarters,
// have the role. The position of a column does not count. Empty: none is known.
using AcceptedReading = std::map<std::string, std::set<std::string>>;

AcceptedReading RolesOf(const ReadReport& report);

// A role that the new version does not read as the accepted one.
struct RoleChange {
  std::string role;
  std::set<std::string> before;
  // Where it is read from now, by a guess; empty: no column has the role.
  std::set<std::string> now;

  // "`due` was read from "Timescale", and is now guessed to be "Comments"".
  std::string ToString() const;
};

struct ReadingChanges {
  // Of the action, the rating (its RAG or its status) and the due date: with
  // one of these the version is held back.
  std::vector<RoleChange> essential;
  std::vector<RoleChange> other;  // each of these is a doubt
  bool empty() const { return essential.empty() && other.empty(); }
};

// A role has changed where no column has it any more, or where it is guessed
// and none of its headings is an accepted one. A role found under a new heading
// with certainty, or for the first time, is not a change.
// Nothing where one of the two has no table to compare.
ReadingChanges CompareReading(const AcceptedReading& accepted,
                              const ReadReport& report);

// A doubt about the column of such a role; `plan` is the plan's name.
Doubt DoubtOf(const RoleChange& change, const ReadReport& report,
              const std::string& plan);

}  // namespace planwatch
