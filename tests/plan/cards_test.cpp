#include "collectors/plan/cards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Cards, AValueThatEndsLikeAHeadingIsNone) {
  EXPECT_THAT(Told(ReadPlan({"Action|Train designated leads", "Lead|Health",
                             "Due date|31/03/2015", "RAG|Red",
                             "Action|Publish the protocol", "Lead|Police",
                             "Due date|30/06/2015", "RAG|Green"})),
              ElementsAre("1.1 Train designated leads: red",
                          "1.2 Publish the protocol: green"));
}

TEST(Cards, AFormForEachActionWhoseLabelHasItsNumber) {
  Rows rows;
  rows.Table("table 1")
      .Add("Action 1.1|Train designated leads")
      .Add("Lead:|Health")
      .Add("Due date:|31/03/2015")
      .Add("RAG:|Red")
      .Table("table 2")
      .Add("Action 1.2|Publish the protocol")
      .Add("Lead:|Police")
      .Add("Due date:|30/06/2015")
      .Add("RAG:|Green");
  EXPECT_THAT(Told(ReadPlan(rows)),
              ElementsAre("1.1 Train designated leads: red",
                          "1.2 Publish the protocol: green"));
}

TEST(Cards, AreNamedByTheirFirstRow) {
  const Rows rows = {"Action|Train designated leads",
                     "Lead|Health",
                     "Due date|31/03/2015",
                     "RAG|Red",
                     "Action|Publish the protocol",
                     "Lead|Police",
                     "Due date|later",
                     "RAG|Green"};
  const Plan plan = ReadPlan(rows);
  ASSERT_EQ(plan.report.repairs.total(), 1u);
  EXPECT_EQ(plan.report.repairs.listed()[0].place.row, 5u);
}

TEST(Cards, APlanOfTwoColumnsIsNone) {
  EXPECT_THAT(Told(ReadPlan({"Action|RAG", "Train the drivers|Red",
                             "Appoint a lead officer|Green"})),
              ElementsAre("1.1 Train the drivers: red",
                          "1.2 Appoint a lead officer: green"));
}

TEST(Cards, ActionsThatAreNamesOfFieldsAreADoubt) {
  EXPECT_THAT(Doubts({"Ref|Action|Notes|RAG", "1|Lead|Police|Red",
                      "2|Due date|31/03/2015|Red",
                      "3|Publish the protocol|Draft|Green"}),
              testing::Contains(HasSubstr("the labels of a form")));
  EXPECT_THAT(Doubts({"Ref|Action|Due|RAG", "1|Appoint a lead|30/06/2015|Red",
                      "2|Create time frames|30/06/2015|Red",
                      "3|Publish the protocol|30/06/2015|Green"}),
              IsEmpty());
}

TEST(Cards, OneWithoutTheFirstLabelBeginsWithItsAction) {
  const Plan plan =
      ReadPlan({"Ref|7", "Action|Train designated leads", "Lead|Health",
                "Due date|31/03/2015", "RAG|Red", "Action|Publish the protocol",
                "Lead|Police", "Due date|30/06/2015", "RAG|Green"});
  ASSERT_EQ(plan.actions.size(), 2u);
  EXPECT_EQ(plan.actions[0].title, "Train designated leads");
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-03-31");
  EXPECT_EQ(plan.actions[0].rag, Rag::kRed);
  EXPECT_EQ(plan.actions[1].title, "Publish the protocol");
  EXPECT_EQ(plan.actions[1].rag, Rag::kGreen);
}

TEST(Cards, ALabelThatIsRepeatedAddsToItsValue) {
  const Plan plan =
      ReadPlan({"Action|Train designated leads", "Lead|Health", "Lead|Police",
                "Due date|31/03/2015", "RAG|Red", "Action|Publish the protocol",
                "Lead|Police", "Due date|30/06/2015", "RAG|Green"});
  ASSERT_EQ(plan.actions.size(), 2u);
  EXPECT_THAT(plan.actions[0].responsible, ElementsAre("Health", "Police"));
}

}  // namespace
}  // namespace planwatch
