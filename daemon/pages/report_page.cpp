#include "daemon/pages/report_page.h"

#include <memory>
#include <utility>

#include "daemon/pages/exceptions_page.h"
#include "daemon/pages/export.h"
#include "daemon/past/past.h"
#include "daemon/report/report.h"
#include "daemon/report/review.h"

namespace planwatch::web {
namespace {

constexpr int kBadRequest = 400, kNotFound = 404;

Html Paragraph(const std::string& text) {
  return "<p>"_html + Text(text) + "</p>\n"_html;
}

PageAnswer MessagePage(const Snapshot& snapshot, const PageRequest& request,
                       int status, const std::string& text) {
  return {status, FramePage(snapshot, request,
                            {.title = "Quarterly review", .here = "report"},
                            Paragraph(text))};
}

Html Others(Quarter quarter, const PageRequest& request,
            const Calendar& calendar, Date today) {
  const auto link = [&](Quarter to, const std::string& before) {
    return Link(ReviewAddress(request, to), Text(before + FormatQuarter(to)));
  };
  const Quarter previous = quarter.Previous();
  Quarter next =
      calendar.QuarterOf(calendar.EndOf(quarter) + std::chrono::days{1});
  Html links = "<p>"_html + link(previous, "← ");
  if (calendar.StartOf(next) <= today) links += " · "_html + link(next, "→ ");
  return links + "</p>\n"_html;
}

}  // namespace

std::vector<std::string> ReportParameters() {
  return {"quarter", "form", "since", "format"};
}

PageAnswer ReportPage(const Snapshot& snapshot, const PageRequest& request) {
  const std::string form = AskedFor(request, "form");
  if (form == "exceptions") return ExceptionsPage(snapshot, request);
  if (!form.empty() && form != "review")
    return MessagePage(snapshot, request, kBadRequest,
                       "`form` takes one of review, exceptions.");
  if (!AskedFor(request, "since").empty())
    return MessagePage(snapshot, request, kBadRequest,
                       "`since` is for form=exceptions; name a `quarter`.");
  const Result<Format> format = AskedFormat(request);
  if (!format)
    return MessagePage(snapshot, request, kBadRequest,
                       format.error().message() + ".");
  if (!snapshot.config->history)
    return MessagePage(
        snapshot, request, kNotFound,
        "The review is made from the history, and none is kept: name "
        "its database under `history:` in the configuration.");
  const Calendar& calendar = *snapshot.config->calendar;
  const Date today = snapshot.published ? snapshot.published->as_at()
                                        : calendar.DayOf(request.now);
  Quarter quarter = calendar.QuarterOf(today);
  if (const auto asked = request.query.find("quarter");
      asked != request.query.end()) {
    const std::optional<Quarter> parsed = ParseQuarter(asked->second);
    if (!parsed)
      return MessagePage(snapshot, request, kBadRequest,
                         "That is not a quarter; write it as in 2015/16-Q1.");
    quarter = *parsed;
  }
  const Result<Past> past = Past::Open(snapshot.config, request.abandoned);
  // A fault of the file is for the operator, who finds it in the log and by
  // `planwatch history verify`.
  if (!past)
    return MessagePage(snapshot, request, kNotFound,
                       "The history can’t be read now; the log says why.");
  const Result<QuarterReview> review = MakeReview(
      *past,
      {.quarter = quarter, .today = today, .abandoned = request.abandoned});
  if (!review)
    return MessagePage(snapshot, request, kNotFound,
                       review.error().message() + ".");
  if (*format == Format::kCsv) return CsvAnswer(ReportAsCsv(*review), "review");
  if (*format == Format::kJson) return JsonAnswer(ReportAsJson(*review));
  return {
      200,
      FramePage(
          snapshot, request, {.title = ReportTitle(*review), .here = "report"},
          Others(quarter, request, calendar, today) + "<p>"_html +
              Link(request.base + "report?form=exceptions",
                   "Exception report"_html) +
              "</p>\n"_html + ExportLinks(request, "report", "This review") +
              ReportBody(*review))};
}

}  // namespace planwatch::web
