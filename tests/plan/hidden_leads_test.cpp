#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(HiddenLeads, AreNamedNowhereInTheReading) {
  PlanOptions options;
  options.leads_hidden = true;
  const Plan plan = ReadPlan({"Action|RAG|Lead|Accountable|Partners",
                              "Train drivers|Red|Ann Hill, Bob Wood||Police",
                              "Audit files|Red||Cleo Day|Health"},
                             options);
  ASSERT_THAT(plan.actions, SizeIs(2));
  EXPECT_THAT(plan.actions[0].responsible, ElementsAre(kHiddenLead));
  EXPECT_THAT(plan.actions[0].accountable, IsEmpty());
  EXPECT_THAT(plan.actions[0].partners, ElementsAre("Police"));
  EXPECT_THAT(plan.actions[1].responsible, IsEmpty());
  EXPECT_THAT(plan.actions[1].accountable, ElementsAre(kHiddenLead));
}

}  // namespace
}  // namespace planwatch
