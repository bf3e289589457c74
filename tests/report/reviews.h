// A review of one of everything, as a literal.
#pragma once

#include <string>
#include <vector>

#include "daemon/report/review.h"

namespace planwatch::test {

// Each list of actions has one, named as the list.
inline std::vector<
    std::pair<const char*, std::vector<ActionLine> PlanReview::*>>
ActionLists() {
  return {{"completed", &PlanReview::completed},
          {"green but overdue", &PlanReview::green_overdue},
          {"without date", &PlanReview::without_date},
          {"without lead", &PlanReview::without_lead},
          {"without rating", &PlanReview::without_rag},
          {"without evidence", &PlanReview::without_evidence}};
}

inline QuarterReview ReviewOfEverything() {
  QuarterReview review;
  review.quarter = {2015, 1};
  review.start = *MakeDate(2015, 4, 1);
  review.end = *MakeDate(2015, 6, 30);
  review.made = *MakeDate(2015, 7, 10);
  review.marking = "OFFICIAL";
  review.labels = {{"area", {"coventry", "rugby"}}};
  PlanReview plan;
  plan.name = "cse";
  plan.title = "CSE plan";
  double n = 0;
  for ([[maybe_unused]] const Rag rag : kAllRags) {
    plan.by_rag.push_back({n + 1, n + 2, n + 3});
    n += 3;
  }
  plan.overdue_compared = {16, 17, std::nullopt};
  plan.rows_not_used = 4;
  const auto action = [](std::string title) {
    return ActionLine{.id = "0123456789abcdef",
                      .reference = "1.1",
                      .title = std::move(title),
                      .leads = {"Police", "Health"},
                      .rag = Rag::kRed,
                      .was = Rag::kAmber,
                      .due = {{*MakeDate(2015, 3, 31)},
                              {*MakeDate(2015, 5, 31)},
                              {std::nullopt}},
                      .days_overdue = 30};
  };
  for (const auto& [name, list] : ActionLists())
    (plan.*list).push_back(action(name));
  plan.since = *MakeDate(2015, 3, 31);
  plan.overdue_bridge = {
      17,
      16,
      {{"newly", "newly overdue", 1, {action("newly overdue")}},
       {"still", "still overdue", 0, {action("still overdue")}},
       {"date_moved",
        "date moved",
        -1,
        {action("date moved"), action("date moved too")}}}};
  plan.count_bridge = {34,
                       34,
                       {{"new", "new", 1, {action("new")}},
                        {"gone", "gone", -1, {action("gone")}}}};
  plan.flows = {{Rag::kAmber, Rag::kRed, {action("rating changed")}},
                {std::nullopt, Rag::kRed, {action("new")}}};
  QuarterEnd known{.quarter = {2015, 1}, .actions = RagCounts{}, .overdue = 2};
  (*known.actions)[Rag::kGreen] = 7;
  plan.trend = {{.quarter = {2014, 4}}, known};
  review.plans = {plan};

  RegisterReview reg;
  reg.name = "cmog";
  reg.title = "Referrals";
  reg.received = {20, 21, 22};
  reg.triaged = {23, 24, 25};
  reg.awaiting = {26, 27, 28};
  reg.beyond_target = {29, 30, 31};
  reg.in_time_ratio = {0.5, std::nullopt, 0.25};
  reg.by_outcome = {.configured = true,
                    .cells = {{"further", 32, std::nullopt, 33}},
                    .as_at = *MakeDate(2015, 6, 30)};
  reg.by_source = {.configured = true,
                   .cells = {{"Police", std::nullopt, 34, 35}},
                   .as_at = *MakeDate(2015, 6, 30)};
  reg.trend = {{{2014, 4}, std::nullopt, std::nullopt}, {{2015, 1}, 36, 37}};
  review.registers = {reg};

  MeasuresReview measures;
  measures.name = "activity";
  measures.title = "Activity";
  measures.lines = {{.measure = "Meetings held",
                     .unit = "meetings",
                     .area = "North",
                     .partner = "Police",
                     .value = {12, 11.5, std::nullopt},
                     .target = 10,
                     .rag = Rag::kGreen,
                     .polarity = Polarity::kMore,
                     .trend = {std::nullopt, 12}}};
  review.measures = {measures};
  return review;
}

}  // namespace planwatch::test
