#include "tests/plan/told_in_full.h"

#include <cstdint>
#include <cstdio>
#include <set>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/figures.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

constexpr const char* kDays[] = {"2015-05-18", "2015-10-05"};

std::string DateOr(const std::optional<Date>& date, const char* otherwise) {
  return date ? FormatDate(*date) : otherwise;
}

// "rag 2/1/0/0/3", from red to unrated.
std::string Told(const RagCounts& counts) {
  std::string told;
  for (const std::size_t count : counts.by_rag)
    told += (told.empty() ? "" : "/") + std::to_string(count);
  return told;
}

std::string Told(const Action& action) {
  std::string told = action.place.ToString() + ": " + action.reference +
                     (action.has_own_reference ? " | " : "* | ") +
                     action.title + " | " + std::string(RagName(action.rag));
  if (action.complete) told += " complete";
  if (action.completed) told += " completed " + FormatDate(*action.completed);
  told += " | " + DateOr(action.due.date, "undated");
  if (action.due.revised) told += " > " + FormatDate(*action.due.revised);
  if (action.due.guessed) told += " guessed";
  told += " \"" + action.due.text + '"';
  if (action.deadline != action.due.date)
    told += ", deadline " + DateOr(action.deadline, "none");
  told += " | " + Join(action.responsible, "; ");
  if (!action.accountable.empty())
    told += " | accountable " + Join(action.accountable, "; ");
  if (!action.partners.empty())
    told += " | partners " + Join(action.partners, "; ");
  if (!action.evidence.empty()) told += " | evidence " + action.evidence;
  if (!action.priority.empty()) told += " | priority " + action.priority;
  return told + " | objective " + std::to_string(action.objective) + '\n';
}

std::string Told(const TableReading& table) {
  std::string told = "columns of " +
                     (table.table.empty() ? "the table" : table.table) +
                     ", header " + std::to_string(table.header) + ", " +
                     std::to_string(table.records) + " of " +
                     std::to_string(table.rows) + " rows:";
  for (const ColumnReading& column : table.columns)
    told += ' ' + std::to_string(column.column) + " \"" + column.heading +
            "\" " + (column.role.empty() ? "-" : column.role) +
            (column.guessed ? " guessed" : "") +
            (column.hidden ? " hidden" : "") + " (" +
            Join(column.samples, "; ") + "),";
  told.back() = '\n';
  return told;
}

std::string Told(const char* what, const Remarks& remarks) {
  std::string told;
  for (const Remark& remark : remarks.listed())
    told += std::string(what) + ' ' + remark.kind + ", " +
            remark.place.ToString() + ": " + remark.text + '\n';
  return told;
}

std::string ToldDoubts(const Plan& plan) {
  std::string told, first;
  for (const char* const day : kDays) {
    std::string doubts;
    for (const Doubt& doubt : PlanDoubts(plan, Day(day)))
      doubts += "doubt of the " + doubt.about + ", " + doubt.place.ToString() +
                ": " + doubt.text + " | " + doubt.settle + '\n';
    if (day == kDays[0])
      first = doubts;
    else if (doubts != first)
      doubts = std::string("on ") + day + ":\n" + doubts;
    else
      doubts.clear();
    told += doubts;
  }
  return told;
}

std::string Told(const char* what, const std::vector<GroupFigure>& groups) {
  std::string told;
  for (const GroupFigure& group : groups)
    told += std::string("  ") + what + " \"" + group.label + "\" " +
            Told(group.actions) + ", " + std::to_string(group.overdue) +
            " overdue\n";
  return told;
}

std::string Told(const PlanFigures& figures) {
  std::string told =
      Told(figures.actions) + ", overdue " + Told(figures.overdue) + ", due";
  for (const std::size_t due : figures.due_within)
    told += ' ' + std::to_string(due);
  told += ", lacking";
  for (const std::size_t lacks :
       {figures.incomplete_rag, figures.incomplete_due, figures.incomplete_lead,
        figures.incomplete_evidence})
    told += ' ' + std::to_string(lacks);
  told += ", revised " + std::to_string(figures.revised) + ", contradictory " +
          std::to_string(figures.contradictory) + ", outcomes " +
          Told(figures.outcomes) + '\n';
  told += Told("objective", figures.objectives) +
          Told("priority", figures.priorities) +
          Told("partner", figures.partners) + Told("lead", figures.leads);
  for (const ActionFigure& row : figures.rows)
    if (row.overdue)
      told += "  overdue " + row.action.reference + ' ' +
              std::to_string(row.overdue_days) + " days, " + row.objective +
              '\n';
  return told;
}

// FNV-1a.
std::string Digest(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  char hex[9];
  std::snprintf(hex, sizeof hex, "%08x", static_cast<unsigned>(hash));
  return hex;
}

}  // namespace

std::string ToldInFull(const Result<Plan>& read) {
  if (!read) return "refused: " + read.error().message() + '\n';
  const Plan& plan = *read;
  std::string told;
  for (const TableReading& table : plan.report.tables) told += Told(table);
  for (const Objective& objective : plan.objectives)
    told += "objective " + objective.number + " | " + objective.text + '\n';
  for (const Action& action : plan.actions) told += Told(action);
  for (const Outcome& outcome : plan.outcomes)
    told += "outcome, " + outcome.place.ToString() + ": " +
            std::string(RagName(outcome.rag)) + '\n';
  for (const PassedOver& passed : plan.report.passed_over)
    told += "passed over, " + passed.place.ToString() + ", " +
            std::to_string(passed.rows) + " rows: " + passed.why + '\n';
  told += Told("rejected", plan.report.rejected) +
          Told("guessed", plan.report.guesses) +
          Told("to repair", plan.report.repairs);
  for (const std::string& choice : plan.report.choices)
    told += "choice: " + choice + '\n';
  told += ToldDoubts(plan);
  told += std::to_string(plan.report.rows) + " rows\n";
  for (const char* const day : kDays)
    told +=
        std::string("on ") + day + ": " + Told(MakePlanFigures(plan, Day(day)));
  return told;
}

std::string ToldInALine(const Result<Plan>& plan) {
  const std::string digest = " #" + Digest(ToldInFull(plan));
  if (!plan) return "refused: " + Cut(plan.error().message(), 60) + digest;
  std::string told;
  for (const Action& action : plan->actions) {
    const char rag = action.rag == Rag::kUnrated ? '-' : RagName(action.rag)[0];
    told += rag + (action.due.date ? FormatDate(*action.due.date).substr(2, 5)
                                   : std::string("."));
    if (action.due.revised) told += '>';
    told += ' ';
  }
  std::set<std::string> roles;
  for (const TableReading& table : plan->report.tables)
    for (const ColumnReading& column : table.columns)
      if (!column.role.empty())
        roles.insert(std::to_string(column.column) +
                     std::string(column.role).substr(0, 5) +
                     (column.guessed ? "?" : ""));
  told += '|';
  for (const std::string& role : roles) told += ' ' + role;
  told += " |";
  for (const Doubt& doubt : PlanDoubts(*plan, Day(kDays[0])))
    told += ' ' + doubt.about;
  return told + digest;
}

}  // namespace planwatch
