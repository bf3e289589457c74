#include "collectors/plan/doubts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Tables that were passed over.

TEST(TableDoubts, OneWithoutAnActionsHeadingThatHasAllElse) {
  Rows rows;
  rows.Table("sheet Risks").Add("Risk|Mitigation|Owner");
  rows.Add("Funds end|Bid for a grant|Finance");
  rows.Add("Staff leave|Share the work|Police");
  rows.Table("sheet Plan").Add("No|TBC|Lead|Deadline|RAG");
  rows.Add("1|Train all drivers of the city|Police|30/06/2015|Green");
  rows.Add("2|Print a leaflet for each hotel|Health|31/07/2015|Red");
  const std::vector<std::string> doubts = Doubts(rows);
  // Whichever was taken, the other is told.
  EXPECT_FALSE(doubts.empty());
}

TEST(TableDoubts, ARegisterOfRisksUnderThePlansHeadings) {
  Rows rows;
  rows.Table("sheet Plan").Add("Action|Lead|When|RAG");
  rows.Add("Train drivers|Police|30/06/2015|Green");
  rows.Table("sheet Risks").Add("Action|Lead|When|RAG");
  rows.Add("Bid for a grant|Council|30/06/2015|Red");
  EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("something else than")));
}

// Below a gap and headings that are no plan's nothing is lost in silence.
TEST(TableDoubts, RowsLikeThePlansBelowOtherHeadings) {
  const Rows plan = {"Action|Lead|Deadline|RAG",
                     "Train drivers|Police|30/06/2015|Green",
                     "",
                     "Version|Date",
                     "Print a leaflet|Health|31/07/2015|Red",
                     "Tell each hotel|Police|31/08/2015|Amber"};
  EXPECT_THAT(Doubts(plan), ElementsAre(HasSubstr("no heading in it names")));
  const Plan read = ReadPlan({"Action|Lead|Deadline|RAG",
                              "Train drivers|Police|30/06/2015|Green", "",
                              "Name|Telephone", "Ann Hill|1234"});
  EXPECT_THAT(PlanDoubts(read, Day("2015-05-18")), IsEmpty());
  ASSERT_EQ(read.report.passed_over.size(), 1u);
  EXPECT_EQ(read.report.passed_over[0].place.row, 4u);
  EXPECT_EQ(read.report.passed_over[0].rows, 2u);
}

TEST(TableDoubts, RowsThatFillThePlansColumnsBeyondTheirOwnHeadings) {
  const Rows plan = {"Type|Action|Detail|Priority|Author|Owner|Due",
                     "task|Repot the basil|In the shed|1|Kai|Kai|05/10/2015",
                     "",
                     "section|Weekly|||||",
                     "task|Water the ferns||2|Kai||every monday",
                     "task|Order seeds||4|Kai||tomorrow"};
  EXPECT_FALSE(Doubts(plan).empty());
}

TEST(TableDoubts, AListOfChoicesIsNone) {
  Rows rows;
  rows.Table("sheet Plan").Add("Action|Lead|Deadline|RAG");
  rows.Add("Train drivers|Police|30/06/2015|Green");
  rows.Table("sheet Choices").Add("RAG|Status|Lead");
  rows.Add("Red|Not started|Police");
  rows.Add("Green|Complete|Health");
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

// Rows that may be the plan's, or another table's, and were taken for the
// other.

TEST(RowDoubts, HeadingsThatWereTakenForData) {
  EXPECT_THAT(Doubts({"Risk|Score|Impact|Mitigation|Owner",
                      "The grant ends|3|4|Bid for another|Council",
                      "Action|Due|What we will see and hear once it has made a "
                      "difference to them|Status|",
                      "Train drivers|1/6/2015|Fewer calls|Open|"}),
              Contains(HasSubstr("like headings")));
  // Titles that sound like headings stand beside data.
  EXPECT_THAT(Doubts({"Action|Lead|Due|Status",
                      "Milestone|Lead Officer|30/06/2015|Open",
                      "Update the action plan|Police|31/07/2015|Open"}),
              IsEmpty());
}

TEST(RowDoubts, AnActionBelowAGapWithNeitherDateNorRating) {
  EXPECT_THAT(Doubts({"Ref|Action|Lead|RAG", "1|Train drivers|Police|Red",
                      "|||", "|Print a leaflet|Health|"}),
              ElementsAre(HasSubstr("1 row below a gap may be an action")));
  EXPECT_THAT(Doubts({"Ref|Action|Lead|RAG", "1|Train drivers|Police|Red",
                      "|||", "|Dates in bold were agreed||"}),
              IsEmpty());
}

TEST(RowDoubts, AnActionThatSoundsLikeAHeader) {
  // "Closed" and "Completed" are headings in other plans.
  EXPECT_THAT(Doubts({"Action|Lead|By when|Status",
                      "Train drivers|Police|30/06/2015|Open",
                      "Print a leaflet|Health|31/07/2015|Open", "|||",
                      "Pass on the baton|Team Lead|Completed|Closed"}),
              IsEmpty());
}

TEST(RowDoubts, AnActionInPartsWithDatesOfTheirOwn) {
  EXPECT_THAT(Doubts({"Action|Detail|Lead|Due|Status",
                      "Open day|Book a marquee|Ann|30/01/2015|Open",
                      "|Invite the neighbours|Ben|27/06/2015|Open"}),
              Contains(HasSubstr("taken for more of the action above")));
}

TEST(RowDoubts, HeadingsThatSayWhatColumnsDoNot) {
  EXPECT_THAT(Doubts({"Ref|Action|Lead|RAG", "To be completed by 31 March 2015",
                      "1|Train drivers|Police|Red"}),
              ElementsAre(HasSubstr("1 heading holds a date")));
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due", "RED|||",
                      "1|Train drivers|Police|30/06/2015"}),
              ElementsAre(HasSubstr("1 heading is a rating")));
}

TEST(RatingDoubts, AYesToAnotherQuestion) {
  const Plan on_track =
      ReadPlan({"Action|Due|On track?", "Train drivers|30/06/2015|Yes",
                "Print a leaflet|31/03/2015|No"});
  EXPECT_EQ(on_track.actions[0].rag, Rag::kGreen);
  EXPECT_FALSE(on_track.actions[0].complete);
  EXPECT_EQ(on_track.actions[1].rag, Rag::kRed);
  EXPECT_THAT(
      Doubts({"Action|Due|Progress made? (Y/N)", "Train drivers|30/06/2015|Y"}),
      ElementsAre(HasSubstr("need not mean")));
  const Plan done =
      ReadPlan({"Action|Due|Done?", "Train drivers|1/6/2015|Yes"});
  EXPECT_TRUE(done.actions[0].complete);
}

TEST(DateDoubts, AColumnBesideShowsThatTheMonthMayStandFirst) {
  EXPECT_THAT(
      Doubts({"Action|Start|Due|RAG", "Train drivers|1/26/2015|2/6/2015|Red",
              "Print a leaflet|3/30/2015|4/1/2015|Red"}),
      Contains(HasSubstr("may mean")));
}

TEST(RatingDoubts, ManyOverdueActionsHaveUnknownWords) {
  EXPECT_THAT(Doubts({"Action|Due|Status", "a|31/03/2015|Live",
                      "b|31/03/2015|Red", "c|30/06/2015|Green"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Action|Due|Status", "a|31/03/2015|Live",
                      "b|31/03/2015|Live", "c|31/03/2015|In progress"}),
              Contains(HasSubstr("2 of 3 actions that are overdue")));
  EXPECT_THAT(Doubts({"Action|Due|Status", "a|31/03/2015|Live",
                      "b|31/03/2015|Delayed", "c|31/03/2015|In progress"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Action|Due|Status", "a|31/03/2015|C", "b|31/03/2015|R",
                      "c|30/06/2015|G"}),
              Contains(HasSubstr("1 of 2 actions that are overdue is")));
}

TEST(DateDoubts, TextsNameTheDeadlines) {
  const Rows rows{"Action|Lead|RAG",
                  "By 30 April 2015 we will recruit to the posts|HR|Amber",
                  "Publish the dashboard (by March 2015)|PM|Red",
                  "Launch the document by the end of May 2015|PM|Red",
                  "Train all by 31/03/2015|HR|Complete"};
  EXPECT_THAT(Doubts(rows),
              ElementsAre(HasSubstr("names 2015-04-30 as its deadline"),
                          HasSubstr("names 2015-03-31 as its deadline")));
  // One alone, a horizon, and one beside a cell that says something.
  EXPECT_THAT(Doubts({"Action|Lead|RAG", "By 30 April 2015 recruit|HR|Amber",
                      "Reduce emissions by 2014|PM|Red"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Action|Due|RAG", "By 30 April 2015 recruit|Ongoing|Red",
                      "Print a leaflet|30/06/2015|Red"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Action|Due|RAG", "By 30 April 2015 recruit||Red",
                      "Print a leaflet|30/06/2015|Red"}),
              ElementsAre(HasSubstr("names 2015-04-30")));
}

TEST(DateDoubts, ALineAboveTheTableNamesTheDeadline) {
  const auto doubts = [](const Rows& rows, std::string_view line) {
    PlanReader reader({}, London(), Day("2015-05-18"));
    reader.TakeText(line);
    for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
    return std::move(reader).Finish()->report.doubts.size();
  };
  const Rows undated{"Action|Lead|RAG", "Train drivers|HR|Amber"};
  for (const std::string_view line :
       {"Immediate actions (by 31 March 2015)", "Actions due in March 2015",
        "To be completed by 31 March 2015"})
    EXPECT_EQ(doubts(undated, line), 1u) << line;
  for (const std::string_view line :
       {"Action plan March 2015", "Progress to 31 March 2015"})
    EXPECT_EQ(doubts(undated, line), 0u) << line;
  EXPECT_EQ(doubts({"Action|Due|RAG", "Train drivers|30/06/2015|Amber"},
                   "To be completed by 31 March 2015"),
            0u);
}

TEST(DateDoubts, MostDueDatesHaveNoYear) {
  EXPECT_THAT(Doubts({"Action|Quarter due|RAG", "a|Q1|Amber", "b|Q2|Green",
                      "c|30/06/2015|Red"}),
              ElementsAre(HasSubstr("most due dates have no year")));
  EXPECT_THAT(Doubts({"Action|Due|RAG", "a|May|Amber", "b|30/06/2015|Green",
                      "c|30/06/2015|Red"}),
              IsEmpty());
}

TEST(Doubts, LeadsOfWhichNoneIsRead) {
  EXPECT_THAT(Doubts({"Action|Due|Owner (email)",
                      "Train drivers|30/06/2015|a.hill@here.gov.uk",
                      "Audit files|31/07/2015|b.wood@here.gov.uk"}),
              ElementsAre(HasSubstr("no name is read")));
  EXPECT_THAT(Doubts({"Action|Due|Owner", "Train drivers|30/06/2015|TBC",
                      "Audit files|31/07/2015|"}),
              IsEmpty());
}

TEST(DateDoubts, ALoneStartIsInDoubtOnceItHasPassed) {
  const Rows rows{"Action|Due|RAG", "Train drivers|Starting April 2015|Amber",
                  "Buy paint|Starting June 2015|Amber",
                  "Mend the gate|Starting April 2015|Complete"};
  EXPECT_THAT(Doubts(rows), testing::ElementsAre(testing::HasSubstr(
                                "may name no more than a start")));
}

TEST(DateDoubts, BusinessAsUsualUnderADueDateCompletesNothing) {
  const Plan plan = ReadPlan({"Action|Due|RAG", "Train drivers|BAU|Amber",
                              "Buy paint|Complete - now BAU|Amber"});
  EXPECT_FALSE(plan.actions[0].complete);
  EXPECT_EQ(plan.actions[0].rag, Rag::kAmber);
  EXPECT_TRUE(plan.actions[1].complete);
}

TEST(RowDoubts, ATextThatIsOverInPlaceOfAnAction) {
  for (const std::string text :
       {"Merged with action 4", "Withdrawn – funding ended", "Deleted"})
    EXPECT_THAT(Doubts({"Ref|Action|Lead|Due|RAG",
                        "1|Hotspot patrols|Police|30/06/2015|Green",
                        "2|" + text + "|Police|30/04/2015|"}),
                Contains(HasSubstr("is over or stands elsewhere")))
        << text;
  for (const std::string text :
       {"See action 1 above", "Number not used", "Moved to training plan"})
    EXPECT_THAT(Doubts({"Ref|Action|Lead|Due|RAG",
                        "1|Hotspot patrols|Police|30/06/2015|Green",
                        "2|" + text + "|||"}),
                Contains(HasSubstr("is over or stands elsewhere")))
        << text;
  // What says so under its rating is in no doubt.
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due|RAG",
                      "1|Hotspot patrols|Police|30/06/2015|Green",
                      "2|Withdrawn|Police|30/04/2015|Complete"}),
              IsEmpty());
}

TEST(RowDoubts, ARowThatGoesOnWithTheActionAbove) {
  const auto read = [](const std::string& row) {
    return Doubts({"Ref|Action|Lead|Due|RAG",
                   "1|Hotspot patrols|Police|30/06/2015|Green",
                   "2|Train all staff|Trainer|30/06/2015|Green",
                   row + "|Trainer|30/06/2015|Green"});
  };
  for (const std::string row :
       {"2 (continued)|Those who missed it", "2 cont'd|Those who missed it",
        "2-cont.|Those who missed it", "|Train all staff (Continued)",
        "2|Train all staff [contd.]"})
    EXPECT_THAT(read(row), Contains(HasSubstr("goes on with an action above")))
        << row;
  EXPECT_THAT(read("3|Patrols to be continued"), IsEmpty());
}

TEST(RowDoubts, AHeadingThatSetsItsActionsApart) {
  const auto read = [](const std::string& heading) {
    return Doubts({"Ref|Action|Lead|Due|RAG",
                   "1|Adopt the strategy|Play Lead|30/06/2015|Green",
                   "2|Inspect equipment|Parks Manager|30/06/2015|Green",
                   heading + "||||", "Ref|Action|Lead|Due|RAG",
                   "3|Skate park consultation|Play Lead|31/12/2014|Green"});
  };
  for (const std::string heading :
       {"Actions from the 2013/14 plan, for information only", "Previous plan",
        "Last year's plan", "LAST YEAR’S ACTIONS", "Other work, for reference",
        "Risks"})
    EXPECT_THAT(read(heading), Contains(HasSubstr("sets it apart"))) << heading;
  for (const std::string heading :
       {"Actions carried forward from the 2013/14 plan",
        "A single point of contact for information sharing",
        "Responding to requests for information", "What we learned last year",
        "Support in the last year of school", "Issues", "Play areas"})
    EXPECT_THAT(read(heading), testing::Not(Contains(HasSubstr("apart"))))
        << heading;
}

TEST(RowDoubts, ACaptionThatSetsItsActionsApart) {
  Rows rows = {"Ref|Action|Lead|Due|RAG",
               "1|Adopt the strategy|Play Lead|30/06/2015|Green",
               "2|Inspect equipment|Parks Manager|30/06/2015|Green"};
  rows.Table("table 2")
      .Add("Ref|Action|Lead|Due|RAG")
      .Caption("Actions from the 2013/14 plan, for information")
      .Add("3|Skate park consultation|Play Lead|31/12/2014|Green");
  EXPECT_THAT(Doubts(rows), testing::Not(IsEmpty()));
}

TEST(TextDoubts, ASentenceThatTellsWhichActionsAreComplete) {
  const auto read = [](const char* text, const std::string& headings) {
    PlanReader reader({}, London(), Day("2015-05-18"));
    reader.TakeText(text);
    const Rows rows = {headings, "1|Review|Ann|31/03/2015|",
                       "2|Recruit|Bob|30/06/2015|"};
    for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
    std::vector<std::string> texts;
    for (const Doubt& doubt :
         PlanDoubts(*std::move(reader).Finish(), Day("2015-05-18")))
      texts.push_back(doubt.text);
    return texts;
  };
  const std::string unrated = "Ref|Action|Lead|Due";
  for (const char* text :
       {"Actions 1 and 3 have been completed (Board, 12 May 2015).",
        "Completed actions are shown in italics."})
    EXPECT_THAT(read(text, unrated),
                Contains(HasSubstr("may say which actions are complete")))
        << text;
  EXPECT_THAT(read("Completed actions", unrated), IsEmpty());
  EXPECT_THAT(read("All actions are to be completed in time.", unrated),
              testing::Not(Contains(HasSubstr("may say which actions"))));
  EXPECT_THAT(read("Completed actions are shown in italics.",
                   "Ref|Action|Lead|Due|RAG"),
              testing::Not(Contains(HasSubstr("may say which actions"))));
}

TEST(PlanDoubts, UnknownRatingsAreCountedBeyondThoseThatAreListed) {
  constexpr std::size_t kActions = Remarks::kMostListed + 100;
  Rows rows{"Action|Due|RAG"};
  for (std::size_t i = 0; i < kActions; ++i)
    rows.Add("Visit hotel " + std::to_string(i) + "|31/03/2015|Zonk");
  EXPECT_THAT(Doubts(rows),
              ElementsAre(HasSubstr("1100 of 1100 actions that are overdue")));
}

TEST(PlanDoubts, ADueDateWithoutAYearIsToldOfOneActionAndOfSeveral) {
  EXPECT_THAT(Doubts({"Action|Due|RAG", "Train drivers|June|Green"}),
              ElementsAre(HasSubstr("the due date has no year, so that its "
                                    "action counts as undated")));
  EXPECT_THAT(Doubts({"Action|Due|RAG", "Train drivers|June|Green",
                      "Print a leaflet|July|Amber"}),
              ElementsAre(HasSubstr("2 actions count as undated")));
}

}  // namespace
}  // namespace planwatch
