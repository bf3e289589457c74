#include "collectors/words/row_widths.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

Row RowOf(std::size_t cells, std::size_t filled) {
  Row row;
  row.cells.resize(cells);
  row.filled_cells = filled;
  return row;
}

TEST(RowWidths, RejectRowsWithMoreCellsThanHeadings) {
  RowWidths widths(3);
  ReadReport report;
  for (const auto& [cells, filled, is_taken] :
       {std::tuple(3, 3, true), std::tuple(4, 3, true),
        std::tuple(4, 4, false)}) {
    const Row row = RowOf(cells, filled);
    EXPECT_EQ(widths.Take(row, {{}, 7}, report), is_taken);
    EXPECT_EQ(widths.IsTooWide(row), !is_taken);
  }
  // Another format, which has each cell where it belongs.
  EXPECT_TRUE(widths.Take(RowOf(9, 0), {}, report));
  ASSERT_EQ(report.rejected.total(), 1u);
  EXPECT_EQ(report.rejected.listed()[0].kind, "too_many_cells");
  EXPECT_EQ(report.rejected.listed()[0].place.row, 7u);
}

TEST(RowWidths, AreADoubtWhereNarrowRowsStandBetweenPaddedOnes) {
  const auto doubts = [](std::size_t narrow, std::size_t filled,
                         std::size_t below = 3) {
    RowWidths widths(3);
    ReadReport report;
    for (std::size_t row = 1; row <= 3 + narrow + below; ++row)
      widths.Take(row > 3 && row <= 3 + narrow ? RowOf(2, 2) : RowOf(3, filled),
                  {{}, row}, report);
    widths.EndTable(report);
    return report.doubts;
  };
  ASSERT_EQ(doubts(1, 2).size(), 1u);
  EXPECT_EQ(doubts(1, 2)[0].about, "rows");
  EXPECT_EQ(doubts(1, 2)[0].place.row, 4u);
  EXPECT_EQ(doubts(15, 2).size(), 1u);
  EXPECT_TRUE(doubts(0, 2).empty());
  // Programs that leave out what is empty at the end of a row, or of many.
  EXPECT_TRUE(doubts(1, 3).empty());
  EXPECT_TRUE(doubts(16, 2).empty());
  EXPECT_TRUE(doubts(5, 2, 0).empty());
}

}  // namespace
}  // namespace planwatch
