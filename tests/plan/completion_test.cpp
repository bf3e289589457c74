// What says that an action is complete, and what only seems to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/plan/fields.h"
#include "collectors/plan/predicates.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const Date kToday = Day("2015-05-18");

struct Reading {
  bool complete = false;
  std::vector<std::string> doubts;
};

// Of one amber action, due in April 2015, that has the cell in a column with
// the heading, beside one of which nothing is said.
Reading Read(const std::string& heading, const std::string& cell,
             const std::string& rag = "Amber") {
  const Rows rows{"Action|Lead|Target date|RAG|" + heading,
                  "Train the drivers|Police|30/04/2015|" + rag + "|" + cell,
                  "Print the leaflet|Health|31/07/2015|Green|"};
  return {IsComplete(ReadPlan(rows).actions.at(0), kToday), Doubts(rows)};
}

TEST(Completion, AHeadingIsOfTheActionWhereItNamesNothingElse) {
  for (const char* heading :
       {"Completed", "Date completed", "Completed?", "Date of completion",
        "Date action completed", "Actual completion date", "Completed (date)",
        "Date completed / comments", "Complete (Y/N)",
        "Date of completion and outcome", "Closed on the tracker",
        "Timescale Completed", "Due date Completed"}) {
    EXPECT_FALSE(CompletesAnother(heading)) << heading;
  }
  for (const char* heading :
       {"Training completed", "Equality impact assessment completed",
        "Key milestones achieved", "Actions completed to date",
        "What we have achieved so far", "Consultation complete?",
        "Date of completion of phase 1", "Draft done", "Evidence complete",
        "Budget signed off?"}) {
    EXPECT_TRUE(CompletesAnother(heading)) << heading;
    for (const char* cell : {"12/03/2015", "Yes"})
      EXPECT_FALSE(Read(heading, cell).complete) << heading << ": " << cell;
  }
}

TEST(Completion, OfADateAndAnOutcomeTheDateCounts) {
  EXPECT_TRUE(Read("Date of completion and outcome", "12/03/2015").complete);
}

TEST(Completion, IsSaidByADateAloneOrByAWordForIt) {
  for (const char* cell : {"12/03/2015", "March 2015", "Completed 12/03/2015",
                           "Done March 2015", "Signed off 12/03/2015"}) {
    const Reading reading = Read("Date completed", cell);
    EXPECT_TRUE(reading.complete) << cell;
    EXPECT_THAT(reading.doubts, IsEmpty()) << cell;
  }
}

TEST(Completion, IsInDoubtWhereADateTellsOfSomethingElse) {
  for (const char* cell : {"Draft sent 12/03/2015", "Chased 12/04/2015",
                           "Delayed from 31/03/2015", "Was due 31/03/2015"}) {
    const Reading reading = Read("Date completed", cell);
    EXPECT_FALSE(reading.complete) << cell;
    EXPECT_THAT(reading.doubts, SizeIs(1)) << cell;
  }
  for (const char* cell : {"12/03/2015 police only", "12 May"}) {
    const Reading reading = Read("Date completed", cell);
    EXPECT_TRUE(reading.complete) << cell;
    EXPECT_THAT(reading.doubts, SizeIs(1)) << cell;
  }
}

TEST(Completion, IsToldByADeedUnderItsHeading) {
  // Of an action due in April 2015, beside one with a date.
  const auto read = [](const std::string& cell) {
    const Rows rows{"Action|Lead|Target date|RAG|Date completed",
                    "Train the drivers|Police|30/04/2015|Amber|" + cell,
                    "Print the leaflet|Health|31/03/2015|Amber|12/03/2015"};
    return Reading{IsComplete(ReadPlan(rows).actions.at(0), kToday),
                   Doubts(rows)};
  };
  for (const char* cell :
       {"Published", "Approved", "Sent", "In place",
        "Report presented to Cabinet", "Approved by Cabinet 5/05/2015",
        "Signed 20/04/2015", "Board approved 1 April 2015", "Minutes agreed",
        "8th December 2014 Briefing sent"}) {
    const Reading reading = read(cell);
    EXPECT_TRUE(reading.complete) << cell;
    EXPECT_THAT(reading.doubts, IsEmpty()) << cell;
  }
  for (const char* cell :
       {"Not approved", "To be published", "Will be in place", "Published?",
        "Staff partly trained", "Training of qualified staff", "Chased",
        "Report to Board", "Awaiting Cabinet", "Training booked for all staff",
        "Plans in place to recruit", "Circulated for comment",
        "Partners invited to the workshop", "Referred to the Board"}) {
    const Reading reading = read(cell);
    EXPECT_FALSE(reading.complete) << cell;
  }
  for (const char* cell :
       {"Last reviewed 20/04/2015", "Report to Board 5/05/2015"}) {
    const Reading reading = read(cell);
    EXPECT_FALSE(reading.complete) << cell;
    EXPECT_THAT(reading.doubts, SizeIs(1)) << cell;
  }
}

TEST(Completion, AnyOtherTextThereIsOneDoubtWhereTheActionIsOverdue) {
  const auto doubts = [](const char* due) {
    return Doubts(
        {"Action|Lead|Target date|Date completed",
         std::string("Train the drivers|Police|") + due + "|With the Board",
         std::string("Print the leaflet|Health|") + due + "|With the printers",
         "Tell each hotel|Health|31/03/2015|12/03/2015",
         "Audit the files|Health|31/03/2015|20/03/2015"});
  };
  EXPECT_THAT(doubts("30/04/2015"),
              testing::ElementsAre(HasSubstr("and 1 other text, under")));
  EXPECT_THAT(doubts("30/06/2015"), IsEmpty());
}

TEST(Completion, IsSaidByTheEndOfAProgress) {
  const auto read = [](const std::string& progress) {
    const Rows rows = {
        "Action|Lead|Target Date|Progress",
        "Train the drivers|Police|30/04/2015|" + progress,
        "Print the leaflet|Health|31/07/2015|The draft is with the printers"};
    return Reading{IsComplete(ReadPlan(rows).actions.at(0), kToday),
                   Doubts(rows)};
  };
  for (const char* progress :
       {"Group met and agreed the terms of reference. Partners have signed up "
        "and training is rolled out. Completed.",
        "Training pack developed – completed",
        "Pack sent to all schools (complete)"}) {
    EXPECT_TRUE(read(progress).complete) << progress;
    EXPECT_THAT(read(progress).doubts, IsEmpty()) << progress;
  }
  for (const char* progress : {"Training – complete", "Training (complete)"}) {
    EXPECT_FALSE(read(progress).complete) << progress;
    EXPECT_THAT(read(progress).doubts, SizeIs(1)) << progress;
  }
  EXPECT_THAT(read("Training completed").doubts, IsEmpty());
  EXPECT_FALSE(
      read("Evaluation of the pilot awaited. Not completed.").complete);
}

TEST(Completion, IsSaidByTheEndOfADueDate) {
  const auto read = [](const std::string& due) {
    const Rows rows = {"Ref|Action|Lead|Timescale|Outcome",
                       "1|Train the drivers|Police|" + due + "|Fewer calls",
                       "2|Print the leaflet|Health|31/07/2015|Leaflets"};
    return Reading{IsComplete(ReadPlan(rows).actions.at(0), kToday),
                   Doubts(rows)};
  };
  for (const char* due :
       {"Annually in April\nComplete", "PACT meetings developed\nComplete."}) {
    EXPECT_TRUE(read(due).complete) << due;
    EXPECT_THAT(read(due).doubts, IsEmpty()) << due;
  }
  const Reading part = read("30 September 2013 – Review Completed");
  EXPECT_FALSE(part.complete);
  EXPECT_THAT(part.doubts, SizeIs(1));
  EXPECT_FALSE(read("March 2016 – to be completed").complete);
}

TEST(Completion, ByARatingWithADayBeginsOnIt) {
  EXPECT_TRUE(Read("Comments", "", "Completed March 2015").complete);
  EXPECT_FALSE(Read("Comments", "", "Complete Sept 2015").complete);
  EXPECT_FALSE(Read("Comments", "", "Complete 30/09/2015").complete);
  EXPECT_TRUE(Read("Comments", "", "Complete: see report 12").complete);
}

TEST(Completion, ThatIsHedgedIsInDoubt) {
  for (const char* rag : {"Blue (proposed)", "Blue - subject to evidence",
                          "Complete (draft)", "Previously complete"})
    EXPECT_THAT(Read("Comments", "", rag).doubts,
                testing::ElementsAre(HasSubstr(
                    "need not mean complete; taken for complete | write "
                    "complete alone, or how the action stands")))
        << rag;
  EXPECT_THAT(Read("Comments", "", "Blue").doubts, IsEmpty());
}

TEST(Completion, OfAHundredPercentCompletesWhatIsGreen) {
  EXPECT_TRUE(Read("% complete", "100%", "Green").complete);
  EXPECT_FALSE(Read("% complete", "100%", "Red").complete);
  EXPECT_FALSE(Read("% complete", "90%", "Green").complete);
}

TEST(Completion, MayStandUnderTheRevisedDateOrTheProgress) {
  EXPECT_TRUE(Read("Revised date", "Complete 12/02/2015").complete);
  EXPECT_FALSE(Read("Revised date", "12/07/2015").complete);
  EXPECT_TRUE(Read("Progress", "Completed March 2015", "Green").complete);
  EXPECT_FALSE(Read("Progress", "Completed Sept 2015", "Green").complete);
}

TEST(Completion, ARatingMayStandUnderItsDate) {
  const Plan plan = ReadPlan({"Action|Deadline|Date completed / RAG",
                              "Train drivers|30/04/2015|12/03/15",
                              "Print a leaflet|31/03/2015|Amber",
                              "Audit files|31/03/2015|Blue"});
  EXPECT_TRUE(IsComplete(plan.actions[0], kToday));
  EXPECT_EQ(plan.actions[1].rag, Rag::kAmber);
  EXPECT_FALSE(IsComplete(plan.actions[1], kToday));
  EXPECT_TRUE(IsComplete(plan.actions[2], kToday));
}

TEST(Completion, OfAnotherColourByTheKeyIsInDoubt) {
  PlanReader reader({}, London(), kToday);
  const Rows rows{"Action|Lead|Due|RAG", "Train the drivers|Police|30/04/2015|",
                  "Print the leaflet|Health|31/07/2015|Green"};
  for (const Row& row : rows.rows()) ASSERT_TRUE(reader.Take(row));
  reader.TakeText("RAG ratings");
  reader.TakeText("Green = on track");
  reader.TakeText("Purple = complete");
  const Plan plan = *std::move(reader).Finish();
  ASSERT_THAT(plan.report.doubts, SizeIs(1));
  EXPECT_THAT(plan.report.doubts[0].text, HasSubstr("purple means complete"));
}

TEST(Completion, MayStandUnderAHeadingOfTheDeadline) {
  for (const char* heading :
       {"Timescale Completed", "Due date Completed", "Target date Actual"})
    EXPECT_TRUE(Read(heading, "12/03/2015").complete) << heading;
}

TEST(Completion, ByAYesThatIsHedgedIsInDoubt) {
  for (const char* cell : {"Yes - draft", "Yes from July"})
    EXPECT_THAT(Read("Completed?", cell).doubts, SizeIs(1)) << cell;
  EXPECT_THAT(Read("Completed?", "Yes").doubts, IsEmpty());
}

TEST(Completion, ADueCellThatSaysDoneDoesNotOverruleARedRating) {
  for (const std::string rag : {"Red", "Amber"}) {
    const Rows rows = {"Ref|Action|Lead|Due|RAG",
                       "1|Review the policy|Ann|Delivered March 2015|" + rag};
    EXPECT_FALSE(ReadPlan(rows).actions[0].complete);
    EXPECT_FALSE(ReadPlan(rows).actions[0].completed);
    EXPECT_THAT(Doubts(rows),
                testing::Contains(HasSubstr("as the due date may say")));
  }
  EXPECT_TRUE(ReadPlan({"Ref|Action|Lead|Due|RAG",
                        "1|Review the policy|Ann|Delivered March 2015|Green"})
                  .actions[0]
                  .completed);
}

TEST(Completion, BesideAWordForWhatIsOpenIsInDoubt) {
  const auto doubts = [](std::string_view rag, std::string_view status) {
    return Doubts(Rows()
                      .Add("Action|Due|RAG|Status")
                      .Add("Train drivers|31/03/2015|" + std::string(rag) +
                           "|" + std::string(status))
                      .Add("Print a leaflet|30/06/2015|Green|On track"));
  };
  const auto open =
      HasSubstr("contradicts the rest of the row, which says complete");
  for (const std::string_view status : {"Not started", "Not complete", "Late"})
    EXPECT_THAT(doubts("Blue", status), Contains(open)) << status;
  EXPECT_THAT(doubts("Not started", "Complete"), Contains(open));
  for (const std::string_view status : {"Complete", "Ongoing", "Closed", ""})
    EXPECT_THAT(doubts("Blue", status), Each(Not(open))) << status;
}

TEST(Completion, OnADayThatTheStatusDeniesIsInDoubt) {
  const auto doubts = [](std::string_view day, std::string_view status) {
    return Doubts(Rows()
                      .Add("Action|Due|Completed on|Status")
                      .Add("Train drivers|31/03/2015|" + std::string(day) +
                           "|" + std::string(status))
                      .Add("Print a leaflet|30/06/2015||On track"));
  };
  const auto open =
      HasSubstr("contradicts the rest of the row, which says complete");
  for (const std::string_view status : {"Pending", "Not started"})
    EXPECT_THAT(doubts("30/04/2015", status), Contains(open)) << status;
  for (const std::string_view status : {"Complete", "Closed", "Late", ""})
    EXPECT_THAT(doubts("30/04/2015", status), Each(Not(open))) << status;
  // Until the day has come the status is right.
  EXPECT_THAT(doubts("30/06/2015", "Pending"), Each(Not(open)));
}

TEST(Completion, ThatIsStillToComeLeavesTheRating) {
  const auto rag = [](const char* rating, const char* status) {
    return ReadPlan({"Action|Due|RAG|Status",
                     std::string("Train drivers|31/03/2015|") + rating + '|' +
                         status,
                     "Print a leaflet|30/06/2015|Amber|In progress"})
        .actions.at(0)
        .rag;
  };
  EXPECT_EQ(rag("Green", "Completed Sept 2015"), Rag::kGreen);
  EXPECT_EQ(rag("Completed Sept 2015", "In progress"), Rag::kUnrated);
}

}  // namespace
}  // namespace planwatch
