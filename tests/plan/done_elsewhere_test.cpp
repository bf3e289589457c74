#include "collectors/plan/done_elsewhere.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Three actions, the first of which was due in April, with a cell each in a
// column that has the heading.
Rows WithColumn(const std::string& heading, const std::string& first,
                const std::string& rag = "",
                const std::string& due = "30/04/2015") {
  return Rows()
      .Add("Action|Lead|Due|RAG|" + heading)
      .Add("Mend the gate|Jo Day|" + due + "|" + rag + "|" + first)
      .Add("Buy paint|Jo Day|30/04/2015|Amber|Draft is with legal")
      .Add("Hire a van|Al Fry|30/06/2015|Green|Two rooms booked");
}

constexpr const char* kMayBe = "with a deadline, but no rating does";

TEST(DoneElsewhere, AnActionThatAnotherColumnSaysIsDoneIsInDoubt) {
  for (const char* heading :
       {"Outcome", "Evidence", "Where are we?", "Latest position",
        "Evidence of completion", "Follow-up"})
    for (const char* cell :
         {"Complete", "Complete. In use since March.", "Done", "Achieved",
          "Transferred to BAU", "212 vouchers given out - complete",
          "The gate is hung. Complete."})
      EXPECT_THAT(
          Doubts(WithColumn(heading, cell)),
          Contains(AllOf(HasSubstr(kMayBe), HasSubstr("`columns: { status: " +
                                                      std::string(heading)))))
          << heading << ": " << cell;
}

TEST(DoneElsewhere, AnActionThatIsAllDoneAndRatedOtherwiseIsInDoubt) {
  const auto read = [](const std::string& heading, const std::string& all,
                       const std::string& rating) {
    return Doubts({"Action|Lead|Due|" + heading,
                   "Mend the gate|Jo Day|30/04/2015|" + all + "|" + rating,
                   "Buy paint|Jo Day|30/04/2015|50|Amber",
                   "Hire a van|Al Fry|30/06/2015|0|Green"});
  };
  for (const char* all : {"100", "100%"}) {
    for (const char* heading : {"% complete|RAG", "Complete|RAG"})
      for (const char* rating : {"Red", "Amber"})
        EXPECT_THAT(read(heading, all, rating),
                    Contains(AllOf(HasSubstr(kMayBe),
                                   HasSubstr("correct the percentage"))))
            << heading << all << rating;
    EXPECT_THAT(read("Percentage complete|Progress", all, "On track"),
                Contains(HasSubstr(kMayBe)))
        << all;
    // What is green and all done is complete.
    for (const char* rating : {"Green", "Complete"})
      EXPECT_THAT(read("% complete|RAG", all, rating), IsEmpty()) << rating;
    EXPECT_THAT(read("% of budget|RAG", all, "Red"),
                Not(Contains(HasSubstr(kMayBe))));
  }
  for (const char* part : {"99", "99%", "1"})
    EXPECT_THAT(read("% complete|RAG", part, "Amber"), IsEmpty()) << part;
}

TEST(DoneElsewhere, AnUnratedActionThatItsOwnTextSaysIsDoneIsInDoubt) {
  const auto read = [](const std::string& action, const std::string& lead) {
    return Doubts({"Ref|Action|Lead|Due",
                   "1|" + action + '|' + lead + "|31/03/2015",
                   "2|Recruit a worker|Bob|30/06/2015"});
  };
  for (const char* action :
       {"CLOSED – Review the document", "Review the document (completed)",
        "Review the document [DONE]", "Review the document ✓",
        "✅ Review the document", "✔\uFE0F Review the document",
        "Review the document ✅", "Review the document ☑\uFE0F",
        "[x] Review the document", "- [X] Review the document",
        "Review the document 🗹"})
    EXPECT_THAT(read(action, "Ann"), Contains(HasSubstr(kMayBe))) << action;
  for (const char* action :
       {"❌ Review the document", "[ ] Review the document",
        "☐ Review the document", "Put a ✓ on the document",
        "☐ Review the document ☑", "[xx] Review the document"})
    EXPECT_THAT(read(action, "Ann"), Not(Contains(HasSubstr(kMayBe))))
        << action;
  EXPECT_THAT(read("Review the document", "Ann – done"),
              Contains(AllOf(HasSubstr(kMayBe), HasSubstr("headed Status"))));
  EXPECT_THAT(read("Review the document (draft)", "Ann – lead"), IsEmpty());
}

TEST(DoneElsewhere, WhatFollowsDoneIsAnActionAndOneDoubt) {
  const auto read = [](const std::string& action) {
    return Doubts({"Ref|Action|Lead|Due", "1|" + action + "|Ann|31/03/2015",
                   "2|Recruit a worker|Bob|30/06/2015"});
  };
  const auto over = HasSubstr("says no more than that the action is over");
  EXPECT_THAT(read("DONE - Teach the staff the code"),
              ElementsAre(HasSubstr(kMayBe)));
  EXPECT_THAT(read("Done"), Contains(over));
  EXPECT_THAT(read("Closed - see action 4"), Contains(over));
}

TEST(DoneElsewhere, AProgressThatSaysSoBesideARedRatingIsADoubt) {
  EXPECT_THAT(Doubts(WithColumn("Progress", "Completed", "Red")),
              Contains(HasSubstr(kMayBe)));
  EXPECT_THAT(Doubts(WithColumn("Progress", "Two sessions held", "Red")),
              Not(Contains(HasSubstr(kMayBe))));
}

TEST(DoneElsewhere, OfUnratedActionsItMayTellWhatBecameOfIt) {
  const auto read = [](const std::string& heading, const std::string& cell) {
    return Doubts({"Action|Lead|Due|" + heading,
                   "Mend the gate|Jo Day|30/04/2015|" + cell,
                   "Buy paint|Jo Day|30/06/2015|Two shops were asked",
                   "Hire a van|Al Fry|30/06/2015|Quotes are on the shared "
                   "drive"});
  };
  for (const char* heading : {"Evidence", "Outcome"}) {
    for (const char* cell :
         {"Complete and reported to the parish council in its March meeting.",
          "Completed in March and put on the website of the parish council",
          "Completed - the old gate went to the school next door to us"})
      EXPECT_THAT(read(heading, cell), Contains(HasSubstr(kMayBe)))
          << heading << ": " << cell;
    for (const char* cell :
         {"Complete and return the form to the parish council in March",
          "Complete the form that the parish council has sent to us in March",
          "Completed forms show that the gate is safe for all who use it",
          "Completed by June, and then reported to the parish council"})
      EXPECT_THAT(read(heading, cell), IsEmpty()) << heading << ": " << cell;
  }
}

TEST(DoneElsewhere, WhereNoFigureChangesThereIsNoDoubt) {
  EXPECT_THAT(Doubts(WithColumn("Outcome", "Complete", "Complete")),
              Not(Contains(HasSubstr(kMayBe))));
  EXPECT_THAT(Doubts(WithColumn("Outcome", "Complete", "", "30/06/2015")),
              Not(Contains(HasSubstr(kMayBe))));
  EXPECT_THAT(Doubts(WithColumn("Outcome", "Complete", "", "")),
              Not(Contains(HasSubstr(kMayBe))));
}

TEST(DoneElsewhere, ProseAndWhatElseIsCompleteSayNothing) {
  for (const char* cell :
       {"Children are safer", "Draft complete, with legal", "Not complete",
        "Complete apart from training", "Yes", "To be completed in June"})
    EXPECT_THAT(Doubts(WithColumn("Outcome", cell)),
                Not(Contains(HasSubstr(kMayBe))))
        << cell;
  for (const char* heading : {"Previous status", "Training completed"})
    EXPECT_THAT(Doubts(WithColumn(heading, "Complete", "Amber")),
                Not(Contains(HasSubstr(kMayBe))))
        << heading;
}

TEST(DoneElsewhere, TheConfigurationSettlesIt) {
  const Rows rows = WithColumn("Outcome", "Complete", "Amber");
  PlanOptions options;
  options.ignore = {"Outcome"};
  EXPECT_THAT(ReadPlan(rows, options).report.doubts, IsEmpty());
  options.ignore = {};
  options.columns = {{"status", "Outcome"}};
  const Plan plan = ReadPlan(rows, options);
  EXPECT_TRUE(plan.actions[0].complete);
  EXPECT_THAT(plan.report.doubts, IsEmpty());
}

}  // namespace
}  // namespace planwatch
