#include "collectors/plan/header_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

class HeaderRowsTest : public testing::Test {
 protected:
  static HeaderRows Of(const Rows& rows) {
    static const RatingWords words;
    static const BlockOptions options{{}, words, London()};
    return HeaderRows(rows.rows(), options);
  }
  // Whether a table may begin with it.
  static bool IsHeader(std::string_view row) {
    const Rows rows{row, "Train drivers|Police|Ten sessions"};
    return Of(rows).Next(0) == 0;
  }
  // Whether another table begins with it, right below an action.
  static bool IsAnother(std::string_view row) {
    const Rows rows{"Action|Lead|Due date", "Train drivers|Police|30/06/2015",
                    row, "Hire a hall|Estates|Soon"};
    return Of(rows).EndOfRows(0, 1) == 2;
  }
};

TEST_F(HeaderRowsTest, AHeadingAloneNamesTheActionForSure) {
  EXPECT_TRUE(IsHeader("Action"));
  EXPECT_TRUE(IsHeader("|Actions|"));
  EXPECT_FALSE(IsHeader("Title"));
  EXPECT_FALSE(IsHeader("Lead"));
  EXPECT_FALSE(IsHeader("Action|5"));
}

TEST_F(HeaderRowsTest, ARowThatGoesOnWithCellsOfTheOneAboveIsNoHeader) {
  Rows merged;
  merged.Add({Text("Action"), Text("Who and when"), Merged(Merge::kLeft),
              Merged(Merge::kLeft)});
  merged.Add(
      {Merged(Merge::kAbove), Text("Lead"), Text("Due date"), Text("RAG")});
  merged.Add("Train drivers|Police|30/06/2015|Red");
  EXPECT_EQ(Of(merged).Next(0), 0u);
}

TEST_F(HeaderRowsTest, TwoHeadingsAreAHeaderWhereHalfOfAllAreKnown) {
  EXPECT_TRUE(IsHeader("Action|Lead"));
  EXPECT_TRUE(IsHeader("Action|Lead|Corner|Basket"));
  EXPECT_FALSE(IsHeader("Action|Lead|Corner|Basket|Window"));
  EXPECT_FALSE(IsHeader("Action|Corner"));
}

TEST_F(HeaderRowsTest, OfThreeHeadingsOneMayBeData) {
  EXPECT_TRUE(IsHeader("Action|Lead|Due date|5"));
  EXPECT_TRUE(IsHeader("Action|5|Lead|Due date"));
  EXPECT_FALSE(IsHeader("Action|Lead|5"));
  EXPECT_FALSE(IsHeader("Action|5|Lead|6|Due date"));
}

TEST_F(HeaderRowsTest, WhatStandsBehindAGapIsAnotherTable) {
  EXPECT_TRUE(IsHeader("Action|Lead||5|6|7"));
  EXPECT_FALSE(IsHeader("Action|Lead|5|6|7"));
  // A gap between headings parts nothing.
  EXPECT_FALSE(IsHeader("Action||Lead|5|6|7"));
}

TEST_F(HeaderRowsTest, FiveFiguresBehindTheHeadingsAreAnAxis) {
  EXPECT_FALSE(IsHeader("Action|Lead|1|2|3|4"));
  EXPECT_TRUE(IsHeader("Action|Lead|1|2|3|4|5"));
}

TEST_F(HeaderRowsTest, TimesInOrderAreHeadings) {
  EXPECT_TRUE(IsHeader("Action|Lead|2015|2016"));
  EXPECT_TRUE(IsHeader("Action|Lead|2015/16|2016/17|Comments"));
  EXPECT_FALSE(IsHeader("Action|Lead|2015"));
  EXPECT_FALSE(IsHeader("Action|Lead|2016|2015"));
  EXPECT_FALSE(IsHeader("Action|Lead|2015|2016|7"));
  EXPECT_TRUE(IsHeader("Action|Lead|2015|2016|Budget"));
  EXPECT_FALSE(IsHeader("Action|2015|2016|Budget"));
  // The action's heading is among them.
  EXPECT_FALSE(IsHeader("RAG|Lead|2015|2016"));
  // Behind three headings they may be in any order.
  EXPECT_TRUE(IsHeader("RAG|Lead|Due date|12/01/2015|05/01/2015"));
  EXPECT_FALSE(IsHeader("RAG|Lead|Due date|12/01/2015|7"));
}

TEST_F(HeaderRowsTest, ThreeHeadingsBesideDataAreAHeader) {
  EXPECT_TRUE(IsHeader("5|6||Action|Lead|Due date"));
  EXPECT_TRUE(IsHeader("Red|Amber|Green||Action|Lead|Due date|Corner"));
  EXPECT_FALSE(IsHeader("5|6||Action|Lead"));
  EXPECT_FALSE(IsHeader("5|6||RAG|Lead|Due date"));
  EXPECT_FALSE(IsHeader("5|6|Action|Lead|Due date"));
}

TEST_F(HeaderRowsTest, AHeaderOfOtherHeadingsBeginsAnotherTable) {
  EXPECT_TRUE(IsAnother("Task|Owner|Deadline"));
  EXPECT_TRUE(IsAnother("Task|Owner|RAG|Corner"));
  EXPECT_FALSE(IsAnother("Task|Owner|Corner"));
  EXPECT_FALSE(IsAnother("Task|Owner|Deadline|5"));
  EXPECT_FALSE(IsAnother("Action|Lead|Due date"));
  // A mark over a column says no more than a blank.
  EXPECT_TRUE(IsAnother("Task|Owner|Deadline|x"));
}

TEST_F(HeaderRowsTest, LongTextsAreNoHeadingsFurtherDown) {
  EXPECT_TRUE(IsAnother("Task|Owner|RAG|" + std::string(30, 'w')));
  EXPECT_FALSE(IsAnother("Task|Owner|RAG|" + std::string(31, 'w')));
  const std::string heading = "Action (" + std::string(51, 'w') + ')';
  ASSERT_EQ(heading.size(), 60u);
  EXPECT_TRUE(IsAnother("Owner|RAG|Deadline|" + heading));
  EXPECT_FALSE(IsAnother("Owner|RAG|Deadline|" + heading + ' ' + heading));
}

TEST_F(HeaderRowsTest, BelowAGapATableOfAnotherKindMayBegin) {
  const auto end = [](const std::vector<std::string_view>& between,
                      std::string_view row = "Meeting|Date|Venue",
                      std::string_view data = "Panel|12/05/2015|Hall") {
    Rows rows{"Action|Lead|Due date", "Train drivers|Police|30/06/2015"};
    for (const std::string_view line : between) rows.Add(line);
    rows.Add(row).Add(data);
    return Of(rows).EndOfRows(0, 1);
  };
  constexpr std::size_t kNone = 4;
  EXPECT_EQ(end({}), kNone);
  EXPECT_EQ(end({""}), 3u);
  // A title may stand between, and the blank above it.
  EXPECT_EQ(end({"", "Dates of meetings"}), 4u);
  EXPECT_EQ(end({"Dates of meetings"}), kNone + 1);
  EXPECT_EQ(end({"", "Dates|of meetings"}), kNone + 2);
  // It holds no data, and has some below it.
  EXPECT_EQ(end({""}, "Meeting|Date|55"), kNone + 1);
  EXPECT_EQ(end({""}, "Meeting|Date|Venue", "Panel|Spring|Hall"), kNone + 1);
  EXPECT_EQ(end({""}, "Window|Basket|Corner"), kNone + 1);
  EXPECT_EQ(end({""}, "Meeting|Date|" + std::string(31, 'w')), kNone + 1);
  EXPECT_EQ(end({""}, "Date"), kNone + 1);
}

TEST_F(HeaderRowsTest, RightBelowTheHeaderNoOtherBegins) {
  const Rows rows{"Action|Lead|Due date", "Meeting|Date|Venue",
                  "Panel|12/05/2015|Hall"};
  EXPECT_EQ(Of(rows).EndOfRows(0, 1), 3u);
}

TEST_F(HeaderRowsTest, ARowThatIsLeftOutIsAGapToo) {
  // `numbers`: of the rows, of which the last two are another table.
  const auto end = [](std::vector<Row> rows,
                      const std::vector<std::size_t>& numbers) {
    static const RatingWords words;
    static const BlockOptions options{{}, words, London()};
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i].place.row = numbers[i];
    return HeaderRows(rows, options).EndOfRows(0, 1);
  };
  const Rows plain{"Action|Lead|Due date", "Meeting|Date|Venue",
                   "Panel|12/05/2015|Hall"};
  EXPECT_EQ(end(plain.rows(), {1, 2, 3}), 3u);
  EXPECT_EQ(end(plain.rows(), {1, 3, 4}), 1u);
  const Rows alone{"Action", "Meeting|Date|Venue", "Panel|12/05/2015|Hall"};
  EXPECT_EQ(end(alone.rows(), {1, 2, 3}), 3u);
  const Rows titled{"Action|Lead|Due date", "Dates of meetings",
                    "Meeting|Date|Venue", "Panel|12/05/2015|Hall"};
  EXPECT_EQ(end(titled.rows(), {1, 2, 3, 4}), 4u);
  EXPECT_EQ(end(titled.rows(), {1, 3, 4, 5}), 2u);
}

TEST_F(HeaderRowsTest, ARowRepeatsAHeaderWhereThreeQuartersAreTheSame) {
  const Rows header{"Ref|Action|Lead|Due date"};
  const auto repeats = [&](std::string_view row) {
    return Of(header).RepeatsWhole(header.rows()[0], Rows{row}.rows()[0]);
  };
  EXPECT_TRUE(repeats("Ref|Action|Lead|Due date"));
  EXPECT_TRUE(repeats("REF|ACTION|lead|due  date"));
  EXPECT_TRUE(repeats("Ref|Action|Lead"));
  EXPECT_TRUE(repeats("Ref|Action|Lead|When"));
  EXPECT_FALSE(repeats("Ref|Action"));
  EXPECT_FALSE(repeats("Ref|Action|Owner|When"));
  EXPECT_FALSE(repeats("Ref|Action|Lead|Due date|RAG|Notes"));
}

TEST_F(HeaderRowsTest, WhatStandsBetweenGapsIsRepeatedFromThreeHeadingsOn) {
  const auto repeats = [](std::string_view header, std::string_view row) {
    const Rows rows{header};
    return Of(rows).Repeats(rows.rows()[0], Rows{row}.rows()[0]);
  };
  EXPECT_TRUE(repeats("Ref|Action|Lead||Task|Owner|RAG",
                      "Ref|Action|Lead||Hire a hall|Estates|Red"));
  EXPECT_TRUE(repeats("Ref|Action|Lead||Task|Owner|RAG",
                      "1|Hire a hall|Estates||Task|Owner|RAG"));
  EXPECT_FALSE(repeats("Action|Lead||Task|Owner|RAG",
                       "Action|Lead||Hire a hall|Estates|Red"));
}

TEST_F(HeaderRowsTest, OfTwoRowsTheOneWithMoreHeadingsIsTheHeader) {
  const Rows more{"Action|Lead", "Action|Lead|Due date", "Train|Police|Soon"};
  EXPECT_EQ(Of(more).Next(0), 1u);
  const Rows same{"Action|Lead", "Action|Lead", "Train|Police"};
  EXPECT_EQ(Of(same).Next(0), 0u);
}

}  // namespace
}  // namespace planwatch
