#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/html/chart.h"
#include "daemon/html/csv.h"
#include "daemon/report/exceptions.h"
#include "daemon/report/json_text.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

using nlohmann::ordered_json;
using web::Html;
using web::TableOptions;
using web::TableRow;
using web::Text;
using web::operator""_html;

Html ProgressCell(const ExceptionLine& line) {
  if (line.progress.empty() && line.delay.empty()) return "–"_html;
  Html cell = web::Lines(line.progress);
  if (!line.delay.empty())
    cell += "<p><strong>Reason for delay:</strong> "_html +
            web::Lines(line.delay) + "</p>"_html;
  return cell;
}

Html PlanSection(const PlanExceptions& plan) {
  Html section = "<h2>"_html + Text(plan.title) + "</h2>\n"_html;
  section +=
      plan.since
          ? "<p>Compared with "_html + web::Day(*plan.since) + ".</p>\n"_html
          : "<p>The history has no earlier version of this plan, so actions "
            "that slipped, got worse or left it cannot be shown.</p>\n"_html;
  if (plan.lines.empty())
    return section + "<p>None of its "_html + web::Number(plan.actions) +
           " actions is listed.</p>\n"_html;
  TableOptions table{
      .caption = std::to_string(plan.lines.size()) +
                 (plan.lines.size() == 1 ? " action" : " actions") + " of " +
                 plan.title + ", the worst first",
      .columns = {{"Reference"},
                  {"Action"},
                  {"Rating"},
                  {"Why it is listed"},
                  {"Due"}},
      .stacked = true};
  if (plan.leads_shown) table.columns.push_back({"Leads"});
  table.columns.push_back({"Latest progress"});
  std::vector<TableRow> rows;
  for (const ExceptionLine& line : plan.lines) {
    TableRow row = {Text(line.reference), Text(line.title),
                    web::RagLabel(line.rag), Text(WhyListed(line)),
                    Text(line.due.empty() ? "no date" : Slippage(line.due))};
    if (plan.leads_shown) row.push_back(Text(Join(line.leads, "; ")));
    row.push_back(ProgressCell(line));
    rows.push_back(std::move(row));
  }
  return section + web::Table(table, rows);
}

std::vector<std::string> NamesOf(const std::vector<ExceptionReason>& reasons) {
  std::vector<std::string> names;
  for (const ExceptionReason reason : reasons)
    names.emplace_back(ExceptionReasonName(reason));
  return names;
}

ordered_json ToJson(const ExceptionLine& line) {
  return {{"id", line.id},
          {"reference", line.reference},
          {"title", line.title},
          {"reasons", NamesOf(line.reasons)},
          {"rag", RagName(line.rag)},
          {"rag_before",
           line.was ? ordered_json(RagName(*line.was)) : ordered_json(nullptr)},
          {"due", DatesToJson(line.due)},
          {"days_overdue", line.days_overdue},
          {"leads", line.leads},
          {"progress", line.progress},
          {"delay", line.delay}};
}

}  // namespace

std::string ExceptionsTitle() { return "Exception report"; }

web::Html ExceptionsBody(const ExceptionReport& report) {
  Html body = "<p>Actions that are red, overdue, worse than on "_html +
              web::Day(report.options.since) +
              ", moved to a later date since then, without the date that they "
              "had, or removed while red or overdue; as at "_html +
              web::Day(report.options.until) + ".</p>\n"_html;
  if (report.plans.empty())
    return body + "<p>Nothing is known of any plan on that day.</p>\n"_html;
  for (const PlanExceptions& plan : report.plans) body += PlanSection(plan);
  return body;
}

std::string ExceptionsAsHtml(const ExceptionReport& report) {
  return web::Page({.title = ExceptionsTitle(),
                    .base = "",
                    .here = "",
                    .footer = report.options.for_the_public
                                  ? "Made by planwatch, for the public."
                                  : "Made by planwatch.",
                    .running = ExceptionsTitle(),
                    .marking = report.marking,
                    .stands_alone = true},
                   ExceptionsBody(report));
}

std::string ExceptionsAsCsv(const ExceptionReport& report) {
  CsvWriter writer;
  writer.Line({"plan", "id", "reference", "title", "reasons", "rag",
               "rag_before", "due", "days_overdue", "leads", "progress",
               "delay"});
  for (const PlanExceptions& plan : report.plans)
    for (const ExceptionLine& line : plan.lines) {
      writer.Line(
          {plan.name, line.id, line.reference, line.title,
           Join(NamesOf(line.reasons), "; "), std::string(RagName(line.rag)),
           line.was ? std::string(RagName(*line.was)) : "", IsoDates(line.due),
           line.days_overdue > 0 ? std::to_string(line.days_overdue) : "",
           Join(line.leads, "; "), line.progress, line.delay});
    }
  return std::move(writer).Take();
}

std::string ExceptionsAsJson(const ExceptionReport& report) {
  ordered_json json = {{"since", FormatDate(report.options.since)},
                       {"until", FormatDate(report.options.until)},
                       {"plans", ordered_json::array()}};
  for (const PlanExceptions& plan : report.plans) {
    ordered_json actions = ordered_json::array();
    for (const ExceptionLine& line : plan.lines)
      actions.push_back(ToJson(line));
    json["plans"].push_back({{"name", plan.name},
                             {"title", plan.title},
                             {"since", DateOrNull(plan.since)},
                             {"actions", std::move(actions)}});
  }
  return DumpJson(json);
}

std::string WriteExceptions(const ExceptionReport& report,
                            std::string_view format) {
  if (format == "csv") return ExceptionsAsCsv(report);
  if (format == "json") return ExceptionsAsJson(report);
  return ExceptionsAsHtml(report);
}

}  // namespace planwatch
