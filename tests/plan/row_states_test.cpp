#include "collectors/plan/row_states.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Cell Struck(std::string struck, std::string text = {}) {
  Cell cell = Text(std::move(text));
  cell.struck = std::move(struck);
  return cell;
}

Rows WithRow(std::vector<Cell> cells) {
  Rows rows = {"Ref|Action|Lead|Due|RAG",
               "1|Train all drivers|Police|30/06/2015|Green"};
  rows.Add(std::move(cells));
  return rows;
}

TEST(RowStates, AStruckRowThatSaysCompleteIsAnActionThatWasDone) {
  const Rows rows = WithRow({Text("2"), Struck("Brief GPs"), Struck("Health"),
                             Struck("31/03/2015"), Text("Complete")});
  EXPECT_THAT(Told(ReadPlan(rows)), ElementsAre("1 Train all drivers: green",
                                                "2 Brief GPs: blue complete"));
  EXPECT_THAT(Doubts(rows), IsEmpty());
  EXPECT_THAT(
      Told(ReadPlan(WithRow({Struck("2"), Struck("Brief GPs"), Struck("Health"),
                             Struck("31/03/2015"), Struck("Blue")}))),
      ElementsAre("1 Train all drivers: green", "2 Brief GPs: blue complete"));
}

TEST(RowStates, OtherStruckRowsAreADoubtWhereOneStandsInPartOrThereAreTwo) {
  Rows rows = WithRow({Struck("2"), Struck("Brief GPs"), Struck("Health"),
                       Struck("31/03/2015"), Struck("Amber")});
  EXPECT_THAT(Doubts(rows), IsEmpty());
  rows.Add({Struck("3"), Struck("Brief schools"), Struck("Health"),
            Struck("31/03/2015"), Struck("Amber")});
  EXPECT_THAT(Doubts(rows),
              ElementsAre(HasSubstr("2 rows are struck out and may be done")));
  EXPECT_THAT(Doubts(WithRow({Text("2"), Struck("Brief GPs"), Text("Health"),
                              Text("31/03/2015"), Text("Amber")})),
              ElementsAre(HasSubstr("1 row is struck out and may be done")));
}

TEST(RowStates, AStateBehindAStruckActionIsItsStatus) {
  const Rows rows = WithRow({Text("2"), Struck("Brief GPs", "DONE"),
                             Text("Health"), Text("31/03/2015"), Text("Red")});
  EXPECT_THAT(Told(ReadPlan(rows)), ElementsAre("1 Train all drivers: green",
                                                "2 Brief GPs: blue complete"));
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(RowStates, AStateAcrossTheLastCellsIsTheRatingAndNoLead) {
  const Rows rows =
      WithRow({Text("2"), Text("Brief GPs"), Text("No longer required"),
               Merged(Merge::kLeft), Merged(Merge::kLeft)});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan), ElementsAre("1 Train all drivers: green",
                                      "2 Brief GPs: blue complete"));
  EXPECT_THAT(plan.actions[1].responsible, IsEmpty());
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(RowStates, WhereItStandsElsewhereIsADoubt) {
  const Rows rows = WithRow({Text("2"), Text("Brief GPs"),
                             Text("Transferred to the Early Help plan"),
                             Merged(Merge::kLeft), Merged(Merge::kLeft)});
  EXPECT_THAT(ReadPlan(rows).actions[1].responsible, IsEmpty());
  EXPECT_THAT(Doubts(rows),
              ElementsAre(HasSubstr("stands where the lead should")));
}

}  // namespace
}  // namespace planwatch
