#include "daemon/report/report.h"

namespace planwatch {

Result<std::string> WriteReport(const Past& past, const ReviewOptions& options,
                                std::string_view format) {
  const Result<QuarterReview> review = MakeReview(past, options);
  if (!review) return review.error();
  if (format == "csv") return ReportAsCsv(*review);
  if (format == "json") return ReportAsJson(*review);
  return ReportAsHtml(*review);
}

}  // namespace planwatch
