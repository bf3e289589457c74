#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/sections.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kMostOverdue = 10;

using Criteria = std::vector<std::pair<std::string, std::string>>;

// Numbers of one plan, as links to the rows that they count.
class Rows {
 public:
  Rows(const PublishedPlan& plan, const PageRequest& request)
      : path_(request.base + "actions"), plan_(plan.name) {}

  std::string Address(Criteria criteria) const {
    criteria.insert(criteria.begin(), {"plan", plan_});
    return Query(path_, criteria);
  }
  Html Count(std::size_t count, Criteria criteria) const {
    if (count == 0) return "<span class=\"zero\">0</span>"_html;
    return Link(Address(std::move(criteria)), Number(count));
  }

 private:
  std::string path_, plan_;
};

std::string Percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return "–";
  return std::to_string(std::lround(100.0 * static_cast<double>(part) /
                                    static_cast<double>(whole))) +
         "%";
}

Html PlanTiles(const PlanFigures& figures, const Rows& rows) {
  const auto tile = [&](std::size_t count, std::string counts,
                        Criteria criteria) {
    return Tile{std::to_string(count), std::move(counts),
                count > 0 ? rows.Address(std::move(criteria)) : std::string()};
  };
  const std::size_t total = figures.actions.total();
  Tile overdue = tile(figures.overdue.total(), "overdue", {{"overdue", "1"}});
  overdue.bad = figures.overdue.total() > 0;
  Tile green = tile(figures.actions[Rag::kGreen], "green", {{"rag", "green"}});
  green.figure = Percent(figures.actions[Rag::kGreen], total);
  return Tiles(
      {tile(total, total == 1 ? "action" : "actions", {}), overdue,
       tile(figures.revised, "dates moved", {{"revised", "1"}}),
       tile(figures.date_removed, "dates removed", {{"date_removed", "1"}}),
       tile(figures.due_within[2], "due in 30 days", {{"due", "30"}}), green,
       tile(figures.actions[Rag::kUnrated], "unrated", {{"rag", "unrated"}})});
}

Html RagTable(const PlanFigures& figures, const Rows& rows) {
  const bool outcomes = figures.outcomes.total() > 0;
  TableOptions table{
      .caption = "By rating",
      .columns = {{"Rating"}, {"Actions", true}, {"Overdue", true}}};
  if (outcomes) table.columns.push_back({"Outcomes", true});
  std::vector<TableRow> lines;
  for (const Rag rag : kAllRags) {
    const std::string name(RagName(rag));
    lines.push_back(
        {RagLabel(rag), rows.Count(figures.actions[rag], {{"rag", name}}),
         rows.Count(figures.overdue[rag], {{"rag", name}, {"overdue", "1"}})});
    if (outcomes)
      lines.back().push_back(
          rows.Count(figures.outcomes[rag], {{"outcomes", name}}));
  }
  return Table(table, lines);
}

Html DueTable(const PlanFigures& figures, const Rows& rows) {
  std::vector<TableRow> lines;
  for (std::size_t i = 0; i < kDueWithinDays.size(); ++i) {
    const std::string days = std::to_string(kDueWithinDays[i]);
    lines.push_back({Text("within " + days + " days"),
                     rows.Count(figures.due_within[i], {{"due", days}})});
  }
  return Table({.caption = "Due, and not complete",
                .columns = {{"Due"}, {"Actions", true}}},
               lines);
}

Html GroupTable(const std::string& caption, const std::string& heading,
                const std::string& criterion,
                const std::vector<GroupFigure>& groups, const Rows& rows) {
  if (groups.empty()) return {};
  std::size_t widest = 0;
  for (const GroupFigure& group : groups)
    widest = std::max(widest, group.actions.total());
  TableOptions table{
      .caption = caption, .columns = {{heading}, {"Share"}}, .stacked = true};
  for (const Rag rag : kAllRags) {
    table.columns.push_back({RagWord(rag), true});
  }
  table.columns.push_back({"Overdue", true});
  std::vector<TableRow> lines;
  for (const GroupFigure& group : groups) {
    const auto& label = group.label;
    TableRow line = {Link(rows.Address({{criterion, label}}), Text(label)),
                     RagBar(group.actions, {.widest = widest})};
    for (const Rag rag : kAllRags)
      line.push_back(
          rows.Count(group.actions[rag],
                     {{criterion, label}, {"rag", std::string(RagName(rag))}}));
    line.push_back(
        rows.Count(group.overdue, {{criterion, label}, {"overdue", "1"}}));
    lines.push_back(std::move(line));
  }
  return Table(table, lines);
}

Html OverdueTable(const PublishedPlan& plan, const Rows& rows) {
  std::vector<const ActionFigure*> overdue;
  for (const ActionFigure& row : plan.figures.rows)
    if (row.overdue) overdue.push_back(&row);
  if (overdue.empty()) return "<p>No action is overdue.</p>\n"_html;
  std::stable_sort(overdue.begin(), overdue.end(),
                   [](const ActionFigure* a, const ActionFigure* b) {
                     return a->overdue_days > b->overdue_days;
                   });
  TableOptions table{.caption = "Overdue, the latest first",
                     .columns = {{"Reference"}, {"Action"}, {"RAG"}},
                     .stacked = true};
  if (!plan.leads_hidden) table.columns.push_back({"Leads"});
  table.columns.push_back({"Due"});
  table.columns.push_back({"Days late", true});
  std::vector<TableRow> lines;
  for (const ActionFigure* row : overdue) {
    if (lines.size() == kMostOverdue) break;
    const Action& action = row->action;
    TableRow line = {Link(rows.Address({{"action", action.reference}}),
                          Text(action.reference)),
                     Text(action.title), RagLabel(action.rag)};
    if (!plan.leads_hidden) line.push_back(Text(Join(LeadsOf(action), ", ")));
    line.push_back(Day(*row->due));
    line.push_back(Number(static_cast<std::size_t>(row->overdue_days)));
    lines.push_back(std::move(line));
  }
  Html section = Table(table, lines);
  if (overdue.size() > kMostOverdue)
    section +=
        "<p>"_html +
        Link(rows.Address({{"overdue", "1"}}),
             "All "_html + Number(overdue.size()) + " that are overdue"_html) +
        "</p>\n"_html;
  return section;
}

// Empty if the history has none of the quarters.
Html Trend(const PublishedPlan& plan, const PageRequest& request) {
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
  return TrendTable("Trend: actions at each quarter’s end", rows);
}

// A note if the figures below are in doubt, or not those of the last version.
Html Reservation(const EntrySnapshot& entry, const PageRequest& request) {
  const ReadingState state = entry.state();
  const std::size_t doubts = entry.doubts.size();
  const auto note = [&](const Html& text) {
    return "<p class=\"banner\" role=\"note\">"_html + text + " "_html +
           Link(request.base + "check", "What to repair"_html) + "</p>\n"_html;
  };
  if (state == ReadingState::kHeldBack)
    return note(
        "Held back: these are the figures of the version before the "
        "last."_html);
  if (state == ReadingState::kDoubtful)
    return note("In doubt: we were not sure of "_html + Number(doubts) +
                (doubts == 1 ? " thing"_html : " things"_html) +
                " in the document; please check these figures."_html);
  return {};
}

}  // namespace

Html PlanGaps(const PublishedPlan& plan, const PageRequest& request) {
  const Rows rows(plan, request);
  const PlanFigures& figures = plan.figures;
  std::vector<TableRow> lines;
  const auto line = [&](const Html& what, std::size_t count,
                        Criteria criteria) {
    lines.push_back({what, rows.Count(count, std::move(criteria))});
  };
  line("without a RAG"_html, figures.incomplete_rag, {{"without", "rag"}});
  line("without a date"_html, figures.incomplete_due, {{"without", "due"}});
  // Hidden leads: not even which actions have one is shown.
  if (!plan.leads_hidden)
    line("without a lead"_html, figures.incomplete_lead, {{"without", "lead"}});
  line("green or blue without evidence"_html, figures.incomplete_evidence,
       {{"without", "evidence"}});
  line("overdue and still green"_html, figures.contradictory,
       {{"contradictory", "1"}});
  line("moved to a later date"_html, figures.revised, {{"revised", "1"}});
  line("whose date was removed"_html, figures.date_removed,
       {{"date_removed", "1"}});
  return Table(
      {.caption = "To look at", .columns = {{"Actions"}, {"Number", true}}},
      lines);
}

Html PlanSection(const EntrySnapshot& entry, const PageRequest& request) {
  const PublishedPlan& plan = *entry.plan;
  const PlanFigures& figures = plan.figures;
  const Rows rows(plan, request);
  Html section = "<p class=\"quiet\">From "_html + Text(entry.source_name) +
                 ", last changed "_html +
                 Ago(entry.health.modified, request.now) + ".</p>\n"_html +
                 Reservation(entry, request);
  section += PlanTiles(figures, rows) +
             RagBar(figures.actions, {.large = true}) +
             OverdueTable(plan, rows) + "<div class=\"columns\">\n"_html +
             RagTable(figures, rows) + DueTable(figures, rows) +
             PlanGaps(plan, request) + "</div>\n"_html + Trend(plan, request) +
             GroupTable("By sub-objective", "Sub-objective", "objective",
                        figures.objectives, rows);
  section += plan.leads_hidden
                 ? "<p>The leads of this plan are not shown.</p>\n"_html
                 : GroupTable("By lead", "Lead", "lead", figures.leads, rows);
  return section +
         GroupTable("By priority", "Priority", "priority", figures.priorities,
                    rows) +
         GroupTable("By partner", "Partner", "partner", figures.partners, rows);
}

}  // namespace planwatch::web
