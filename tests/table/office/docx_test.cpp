#include "collectors/table/office/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/table/office/shown.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string TextRun(const std::string& text,
                    const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" +
         text + "</w:t></w:r>";
}

std::string InCell(const std::string& runs,
                   const std::string& properties = "") {
  return "<w:tc>" + properties + "<w:p>" + runs + "</w:p></w:tc>";
}

std::string Table(const std::string& cells) {
  return "<w:tbl><w:tr>" + cells + "</w:tr></w:tbl>";
}

std::string ShowCell(const std::string& runs, const std::string& styles = "") {
  return ShowAll(Word(Table(InCell(runs)), styles));
}

TEST(WordText, LeavesOutTheMarksOfFootnotes) {
  const std::string raised = "<w:vertAlign w:val=\"superscript\"/>";
  EXPECT_EQ(ShowCell(TextRun("57") + TextRun("1", raised)), "57");
  EXPECT_EQ(ShowCell(TextRun("31") + TextRun("st", raised) + TextRun(" May")),
            "31st May");
  EXPECT_EQ(ShowCell(TextRun("CO") +
                     TextRun("2", "<w:vertAlign w:val=\"subscript\"/>")),
            "CO2");
  EXPECT_EQ(
      ShowCell(TextRun("57") + TextRun("1", "<w:rStyle w:val=\"Mark\"/>"),
               "<w:style w:type=\"character\" w:styleId=\"Mark\"><w:rPr>" +
                   raised + "</w:rPr></w:style>"),
      "57");
}

TEST(WordText, HasAColourAndWeightWhereAllOfItDoes) {
  const std::string red = "<w:b/><w:color w:val=\"FF0000\"/>";
  EXPECT_EQ(ShowCell(TextRun("very ", red) + TextRun("late", red)),
            "very late @FF0000 *bold*");
  EXPECT_EQ(ShowCell(TextRun("very ", red) + TextRun("late")), "very late");
  EXPECT_EQ(ShowCell(TextRun("late", red) + TextRun("  ")),
            "late @FF0000 *bold*");
  EXPECT_EQ(ShowCell(TextRun("late", "<w:color w:val=\"auto\"/>")), "late");
  EXPECT_EQ(ShowCell(TextRun("late", "<w:color w:val=\"000000\"/>")), "late");
  EXPECT_EQ(ShowCell(TextRun("late", "<w:b w:val=\"0\"/>")), "late");
}

TEST(WordText, TakesWhatItDoesNotSayFromItsStyles) {
  const std::string styles =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val=\"111111\"/></w:rPr>"
      "</w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/></w:rPr>"
      "</w:style><w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:rPr>"
      "<w:color w:val=\"FF0000\"/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Late\"><w:basedOn "
      "w:val=\"Base\"/></w:style>";
  EXPECT_EQ(ShowCell("<w:pPr><w:pStyle w:val=\"Late\"/></w:pPr>" +
                         TextRun("x", "<w:rStyle w:val=\"Strong\"/>"),
                     styles),
            "x @FF0000 *bold*");
  EXPECT_EQ(ShowCell(TextRun("x"), styles), "x @111111");
}

TEST(WordText, InTheColourOfItsShadingIsNotSeen) {
  EXPECT_EQ(ShowAll(Word(
                Table(InCell(TextRun("a")) +
                      InCell(TextRun("1", "<w:color w:val=\"FF0000\"/>"),
                             "<w:tcPr><w:shd w:fill=\"FF0000\"/></w:tcPr>")))),
            "a|#FF0000 @FF0000");
}

TEST(WordText, SymbolsOfEveryKindAreCharacters) {
  EXPECT_EQ(
      ShowCell("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>"),
      "\u2713");
  EXPECT_EQ(ShowCell(TextRun("\u00fc",
                             "<w:rFonts w:ascii=\"Wingdings\" "
                             "w:hAnsi=\"Wingdings\"/>")),
            "\u2713");
  EXPECT_EQ(ShowCell("<w:r><w:fldChar><w:ffData><w:checkBox><w:default "
                     "w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>"
                     "</w:fldChar></w:r>"),
            "\u2611");
}

TEST(WordText, ThatIsHiddenIsNotThere) {
  EXPECT_EQ(ShowCell(TextRun("shown") + TextRun(" not", "<w:vanish/>")),
            "shown");
  EXPECT_EQ(ShowCell("<w:pPr><w:pStyle w:val=\"H\"/></w:pPr>" + TextRun("not"),
                     "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:rPr>"
                     "<w:vanish/></w:rPr></w:style>"),
            "");
}

TEST(WordText, OfTextBoxesIsReadOnce) {
  const std::string box =
      "<w:txbxContent><w:p>" + TextRun("boxed") + "</w:p></w:txbxContent>";
  EXPECT_EQ(
      ShowCell("<w:r><mc:AlternateContent xmlns:mc=\"http://schemas."
               "openxmlformats.org/markup-compatibility/2006\"><mc:Choice>" +
               box + "</mc:Choice><mc:Fallback><w:pict>" + box +
               "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
               TextRun(" after")),
      "boxed\nafter");
  EXPECT_EQ(ShowCell("<w:r><w:pict>" + box + "</w:pict></w:r>"), "boxed");
}

TEST(WordChanges, DeletedTextIsStruckAndInsertedTextIsText) {
  const auto deleted = [](const std::string& text) {
    return "<w:del w:id=\"1\"><w:r><w:delText xml:space=\"preserve\">" + text +
           "</w:delText></w:r></w:del>";
  };
  EXPECT_EQ(
      ShowCell(TextRun("Train ") + deleted("all ") + "<w:ins w:id=\"2\">" +
               TextRun("new ") + "</w:ins>" + TextRun("staff")),
      "Train new staff ~Train all staff~");
  EXPECT_EQ(ShowCell("<w:moveFrom w:id=\"1\">" + TextRun("May") +
                     "</w:moveFrom><w:moveTo w:id=\"2\">" + TextRun("June") +
                     "</w:moveTo>"),
            "June ~May~");
  // A deleted end of a paragraph deletes none of its text.
  EXPECT_EQ(ShowCell("<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" +
                     TextRun("kept")),
            "kept");
}

TEST(WordChanges, DeletedRowsAreLeftOutAndInsertedOnesAreThere) {
  const auto row = [](const std::string& change, const std::string& text) {
    return "<w:tr><w:trPr>" + change + "</w:trPr>" + InCell(TextRun(text)) +
           "</w:tr>";
  };
  EXPECT_EQ(ShowAll(Word("<w:tbl>" + row("", "a") + row("<w:del/>", "b") +
                         row("<w:ins/>", "c") + "</w:tbl>")),
            "a / c");
}

TEST(WordRows, ThatAreRepeatedOnEachPageAreHeaders) {
  const std::vector<Row> rows =
      ReadRows(Word("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" +
                    InCell(TextRun("Action")) + "</w:tr><w:tr>" +
                    InCell(TextRun("Brief staff")) + "</w:tr></w:tbl>"))
          .rows;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_TRUE(rows[0].header);
  EXPECT_FALSE(rows[1].header);
}

TEST(WordTablesInTables, ComeAfterTheOuterOneInTheirOrder) {
  const auto inner = [](const std::string& text) {
    return Table(InCell(TextRun(text)) + InCell(""));
  };
  EXPECT_THAT(
      ReadRows(Word("<w:tbl><w:tr><w:tc>" + inner("x") + inner("y") + "<w:p>" +
                    TextRun("first") + "</w:p></w:tc></w:tr><w:tr>" +
                    InCell(TextRun("second")) + "</w:tr></w:tbl>" + inner("z")))
          .Lines(),
      ElementsAre("table 1, row 1: first", "table 1, row 2: second",
                  "table 1 in table 1, row 1, row 1: x|",
                  "table 2 in table 1, row 1, row 1: y|",
                  "table 2, row 1: z|"));
}

TEST(WordTablesInTables, AreOfTheTableAroundThemWhenTablesAreChosen) {
  const std::string document =
      Word("<w:tbl><w:tr><w:tc>" + Table(InCell(TextRun("x"))) + "<w:p>" +
           TextRun("first") + "</w:p></w:tc></w:tr></w:tbl>" +
           Table(InCell(TextRun("second"))) + Table(InCell(TextRun("third"))));
  FormatOptions options;
  options.sheets = {"2", "table 3"};
  EXPECT_EQ(ShowAll(document, options), "second / third");
  EXPECT_THAT(ReadRows(document, options).skipped,
              ElementsAre(HasSubstr("table 1: it is not among those")));
  options.sheets = {"4"};
  EXPECT_THAT(ErrorOf(document, options),
              HasSubstr("there is no table \"4\"; there are: table 1, table 2, "
                        "table 3"));
}

TEST(WordTablesInTables, OfOneCellAreTheTextOfTheCellAround) {
  const std::string inner = Table(InCell(TextRun("Red")));
  EXPECT_EQ(
      ShowAll(Word(Table(InCell(TextRun("Train")) + "<w:tc>" + inner +
                         "<w:p/></w:tc>"))),
      ShowAll(Word(Table(InCell(TextRun("Train")) + InCell(TextRun("Red"))))));
}

TEST(WordCells, AreShadedByThePatternWhereItCoversThem) {
  const auto shade = [](const std::string& pattern) {
    return ShowAll(Word(Table(
        InCell(TextRun("x"),
               "<w:tcPr><w:shd w:val=\"" + pattern +
                   "\" w:color=\"FF0000\" w:fill=\"00FF00\"/></w:tcPr>"))));
  };
  EXPECT_EQ(shade("solid"), shade("pct75"));
  EXPECT_NE(shade("solid"), shade("clear"));
  EXPECT_EQ(shade("pct10"), shade("clear"));
}

TEST(WordText, OutsideTablesIsHandedOnWhereItIsShort) {
  const auto paragraph = [](const std::string& text) {
    return "<w:p>" + TextRun(text) + "</w:p>";
  };
  const KeepRows kept =
      ReadRows(Word(paragraph("Green = complete") + paragraph("") +
                    Table(InCell(TextRun("in a cell"))) +
                    paragraph(std::string(401, 'x')) + paragraph("Blue")));
  EXPECT_THAT(kept.paragraphs, ElementsAre("Green = complete", "Blue"));
}

TEST(WordCaptions, AreHeadingsOfAnyStyleThatIsOne) {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name "
      "w:val=\"heading 1\"/></w:style><w:style w:type=\"paragraph\" "
      "w:styleId=\"Own\"><w:name w:val=\"Council heading\"/><w:basedOn "
      "w:val=\"berschrift1\"/></w:style><w:style w:type=\"paragraph\" "
      "w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style><w:style "
      "w:type=\"paragraph\" w:styleId=\"B\"><w:rPr><w:b/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Plain\"/>";
  std::string body;
  for (const char* style : {"T", "Own", "B", "Plain"})
    body += "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) +
            "\"/></w:pPr>" + TextRun(style) + "</w:p>";
  body += "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>" +
          TextRun("Outline") + "</w:p>";
  const std::vector<Row> rows =
      ReadRows(Word(body + Table(InCell(TextRun("x"))), styles)).rows;
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].caption, "T\nOwn\nB\nOutline");
}

// ECMA-376-1, 17.18.40.
TEST(WordText, IsMarkedByEachHighlighterPen) {
  const std::pair<std::string, std::string> pens[] = {
      {"red", "FF0000"},       {"darkRed", "8B0000"},
      {"yellow", "FFFF00"},    {"darkYellow", "808000"},
      {"green", "00FF00"},     {"darkGreen", "006400"},
      {"blue", "0000FF"},      {"darkBlue", "00008B"},
      {"cyan", "00FFFF"},      {"darkCyan", "008B8B"},
      {"magenta", "FF00FF"},   {"darkMagenta", "800080"},
      {"black", "000000"},     {"white", "FFFFFF"},
      {"lightGray", "D3D3D3"}, {"darkGray", "A9A9A9"}};
  const auto marked = [](const std::string& pen) {
    return ShowCell(TextRun("x", "<w:highlight w:val=\"" + pen + "\"/>"));
  };
  for (const auto& [pen, colour] : pens)
    EXPECT_EQ(marked(pen), "x #" + colour) << pen;
  for (const char* pen : {"none", "orange", "darkred", "gray", ""})
    EXPECT_EQ(marked(pen), "x") << pen;
}

}  // namespace
}  // namespace planwatch
