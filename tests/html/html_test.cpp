#include "daemon/html/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "daemon/html/chart.h"

namespace planwatch::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(HtmlTest, TextIsEscapedAndMarkupIsNot) {
  EXPECT_EQ(("<b>"_html + Text("<i> & \"x\" 'y'") + "</b>"_html).str(),
            "<b>&lt;i&gt; &amp; &quot;x&quot; &#39;y&#39;</b>");
}

TEST(HtmlTest, InProseWhatStandsBetweenBackticksIsCode) {
  EXPECT_EQ(Prose("write `a<b` or `c`").str(),
            "write <code>a&lt;b</code> or <code>c</code>");
  EXPECT_EQ(Prose("it's `open").str(), "it&#39;s `open");
  EXPECT_EQ(Prose("<none>").str(), "&lt;none&gt;");
}

TEST(HtmlTest, AQueryIsEncodedThenEscaped) {
  EXPECT_EQ(Query("actions", {{"lead", "A & B/C=é"}, {"rag", "red"}}),
            "actions?lead=A%20%26%20B%2FC%3D%C3%A9&rag=red");
  EXPECT_EQ(Query("actions", {}), "actions");
  EXPECT_EQ(Link(Query("a", {{"b", "1"}, {"c", "2"}}), "3"_html).str(),
            "<a href=\"a?b=1&amp;c=2\">3</a>");
}

TEST(HtmlTest, ADayIsForPeopleAndForMachines) {
  EXPECT_EQ(Day(*MakeDate(2015, 5, 1)).str(),
            "<time datetime=\"2015-05-01\">1 May 2015</time>");
}

// As RFC 3986 has it: letters, digits and four marks stay as they are.
TEST(HtmlTest, EachByteOfAnAddressIsEncodedUnlessItIsUnreserved) {
  const std::string unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    char encoded[8];
    std::snprintf(encoded, sizeof encoded, "%%%02X", byte);
    const bool stays = unreserved.find(one) != std::string::npos;
    EXPECT_EQ(Query("a", {{one, one}}),
              stays ? "a?" + one + '=' + one
                    : "a?" + std::string(encoded) + '=' + encoded);
  }
}

TEST(HtmlTest, AMonthIsWrittenOut) {
  const char* const months[] = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  for (unsigned month = 1; month <= 12; ++month)
    EXPECT_THAT(Day(*MakeDate(2015, month, 28)).str(),
                HasSubstr(">28 " + std::string(months[month - 1]) + " 2015<"));
}

TEST(HtmlTest, AnInstantIsInUtcToTheSecond) {
  using namespace std::chrono;
  EXPECT_EQ(FormatInstant(sys_days{year{2015} / 5 / 8} + hours{1} + minutes{2} +
                          seconds{3}),
            "2015-05-08T01:02:03Z");
  EXPECT_EQ(FormatInstant(sys_days{year{2015} / 12 / 31} + hours{23} +
                          minutes{59} + seconds{59}),
            "2015-12-31T23:59:59Z");
  EXPECT_EQ(FormatInstant(sys_days{year{1969} / 12 / 31} + hours{12}),
            "1969-12-31T12:00:00Z");
}

TEST(HtmlTest, APageIsReloadedOnlyWhereThatIsAskedFor) {
  PageOptions options;
  EXPECT_THAT(Page(options, {}), Not(HasSubstr("data-refresh")));
  options.refresh_seconds = 1;
  EXPECT_THAT(Page(options, {}), HasSubstr(" data-refresh=\"1\""));
}

TEST(HtmlTest, ATableHasACaptionAndHeadings) {
  const std::string table =
      Table({.caption = "A & B", .columns = {{"Name"}, {"Number", true}}},
            {{"x"_html, "1"_html}})
          .str();
  EXPECT_THAT(table, HasSubstr("<caption>A &amp; B</caption>"));
  EXPECT_THAT(table, HasSubstr("<th scope=\"col\">Name</th>"));
  EXPECT_THAT(table, HasSubstr("<th scope=\"row\">x</th>"));
  EXPECT_THAT(table, HasSubstr("<td class=\"number\">1</td>"));
  // It scrolls by the keyboard too.
  EXPECT_THAT(table, HasSubstr("role=\"region\" tabindex=\"0\""));
}

TEST(HtmlTest, AColumnWithoutAnythingInItIsLeftOut) {
  const std::vector<Column> columns = {{"Name"}, {"Area"}, {"Number", true}};
  const auto table = [&](const std::vector<TableRow>& rows) {
    return Table({.caption = "A", .columns = columns}, rows).str();
  };
  EXPECT_THAT(table({{"x"_html, {}, "1"_html}, {{}, {}, "2"_html}}),
              AllOf(Not(HasSubstr("Area")), HasSubstr("Number")));
  EXPECT_THAT(table({{"x"_html, {}, "1"_html}, {"y"_html, "N"_html, {}}}),
              HasSubstr("<td></td><td class=\"number\">1</td>"));
  // A dash says that nothing is known.
  EXPECT_THAT(table({{"x"_html, "–"_html, "1"_html}, {{}, {}, "2"_html}}),
              Not(HasSubstr("Area")));
  EXPECT_THAT(table({{"x"_html, "–"_html, "1"_html}, {{}, "N"_html, "2"_html}}),
              HasSubstr("<td>–</td>"));
  // The row headings stay, and so does all of an empty table.
  EXPECT_THAT(table({{{}, "N"_html, {}}}), HasSubstr("Name"));
  EXPECT_THAT(table({}), HasSubstr("Area"));
}

TEST(HtmlTest, ACaptionMayBeAHeadingToBeLinkedTo) {
  EXPECT_THAT(
      Table({.caption = "By lead",
             .columns = {{"Lead"}},
             .heading = 2,
             .id = "leads"},
            {})
          .str(),
      AllOf(HasSubstr("<h2 id=\"leads\">By lead</h2>\n<div class=\"scroll\""),
            HasSubstr("<caption class=\"unseen\">By lead<")));
}

TEST(HtmlTest, WhatACardLeavesOutIsMarked) {
  const std::string table =
      Table({.caption = "A",
             .columns = {{"Name"}, {"Area"}, {"Number", true}},
             .stacked = true,
             .compact = true},
            {{"x"_html, {}, "–"_html}, {"y"_html, "N"_html, "2"_html}})
          .str();
  EXPECT_THAT(table, HasSubstr("<table class=\"stacked compact\""));
  EXPECT_THAT(table, HasSubstr("data-label=\"Area\" class=\"blank\"></td>"));
  EXPECT_THAT(table, HasSubstr("class=\"number blank\">–</td>"));
  EXPECT_THAT(table, HasSubstr("class=\"number\">2</td>"));
}

TEST(HtmlTest, ALinkMayBeSaidInMoreWords) {
  EXPECT_EQ(Link("a?b=1", "1"_html, "Amber, 1 of \"X\"").str(),
            "<a href=\"a?b=1\" aria-label=\"Amber, 1 of &quot;X&quot;\">1</a>");
}

TEST(HtmlTest, APageToBeSentOnHoldsItsStyleAndNoLink) {
  PageOptions options;
  options.title = "Trend review";
  options.stands_alone = true;
  const std::string page = Page(options, "<p>x</p>"_html);
  EXPECT_THAT(page, HasSubstr("<style>"));
  EXPECT_THAT(page, Not(HasSubstr("href")));
  EXPECT_THAT(page, Not(HasSubstr("<script")));

  options.stands_alone = false;
  options.base = "/planwatch/";
  options.here = "check";
  const std::string own = Page(options, {});
  EXPECT_THAT(own, HasSubstr("href=\"/planwatch/planwatch.css\""));
  EXPECT_THAT(own,
              HasSubstr("href=\"/planwatch/check\" aria-current=\"page\""));
  EXPECT_THAT(own, HasSubstr("<a href=\"/planwatch/\">Board</a>"));
  EXPECT_THAT(own, Not(HasSubstr("<style>")));
}

TEST(HtmlTest, OneSegmentOfAPathIsEncoded) {
  EXPECT_EQ(PercentEncode("O'Neill, A. / PPU"),
            "O%27Neill%2C%20A.%20%2F%20PPU");
}

TEST(ChartTest, ABarSharesItsWidthByRating) {
  RagCounts counts;
  counts[Rag::kRed] = 1;
  counts[Rag::kUnrated] = 3;
  const std::string bar = RagBar(counts, {.large = true}).str();
  EXPECT_THAT(bar, HasSubstr("aria-label=\"1 red, 3 unrated\""));
  EXPECT_THAT(bar,
              HasSubstr("<rect class=\"red\" x=\"0.00%\" width=\"25.00%\""));
  EXPECT_THAT(
      bar, HasSubstr("<rect class=\"unrated\" x=\"25.00%\" width=\"75.00%\""));
  EXPECT_THAT(bar, HasSubstr(">R 1</text>"));
  EXPECT_THAT(bar, Not(HasSubstr("amber")));
  // Beside a group of eight.
  EXPECT_THAT(RagBar(counts, {.widest = 8}).str(),
              HasSubstr("width=\"12.50%\""));
}

TEST(ChartTest, AStripIsAsWideAsEachRatingLasted) {
  using std::chrono::days;
  const std::string strip = RatingStrip({{Rag::kGreen, days{50}},
                                         {std::nullopt, days{25}},
                                         {Rag::kAmber, days{24}},
                                         {Rag::kRed, days{1}}})
                                .str();
  EXPECT_THAT(strip, HasSubstr("aria-hidden=\"true\""));
  EXPECT_THAT(strip, HasSubstr("<rect class=\"green\" x=\"0.00%\" "
                               "width=\"50.00%\""));
  EXPECT_THAT(strip, HasSubstr("x=\"25.00%\" y=\"50%\">G</text>"));
  EXPECT_THAT(strip, HasSubstr("<rect class=\"amber\" x=\"75.00%\""));
  EXPECT_THAT(strip, HasSubstr("<rect class=\"red\" x=\"99.00%\""));
  // No room for its letter.
  EXPECT_THAT(strip, Not(HasSubstr(">R</text>")));
}

TEST(ChartTest, ABarOfNothingIsEmpty) {
  EXPECT_THAT(RagBar({}, {.large = true}).str(),
              HasSubstr("aria-label=\"none\"></svg>"));
  EXPECT_THAT(CountBar(0, 1).str(), Not(HasSubstr("rect")));
}

}  // namespace
}  // namespace planwatch::web
