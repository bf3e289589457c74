// What is said of rows that may have been read amiss, from the first word to
// the last: an operator has nothing else to go by.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "collectors/plan/doubts.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Said {
  std::vector<Place> RowsInDoubt::*kind;
  const char* one;
  const char* several;
  const char* settle;
};

constexpr Said kSaid[] = {
    {&RowsInDoubt::notes,
     "1 row below a gap may be an action, and was taken for a note, since it "
     "has neither a date nor a rating",
     "2 rows below a gap may be actions, and were taken for notes, since they "
     "have neither a date nor a rating",
     "close the gap if they are actions, or give them a date or a rating; move "
     "notes to a sheet of their own"},
    {&RowsInDoubt::skipped,
     "1 row has a text and a date or rating, and reads as a total, a form, a "
     "signature or guidance; it was left out",
     "2 rows have a text and a date or rating, and read as totals, forms, "
     "signatures or guidance; they were left out",
     "give the action a reference or another first word; move the row out of "
     "the table if it is none"},
    {&RowsInDoubt::headers,
     "1 row looks like headings and was taken for data; the rows below may be "
     "another table's",
     "2 rows look like headings and were taken for data; the rows below may be "
     "another table's",
     "name the sheet of the plan under `sheets:`, the table under `tables:`, "
     "or keep each table on a sheet or in a file of its own"},
    {&RowsInDoubt::parts,
     "1 row without an action has a date and a rating or a lead of its own, or "
     "all else that an action's row has, and was taken for more of the action "
     "above it",
     "2 rows without an action have dates and ratings or leads of their own, "
     "or all else that an action's row has, and were taken for more of the "
     "actions above them",
     "write the action into each row, or name its column by `columns: { "
     "action: … }`"},
    {&RowsInDoubt::ratings,
     "1 row of an action has another rating than the rows above it; the worst "
     "of them counts",
     "2 rows of actions have other ratings than the rows above them; the worst "
     "of each action's counts",
     "keep only the current rating in the row of the action, or write the "
     "action into each row"},
    {&RowsInDoubt::dated,
     "1 heading holds a date, and no column does; no action has one",
     "2 headings hold dates, and no column does; no action has one",
     "give each action its date, in a column headed Due"},
    {&RowsInDoubt::rated,
     "1 heading is a rating, and no column has them; no action is rated",
     "2 headings are ratings, and no column has them; no action is rated",
     "give each action its rating, in a column headed RAG"},
    {&RowsInDoubt::over,
     "1 row says no more than that the action is over or stands elsewhere, "
     "where the action should stand, and no rating says so; taken as an action",
     "2 rows say no more than that the action is over or stands elsewhere, "
     "where the action should stand, and no rating says so; taken as actions",
     "write it under Status, beside the action itself, or delete the row"},
    {&RowsInDoubt::continued,
     "1 row says that it goes on with an action above; taken as an action of "
     "its own",
     "2 rows say that they go on with an action above; taken as actions of "
     "their own",
     "write each action in one row, or give the rest of it a number of its "
     "own"},
    {&RowsInDoubt::unlike,
     "1 row at the end has neither a reference nor a rating, as the others "
     "have; taken as an action",
     "2 rows at the end have neither a reference nor a rating, as the others "
     "have; taken as actions",
     "give the action its reference and rating; move notes to a sheet of their "
     "own"},
    {&RowsInDoubt::closed,
     "1 row under a heading of actions that are over has a rating of one that "
     "is not; left out",
     "2 rows under a heading of actions that are over have ratings of ones "
     "that are not; left out",
     "move them above that heading, or rate them complete"},
    {&RowsInDoubt::aside,
     "1 row stands under a heading that sets it apart, as another plan's, a "
     "risk or for information; taken as an action of this plan",
     "2 rows stand under a heading that sets them apart, as another plan's, "
     "risks or for information; taken as actions of this plan",
     "keep what is not this plan's on a sheet or in a document of its own"},
    {&RowsInDoubt::ended,
     "1 row stands under a heading that may say that its actions are over, and "
     "does not say so itself; counted as it is rated",
     "2 rows stand under a heading that may say that its actions are over, and "
     "do not say so themselves; counted as they are rated",
     "write how each action stands under RAG or Status"},
    {&RowsInDoubt::updates,
     "1 update has another rating than the action above it; the update's "
     "counts",
     "2 updates have other ratings than the actions above them; the last "
     "update's counts",
     "keep only the current rating"},
    {&RowsInDoubt::rated_below,
     "1 row has a rating, and neither a reference, a date nor a lead, below an "
     "action without a rating; taken as an action of its own",
     "2 rows have a rating, and neither a reference, a date nor a lead, below "
     "an action without a rating; taken as actions of their own",
     "give each action a reference, or begin updates with \"Update:\""},
    {&RowsInDoubt::bare,
     "1 row has nothing but the action's column filled; taken as an action",
     "2 rows have nothing but the action's column filled; taken as actions",
     "give the action a date, a lead or a rating; delete the row, or move it "
     "out of the table, if it is a heading"},
    {&RowsInDoubt::figures,
     "1 row below the others has a text and a figure or rating, and neither a "
     "reference, a date nor a lead; taken as an action",
     "2 rows below the others have a text and a figure or rating, and neither "
     "a reference, a date nor a lead; taken as actions",
     "give the action a reference, a date or a lead; move counts to a sheet of "
     "their own"},
};

TEST(RowDoubts, SayInWholeSentencesWhatWasDoneWithOneRowAndWithSeveral) {
  for (const Said& said : kSaid) {
    RowsInDoubt in_doubt;
    std::vector<Place>& places = in_doubt.*said.kind;
    places.push_back({"table 1", 3});
    for (const char* const text : {said.one, said.several}) {
      const std::vector<Doubt> doubts = RowDoubts(in_doubt, 9);
      ASSERT_THAT(doubts, SizeIs(1)) << text;
      EXPECT_EQ(doubts[0].about, "rows");
      EXPECT_EQ(doubts[0].text, text);
      EXPECT_EQ(doubts[0].settle, said.settle);
      EXPECT_EQ(doubts[0].place.row, 3u) << text;
      places.push_back({"table 1", 5});
    }
  }
  EXPECT_THAT(RowDoubts({}, 9), IsEmpty());
}

TEST(RowDoubts, OfRowsThatAreStruckOutBeginAtTwoOrAtOneThatStandsInPart) {
  RowsInDoubt in_doubt;
  in_doubt.struck = {{"table 1", 3}};
  EXPECT_THAT(RowDoubts(in_doubt, 9), IsEmpty());
  in_doubt.struck_in_part = true;
  ASSERT_THAT(RowDoubts(in_doubt, 9), SizeIs(1));
  EXPECT_EQ(RowDoubts(in_doubt, 9)[0].text,
            "1 row is struck out and may be done or withdrawn; it was left "
            "out");
  in_doubt = {};
  in_doubt.struck = {{"table 1", 3}, {"table 1", 4}};
  ASSERT_THAT(RowDoubts(in_doubt, 9), SizeIs(1));
  EXPECT_EQ(RowDoubts(in_doubt, 9)[0].text,
            "2 rows are struck out and may be done or withdrawn; they were "
            "left out");
  EXPECT_EQ(RowDoubts(in_doubt, 9)[0].settle,
            "write complete as the rating of what is done, and delete what is "
            "withdrawn");
}

TEST(RowDoubts, OfRowsThatAreLostBeginAtTwoThatAreAQuarterOfAll) {
  RowsInDoubt in_doubt;
  in_doubt.lost = {{"table 1", 3}};
  EXPECT_THAT(RowDoubts(in_doubt, 1), IsEmpty());
  in_doubt.lost.push_back({"table 1", 4});
  EXPECT_THAT(RowDoubts(in_doubt, 9), IsEmpty());
  ASSERT_THAT(RowDoubts(in_doubt, 8), SizeIs(1));
  EXPECT_EQ(RowDoubts(in_doubt, 8)[0].text,
            "2 rows with dates, ratings or leads could not be used, since "
            "there is no action in them");
  EXPECT_EQ(RowDoubts(in_doubt, 8)[0].settle,
            "name the column of the actions by `columns: { action: … }`, or "
            "write the actions in");
}

TEST(RowDoubts, ASignatureThatMayBeAnActionIsLeftOutAndTold) {
  const Rows rows{"Ref|Action|Lead|Due|RAG",
                  "1|Train drivers|Police|30/06/2015|Green",
                  "2|Print a leaflet|Health|30/06/2015|Red",
                  "|Approved by all the partners|Police|12/01/2015|"};
  EXPECT_EQ(ReadPlan(rows).actions.size(), 2u);
  EXPECT_THAT(
      Doubts(rows),
      ElementsAre("1 row has a text and a date or rating, and reads as a "
                  "total, a form, a signature or guidance; it was left out | "
                  "give the action a reference or another first word; move the "
                  "row out of the table if it is none"));
}

TEST(RowDoubts, TheWorstRatingOfAnActionsRowsCounts) {
  const Rows rows{"Ref|Action|Lead|Due|RAG",
                  "1|Train drivers|Police|30/06/2015|Green", "||||Red",
                  "2|Print a leaflet|Health|30/06/2015|Amber"};
  ASSERT_EQ(ReadPlan(rows).actions.size(), 2u);
  EXPECT_EQ(ReadPlan(rows).actions[0].rag, Rag::kRed);
  EXPECT_THAT(
      Doubts(rows),
      ElementsAre("1 row of an action has another rating than the rows above "
                  "it; the worst of them counts | keep only the current rating "
                  "in the row of the action, or write the action into each "
                  "row"));
}

TEST(PlanDoubts, OverdueActionsOfUnknownRatingsAreToldInAWholeSentence) {
  constexpr const char* kSettle =
      " | name the words under `words:`, or write the ratings in place of "
      "colours";
  EXPECT_THAT(Doubts({"Action|Due|Status", "a|31/03/2015|C", "b|31/03/2015|R",
                      "c|30/06/2015|G"}),
              Contains("1 of 2 actions that are overdue is unrated, since the "
                       "words or colours of its rating are not known; it may "
                       "be complete" +
                       std::string(kSettle)));
  EXPECT_THAT(Doubts({"Action|Due|Status", "a|31/03/2015|Live",
                      "b|31/03/2015|Live", "c|31/03/2015|In progress"}),
              Contains("2 of 3 actions that are overdue are unrated, since the "
                       "words or colours of their ratings are not known; some "
                       "may be complete" +
                       std::string(kSettle)));
}

TEST(PlanDoubts, DueDatesWithoutAYearAreToldInAWholeSentence) {
  constexpr const char* kSettle =
      " | set the plan's `year:`, or write the years";
  EXPECT_THAT(
      Doubts({"Action|Due|RAG", "Train drivers|June|Green"}),
      ElementsAre("the due date has no year, so that its action counts as "
                  "undated, and not as overdue" +
                  std::string(kSettle)));
  EXPECT_THAT(Doubts({"Action|Due|RAG", "Train drivers|June|Green",
                      "Print a leaflet|July|Amber"}),
              ElementsAre("most due dates have no year, so that 2 actions "
                          "count as undated, and none of them as overdue" +
                          std::string(kSettle)));
}

TEST(CellDoubts, AFormulaOrAPictureCountsAsBlank) {
  const auto told = [](Flaw flaw) {
    Cell cell;
    cell.flaw = flaw;
    ReadReport report;
    DoubtFlaw("date", "due date", cell, {"table 1", 3}, report);
    std::string all;
    for (const Doubt& doubt : report.doubts)
      all += doubt.about + ": " + doubt.text + " | " + doubt.settle;
    return all;
  };
  EXPECT_EQ(told(Flaw::kNone), "");
  EXPECT_EQ(told(Flaw::kNotCalculated),
            "formula: the due date is a formula whose result was never stored; "
            "counted as blank | open the workbook in Excel, let it calculate, "
            "and save it");
  EXPECT_EQ(told(Flaw::kPicture),
            "date: the due date is a drawing or picture, which is not read; "
            "counted as blank | write it in the cell");
  EXPECT_EQ(told(Flaw::kError),
            "formula: the due date is a formula that ends in an error; counted "
            "as blank | correct the formula, or type its result");
}

}  // namespace
}  // namespace planwatch
