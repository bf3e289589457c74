#include "daemon/pages/plan_tables.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/plan/predicates.h"
#include "daemon/html/chart.h"
#include "daemon/pages/action_cells.h"
#include "daemon/pages/plan_links.h"

namespace planwatch::web {
namespace {

struct Grouping {
  std::string id, caption, heading;
  std::string criterion;
  const std::vector<GroupFigure>& groups;
  // Where a group's name leads to; empty: to its rows.
  std::function<std::string(const std::string& label)> address = {};
  // "no lead", and which actions those are; nullptr: there are none.
  std::string none = {};
  bool (*in_none)(const ActionFigure& row) = nullptr;
};

// A sub-objective's label is cut for the metrics; here is room for all of it.
std::string TextOf(const PublishedPlan& plan, const Grouping& grouping,
                   const GroupFigure& group) {
  if (&grouping.groups != &plan.figures.objectives) return group.label;
  for (const ActionFigure& row : plan.figures.rows)
    if (row.objective == group.label) return row.objective_text;
  return group.label;
}

GroupFigure NoneOf(const PublishedPlan& plan, const Grouping& grouping) {
  GroupFigure none{grouping.none, {}, 0};
  if (grouping.in_none == nullptr) return none;
  for (const ActionFigure& row : plan.figures.rows) {
    if (!grouping.in_none(row)) continue;
    ++none.actions[row.action.rag];
    none.overdue += row.overdue;
  }
  return none;
}

Html GroupTable(const PublishedPlan& plan, const Grouping& grouping,
                int heading, const PageRequest& request) {
  if (grouping.groups.empty()) return {};
  const PlanLinks links(plan, request);
  std::vector<GroupFigure> groups = grouping.groups;
  const GroupFigure none = NoneOf(plan, grouping);
  if (none.actions.total() > 0) groups.push_back(none);

  std::size_t widest = 0;
  RagCounts all;
  for (const GroupFigure& group : groups) {
    widest = std::max(widest, group.actions.total());
    for (const Rag rag : kAllRags) all[rag] += group.actions[rag];
  }
  TableOptions table{.caption = grouping.caption,
                     .columns = {{grouping.heading}, {"Ratings"}},
                     .stacked = true,
                     .heading = heading,
                     .id = grouping.id};
  for (const Rag rag : kAllRags)
    if (all[rag] > 0) table.columns.push_back({RagWord(rag), true});
  table.columns.push_back({"Overdue", true});
  std::vector<TableRow> lines;
  for (const GroupFigure& group : groups) {
    const bool is_none = &group == &groups.back() && none.actions.total() > 0;
    const PlanLinks::Criteria those =
        is_none ? PlanLinks::Criteria{{"without", grouping.criterion}}
                : PlanLinks::Criteria{{grouping.criterion, group.label}};
    const auto count = [&](std::size_t number, std::string_view what,
                           std::string name, std::string value) {
      PlanLinks::Criteria criteria = those;
      criteria.emplace_back(std::move(name), std::move(value));
      return links.Count(number, std::move(criteria), what, group.label);
    };
    TableRow line = {
        Link(grouping.address && !is_none ? grouping.address(group.label)
                                          : links.Address(those),
             Text(TextOf(plan, grouping, group))),
        RagBar(group.actions, {.widest = widest})};
    for (const Rag rag : kAllRags)
      if (all[rag] > 0)
        line.push_back(count(group.actions[rag], RagWord(rag), "rag",
                             std::string(RagName(rag))));
    line.push_back(count(group.overdue, "Overdue", "overdue", "1"));
    lines.push_back(std::move(line));
  }
  return Table(table, lines);
}

std::function<std::string(const std::string&)> SheetOf(
    Party party, const PageRequest& request) {
  return [&request, party](const std::string& name) {
    return SheetAddress(request, party, name);
  };
}

}  // namespace

Html RagTable(const PublishedPlan& plan, int heading,
              const PageRequest& request) {
  const PlanFigures& figures = plan.figures;
  const PlanLinks links(plan, request);
  const bool outcomes = figures.outcomes.total() > 0;
  TableOptions table{
      .caption = "By rating",
      .columns = {{"Rating"}, {"Actions", true}, {"Overdue", true}},
      .heading = heading};
  if (outcomes) table.columns.push_back({"Outcomes", true});
  std::vector<TableRow> lines;
  for (const Rag rag : kAllRags) {
    const std::string name(RagName(rag)), word = RagWord(rag);
    lines.push_back(
        {RagLabel(rag),
         links.Count(figures.actions[rag], {{"rag", name}}, word, plan.title),
         links.Count(figures.overdue[rag], {{"rag", name}, {"overdue", "1"}},
                     word + " and overdue", plan.title)});
    if (outcomes)
      lines.back().push_back(links.Count(figures.outcomes[rag],
                                         {{"outcomes", name}},
                                         word + " outcomes", plan.title));
  }
  return Table(table, lines);
}

Html DueTable(const PublishedPlan& plan, int heading,
              const PageRequest& request) {
  const PlanLinks links(plan, request);
  std::vector<TableRow> lines;
  for (std::size_t i = 0; i < kDueWithinDays.size(); ++i) {
    const std::string days = std::to_string(kDueWithinDays[i]);
    lines.push_back({Text("within " + days + " days"),
                     links.Count(plan.figures.due_within[i], {{"due", days}},
                                 "Due within " + days + " days", plan.title)});
  }
  return Table({.caption = "Due soon, not complete",
                .columns = {{"Due"}, {"Actions", true}},
                .heading = heading},
               lines);
}

Html ObjectiveTable(const PublishedPlan& plan, int heading,
                    const PageRequest& request) {
  return GroupTable(plan,
                    {"objectives", "By sub-objective", "Sub-objective",
                     "objective", plan.figures.objectives},
                    heading, request);
}

Html LeadTable(const PublishedPlan& plan, int heading,
               const PageRequest& request) {
  return GroupTable(
      plan,
      {"leads", "By lead", "Lead", "lead", plan.figures.leads,
       SheetOf(Party::kLead, request), "no lead",
       [](const ActionFigure& row) { return LeadsOf(row.action).empty(); }},
      heading, request);
}

Html PriorityTable(const PublishedPlan& plan, int heading,
                   const PageRequest& request) {
  return GroupTable(plan,
                    {"priorities", "By priority", "Priority", "priority",
                     plan.figures.priorities},
                    heading, request);
}

Html PartnerTable(const PublishedPlan& plan, int heading,
                  const PageRequest& request) {
  return GroupTable(
      plan,
      {"partners", "By partner", "Partner", "partner", plan.figures.partners,
       SheetOf(Party::kPartner, request), "no partner",
       [](const ActionFigure& row) { return row.action.partners.empty(); }},
      heading, request);
}

Html QuarterTable(const PublishedPlan& plan, int heading,
                  const PageRequest& request) {
  std::vector<TrendRow> rows;
  for (const QuarterEnd& end : plan.quarter_ends.trend) {
    if (!end.actions && rows.empty()) continue;
    rows.push_back({Link(ReviewAddress(request, end.quarter),
                         Text(FormatQuarter(end.quarter))),
                    end.actions, end.overdue});
  }
  if (rows.empty()) return {};
  rows.push_back(
      {Text("now"), plan.figures.actions, plan.figures.overdue.total()});
  return TrendTable({.caption = "Ratings at the end of each quarter",
                     .heading = heading,
                     .id = "quarters"},
                    rows);
}

}  // namespace planwatch::web
