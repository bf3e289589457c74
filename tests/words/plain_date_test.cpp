#include <gtest/gtest.h>

#include "collectors/words/date.h"

namespace planwatch {
namespace {

std::optional<Date> Read(std::string text) {
  Cell cell;
  cell.text = std::move(text);
  return ReadPlainDate(cell);
}

TEST(RegisterDate, ReadsTheDayAsItIsWritten) {
  for (const char* text : {"2014-07-25",
                           "2014/07/25",
                           "2014-7-25",
                           "2014-07-25T10:33:00Z",
                           "2014-07-25t10:33",
                           "2014-07-25 10:33:00.123+01:00",
                           "2014-07-25 10:33:00+01",
                           "2014-07-25 23:59:59 -0500",
                           "25/07/2014",
                           "25/7/14",
                           " 25/07/2014\xC2\xA0 10:33 ",
                           "25/07/2014 9:05",
                           "25/07/2014, 10:33",
                           "25/07/2014 10.33",
                           "25/07/2014 - 10:33",
                           "10:33 25/07/2014",
                           "9:05am 25 July 2014",
                           "25-JUL-14 10.33.00.000000 AM",
                           "25-07-2014",
                           "25.07.2014",
                           "25 Jul 2014",
                           "25 JULY 2014 10:33 pm",
                           "25-Jul-14",
                           "Jul 25 2014 10:33AM",
                           "July 25, 2014",
                           "Jul 25 2014 10:33:00:000PM"}) {
    EXPECT_EQ(Read(text), MakeDate(2014, 7, 25)) << text;
  }
  EXPECT_EQ(Read("1 Sept 2014"), MakeDate(2014, 9, 1));
  EXPECT_EQ(Read("Jan  5 2015 12:00AM"), MakeDate(2015, 1, 5));
}

TEST(RegisterDate, PutsTheDayBeforeTheMonth) {
  EXPECT_EQ(Read("03/04/2015"), MakeDate(2015, 4, 3));
  EXPECT_EQ(Read("12/31/2015"), std::nullopt);
}

TEST(RegisterDate, FollowsTheColumnsStyle) {
  const auto read = [](std::string text, const DateStyle& style) {
    Cell cell;
    cell.text = std::move(text);
    return ReadPlainDate(cell, style);
  };
  EXPECT_EQ(read("03/04/2015", {.month_first = true}), MakeDate(2015, 3, 4));
  EXPECT_EQ(read("31/12/2015", {.month_first = true}), std::nullopt);
  EXPECT_EQ(read("4 Mar 2015", {.month_first = true}), MakeDate(2015, 3, 4));
  EXPECT_EQ(read("2015-03-04", {.month_first = true}), MakeDate(2015, 3, 4));
  EXPECT_EQ(read("01/02/95", {.about = 2060}), MakeDate(2095, 2, 1));
}

TEST(RegisterDate, ReadsTwoDigitsAsAYearFrom1990On) {
  EXPECT_EQ(Read("01/02/90"), MakeDate(1990, 2, 1));
  EXPECT_EQ(Read("01/02/89"), MakeDate(2089, 2, 1));
}

TEST(RegisterDate, ReadsNothingIntoWhatIsNoDay) {
  for (const char* text : {"",
                           " ",
                           "yesterday",
                           "2014",
                           "July 2014",
                           "25 July",
                           "41845",
                           "31/02/2015",
                           "2015-02-29",
                           "00/01/2015",
                           "2014-07-25 or 26",
                           "25/07/2014 10",
                           "25/07/2014 25:00",
                           "25/07/2014 10:61",
                           "25/07/2014 - 26.08",
                           "25/07/2014 - 12.08",
                           "10:33 25/07/2014 10:33",
                           "10:33",
                           "2014-07-25x10:33",
                           "25/07/201",
                           "25/07/20145",
                           "25/07-2014",
                           "25 Ju 2014",
                           "2014-07-25T10:33:00 London",
                           "1/2/3/4",
                           "99999999999",
                           "2014-07-25 10:33:00+",
                           "/",
                           "-",
                           "25//2014"}) {
    EXPECT_EQ(Read(text), std::nullopt) << text;
  }
}

TEST(RegisterDate, TakesNoAbsurdDate) {
  EXPECT_EQ(Read("1989-12-31"), std::nullopt);
  EXPECT_EQ(Read("1900-01-01"), std::nullopt);
  EXPECT_EQ(Read("1990-01-01"), MakeDate(1990, 1, 1));
  EXPECT_EQ(Read("2100-12-31"), MakeDate(2100, 12, 31));
  EXPECT_EQ(Read("2101-01-01"), std::nullopt);
  Cell cell;
  cell.date = MakeDate(1899, 12, 30);
  EXPECT_EQ(ReadPlainDate(cell), std::nullopt);
}

TEST(RegisterDate, PrefersTheDateThatTheDocumentGives) {
  Cell cell;
  cell.text = "07/08/2014";
  cell.date = MakeDate(2014, 7, 8);
  EXPECT_EQ(ReadPlainDate(cell), MakeDate(2014, 7, 8));
}

}  // namespace
}  // namespace planwatch
