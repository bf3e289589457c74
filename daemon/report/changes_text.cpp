#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "daemon/html/csv.h"
#include "daemon/report/changes.h"
#include "daemon/report/json_text.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

using nlohmann::ordered_json;

std::string NamesOf(const std::vector<Change>& changes) {
  std::vector<std::string> names;
  for (const Change change : changes) names.emplace_back(ChangeName(change));
  return Join(names, "; ");
}

std::string LeadsOrNone(const ActionFigure& row) {
  const std::string leads = Join(LeadsOf(row.action), ", ");
  return leads.empty() ? "none" : leads;
}

// One line each; a text of several lines stands in one.
std::string Quoted(const std::string& text) {
  return text.empty() ? "nothing" : "\"" + Tidy(text) + '"';
}

// What there is to say of the change beside its name; may be empty.
std::string DetailOf(const ActionPair& action, Change change) {
  const ActionFigure &before = action.before ? *action.before : *action.now,
                     &now = action.either();
  switch (change) {
    case Change::kWorse:
    case Change::kBetter:
    case Change::kRated:
    case Change::kNoRating:
      return std::string(RagName(before.action.rag)) + " → " +
             std::string(RagName(now.action.rag));
    case Change::kDateMoved:
    case Change::kBroughtForward:
    case Change::kDateRemoved:
    case Change::kDateSet:
    case Change::kNew:
    case Change::kGone: {
      std::string detail = Slippage(now.due_dates.all());
      if (!detail.empty()) detail = "due " + detail;
      if (change == Change::kNew || change == Change::kGone)
        detail = std::string(RagName(now.action.rag)) +
                 (detail.empty() ? "" : ", " + detail);
      return detail;
    }
    case Change::kNewLead:
      return LeadsOrNone(before) + " → " + LeadsOrNone(now);
    case Change::kCompleted:
      return now.action.completed ? "on " + DayInWords(*now.action.completed)
                                  : "";
    case Change::kReopened:
    case Change::kReworded:
    case Change::kProgress:
      break;
  }
  return {};
}

std::string TextOf(const ActionPair& action) {
  std::string text = "  " + action.either().action.reference + ' ' +
                     Tidy(action.either().action.title) + '\n';
  const auto line = [&](std::string_view what, const std::string& detail) {
    text.append("    ").append(what);
    if (!detail.empty()) text.append(": ").append(detail);
    text += '\n';
  };
  for (const Change change : action.changes)
    if (!IsOfTexts(change)) line(ChangeWords(change), DetailOf(action, change));
  if (const int days = DaysLateBefore(action); days > 0)
    line("it was overdue",
         std::to_string(days) + (days == 1 ? " day" : " days"));
  for (const TextChange& change : TextChangesOf(action))
    line(change.text == nullptr ? "reworded" : change.text->name,
         Quoted(change.before) + " → " + Quoted(change.now));
  return text;
}

// nullopt as null: not in the plan.
ordered_json StateOf(const ActionFigure* row, bool leads_hidden) {
  if (row == nullptr) return nullptr;
  const Action& action = row->action;
  ordered_json json = {
      {"reference", action.reference}, {"title", action.title},
      {"rag", RagName(action.rag)},    {"complete", action.complete},
      {"due", DateOrNull(row->due)},   {"days_overdue", row->overdue_days}};
  if (!leads_hidden) json["leads"] = LeadsOf(action);
  for (const ActionText& each : kActionTexts)
    json[std::string(each.name)] = action.*each.text;
  return json;
}

ordered_json ToJson(const ActionPair& action, bool leads_hidden) {
  ordered_json changes = ordered_json::array();
  for (const Change change : action.changes)
    changes.push_back(ChangeName(change));
  return {{"id", action.either().id},
          {"changes", std::move(changes)},
          {"due_dates", DueDatesToJson(action.either().due_dates.all())},
          {"before", StateOf(action.before, leads_hidden)},
          {"now", StateOf(action.now, leads_hidden)}};
}

ordered_json ToJson(const PlanSheet& plan) {
  ordered_json json = {{"plan", plan.name},
                       {"title", plan.title},
                       {"since", nullptr},
                       {"counts", nullptr},
                       {"actions", ordered_json::array()}};
  if (!plan.changes) return json;
  json["since"] = FormatDate(plan.changes->from());
  ordered_json& counts = json["counts"] = ordered_json::object();
  for (const Change change : kAllChanges)
    counts[std::string(ChangeName(change))] = std::count_if(
        plan.actions.begin(), plan.actions.end(),
        [=](const ActionPair* action) { return action->Has(change); });
  for (const ActionPair* const action : plan.actions)
    json["actions"].push_back(ToJson(*action, plan.leads_hidden));
  return json;
}

}  // namespace

std::string ChangesAsText(const ChangesSheet& sheet) {
  std::string text;
  for (const PlanSheet& plan : sheet.plans) {
    text += (text.empty() ? "" : "\n") + plan.title + ": " +
            SummaryOf(plan, sheet.today) + '\n';
    if (sheet.BeginsLate(plan))
      text += "  (the history of this plan begins on that day)\n";
    for (const ActionPair* const action : plan.actions) text += TextOf(*action);
  }
  return text;
}

std::string ChangesAsCsv(const ChangesSheet& sheet) {
  CsvWriter writer;
  std::vector<std::string> head = {"plan",         "since",
                                   "id",           "reference",
                                   "title",        "changes",
                                   "rag before",   "rag",
                                   "due dates",    "days overdue before",
                                   "days overdue", "leads before",
                                   "leads",        "title before"};
  for (const ActionText& each : kActionTexts) {
    head.push_back(std::string(each.name) + " before");
    head.emplace_back(each.name);
  }
  writer.Line(head);
  for (const PlanSheet& plan : sheet.plans)
    for (const ActionPair* const action : plan.actions) {
      const ActionFigure& row = action->either();
      // Of the row before and the row now; empty where there is none.
      const auto cell = [](const ActionFigure* of, auto text) {
        return of ? std::string(text(*of)) : std::string();
      };
      const auto rag = [](const ActionFigure& of) {
        return RagName(of.action.rag);
      };
      const auto late = [](const ActionFigure& of) {
        return of.overdue ? std::to_string(of.overdue_days) : std::string();
      };
      const auto leads = [](const ActionFigure& of) {
        return Join(LeadsOf(of.action), "; ");
      };
      const auto title = [](const ActionFigure& of) { return of.action.title; };
      std::vector<std::string> line = {plan.name,
                                       FormatDate(plan.changes->from()),
                                       row.id,
                                       row.action.reference,
                                       row.action.title,
                                       NamesOf(action->changes),
                                       cell(action->before, rag),
                                       cell(action->now, rag),
                                       IsoDates(row.due_dates.all()),
                                       cell(action->before, late),
                                       cell(action->now, late),
                                       cell(action->before, leads),
                                       cell(action->now, leads),
                                       cell(action->before, title)};
      for (const ActionText& each : kActionTexts)
        for (const ActionFigure* const of : {action->before, action->now})
          line.push_back(of ? of->action.*each.text : std::string());
      writer.Line(line);
    }
  return std::move(writer).Take();
}

std::string ChangesAsJson(const ChangesSheet& sheet) {
  ordered_json json = {{"since", FormatDate(sheet.since)},
                       {"as_at", FormatDate(sheet.today)},
                       {"plans", ordered_json::array()}};
  for (const PlanSheet& plan : sheet.plans)
    json["plans"].push_back(ToJson(plan));
  return DumpJson(json);
}

}  // namespace planwatch
