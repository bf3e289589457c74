#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "daemon/html/chart.h"
#include "daemon/report/report.h"
#include "daemon/report/words.h"
#include "daemon/snapshot/wording.h"

namespace planwatch {
namespace {

using web::Column;
using web::Html;
using web::TableOptions;
using web::TableRow;
using web::Text;
using web::operator""_html;

constexpr std::string_view kHeldBack = "held back";

Html Paragraph(const std::string& text) {
  return "<p>"_html + Text(text) + "</p>\n"_html;
}

Html Heading2(const std::string& text) {
  return "<h2>"_html + Text(text) + "</h2>\n"_html;
}

Html Heading3(const std::string& text) {
  return "<h3>"_html + Text(text) + "</h3>\n"_html;
}

const std::vector<Column> kComparedColumns = {{"", false},
                                              {"This quarter", true},
                                              {"Last quarter", true},
                                              {"Same quarter last year", true},
                                              {"Direction of travel", false}};

TableRow ComparedRow(const Html& head, const Compared& compared,
                     Polarity polarity) {
  return {head, Text(NumberOrDash(compared.now)),
          Text(NumberOrDash(compared.before)),
          Text(NumberOrDash(compared.year_before)),
          Text(TravelText(compared, polarity))};
}

// --- Plans

Html Headlines(const PlanReview& plan) {
  const std::size_t all = plan.actions.total();
  Html list = "<ul>\n"_html;
  const auto item = [&](const std::string& text) {
    list += "<li>"_html + Text(text) + "</li>\n"_html;
  };
  item(Share(plan.actions[Rag::kGreen], all) + " green");
  item(Share(plan.actions[Rag::kBlue], all) + " blue (complete)");
  item(Share(plan.overdue, all) + " overdue");
  item(Share(plan.actions[Rag::kUnrated], all) + " unrated");
  return list + "</ul>\n"_html;
}

Html RagTable(const PlanReview& plan) {
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < kAllRags.size(); ++i)
    rows.push_back(ComparedRow(web::RagLabel(kAllRags[i]), plan.by_rag[i],
                               PolarityOf(kAllRags[i])));
  rows.push_back(
      ComparedRow(Text("Overdue"), plan.overdue_compared, Polarity::kLess));
  TableOptions options{.caption = "Actions by rating",
                       .columns = kComparedColumns};
  options.columns.front().heading = "Rating";
  return web::Table(options, rows);
}

Html TrendTable(const PlanReview& plan) {
  std::vector<web::TrendRow> rows;
  for (const QuarterEnd& end : plan.trend)
    rows.push_back(
        {Text(FormatQuarter(end.quarter)), end.actions, end.overdue});
  return web::TrendTable("Eight quarters: actions at each one’s end", rows);
}

Html ActionTable(const std::string& caption,
                 const std::vector<ActionLine>& lines, bool leads_shown) {
  if (lines.empty()) return Paragraph(caption + ": none.");
  TableOptions options{.caption = caption + ": " + std::to_string(lines.size()),
                       .columns = {{"Ref", false}, {"Action", false}},
                       .stacked = true};
  if (leads_shown) options.columns.push_back({"Lead", false});
  options.columns.push_back({"Due", false});
  options.columns.push_back({"Days overdue", true});
  options.columns.push_back({"Rating", false});
  std::vector<TableRow> rows;
  for (const ActionLine& line : lines) {
    TableRow row = {Text(line.reference), Text(line.title)};
    if (leads_shown) row.push_back(Text(Join(line.leads, "; ")));
    row.push_back(Text(line.due.empty() ? "no date" : Slippage(line.due)));
    row.push_back(line.days_overdue > 0
                      ? Text(std::to_string(line.days_overdue))
                      : Html());
    row.push_back(line.was ? web::RagLabel(*line.was) + Text(" to ") +
                                 web::RagLabel(line.rag)
                           : web::RagLabel(line.rag));
    rows.push_back(std::move(row));
  }
  return web::Table(options, rows);
}

std::string Capitalized(std::string text) {
  if (!text.empty() && IsLower(text[0]))
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// The start, what was added and taken away, and the end.
Html BridgeTable(const std::string& caption, Date since, const Bridge& bridge) {
  std::vector<TableRow> rows = {
      {Text("on " + DayInWords(since)), web::Number(bridge.start)}};
  for (const BridgeLine& line : bridge.lines)
    if (line.sign != 0 && !line.actions.empty())
      rows.push_back(
          {Text(line.words), Text((line.sign > 0 ? "+" : "−") +
                                  std::to_string(line.actions.size()))});
  rows.push_back({Text("at the end"), web::Number(bridge.end)});
  return web::Table(
      {.caption = caption, .columns = {{"", false}, {"Actions", true}}}, rows);
}

std::string RatingWord(const std::optional<Rag>& rag) {
  return rag ? std::string(RagName(*rag)) : "not in the plan";
}

// Ratings at the start down, at the end across.
Html FlowTable(const PlanReview& plan) {
  std::vector<std::optional<Rag>> ratings(kAllRags.begin(), kAllRags.end());
  ratings.push_back(std::nullopt);
  TableOptions options{.caption = "Ratings, from (down) and to (across)",
                       .columns = {{"From", false}}};
  for (const auto& to : ratings)
    options.columns.push_back({Capitalized(RatingWord(to)), true});
  std::vector<TableRow> rows;
  for (const auto& from : ratings) {
    TableRow row = {from ? web::RagLabel(*from)
                         : Text(Capitalized(RatingWord(from)))};
    for (const auto& to : ratings) {
      const auto flow = std::find_if(
          plan.flows.begin(), plan.flows.end(), [&](const RatingFlow& each) {
            return each.from == from && each.to == to;
          });
      row.push_back(flow == plan.flows.end()
                        ? Html()
                        : web::Number(flow->actions.size()));
    }
    rows.push_back(std::move(row));
  }
  return web::Table(options, rows);
}

Html Gaps(const PlanReview& plan) {
  Html list = "<ul>\n"_html;
  const auto item = [&](const std::string& what,
                        const std::vector<ActionLine>& lines) {
    std::vector<std::string> references;
    for (const ActionLine& line : lines) references.push_back(line.reference);
    list += "<li>"_html +
            Text(what + ": " +
                 (lines.empty() ? "none"
                                : std::to_string(lines.size()) + " (" +
                                      Join(references, ", ") + ")")) +
            "</li>\n"_html;
  };
  item("Without a date", plan.without_date);
  item("Without a lead", plan.without_lead);
  item("Without a rating", plan.without_rag);
  item("Green or blue without evidence", plan.without_evidence);
  if (plan.rows_not_used)
    list += "<li>"_html +
            Text("Rows of the document that could not be used: " +
                 std::to_string(*plan.rows_not_used)) +
            "</li>\n"_html;
  return list + "</ul>\n"_html;
}

Html PlanSection(const PlanReview& plan) {
  Html section = Heading2(plan.title) + Headlines(plan) + RagTable(plan) +
                 Heading3("Trend") + TrendTable(plan) +
                 Heading3("What happened in the quarter");
  section += BridgeTable("Overdue actions", plan.since, plan.overdue_bridge) +
             FlowTable(plan) +
             BridgeTable("Actions of the plan", plan.since, plan.count_bridge);
  for (const BridgeLine& line : plan.overdue_bridge.lines)
    if (!line.actions.empty())
      section += ActionTable(line.sign < 0 ? "Was overdue: " + line.words
                                           : Capitalized(line.words),
                             line.actions, plan.leads_shown);
  section += ActionTable("Completed", plan.completed, plan.leads_shown);
  for (const RatingFlow& flow : plan.flows)
    if (flow.from && flow.to && flow.from != flow.to)
      section += ActionTable(
          "From " + RatingWord(flow.from) + " to " + RatingWord(flow.to),
          flow.actions, plan.leads_shown);
  section +=
      ActionTable("Green but overdue", plan.green_overdue, plan.leads_shown);
  for (const BridgeLine& line : plan.count_bridge.lines)
    if (line.sign != 0 && !line.actions.empty())
      section += ActionTable(
          (line.sign > 0 ? "New in the plan: " : "No longer in the plan: ") +
              line.words,
          line.actions, plan.leads_shown);
  return section + Heading3("What the plan does not say") + Gaps(plan);
}

// --- Registers

TableRow PercentRow(const std::string& head, const Compared& compared) {
  TableRow row = {Text(head), Text(PercentOrDash(compared.now)),
                  Text(PercentOrDash(compared.before)),
                  Text(PercentOrDash(compared.year_before))};
  row.push_back(Text(TravelWord(TravelOf(compared, Polarity::kMore))));
  return row;
}

Html CellsTable(const std::string& caption, const std::string& heading,
                const ReviewBreakdown& breakdown, const Compared& whole) {
  // If the whole isn't known, nothing is held back.
  const auto shown = [](const std::optional<std::size_t>& count,
                        const std::optional<double>& all) {
    return count ? web::Number(*count) : Text(all ? kHeldBack : "–");
  };
  TableOptions options{
      .caption = caption + (breakdown.as_at ? "; the last table is as at " +
                                                  DayInWords(*breakdown.as_at)
                                            : "; there is no table yet"),
      .columns = {{heading, false},
                  {"This quarter", true},
                  {"Last quarter", true},
                  {"Same quarter last year", true}}};
  std::vector<TableRow> rows;
  for (const ReviewCell& cell : breakdown.cells)
    rows.push_back({Text(cell.label), shown(cell.now, whole.now),
                    shown(cell.before, whole.before),
                    shown(cell.year_before, whole.year_before)});
  return web::Table(options, rows);
}

Html RegisterSection(const RegisterReview& reg) {
  TableOptions options{.caption = "Referrals", .columns = kComparedColumns};
  options.columns.front().heading = "Figure";
  Html section = Heading2(reg.title);
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
                          reg.by_outcome, reg.triaged);
  if (reg.by_source.configured)
    section += CellsTable("Received in the quarter, by who referred",
                          "Referred by", reg.by_source, reg.received);

  std::size_t widest = 1;
  for (const RegisterQuarter& point : reg.trend)
    widest = std::max(widest, point.received.value_or(0));
  std::vector<TableRow> rows;
  for (const RegisterQuarter& point : reg.trend)
    rows.push_back({Text(FormatQuarter(point.quarter)),
                    point.received ? web::Number(*point.received) : Text("–"),
                    point.triaged ? web::Number(*point.triaged) : Text("–"),
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

// --- Measures

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

std::string ValueOrDash(const std::optional<double>& value,
                        const std::string& unit) {
  return value ? FormatValue(*value, unit) : NumberOrDash(value);
}

Html MeasuresSection(const MeasuresReview& measures) {
  Html section = Heading2(measures.title);
  if (measures.lines.empty())
    return section + Paragraph("Nothing is dated in the quarter.");
  std::vector<TableRow> rows;
  for (const MeasureLine& line : measures.lines) {
    std::string name = line.measure;
    for (const std::string& part : {line.area, line.partner})
      if (!part.empty()) name += ", " + part;
    rows.push_back({Text(name), Text(ValueOrDash(line.value.now, line.unit)),
                    Text(ValueOrDash(line.value.before, line.unit)),
                    Text(ValueOrDash(line.value.year_before, line.unit)),
                    Text(TravelText(line.value, line.polarity)),
                    Text(ValueOrDash(line.target, line.unit)),
                    web::RagLabel(line.rag), Sparkline(line.trend)});
  }
  return section + web::Table({.caption = "Measures against their targets",
                               .columns = {{"Measure", false},
                                           {"This quarter", true},
                                           {"Last quarter", true},
                                           {"Same quarter last year", true},
                                           {"Direction of travel", false},
                                           {"Target", true},
                                           {"Rating", false},
                                           {"Eight quarters", false}},
                               .stacked = true},
                              rows);
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
  const std::size_t minimum = review.disclosure.minimum;
  text += Paragraph(
      "Referrals are counts of children. Totals are shown as they were "
      "released. A count by outcome or by who referred, and the share within "
      "the target, is what two tables differ by, one as at the end of the "
      "quarter and one as at the end of the quarter before. In a table, counts "
      "of 1 to " +
      std::to_string(minimum > 0 ? minimum - 1 : 0) +
      " are held back, with others so that none can be worked out; it is "
      "renewed as a whole, and only where all that it shows has changed by " +
      std::to_string(minimum) +
      " or more or not at all. So “held back” is not none, and a quarter may "
      "have no table.");
  return text;
}

}  // namespace

std::string ReportTitle(const QuarterReview& review) {
  return "Quarterly review " + FormatQuarter(review.quarter);
}

web::Html ReportBody(const QuarterReview& review) {
  Html body = "<p>"_html + web::Day(review.start) + " to "_html +
              web::Day(review.end) + "</p>\n"_html;
  if (!review.complete)
    body += "<p class=\"banner\" role=\"note\">"_html +
            Text("The quarter has not ended: these are its figures so far.") +
            "</p>\n"_html;
  for (const PlanReview& plan : review.plans) body += PlanSection(plan);
  for (const RegisterReview& reg : review.registers)
    body += RegisterSection(reg);
  for (const MeasuresReview& measures : review.measures)
    body += MeasuresSection(measures);
  return body + Method(review);
}

std::string ReportAsHtml(const QuarterReview& review) {
  return web::Page(
      {.title = ReportTitle(review),
       .base = "",
       .here = "",
       .footer = review.for_the_public ? "Made by planwatch, for the public."
                                       : "Made by planwatch.",
       .stands_alone = true},
      ReportBody(review));
}

}  // namespace planwatch
