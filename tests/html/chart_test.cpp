#include "daemon/html/chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/golden/golden.h"

namespace planwatch::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

RagCounts CountsOf(std::size_t red, std::size_t amber, std::size_t green,
                   std::size_t blue, std::size_t unrated) {
  return {.by_rag = {red, amber, green, blue, unrated}};
}

// One of each part of a page, whole.
TEST(Parts, AreAsBefore) {
  const std::vector<Column> columns = {{"Name"}, {"Count", true}};
  const std::vector<TableRow> rows = {{"<i>a</i>"_html, "1"_html},
                                      {"b"_html, "2"_html}};
  Html parts;
  for (const Rag rag : kAllRags) parts += RagLabel(rag) + "\n"_html;
  const RagCounts counts = CountsOf(10, 20, 5, 4, 1);
  for (const bool large : {false, true})
    parts += RagBar(counts, {.large = large}) + "\n"_html;
  parts += RagBar(counts, {.widest = 80}) + "\n"_html;
  parts += CountBar(3, 12) + "\n"_html + CountBar(0, 12) + "\n"_html;
  for (const bool stacked : {false, true})
    parts += Table({.caption = "A & B", .columns = columns, .stacked = stacked},
                   rows);
  parts += TrendTable("Trend", {{"Q1"_html, {}, {}},
                                {"Q2"_html, counts, 7},
                                {"Q3"_html, CountsOf(0, 10, 0, 0, 10), 0}});
  test::ExpectGolden("html-parts.html", parts.str());
}

TEST(Parts, APageIsAsBefore) {
  PageOptions options;
  options.title = "Board & more";
  options.footer = "planwatch <1>";
  options.refresh_seconds = 60;
  test::ExpectGolden("html-page.html", Page(options, "<p>x</p>\n"_html));
}

TEST(ChartTest, AWordIsTheRatingsNameWithItsLetter) {
  const std::pair<Rag, const char*> words[] = {{Rag::kRed, "Red"},
                                               {Rag::kAmber, "Amber"},
                                               {Rag::kGreen, "Green"},
                                               {Rag::kBlue, "Blue"},
                                               {Rag::kUnrated, "Unrated"}};
  for (const auto& [rag, word] : words) EXPECT_EQ(RagWord(rag), word);
}

TEST(ChartTest, ASummaryLeavesOutWhatThereIsNot) {
  EXPECT_EQ(RagSummary({}), "none");
  EXPECT_EQ(RagSummary(CountsOf(1, 2, 3, 4, 5)),
            "1 red, 2 amber, 3 green, 4 blue, 5 unrated");
  EXPECT_EQ(RagSummary(CountsOf(0, 2, 0, 0, 0)), "2 amber");
}

TEST(ChartTest, ABarOfOneCountIsItsShareOfTheWidest) {
  EXPECT_THAT(CountBar(1, 4).str(), HasSubstr("width=\"25.00%\""));
  EXPECT_THAT(RagBar(CountsOf(1, 0, 0, 0, 0), {.widest = 4}).str(),
              HasSubstr("width=\"25.00%\""));
  EXPECT_THAT(RagBar(CountsOf(1, 0, 0, 0, 0), {.widest = 1}).str(),
              HasSubstr("width=\"100.00%\""));
}

// A letter needs 9 % of a bar; of a large one 2 %, and 7 % with its count.
TEST(ChartTest, ALetterStandsWhereThereIsRoom) {
  const auto bar = [](std::size_t red, bool large) {
    return RagBar(CountsOf(red, 0, 100 - red, 0, 0), {.large = large}).str();
  };
  EXPECT_THAT(bar(9, false), HasSubstr(">R</text>"));
  EXPECT_THAT(bar(8, false), Not(HasSubstr(">R")));
  EXPECT_THAT(bar(7, true), HasSubstr("class=\"red\" x=\"3.50%\" "
                                      "y=\"50%\">R 7</text>"));
  EXPECT_THAT(bar(6, true), HasSubstr("class=\"red narrow\" x=\"3.00%\" "
                                      "y=\"50%\">R</text>"));
  EXPECT_THAT(bar(2, true), HasSubstr(">R</text>"));
  EXPECT_THAT(bar(1, true), Not(HasSubstr(">R")));
  EXPECT_THAT(bar(20, false), Not(HasSubstr("narrow")));
}

}  // namespace
}  // namespace planwatch::web
