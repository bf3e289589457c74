#include "collectors/table/office/ods.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collectors/table/limits.h"
#include "collectors/table/office/ods_conditional.h"
#include "tests/table/office/shown.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Style(const std::string& name, const std::string& cell,
                  const std::string& text) {
  return "<style:style style:name=\"" + name +
         "\" style:family=\"table-cell\"><style:table-cell-properties " + cell +
         "/><style:text-properties " + text + "/></style:style>";
}

std::string InCell(const std::string& text,
                   const std::string& attributes = "") {
  return "<table:table-cell " + attributes + "><text:p>" + text +
         "</text:p></table:table-cell>";
}

std::string InRow(const std::string& cells,
                  const std::string& attributes = "") {
  return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

TEST(OpenDocumentStyles, AreFillColourAndWeight) {
  EXPECT_EQ(ShowAll(Ods(InRow(InCell("x", "table:style-name=\"s\"")),
                        Style("s", "fo:background-color=\"#00b050\"",
                              "fo:color=\"#ff0000\" fo:font-weight=\"bold\""))),
            "x #00B050 @FF0000 *bold*");
  EXPECT_EQ(ShowAll(Ods(InRow(InCell("x", "table:style-name=\"s\"")),
                        Style("s", "fo:background-color=\"transparent\"",
                              "fo:color=\"#000000\""))),
            "x");
}

TEST(OpenDocumentValues, OfFormulasInUnreadColumnsAreCountedApart) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
  };
  const std::string document =
      Ods(InRow(InCell("date") + InCell("no") + InCell("by") + InCell("days")) +
          InRow("<table:table-cell/>" + InCell("1") + InCell("x") +
                "<table:table-cell table:formula=\"of:=[.B2]+1\" "
                "office:value-type=\"float\" office:value=\"2\">"
                "<text:p>2</text:p></table:table-cell>"));
  MemoryStream bytes(document);
  WantFirst sink;
  ASSERT_TRUE(ReadTable(bytes, "", {}, sink));
  ASSERT_EQ(sink.rows.size(), 2u);
  EXPECT_EQ(sink.rows[1].unread_cells, 3u);
  EXPECT_EQ(sink.rows[1].calculated_cells, 1u);
}

TEST(OpenDocumentValues, ErrorsFormulasAndTruths) {
  EXPECT_EQ(
      ShowAll(Ods(InRow(
          InCell("a") +
          InCell("#N/A",
                 "office:value-type=\"string\" "
                 "calcext:value-type=\"error\"") +
          "<table:table-cell table:formula=\"of:=[.A1]\"/>" +
          InCell("WAHR",
                 "office:value-type=\"boolean\" "
                 "office:boolean-value=\"true\"") +
          InCell("71%",
                 "office:value-type=\"percentage\" "
                 "office:value=\"0.71\"") +
          "<table:table-cell><office:annotation><text:p>no</text:p>"
          "</office:annotation><text:p>text</text:p></table:table-cell>"))),
      "a|!not-found|!uncalculated|TRUE|71%|text");
}

TEST(OpenDocumentValues, AreTheFullOnesWhereFewerDigitsAreShown) {
  struct Case {
    const char *type, *value, *text, *shown;
  };
  for (const Case& c : {Case{"percentage", "0.5749", "57%", "57.49%"},
                        {"percentage", "0.57", "57%", "57%"},
                        // What is shown in place of the number.
                        {"float", "3", "&lt;5", "<5"},
                        {"float", "10", "&lt;10", "<10"},
                        {"float", "3", "*", "*"},
                        {"float", "3", "few", "few"},
                        {"float", "0", "-", "0"},
                        {"percentage", "0.57", "57.00%", "57.00%"},
                        {"float", "1234.56", "1235", "1234.56"},
                        {"float", "1234.56", "1,234.56", "1,234.56"},
                        {"float", "1.1", "1.10", "1.10"},
                        {"float", "-5", "(5)", "-5"},
                        {"float", "1234567", "1.2m", "1234567"},
                        {"float", "0", "", ""},
                        {"currency", "1234.5", "\u00A31,235", "\u00A31234.5"},
                        {"string", "5", "7", "7"}})
    EXPECT_EQ(ShowAll(Ods(InRow(
                  InCell("x") +
                  InCell(c.text, "office:value-type=\"" + std::string(c.type) +
                                     "\" office:value=\"" + c.value + "\"")))),
              std::string("x") + (*c.shown ? "|" : "") + c.shown)
        << c.text;
}

TEST(OpenDocumentStyles, ARaisedMarkIsNoPartOfTheText) {
  for (const auto& [position, shown] : {std::pair{"super 58%", "57"},
                                        {"33% 58%", "57"},
                                        {"sub 58%", "571"},
                                        {"-33% 58%", "571"},
                                        {"0% 100%", "571"}})
    EXPECT_EQ(
        ShowAll(Ods(
            InRow(InCell("57<text:span text:style-name=\"t\">1</text:span>")),
            "<style:style style:name=\"t\" "
            "style:family=\"text\"><style:text-properties "
            "style:text-position=\"" +
                std::string(position) + "\"/></style:style>")),
        shown)
        << position;
}

TEST(OpenDocumentColumns, AndRowsThatAreHiddenAreMarked) {
  const std::string document =
      Ods("<table:table-column/><table:table-column "
          "table:visibility=\"collapse\"/>" +
          InRow(InCell("a") + InCell("b")) +
          InRow(InCell("c"), "table:visibility=\"filter\""));
  EXPECT_EQ(ShowAll(document), "a|b (hidden) / c");
  EXPECT_TRUE(ReadRows(document).rows[1].hidden);
}

TEST(OpenDocumentSheets, AreChosenAsThoseOfExcel) {
  const std::string document = Ods(InRow(InCell("a")));
  FormatOptions options;
  options.ignore = {"plan"};
  EXPECT_THAT(ReadRows(document, options).skipped,
              ElementsAre(HasSubstr("sheet Plan: it is among")));
  options = FormatOptions();
  options.sheets = {"Risks"};
  EXPECT_THAT(ErrorOf(document, options), HasSubstr("there are: Plan"));
}

TEST(OpenDocumentRules, ColourByTheirConditions) {
  const std::pair<std::string, bool> kConditions[] = {
      {"=&quot;Red&quot;", true},
      {"!=&quot;Red&quot;", false},
      {"contains-text(&quot;ed&quot;)", true},
      {"not-contains-text(&quot;ed&quot;)", false},
      {"begins-with(&quot;R&quot;)", true},
      {"ends-with(&quot;R&quot;)", false},
      {"formula-is([.$B1]=5)", true},
      {"formula-is(AND([.$B1]&gt;5;[.A1]=&quot;Red&quot;))", false},
      {"between(1,5)", false},
      {"duplicate", false}};
  for (const auto& [condition, holds] : kConditions)
    EXPECT_EQ(
        ShowAll(Ods(
            InRow(InCell("Red") + InCell("5",
                                         "office:value-type=\"float\" "
                                         "office:value=\"5\"")) +
                "<calcext:conditional-formats><calcext:conditional-format "
                "calcext:target-range-address=\"Plan.A1:Plan.A9\">"
                "<calcext:condition calcext:apply-style-name=\"s\" "
                "calcext:value=\"" +
                condition +
                "\" calcext:base-cell-address=\"Plan.A1\"/>"
                "</calcext:conditional-format></calcext:conditional-formats>",
            Style("s", "fo:background-color=\"#ff0000\"", ""))),
        holds ? "Red #FF0000|5" : "Red|5")
        << condition;
}

TEST(OpenDocumentRules, AreFollowedUpToTwentyThousand) {
  for (const bool is_more : {false, true}) {
    std::string conditions;
    for (std::size_t i = 0; i < kMaxConditionalRules + (is_more ? 1 : 0); ++i)
      conditions += "<calcext:condition calcext:value=\"=1\"/>";
    const auto skipped =
        ReadRows(Ods(InRow(InCell("a")) +
                     "<calcext:conditional-formats><calcext:conditional-format "
                     "calcext:target-range-address=\"Plan.A1\">" +
                     conditions +
                     "</calcext:conditional-format>"
                     "</calcext:conditional-formats>"))
            .skipped;
    if (is_more)
      EXPECT_THAT(skipped,
                  ElementsAre(HasSubstr("more conditional formats than")));
    else
      EXPECT_THAT(skipped, testing::IsEmpty());
  }
}

TEST(OpenDocumentRules, TheirFormulasAreThoseOfExcelWrittenOtherwise) {
  EXPECT_EQ(ExcelFormula("[.F2]=\"a;[b]\""), "F2=\"a;[b]\"");
  EXPECT_EQ(ExcelFormula("AND([.$F2]=1;[$Lists.$A$1]=2)"),
            "AND($F2=1,'Lists'!$A$1=2)");
  EXPECT_EQ(ExcelFormula("[$'Old plan'.A1]"), "'Old plan'!A1");
}

TEST(OpenDocument, AMergedRangeEndsWithItsSheet) {
  const KeepRows rows = ReadRows(
      Ods(InRow(InCell("a")) +
          InRow(InCell("b", "table:number-rows-spanned=\"3\"")) +
          "</table:table><table:table table:name=\"Next\">" +
          InRow(InCell("c")) + InRow(InCell("d")) + InRow(InCell("e"))));
  ASSERT_EQ(rows.rows.size(), 5u);
  for (const Row& row : rows.rows)
    EXPECT_EQ(row.cells.at(0).merge, Merge::kNone) << row.place.ToString();
  EXPECT_EQ(rows.rows[4].cells[0].text, "e");
}

// Red where the condition holds, green where it does not, and neither where
// that isn't known.
TEST(OpenDocumentRules, OfEachNameAndSignHoldOrNot) {
  const auto colour = [](const std::string& cell,
                         const std::string& condition) {
    return ShowAll(
        Ods(InRow(cell) +
                "<calcext:conditional-formats><calcext:conditional-format "
                "calcext:target-range-address=\"Plan.A1:Plan.A9\">"
                "<calcext:condition calcext:apply-style-name=\"r\" "
                "calcext:value=\"" +
                condition +
                "\" calcext:base-cell-address=\"Plan.A1\"/>"
                "</calcext:conditional-format></calcext:conditional-formats>",
            Style("r", "fo:background-color=\"#ff0000\"", "") +
                Style("g", "fo:background-color=\"#00b050\"", "")));
  };
  const auto number = [](const std::string& value) {
    return InCell(value,
                  "table:style-name=\"g\" office:value-type=\"float\" "
                  "office:value=\"" +
                      value + "\"");
  };
  const std::string late = InCell("Red: late", "table:style-name=\"g\"");
  const std::string error =
      InCell("#DIV/0!",
             "table:style-name=\"g\" office:value-type=\"string\" "
             "calcext:value-type=\"error\"");
  struct Case {
    std::string condition, holds, not_so;
  };
  for (const Case& c :
       {Case{"=5", number("5"), number("4")},
        {"&lt;&gt;5", number("4"), number("5")},
        {"!=5", number("4"), number("5")},
        {"&lt;=5", number("5"), number("6")},
        {"&gt;=5", number("5"), number("4")},
        {"&lt;5", number("4"), number("5")},
        {"&gt;5", number("6"), number("5")},
        {"between(4,6)", number("4"), number("7")},
        {"not-between(4,6)", number("7"), number("4")},
        {"formula-is([.A1]=5)", number("5"), number("4")},
        {"contains-text(&quot;late&quot;)", late, number("5")},
        {"not-contains-text(&quot;late&quot;)", number("5"), late},
        {"begins-with(&quot;red&quot;)", late, number("5")},
        {"ends-with(&quot;late&quot;)", late, number("5")},
        {"is-error", error, late},
        {"is-no-error", late, error}}) {
    EXPECT_THAT(colour(c.holds, c.condition), HasSubstr("#FF0000"))
        << c.condition;
    EXPECT_THAT(colour(c.not_so, c.condition), HasSubstr("#00B050"))
        << c.condition;
  }
  for (const char* other : {"unique", "is-errors", "begins(&quot;red&quot;)",
                            "top-elements(5)", "around(4,6)"})
    EXPECT_EQ(colour(late, other), "Red: late") << other;
}

}  // namespace
}  // namespace planwatch
