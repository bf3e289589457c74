#include "daemon/html/chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
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
  parts += TrendTable({.caption = "Trend"},
                      {{"Q1"_html, {}, {}},
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

// A letter needs 9 % of a bar; in a large one, with its count, 13 %, and what
// has less stands below it at the end of a line.
TEST(ChartTest, ALetterStandsWhereThereIsRoom) {
  const auto bar = [](std::size_t red, bool large) {
    return RagBar(CountsOf(red, 0, 100 - red, 0, 0), {.large = large}).str();
  };
  EXPECT_THAT(bar(9, false), HasSubstr(">R</text>"));
  EXPECT_THAT(bar(8, false), Not(HasSubstr(">R")));
  EXPECT_THAT(bar(13, true), HasSubstr("class=\"red\" x=\"6.50%\" "
                                       "y=\"1.2em\">R 13</text>"));
  EXPECT_THAT(bar(13, true), Not(HasSubstr("called")));
  EXPECT_THAT(bar(12, true),
              HasSubstr("<line x1=\"6.00%\" y1=\"2.4em\" x2=\"6.50%\" "
                        "y2=\"3em\"/><text class=\"beside\" x=\"6.50%\" "
                        "y=\"3.6em\">R 12</text>"));
  EXPECT_THAT(bar(12, true), HasSubstr("class=\"bar large called\""));
  EXPECT_THAT(bar(1, true), HasSubstr(">R 1</text>"));
}

// However thin: each beside the one before it, all within the bar.
TEST(ChartTest, ALargeBarPrintsEveryCount) {
  const std::string at_the_end =
      RagBar(CountsOf(996, 1, 1, 1, 1), {.large = true}).str();
  for (const char* const label :
       {">R 996</text>", "x=\"54.50%\" y=\"3.6em\">A 1</text>",
        "x=\"67.50%\" y=\"3.6em\">G 1</text>",
        "x=\"80.50%\" y=\"3.6em\">B 1</text>",
        "x=\"93.50%\" y=\"3.6em\">U 1</text>"})
    EXPECT_THAT(at_the_end, HasSubstr(label));
  const std::string at_the_start =
      RagBar(CountsOf(1, 1, 0, 0, 998), {.large = true}).str();
  EXPECT_THAT(at_the_start, HasSubstr("x=\"6.50%\" y=\"3.6em\">R 1</text>"));
  EXPECT_THAT(at_the_start, HasSubstr("x=\"19.50%\" y=\"3.6em\">A 1</text>"));
}

// The letter that each stretch has in a strip of 200 days of which it lasted
// so many, with its class; "" where it has none.
TEST(ChartTest, AStretchHasALetterByItsShareOfTheDays) {
  struct Case {
    int days;
    const char* text;
  };
  // Below 9 % on wide screens alone, and below 2 % on none.
  for (const auto& [days, text] :
       {Case{200, "<text class=\"amber\" x=\"50.00%\" y=\"50%\">A</text>"},
        Case{18, "<text class=\"amber\" x=\"4.50%\" y=\"50%\">A</text>"},
        Case{17, "<text class=\"amber narrow\" x=\"4.25%\" y=\"50%\">A</text>"},
        Case{4, "<text class=\"amber narrow\" x=\"1.00%\" y=\"50%\">A</text>"},
        Case{3, ""}}) {
    std::vector<RatingStretch> stretches = {
        {Rag::kAmber, std::chrono::days{days}}};
    if (days < 200)
      stretches.push_back({Rag::kGreen, std::chrono::days{200 - days}});
    const std::string strip = RatingStrip(stretches).str();
    if (*text == '\0')
      EXPECT_THAT(strip, Not(HasSubstr("<text class=\"amber"))) << days;
    else
      EXPECT_THAT(strip, HasSubstr(text)) << days;
  }
}

}  // namespace
}  // namespace planwatch::web
