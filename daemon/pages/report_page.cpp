#include "daemon/pages/report_page.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/log.h"
#include "daemon/pages/exceptions_page.h"
#include "daemon/pages/export.h"
#include "daemon/past/past.h"
#include "daemon/report/report.h"
#include "daemon/report/review.h"
#include "daemon/report/words.h"

namespace planwatch::web {
namespace {

Html Paragraph(const std::string& text) {
  return "<p>"_html + Prose(text) + "</p>\n"_html;
}

PageAnswer MessagePage(const Snapshot& snapshot, const PageRequest& request,
                       int status, const std::string& text,
                       const Html& below = {}) {
  return {status, FramePage(snapshot, request,
                            {.title = "Quarterly review",
                             .here = "report",
                             .own_dates = true},
                            Paragraph(Capitalized(text)) + below)};
}

// The quarters from the first day to today; works without script.
Html QuarterPicker(Quarter chosen, const PageRequest& request,
                   const Calendar& calendar, Date first, Date today) {
  if (first > today) return {};
  Html form = "<form class=\"filter\" method=\"get\" action=\""_html +
              Text(request.base) +
              "report\">\n<label>Quarter <select name=\"quarter\">\n"_html;
  const Quarter oldest = calendar.QuarterOf(first);
  for (Quarter each = calendar.QuarterOf(today); each >= oldest;
       each = each.Previous())
    form += "<option value=\""_html + Text(QuarterInAddress(each)) +
            (each == chosen ? "\" selected>"_html : "\">"_html) +
            Text(FormatQuarter(each)) + "</option>\n"_html;
  return form + "</select></label>\n<button>Show</button>\n</form>\n"_html;
}

Html Others(Quarter quarter, const PageRequest& request,
            const Calendar& calendar, Date first, Date today) {
  std::vector<Html> links;
  const auto link = [&](Quarter to, const std::string& before) {
    links.push_back(
        Link(ReviewAddress(request, to), Text(before + FormatQuarter(to))));
  };
  if (quarter > calendar.QuarterOf(first)) link(quarter.Previous(), "← ");
  const Quarter next =
      calendar.QuarterOf(calendar.EndOf(quarter) + std::chrono::days{1});
  if (calendar.StartOf(next) <= today) link(next, "→ ");
  if (links.empty()) return {};
  Html line = "<p class=\"tools\">"_html + links.front();
  if (links.size() > 1) line += " · "_html + links.back();
  return line + "</p>\n"_html;
}

// What the snapshot has of plans is not read again.
Past::Plans AtHand(const Snapshot& snapshot) {
  Past::Plans plans;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.past && !entry.past->versions().empty())
      plans.emplace(entry.name(), entry.past);
  return plans;
}

}  // namespace

std::vector<std::string> ReportParameters() {
  return {"quarter", "form", "since", "format"};
}

PageAnswer ReportPage(const Snapshot& snapshot, const PageRequest& request) {
  const std::string form = QueryValue(request, "form");
  if (form == "exceptions") return ExceptionsPage(snapshot, request);
  if (!form.empty() && form != "review")
    return MessagePage(snapshot, request, kBadRequest,
                       "`form` takes one of review, exceptions.");
  if (!QueryValue(request, "since").empty())
    return MessagePage(snapshot, request, kBadRequest,
                       "`since` is for form=exceptions; name a `quarter`.");
  const Result<Format> format = RequestedFormat(request);
  if (!format)
    return MessagePage(snapshot, request, kBadRequest,
                       format.error().message() + ".");
  if (!snapshot.config->history)
    return MessagePage(
        snapshot, request, kNotFound,
        "The review is made from the history, and none is kept: name "
        "its database under `history:` in the configuration.");
  const Calendar& calendar = *snapshot.config->calendar;
  const Date today = AsAt(snapshot, request);
  Quarter quarter = calendar.QuarterOf(today);
  if (const std::string asked = QueryValue(request, "quarter");
      !asked.empty()) {
    const std::optional<Quarter> parsed = ParseQuarter(asked);
    if (!parsed)
      return MessagePage(snapshot, request, kBadRequest,
                         "That is not a quarter; write it as in 2015/16-Q1.");
    quarter = *parsed;
  }
  const Result<Past> past =
      Past::Open(snapshot.config, request.abandoned, AtHand(snapshot));
  // A fault of the file is for the operator, who finds it in the log and by
  // `planwatch history verify`.
  if (!past) {
    if (!request.abandoned || !request.abandoned())
      log::Warn("history not readable", {{"error", past.error().message()}});
    return MessagePage(snapshot, request, 503,
                       "The history can’t be read now; the log says why.");
  }
  const Result<QuarterReview> review = MakeReview(
      *past,
      {.quarter = quarter, .today = today, .abandoned = request.abandoned});
  const std::optional<Date> first = past->first();
  if (!review)
    return MessagePage(
        snapshot, request, kNotFound, review.error().message() + ".",
        first ? QuarterPicker(quarter, request, calendar, *first, today)
              : Html());
  if (*format == Format::kCsv) return CsvAnswer(ReportAsCsv(*review), "review");
  if (*format == Format::kJson) return JsonAnswer(ReportAsJson(*review));
  return {200,
          FramePage(snapshot, request,
                    {.title = ReportTitle(*review),
                     .here = "report",
                     .own_dates = true,
                     .running = ReportRunning(*review),
                     .marking = review->marking},
                    QuarterPicker(quarter, request, calendar, *first, today) +
                        Others(quarter, request, calendar, *first, today) +
                        "<p class=\"tools\">"_html +
                        Link(request.base + "report?form=exceptions",
                             "Exception report"_html) +
                        "</p>\n"_html +
                        ExportLinks(request, "report", "This review") +
                        ReportBody(*review))};
}

}  // namespace planwatch::web
