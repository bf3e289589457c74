#include "collectors/plan/unused_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Two actions, the first one's cell under the heading filled.
Rows WithColumn(std::string_view heading, std::string_view first,
                std::string_view second = "") {
  return Rows()
      .Add("Action|Due|" + std::string(heading))
      .Add("Train drivers|30/04/2015|" + std::string(first))
      .Add("Print a leaflet|30/06/2015|" + std::string(second));
}

TEST(UnusedColumns, WhatPlainlyRecordsCompletionIsUsed) {
  for (const std::string_view heading :
       {"Completed At", "Done date", "Sign-off date", "Date of sign off",
        "Date met", "Date discharged", "Date cleared", "Cleared", "Complied",
        "Date action taken", "Date verified"}) {
    const Plan plan = ReadPlan(WithColumn(heading, "21/04/2015"));
    EXPECT_EQ(plan.actions[0].completed, Day("2015-04-21")) << heading;
    EXPECT_FALSE(plan.actions[1].completed) << heading;
  }
  EXPECT_TRUE(ReadPlan(WithColumn("Discharged", "Yes")).actions[0].complete);
}

TEST(UnusedColumns, DaysThatWereOfSomeActionsMayBeOfCompletion) {
  EXPECT_THAT(
      Doubts(WithColumn("Date removed", "21/04/2015")),
      Contains(AllOf(HasSubstr("may say that these are complete"),
                     HasSubstr("columns: { completed: Date removed }"))));
  // Another event's, of every action, or still to come.
  for (const std::string_view heading :
       {"Date raised", "Created", "Start date", "Date of meeting",
        "Last updated", "Date reviewed", "Date escalated", "Checked",
        "Form completed by"})
    EXPECT_THAT(Doubts(WithColumn(heading, "21/04/2015")), IsEmpty())
        << heading;
  EXPECT_THAT(Doubts(WithColumn("Date removed", "21/04/2015", "22/04/2015")),
              IsEmpty());
  EXPECT_THAT(Doubts(WithColumn("Date removed", "21/04/2095")), IsEmpty());
  EXPECT_THAT(Doubts(WithColumn("Form on file", "21/04/2015")), IsEmpty());
  // The rating says it already.
  EXPECT_THAT(Doubts({"Action|Due|RAG|Date removed",
                      "Train drivers|30/04/2015|Complete|21/04/2015",
                      "Print a leaflet|30/06/2015|Green|"}),
              IsEmpty());
}

TEST(UnusedColumns, AYesForSomeActionsMayCompleteThem) {
  const auto under = [](std::string_view heading) {
    return WithColumn(heading, "Yes").Add("Visit each hotel|30/06/2015|");
  };
  EXPECT_THAT(Doubts(under("Removed")),
              ElementsAre(HasSubstr("may say that these are complete")));
  EXPECT_THAT(Doubts(under("Statutory")), IsEmpty());
}

TEST(UnusedColumns, DatesWhereNothingIsDueAreADoubtUnderAnyHeading) {
  for (const std::string heading :
       {"Milestone", "Month", "Quarter", "Year", "Phase", "Agreed date"})
    EXPECT_THAT(Doubts({"Action|Lead|" + heading + "|RAG",
                        "Train drivers|Police|30/09/2015|Green"}),
                Contains(HasSubstr("so no action has one")))
        << heading;
  EXPECT_THAT(
      Doubts({"Action|Lead|Year|RAG", "Train drivers|Police|2015/16|Green"}),
      IsEmpty());
  EXPECT_THAT(Doubts({"Action|Lead|Agreed date|RAG",
                      "Train drivers|Police|30/03/2015|Green"}),
              IsEmpty());
}

TEST(UnusedColumns, HeadingsThatPlainlyNameADeadline) {
  for (const std::string_view heading :
       {"Milestone date", "Time limit", "Date required", "Required by",
        "Needed by", "To complete", "Anticipated date", "Proposed date",
        "Date agreed for completion"}) {
    const Plan plan =
        ReadPlan(Rows()
                     .Add("Action|Lead|" + std::string(heading) + "|RAG")
                     .Add("Train drivers|Police|30/09/2015|Green"));
    EXPECT_EQ(DueOf(plan.actions[0]), "2015-09-30") << heading;
  }
}

TEST(UnusedColumns, WhatADeadlineMovedToIsTheRevisedDate) {
  for (const std::string heading :
       {"Slipped to", "Rescheduled to", "Changed date", "Updated deadline",
        "Latest date", "Re-profiled date", "Expected date"}) {
    const Plan plan = ReadPlan(WithColumn(heading, "30/09/2015"));
    EXPECT_EQ(DueOf(plan.actions[0]), "2015-04-30 to 2015-09-30") << heading;
  }
  // When it was changed, and not to what.
  for (const std::string heading : {"Date changed", "Last updated", "Updated"})
    EXPECT_EQ(DueOf(ReadPlan(WithColumn(heading, "30/03/2015")).actions[0]),
              "2015-04-30")
        << heading;
}

TEST(UnusedColumns, AHeadingOfAlternativesGivesItsColumnWhatTheCellsHold) {
  const Plan either = ReadPlan({"Action|Due|Date completed / RAG",
                                "Train drivers|30/04/2015|27/04/2015",
                                "Print a leaflet|30/06/2015|Amber",
                                "Visit each hotel|30/06/2015|Green"});
  EXPECT_EQ(either.actions[0].completed, Day("2015-04-27"));
  EXPECT_EQ(either.actions[1].rag, Rag::kAmber);
  const Plan outcome = ReadPlan({"Action|Due|Outcome / status",
                                 "Train drivers|30/04/2015|Complete",
                                 "Print a leaflet|30/06/2015|On track"});
  EXPECT_TRUE(outcome.actions[0].complete);
  EXPECT_EQ(outcome.actions[1].rag, Rag::kGreen);
  EXPECT_THAT(
      Doubts({"Action|Due|RAG and date", "Train drivers|30/04/2015|27/04/2015",
              "Print a leaflet|30/06/2015|Amber",
              "Visit each hotel|30/06/2015|Green"}),
      Contains(HasSubstr("holds dates beside ratings")));
}

TEST(UnusedColumns, WordsThatMayNameAStatusDoWhereTheCellsAreStates) {
  for (const std::string heading :
       {"Delivery", "Evaluation", "Monitoring", "Performance"})
    EXPECT_EQ(
        ReadPlan(WithColumn(heading, "On track", "Complete")).actions[0].rag,
        Rag::kGreen)
        << heading;
}

TEST(UnusedColumns, NamesThatRecurAreADoubtUnderAHeadingThatIsNotKnown) {
  const auto under = [](const std::string& heading) {
    return Rows()
        .Add("Action|Due|RAG|" + heading)
        .Add("Train drivers|30/06/2015|Red|Jane Ward")
        .Add("Print a leaflet|30/06/2015|Red|Jane Ward");
  };
  EXPECT_THAT(Doubts(under("Steward")),
              ElementsAre(HasSubstr("\"Steward\" holds names")));
  for (const std::string heading : {"Raised by", "Planner bucket", "Location"})
    EXPECT_THAT(Doubts(under(heading)), IsEmpty()) << heading;
  for (const std::string heading : {"Co-ordinator", "Champion", "Manager",
                                    "Head of service", "Contact", "Driver"})
    EXPECT_THAT(ReadPlan(under(heading)).actions[0].responsible,
                ElementsAre("Jane Ward"))
        << heading;
}

TEST(UnusedColumns, NamesOfBodiesMayLeadUnderTheirOwnHeading) {
  const auto under = [](const std::string& heading) {
    return Doubts(Rows()
                      .Add("Action|Due|RAG|" + heading)
                      .Add("Train drivers|30/06/2015|Red|Jane Ward")
                      .Add("Print a leaflet|30/06/2015|Red|Jane Ward"));
  };
  for (const std::string heading : {"Department", "Link"})
    EXPECT_THAT(under(heading),
                ElementsAre(HasSubstr("holds names; it was left out")))
        << heading;
  EXPECT_THAT(under("Service area"),
              ElementsAre(HasSubstr("holds names; it was taken for the "
                                    "sub-objective")));
  EXPECT_THAT(under("Area"), IsEmpty());
  EXPECT_THAT(Doubts({"Action|Due|RAG|Lead|Department",
                      "Train drivers|30/06/2015|Red|Al Fry|Jane Ward",
                      "Print a leaflet|30/06/2015|Red|Al Fry|Jane Ward"}),
              IsEmpty());
}

TEST(UnusedColumns, TitlesOfPeopleAreADoubtThoughNoneRecurs) {
  const auto doubts = [](const std::string& heading, const std::string& one,
                         const std::string& other) {
    return Doubts(Rows()
                      .Add("Action|Due|RAG|" + heading)
                      .Add("Train drivers|30/06/2015|Red|" + one)
                      .Add("Print a leaflet|30/06/2015|Red|" + other));
  };
  EXPECT_THAT(doubts("Individuals/Groups", "Headteacher", "Reading Manager"),
              ElementsAre(HasSubstr("holds names")));
  EXPECT_THAT(doubts("Individuals", "SENCO", "SENCO"),
              ElementsAre(HasSubstr("holds names")));
  EXPECT_THAT(doubts("Focus", "Prevention", "Prevention"), IsEmpty());
  EXPECT_THAT(doubts("Raised by", "Headteacher", "Reading Manager"), IsEmpty());
}

TEST(UnusedColumns, MeasuresToBeTakenAreTheAction) {
  EXPECT_EQ(ReadPlan({"Requirement|Measures to be taken|Due",
                      "Drivers know the signs|Train drivers|30/06/2015"})
                .actions[0]
                .title,
            "Train drivers");
}

TEST(UnusedColumns, AnEventOfDaysToComeMayBeTheDeadline) {
  for (const std::string_view heading : {"Date agreed", "Date approved"})
    EXPECT_THAT(Doubts({"Action|Lead|" + std::string(heading),
                        "Train drivers|Jo Day|30/04/2015",
                        "Buy paint|Al Fry|30/06/2015"}),
                Contains(HasSubstr("no heading names the due date")))
        << heading;
  EXPECT_THAT(Doubts({"Action|Lead|RAG|Next review date",
                      "Train drivers|Jo Day|Green|30/04/2015",
                      "Buy paint|Al Fry|Amber|30/06/2015"}),
              IsEmpty());
}

TEST(UnusedColumns, AReviewMayBeTheDeadlineWhereThereIsNoOther) {
  for (const std::string heading : {"Review date", "Date for review"})
    EXPECT_THAT(Doubts({"Action|Lead|RAG|" + heading,
                        "Train drivers|Jo Day|Green|30/04/2015",
                        "Buy paint|Al Fry|Amber|30/06/2015"}),
                Contains(HasSubstr("no heading names the due date")))
        << heading;
  EXPECT_THAT(Doubts({"Action|Lead|RAG|Last review",
                      "Train drivers|Jo Day|Green|30/03/2015",
                      "Buy paint|Al Fry|Amber|30/04/2015"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Action|Lead|RAG|Due|Review date",
                      "Train drivers|Jo Day|Green|30/06/2015|30/05/2015",
                      "Buy paint|Al Fry|Amber|30/06/2015|30/05/2015"}),
              IsEmpty());
}

TEST(UnusedColumns, ADayWithATickUnderCompletedIsNoDeadline) {
  const auto doubts = [](const std::string& day) {
    return Doubts({"Action|Owner|Completed", "Train drivers|Jo Day|" + day,
                   "Buy paint|Al Fry|" + day});
  };
  EXPECT_THAT(doubts("30/04/2015 ✅"), IsEmpty());
  EXPECT_THAT(doubts("30/06/2015"),
              Contains(HasSubstr("no heading names the due date")));
}

TEST(UnusedColumns, LaterDatesOfSomeActionsMayBeRevisions) {
  for (const std::string_view heading :
       {"1st revision", "Revision 2", "Reforecast", "Date changed to",
        "Second date"})
    EXPECT_EQ(
        ReadPlan(WithColumn(heading, "31/07/2015")).actions[0].due.revised,
        Day("2015-07-31"))
        << heading;
  EXPECT_THAT(Doubts(WithColumn("Slip", "31/07/2015")),
              Contains(HasSubstr("may be what these were moved to")));
  EXPECT_THAT(Doubts(WithColumn("Slip", "31/03/2015", "31/07/2015")),
              IsEmpty());
  EXPECT_THAT(Doubts(WithColumn("Next review", "31/07/2015")), IsEmpty());
}

TEST(UnusedColumns, OfWhatTheConfigurationPassesOverNothingIsAsked) {
  PlanOptions options;
  options.ignore = {"Slip"};
  EXPECT_THAT(ReadPlan(WithColumn("Slip", "31/07/2015"), options).report.doubts,
              IsEmpty());
}

TEST(UnusedColumns, WordsOfRatingsAloneAreTheStatusInDoubt) {
  for (const std::string_view heading :
       {"Verdict", "Standing", "Judgement", "Grade", "Position at May 2015"}) {
    const Rows rows = WithColumn(heading, "Complete", "In progress");
    EXPECT_TRUE(ReadPlan(rows).actions[0].complete) << heading;
    EXPECT_THAT(Doubts(rows), Contains(HasSubstr("was taken for the status by "
                                                 "its cells")))
        << heading;
  }
  // Where something else rates, they are not asked.
  EXPECT_EQ(ReadPlan({"Action|Due|RAG|Verdict",
                      "Train drivers|30/04/2015|Amber|Green",
                      "Buy paint|30/04/2015|Green|Complete"})
                .actions[1]
                .rag,
            Rag::kGreen);
}

TEST(UnusedColumns, ATickUnderWhatAsksForItCompletes) {
  EXPECT_TRUE(ReadPlan(WithColumn("Tick when done", "✓")).actions[0].complete);
  for (const std::string_view heading :
       {"Milestone met? (Y/N)", "Deadline met?"})
    EXPECT_TRUE(ReadPlan(WithColumn(heading, "Y", "N")).actions[0].complete)
        << heading;
}

TEST(UnusedColumns, TheColourOfAPercentageRates) {
  const auto read = [](Colour fill, const char* text) {
    return ReadPlan(Rows()
                        .Add("Action|Due|RAG")
                        .Add({Text("Train drivers"), Text("30/04/2015"),
                              Filled(fill, text)})
                        .Add({Text("Buy paint"), Text("30/06/2015"),
                              Filled(kGreenFill, "50%")}));
  };
  EXPECT_EQ(read(kRedFill, "10%").actions[0].rag, Rag::kRed);
  EXPECT_EQ(read(kGreenFill, "40%").actions[0].rag, Rag::kGreen);
  EXPECT_TRUE(read(kGreenFill, "100%").actions[0].complete);
  const Plan red = read(kRedFill, "100%");
  EXPECT_EQ(red.actions[0].rag, Rag::kRed);
  EXPECT_THAT(red.report.doubts,
              Contains(testing::Field(&Doubt::about, "rating")));
}

TEST(UnusedColumns, TextsInTheColoursOfRatingsAreADoubt) {
  const auto doubts = [](const char* headings, Colour first, Colour second) {
    const auto inked = [](Colour ink, const char* text) {
      Cell cell = Text(text);
      cell.ink = ink;
      return cell;
    };
    return Doubts(Rows()
                      .Add(headings)
                      .Add({Text("Train drivers"), Text("30/04/2015"),
                            inked(first, "14 approved to date"), Text("£100")})
                      .Add({Text("Buy paint"), Text("30/06/2015"),
                            inked(second, "Draft with carers"), Text("£200")}));
  };
  const auto inks = Contains(HasSubstr("written in the colours of ratings"));
  EXPECT_THAT(doubts("Action|Due|Progress|Budget", kRedFill, kGreenFill), inks);
  EXPECT_THAT(doubts("Action|Due|Progress|Budget", kRedFill, kRedFill),
              testing::Not(inks));
  EXPECT_THAT(doubts("Action|Due|Progress|RAG", kRedFill, kGreenFill),
              testing::Not(inks));
}

TEST(UnusedColumns, CodesUnderTheNameOfAStateMayRate) {
  const auto doubts = [](std::string_view heading) {
    return Doubts(Rows()
                      .Add("Action|Due|" + std::string(heading))
                      .Add("Train drivers|30/06/2015|O")
                      .Add("Print a leaflet|30/06/2015|C")
                      .Add("Visit hotels|30/06/2015|O"));
  };
  EXPECT_THAT(doubts("Open/Closed"),
              Contains(HasSubstr("are codes that no key explains")));
  EXPECT_THAT(doubts("Area"), IsEmpty());
}

TEST(UnusedColumns, WhoSignsOffIsNoOtherThing) {
  EXPECT_EQ(ReadPlan(WithColumn("Signed off by Board", "21/04/2015"))
                .actions[0]
                .completed,
            Day("2015-04-21"));
  EXPECT_THAT(
      Doubts(WithColumn("Training delivered by Barnardo's", "21/04/2015")),
      IsEmpty());
}

TEST(UnusedColumns, WhatIsCompleteByItsColourNeedsNoCompletion) {
  const auto doubts = [](std::string_view rating) {
    return Doubts(Rows()
                      .Add("Action|Due|RAG|Removed")
                      .Add("Train drivers|30/04/2015|" + std::string(rating) +
                           "|21/04/2015")
                      .Add("Print a leaflet|30/06/2015|Green|")
                      .Add("Visit each hotel|30/06/2015|Green|"));
  };
  EXPECT_THAT(doubts("Blue"), IsEmpty());
  EXPECT_THAT(doubts("Amber"), ElementsAre(HasSubstr("holds past dates")));
}

}  // namespace
}  // namespace planwatch
