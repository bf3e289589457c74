// The quarterly review as text: HTML in one file without script, made for A4
// and for black and white; CSV and JSON with the same figures.
//
// Pure functions of the review: any thread.
#pragma once

#include <string>
#include <string_view>

#include "collectors/base/result.h"
#include "daemon/html/html.h"
#include "daemon/report/review.h"

namespace planwatch {

// Everything below the page's heading.
web::Html ReportBody(const QuarterReview& review);
// "Quarterly review 2015/16 Q1".
std::string ReportTitle(const QuarterReview& review);

// At the foot of each printed page: the title, whose review it is, and when it
// was made.
std::string ReportRunning(const QuarterReview& review);

std::string ReportAsHtml(const QuarterReview& review);
// One line per figure: plan or register, section, item, then the values.
std::string ReportAsCsv(const QuarterReview& review);
std::string ReportAsJson(const QuarterReview& review);

// `format` is html, csv or json.
Result<std::string> WriteReport(const Past& past, const ReviewOptions& options,
                                std::string_view format);

}  // namespace planwatch
