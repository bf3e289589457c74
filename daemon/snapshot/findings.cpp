#include "daemon/snapshot/findings.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/predicates.h"
#include "daemon/snapshot/lead_notes.h"

namespace planwatch {
namespace {

constexpr std::size_t kTitleCharacters = 70;

void AddLine(SourceFindings& found, std::string_view name, std::string value) {
  found.figures.emplace_back(name, std::move(value));
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
  const auto& leads = LeadsOf(row.action);
  if (!leads.empty()) line += "; " + Join(leads, ", ");
  return line;
}

// Whether the text is only the date itself: "2015-05-31", "31/05/2015".
bool IsDay(const std::string& text, std::optional<Date> date) {
  if (!date) return false;
  const std::string day = FormatDate(*date);
  return text == day || text == day.substr(8) + '/' + day.substr(5, 2) + '/' +
                                    day.substr(0, 4);
}

// The date, and the text that it was read from if that differs.
std::string FormatDue(const Due& due) {
  std::string text = due.date ? "due " + FormatDate(*due.date) : "undated";
  if (due.revised) text += ", now " + FormatDate(*due.revised);
  if (due.text.empty() || IsDay(due.text, due.date) ||
      IsDay(due.text, due.revised))
    return text;
  return text + (due.guessed ? ", guessed from \"" : ", from \"") +
         Cut(due.text, kTitleCharacters) + '"';
}

// The place of each action and what was read there.
FindingList Actions(const PublishedPlan& plan, const ReadReport& report) {
  std::set<std::string> by_colour;
  for (const Remark& guess : report.guesses.listed())
    if (guess.kind == "rag_by_colour") by_colour.insert(guess.place.ToString());
  FindingList list{"Actions, where they stand and as they were read",
                   {},
                   plan.figures.rows.size()};
  for (const ActionFigure& row : plan.figures.rows) {
    const Action& action = row.action;
    const std::string place = action.place.ToString();
    std::string line = action.reference + ' ' +
                       Cut(action.title, kTitleCharacters) + ": " +
                       std::string(RagName(action.rag));
    if (by_colour.contains(place)) line += " by its colour";
    if (action.complete && action.rag != Rag::kBlue) line += ", complete";
    line += "; " + FormatDue(action.due);
    const auto& leads = LeadsOf(action);
    if (!plan.leads_hidden && !leads.empty()) line += "; " + Join(leads, ", ");
    list.items.push_back({place, std::move(line)});
  }
  return list;
}

void AddPlan(const PublishedPlan& plan, SourceFindings& found) {
  const PlanFigures& figures = plan.figures;
  AddLine(found, "Found",
          Count(figures.actions.total(), "action", "actions") + " under " +
              Count(figures.objectives.size(), "objective", "objectives"));
  AddLine(found, "By RAG", FormatRags(figures.actions));
  if (figures.outcomes.total() > 0)
    AddLine(found, "Outcomes by RAG", FormatRags(figures.outcomes));
  std::vector<std::string> due;
  for (std::size_t i = 0; i < kDueWithinDays.size(); ++i)
    due.push_back(std::to_string(figures.due_within[i]) + " within " +
                  std::to_string(kDueWithinDays[i]) + " days");
  AddLine(found, "Due, and not complete", Join(due, ", "));
  AddLine(found, "Without",
          std::to_string(figures.incomplete_rag) + " a RAG, " +
              std::to_string(figures.incomplete_due) + " a due date, " +
              std::to_string(figures.incomplete_lead) + " a lead, " +
              std::to_string(figures.incomplete_evidence) +
              " evidence of what is green or blue");
  if (figures.revised > 0)
    AddLine(found, "Moved to a later date",
            Count(figures.revised, "action", "actions"));
  if (figures.contradictory > 0)
    AddLine(found, "Overdue, and still green",
            Count(figures.contradictory, "action", "actions"));
  std::vector<std::string> overdue;
  for (const ActionFigure& row : figures.rows)
    if (row.overdue) overdue.push_back(FormatOverdue(row));
  found.figure_lists.push_back(Listed(
      "Overdue (" + Count(figures.overdue.total(), "action", "actions") + ")",
      std::move(overdue)));
  found.figure_lists.push_back(
      Listed("Objectives (" + std::to_string(figures.objectives.size()) + ")",
             FormatGroups(figures.objectives)));
  found.figure_lists.push_back(
      Listed("Priorities (" + std::to_string(figures.priorities.size()) + ")",
             FormatGroups(figures.priorities)));
  if (!plan.leads_hidden)
    found.figure_lists.push_back(
        Listed("Leads (" + std::to_string(figures.leads.size()) + ")",
               FormatGroups(figures.leads)));
}

// Which cells kept a table from being made, by their names alone; to everyone
// not even those, since each changed by a few.
std::string FormatRefusal(const Refusal& refusal, Audience audience) {
  std::vector<std::string> names;
  for (const std::string& cell : refusal.cells) {
    if (cell == kMissing) {
      names.emplace_back("what no row has");
      continue;
    }
    std::vector<std::string> parts = Split(cell, '\n');
    std::erase(parts, "");
    names.push_back('`' + Join(parts, ", ") + '`');
  }
  const std::string cells = Join(names, ", ");
  const auto why = [&]() -> std::string {
    if (audience == Audience::kEveryone && !refusal.cells.empty())
      return "a number in it, or a change of one, is too small to be told; the "
             "operator’s `planwatch check` says where";
    switch (refusal.why) {
      case Refusal::Why::kFewCells:
        return "too little of it could be shown";
      case Refusal::Why::kSmallMove:
        return "changed by too few to be told: " + cells;
      case Refusal::Why::kMovedAlone:
        return "nothing else changed than " + cells;
      case Refusal::Why::kFell:
        return "too few to be shown, as before, are " + cells;
      case Refusal::Why::kGroup:
        return "held back, too few together are " + cells;
      case Refusal::Why::kOverTotal:
        return "the values add up to more than the total, so some are counted "
               "twice";
      case Refusal::Why::kNoPersons:
        return "the values are not a count of persons; name a unit that is, or "
               "set `persons: false` where they count none";
    }
    return {};
  };
  return ", as at " + FormatDate(refusal.as_at) + ": " + why();
}

void AddRefused(std::vector<std::string> lines, SourceFindings& found) {
  if (lines.empty()) return;
  found.figure_lists.push_back(Listed(
      "Tables not made or renewed; the fewer outcomes, sources or areas, the "
      "more often they are",
      std::move(lines)));
}

std::string FormatCells(const PublishedCells& cells, std::string_view key) {
  if (!cells.configured)
    return "not broken down: the configuration has no `" + std::string(key) +
           ":` for it";
  if (!cells.as_at) return "no table yet";
  std::vector<std::string> parts;
  for (const LabelledCount& cell : cells.shown)
    parts.push_back(cell.label + ' ' + std::to_string(cell.count));
  if (cells.suppressed > 0)
    parts.push_back(std::to_string(cells.suppressed) +
                    " held back as too small to show");
  return "as at " + FormatDate(*cells.as_at) + ": " + Join(parts, ", ");
}

std::string FormatWindows(const RegisterTotals::Windows& windows) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < windows.size(); ++i)
    parts.push_back(std::string(kReferralWindows[i]) + ' ' +
                    std::to_string(windows[i]));
  return Join(parts, ", ");
}

void AddRegister(const PublishedRegister& reg, Audience audience,
                 SourceFindings& found) {
  const RegisterTotals& totals = reg.totals();
  AddLine(found, "Released", "as at " + FormatDate(reg.released()));
  AddLine(found, "Received",
          std::to_string(totals.received) + " (" +
              FormatWindows(totals.received_within) + ")");
  AddLine(found, "Triaged",
          std::to_string(totals.triaged) + " (" +
              FormatWindows(totals.triaged_within) + ")");
  AddLine(found, "Awaiting triage",
          std::to_string(totals.awaiting) + ", of them beyond the target " +
              std::to_string(totals.awaiting_beyond_target));
  const PublishedCells& in_time = reg.cells(RegisterBy::kInTime);
  if (const auto ratio = reg.in_time_ratio())
    AddLine(found, "Triaged within the target",
            std::to_string(std::lround(*ratio * 100)) + "%, as at " +
                FormatDate(*in_time.as_at));
  std::vector<std::string> waits;
  for (const auto& [percentile, days] : in_time.wait_days)
    waits.push_back(std::to_string(percentile) + "% within " +
                    std::to_string(days));
  if (!waits.empty()) AddLine(found, "Days to triage", Join(waits, ", "));
  AddLine(found, "Triaged by outcome",
          FormatCells(reg.cells(RegisterBy::kOutcome), "outcomes"));
  AddLine(found, "Received by source",
          FormatCells(reg.cells(RegisterBy::kSource), "sources"));
  std::vector<std::string> refused;
  for (const auto& [by, name] :
       {std::pair(RegisterBy::kOutcome, "Triaged by outcome"),
        std::pair(RegisterBy::kSource, "Received by source"),
        std::pair(RegisterBy::kInTime, "Triaged in time")})
    if (const auto& refusal = reg.cells(by).refused)
      refused.push_back(std::string(name) + FormatRefusal(*refusal, audience));
  AddRefused(std::move(refused), found);
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

void AddMeasures(const PublishedMeasures& measures, Audience audience,
                 SourceFindings& found) {
  AddLine(found, measures.persons() ? "Released" : "Figures",
          "as at " + FormatDate(measures.released()) +
              (measures.persons()
                   ? ""
                   : ", without disclosure control: they count no persons"));
  std::vector<std::string> lines;
  for (const PublishedMeasure& measure : measures.measures())
    lines.push_back(FormatMeasure(measure));
  found.figure_lists.push_back(
      Listed("Latest values (" + std::to_string(lines.size()) + ")", lines));
  if (measures.suppressed() > 0)
    AddLine(found, "Held back",
            Count(measures.suppressed(), "value", "values") +
                " for an area or partner, as too small to show or "
                "because they would tell one that is");
  std::vector<std::string> refused;
  for (const MeasureRefusal& refusal : measures.refused())
    refused.push_back(Cut(refusal.measure, kTitleCharacters) +
                      (refusal.by == MeasureBy::kArea ? ", by area"
                       : refusal.by == MeasureBy::kPartner
                           ? ", by partner"
                           : ", by area and partner") +
                      FormatRefusal(refusal.refusal, audience));
  AddRefused(std::move(refused), found);
}

// A column's cells may name a lead that the configuration renames or hides: in
// a column of leads, of partners, or one that was not recognised.
bool MayNameLeads(const ColumnReading& column) {
  return column.role.empty() || column.role == "responsible" ||
         column.role == "accountable" || column.role == "partners";
}

void AddDocument(const PlanOptions& plan, const ReadReport& report,
                 SourceFindings& found) {
  found.tables = report.tables;
  found.passed_over = report.passed_over;
  if (!plan.leads_hidden && plan.leads.rename.empty()) return;
  for (TableReading& table : found.tables)
    for (ColumnReading& column : table.columns)
      if (MayNameLeads(column)) column.samples.clear();
}

// Of a register or measures: how many rows, and the number of the first, but
// not of those that are few and may be of persons.
void AddPassedOver(const ReadReport& report, bool counts_persons,
                   const DisclosurePolicy* policy, SourceFindings& found) {
  for (PassedOver part : report.passed_over) {
    if (counts_persons) part.place = {{}, part.place.row};
    if (policy != nullptr && policy->IsSmall(part.rows))
      part = {
          {},
          0,
          "up to " + Count(policy->minimum, "row", "rows") + ": " + part.why};
    found.passed_over.push_back(std::move(part));
  }
}

FindingList RowsNotUsed(const ReadReport& report,
                        const DisclosurePolicy* policy) {
  return Listed("Rows not used", report.rejected, policy);
}

void AddReport(const ReadReport& report, const DisclosurePolicy* policy,
               SourceFindings& found) {
  found.repairs = Listed("To repair first", report.repairs, policy);
  found.rejected = RowsNotUsed(report, policy);
  found.guesses = Listed("Guessed", report.guesses, policy);
  found.choices = Listed("How it was read", report.choices);
}

std::vector<std::string> CopyNotes(const EntrySnapshot& state) {
  std::vector<std::string> notes;
  for (const std::string& copy : state.conflict_copies)
    notes.push_back(Quote(copy) + " lies beside " + Quote(state.source_name) +
                    ", as a synchronisation or a second download leaves it; "
                    "put what counts into one document, and delete the other");
  return notes;
}

// By which the rows of a reading are counted; nullptr: as they are.
const DisclosurePolicy* PolicyOf(const EntrySnapshot& state,
                                 const DisclosurePolicy& disclosure,
                                 Audience audience) {
  return audience == Audience::kEveryone && state.entry->counts_persons()
             ? &disclosure
             : nullptr;
}

SourceFindings FindingsOf(const EntrySnapshot& state,
                          const DisclosurePolicy& disclosure,
                          Audience audience) {
  const DisclosurePolicy* const policy = PolicyOf(state, disclosure, audience);
  const SourceHealth& health = state.health;
  SourceFindings found;
  found.title = state.title();
  found.name = state.name();
  found.source = state.source_name;
  found.kind = state.kind();
  found.state = state.state();
  found.doubts = state.doubts;
  found.plan = state.plan;
  if (const auto* plan = std::get_if<PlanOptions>(&state.entry->options);
      plan != nullptr && state.latest() != nullptr)
    AddDocument(*plan, *state.latest(), found);
  if (!health.tried) {
    found.trouble = "NOT READ";
    found.error = "it has not been tried yet";
  } else if (state.error) {
    found.trouble = health.held_back ? "HELD BACK" : "FAILED";
    found.error = *state.error;
  }
  if (state.report) {
    if (state.kind() != Kind::kPlan)
      AddPassedOver(*state.report, state.entry->counts_persons(), policy,
                    found);
    AddReport(*state.report, policy, found);
    AddLine(
        found, "Rows",
        std::to_string(policy != nullptr ? health.rows : state.report->rows) +
            ", of them not used " + found.rejected.Total());
  }
  if (state.plan != nullptr) {
    AddPlan(*state.plan, found);
    if (state.report) found.actions = Actions(*state.plan, *state.report);
  }
  if (state.reg != nullptr) AddRegister(*state.reg, audience, found);
  if (state.measures != nullptr) AddMeasures(*state.measures, audience, found);
  if (policy == nullptr)
    found.copies = Listed("Copies that are not read", CopyNotes(state));
  if (audience == Audience::kOperator)
    found.notes = Listed("To look at in the configuration", LeadNotes(state));
  return found;
}

}  // namespace

std::string Findings::Outcome() const {
  const std::string found = Count(sources.size(), "source", "sources");
  const std::string repairs =
      Count(to_repair, "thing", "things") + " to repair";
  if (all_well())
    return found +
           (to_repair == 0 ? ": all well." : ": all read, " + repairs + '.');
  std::vector<std::string> parts;
  if (failed > 0) parts.push_back(std::to_string(failed) + " failed");
  if (held_back > 0) parts.push_back(std::to_string(held_back) + " held back");
  if (in_doubt > 0) parts.push_back(std::to_string(in_doubt) + " in doubt");
  if (rows_not_used > 0)
    parts.push_back((rows_not_used_at_most ? "up to " : "") +
                    Count(rows_not_used, "row", "rows") + " not used");
  if (to_repair > 0) parts.push_back(repairs);
  return found + ": " + Join(parts, ", ") + ".";
}

Findings MakeFindings(const Snapshot& snapshot, Audience audience) {
  Findings findings;
  for (const EntrySnapshot& entry : snapshot.entries)
    findings.sources.push_back(
        FindingsOf(entry, snapshot.config->disclosure, audience));
  for (const SourceFindings& source : findings.sources) {
    findings.failed += source.state == ReadingState::kFailed ||
                       source.state == ReadingState::kNotRead;
    findings.held_back += source.state == ReadingState::kHeldBack;
    findings.in_doubt += source.state == ReadingState::kDoubtful;
    findings.rows_not_used += source.rejected.total;
    findings.rows_not_used_at_most |= source.rejected.at_most;
    findings.to_repair += source.repairs.total;
  }
  return findings;
}

std::string FormatRowsNotUsed(const EntrySnapshot& entry,
                              const DisclosurePolicy& disclosure) {
  if (!entry.report) return "–";
  return RowsNotUsed(*entry.report,
                     PolicyOf(entry, disclosure, Audience::kEveryone))
      .Total();
}

}  // namespace planwatch
