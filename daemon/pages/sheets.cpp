#include "daemon/pages/sheets.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "daemon/html/chart.h"
#include "daemon/html/html.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kNameCharacters = 100;
constexpr int kSoon = 30;  // days

const std::vector<std::string>& NamesOf(const Action& action, Party party) {
  return party == Party::kLead ? LeadsOf(action) : action.partners;
}

const std::vector<GroupFigure>& GroupsOf(const PublishedPlan& plan,
                                         Party party) {
  return party == Party::kLead ? plan.figures.leads : plan.figures.partners;
}

struct Line {
  const EntrySnapshot* entry = nullptr;
  const ActionFigure* row = nullptr;
};

// The longest overdue first, then by date, the undated behind them; what is
// complete comes last.
auto OrderOf(const Line& line) {
  const ActionFigure& row = *line.row;
  return std::tuple(row.action.complete, -row.overdue_days,
                    row.due.value_or(Date::max()));
}

class Sheet {
 public:
  Sheet(const Snapshot& snapshot, const PageRequest& request, Party party)
      : snapshot_(snapshot),
        request_(request),
        party_(party),
        name_(Cut(Tidy(request.rest), kNameCharacters)) {
    const std::string folded = Fold(request.rest);
    std::optional<std::string> spelled;
    for (const EntrySnapshot& entry : snapshot.entries) {
      if (entry.plan == nullptr) continue;
      if (party == Party::kLead && entry.plan->leads_hidden) {
        hidden_.push_back(entry.title());
        continue;
      }
      plans_.push_back(&entry);
      for (const ActionFigure& row : entry.plan->figures.rows)
        if (NamesParty(row.action, party, folded))
          lines_.push_back({&entry, &row});
      for (const GroupFigure& group : GroupsOf(*entry.plan, party))
        if (!spelled && Fold(group.label) == folded) spelled = group.label;
    }
    if (spelled) name_ = *spelled;
    std::stable_sort(
        lines_.begin(), lines_.end(),
        [](const Line& a, const Line& b) { return OrderOf(a) < OrderOf(b); });
  }

  PageAnswer Make() const {
    const bool known =
        std::any_of(plans_.begin(), plans_.end(), [&](const auto* entry) {
          return HasEverNamed(*entry, party_, request_.rest);
        });
    if (!known) return NotFound();
    Html main = lines_.empty() ? "<p>No action names them any more.</p>\n"_html
                               : Summary() + ActionTable();
    if (party_ == Party::kLead)
      main += "<p>"_html +
              Link(request_.base + Query("calendar.ics", {{"lead", name_}}),
                   "Calendar of these due dates"_html) +
              " (iCalendar)</p>\n"_html;
    return {.status = 200, .body = Frame(Title(), main + Hidden())};
  }

 private:
  std::string Title() const {
    return (party_ == Party::kLead ? "Actions led by " : "Actions with ") +
           name_;
  }

  std::string Frame(const std::string& title, const Html& main) const {
    return FramePage(
        snapshot_, request_,
        {.title = title, .here = party_ == Party::kLead ? "lead" : "partner"},
        main);
  }

  Html Hidden() const {
    if (hidden_.empty()) return {};
    return "<p>The leads of "_html + Text(Join(hidden_, ", ")) +
           " are not shown.</p>\n"_html;
  }

  Html Summary() const {
    std::size_t overdue = 0, soon = 0, undated = 0, complete = 0;
    for (const Line& line : lines_) {
      const ActionFigure& row = *line.row;
      overdue += row.overdue;
      soon += IsDueWithin(row.action, snapshot_.published->as_at(), kSoon);
      undated += !row.due && !row.action.complete;
      complete += row.action.complete;
    }
    std::vector<std::string> parts = {
        std::to_string(lines_.size()) +
        (lines_.size() == 1 ? " action" : " actions")};
    const auto part = [&](std::size_t count, std::string_view words) {
      if (count > 0)
        parts.push_back(std::to_string(count) + ' ' + std::string(words));
    };
    part(overdue, "overdue");
    part(soon, "due in " + std::to_string(kSoon) + " days");
    part(undated, "without a date");
    part(complete, "complete");
    return "<p>"_html + Text(Join(parts, ", ")) + ".</p>\n"_html;
  }

  bool ShowsLeads() const {
    return party_ == Party::kPartner &&
           std::any_of(lines_.begin(), lines_.end(), [](const Line& line) {
             return !line.entry->plan->leads_hidden;
           });
  }

  Html ActionTable() const {
    TableOptions table{.caption = Title() + ", overdue first, then by date",
                       .columns = {{"Reference"}, {"Action"}},
                       .stacked = true};
    const bool several = plans_.size() + hidden_.size() > 1;
    const bool leads = ShowsLeads();
    if (several) table.columns.push_back({"Plan"});
    table.columns.push_back({"RAG"});
    table.columns.push_back({"Due"});
    table.columns.push_back({"Days late", true});
    if (leads) table.columns.push_back({"Leads"});
    std::vector<TableRow> rows;
    for (const auto& [entry, row] : lines_) {
      TableRow cells = {
          ActionLink(request_, entry->name(), *row),
          Text(row->action.title) + (row->objective.empty()
                                         ? Html()
                                         : Aside(Text(row->objective_text)))};
      if (several) cells.push_back(Text(entry->title()));
      cells.push_back(RagLabel(row->action.rag));
      cells.push_back(DueCell(*row));
      cells.push_back(row->overdue
                          ? Number(static_cast<std::size_t>(row->overdue_days))
                          : Html());
      if (leads)
        cells.push_back(entry->plan->leads_hidden
                            ? "not shown"_html
                            : LeadCell(row->action, request_));
      rows.push_back(std::move(cells));
    }
    return Table(table, rows);
  }

  // Those that there are, by name.
  Html Others() const {
    std::vector<std::string> names;
    for (const EntrySnapshot* entry : plans_)
      for (const GroupFigure& group : GroupsOf(*entry->plan, party_))
        if (std::none_of(names.begin(), names.end(),
                         [&](const std::string& name) {
                           return Fold(name) == Fold(group.label);
                         }))
          names.push_back(group.label);
    if (names.empty()) return {};
    return (party_ == Party::kLead ? "<h2>Leads</h2>\n<ul><li>"_html
                                   : "<h2>Partners</h2>\n<ul><li>"_html) +
           SheetLinks(request_, party_, names, "</li>\n<li>"_html) +
           "</li></ul>\n"_html;
  }

  PageAnswer NotFound() const {
    if (plans_.empty() && !hidden_.empty())
      return {.status = 404,
              .body = Frame("Leads are not shown",
                            "<p>The leads of these plans are not "
                            "shown.</p>\n"_html)};
    const Html main =
        (party_ == Party::kLead
             ? "<p class=\"bad\">No action is led by “"_html
             : "<p class=\"bad\">No action has the partner “"_html) +
        Text(name_) + "”.</p>\n"_html + Hidden() + Others();
    return {
        .status = 404,
        .body = Frame(
            party_ == Party::kLead ? "No such lead" : "No such partner", main)};
  }

  const Snapshot& snapshot_;
  const PageRequest& request_;
  const Party party_;
  std::string name_;  // as the first plan that has it spells it
  std::vector<const EntrySnapshot*> plans_;  // whose parties are shown
  std::vector<std::string> hidden_;          // the titles of the others
  std::vector<Line> lines_;
};

}  // namespace

bool NamesParty(const Action& action, Party party,
                std::string_view folded_name) {
  const std::vector<std::string>& names = NamesOf(action, party);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return Fold(name) == folded_name;
  });
}

bool HasEverNamed(const EntrySnapshot& entry, Party party,
                  std::string_view name) {
  if (entry.plan == nullptr ||
      (party == Party::kLead && entry.plan->leads_hidden))
    return false;
  const std::string folded = Fold(name);
  const std::vector<GroupFigure>& groups = GroupsOf(*entry.plan, party);
  if (std::any_of(groups.begin(), groups.end(), [&](const GroupFigure& group) {
        return Fold(group.label) == folded;
      }))
    return true;
  if (entry.past == nullptr) return false;
  for (const ActionTrace& trace : entry.past->traces())
    for (const ActionTrace::Step& step : trace.steps)
      if (step.state != nullptr &&
          NamesParty(step.state->action, party, folded))
        return true;
  return false;
}

PageAnswer LeadPage(const Snapshot& snapshot, const PageRequest& request) {
  return Sheet(snapshot, request, Party::kLead).Make();
}

PageAnswer PartnerPage(const Snapshot& snapshot, const PageRequest& request) {
  return Sheet(snapshot, request, Party::kPartner).Make();
}

}  // namespace planwatch::web
