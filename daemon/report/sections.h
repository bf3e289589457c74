// The sections of a review's page, one for each plan and table of measures, and
// what they share.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/html/html.h"
#include "daemon/report/review.h"

namespace planwatch {

web::Html Paragraph(const std::string& text);
// Links on the page lead to that of an entry, by its name.
web::Html Heading2(const std::string& text, const std::string& entry = {});
web::Html Heading3(const std::string& text);

// What the figures of a table with a quarter's and two earlier ones are of.
enum class Spans {
  kQuarters,     // the quarter has ended
  kEnds,         // it has not: as they stand, against the ends of earlier ones
  kPartQuarters  // it has not: as far, against the same part of earlier ones
};
// The first is that of what the rows are.
std::vector<web::Column> ComparedColumns(const std::string& first, Spans spans);
web::TableRow ComparedRow(const web::Html& head, const Compared& compared,
                          Polarity polarity);

// `complete`: the quarter has ended.
web::Html PlanSection(const PlanReview& plan, bool complete);
web::Html MeasuresSection(const MeasuresReview& measures, bool complete);

}  // namespace planwatch
