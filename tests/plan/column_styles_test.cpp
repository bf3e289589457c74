#include "collectors/plan/column_styles.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using Shaded = std::pair<const char*, std::optional<Colour>>;

// How many of the ratings are in doubt since their cell has another colour.
std::size_t Contradictions(const std::vector<Shaded>& ratings) {
  Rows rows{"Action|Due|RAG"};
  for (const auto& [text, fill] : ratings) {
    std::vector<Cell> cells{Text("Train the drivers of hotel " +
                                 std::to_string(rows.rows().size())),
                            Text("30/06/2015"), Text(text)};
    cells[2].fill = fill;
    rows.Add(std::move(cells));
  }
  std::size_t count = 0;
  for (const std::string& doubt : Doubts(rows))
    count += doubt.find("stands in a cell that is coloured") != doubt.npos;
  return count;
}

TEST(ColumnStyles, AColourThatAllRatingsHaveContradictsNone) {
  constexpr std::optional<Colour> kNone;
  const Shaded red{"Red", kGreenFill}, amber{"Amber", kGreenFill},
      green{"Green", kGreenFill};
  EXPECT_EQ(Contradictions({red, red, amber}), 0u);
  EXPECT_EQ(Contradictions({red, amber, green}), 0u);
  // A placeholder needs no colour.
  EXPECT_EQ(Contradictions({red, amber, red, {"TBC", kNone}}), 0u);
  // Of fewer than three, or where half of them are right, each is in doubt.
  EXPECT_EQ(Contradictions({red, amber}), 2u);
  EXPECT_EQ(Contradictions({red, amber, {"TBC", kGreenFill}}), 2u);
  EXPECT_EQ(Contradictions({red, amber, green, green}), 2u);
  // So it is where one has another colour, or none.
  EXPECT_EQ(Contradictions({red, amber, red, {"Amber", kRedFill}}), 4u);
  EXPECT_EQ(Contradictions({red, amber, red, {"Red", kRedFill}}), 3u);
  EXPECT_EQ(Contradictions({red, amber, red, {"Amber", kNone}}), 3u);
  EXPECT_EQ(Contradictions({red, amber, red, {"Amber", Colour{9, 9, 9}}}), 3u);
}

}  // namespace
}  // namespace planwatch
