#include "collectors/plan/column_doubts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(ColumnDoubts, TheNameOfATaskIsNobodys) {
  EXPECT_THAT(Doubts({"Task name|Assigned to|End date|Status",
                      "Requirement Gathering|Ann Lee|30/06/2015|Not started",
                      "System Design|Bob Ray|31/07/2015|Not started"}),
              IsEmpty());
}

TEST(ColumnDoubts, AScheduleIsAPlan) {
  // Dates of both ends, or what only tasks have.
  EXPECT_THAT(Doubts({"Phase|Start date|End date",
                      "Literature review|25/03/2015|30/06/2015",
                      "Writing the paper|06/04/2015|15/07/2015"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Name|Duration|Predecessors|Finish",
                      "Structure Demolition|8 days||30/06/2015",
                      "Concrete Footings|9 days|1|15/07/2015"}),
              IsEmpty());
  EXPECT_THAT(
      Doubts({"Name|Start date|End date", "Alice Moor|25/03/2015|30/06/2015",
              "Bob Stone|06/04/2015|15/07/2015"}),
      Contains(HasSubstr("a list of anything else")));
}

TEST(ColumnDoubts, StatesOfWorkAreOfActions) {
  EXPECT_THAT(
      Doubts({"Description|Due date|Status", "Project plan|24/04/2015|Done",
              "Data model|30/06/2015|In progress"}),
      IsEmpty());
  EXPECT_THAT(Doubts({"Item|Due date|Status", "Invoice 12|24/04/2015|Open",
                      "Invoice 13|30/06/2015|Open"}),
              Contains(HasSubstr("a list of anything else")));
}

TEST(ColumnDoubts, WhatOnlyASchedulesHeadingsSay) {
  const auto doubts = [](const std::string& heading) {
    return Doubts({"Item|" + heading + "|Status|End date",
                   "Laptop|Office|Active|30/06/2015",
                   "Projector|Hall|Active|31/12/2015"});
  };
  for (const std::string heading :
       {"Duration", "Predecessors", "Successors", "Dependencies", "Dependency",
        "Start", "Begins", "Start date", "Commences"})
    EXPECT_THAT(doubts(heading), Not(Contains(HasSubstr("a list of anything"))))
        << heading;
  for (const std::string heading : {"Place", "Success", "Supplier"})
    EXPECT_THAT(doubts(heading), Contains(HasSubstr("a list of anything else")))
        << heading;
}

TEST(ColumnDoubts, WhatIsOpenOrActiveMayBeAnything) {
  const auto doubts = [](const std::string& status) {
    return Doubts({"Item|Due date|Status", "Invoice 12|24/04/2015|" + status,
                   "Invoice 13|30/06/2015|" + status});
  };
  for (const std::string status :
       {"Active", "Inactive", "Open", "Closed", "Ended", "Current"})
    EXPECT_THAT(doubts(status), Contains(HasSubstr("a list of anything else")))
        << status;
  for (const std::string status : {"In progress", "Not started", "On track"})
    EXPECT_THAT(doubts(status),
                Not(Contains(HasSubstr("a list of anything else"))))
        << status;
}

TEST(ColumnDoubts, APercentageIsReadWhereverItsSignStands) {
  for (const std::string_view heading :
       {"Completion %", "Completion_Pct", "completion_percentage",
        "Completed %", "% Completion", "% Progress", "Complete",
        "Actual complete", "Progress", "Completion status"}) {
    const Rows rows{"Task|Owner|Due date|" + std::string(heading),
                    "Write the brief|Ann Lee|01/05/2015|100",
                    "Agree the budget|Bob Ray|10/05/2015|55",
                    "Train the staff|Ann Lee|20/06/2015|0"};
    const Plan plan = ReadPlan(rows);
    EXPECT_TRUE(plan.actions[0].complete) << heading;
    EXPECT_FALSE(plan.actions[1].complete) << heading;
    EXPECT_THAT(Doubts(rows), IsEmpty()) << heading;
  }
  // Nothing has begun, whatever 1 is.
  EXPECT_THAT(Doubts({"Task|Owner|Due date|Completion",
                      "Write the brief|Ann Lee|01/04/2015|0",
                      "Agree the budget|Bob Ray|10/04/2015|0",
                      "Train the staff|Bob Ray|10/06/2015|1"}),
              IsEmpty());
}

TEST(ColumnDoubts, AnUnusedPercentageIsADoubt) {
  const auto doubts = [](std::string_view heading) {
    return Doubts({"Task|Owner|Due date|" + std::string(heading),
                   "Write the brief|Ann Lee|01/05/2015|100",
                   "Agree the budget|Bob Ray|10/05/2015|55"});
  };
  EXPECT_THAT(doubts("Work %"), Contains(HasSubstr("holds percentages")));
  EXPECT_THAT(doubts("% of budget"), IsEmpty());
}

TEST(ColumnDoubts, WhatGroupsActionsIsNone) {
  // A word each that recurs: the texts are the actions, in doubt.
  EXPECT_THAT(
      Doubts({"Risk title|Treatment|Owner|Target date|Status",
              "Ransomware from a supplier|Mitigate|Ann Lee|01/06/2015|Open",
              "The clearing house is out|Mitigate|Bob Ray|01/06/2015|Open",
              "A laptop is stolen|Accept|Ann Lee|01/07/2015|Open",
              "Staff read their friends' records|Mitigate|Bob Ray|01/08/2015|"
              "Open"}),
      Contains(HasSubstr("\"Risk title\" and \"Treatment\" may both be the "
                         "action; the first was taken")));
  // Several words: a rival.
  EXPECT_THAT(Doubts({"Milestone|Feature|Owner|Status",
                      "First foundation|Git repository|Ann Lee|Not started",
                      "First foundation|Web admin|Ann Lee|Not started",
                      "First foundation|User login|Bob Ray|Not started"}),
              Contains(HasSubstr("\"Milestone\" and \"Feature\" may both be")));
  // Where three of five differ they are actions.
  EXPECT_THAT(Doubts({"Action|Setting|Owner|Status",
                      "Train all staff|Upper hall|Ann Lee|Not started",
                      "Train all staff|Lower hall|Ann Lee|Not started",
                      "Print a leaflet|The foyer|Bob Ray|Not started"}),
              IsEmpty());
}

TEST(ColumnDoubts, RemarksOnAFewActionsAreNone) {
  const Plan plan =
      ReadPlan({"Type|Content|Description|Responsible|Date",
                "task|Repot the basil|From the shed|Kai|05/10/2015",
                "task|Buy compost for it||Kai|", "task|Water the ferns||Kai|"});
  ASSERT_EQ(plan.actions.size(), 3U);
  EXPECT_EQ(plan.actions[0].title, "Repot the basil");
}

TEST(ColumnDoubts, AStatusOfUnknownWordsHasARival) {
  EXPECT_THAT(Doubts({"Task|Due date|Path status|Risk status",
                      "Authorise it|06/06/2015|Complete|Complete",
                      "Build it all|28/06/2015|Noncrit|On track",
                      "Qualify it|20/06/2015|Noncrit|Missed"}),
              Contains(HasSubstr("\"Path status\" and \"Risk status\" may both "
                                 "be the status")));
  EXPECT_THAT(Doubts({"Task|Due date|Status|Risk status",
                      "Authorise it|06/06/2015|Complete|Complete",
                      "Build it all|28/06/2015|On track|On track",
                      "Qualify it|20/06/2015|On track|Missed"}),
              IsEmpty());
}

TEST(ColumnDoubts, PlacesAndKindsAreNoLeads) {
  const auto doubts = [](std::string_view heading) {
    return Doubts({"Action|Due date|Status|" + std::string(heading),
                   "Repair the roof|01/06/2015|Open|Victoria House",
                   "Paint the hall|10/06/2015|Open|Albert Hall",
                   "Mend the fence|20/06/2015|Open|Victoria House"});
  };
  EXPECT_THAT(doubts("Site"), IsEmpty());
  EXPECT_THAT(doubts("country_focus"), IsEmpty());
  EXPECT_THAT(doubts("Manned by us"), Contains(HasSubstr("holds names")));
}

TEST(ColumnDoubts, HowOftenIsNoDueDate) {
  EXPECT_THAT(Doubts({"Task|Owner|Interval|Status",
                      "Check the alarms|Ann Lee|Weekly|Open",
                      "Test the lights|Bob Ray|Monthly|Open"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Task|Owner|Interval|Status",
                      "Check the alarms|Ann Lee|June 2015|Open",
                      "Test the lights|Bob Ray|July 2015|Open"}),
              Contains(HasSubstr("holds dates")));
}

TEST(ColumnDoubts, MonthsToComeUnderAnAgreedDateMayBeDue) {
  EXPECT_THAT(Doubts({"Action|Lead|Agreed date|Status",
                      "Revise the pack|Head of HR|June 2014|In progress",
                      "Publish the paper|Head of HR|May 2015|Not started"}),
              Contains(HasSubstr("\"Agreed date\" holds dates")));
  EXPECT_THAT(Doubts({"Action|Lead|Agreed date|Status",
                      "Revise the pack|Head of HR|June 2014|In progress",
                      "Publish the paper|Head of HR|April 2015|Not started"}),
              IsEmpty());
}

TEST(ColumnDoubts, AYesThatAsksForNoStateRatesNothing) {
  const auto doubts = [](std::string_view heading) {
    return Doubts({"Task|Due date|" + std::string(heading),
                   "Write the brief|01/06/2015|True",
                   "Agree the budget|10/06/2015|False"});
  };
  EXPECT_THAT(doubts("All day event"), IsEmpty());
  EXPECT_THAT(doubts("Active"), IsEmpty());
  EXPECT_THAT(doubts("Open"), Contains(HasSubstr("holds words of one")));
  EXPECT_THAT(doubts("Happy?"), Contains(HasSubstr("holds words of one")));
  EXPECT_THAT(doubts(""), Contains(HasSubstr("holds words of one")));
}

TEST(ColumnDoubts, YearsAfterHeadingsAreHeadings) {
  for (const std::string_view header :
       {"Action|Lead|2023|2024|2025", "Action|Lead|2012/13|2013/14|2014/15",
        "Action|Lead|2012/13|2013/14|2014/15|Success measure"}) {
    const Plan plan = ReadPlan({header, "Train all drivers|Police|x||",
                                "Print a leaflet|Health|x|x|"});
    EXPECT_EQ(plan.actions.size(), 2U) << header;
  }
  // In no order they may be anything.
  EXPECT_FALSE(TryReadPlan(
      {"Action|Lead|2023|1999|2025|2001", "Train all drivers|Police|x||"}));
}

TEST(ColumnDoubts, NothingButActionsIsADoubt) {
  const Rows rows{"Week|Category|Task", "Week 1|Scoping|Refine the goals of it",
                  "Week 1|Scoping|Set up the environment",
                  "Week 2|Training|Tune the model"};
  EXPECT_EQ(ReadPlan(rows).actions.size(), 3U);
  EXPECT_THAT(Doubts(rows), Contains(HasSubstr("no heading names due dates")));
  // Counts, and words that recur, are no plan.
  EXPECT_FALSE(TryReadPlan({"Category|Action", "Scoping|Treat",
                            "Scoping|Tolerate", "Training|Treat"}));
}

TEST(ColumnDoubts, TheMonthsBeforeNowAndNowAreOneRating) {
  for (const std::string_view header :
       {"Action|Lead|Target date|Last month|This month",
        "Action|Lead|Target date|Previous quarter|Current quarter"}) {
    const Rows rows{header, "Train all drivers|Police|31/08/2015|Red|Green",
                    "Print a leaflet|Health|30/06/2015|Amber|Amber",
                    "Audit the files|Health|30/09/2015|Amber|Red"};
    EXPECT_THAT(
        Told(ReadPlan(rows)),
        ElementsAre("1.1 Train all drivers: green",
                    "1.2 Print a leaflet: amber", "1.3 Audit the files: red"))
        << header;
    EXPECT_THAT(Doubts(rows), IsEmpty()) << header;
  }
}

TEST(ColumnDoubts, CompletionDatesOfCompleteActionsMayBeWhenTheyWere) {
  EXPECT_THAT(Doubts({"Task|Owner|Status|Completion date",
                      "Write the brief|Ann Lee|Done|01/04/2015",
                      "Agree the budget|Bob Ray|In progress|"}),
              Contains(HasSubstr("it may be when they were completed")));
  EXPECT_THAT(Doubts({"Task|Owner|Status|Completion date",
                      "Write the brief|Ann Lee|Done|01/04/2015",
                      "Agree the budget|Bob Ray|In progress|01/06/2015"}),
              IsEmpty());
}

TEST(ColumnDoubts, ABlankDeadlineLeavesTheDatesToAnother) {
  EXPECT_EQ(ReadPlan({"Task|Owner|Deadline|Date",
                      "Write the brief|Ann Lee||01/06/2015",
                      "Agree the budget|Bob Ray||10/06/2015"})
                .actions[0]
                .due.date,
            Day("2015-06-01"));
}

TEST(ColumnDoubts, MembersAreNoRatings) {
  EXPECT_EQ(ReadPlan({"Task|Finish|Status|Resource",
                      "Write the brief|01/06/2015|In progress|A",
                      "Agree the budget|01/06/2015|In progress|B",
                      "Train the staff|01/06/2015|In progress|A"})
                .actions[1]
                .rag,
            Rag::kAmber);
}

TEST(ColumnDoubts, HowIsWhatWillBeDone) {
  const Plan plan =
      ReadPlan({"What we want to achieve|How we will achieve it|Who|By when",
                "Safer taxis in the city|Train all drivers|Police|30/06/2015",
                "Guests who know the signs|Print a leaflet|Health|31/07/2015"});
  EXPECT_EQ(plan.actions[0].title, "Train all drivers");
}

}  // namespace
}  // namespace planwatch
