#include "daemon/pages/board.h"

#include <string>
#include <vector>

#include "daemon/html/html.h"
#include "daemon/pages/sections.h"

namespace planwatch::web {
namespace {

constexpr int kRefreshSeconds = 60;

TableRow SourceRow(const Snapshot& snapshot, std::size_t index, Instant now) {
  const SourceState& state = snapshot.sources[index];
  const SourceHealth& health = snapshot.health.sources[index];
  Html word = Text(StateWord(StateOf(health)));
  if (IsBad(health) || StateOf(health) == ReadingState::kDoubtful)
    word = "<span class=\"bad\">"_html + word + "</span>"_html;
  if (state.error) word += "<br>"_html + Text(*state.error);
  const Html none = "–"_html;
  return {Text(TitleOf(snapshot, index)),
          KindForPeople(state.kind),
          Text(state.source_name),
          word,
          Ago(health.last_success, now),
          state.report ? Number(health.rows) : none,
          state.report ? Number(health.rows_rejected()) : none};
}

Html Sources(const Snapshot& snapshot, Instant now) {
  if (snapshot.sources.empty()) return {};
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < snapshot.sources.size(); ++i)
    rows.push_back(SourceRow(snapshot, i, now));
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
  link("api/v1/status", "State of the sources, as JSON"_html);
  link("-/healthy", "Whether the daemon lives"_html);
  link("-/ready", "Whether every source has been tried once"_html);
  return list + "</ul>\n"_html;
}

Html Headed(const Snapshot& snapshot, std::size_t index, const Html& content) {
  return "<section>\n<h2>"_html + Text(TitleOf(snapshot, index)) +
         "</h2>\n"_html + content + "</section>\n"_html;
}

// In the configuration's order; one without a good read says so.
Html Section(const Snapshot& snapshot, std::size_t index,
             const PageRequest& request) {
  const SourceState& state = snapshot.sources[index];
  if (snapshot.published) {
    for (const PublishedPlan& plan : snapshot.published->plans())
      if (state.kind == Kind::kPlan && plan.name == state.name)
        return Headed(snapshot, index, PlanSection(snapshot, plan, request));
    for (const PublishedRegister& reg : snapshot.published->registers())
      if (state.kind == Kind::kReferrals && reg.name() == state.name)
        return Headed(snapshot, index, RegisterSection(reg));
    for (const PublishedMeasures& measures : snapshot.published->measures())
      if (state.kind == Kind::kMeasures && measures.name() == state.name)
        return Headed(snapshot, index, MeasuresSection(measures));
  }
  return Headed(snapshot, index,
                state.error ? "<p class=\"bad\">"_html + Text(*state.error) +
                                  "</p>\n"_html
                            : "<p>It has not been read yet.</p>\n"_html);
}

}  // namespace

PageAnswer BoardPage(const Snapshot& snapshot, const PageRequest& request) {
  Html sections;
  for (std::size_t i = 0; i < snapshot.sources.size(); ++i)
    sections += Section(snapshot, i, request);
  return {
      .status = 200,
      .html = FramePage(
          snapshot, request,
          {.title = "Board", .here = "", .refresh_seconds = kRefreshSeconds},
          sections + Sources(snapshot, request.now) + More(request))};
}

}  // namespace planwatch::web
