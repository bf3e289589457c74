#include "collectors/plan/reference_gaps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(ReferenceGaps, AreFilledByNumbersBetweenThePlans) {
  EXPECT_TRUE(FillsGap({"2", "5"}, {"1", "3"}));
  EXPECT_TRUE(FillsGap({"1.1", "1.4", "2.1"}, {"1.3"}));
  EXPECT_TRUE(FillsGap({"hs-07.", "hs-12."}, {"hs-10."}));
  // All before or behind the plan's, of another kind, or begun again.
  EXPECT_FALSE(FillsGap({"4", "5"}, {"1", "3"}));
  EXPECT_FALSE(FillsGap({"4", "5"}, {"6"}));
  EXPECT_FALSE(FillsGap({"1.1", "2.1"}, {"1.2"}));
  EXPECT_FALSE(FillsGap({"a1", "a3"}, {"b2"}));
  EXPECT_FALSE(FillsGap({"2", "5"}, {"2", "3"}));
  EXPECT_FALSE(FillsGap({"a", "c"}, {"b"}));
  EXPECT_FALSE(FillsGap({"2", "5"}, {}));
  EXPECT_FALSE(FillsGap({}, {"3"}));
}

TEST(ReferenceGaps, AnArchiveThatFillsThemIsInDoubt) {
  const auto doubts = [](const std::string& name, const std::string& number) {
    Rows rows;
    rows.Table("table 1").Add("Ref|Action|Lead|Due|RAG").Caption("Live");
    rows.Add("2|Train all drivers|Police|30/06/2015|Green");
    rows.Add("5|Brief every GP|Health|30/06/2015|Red");
    rows.Table("table 2")
        .Add("Ref|Action|Lead|Due|RAG|Closed on")
        .Caption(name);
    rows.Add(number + "|Print the leaflet|Police|28/02/2015|Blue|01/03/2015");
    return Doubts(rows);
  };
  EXPECT_THAT(doubts("Completed actions", "3"),
              ElementsAre(HasSubstr("its references are missing among the")));
  EXPECT_THAT(doubts("Completed actions", "1"), IsEmpty());
  EXPECT_THAT(doubts("Completed actions", "5"), IsEmpty());
}

}  // namespace
}  // namespace planwatch
