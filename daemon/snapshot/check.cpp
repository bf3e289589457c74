#include "daemon/snapshot/check.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/snapshot/findings.h"

namespace planwatch {
namespace {

constexpr std::size_t kMostListed = 20;
constexpr std::size_t kMostActions = 1000;
constexpr std::size_t kHeading = 60;  // characters

void Print(const FindingList& list, std::string& text,
           std::size_t most = kMostListed) {
  if (list.total == 0) return;
  text += "  " + list.heading + ":\n";
  std::vector<const Finding*> items;
  for (const Finding& item : list.items) items.push_back(&item);
  if (items.size() > most) {
    // The rarer kinds first, so that a cut list still shows every kind.
    std::stable_sort(items.begin(), items.end(),
                     [](const Finding* a, const Finding* b) {
                       return a->of_kind < b->of_kind;
                     });
    items.resize(most);
  }
  for (const Finding* item : items)
    text += "    " + item->place + (item->place.empty() ? "" : ": ") +
            item->text + '\n';
  if (list.total > items.size())
    text += "    and " + std::to_string(list.total - items.size()) + " more\n";
}

// With counts by subject: "In doubt (2 column, 1 table)".
FindingList Doubts(const SourceFindings& source) {
  FindingList list{"In doubt (" + CountDoubts(source.doubts) + ")",
                   {},
                   source.doubts.size()};
  for (const Doubt& doubt : source.doubts)
    list.items.push_back({doubt.place.ToString(), FormatDoubt(doubt)});
  return list;
}

std::string Describe(const ColumnReading& column) {
  std::string text = column.heading.empty()
                         ? "column " + std::to_string(column.column + 1)
                         : '"' + Cut(column.heading, kHeading) + '"';
  text = (column.role.empty() ? "not used " : column.role + ' ') + text;
  if (column.guessed) text += " (guessed)";
  if (column.hidden) text += " (hidden)";
  return text;
}

FindingList Tables(const SourceFindings& source) {
  FindingList list{"The document as it was read", {}, source.tables.size()};
  for (const TableReading& table : source.tables) {
    std::vector<std::string> columns;
    for (const ColumnReading& column : table.columns)
      columns.push_back(Describe(column));
    list.items.push_back(
        {table.table, Count(table.rows, "row", "rows") + ", " +
                          Count(table.records, "action", "actions") +
                          "; columns: " + Join(columns, ", ")});
  }
  return list;
}

FindingList PassedOverTables(const SourceFindings& source) {
  FindingList list{"Passed over", {}, source.passed_over.size()};
  for (const PassedOver& part : source.passed_over)
    list.items.push_back({part.place.ToString(), FormatPassedOver(part)});
  return list;
}

void Print(const SourceFindings& source, std::string& text) {
  const auto line = [&text](std::string_view name, const std::string& value) {
    text += "  " + std::string(name) + ": " + value + '\n';
  };
  text += source.title + " (" + std::string(KindName(source.kind)) + " `" +
          source.name + "`, from " + source.source + ")\n";
  if (!source.trouble.empty()) line(source.trouble, source.error);
  Print(Doubts(source), text);
  for (const auto& [name, value] : source.figures) line(name, value);
  for (const FindingList& list : source.figure_lists) Print(list, text);
  for (const FindingList* list :
       {&source.repairs, &source.rejected, &source.guesses, &source.copies,
        &source.choices, &source.notes})
    Print(*list, text);
  Print(Tables(source), text);
  Print(PassedOverTables(source), text);
  Print(source.actions, text, kMostActions);
  text += '\n';
}

}  // namespace

std::string FormatCheck(const Snapshot& snapshot) {
  std::string text = snapshot.config->file.filename().string();
  if (snapshot.published)
    text += ": figures as at " + FormatDate(snapshot.published->as_at()) +
            (snapshot.as_at_given ? " (--as-at)" : "");
  text += "\n\n";
  const Findings findings = MakeFindings(snapshot, Audience::kOperator);
  for (const SourceFindings& source : findings.sources) Print(source, text);
  return text + findings.Outcome() + '\n';
}

int ExitStatus(const Snapshot& snapshot) {
  return MakeFindings(snapshot, Audience::kOperator).all_well() ? 0 : 1;
}

}  // namespace planwatch
