// Which column of a table is which: heading and contents vote together, for all
// roles at once, so that none takes another's column.
//
// Of the same kind: Pytheas (Christodoulakis et al., VLDB 2020), where rules
// vote on each line of a file; importers that score heading and values and
// refuse below a threshold.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "collectors/plan/fields.h"
#include "collectors/plan/profile.h"

namespace planwatch {

struct Roles {
  std::map<PlanField, std::size_t> columns;  // grid column of each role
  std::vector<std::size_t> rags;  // all RAG columns of actions, left to right:
                                  // the last filled one counts
  std::set<PlanField> guessed;    // by contents, with little from the heading
  std::set<PlanField> weak;       // by a heading that only may mean them
  std::set<PlanField> configured;
  // Where two columns speak for a role almost alike: the one left out.
  std::map<PlanField, std::size_t> rivals;
  // A column whose heading names the due date and whose cells refuse it.
  std::optional<std::size_t> refuted_due;
  std::vector<std::string> unmatched;  // configured headings that are not here
  double evidence = 0;  // how much speaks for the table as a plan

  bool Has(PlanField field) const { return columns.contains(field); }
  // Has the role, and by its heading.
  bool Names(PlanField field) const {
    return Has(field) && !guessed.contains(field);
  }
  // The column that has the role; nullopt: none.
  std::optional<std::size_t> ColumnOf(PlanField field) const;
  // The first of a column's roles.
  std::optional<PlanField> RoleOf(std::size_t column) const;
  bool Uses(std::size_t column) const;
  // Whether a column of its own says how the actions stand: the text of their
  // progress only stands in for one.
  bool HasRating() const;
  // Of the due date, the rating and the lead those that are there, and those
  // named by their headings.
  int core() const;
  int named_core() const;
};

struct RoleOptions {
  const ConfiguredColumns* columns = nullptr;
  std::span<const std::string> ignore;  // headings of columns to pass over
  Date today{};  // tells whether a bare "Date" lies ahead
};

// `headings` and `profiles` are of the columns from `first` on.
Roles AssignRoles(std::span<const std::string> headings,
                  std::span<const Profile> profiles, std::size_t first,
                  const RoleOptions& options);

}  // namespace planwatch
