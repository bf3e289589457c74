#include "daemon/pages/report_page.h"

#include <memory>
#include <utility>

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

PageAnswer ReportPage(const Snapshot& snapshot, const PageRequest& request) {
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
  return {200, FramePage(snapshot, request,
                         {.title = ReportTitle(*review), .here = "report"},
                         Others(quarter, request, calendar, today) +
                             ReportBody(*review))};
}

}  // namespace planwatch::web
