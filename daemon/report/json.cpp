#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "daemon/report/json_text.h"
#include "daemon/report/report.h"
#include "daemon/report/summary.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

using nlohmann::ordered_json;

ordered_json ToJson(const Compared& compared) {
  return {{"this_quarter", OrNull(compared.now)},
          {"last_quarter", OrNull(compared.before)},
          {"same_quarter_last_year", OrNull(compared.year_before)}};
}

ordered_json ToJson(const std::vector<ActionLine>& lines) {
  ordered_json list = ordered_json::array();
  for (const ActionLine& line : lines) {
    ordered_json action = {{"id", line.id},
                           {"reference", line.reference},
                           {"title", line.title},
                           {"leads", line.leads},
                           {"due", DatesToJson(line.due)},
                           {"days_overdue", line.days_overdue},
                           {"rag", RagName(line.rag)}};
    if (line.was) action["rag_before"] = RagName(*line.was);
    list.push_back(std::move(action));
  }
  return list;
}

ordered_json ToJson(const RagCounts& counts) {
  ordered_json by_rag;
  for (const Rag rag : kAllRags)
    by_rag[std::string(RagName(rag))] = counts[rag];
  return by_rag;
}

ordered_json ToJson(const Bridge& bridge) {
  ordered_json json = {{"start", bridge.start}};
  for (const BridgeLine& line : bridge.lines)
    json[line.name] = ToJson(line.actions);
  json["end"] = bridge.end;
  return json;
}

ordered_json ToJson(const std::vector<RatingFlow>& flows) {
  const auto name = [](const std::optional<Rag>& rag) {
    return rag ? ordered_json(RagName(*rag)) : ordered_json(nullptr);
  };
  ordered_json list = ordered_json::array();
  for (const RatingFlow& flow : flows)
    list.push_back({{"from", name(flow.from)},
                    {"to", name(flow.to)},
                    {"actions", ToJson(flow.actions)}});
  return list;
}

ordered_json ToJson(const PlanReview& plan) {
  ordered_json actions;
  for (std::size_t i = 0; i < kAllRags.size(); ++i)
    actions[std::string(RagName(kAllRags[i]))] = ToJson(plan.by_rag[i]);
  actions["overdue"] = ToJson(plan.overdue_compared);
  ordered_json trend = ordered_json::array();
  for (const QuarterEnd& point : plan.trend)
    trend.push_back({{"quarter", FormatQuarter(point.quarter)},
                     {"actions", point.actions ? ToJson(*point.actions)
                                               : ordered_json(nullptr)},
                     {"overdue", OrNull(point.overdue)}});
  return {{"name", plan.name},
          {"title", plan.title},
          {"actions", std::move(actions)},
          {"completed", ToJson(plan.completed)},
          {"since", FormatDate(plan.since)},
          {"overdue_bridge", ToJson(plan.overdue_bridge)},
          {"count_bridge", ToJson(plan.count_bridge)},
          {"ratings", ToJson(plan.flows)},
          {"green_but_overdue", ToJson(plan.green_overdue)},
          {"without_date", ToJson(plan.without_date)},
          {"without_lead", ToJson(plan.without_lead)},
          {"without_rag", ToJson(plan.without_rag)},
          {"without_evidence", ToJson(plan.without_evidence)},
          {"rows_not_used", OrNull(plan.rows_not_used)},
          {"trend", std::move(trend)}};
}

// null: held back, or there are no two tables.
ordered_json ToJson(const std::vector<ReviewCell>& cells) {
  ordered_json list = ordered_json::array();
  for (const ReviewCell& cell : cells)
    list.push_back({{"label", cell.label},
                    {"this_quarter", OrNull(cell.now)},
                    {"last_quarter", OrNull(cell.before)},
                    {"same_quarter_last_year", OrNull(cell.year_before)}});
  return list;
}

ordered_json ToJson(const RegisterReview& reg) {
  ordered_json trend = ordered_json::array();
  for (const RegisterQuarter& point : reg.trend)
    trend.push_back({{"quarter", FormatQuarter(point.quarter)},
                     {"received", OrNull(point.received)},
                     {"triaged", OrNull(point.triaged)}});
  ordered_json json = {{"name", reg.name},
                       {"title", reg.title},
                       {"received", ToJson(reg.received)},
                       {"triaged", ToJson(reg.triaged)},
                       {"triaged_in_time_ratio", ToJson(reg.in_time_ratio)},
                       {"awaiting", ToJson(reg.awaiting)},
                       {"beyond_target", ToJson(reg.beyond_target)}};
  for (const auto& [key, breakdown] :
       {std::pair("triaged_by_outcome", &reg.by_outcome),
        std::pair("received_by_source", &reg.by_source)}) {
    if (!breakdown->configured) continue;
    json[key] = ToJson(breakdown->cells);
    json[std::string(key) + "_as_at"] = DateOrNull(breakdown->as_at);
  }
  json["trend"] = std::move(trend);
  return json;
}

ordered_json ChangeAsJson(const MeasureLine& line) {
  if (!line.value.now || !line.then()) return nullptr;
  return ChangeOf(*line.value.now, *line.then(), line.unit);
}

// null: neither way is better, or it isn't known.
ordered_json Direction(const MeasureLine& line) {
  const std::string word = TravelWord(
      TravelOf(line.value.now, line.then(), line.polarity, line.unit));
  return word.empty() ? ordered_json(nullptr) : ordered_json(word);
}

ordered_json ToJson(const MeasuresReview& measures) {
  ordered_json list = ordered_json::array();
  for (const MeasureLine& line : measures.lines) {
    ordered_json trend = ordered_json::array();
    for (const auto& value : line.trend) trend.push_back(OrNull(value));
    list.push_back({{"measure", line.measure},
                    {"unit", line.unit},
                    {"area", line.area},
                    {"partner", line.partner},
                    {"value", ToJson(line.value)},
                    {"target", OrNull(line.target)},
                    {"rag", RagName(line.rag)},
                    {"adds_up_in_the_year", AccumulatesWord(line.accumulates)},
                    {"compared_with", line.accumulates == Accumulates::kNo
                                          ? "last_quarter"
                                          : "same_quarter_last_year"},
                    {"change", ChangeAsJson(line)},
                    {"direction", Direction(line)},
                    {"trend", std::move(trend)}});
  }
  return {{"name", measures.name},
          {"title", measures.title},
          {"measures", std::move(list)}};
}

}  // namespace

std::string ReportAsJson(const QuarterReview& review) {
  ordered_json json = {
      {"quarter", FormatQuarter(review.quarter)},
      {"from", FormatDate(review.start)},
      {"to", FormatDate(review.end)},
      {"complete", review.complete},
      {"made_on", FormatDate(review.made)},
      {"marking", review.marking.empty() ? ordered_json(nullptr)
                                         : ordered_json(review.marking)},
      {"labels", review.labels},
      {"earlier_quarters_of_referrals_and_measures",
       review.complete ? "whole" : "same_part"},
      {"summary", ordered_json::array()},
      {"plans", ordered_json::array()},
      {"referrals", ordered_json::array()},
      {"measures", ordered_json::array()}};
  for (const SummaryLine& line : SummaryOf(review))
    json["summary"].push_back({{"name", line.name}, {"text", line.text}});
  for (const PlanReview& plan : review.plans)
    json["plans"].push_back(ToJson(plan));
  for (const RegisterReview& reg : review.registers)
    json["referrals"].push_back(ToJson(reg));
  for (const MeasuresReview& measures : review.measures)
    json["measures"].push_back(ToJson(measures));
  return DumpJson(json);
}

}  // namespace planwatch
