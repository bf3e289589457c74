#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/html/chart.h"
#include "daemon/report/sections.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

using web::Html;
using web::TableRow;
using web::Text;
using web::operator""_html;

// A line through the known values, scaled from the least to the greatest.
Html Sparkline(const std::vector<std::optional<double>>& values) {
  constexpr double kWidth = 100, kHeight = 24, kMargin = 3;
  double least = 0, most = 0;
  bool any = false;
  for (const auto& value : values) {
    if (!value) continue;
    least = any ? std::min(least, *value) : *value;
    most = any ? std::max(most, *value) : *value;
    any = true;
  }
  if (!any) return Text("not known");
  std::string points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    const double x = kMargin + (kWidth - 2 * kMargin) * static_cast<double>(i) /
                                   static_cast<double>(values.size() - 1);
    const double share =
        most > least ? (*values[i] - least) / (most - least) : 0.5;
    const double y = kHeight - kMargin - (kHeight - 2 * kMargin) * share;
    std::array<char, 64> point{};
    std::snprintf(point.data(), point.size(), "%.1f,%.1f", x, y);
    points += (points.empty() ? "" : " ") + std::string(point.data());
  }
  return "<svg class=\"spark\" aria-hidden=\"true\" viewBox=\"0 0 100 24\" "
         "width=\"100\" height=\"24\"><polyline fill=\"none\" "
         "stroke=\"currentColor\" stroke-width=\"2\" points=\""_html +
         Text(points) + "\"/></svg>"_html;
}

Html Travelled(const MeasureLine& line) {
  const std::string text =
      TravelText(line.value.now, line.then(), line.polarity, line.unit);
  if (text.empty() || line.accumulates == Accumulates::kNo) return Text(text);
  return Text(text + " than last year");
}

// Which measures were compared with last year's, and why.
Html AccumulateNotes(const MeasuresReview& measures) {
  Html notes;
  for (const auto& [which, says] :
       {std::pair{Accumulates::kConfigured,
                  ": by the configuration, values add up within the financial "
                  "year, so each is compared with the same point of last year "
                  "and not with last quarter."},
        {Accumulates::kGuessed,
         ": a guess: values never fall within a financial year and begin each "
         "one anew, so they seem to add up; each is compared with the same "
         "point of last year and not with last quarter. To say so for sure, "
         "list it under `cumulative:` in the configuration."}}) {
    std::vector<std::string> names;
    for (const MeasureLine& line : measures.lines)
      if (line.accumulates == which &&
          std::find(names.begin(), names.end(), line.measure) == names.end())
        names.push_back(line.measure);
    if (!names.empty()) notes += Paragraph(Join(names, ", ") + says);
  }
  return notes;
}

}  // namespace

web::Html MeasuresSection(const MeasuresReview& measures, bool complete) {
  Html section = Heading2(measures.title, measures.name);
  if (measures.lines.empty())
    return section + Paragraph("Nothing is dated in the quarter.");
  std::vector<TableRow> rows;
  for (const MeasureLine& line : measures.lines)
    rows.push_back({Text(NameOf(line)),
                    Text(ValueOrDash(line.value.now, line.unit)),
                    Text(ValueOrDash(line.value.before, line.unit)),
                    Text(ValueOrDash(line.value.year_before, line.unit)),
                    Travelled(line), Text(ValueOrDash(line.target, line.unit)),
                    line.value.now ? web::RagLabel(line.rag) : Text("–"),
                    Sparkline(line.trend)});
  std::vector<web::Column> columns = ComparedColumns(
      "Measure", complete ? Spans::kQuarters : Spans::kPartQuarters);
  columns.push_back({"Target", true});
  columns.push_back({"Rating", false});
  columns.push_back({"Eight quarters", false});
  return section +
         web::Table({.caption = "Measures against their targets",
                     .columns = columns,
                     .stacked = true},
                    rows) +
         AccumulateNotes(measures);
}

}  // namespace planwatch
