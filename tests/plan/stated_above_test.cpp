#include "collectors/plan/stated_above.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(StatedAbove, ADeadlineOfATableWithoutDates) {
  const Rows rows{"Action|Lead|RAG", "Train the drivers|HR|Amber"};
  for (const char* line :
       {"Deadline: 31/03/2015", "All actions are due by 31/03/2015",
        "Deadline: 31 March 2015. Owner group: Police",
        "To be completed by: March 15", "Lead: Police Deadline: 31/03/2015",
        "Timescale: April 2014 – March 2015", "Priority 1 – due by – May 2015",
        "All of the actions under this priority are to be delivered by the "
        "partnership by 31 March 2015"})
    EXPECT_THAT(DoubtsBelow({line}, rows),
                ElementsAre(HasSubstr("names a deadline")))
        << line;
  for (const char* line :
       {"Next review: 31/03/2015", "Date: 12 May 2015",
        "Deadline: to be agreed", "Version 3: May 2015", "Updated: 12/05/2015"})
    EXPECT_THAT(DoubtsBelow({line}, rows), IsEmpty()) << line;
}

TEST(StatedAbove, ALeadOfATableWithoutLeads) {
  const Rows rows{"Action|Due|RAG", "Train the drivers|30/06/2015|Amber"};
  for (const char* line : {"Lead: Police", "Lead officer: Ann Hill, Police",
                           "Priority 1 (lead: Police; by March 2015)",
                           "Accountable – Head of Housing"})
    EXPECT_THAT(DoubtsBelow({line}, rows),
                ElementsAre(HasSubstr("names who is responsible")))
        << line;
  for (const char* line :
       {"Document owner: Ann Hill", "Raised by: Ann Hill",
        "Lead: see the strategy for who is going to take these on",
        "Meeting lead: Ann Hill", "Project lead: Ann Hill"})
    EXPECT_THAT(DoubtsBelow({line}, rows), IsEmpty()) << line;
  EXPECT_THAT(
      DoubtsBelow({"Lead: Police"}, {"Action|Lead|Due|RAG",
                                     "Train the drivers|HR|30/06/2015|Amber"}),
      IsEmpty());
}

TEST(StatedAbove, ATitleRowAndAHeadingAmongTheRows) {
  EXPECT_THAT(Doubts({"Priority 1|Lead: Police|Deadline: 31/03/2015|",
                      "Ref|Action|Progress|RAG",
                      "1|Train the drivers|Two sessions run|Amber",
                      "2|Write to all hotels|Draft with the board|Green"}),
              ElementsAre(HasSubstr("names a deadline"),
                          HasSubstr("names who is responsible")));
}

TEST(StatedAbove, APriorityInATitleRowIsHandedDown) {
  const Plan plan = ReadPlan({"Priority 1: Prevent|||Lead: Police|",
                              "Ref|Action|Lead|Due|RAG",
                              "1|Train the drivers|HR|30/06/2015|Amber",
                              "2|Write to all hotels|HR|30/06/2015|Green"});
  EXPECT_EQ(plan.actions[0].priority, "Priority 1: Prevent");
  EXPECT_EQ(plan.actions[1].priority, "Priority 1: Prevent");
}

TEST(StatedAbove, EachTableIsJudgedByItsOwnActions) {
  const auto read = [](const std::string& due) {
    return Doubts(Rows()
                      .Table("table 1")
                      .Add("Ref|Action|Lead|Due|RAG")
                      .Add("1|Train the drivers|HR|30/06/2015|Amber")
                      .Table("table 2")
                      .Add("Ref|Action|Lead|Due|RAG")
                      .Caption("Priority 2: all actions by 31 March 2015")
                      .Add("2|Write to all hotels|Police|" + due + "|Amber"));
  };
  EXPECT_THAT(read(""), ElementsAre(HasSubstr("names a deadline")));
  EXPECT_THAT(read("30/06/2015"), IsEmpty());
}

}  // namespace
}  // namespace planwatch
