// The days on which a doubt makes a difference to the figures: from the day
// after a deadline on the action is overdue in one of the two readings.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

// "from 2015-05-01 until 2015-06-30" of the doubt with the text.
std::string DaysOf(std::string_view text, const std::vector<Doubt>& doubts) {
  const Doubt* found = nullptr;
  for (const Doubt& doubt : doubts)
    if (doubt.text.find(text) != std::string::npos) {
      if (found != nullptr) return "twice";
      found = &doubt;
    }
  if (found == nullptr) return "no doubt";
  return (found->from ? "from " + FormatDate(*found->from) : "always") +
         (found->until ? " until " + FormatDate(*found->until) : "");
}
std::string DaysOf(std::string_view text, const Rows& rows) {
  return DaysOf(text, ReadPlan(rows).report.doubts);
}

// A due date with the cell, of an action that is rated amber.
std::string DaysOfDue(std::string_view text, const std::string& due) {
  return DaysOf(text, Rows{"Action|Lead|Due|RAG"}
                          .Add("Train the drivers|Police|" + due + "|Amber")
                          .Add("Tell each hotel|Health|31/07/2015|Green"));
}

TEST(DoubtDays, OfADate) {
  EXPECT_EQ(DaysOfDue("tells what happened", "Workshop held 4 May 2015"),
            "from 2015-05-05");
  EXPECT_EQ(DaysOfDue("the year alone", "Apl 2015"),
            "from 2015-01-01 until 2015-12-31");
  EXPECT_EQ(DaysOfDue("no more than a start", "Start May 2015"),
            "from 2015-06-01");
  EXPECT_EQ(DaysOfDue("may mean", "Sept 2015 (revised plan), June 2015"),
            "from 2015-07-01 until 2015-09-30");
}

TEST(DoubtDays, OfADeadlineInTheActionsText) {
  EXPECT_EQ(DaysOf("as its deadline",
                   {"Action|Lead|RAG",
                    "Train the drivers by 30 April 2015|Police|Amber",
                    "Tell each hotel by 31 July 2015|Health|Amber"}),
            "twice");
  EXPECT_EQ(DaysOf("2015-04-30 as its deadline",
                   {"Action|Lead|RAG",
                    "Train the drivers by 30 April 2015|Police|Amber",
                    "Tell each hotel by 31 July 2015|Health|Amber"}),
            "from 2015-05-01");
}

TEST(DoubtDays, OfWhatMayBeComplete) {
  EXPECT_EQ(DaysOfDue("may say that the action is complete",
                      "30 April 2015 – Review Completed"),
            "from 2015-05-01");
  EXPECT_EQ(DaysOf("under the heading of completion, may say",
                   {"Action|Lead|Due|Date completed",
                    "Train the drivers|Police|30/06/2015|With the Board",
                    "Print the leaflet|Health|30/04/2015|With the printers",
                    "Tell each hotel|Health|31/03/2015|12/03/2015",
                    "Audit the files|Health|31/03/2015|20/03/2015"}),
            "from 2015-05-01");
  EXPECT_EQ(
      DaysOf(
          "or tell of a part of it",
          {"Action|Lead|Due|Progress",
           "Train the drivers|Police|30/04/2015|Training (complete)",
           "Tell each hotel|Health|31/07/2015|The draft is with the printers"}),
      "from 2015-05-01");
  EXPECT_EQ(DaysOf("but no rating does",
                   {"Action|Lead|Due|RAG|Outcome",
                    "Train the drivers|Police|30/06/2015|Amber|Complete",
                    "Print the leaflet|Health|30/04/2015|Amber|Complete",
                    "Tell each hotel|Health|31/07/2015|Amber|Fewer calls"}),
            "from 2015-05-01");
}

TEST(DoubtDays, OfActionsWrittenInTheColourOfCompleteOnes) {
  Rows rows{"Action|Lead|Due|RAG"};
  for (const char* const due : {"30/06/2015", "30/04/2015"}) {
    std::vector<Cell> cells{Text("Publish the protocol"), Text("Police"),
                            Text(due), Text("Amber")};
    for (Cell& cell : cells) cell.ink = Colour{0x80, 0x80, 0x80};
    rows.Add(std::move(cells));
  }
  for (const char* const action : {"Train all", "Tell all", "Ask all"})
    rows.Add(std::string(action) + "|HR|30/06/2015|Amber");
  PlanReader reader({}, London(), Day("2015-05-18"));
  reader.TakeText("Actions in grey italics have been completed.");
  for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
  const Result<Plan> plan = std::move(reader).Finish();
  ASSERT_TRUE(plan);
  EXPECT_EQ(DaysOf("may mean this action", plan->report.doubts),
            "from 2015-05-01");
}

TEST(DoubtDays, OfADayOfCompletionThatTheStatusDenies) {
  EXPECT_EQ(
      DaysOf("contradicts the rest of the row",
             {"Action|Lead|Due|Status|Date completed",
              "Train the drivers|Police|30/04/2015|Not started|20/03/2015",
              "Tell each hotel|Health|31/07/2015|In progress|"}),
      "from 2015-03-20");
}

TEST(DoubtDays, OfSeveralActionsThatShareTheirDates) {
  EXPECT_EQ(DaysOf("actions share a cell",
                   {"Action|Lead|Due|RAG",
                    "Train the drivers\nTell each hotel\nAsk the bars|Police|"
                    "30/06/2015\n30/04/2015|Red\nAmber\nGreen",
                    "Print the leaflet|Health|31/07/2015|Green"}),
            "from 2015-05-01 until 2015-06-30");
}

}  // namespace
}  // namespace planwatch
