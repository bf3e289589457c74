#include "collectors/words/instant.h"

#include <gtest/gtest.h>

#include <string>

#include "collectors/words/date.h"

namespace planwatch {
namespace {

const Calendar& London() {
  static const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  return calendar;
}

std::string Read(std::string_view text) {
  const auto day = ReadInstant(text, London());
  return day ? FormatDate(*day) : "none";
}

TEST(Instant, IsOfTheDayInTheCalendarsTimeZone) {
  EXPECT_EQ(Read("2015-06-29T22:59:59Z"), "2015-06-29");
  EXPECT_EQ(Read("2015-06-29T23:00:00Z"), "2015-06-30");
  EXPECT_EQ(Read("2015-06-29T23:00Z"), "2015-06-30");
  EXPECT_EQ(Read("2015-06-29T23:00:00.0000000Z"), "2015-06-30");
  EXPECT_EQ(Read("2015-01-29T23:59:60Z"), "2015-01-29");
  EXPECT_EQ(Read("2015-06-30T00:00:00+01:00"), "2015-06-30");
  EXPECT_EQ(Read("2015-06-30T00:30:00+02:00"), "2015-06-29");
  EXPECT_EQ(Read("2015-06-29T19:00:00-05:00"), "2015-06-30");
  EXPECT_EQ(Read("2015-12-31T23:30:00-00:30"), "2016-01-01");
}

// Databases, and programs that export from them, write one instant in many
// ways.
TEST(Instant, IsTheSameHoweverItIsWritten) {
  for (const char* text :
       {"2015-06-29T23:20:00.000+0000", "2015-06-29 23:20:00Z",
        "2015-06-29 23:20:00+00", "2015-06-29 23:20:00.0000000 +00:00",
        "2015-06-29t23:20:00z", "2015-06-29T23:20:00,123Z",
        " 2015-06-29T23:20:00Z", "2015-06-29T23:20:00Z ",
        "2015-06-29 23:20 UTC", "2015-06-29 23:20 GMT",
        "2015-06-29T18:20:00-0500", "2015-06-30 00:20:00 BST",
        "29/06/2015 23:20:00 +00:00", "29 Jun 2015 11:20 PM Z"})
    EXPECT_EQ(Read(text), "2015-06-30") << text;
}

TEST(Instant, IsNothingElse) {
  for (const char* text : {"",
                           "2015-06-29",
                           "2015-06-29T23:00:00",
                           "2015-06-29 23:00:00",
                           "2015-06-31T23:00:00Z",
                           "2015-06-29T24:00:00Z",
                           "2015-06-29T23:60:00Z",
                           "2015-06-29T23:00:61Z",
                           "2015-06-29T23:00:0Z",
                           "2015-06-29T23:00:00.",
                           "2015-06-29T23:00:",
                           "2015-06-29T23:00:00+1:00",
                           "2015-06-29T23:00:00+25:00",
                           "2015-06-29T23:00:00+01:",
                           "2015-06-29T23:00:00Zulu",
                           "2015-06-29T23:00+",
                           "2015-06-29T2x:00:00Z",
                           "2015-06-29T23:00:00 CET",
                           "                    ",
                           "0001-01-01T00:00:00Z",
                           "9999-12-31T23:59:59Z"})
    EXPECT_EQ(Read(text), "none") << text;
}

TEST(Instant, IsOfItsColumnsOrder) {
  const DateStyle month_first{.month_first = true};
  EXPECT_EQ(ReadInstant("06/07/2015 23:20 UTC", London(), month_first),
            ParseIsoDate("2015-06-08"));
  const auto read = [](const char* text, const DateStyle& style) {
    Cell cell;
    cell.text = text;
    return ReadDate(cell, {.style = style}, London()).date;
  };
  EXPECT_EQ(read("06/07/2015 23:20 UTC", month_first),
            ParseIsoDate("2015-06-08"));
  EXPECT_EQ(read("2015-06-07T23:20Z", {.mixed = true}),
            ParseIsoDate("2015-06-08"));
}

TEST(Instant, IsADateToWhoeverReadsDates) {
  Cell cell;
  cell.text = "2015-06-29T23:00:00Z";
  const DateReading reading = ReadDate(cell, {}, London());
  ASSERT_TRUE(reading.date);
  EXPECT_EQ(FormatDate(*reading.date), "2015-06-30");
  EXPECT_FALSE(reading.guessed);
  EXPECT_EQ(reading.text, cell.text);
}

}  // namespace
}  // namespace planwatch
