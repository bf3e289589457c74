#include <algorithm>
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
using web::TableOptions;
using web::TableRow;
using web::Text;
using web::operator""_html;

Html Headlines(const PlanReview& plan) {
  const std::size_t all = plan.actions.total();
  Html list = "<ul>\n"_html;
  const auto item = [&](const std::string& text) {
    list += "<li>"_html + Text(text) + "</li>\n"_html;
  };
  item(Share(plan.actions[Rag::kRed], all) + " red");
  item(Share(plan.overdue, all) + " overdue");
  item(Share(plan.actions[Rag::kAmber], all) + " amber");
  item(Share(plan.actions[Rag::kGreen], all) + " green");
  item(Share(plan.actions[Rag::kBlue], all) + " blue (complete)");
  item(Share(plan.actions[Rag::kUnrated], all) + " unrated");
  return list + "</ul>\n"_html;
}

Html RagTable(const PlanReview& plan, bool complete) {
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < kAllRags.size(); ++i)
    rows.push_back(ComparedRow(web::RagLabel(kAllRags[i]), plan.by_rag[i],
                               PolarityOf(kAllRags[i])));
  rows.push_back(
      ComparedRow(Text("Overdue"), plan.overdue_compared, Polarity::kLess));
  return web::Table({.caption = "Actions by rating",
                     .columns = ComparedColumns(
                         "Rating", complete ? Spans::kQuarters : Spans::kEnds)},
                    rows);
}

Html TrendTable(const PlanReview& plan) {
  std::vector<web::TrendRow> rows;
  for (const QuarterEnd& end : plan.trend)
    rows.push_back(
        {Text(FormatQuarter(end.quarter)), end.actions, end.overdue});
  return web::TrendTable({.caption = "Ratings at the end of each quarter"},
                         rows);
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
      {.caption = caption, .columns = {{"What", false}, {"Actions", true}}},
      rows);
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
  item("Green or complete, without evidence", plan.without_evidence);
  if (plan.rows_not_used)
    list += "<li>"_html +
            Text("Rows of the document that could not be used: " +
                 std::to_string(*plan.rows_not_used)) +
            "</li>\n"_html;
  return list + "</ul>\n"_html;
}

}  // namespace

web::Html PlanSection(const PlanReview& plan, bool complete) {
  Html section = Heading2(plan.title, plan.name) + Headlines(plan) +
                 RagTable(plan, complete) + Heading3("Trend") +
                 TrendTable(plan) + Heading3("What happened in the quarter");
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

}  // namespace planwatch
