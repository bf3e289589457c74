#include <string>
#include <utility>
#include <vector>

#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/plan_links.h"
#include "daemon/pages/plan_tables.h"
#include "daemon/pages/sections.h"
#include "daemon/pages/worst.h"
#include "daemon/past/changes.h"
#include "daemon/report/words.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kWorstOfPlan = 10;

Html WorstOfPlan(const EntrySnapshot& entry, int heading,
                 const PageRequest& request) {
  const PublishedPlan& plan = *entry.plan;
  const std::vector<WorstAction> worst = WorstActions({&entry});
  Html section;
  if (plan.figures.overdue.total() == 0)
    section += "<p>No action is overdue.</p>\n"_html;
  if (worst.empty()) return section;
  section += WorstTable(worst, kWorstOfPlan, false,
                        {.caption = "Overdue or red: longest overdue first",
                         .heading = heading,
                         .id = "worst"},
                        request);
  if (worst.size() <= kWorstOfPlan) return section;
  const PlanLinks links(plan, request);
  const auto all = [&](std::size_t count, PlanLinks::Criteria criteria,
                       const Html& words) {
    return Link(links.Address(std::move(criteria)),
                "All "_html + Number(count) + words);
  };
  return section + "<p>"_html +
         all(plan.figures.overdue.total(), {{"overdue", "1"}},
             " that are overdue"_html) +
         " · "_html +
         all(plan.figures.actions[Rag::kRed], {{"rag", "red"}},
             " that are red"_html) +
         "</p>\n"_html;
}

// A note if the figures below are in doubt. That they are not those of the last
// version stands at the head of the page.
Html Reservation(const EntrySnapshot& entry, const PageRequest& request) {
  if (entry.state() != ReadingState::kDoubtful) return {};
  const std::size_t doubts = entry.doubts.size();
  return "<p class=\"banner\" role=\"note\">In doubt: we were not sure of "_html +
         Number(doubts) + (doubts == 1 ? " thing"_html : " things"_html) +
         " in the document; please check these figures. "_html +
         Link(request.base + "check", "What to repair"_html) + "</p>\n"_html;
}

// Links to those of the parts, by their id, that the tables have.
Html Contents(const std::vector<std::pair<const char*, const char*>>& parts,
              const Html& tables) {
  Html list;
  for (const auto& [id, words] : parts)
    if (tables.str().find(" id=\"" + std::string(id) + '"') !=
        std::string::npos)
      list +=
          "<li>"_html + Link("#" + std::string(id), Text(words)) + "</li>"_html;
  if (list.empty()) return {};
  return "<nav class=\"contents\" aria-label=\"On this page\"><ul>"_html +
         list + "</ul></nav>\n"_html;
}

}  // namespace

Html PlanTiles(const RagCounts& actions, const PlanSums& sums,
               const TileAddress& address) {
  const std::size_t total = actions.total();
  const auto tile = [&](std::size_t count, std::string counts,
                        PlanLinks::Criteria criteria) {
    return Tile{std::to_string(count), std::move(counts),
                count > 0 ? address(std::move(criteria)) : std::string()};
  };
  Tile red = tile(actions[Rag::kRed], "red", {{"rag", "red"}});
  red.bad = actions[Rag::kRed] > 0;
  Tile overdue = tile(sums.overdue, "overdue", {{"overdue", "1"}});
  overdue.bad = sums.overdue > 0;
  const std::size_t done = GreenOrComplete(actions);
  std::vector<Tile> tiles = {
      red,
      overdue,
      tile(actions[Rag::kAmber], "amber", {{"rag", "amber"}}),
      tile(sums.revised,
           sums.revised == 1 ? "date moved later" : "dates moved later",
           {{"revised", "1"}}),
      tile(done, "green or complete, " + Percent(done, total),
           {{"rag", "green"}, {"rag", "blue"}}),
      tile(sums.due_soon, "due in 30 days", {{"due", "30"}})};
  if (sums.date_removed > 0)
    tiles.push_back(
        tile(sums.date_removed,
             std::string(ChangeWords(Change::kDateRemoved, sums.date_removed)),
             {{"date_removed", "1"}}));
  if (actions[Rag::kUnrated] > 0)
    tiles.push_back(
        tile(actions[Rag::kUnrated], "unrated", {{"rag", "unrated"}}));
  tiles.push_back(
      tile(total, total == 1 ? "action in all" : "actions in all", {}));
  return Tiles(tiles);
}

PlanSums SumsOf(const PlanFigures& figures) {
  return {.overdue = figures.overdue.total(),
          .revised = figures.revised,
          .date_removed = figures.date_removed,
          .due_soon = figures.due_within[2]};
}

Html PlanHead(const EntrySnapshot& entry, const PageRequest& request) {
  const PublishedPlan& plan = *entry.plan;
  const PlanLinks links(plan, request);
  return PlanTiles(plan.figures.actions, SumsOf(plan.figures),
                   [&](PlanLinks::Criteria criteria) {
                     return links.Address(std::move(criteria));
                   }) +
         RagBar(plan.figures.actions, {.large = true});
}

Html PlanGaps(const PublishedPlan& plan, int heading,
              const PageRequest& request) {
  const PlanLinks links(plan, request);
  const PlanFigures& figures = plan.figures;
  std::vector<TableRow> lines;
  const auto line = [&](std::string_view what, std::size_t count,
                        PlanLinks::Criteria criteria) {
    lines.push_back({Text(what), links.Count(count, std::move(criteria), what,
                                             plan.title)});
  };
  line("without a rating", figures.incomplete_rag, {{"without", "rag"}});
  line("without a date", figures.incomplete_due, {{"without", "due"}});
  // Hidden leads: not even which actions have one is shown.
  if (!plan.leads_hidden)
    line("without a lead", figures.incomplete_lead, {{"without", "lead"}});
  line("green or complete, without evidence", figures.incomplete_evidence,
       {{"without", "evidence"}});
  line("overdue and still green", figures.contradictory,
       {{"contradictory", "1"}});
  line("moved to a later date", figures.revised, {{"revised", "1"}});
  line("whose date was removed", figures.date_removed, {{"date_removed", "1"}});
  return Table({.caption = "Gaps and conflicts",
                .columns = {{"Actions"}, {"Number", true}},
                .heading = heading},
               lines);
}

Html PlanSection(const EntrySnapshot& entry, int heading, const Html& lines,
                 const PageRequest& request) {
  const PublishedPlan& plan = *entry.plan;
  const Html worst = WorstOfPlan(entry, heading, request);
  const Html tables =
      QuarterTable(plan, heading, request) +
      ObjectiveTable(plan, heading, request) +
      (plan.leads_hidden ? "<p>The leads of this plan are not shown.</p>\n"_html
                         : LeadTable(plan, heading, request)) +
      PriorityTable(plan, heading, request) +
      PartnerTable(plan, heading, request);
  return Reservation(entry, request) + PlanHead(entry, request) + lines +
         "<p class=\"quiet\">From "_html + Text(entry.source_name) +
         ", last changed "_html + Ago(entry.health.modified, request.now) +
         ".</p>\n"_html +
         Contents({{"worst", "Overdue or red"},
                   {"quarters", "Quarters"},
                   {"objectives", "Sub-objectives"},
                   {"leads", "Leads"},
                   {"priorities", "Priorities"},
                   {"partners", "Partners"}},
                  worst + tables) +
         worst + "<div class=\"columns\">\n"_html +
         RagTable(plan, heading, request) + DueTable(plan, heading, request) +
         PlanGaps(plan, heading, request) + "</div>\n"_html + tables +
         "<p>"_html +
         Link(request.base + Query("calendar.ics", {{"plan", plan.name}}),
              "Calendar of the due dates of "_html + Text(plan.title)) +
         " (iCalendar)</p>\n"_html;
}

}  // namespace planwatch::web
