#include "daemon/pages/changes_section.h"

#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "daemon/html/chart.h"
#include "daemon/pages/action_cells.h"
#include "daemon/past/word_diff.h"
#include "daemon/report/words.h"

namespace planwatch::web {
namespace {

Html Marked(const std::vector<DiffPart>& parts, const Html& begin,
            const Html& end) {
  Html text;
  for (const DiffPart& part : parts) {
    const Html lines = Lines(part.text);
    text += part.differs ? begin + lines + end : lines;
  }
  return text.empty() ? "<span class=\"quiet\">nothing</span>"_html : text;
}

// "due 31 March 2015, then 30 June 2015, then no date".
Html DueOf(const ActionFigure& row) {
  Html dates;
  for (const DueDate& due : row.due_dates.all())
    dates += (dates.empty() ? Html() : ", then "_html) +
             (due.date ? Day(*due.date) : "no date"_html);
  return dates.empty() ? "no date"_html : "due "_html + dates;
}

Html LeadsOrNone(const ActionFigure& row) {
  const std::vector<std::string>& leads = LeadsOf(row.action);
  return leads.empty() ? "nobody"_html : Text(Join(leads, ", "));
}

// What there is to say of the change beside its name; may be empty.
Html DetailOf(const ActionPair& action, Change change) {
  const ActionFigure &before = action.before ? *action.before : *action.now,
                     &now = action.either();
  switch (change) {
    case Change::kWorse:
    case Change::kBetter:
    case Change::kRated:
    case Change::kNoRating:
      return RagLabel(before.action.rag) + " → "_html +
             RagLabel(now.action.rag);
    case Change::kDateMoved:
    case Change::kBroughtForward:
    case Change::kDateRemoved:
    case Change::kDateSet:
      return DueOf(now);
    case Change::kNew:
    case Change::kGone:
      return RagLabel(now.action.rag) + ", "_html + DueOf(now);
    case Change::kNewLead:
      return LeadsOrNone(before) + " → "_html + LeadsOrNone(now);
    case Change::kCompleted:
      return now.action.completed ? "on "_html + Day(*now.action.completed)
                                  : Html();
    case Change::kReopened:
    case Change::kReworded:
    case Change::kProgress:
      break;
  }
  return {};
}

Html ChangesCell(const ActionPair& action) {
  Html items;
  const auto item = [&](const Html& content) {
    items += "<li>"_html + content + "</li>"_html;
  };
  for (const Change change : action.changes) {
    if (IsOfTexts(change)) continue;
    const Html detail = DetailOf(action, change);
    item("<strong>"_html + Text(Capitalized(std::string(ChangeWords(change)))) +
         "</strong>"_html + (detail.empty() ? detail : ": "_html + detail));
  }
  if (const int days = DaysLateBefore(action); days > 0)
    item("It was "_html + Number(static_cast<std::size_t>(days)) +
         (days == 1 ? " day late"_html : " days late"_html));
  for (const TextChange& change : TextChangesOf(action))
    item("<strong>"_html +
         Text(change.text == nullptr ? "Reworded" : change.text->heading) +
         "</strong>"_html + SideBySide(change.before, change.now));
  return "<ul class=\"remarks\">"_html + items + "</ul>"_html;
}

Html ChangesTable(const EntrySnapshot& entry, const PlanSheet& plan,
                  const PageRequest& request) {
  TableOptions table{
      .caption = std::to_string(plan.actions.size()) +
                 (plan.actions.size() == 1 ? " action of " : " actions of ") +
                 plan.title + " changed",
      .columns = {{"Reference"}, {"Action"}},
      .stacked = true};
  if (!plan.leads_hidden) table.columns.push_back({"Leads"});
  table.columns.push_back({"What changed"});
  std::vector<TableRow> rows;
  for (const ActionPair* const action : plan.actions) {
    const Action& row = action->either().action;
    rows.push_back(
        {ActionLink(request, entry.name(), action->either()), Text(row.title)});
    if (!plan.leads_hidden)
      rows.back().push_back(Text(Join(LeadsOf(row), ", ")));
    rows.back().push_back(ChangesCell(*action));
  }
  return Table(table, rows);
}

// Without a history the document alone tells which dates were moved.
Html WithoutPast(const EntrySnapshot& entry, bool history_kept,
                 const PageRequest& request) {
  Html text = history_kept
                  ? "<p>The history has nothing of this plan yet."_html
                  : "<p>What changed is told from the history, and none is "
                    "kept: name its database under <code>history:</code> in "
                    "the configuration."_html;
  if (entry.plan != nullptr && entry.plan->figures.revised > 0) {
    const std::size_t moved = entry.plan->figures.revised;
    text += " By the document itself, "_html +
            Link(request.base + Query("actions", {{"plan", entry.name()},
                                                  {"revised", "1"}}),
                 Number(moved) +
                     (moved == 1 ? " action was"_html : " actions were"_html) +
                     " moved to a later date"_html) +
            "."_html;
  }
  return text + "</p>\n"_html;
}

}  // namespace

Html ChangesSection(const EntrySnapshot& entry, const PlanSheet& plan,
                    const ChangesSheet& sheet, bool history_kept,
                    const PageRequest& request) {
  return "<section>\n<h2>"_html + Text(plan.title) + "</h2>\n"_html +
         ChangesOf(entry, plan, sheet, history_kept, request) +
         "</section>\n"_html;
}

Html ChangesOf(const EntrySnapshot& entry, const PlanSheet& plan,
               const ChangesSheet& sheet, bool history_kept,
               const PageRequest& request) {
  if (!plan.changes) return WithoutPast(entry, history_kept, request);
  Html section;
  if (sheet.BeginsLate(plan))
    section += "<p>The history of this plan begins on "_html +
               Day(plan.changes->from()) +
               ", so this is what changed from then on.</p>\n"_html;
  section += "<p>"_html + ChangesSummary(plan, sheet.today) + ".</p>\n"_html;
  if (plan.leads_hidden)
    section += "<p>The leads of this plan are not shown.</p>\n"_html;
  if (!plan.actions.empty()) section += ChangesTable(entry, plan, request);
  return section;
}

Html ChangesSummary(const PlanSheet& plan, Date today) {
  return Text(Capitalized(SummaryOf(plan, today)));
}

Html SideBySide(const std::string& before, const std::string& now) {
  const WordDiff diff = DiffWords(before, now);
  Html both =
      "<div class=\"both\"><div><span class=\"quiet\">Before: "
      "</span>"_html +
      Marked(diff.before, "<del>"_html, "</del>"_html) +
      "</div><div><span class=\"quiet\">Now: </span>"_html +
      Marked(diff.now, "<ins>"_html, "</ins>"_html) + "</div></div>"_html;
  if (!diff.compared)
    both +=
        "<p class=\"quiet\">Too long to mark the words that "
        "differ.</p>"_html;
  return both;
}

}  // namespace planwatch::web
