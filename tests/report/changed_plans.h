// A plan before and after a meeting, as a literal: one of most kinds of change.
#pragma once

#include "tests/history/pasts.h"

namespace planwatch::test {

// Read on 1 April and 11 May 2015.
inline PlanPast ChangedPlan() {
  Plan april = PlanOf({
      {"1.1", "Train taxi drivers", Rag::kAmber, "2015-04-30"},
      {"1.2", "Brief all schools", Rag::kRed, "2015-05-31"},
      {"1.3", "Write a protocol for the night shift", Rag::kGreen,
       "2015-03-31"},
      {"1.4", "Appoint a nurse", Rag::kAmber, "2015-09-30"},
  });
  april.actions[0].progress = "Begun in March.\nTen <trained>.";
  Plan may = PlanOf({
      {"1.1", "Train taxi drivers", Rag::kRed, "2015-06-30"},
      {"1.2", "Brief all schools & colleges", Rag::kAmber, "2015-05-31"},
      {"1.4", "Appoint a nurse", Rag::kAmber, "2015-09-30"},
      {"1.5", "Publish a strategy", Rag::kUnrated, ""},
  });
  may.actions[0].progress = "Begun in March.\nTwelve <trained>.";
  may.actions[1].responsible = {"Head of Schools"};
  return PastOf({{"2015-04-01", april}, {"2015-05-11", may}});
}

}  // namespace planwatch::test
