#include "daemon/pages/meeting_page.h"

#include <cstddef>
#include <vector>

#include "daemon/config/meetings.h"
#include "daemon/html/html.h"
#include "daemon/pages/changes_section.h"
#include "daemon/pages/overview.h"
#include "daemon/pages/plan_links.h"
#include "daemon/pages/sections.h"
#include "daemon/pages/worst.h"
#include "daemon/report/changes.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kWorstOnSlide = 8;

// "← Domestic abuse plan · Plan 3 of 20 · Hate crime plan →"
Html Order(const std::vector<const EntrySnapshot*>& plans, std::size_t here,
           const PageRequest& request) {
  const auto to = [&](std::size_t other, const Html& rel, const Html& words) {
    return "<a rel=\""_html + rel + "\" href=\""_html +
           Text(MeetingAddress(request, plans[other]->name())) + "\">"_html +
           words + "</a>"_html;
  };
  Html list = "<nav class=\"order\" aria-label=\"Plans\"><ul>"_html;
  if (here > 0)
    list +=
        "<li>"_html +
        to(here - 1, "prev"_html, "← "_html + Text(plans[here - 1]->title())) +
        "</li>"_html;
  if (plans.size() > 1)
    list += "<li>Plan "_html + Number(here + 1) + " of "_html +
            Number(plans.size()) + "</li>"_html;
  if (here + 1 < plans.size())
    list +=
        "<li>"_html +
        to(here + 1, "next"_html, Text(plans[here + 1]->title()) + " →"_html) +
        "</li>"_html;
  return list + "<li>"_html +
         Link(PlanAddress(request, plans[here]->name()),
              "Leave meeting mode"_html) +
         "</li></ul></nav>\n"_html;
}

Html Changed(const Snapshot& snapshot, const EntrySnapshot& entry,
             const PageRequest& request) {
  const Date today = AsAt(snapshot, request);
  const Date since = LastMeeting(*snapshot.config, today);
  const PlanSheet plan =
      MakePlanSheet(*entry.entry, entry.past.get(), today,
                    {.since = since, .plans = {}, .leads = {}, .kinds = {}});
  return "<h2>What changed since "_html + Day(since) + "</h2>\n"_html +
         ChangesOf(entry, plan, {.since = since, .today = today, .plans = {}},
                   snapshot.config->history.has_value(), request);
}

Html Worst(const EntrySnapshot& entry, const PageRequest& request) {
  const std::vector<WorstAction> worst = WorstActions({&entry});
  if (worst.empty()) return "<p>No action is overdue or red.</p>\n"_html;
  return WorstTable(
      worst, kWorstOnSlide, false,
      {.caption = "Overdue or red: longest overdue first", .heading = 2},
      request);
}

}  // namespace

std::string MeetingAddress(const PageRequest& request,
                           const std::string& plan) {
  return request.base + Query("board", {{"plan", plan}, {"mode", "meeting"}});
}

PageAnswer MeetingPage(const Snapshot& snapshot, const std::string& plan,
                       const PageRequest& request) {
  const std::vector<const EntrySnapshot*> plans = PlansOf(snapshot);
  std::size_t here = 0;
  while (plans[here]->name() != plan) ++here;
  const EntrySnapshot& entry = *plans[here];
  Html main = Order(plans, here, request);
  if (entry.plan == nullptr)
    main += WhyNoFigures(entry, request);
  else
    main += Changed(snapshot, entry, request) + PlanHead(entry, request) +
            Worst(entry, request);
  return {.status = 200,
          .body = FramePage(snapshot, request,
                            {.title = entry.title(),
                             .here = "board",
                             .refresh_seconds = kBoardRefreshSeconds,
                             .meeting = true,
                             .about = &entry},
                            main)};
}

}  // namespace planwatch::web
