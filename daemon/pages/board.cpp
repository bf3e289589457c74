#include "daemon/pages/board.h"

#include <string>
#include <vector>

#include "daemon/html/html.h"
#include "daemon/pages/changes_page.h"
#include "daemon/pages/data.h"
#include "daemon/pages/export.h"
#include "daemon/pages/sections.h"

namespace planwatch::web {
namespace {

constexpr int kRefreshSeconds = 60;

TableRow SourceRow(const EntrySnapshot& entry, Instant now) {
  const SourceHealth& health = entry.health;
  Html word = Text(StateWord(StateOf(health)));
  if (IsBad(health) || StateOf(health) == ReadingState::kDoubtful)
    word = "<span class=\"bad\">"_html + word + "</span>"_html;
  if (entry.error) word += "<br>"_html + Text(*entry.error);
  const Html none = "–"_html;
  return {Text(entry.title()),
          KindForPeople(entry.kind()),
          Text(entry.source_name),
          word,
          Ago(health.last_success, now),
          entry.report ? Number(health.rows) : none,
          entry.report ? Number(health.rows_rejected()) : none};
}

Html Sources(const Snapshot& snapshot, Instant now) {
  if (snapshot.entries.empty()) return {};
  std::vector<TableRow> rows;
  for (const EntrySnapshot& entry : snapshot.entries)
    rows.push_back(SourceRow(entry, now));
  return "<h2>Sources</h2>\n"_html +
         Table({.caption = "What is read, and how that goes",
                .columns = {{"Title"},
                            {"Kind"},
                            {"Read from"},
                            {"State"},
                            {"Last good read"},
                            {"Rows", true},
                            {"Rows not used", true}},
                .stacked = true},
               rows);
}

Html More(const PageRequest& request) {
  Html list = "<h2>For machines</h2>\n<ul>\n"_html;
  const auto link = [&](const char* path, const Html& text) {
    list += "<li>"_html + Link(request.base + path, text) + "</li>\n"_html;
  };
  link("metrics", "Metrics, for Prometheus"_html);
  link("api/v1/plans", "Figures of the plans, as JSON"_html);
  link("?format=csv", "Figures of the plans, as CSV"_html);
  link("api/v1/actions", "Actions of the plans, as JSON"_html);
  link("api/v1/status", "State of the sources, as JSON"_html);
  link("-/healthy", "Whether the daemon lives"_html);
  link("-/ready", "Whether every source has been tried once"_html);
  return list + "</ul>\n"_html;
}

// One without a good read says so.
Html Section(const Snapshot& snapshot, const EntrySnapshot& entry,
             const PageRequest& request) {
  Html content;
  if (entry.plan != nullptr)
    content =
        ChangesLine(snapshot, entry, request) + PlanSection(entry, request);
  else if (entry.reg != nullptr)
    content = RegisterSection(*entry.reg);
  else if (entry.measures != nullptr)
    content = MeasuresSection(*entry.measures);
  else if (entry.error)
    content = "<p class=\"bad\">"_html + Text(*entry.error) + "</p>\n"_html;
  else
    content = "<p>It has not been read yet.</p>\n"_html;
  return "<section>\n<h2>"_html + Text(entry.title()) + "</h2>\n"_html +
         content + "</section>\n"_html;
}

}  // namespace

PageAnswer BoardPage(const Snapshot& snapshot, const PageRequest& request) {
  const Result<Format> format = AskedFormat(request);
  if (!format)
    return WrongAddress(snapshot, request, {.title = "Board", .here = ""},
                        format.error().message(), "");
  if (*format == Format::kCsv) return CsvAnswer(PlansAsCsv(snapshot), "plans");
  if (*format == Format::kJson) return JsonAnswer(PlansAsJson(snapshot));
  Html sections;
  for (const EntrySnapshot& entry : snapshot.entries)
    sections += Section(snapshot, entry, request);
  return {
      .status = 200,
      .html = FramePage(
          snapshot, request,
          {.title = "Board", .here = "", .refresh_seconds = kRefreshSeconds},
          sections + Sources(snapshot, request.now) + More(request))};
}

}  // namespace planwatch::web
