#include "collectors/plan/accepted.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

using Headings = std::set<std::string>;

// The roles that carry the figures; where a line has two, one can stand in for
// the other.
constexpr std::array<std::array<std::string_view, 2>, 3> kEssential = {{
    {"action", ""},
    {"rag", "status"},
    {"due", ""},
}};

Headings HeadingsOf(const AcceptedReading& reading, std::string_view role) {
  const auto found = reading.find(std::string(role));
  return found == reading.end() ? Headings() : found->second;
}

bool IsGuessed(const ReadReport& report, std::string_view role) {
  for (const TableReading& table : report.tables)
    for (const ColumnReading& column : table.columns)
      if (column.role == role && column.guessed) return true;
  return false;
}

bool HaveOneInCommon(const Headings& a, const Headings& b) {
  Headings folded;
  for (const std::string& heading : a) folded.insert(Fold(heading));
  return std::any_of(b.begin(), b.end(), [&](const std::string& heading) {
    return folded.contains(Fold(heading));
  });
}

std::optional<RoleChange> ChangeOf(const AcceptedReading& accepted,
                                   const AcceptedReading& now,
                                   const ReadReport& report,
                                   const std::string& role) {
  RoleChange change{role, HeadingsOf(accepted, role), HeadingsOf(now, role)};
  if (change.before.empty()) return std::nullopt;
  const bool moved =
      IsGuessed(report, role) && !HaveOneInCommon(change.before, change.now);
  if (!change.now.empty() && !moved) return std::nullopt;
  return change;
}

std::string Quoted(const Headings& headings) {
  std::vector<std::string> quoted;
  for (const std::string& heading : headings)
    quoted.push_back(heading.empty() ? "a column without a heading"
                                     : '"' + heading + '"');
  return Join(quoted, " and ");
}

}  // namespace

AcceptedReading RolesOf(const ReadReport& report) {
  AcceptedReading roles;
  for (const TableReading& table : report.tables)
    for (const ColumnReading& column : table.columns)
      if (!column.role.empty()) roles[column.role].insert(column.heading);
  return roles;
}

std::string RoleChange::ToString() const {
  return "`" + role + "` was read from " + Quoted(before) +
         (now.empty() ? ", and no column is read as it now"
                      : ", and is now guessed to be " + Quoted(now));
}

ReadingChanges CompareReading(const AcceptedReading& accepted,
                              const ReadReport& report) {
  ReadingChanges changes;
  const AcceptedReading now = RolesOf(report);
  if (now.empty()) return changes;
  std::set<std::string> reported;
  for (const auto& roles : kEssential) {
    std::vector<RoleChange> found;
    bool kept = false;
    for (const std::string_view name : roles) {
      const std::string role(name);
      if (auto change = ChangeOf(accepted, now, report, role))
        found.push_back(*std::move(change));
      else
        kept |= now.contains(role) &&
                (accepted.contains(role) || !IsGuessed(report, role));
    }
    for (RoleChange& change : found)
      if (!kept || !change.now.empty()) {
        reported.insert(change.role);
        changes.essential.push_back(std::move(change));
      }
  }
  for (const auto& [role, headings] : accepted) {
    if (reported.contains(role)) continue;
    if (auto change = ChangeOf(accepted, now, report, role))
      changes.other.push_back(*std::move(change));
  }
  return changes;
}

Doubt DoubtOf(const RoleChange& change, const ReadReport& report,
              const std::string& plan) {
  Doubt doubt;
  doubt.about = "column";
  for (const TableReading& table : report.tables)
    if (doubt.place.table.empty()) doubt.place = {table.table, table.header};
  doubt.text = change.ToString();
  doubt.settle =
      "give the column its heading again, name it as in `columns: { " +
      change.role +
      ": … }`, or accept the version as it is with `planwatch "
      "accept " +
      plan + "`";
  return doubt;
}

}  // namespace planwatch
