#include "daemon/check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::size_t kMostListed = 20;
constexpr std::size_t kMostActions = 1000;
constexpr std::size_t kTitleCharacters = 70;

// "1 row", "2 rows".
std::string Count(std::size_t count, std::string_view one,
                  std::string_view several) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : several);
}

std::string Words(std::string kind) {
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return kind;
}

// One source's part of the text: headed lines, with lists beneath them.
class Section {
 public:
  void Title(const std::string& title) { text_ += title + '\n'; }
  void Line(std::string_view name, const std::string& value) {
    text_ += "  " + std::string(name) + ": " + value + '\n';
  }
  void List(const std::string& heading, const std::vector<std::string>& items,
            std::size_t total, std::size_t most = kMostListed) {
    if (total == 0) return;
    text_ += "  " + heading + ":\n";
    const std::size_t shown = std::min(items.size(), most);
    for (std::size_t i = 0; i < shown; ++i) text_ += "    " + items[i] + '\n';
    if (total > shown)
      text_ += "    and " + std::to_string(total - shown) + " more\n";
  }
  void List(std::string_view heading, const Remarks& remarks) {
    std::vector<std::pair<std::string, std::size_t>> kinds(
        remarks.counts().begin(), remarks.counts().end());
    std::stable_sort(
        kinds.begin(), kinds.end(),
        [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> counts;
    for (const auto& [kind, count] : kinds)
      counts.push_back(std::to_string(count) + ' ' + Words(kind));
    std::vector<const Remark*> listed;
    for (const Remark& remark : remarks.listed()) listed.push_back(&remark);
    // Where not all are shown, every kind is: the rarer ones first.
    if (listed.size() > kMostListed)
      std::stable_sort(
          listed.begin(), listed.end(), [&](const Remark* a, const Remark* b) {
            return remarks.counts().at(a->kind) < remarks.counts().at(b->kind);
          });
    std::vector<std::string> items;
    for (const Remark* remark : listed) {
      if (items.size() == kMostListed) break;
      items.push_back(remark->place.ToString() + ": " + remark->text);
    }
    List(std::string(heading) + " (" + Join(counts, ", ") + ")", items,
         remarks.total());
  }
  std::string Take() && { return std::move(text_); }

 private:
  std::string text_;
};

std::string FormatRags(const RagCounts& counts) {
  std::vector<std::string> parts;
  for (const Rag rag : kAllRags)
    parts.push_back(std::to_string(counts[rag]) + ' ' +
                    std::string(RagName(rag)));
  return Join(parts, ", ");
}

std::vector<std::string> FormatGroups(const std::vector<GroupFigure>& groups) {
  std::vector<std::string> lines;
  for (const GroupFigure& group : groups) {
    std::string line =
        (group.label.empty() ? std::string("(no name)")
                             : Cut(group.label, kTitleCharacters)) +
        ": " + Count(group.actions.total(), "action", "actions");
    if (group.overdue > 0)
      line += ", " + std::to_string(group.overdue) + " overdue";
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string FormatOverdue(const ActionFigure& row) {
  std::string line =
      row.action.reference + ' ' + Cut(row.action.title, kTitleCharacters) +
      ": due " + (row.due ? FormatDate(*row.due) : std::string()) + ", " +
      Count(static_cast<std::size_t>(row.overdue_days), "day", "days") + " ago";
  const auto& leads = row.action.responsible.empty() ? row.action.accountable
                                                     : row.action.responsible;
  if (!leads.empty()) line += "; " + Join(leads, ", ");
  return line;
}

// Whether the text is no more than the day: "2015-05-31", "31/05/2015".
bool IsDay(const std::string& text, std::optional<Date> date) {
  if (!date) return false;
  const std::string day = FormatDate(*date);
  return text == day || text == day.substr(8) + '/' + day.substr(5, 2) + '/' +
                                    day.substr(0, 4);
}

// The date as it was read, and what it was read from unless that is the same.
std::string FormatDue(const Due& due) {
  std::string text = due.date ? "due " + FormatDate(*due.date) : "undated";
  if (due.revised) text += ", now " + FormatDate(*due.revised);
  if (due.text.empty() || IsDay(due.text, due.date) ||
      IsDay(due.text, due.revised))
    return text;
  return text + (due.guessed ? ", guessed from \"" : ", from \"") +
         Cut(due.text, kTitleCharacters) + '"';
}

// Where each action stands and what was read of it.
void AddActions(const PublishedPlan& plan, const ReadReport& report,
                Section& section) {
  std::set<std::string> by_colour;
  for (const Remark& guess : report.guesses.listed())
    if (guess.kind == "rag_by_colour") by_colour.insert(guess.place.ToString());
  std::vector<std::string> lines;
  for (const ActionFigure& row : plan.figures.rows) {
    if (lines.size() == kMostActions) break;
    const Action& action = row.action;
    const std::string place = action.place.ToString();
    std::string line = place + ": " + action.reference + ' ' +
                       Cut(action.title, kTitleCharacters) + ": " +
                       std::string(RagName(action.rag));
    if (by_colour.contains(place)) line += " by its colour";
    if (action.complete && action.rag != Rag::kBlue) line += ", complete";
    line += "; " + FormatDue(action.due);
    const auto& leads =
        action.responsible.empty() ? action.accountable : action.responsible;
    if (!plan.leads_hidden && !leads.empty()) line += "; " + Join(leads, ", ");
    lines.push_back(std::move(line));
  }
  section.List("Actions, where they stand and as they were read", lines,
               plan.figures.rows.size(), kMostActions);
}

void AddPlan(const PublishedPlan& plan, Section& section) {
  const PlanFigures& figures = plan.figures;
  section.Line("Found",
               Count(figures.actions.total(), "action", "actions") + " under " +
                   Count(figures.objectives.size(), "objective", "objectives"));
  section.Line("By RAG", FormatRags(figures.actions));
  if (figures.outcomes.total() > 0)
    section.Line("Outcomes by RAG", FormatRags(figures.outcomes));
  std::vector<std::string> due;
  for (std::size_t i = 0; i < kDueWithinDays.size(); ++i)
    due.push_back(std::to_string(figures.due_within[i]) + " within " +
                  std::to_string(kDueWithinDays[i]) + " days");
  section.Line("Due, and not complete", Join(due, ", "));
  section.Line("Without",
               std::to_string(figures.incomplete_rag) + " a RAG, " +
                   std::to_string(figures.incomplete_due) + " a due date, " +
                   std::to_string(figures.incomplete_lead) + " a lead, " +
                   std::to_string(figures.incomplete_evidence) +
                   " evidence of what is green or blue");
  if (figures.revised > 0)
    section.Line("Moved to a later date",
                 Count(figures.revised, "action", "actions"));
  if (figures.contradictory > 0)
    section.Line("Overdue, and still green",
                 Count(figures.contradictory, "action", "actions"));
  std::vector<std::string> overdue;
  for (const ActionFigure& row : figures.rows)
    if (row.overdue && overdue.size() < kMostListed)
      overdue.push_back(FormatOverdue(row));
  section.List(
      "Overdue (" + Count(figures.overdue.total(), "action", "actions") + ")",
      overdue, figures.overdue.total());
  section.List("Objectives (" + std::to_string(figures.objectives.size()) + ")",
               FormatGroups(figures.objectives), figures.objectives.size());
  section.List("Priorities (" + std::to_string(figures.priorities.size()) + ")",
               FormatGroups(figures.priorities), figures.priorities.size());
  if (!plan.leads_hidden)
    section.List("Leads (" + std::to_string(figures.leads.size()) + ")",
                 FormatGroups(figures.leads), figures.leads.size());
}

std::string FormatCells(const PublishedCells& cells, std::string_view key) {
  if (!cells.configured)
    return "not broken down: the configuration has no `" + std::string(key) +
           ":` for it";
  std::vector<std::string> parts;
  for (const LabelledCount& cell : cells.shown)
    parts.push_back(cell.label + ' ' + std::to_string(cell.count));
  if (cells.suppressed > 0)
    parts.push_back(std::to_string(cells.suppressed) +
                    " held back as too small to show");
  return parts.empty() ? "none" : Join(parts, ", ");
}

std::string FormatWindows(const PublishedRegister::Windows& windows) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < windows.size(); ++i)
    parts.push_back(std::string(kReferralWindows[i]) + ' ' +
                    std::to_string(windows[i]));
  return Join(parts, ", ");
}

void AddRegister(const PublishedRegister& reg, Section& section) {
  section.Line("Released", "as at " + FormatDate(reg.released()));
  section.Line("Received", std::to_string(reg.received()) + " (" +
                               FormatWindows(reg.received_within()) + ")");
  section.Line("Triaged", std::to_string(reg.triaged()) + " (" +
                              FormatWindows(reg.triaged_within()) + ")");
  section.Line("Awaiting triage",
               std::to_string(reg.awaiting()) + ", of them beyond the target " +
                   std::to_string(reg.awaiting_beyond_target()));
  if (reg.triaged_in_time_ratio())
    section.Line(
        "Triaged within the target",
        std::to_string(std::lround(*reg.triaged_in_time_ratio() * 100)) + " %");
  if (reg.wait_p50_days() && reg.wait_p90_days())
    section.Line("Days to triage", "half within " +
                                       std::to_string(*reg.wait_p50_days()) +
                                       ", nine in ten within " +
                                       std::to_string(*reg.wait_p90_days()));
  section.Line("Triaged by outcome", FormatCells(reg.by_outcome(), "outcomes"));
  section.Line("Received by source", FormatCells(reg.by_source(), "sources"));
}

// "71 %", "£212,000": the unit where it is read.
std::string FormatValue(double value, const std::string& unit) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.10g", value);
  const bool currency = unit == "£" || unit == "€" || unit == "$";
  if (currency) return unit + digits;
  return unit.empty() ? digits : digits + (' ' + unit);
}

std::string FormatMeasure(const PublishedMeasure& measure) {
  std::string line = Cut(measure.measure, kTitleCharacters);
  std::vector<std::string> parts;
  for (const std::string* part : {&measure.area, &measure.partner})
    if (!part->empty()) parts.push_back(*part);
  if (!parts.empty()) line += " (" + Join(parts, ", ") + ")";
  line += ": " + FormatValue(measure.value, measure.unit);
  if (measure.target)
    line += ", target " + FormatValue(*measure.target, measure.unit);
  return line + ", " + std::string(RagName(measure.rag)) + ", " +
         FormatDate(measure.date);
}

void AddMeasures(const PublishedMeasures& measures, Section& section) {
  section.Line(
      measures.persons() ? "Released" : "Figures",
      "as at " + FormatDate(measures.released()) +
          (measures.persons()
               ? ""
               : ", without disclosure control: they count no persons"));
  std::vector<std::string> lines;
  for (const PublishedMeasure& measure : measures.measures())
    lines.push_back(FormatMeasure(measure));
  section.List("Latest values (" + std::to_string(lines.size()) + ")", lines,
               lines.size());
  if (measures.suppressed() > 0)
    section.Line("Held back",
                 Count(measures.suppressed(), "value", "values") +
                     " for an area or partner, as too small to show or "
                     "because they would tell one that is");
}

void AddReport(const ReadReport& report, Section& section) {
  section.List("To repair first", report.repairs);
  section.List("Rows not used", report.rejected);
  section.List("Guessed", report.guesses);
  section.List("How it was read", report.choices, report.choices.size());
}

std::string FormatSource(const Snapshot& snapshot, std::size_t index) {
  const SourceState& state = snapshot.sources[index];
  const SourceHealth& health = snapshot.health.sources[index];
  const Entry& entry = snapshot.config->entries[index];
  Section section;
  section.Title((entry.title.empty() ? entry.name : entry.title) + " (" +
                std::string(KindName(state.kind)) + " `" + state.name +
                "`, from " + state.source_name + ")");
  if (!health.tried)
    section.Line("NOT READ", "it has not been tried yet");
  else if (state.error)
    section.Line(health.held_back ? "HELD BACK" : "FAILED", *state.error);
  if (state.report)
    section.Line("Rows", std::to_string(state.report->rows) +
                             ", of them not used " +
                             std::to_string(state.report->rejected.total()));
  if (snapshot.published) {
    for (const PublishedPlan& plan : snapshot.published->plans())
      if (plan.name == state.name) AddPlan(plan, section);
    for (const PublishedRegister& reg : snapshot.published->registers())
      if (reg.name() == state.name) AddRegister(reg, section);
    for (const PublishedMeasures& measures : snapshot.published->measures())
      if (measures.name() == state.name) AddMeasures(measures, section);
  }
  if (state.report) AddReport(*state.report, section);
  if (snapshot.published && state.report)
    for (const PublishedPlan& plan : snapshot.published->plans())
      if (plan.name == state.name) AddActions(plan, *state.report, section);
  return std::move(section).Take();
}

struct Faults {
  std::size_t failed = 0, held_back = 0, rows = 0;
  bool any() const { return failed + held_back + rows > 0; }
};

Faults CountFaults(const Snapshot& snapshot) {
  Faults faults;
  for (const SourceHealth& health : snapshot.health.sources) {
    if (health.held_back)
      ++faults.held_back;
    else if (!health.up)
      ++faults.failed;
    for (const auto& [reason, count] : health.rejected) faults.rows += count;
  }
  return faults;
}

std::string FormatOutcome(const Snapshot& snapshot) {
  const Faults faults = CountFaults(snapshot);
  const std::string sources =
      Count(snapshot.sources.size(), "source", "sources");
  if (!faults.any()) return sources + ": all well.\n";
  std::vector<std::string> parts;
  if (faults.failed > 0)
    parts.push_back(std::to_string(faults.failed) + " failed");
  if (faults.held_back > 0)
    parts.push_back(std::to_string(faults.held_back) + " held back");
  if (faults.rows > 0)
    parts.push_back(Count(faults.rows, "row", "rows") + " not used");
  return sources + ": " + Join(parts, ", ") + ".\n";
}

}  // namespace

std::string FormatCheck(const Snapshot& snapshot) {
  std::string text = snapshot.config->file.filename().string();
  if (snapshot.published)
    text += ": figures as at " + FormatDate(snapshot.published->as_at()) +
            (snapshot.as_at_given ? " (--as-at)" : "");
  text += "\n\n";
  for (std::size_t i = 0; i < snapshot.sources.size(); ++i)
    text += FormatSource(snapshot, i) + '\n';
  return text + FormatOutcome(snapshot);
}

int ExitStatus(const Snapshot& snapshot) {
  return CountFaults(snapshot).any() ? 1 : 0;
}

}  // namespace planwatch
