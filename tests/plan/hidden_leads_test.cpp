#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
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

// What is said of the reading, above a line of text.
std::vector<std::string> Said(const char* line, const Rows& rows, bool hidden) {
  PlanOptions options;
  options.leads_hidden = hidden;
  PlanReader reader(std::move(options), London(), Day("2015-05-18"));
  for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
  reader.TakeText(line);
  const Result<Plan> plan = std::move(reader).Finish();
  if (!plan) return {plan.error().message()};
  std::vector<std::string> said = plan->report.choices;
  for (const Doubt& doubt : plan->report.doubts) said.push_back(doubt.text);
  for (const Remarks* remarks : {&plan->report.guesses, &plan->report.repairs})
    for (const Remark& remark : remarks->listed()) said.push_back(remark.text);
  return said;
}

TEST(HiddenLeads, AreNamedInNoDoubt) {
  const auto names = HasSubstr("Jane Doe");
  const std::pair<const char*, Rows> documents[] = {
      {"",
       {"Action|Lead|Due|RAG",
        "Train drivers|Transferred to Jane Doe|31/03/2015|Red",
        "Audit files|Health|31/03/2015|Red"}},
      {"",
       {"Action|Lead|Due", "Train drivers|Jane Doe - done|31/03/2015",
        "Audit files|Health|30/06/2015"}},
      {"Jane Doe to finish by March 2015",
       {"Action|Lead|RAG", "Train drivers|Health|Red",
        "Audit files|Health|Red"}},
      {"Jane Doe's actions have been completed",
       {"Action|Lead|Due", "Train drivers|Health|31/03/2015",
        "Audit files|Health|31/03/2015"}},
      {"", {"Jane Doe|Chair", "Al Fry|Police"}}};
  for (const auto& [line, rows] : documents) {
    EXPECT_THAT(Said(line, rows, false), Contains(names)) << line;
    const std::vector<std::string> hidden = Said(line, rows, true);
    EXPECT_THAT(hidden, Each(Not(names))) << line;
    EXPECT_THAT(hidden, Not(IsEmpty())) << line;
  }
}

}  // namespace
}  // namespace planwatch
