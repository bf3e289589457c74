#include "daemon/pages/check_page.h"

#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/html/csv.h"
#include "daemon/html/html.h"
#include "daemon/pages/export.h"
#include "daemon/pages/sections.h"
#include "daemon/snapshot/check.h"
#include "daemon/snapshot/findings.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kSampleCharacters = 100;

Html Heading(const FindingList& list) {
  return "<h3>"_html + Text(list.heading) + "</h3>\n"_html;
}

Html Rest(const FindingList& list) {
  if (list.Unlisted() == 0) return {};
  return "<p>and "_html + Number(list.Unlisted()) + " more</p>\n"_html;
}

Html Placed(const FindingList& list, const SourceFindings& source,
            const Html& explanation) {
  if (list.total == 0) return {};
  std::vector<TableRow> rows;
  for (const Finding& item : list.items)
    rows.push_back({Text(item.place), Prose(item.text)});
  return Heading(list) + "<p>"_html + explanation + "</p>\n"_html +
         Table({.caption = list.heading + " in " + source.source,
                .columns = {{"Place in " + source.source},
                            {"What was found, and what to do"}},
                .stacked = true},
               rows) +
         Rest(list);
}

Html Plain(const FindingList& list) {
  if (list.total == 0) return {};
  Html items = Heading(list) + "<ul>\n"_html;
  for (const Finding& item : list.items)
    items += "<li>"_html + Prose(item.text) + "</li>\n"_html;
  return items + "</ul>\n"_html + Rest(list);
}

Html Doubts(const SourceFindings& source) {
  if (source.doubts.empty()) return {};
  std::vector<TableRow> rows;
  for (const Doubt& doubt : source.doubts)
    rows.push_back(
        {Text(doubt.place.ToString()), Prose(doubt.text), Prose(doubt.settle)});
  return "<h3>In doubt ("_html + Text(CountDoubts(source.doubts)) +
         ")</h3>\n<p>We were not sure: please check. A doubt goes away once it "
         "is settled.</p>\n"_html +
         Table({.caption = "In doubt in " + source.source,
                .columns = {{"Place in " + source.source},
                            {"What is in doubt"},
                            {"What settles it"}},
                .stacked = true},
               rows);
}

Html HowRead(const ColumnReading& column) {
  Html how = column.role.empty() ? "–"_html
             : column.guessed    ? "a guess by its contents"_html
                                 : "sure"_html;
  if (column.hidden) how += "; hidden in the document"_html;
  return how;
}

Html Samples(const ColumnReading& column) {
  if (column.samples.empty()) return "–"_html;
  Html list;
  for (const std::string& sample : column.samples)
    list += (list.empty() ? ""_html : "<br>"_html) +
            Text(Cut(sample, kSampleCharacters));
  return list;
}

Html DocumentTable(const TableReading& table, const SourceFindings& source) {
  std::vector<TableRow> rows;
  for (const ColumnReading& column : table.columns)
    rows.push_back({column.heading.empty()
                        ? "column "_html + Number(column.column + 1)
                        : Text(Cut(Tidy(column.heading), kSampleCharacters)),
                    column.role.empty()
                        ? "not used"_html
                        : "<code>"_html + Text(column.role) + "</code>"_html,
                    HowRead(column), Samples(column)});
  const std::string name = table.table.empty() ? source.source : table.table;
  return Table({.caption = name + ": " + Count(table.rows, "row", "rows") +
                           ", " + Count(table.records, "action", "actions"),
                .columns = {{"Heading"},
                            {"Read as"},
                            {"How sure"},
                            {"Some of its cells"}},
                .stacked = true},
               rows);
}

// How the document was read: open if something is unsettled.
Html Document(const SourceFindings& source) {
  if (source.tables.empty() && source.passed_over.empty()) return {};
  const bool open = source.state == ReadingState::kDoubtful ||
                    source.state == ReadingState::kHeldBack;
  Html document = (open ? "<details open>"_html : "<details>"_html) +
                  "\n<summary>The document as it was read</summary>\n"_html;
  if (!source.tables.empty())
    document +=
        "<p>If a column was taken for the wrong field, name it under "
        "<code>columns:</code> in the configuration.</p>\n"_html;
  for (const TableReading& table : source.tables)
    document += DocumentTable(table, source);
  std::vector<TableRow> rows;
  for (const PassedOver& part : source.passed_over)
    rows.push_back({Text(part.place.ToString()),
                    part.rows == 0 ? "–"_html : Number(part.rows),
                    Text(part.why)});
  if (!rows.empty())
    document += Table(
        {.caption = "Passed over in " + source.source,
         .columns = {{"Place in " + source.source}, {"Rows", true}, {"Why"}},
         .stacked = true},
        rows);
  return document + "</details>\n"_html;
}

// As Findings::Outcome, but never "all well": what a plan leaves open follows.
Html Verdict(const Findings& findings) {
  if (!findings.all_well() || findings.to_repair > 0)
    return Text(findings.Outcome());
  return Text(Count(findings.sources.size(), "source", "sources") +
              ": all read, and nothing in doubt. Gaps and conflicts in the "
              "plans are listed below.");
}

Html Figures(const SourceFindings& source) {
  Html list = "<dl>\n"_html;
  for (const auto& [name, value] : source.figures)
    list += "<dt>"_html + Text(name) + "</dt><dd>"_html + Text(value) +
            "</dd>\n"_html;
  return list + "</dl>\n"_html;
}

// What is held back, for those who may accept it: what changes, and a button.
Html AcceptForm(const EntrySnapshot& entry, const PageRequest& request) {
  if (!request.may_accept || !entry.acceptable) return {};
  Html changes;
  for (const std::string& line : Split(entry.acceptable->changes, '\n'))
    if (const std::string change = Tidy(line); !change.empty())
      changes += "<li>"_html + Text(change) + "</li>\n"_html;
  return "<h3>Take this version as it is?</h3>\n<p>What changes:</p>\n<ul>\n"_html +
         changes +
         "</ul>\n<form class=\"filter\" method=\"post\" action=\""_html +
         Text(request.base +
              Query("-/accept", {{"entry", entry.name()},
                                 {"version", entry.acceptable->token}})) +
         "\"><button>Accept this version of "_html + Text(entry.title()) +
         "</button></form>\n"_html;
}

Html SourceSection(const SourceFindings& source, const Html& accept_form,
                   const Html& gaps) {
  Html section = "<section>\n<h2>"_html + Text(source.title) +
                 "</h2>\n<p class=\"quiet\">"_html +
                 KindForPeople(source.kind) + " <code>"_html +
                 Text(source.name) + "</code>, read from "_html +
                 Text(source.source) + "</p>\n"_html;
  if (!source.trouble.empty())
    section += "<p class=\"bad\">"_html + Text(source.trouble) + ": "_html +
               Prose(source.error) + "</p>\n"_html;
  section +=
      accept_form + Doubts(source) +
      Placed(source.repairs, source,
             "What is written here could not be read as it was meant."_html) +
      Placed(source.rejected, source,
             "These rows are in none of the figures."_html) +
      Placed(
          source.guesses, source,
          "We were not sure: please check. If it is what you meant, there is "
          "nothing to do."_html);
  section += Plain(source.copies);
  if (source.state == ReadingState::kOk && source.repairs.total == 0 &&
      source.rejected.total == 0 && source.guesses.total == 0)
    section += "<p>Every row was read as written.</p>\n"_html;
  section += gaps + Document(source) +
             "<details>\n<summary>What was found</summary>\n"_html +
             Figures(source);
  for (const FindingList& list : source.figure_lists) section += Plain(list);
  return section + Plain(source.choices) + "</details>\n</section>\n"_html;
}

// A line each thing that was found.
std::string AsCsv(const Findings& findings) {
  CsvWriter writer;
  writer.Line({"name", "kind", "source", "state", "finding", "place", "text",
               "settle"});
  for (const SourceFindings& source : findings.sources) {
    const auto line = [&](const std::string& finding, const std::string& place,
                          const std::string& text, const std::string& settle) {
      writer.Line({source.name, std::string(KindName(source.kind)),
                   source.source, std::string(StateName(source.state)), finding,
                   place, text, settle});
    };
    if (!source.trouble.empty()) line("trouble", "", source.error, "");
    for (const Doubt& doubt : source.doubts)
      line("doubt", doubt.place.ToString(), doubt.text, doubt.settle);
    for (const auto& [finding, list] : {std::pair("repair", &source.repairs),
                                        std::pair("rejected", &source.rejected),
                                        std::pair("guess", &source.guesses)}) {
      for (const Finding& item : list->items)
        line(finding, item.place, item.text, "");
      if (list->Unlisted() > 0)
        line(finding, "", "and " + std::to_string(list->Unlisted()) + " more",
             "");
    }
  }
  return std::move(writer).Take();
}

}  // namespace

PageAnswer CheckPage(const Snapshot& snapshot, const PageRequest& request) {
  const Result<Format> format = RequestedFormat(request);
  if (!format)
    return WrongAddress(snapshot, request,
                        {.title = "What to repair", .here = "check"},
                        format.error().message(), "check");
  if (*format == Format::kJson)
    return JsonAnswer(FormatCheckJson(snapshot, Audience::kEveryone));
  const Findings findings = MakeFindings(snapshot, Audience::kEveryone);
  if (*format == Format::kCsv) return CsvAnswer(AsCsv(findings), "check");
  Html main = "<p>"_html + Verdict(findings) + "</p>\n"_html +
              ExportLinks(request, "check", "What was found");
  for (std::size_t i = 0; i < findings.sources.size(); ++i) {
    const SourceFindings& source = findings.sources[i];
    main += SourceSection(
        source, AcceptForm(snapshot.entries[i], request),
        source.plan ? PlanGaps(*source.plan, 3, request) : Html());
  }
  return {
      .status = 200,
      .body = FramePage(snapshot, request,
                        {.title = "What to repair", .here = "check"}, main)};
}

}  // namespace planwatch::web
