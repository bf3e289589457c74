#include "daemon/html/csv.h"

#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/report/report.h"
#include "daemon/report/summary.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

class Writer : public CsvWriter {
 public:
  void Figure(const std::string& entry, const std::string& section,
              const std::string& item, const Compared& compared) {
    const auto number = [](const std::optional<double>& value) {
      return value ? NumberOrDash(value) : std::string();
    };
    Line({entry, section, item, number(compared.now), number(compared.before),
          number(compared.year_before)});
  }
};

void Actions(const PlanReview& plan, const std::string& section,
             const std::vector<ActionLine>& lines, Writer& writer) {
  for (const ActionLine& line : lines) {
    writer.Line({plan.name, section, line.reference, line.title,
                 Join(line.leads, "; "), IsoDates(line.due),
                 line.days_overdue > 0 ? std::to_string(line.days_overdue) : "",
                 line.was ? std::string(RagName(*line.was)) : "",
                 std::string(RagName(line.rag))});
  }
}

std::string Count(const std::optional<std::size_t>& count) {
  return count ? std::to_string(*count) : "";
}

std::string WithUnit(const MeasureLine& line) {
  return NameOf(line) + (line.unit.empty() ? "" : ", " + line.unit);
}

void WriteHead(const QuarterReview& review, Writer& writer) {
  const std::string quarter = FormatQuarter(review.quarter);
  writer.Line({"Quarter", quarter, FormatDate(review.start),
               FormatDate(review.end), review.complete ? "ended" : "so far"});
  writer.Line({"Made on", FormatDate(review.made)});
  if (!review.marking.empty()) writer.Line({"Marking", review.marking});
  for (const auto& [name, values] : review.labels)
    writer.Line({Capitalized(name), Join(values, "; ")});
  // Actions stand against the ends of earlier quarters all the same.
  if (!review.complete)
    writer.Line({"Referrals and measures of earlier quarters",
                 "until the same part of them"});
}

void WriteSummary(const QuarterReview& review, Writer& writer) {
  writer.Line({"entry", "section", "summary"});
  for (const SummaryLine& line : SummaryOf(review))
    writer.Line({line.name, "summary", line.text});
}

void WritePlanFigures(const PlanReview& plan, Writer& writer) {
  for (std::size_t i = 0; i < kAllRags.size(); ++i)
    writer.Figure(plan.name, "actions", std::string(RagName(kAllRags[i])),
                  plan.by_rag[i]);
  writer.Figure(plan.name, "actions", "overdue", plan.overdue_compared);
  for (const auto& [section, bridge] :
       {std::pair("overdue, from start to end", &plan.overdue_bridge),
        std::pair("actions, from start to end", &plan.count_bridge)}) {
    writer.Line({plan.name, section, "on " + FormatDate(plan.since),
                 std::to_string(bridge->start), "", ""});
    for (const BridgeLine& line : bridge->lines)
      if (line.sign != 0)
        writer.Line({plan.name, section, line.words,
                     (line.sign < 0 && !line.actions.empty() ? "-" : "") +
                         std::to_string(line.actions.size()),
                     "", ""});
    writer.Line({plan.name, section, "at the end", std::to_string(bridge->end),
                 "", ""});
  }
  writer.Line(
      {plan.name, "plan", "rows not used", Count(plan.rows_not_used), "", ""});
}

void WriteRegisterFigures(const RegisterReview& reg, Writer& writer) {
  writer.Figure(reg.name, "referrals", "received", reg.received);
  writer.Figure(reg.name, "referrals", "triaged", reg.triaged);
  writer.Figure(reg.name, "referrals", "triaged in time, 0 to 1",
                reg.in_time_ratio);
  writer.Figure(reg.name, "referrals", "awaiting", reg.awaiting);
  writer.Figure(reg.name, "referrals", "beyond target", reg.beyond_target);
  for (const auto& [title, breakdown] :
       {std::pair("triaged by outcome", &reg.by_outcome),
        std::pair("received by source", &reg.by_source)}) {
    if (!breakdown->configured) continue;
    // Empty: held back, or no two tables.
    for (const ReviewCell& cell : breakdown->cells)
      writer.Line({reg.name, title, cell.label, Count(cell.now),
                   Count(cell.before), Count(cell.year_before)});
    writer.Line({reg.name, "last table", title,
                 breakdown->as_at ? FormatDate(*breakdown->as_at) : "", "",
                 ""});
  }
}

void WriteFigures(const QuarterReview& review, Writer& writer) {
  writer.Line({"entry", "section", "item", "this quarter", "last quarter",
               "same quarter last year"});
  for (const PlanReview& plan : review.plans) WritePlanFigures(plan, writer);
  for (const RegisterReview& reg : review.registers)
    WriteRegisterFigures(reg, writer);
  for (const MeasuresReview& measures : review.measures)
    for (const MeasureLine& line : measures.lines)
      writer.Figure(measures.name, "measure", WithUnit(line), line.value);
}

void WriteMeasures(const QuarterReview& review, Writer& writer) {
  writer.Line({"entry", "section", "item", "target", "rating",
               "adds up in the year", "compared with", "change", "direction"});
  for (const MeasuresReview& measures : review.measures)
    for (const MeasureLine& line : measures.lines)
      writer.Line({measures.name, "measure", WithUnit(line),
                   line.target ? NumberOrDash(line.target) : "",
                   line.value.now ? std::string(RagName(line.rag)) : "",
                   AccumulatesWord(line.accumulates),
                   line.accumulates == Accumulates::kNo
                       ? "last quarter"
                       : "same point of last year",
                   line.value.now && line.then()
                       ? NumberOrDash(
                             ChangeOf(*line.value.now, *line.then(), line.unit))
                       : "",
                   TravelWord(TravelOf(line.value.now, line.then(),
                                       line.polarity, line.unit))});
}

void WriteActions(const QuarterReview& review, Writer& writer) {
  writer.Line({"entry", "section", "reference", "action", "leads", "due",
               "days overdue", "rating before", "rating"});
  for (const PlanReview& plan : review.plans) {
    for (const BridgeLine& line : plan.overdue_bridge.lines)
      Actions(plan, line.sign < 0 ? "was overdue, " + line.words : line.words,
              line.actions, writer);
    Actions(plan, "completed", plan.completed, writer);
    for (const RatingFlow& flow : plan.flows)
      if (flow.from && flow.to && flow.from != flow.to)
        Actions(plan, "rating changed", flow.actions, writer);
    Actions(plan, "green but overdue", plan.green_overdue, writer);
    Actions(plan, "without date", plan.without_date, writer);
    Actions(plan, "without lead", plan.without_lead, writer);
    Actions(plan, "without rating", plan.without_rag, writer);
    Actions(plan, "without evidence", plan.without_evidence, writer);
    for (const BridgeLine& line : plan.count_bridge.lines)
      if (line.sign != 0) Actions(plan, line.words, line.actions, writer);
  }
}

void WritePlanTrend(const QuarterReview& review, Writer& writer) {
  writer.Line({"entry", "section", "quarter", "red", "amber", "green", "blue",
               "unrated", "overdue"});
  for (const PlanReview& plan : review.plans)
    for (const QuarterEnd& point : plan.trend) {
      std::vector<std::string> line = {plan.name, "trend",
                                       FormatQuarter(point.quarter)};
      for (const Rag rag : kAllRags)
        line.push_back(point.actions ? std::to_string((*point.actions)[rag])
                                     : "");
      line.push_back(Count(point.overdue));
      writer.Line(line);
    }
}

void WriteReferralTrend(const QuarterReview& review, Writer& writer) {
  writer.Line({"entry", "section", "quarter", "received", "triaged"});
  for (const RegisterReview& reg : review.registers)
    for (const RegisterQuarter& point : reg.trend)
      writer.Line({reg.name, "trend", FormatQuarter(point.quarter),
                   Count(point.received), Count(point.triaged)});
}

}  // namespace

std::string ReportAsCsv(const QuarterReview& review) {
  Writer writer;
  WriteHead(review, writer);
  for (const auto write : {WriteSummary, WriteFigures, WriteMeasures,
                           WriteActions, WritePlanTrend, WriteReferralTrend}) {
    writer.Line({});
    write(review, writer);
  }
  return std::move(writer).Take();
}

}  // namespace planwatch
