#include "collectors/plan/name_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(NameCells, AStateInTheLeadsCellIsNoLeadAndADoubt) {
  const Rows rows = {"Ref|Action|Lead|Due|RAG",
                     "1|Train all drivers|Police|30/06/2015|Green",
                     "2|Brief GPs|Complete|31/03/2015|Amber",
                     "3|Brief schools|Met|30/06/2015|Green"};
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(plan.actions[1].responsible, IsEmpty());
  EXPECT_THAT(plan.actions[2].responsible, ElementsAre("Met"));
  EXPECT_THAT(
      Doubts(rows),
      ElementsAre(HasSubstr("\"Complete\" stands where the lead should")));
}

TEST(NameCells, TwoWordsOnTwoLinesAreADoubtUnlessOneLeadsElsewhere) {
  Rows rows = {"Ref|Action|Lead|Due|RAG",
               "1|Train all drivers|Police|30/06/2015|Green",
               "2|Brief GPs|Jane\nSmith|30/06/2015|Amber"};
  EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("\"Jane Smith\" stands on")));
  rows.Add("3|Brief schools|Jane|30/06/2015|Green");
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

}  // namespace
}  // namespace planwatch
