#include "daemon/web/check_page.h"

#include <string>
#include <vector>

#include "daemon/findings.h"
#include "daemon/web/html.h"
#include "daemon/web/sections.h"

namespace planwatch::web {
namespace {

Html Heading(const FindingList& list) {
  return "<h3>"_html + Text(list.heading) + "</h3>\n"_html;
}

Html Rest(const FindingList& list) {
  if (list.total <= list.items.size()) return {};
  return "<p>and "_html + Number(list.total - list.items.size()) +
         " more</p>\n"_html;
}

Html Placed(const FindingList& list, const SourceFindings& source,
            const Html& explanation) {
  if (list.total == 0) return {};
  std::vector<TableRow> rows;
  for (const Finding& item : list.items)
    rows.push_back({Text(item.place), Text(item.text)});
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
    items += "<li>"_html + Text(item.text) + "</li>\n"_html;
  return items + "</ul>\n"_html + Rest(list);
}

Html Figures(const SourceFindings& source) {
  Html list = "<dl>\n"_html;
  for (const auto& [name, value] : source.figures)
    list += "<dt>"_html + Text(name) + "</dt><dd>"_html + Text(value) +
            "</dd>\n"_html;
  return list + "</dl>\n"_html;
}

Html Gaps(const Snapshot& snapshot, const SourceFindings& source,
          const PageRequest& request) {
  if (snapshot.published && source.kind == Kind::kPlan)
    for (const PublishedPlan& plan : snapshot.published->plans())
      if (plan.name == source.name) return PlanGaps(plan, request);
  return {};
}

Html SourceSection(const SourceFindings& source, const Html& gaps) {
  Html section = "<section>\n<h2>"_html + Text(source.title) +
                 "</h2>\n<p class=\"quiet\">"_html +
                 KindForPeople(source.kind) + " <code>"_html +
                 Text(source.name) + "</code>, read from "_html +
                 Text(source.source) + "</p>\n"_html;
  if (!source.trouble.empty())
    section += "<p class=\"bad\">"_html + Text(source.trouble) + ": "_html +
               Text(source.error) + "</p>\n"_html;
  section +=
      Placed(source.repairs, source,
             "What is written here could not be read as it was meant."_html) +
      Placed(source.rejected, source,
             "These rows are in none of the figures."_html) +
      Placed(source.guesses, source,
             "Read with a doubt: right as it stands, unless it is not what "
             "you meant."_html);
  if (source.trouble.empty() && source.repairs.total == 0 &&
      source.rejected.total == 0 && source.guesses.total == 0)
    section += "<p>All that is written could be read as it stands.</p>\n"_html;
  section += gaps + "<details>\n<summary>What was found</summary>\n"_html +
             Figures(source);
  for (const FindingList& list : source.figure_lists) section += Plain(list);
  return section + Plain(source.choices) + "</details>\n</section>\n"_html;
}

}  // namespace

PageAnswer CheckPage(const Snapshot& snapshot, const PageRequest& request) {
  const Findings findings = MakeFindings(snapshot);
  Html main = "<p>"_html + Text(findings.Outcome()) + "</p>\n"_html;
  for (const SourceFindings& source : findings.sources)
    main += SourceSection(source, Gaps(snapshot, source, request));
  return {
      .status = 200,
      .html = FramePage(snapshot, request,
                        {.title = "What to repair", .here = "check"}, main)};
}

}  // namespace planwatch::web
