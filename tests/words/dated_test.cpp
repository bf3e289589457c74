#include "collectors/words/dated.h"

#include <gtest/gtest.h>

#include "tests/words/dates.h"

namespace planwatch {
namespace {

TEST(CellText, AMonthOrYearStruckAloneIsOfTheDateThatStands) {
  const auto told = [](std::string_view text, std::string_view struck) {
    return Told(ReadDate(DateCell(text, struck), {}, London()));
  };
  EXPECT_EQ(told("September 2015", "March"), "2015-03-31 to 2015-09-30");
  EXPECT_EQ(told("30 June 2015", "2014"), "2014-06-30 to 2015-06-30");
  EXPECT_EQ(told("31/08/2015", "31/03/2015"), "2015-03-31 to 2015-08-31");
  EXPECT_EQ(told("June 2015", "TBC"), "2015-06-30");
}

}  // namespace
}  // namespace planwatch
