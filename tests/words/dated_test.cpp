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

TEST(CellText, AMarkBehindWhatIsStruckThroughIsABlank) {
  for (const std::string_view mark : {"?", "-", "…"})
    EXPECT_EQ(Told(ReadDate(DateCell(mark, "See the minutes"), {}, London())),
              "undated")
        << mark;
  EXPECT_EQ(Told(ReadDate(DateCell("See the minutes", "?"), {}, London())),
            "undated unreadable");
  // What is struck through says nothing of what stands.
  const DateReading words =
      ReadDate(DateCell("See the minutes", "TBC"), {}, London());
  EXPECT_TRUE(words.unreadable);
  EXPECT_FALSE(words.undated);
  EXPECT_TRUE(
      ReadDate(DateCell("TBC", "See the minutes"), {}, London()).undated);
}

TEST(FindRoles, AWordBehindADateSaysWhichOfTwoItIs) {
  constexpr std::string_view kTold = "2015-06-30 to 2015-09-30 guessed";
  // In either order, so that it is the word and not its place which counts.
  for (const std::string_view cell :
       {"Sept 2015 (revised), June 2015 (original)",
        "Sept 2015 - revised, June 2015 - original",
        "Sept 2015 revised, June 2015 original",
        "June 2015 (original), Sept 2015 (revised)",
        "June 2015, Sept 2015 - new", "June 2015 / Sept 2015 (revised)",
        // A colon, or a date behind the word, makes it the other's.
        "June 2015 (revised: Sept 2015)", "June 2015 - revised Sept 2015",
        "Sept 2015 - original: June 2015"})
    EXPECT_EQ(Told(ReadDate(DateCell(cell), {}, London())), kTold) << cell;
  // With another word behind it, it is of a thing.
  ExpectDates({{"Sept 2015 revised, June 2015", "2015-09-30 guessed several"},
               {"Sept 2015 (revised plan), June 2015",
                "2015-06-30 or 2015-09-30 guessed several"}});
}

}  // namespace
}  // namespace planwatch
