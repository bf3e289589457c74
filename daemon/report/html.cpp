#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/html/chart.h"
#include "daemon/report/report.h"
#include "daemon/report/sections.h"
#include "daemon/report/summary.h"
#include "daemon/report/words.h"
#include "daemon/snapshot/wording.h"

namespace planwatch {
namespace {

using web::Html;
using web::Prose;
using web::TableOptions;
using web::TableRow;
using web::Text;
using web::operator""_html;

constexpr std::string_view kHeldBack = "held back";

// --- Registers

TableRow PercentRow(const std::string& head, const Compared& compared) {
  TableRow row = {Text(head), Text(PercentOrDash(compared.now)),
                  Text(PercentOrDash(compared.before)),
                  Text(PercentOrDash(compared.year_before))};
  row.push_back(
      Text(TravelText(PercentOf(compared.now), PercentOf(compared.before),
                      Polarity::kMore, "%")));
  return row;
}

Html CellsTable(const std::string& caption, const std::string& heading,
                const ReviewBreakdown& breakdown, const Compared& whole,
                Spans spans) {
  // If the whole isn't known, nothing is held back.
  const auto shown = [](const std::optional<std::size_t>& count,
                        const std::optional<double>& all) {
    return count ? web::Number(*count) : Text(all ? kHeldBack : "–");
  };
  TableOptions options{
      .caption = caption + (breakdown.as_at ? "; the last table is as at " +
                                                  DayInWords(*breakdown.as_at)
                                            : "; there is no table yet"),
      .columns = ComparedColumns(heading, spans)};
  options.columns.pop_back();  // no direction of travel
  std::vector<TableRow> rows;
  for (const ReviewCell& cell : breakdown.cells)
    rows.push_back({Text(cell.label), shown(cell.now, whole.now),
                    shown(cell.before, whole.before),
                    shown(cell.year_before, whole.year_before)});
  return web::Table(options, rows);
}

Html RegisterSection(const RegisterReview& reg, bool complete) {
  const Spans spans = complete ? Spans::kQuarters : Spans::kPartQuarters;
  const TableOptions options{.caption = "Referrals",
                             .columns = ComparedColumns("Figure", spans)};
  Html section = Heading2(reg.title, reg.name);
  section += web::Table(
      options, {ComparedRow(Text("Received in the quarter"), reg.received,
                            Polarity::kNone),
                ComparedRow(Text("Triaged in the quarter"), reg.triaged,
                            Polarity::kNone),
                PercentRow("Of those, within the target", reg.in_time_ratio),
                ComparedRow(Text("Awaiting triage at the end"), reg.awaiting,
                            Polarity::kLess),
                ComparedRow(Text("Of those, beyond the target"),
                            reg.beyond_target, Polarity::kLess)});
  if (reg.by_outcome.configured)
    section += CellsTable("Triaged in the quarter, by outcome", "Outcome",
                          reg.by_outcome, reg.triaged, spans);
  if (reg.by_source.configured)
    section += CellsTable("Received in the quarter, by who referred",
                          "Referred by", reg.by_source, reg.received, spans);

  std::size_t widest = 1;
  for (const RegisterQuarter& point : reg.trend)
    widest = std::max(widest, point.received.value_or(0));
  std::vector<TableRow> rows;
  for (const RegisterQuarter& point : reg.trend)
    rows.push_back({Text(FormatQuarter(point.quarter)),
                    Text(ValueOrDash(point.received)),
                    Text(ValueOrDash(point.triaged)),
                    point.received ? web::CountBar(*point.received, widest)
                                   : Text("not known")});
  section +=
      Heading3("Trend") + web::Table({.caption = "Eight quarters of referrals",
                                      .columns = {{"Quarter", false},
                                                  {"Received", true},
                                                  {"Triaged", true},
                                                  {"Chart: received", false}}},
                                     rows);
  return section;
}

// Who the review is of, with links to the sections; its quarter and when it was
// made.
Html About(const QuarterReview& review) {
  Html list = "<dl class=\"facts\">\n"_html;
  const auto item = [&](const std::string& name, const Html& says) {
    list += "<dt>"_html + Text(name) + "</dt><dd>"_html + says + "</dd>\n"_html;
  };
  const auto titles = [&](const std::string& name, const auto& entries) {
    Html all;
    for (const auto& entry : entries)
      all +=
          (all.empty() ? ""_html : "; "_html) +
          web::Link("#of-" + web::PercentEncode(entry.name), Text(entry.title));
    if (!all.empty()) item(name, all);
  };
  for (const auto& [name, values] : review.labels)
    item(Capitalized(name), Text(Join(values, ", ")));
  titles(review.plans.size() == 1 ? "Plan" : "Plans", review.plans);
  titles("Referrals", review.registers);
  titles("Measures", review.measures);
  item("Quarter", Text(FormatQuarter(review.quarter) + ": ") +
                      web::Day(review.start) + " to "_html +
                      web::Day(review.end));
  item("Made on", web::Day(review.made));
  return list + "</dl>\n"_html;
}

Html SummarySection(const QuarterReview& review) {
  const std::vector<SummaryLine> lines = SummaryOf(review);
  if (lines.empty()) return {};
  Html section = Heading2("Summary");
  const std::string* of = nullptr;
  for (const SummaryLine& line : lines) {
    if (of == nullptr || *of != line.name) {
      if (of != nullptr) section += "</ul>\n"_html;
      section += Heading3(line.title) + "<ul>\n"_html;
      of = &line.name;
    }
    section += "<li>"_html + Text(line.text) + "</li>\n"_html;
  }
  return section + "</ul>\n"_html;
}

Html Method(const QuarterReview& review) {
  Html text = Heading2("How these figures are made");
  text += Paragraph(
      "Actions are counted as the plan stood on the last day of the review and "
      "of the quarters it is compared with. An action is overdue from the day "
      "after its due date until it is complete; where a date was moved, every "
      "date that it has had is listed. An action counts as the same one when "
      "its wording or its reference is, whatever its number.");
  if (review.registers.empty()) return text;
  const auto& [minimum, round_to] = review.disclosure;
  text += Paragraph(
      "Referrals are counts of children. Totals are shown as they were "
      "released. A count by outcome or by who referred, and the share within "
      "the target, is the difference between two tables: one as at the end of "
      "the quarter, one as at the end of the quarter before." +
      (minimum > 1
           ? " In a table, counts of 1 to " + std::to_string(minimum - 1) +
                 " are held back, with others so that none can be worked out; "
                 "it is renewed as a whole, and only where all that it shows "
                 "has changed by " +
                 std::to_string(minimum) +
                 " or more or not at all. So “held back” is not none, and a "
                 "quarter may have no table."
           : std::string()) +
      (round_to > 1 ? " Numbers in tables are rounded to the nearest " +
                          std::to_string(round_to) + "."
                    : std::string()));
  return text;
}

}  // namespace

web::Html Paragraph(const std::string& text) {
  return "<p>"_html + Prose(text) + "</p>\n"_html;
}

web::Html Heading2(const std::string& text, const std::string& entry) {
  const Html tag = entry.empty()
                       ? "<h2>"_html
                       : "<h2 id=\"of-"_html + Text(entry) + "\">"_html;
  return tag + Text(text) + "</h2>\n"_html;
}

web::Html Heading3(const std::string& text) {
  return "<h3>"_html + Text(text) + "</h3>\n"_html;
}

std::vector<web::Column> ComparedColumns(const std::string& first,
                                         Spans spans) {
  using Headings = std::array<const char*, 3>;
  const Headings headings =
      spans == Spans::kQuarters
          ? Headings{"This quarter", "Last quarter", "Same quarter last year"}
      : spans == Spans::kEnds
          ? Headings{"This quarter so far", "End of last quarter",
                     "End of the same quarter last year"}
          : Headings{"This quarter so far", "Same part of last quarter",
                     "Same part of this quarter last year"};
  std::vector<web::Column> columns = {{first, false}};
  for (const char* const heading : headings) columns.push_back({heading, true});
  columns.push_back({"Direction of travel", false});
  return columns;
}

web::TableRow ComparedRow(const web::Html& head, const Compared& compared,
                          Polarity polarity) {
  return {head, Text(ValueOrDash(compared.now)),
          Text(ValueOrDash(compared.before)),
          Text(ValueOrDash(compared.year_before)),
          Text(TravelText(compared, polarity))};
}

std::string ReportTitle(const QuarterReview& review) {
  return "Quarterly review " + FormatQuarter(review.quarter);
}

std::string ReportRunning(const QuarterReview& review) {
  std::string text = ReportTitle(review);
  for (const auto& [name, values] : review.labels)
    text += ", " + Join(values, ", ");
  return text + ", made on " + DayInWords(review.made);
}

web::Html ReportBody(const QuarterReview& review) {
  Html body = About(review);
  if (!review.complete)
    body += "<p class=\"banner\" role=\"note\">"_html +
            Text(
                "The quarter has not ended: these are its figures so far. "
                "Referrals and measures are compared with the same part of "
                "earlier quarters, actions with the ends of earlier ones.") +
            "</p>\n"_html;
  body += SummarySection(review);
  for (const PlanReview& plan : review.plans)
    body += PlanSection(plan, review.complete);
  for (const RegisterReview& reg : review.registers)
    body += RegisterSection(reg, review.complete);
  for (const MeasuresReview& measures : review.measures)
    body += MeasuresSection(measures, review.complete);
  return body + Method(review);
}

std::string ReportAsHtml(const QuarterReview& review) {
  return web::Page(
      {.title = ReportTitle(review),
       .base = "",
       .here = "",
       .footer = review.for_the_public ? "Made by planwatch, for the public."
                                       : "Made by planwatch.",
       .running = ReportRunning(review),
       .marking = review.marking,
       .stands_alone = true},
      ReportBody(review));
}

}  // namespace planwatch
