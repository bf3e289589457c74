#include "daemon/pages/action_page.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/action_cells.h"
#include "daemon/past/course.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kHeadingCharacters = 80;

// What the page is of.
struct Subject {
  const EntrySnapshot& entry;
  Date as_at{};
  ActionFigure now;  // as it is; of one that is gone, as it was last
  const ActionTrace* trace = nullptr;  // nullptr: its past is not known
  std::optional<Date> left;            // it is gone since then

  // The last day of which something is said.
  Date last() const { return left ? *left - std::chrono::days{1} : as_at; }
};

// The plan that the rest of the path begins with, and what follows its name.
std::pair<const EntrySnapshot*, std::string_view> PlanOf(
    const Snapshot& snapshot, std::string_view rest) {
  const std::size_t slash = rest.find('/');
  if (slash != rest.npos)
    for (const EntrySnapshot& entry : snapshot.entries)
      if (entry.kind() == Kind::kPlan && entry.name() == rest.substr(0, slash))
        return {&entry, rest.substr(slash + 1)};
  return {nullptr, rest};
}

template <typename Holds>
const ActionFigure* FindRow(const std::vector<ActionFigure>& rows,
                            Holds holds) {
  const auto found = std::find_if(rows.begin(), rows.end(), holds);
  return found == rows.end() ? nullptr : &*found;
}

const ActionFigure* RowWithId(const std::vector<ActionFigure>& rows,
                              std::string_view id) {
  return FindRow(rows, [id](const ActionFigure& row) { return row.id == id; });
}

// The entry's plan is published.
std::optional<Subject> Find(const EntrySnapshot& entry, std::string_view id,
                            Date as_at) {
  const std::vector<ActionFigure>& rows = entry.plan->figures.rows;
  const PlanPast* const past = entry.past.get();
  const ActionTrace* trace = past ? past->Find(id) : nullptr;
  const ActionFigure* row = RowWithId(rows, trace ? trace->id : id);
  if (row == nullptr && trace != nullptr) {
    if (const std::optional<Date> left = LeftBy(*trace, as_at)) {
      const std::optional<PlanFigures> then = past->FiguresOn(
          *left - std::chrono::days{1},
          std::get<PlanOptions>(entry.entry->options).overdue_by);
      if (then) row = RowWithId(then->rows, trace->id);
      if (row != nullptr) return Subject{entry, as_at, *row, trace, left};
    }
  }
  if (row == nullptr) {
    row = FindRow(rows, [folded = Fold(id)](const ActionFigure& each) {
      return Fold(each.action.reference) == folded;
    });
    if (row == nullptr) return std::nullopt;
    trace = past ? past->Find(row->id) : nullptr;
  }
  return Subject{entry, as_at, *row, trace, std::nullopt};
}

std::string DaysText(std::chrono::days count) {
  return std::to_string(count.count()) +
         (count.count() == 1 ? " day" : " days");
}

// "1 May 2015 to 3 June 2015", "since 1 May 2015".
Html When(const Subject& subject, Date from, Date to) {
  if (to > subject.as_at) return "since "_html + Day(from);
  return Day(from) + " to "_html + Day(to - std::chrono::days{1});
}

// --- What it says

Html Facts(const Subject& subject, const PageRequest& request) {
  const PublishedPlan& plan = *subject.entry.plan;
  const ActionFigure& now = subject.now;
  const Action& action = now.action;
  Html list = "<dl class=\"facts\">\n"_html;
  const auto fact = [&](const Html& name, const Html& value) {
    if (!value.empty())
      list += "<dt>"_html + name + "</dt><dd>"_html + value + "</dd>\n"_html;
  };
  fact("Action"_html, Text(action.title));
  fact("Reference"_html, Text(action.reference));
  fact("Sub-objective"_html, Text(now.objective_text));
  fact("Priority"_html, Text(action.priority));
  fact("Rating"_html, RagLabel(action.rag));
  fact("Due"_html, DueCell(now));
  if (now.overdue)
    fact("Overdue"_html,
         "<span class=\"bad\">"_html +
             Text(DaysText(std::chrono::days{now.overdue_days})) +
             "</span>"_html);
  if (plan.leads_hidden)
    fact("Leads"_html, "The leads of this plan are not shown."_html);
  else
    fact("Leads"_html, LeadCell(action, request));
  fact("Partners"_html,
       SheetLinks(request, Party::kPartner, action.partners, "<br>"_html));
  if (!subject.left)
    fact("Place in "_html + Text(subject.entry.source_name),
         PlaceCell(action, subject.entry));
  return list + "</dl>\n"_html;
}

// --- Ratings

Html Ratings(const Subject& subject) {
  if (subject.trace == nullptr) return {};
  const std::vector<RatingSpan> spans =
      RatingsUntil(*subject.trace, subject.as_at);
  if (spans.empty()) return {};
  std::vector<RatingStretch> stretches;
  std::vector<TableRow> rows;
  for (const auto& [rag, from, to] : spans) {
    stretches.push_back({rag, to - from});
    rows.push_back(
        {Day(from),
         to > subject.as_at ? "now"_html : Day(to - std::chrono::days{1}),
         rag ? RagLabel(*rag) : "not in the plan"_html});
  }
  return "<h2>Ratings</h2>\n<p>From "_html + Day(spans.front().from) +
         " to "_html + Day(subject.last()) + ":</p>\n"_html +
         RatingStrip(stretches) +
         Table({.caption = "Ratings over time",
                .columns = {{"From"}, {"To"}, {"Rating"}}},
               rows);
}

// --- Due dates

Html SlippageText(const Subject& subject) {
  const DueDates& dates = subject.now.due_dates;
  if (dates.all().empty()) return "It has had no due date."_html;
  if (dates.IsRemoved())
    return "Its date was removed; the first was "_html + Day(*dates.first()) +
           "."_html;
  const std::chrono::days slipped = dates.Slipped();
  const Html from_to = ": from "_html + Day(*dates.first()) + " to "_html +
                       Day(*dates.latest()) + "."_html;
  if (slipped > std::chrono::days{0})
    return "<strong>Slipped by "_html + Text(DaysText(slipped)) +
           "</strong>"_html + from_to;
  if (slipped < std::chrono::days{0})
    return "Brought forward by "_html + Text(DaysText(-slipped)) + from_to;
  return dates.all().size() == 1 ? "Its date has not been moved."_html
                                 : "Its date is the first one again."_html;
}

Html DueDatesSection(const Subject& subject) {
  const Html heading =
      "<h2>Due dates</h2>\n<p>"_html + SlippageText(subject) + "</p>\n"_html;
  const std::vector<DueDate>& all = subject.now.due_dates.all();
  if (all.empty()) return heading;
  TableOptions table{.caption = "Each due date that it had",
                     .columns = {{"Due date"}}};
  if (subject.trace != nullptr) {
    table.columns.push_back({"Since"});
    table.columns.push_back({"Stood for"});
  }
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [date, since] = all[i];
    const bool latest = i + 1 == all.size();
    TableRow row = {date ? Day(*date) : "removed"_html};
    if (subject.trace != nullptr) {
      const Date until =
          latest ? subject.left.value_or(subject.as_at) : all[i + 1].since;
      // The document itself gave it as the one before the next.
      const bool told = !latest && until == since;
      row.push_back(told ? "before "_html + Day(since) : Day(since));
      row.push_back(
          told ? "not known"_html
               : Text(DaysText(until - since)) +
                     (latest && !subject.left ? " so far"_html : Html()));
    }
    rows.push_back(std::move(row));
  }
  return heading + Table(table, rows);
}

// --- Texts

Html Said(const std::string& text) {
  return text.empty() ? "<p class=\"quiet\">Nothing is written.</p>\n"_html
                      : "<p class=\"said\">"_html + Text(text) + "</p>\n"_html;
}

// The newest first. The last span is what is shown already.
Html Earlier(const Subject& subject, const std::string& heading,
             const std::vector<TextSpan>& spans) {
  if (spans.size() < 2) return {};
  Html list;
  for (std::size_t i = spans.size() - 1; i-- > 0;)
    list += "<p><strong>"_html + When(subject, spans[i].from, spans[i].to) +
            "</strong></p>\n"_html + Said(spans[i].text);
  return Folded(Text(heading + ": earlier versions (" +
                     std::to_string(spans.size() - 1) + ")"),
                list);
}

Html Texts(const Subject& subject) {
  Html sections;
  for (const ActionText& each : kActionTexts) {
    const std::string heading(each.heading);
    const std::string& now = subject.now.action.*each.text;
    std::vector<TextSpan> spans;
    if (subject.trace != nullptr)
      spans =
          TextsUntil(*subject.trace, subject.as_at,
                     [&](const Action& action) { return action.*each.text; });
    if (now.empty() && spans.size() < 2) continue;
    sections += "<h2>"_html + Text(heading) + "</h2>\n"_html;
    if (!spans.empty() && !spans.back().text.empty())
      sections += "<p class=\"quiet\">In the plan "_html +
                  When(subject, spans.back().from, spans.back().to) +
                  ":</p>\n"_html;
    sections += Said(now) + Earlier(subject, heading, spans);
  }
  return sections;
}

// Its numbers and wordings before the present one.
Html Wordings(const Subject& subject) {
  if (subject.trace == nullptr) return {};
  const std::vector<TextSpan> spans =
      TextsUntil(*subject.trace, subject.as_at, [](const Action& action) {
        return action.reference + ' ' + action.title;
      });
  return Earlier(subject, "Number and wording", spans);
}

// --- The page

// How it stands with its past, where that needs saying.
Html PastNote(const Snapshot& snapshot, const Subject& subject) {
  if (subject.left) {
    const Action& action = subject.now.action;
    Html note = "<p class=\"banner\" role=\"note\">It left the plan on "_html +
                Day(*subject.left);
    if (IsComplete(action, *subject.left))
      note += ", complete"_html;
    else if (IsOverdue(action, *subject.left))
      note += ", "_html +
              Text(DaysText(
                  std::chrono::days{DaysOverdue(action, *subject.left)})) +
              " overdue"_html;
    else
      note += ", not complete"_html;
    return note + ".</p>\n"_html;
  }
  if (subject.trace != nullptr) return {};
  return snapshot.config->history
             ? "<p>The history does not know this version of the plan yet: this is what the document alone says.</p>\n"_html
             : "<p>No history is kept: this is what the document alone says.</p>\n"_html;
}

Html PlanLink(const PageRequest& request, const EntrySnapshot& entry) {
  return Link(request.base + Query("actions", {{"plan", entry.name()}}),
              "All actions of "_html + Text(entry.title()));
}

PageAnswer NotFound(const Snapshot& snapshot, const PageRequest& request,
                    const EntrySnapshot* entry) {
  Html main;
  if (entry == nullptr) {
    main =
        "<p class=\"bad\">This address names no plan that is read here.</p>\n<ul>\n"_html;
    for (const EntrySnapshot& each : snapshot.entries)
      if (each.kind() == Kind::kPlan)
        main += "<li>"_html + PlanLink(request, each) + "</li>\n"_html;
    main += "</ul>\n"_html;
  } else {
    main =
        (entry->plan == nullptr
             ? "<p class=\"bad\">The plan has not been read yet.</p>\n<p>"_html
             : "<p class=\"bad\">The plan has no such action, and never had as far as is known.</p>\n<p>"_html) +
        PlanLink(request, *entry) + "</p>\n"_html;
  }
  return {
      .status = 404,
      .body = FramePage(snapshot, request,
                        {.title = "No such action", .here = "action"}, main)};
}

}  // namespace

PageAnswer ActionPage(const Snapshot& snapshot, const PageRequest& request) {
  const auto [entry, id] = PlanOf(snapshot, request.rest);
  if (entry == nullptr || entry->plan == nullptr)
    return NotFound(snapshot, request, entry);
  const std::optional<Subject> subject =
      Find(*entry, id, snapshot.published->as_at());
  if (!subject) return NotFound(snapshot, request, entry);

  const Action& action = subject->now.action;
  const Html main = "<p>"_html + PlanLink(request, *entry) + "</p>\n"_html +
                    PastNote(snapshot, *subject) +
                    (subject->left ? "<h2>What it said last</h2>\n"_html
                                   : "<h2>What it says now</h2>\n"_html) +
                    Facts(*subject, request) + Wordings(*subject) +
                    Ratings(*subject) + DueDatesSection(*subject) +
                    Texts(*subject);
  return {.status = 200,
          .body = FramePage(snapshot, request,
                            {.title = "Action " + action.reference + ": " +
                                      Cut(action.title, kHeadingCharacters),
                             .here = "action",
                             .about = entry},
                            main)};
}

}  // namespace planwatch::web
