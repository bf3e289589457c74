#include "daemon/pages/board.h"

#include <string>
#include <vector>

#include "daemon/html/html.h"
#include "daemon/pages/changes_page.h"
#include "daemon/pages/data.h"
#include "daemon/pages/export.h"
#include "daemon/pages/meeting_page.h"
#include "daemon/pages/overview.h"
#include "daemon/pages/plan_links.h"
#include "daemon/pages/sections.h"
#include "daemon/snapshot/findings.h"

namespace planwatch::web {
namespace {

TableRow SourceRow(const EntrySnapshot& entry,
                   const DisclosurePolicy& disclosure, Instant now) {
  const SourceHealth& health = entry.health;
  Html word = Text(StateWord(StateOf(health)));
  if (IsBad(health) || StateOf(health) == ReadingState::kDoubtful)
    word = "<span class=\"bad\">"_html + word + "</span>"_html;
  if (entry.error) word += "<br>"_html + Text(*entry.error);
  return {Text(entry.title()),
          KindForPeople(entry.kind()),
          Text(entry.source_name),
          word,
          Ago(health.last_success, now),
          entry.report ? Number(health.rows) : "–"_html,
          Text(FormatRowsNotUsed(entry, disclosure))};
}

// Of many plans each row says how its source is: the table is folded away.
Html Sources(const std::vector<const EntrySnapshot*>& entries,
             const DisclosurePolicy& disclosure, Instant now, bool folded) {
  if (entries.empty()) return {};
  std::vector<TableRow> rows;
  for (const EntrySnapshot* const entry : entries)
    rows.push_back(SourceRow(*entry, disclosure, now));
  const Html table = Table({.caption = "Data sources",
                            .columns = {{"Title"},
                                        {"Kind"},
                                        {"Read from"},
                                        {"State"},
                                        {"Last good read"},
                                        {"Rows", true},
                                        {"Rows not used", true}},
                            .stacked = true,
                            .heading = 2,
                            .id = "sources"},
                           rows);
  if (!folded) return table;
  return Folded("Data sources: "_html + Number(entries.size()), table);
}

Html ForIt(const PageRequest& request) {
  Html list =
      "<details class=\"it\">\n<summary>For IT: data and health checks"
      "</summary>\n<ul>\n"_html;
  const auto link = [&](const char* path, const Html& text) {
    list += "<li>"_html + Link(request.base + path, text) + "</li>\n"_html;
  };
  link("metrics", "Metrics, for Prometheus"_html);
  link("api/v1/plans", "Figures of the plans, as JSON"_html);
  link("?format=csv", "Figures of the plans, as CSV"_html);
  link("api/v1/actions", "Actions of the plans, as JSON"_html);
  link("api/v1/status", "State of the data sources, as JSON"_html);
  link("-/healthy", "Health check"_html);
  link("-/ready", "Readiness: every data source has been tried once"_html);
  return list + "</ul>\n</details>\n"_html;
}

Html MeetingLink(const EntrySnapshot& entry, const PageRequest& request) {
  return "<p class=\"tools\">"_html +
         Link(MeetingAddress(request, entry.name()),
              "Meeting mode: "_html + Text(entry.title()) +
                  " on a projector"_html) +
         "</p>\n"_html;
}

// Without a good read it says so. `brief`: a register or measures beside many
// plans.
Html Content(const Snapshot& snapshot, const EntrySnapshot& entry, int heading,
             bool brief, const PageRequest& request) {
  if (entry.plan != nullptr)
    return PlanSection(
        entry, heading,
        ChangesLine(snapshot, entry, request) + MeetingLink(entry, request),
        request);
  if (entry.reg != nullptr) return RegisterSection(entry, brief);
  if (entry.measures != nullptr) return MeasuresSection(*entry.measures, brief);
  return WhyNoFigures(entry, request);
}

PageAnswer PlanPage(const Snapshot& snapshot, const EntrySnapshot& entry,
                    const PageRequest& request) {
  return {.status = 200,
          .body = FramePage(snapshot, request,
                            {.title = entry.title(),
                             .here = "board",
                             .refresh_seconds = kBoardRefreshSeconds,
                             .about = &entry},
                            "<p>"_html +
                                Link(request.base.empty() ? "./" : request.base,
                                     "All plans and registers"_html) +
                                "</p>\n"_html +
                                Content(snapshot, entry, 2, false, request) +
                                Sources({&entry}, snapshot.config->disclosure,
                                        request.now, false))};
}

}  // namespace

PageAnswer BoardPage(const Snapshot& snapshot, const PageRequest& request) {
  const auto wrong = [&](const std::string& message) {
    return WrongAddress(snapshot, request, {.title = "Board", .here = ""},
                        message, "");
  };
  const Result<Format> format = RequestedFormat(request);
  if (!format) return wrong(format.error().message());
  const Result<std::vector<std::string>> asked =
      RequestedPlans(snapshot, request);
  if (!asked) return wrong(asked.error().message());
  if (asked->size() > 1) return wrong("`plan` is given more than once");
  const std::string mode = QueryValue(request, "mode");
  if (!mode.empty() && mode != "meeting")
    return wrong("`mode` takes meeting or nothing");
  if (*format == Format::kCsv) return CsvAnswer(PlansAsCsv(snapshot), "plans");
  if (*format == Format::kJson) return JsonAnswer(PlansAsJson(snapshot));

  const std::vector<const EntrySnapshot*> plans = PlansOf(snapshot);
  if (mode == "meeting") {
    if (plans.empty()) return wrong("the configuration names no plan");
    return MeetingPage(
        snapshot, asked->empty() ? plans[0]->name() : (*asked)[0], request);
  }
  if (!asked->empty())
    for (const EntrySnapshot* const plan : plans)
      if (plan->name() == asked->front())
        return PlanPage(snapshot, *plan, request);

  const bool many = plans.size() > 1;
  Html main = many ? PlansOverview(plans, request) : Html();
  std::vector<const EntrySnapshot*> entries;
  for (const EntrySnapshot& entry : snapshot.entries) {
    entries.push_back(&entry);
    const bool is_plan = entry.kind() == Kind::kPlan;
    if (many && is_plan) continue;
    main += "<section>\n<h2>"_html + Text(entry.title()) + "</h2>\n"_html +
            Content(snapshot, entry, 3, many, request) + "</section>\n"_html;
  }
  return {.status = 200,
          .body = FramePage(snapshot, request,
                            {.title = "Board",
                             .here = "",
                             .refresh_seconds = kBoardRefreshSeconds},
                            main +
                                Sources(entries, snapshot.config->disclosure,
                                        request.now, many) +
                                ForIt(request))};
}

std::vector<std::string> BoardParameters() {
  return {"plan", "mode", "format"};
}

}  // namespace planwatch::web
