#include "collectors/measure/flaws.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> kHeader = {"Period", "Measure", "Value",
                                          "Target", "Area",    "Comment"};

// Of a second row of which one cell has a flaw.
Result<Measures> ReadWithFlaw(std::size_t column, Flaw flaw) {
  Row row = MakeRow(3, {"Q4 2014/15", "Seen", "9", "4", "East", "x"});
  row.cells[column].text.clear();
  row.cells[column].flaw = flaw;
  return ReadRows({MakeRow(1, kHeader),
                   MakeRow(2, {"Q3 2014/15", "Seen", "5", "4", "East", "x"}),
                   row});
}

TEST(Flaws, OfWhatARowSaysAreNoBlanks) {
  for (const Flaw flaw : {Flaw::kError, Flaw::kNotCalculated}) {
    for (const std::size_t column : {0, 1, 2, 4}) {
      const auto read = ReadWithFlaw(column, flaw);
      EXPECT_EQ(Latest(read), (Values{{"Seen/East/", 5}})) << column;
      EXPECT_EQ(read->report.rejected.counts().at("formula"), 1) << column;
      EXPECT_THAT(DoubtsOf(read), ElementsAre("formula 3")) << column;
    }
    EXPECT_THAT(DoubtsOf(ReadWithFlaw(5, flaw)), IsEmpty());
  }
  EXPECT_THAT(ReadWithFlaw(2, Flaw::kError)->report.doubts[0].settle,
              HasSubstr("correct the formula"));
  EXPECT_THAT(ReadWithFlaw(2, Flaw::kNotCalculated)->report.doubts[0].settle,
              HasSubstr("open the workbook"));
}

TEST(Flaws, OfATargetEndTheOneBefore) {
  const auto read = ReadWithFlaw(3, Flaw::kError);
  EXPECT_EQ(Latest(read), (Values{{"Seen/East/", 9}}));
  EXPECT_EQ(read->series[0].points[1].target, std::nullopt);
  EXPECT_THAT(DoubtsOf(read), ElementsAre("formula 3"));
}

TEST(Flaws, OfADirectionLeaveTheValueUnrated) {
  Row row = MakeRow(2, {"Q4 2014/15", "Seen", "9", "4", ""});
  row.cells[4].flaw = Flaw::kError;
  const auto read = ReadRows(
      {MakeRow(1, {"Period", "Measure", "Value", "Target", "Polarity"}), row});
  EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kNone);
  EXPECT_EQ(read->report.repairs.counts().at("unknown_polarity"), 1);
}

TEST(Flaws, MayStandAsTextInACsvFile) {
  const auto read = ReadTexts(
      {kHeader, {"Q4 2014/15", "Seen", "5"}, {"Q4 2014/15", "#N/A", "6"}});
  EXPECT_EQ(Latest(read), (Values{{"Seen//", 5}}));
  EXPECT_THAT(DoubtsOf(read), ElementsAre("formula 3"));
  Cell cell;
  cell.text = "# of cases";
  EXPECT_FALSE(HasFlaw(cell));
}

TEST(Flaws, AreTheErrorsThatSpreadsheetsWrite) {
  for (const char* error : {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?",
                            "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#ref!"}) {
    const auto read = ReadTexts(
        {kHeader, {"Q3 2014/15", "Seen", "5"}, {"Q4 2014/15", "Seen", error}});
    EXPECT_EQ(Latest(read), (Values{{"Seen//", 5}})) << error;
    EXPECT_THAT(DoubtsOf(read), ElementsAre("formula 3")) << error;
  }
  for (const char* text : {"#", "#REF", "#1", "REF!", "#NAMED?"}) {
    Cell cell;
    cell.text = text;
    EXPECT_FALSE(HasFlaw(cell)) << text;
  }
}

}  // namespace
}  // namespace planwatch
