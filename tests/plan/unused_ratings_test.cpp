#include "collectors/plan/unused_ratings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Rows Plan(const char* rating) {
  Rows rows = {"Ref|Action|Lead|Due|Progress|RAG"};
  const Colour fills[] = {kRedFill, kAmberFill, kGreenFill};
  const char* const actions[] = {"Train all drivers", "Brief GPs",
                                 "Brief schools"};
  for (std::size_t i = 0; i < 3; ++i)
    rows.Add({Text(std::to_string(i + 1)), Text(actions[i]), Text("Police"),
              Text("30/06/2015"), Filled(fills[i], "The draft was sent out"),
              Text(i == 0 ? "Red" : rating)});
  return rows;
}

TEST(UnusedRatings, ColoursBesideBlankRatingsAreADoubt) {
  const auto told = HasSubstr(
      "most cells under \"RAG\" are blank, and those under \"Progress\" are "
      "coloured like ratings");
  EXPECT_THAT(Doubts(Plan("")), Contains(told));
  EXPECT_THAT(Doubts(Plan("Amber")), Not(Contains(told)));
}

TEST(UnusedRatings, WordsThatEachHaveTheirColourAreRatedByNone) {
  const auto read = [](Colour last) {
    Rows rows = {"Action|Lead|Due|Priority"};
    const std::pair<Colour, const char*> cells[] = {{kRedFill, "High"},
                                                    {kAmberFill, "Medium"},
                                                    {kRedFill, "High"},
                                                    {last, "Medium"}};
    const char* const actions[] = {"Train all drivers", "Brief GPs",
                                   "Brief schools", "Appoint a nurse"};
    for (std::size_t i = 0; i < 4; ++i)
      rows.Add({Text(actions[i]), Text("Police"), Text("30/06/2015"),
                Filled(cells[i].first, cells[i].second)});
    return Doubts(rows);
  };
  const auto told = HasSubstr("are coloured like ratings");
  EXPECT_THAT(read(kAmberFill), Not(Contains(told)));
  EXPECT_THAT(read(kGreenFill), Contains(told));
}

TEST(UnusedRatings, ARatingInBracketsInFrontIsADoubt) {
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due",
                      "1|[RED] Train all drivers|Police|30/06/2015",
                      "2|[GREEN] Brief GPs|Health|30/06/2015"}),
              Contains(HasSubstr("begin with ratings in brackets")));
}

TEST(UnusedRatings, LettersThatNumberAListRateNothing) {
  const auto read = [](std::string_view first, std::string_view second,
                       std::string_view third) {
    const auto row = [](std::string_view letter, const char* rest) {
      return "(" + std::string(letter) + ") " + rest;
    };
    return Doubts({"Action|Lead|Due",
                   row(first, "Train all drivers|Police|30/06/2015"),
                   row(second, "Brief GPs|Health|30/06/2015"),
                   row(third, "Brief schools|Education|30/06/2015")});
  };
  const auto told = HasSubstr("begin with ratings in brackets");
  EXPECT_THAT(read("a", "b", "c"), Not(Contains(told)));
  EXPECT_THAT(read("A", "B", "A"), Not(Contains(told)));
  EXPECT_THAT(read("1a", "1b", "1g"), Not(Contains(told)));
  EXPECT_THAT(read("a", "b", "d"), Not(Contains(told)));
  EXPECT_THAT(read("A", "R", "G"), Contains(told));
  EXPECT_THAT(read("A", "A", "B"), Contains(told));
}

TEST(UnusedRatings, AColumnOfKindsHoldsNone) {
  const auto read = [](const std::string& heading, const std::string& other) {
    return Doubts({heading + "|Action|Lead|Due",
                   "Business as usual|Train all drivers|Police|30/06/2015",
                   other + "|Brief GPs|Health|31/07/2015",
                   "Business as usual|Brief schools|Education|30/06/2015"});
  };
  const auto told = HasSubstr("holds words of one");
  for (const char* heading : {"Domain", "Type", "Category of work"})
    EXPECT_THAT(read(heading, "Project"), Not(Contains(told))) << heading;
  EXPECT_THAT(read("Type", "In progress"), Contains(told));
}

}  // namespace
}  // namespace planwatch
