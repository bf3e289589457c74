#include "collectors/table/office/xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/table/office/shown.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string TextCell(const std::string& text, const std::string& style = "0") {
  return "<c t=\"str\" s=\"" + style + "\"><v>" + text + "</v></c>";
}

std::string NumberCell(const std::string& number,
                       const std::string& style = "0") {
  return "<c s=\"" + style + "\"><v>" + number + "</v></c>";
}

std::string InRow(const std::string& cells) {
  return "<row>" + cells + "</row>";
}

// Fills red, amber and green.
const std::string& Dxfs() {
  static const std::string dxfs = [] {
    std::string all = "<dxfs>";
    for (const char* rgb : {"FFFF0000", "FFFFC000", "FF00B050"})
      all += "<dxf><fill><patternFill><bgColor rgb=\"" + std::string(rgb) +
             "\"/></patternFill></fill></dxf>";
    return all + "</dxfs>";
  }();
  return dxfs;
}

std::string Format(const std::string& ranges, const std::string& rules) {
  return "<conditionalFormatting sqref=\"" + ranges + "\">" + rules +
         "</conditionalFormatting>";
}

TEST(WorkbookRules, CompareTheCellByEachOperator) {
  struct Case {
    const char* operation;
    const char* formulas;
    bool holds;
  };
  const Case kCases[] = {
      {"equal", "<formula>5</formula>", true},
      {"notEqual", "<formula>5</formula>", false},
      {"lessThan", "<formula>5</formula>", false},
      {"lessThanOrEqual", "<formula>5</formula>", true},
      {"greaterThan", "<formula>4</formula>", true},
      {"greaterThanOrEqual", "<formula>6</formula>", false},
      {"between", "<formula>1</formula><formula>8</formula>", true},
      {"between", "<formula>8</formula><formula>1</formula>", true},
      {"notBetween", "<formula>1</formula><formula>8</formula>", false},
  };
  for (const Case& one : kCases)
    EXPECT_EQ(ShowAll(Excel(InRow(NumberCell("5")),
                            Format("A1",
                                   "<cfRule type=\"cellIs\" dxfId=\"0\" "
                                   "operator=\"" +
                                       std::string(one.operation) + "\">" +
                                       one.formulas + "</cfRule>"),
                            "", Dxfs())),
              one.holds ? "5 #FF0000" : "5")
        << one.operation << one.formulas;
}

TEST(WorkbookRules, LookForTextWithTheirFormulaOrWithout) {
  const std::pair<std::string, bool> kRules[] = {
      {"containsText", true},    {"notContainsText", false},
      {"beginsWith", true},      {"endsWith", false},
      {"containsBlanks", false}, {"notContainsBlanks", true}};
  for (const auto& [type, holds] : kRules)
    EXPECT_EQ(ShowAll(Excel(InRow(TextCell("Red: late")),
                            Format("A1", "<cfRule type=\"" + type +
                                             "\" dxfId=\"0\" text=\"red\"/>"),
                            "", Dxfs())),
              holds ? "Red: late #FF0000" : "Red: late")
        << type;
  EXPECT_EQ(
      ShowAll(Excel(InRow(TextCell("Red: late")),
                    Format("A1",
                           "<cfRule type=\"containsText\" dxfId=\"0\"><formula>"
                           "NOT(ISERROR(SEARCH(\"late\",A1)))</formula>"
                           "</cfRule>"),
                    "", Dxfs())),
      "Red: late #FF0000");
}

TEST(WorkbookRules, MayColourARowByOneOfItsCells) {
  EXPECT_EQ(
      ShowAll(Excel(InRow(TextCell("a") + TextCell("Red")) +
                        InRow(TextCell("b") + TextCell("Green")),
                    Format("A1:B2",
                           "<cfRule type=\"expression\" dxfId=\"0\" "
                           "priority=\"2\"><formula>$B1=\"Red\"</formula>"
                           "</cfRule><cfRule type=\"expression\" dxfId=\"2\" "
                           "priority=\"1\"><formula>LEFT($B1,1)=\"G\"</formula>"
                           "</cfRule>"),
                    "", Dxfs())),
      "a #FF0000|Red #FF0000 / b #00B050|Green #00B050");
}

TEST(WorkbookRules, MayLookAtAFixedCellBelow) {
  EXPECT_EQ(ShowAll(Excel(InRow(TextCell("Red")) + InRow(TextCell("Red")),
                          Format("A1",
                                 "<cfRule type=\"cellIs\" dxfId=\"0\" "
                                 "operator=\"equal\"><formula>$A$2"
                                 "</formula></cfRule>"),
                          "", Dxfs())),
            "Red #FF0000 / Red");
}

TEST(WorkbookRules, OfTheExtensionAreReadToo) {
  const std::string x14 =
      "<extLst xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/"
      "2009/9/main\" xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/"
      "main\"><ext><x14:conditionalFormattings><x14:conditionalFormatting>"
      "<x14:cfRule type=\"expression\" priority=\"1\"><xm:f>A1=\"Late\"</xm:f>"
      "<x14:dxf><fill><patternFill><bgColor rgb=\"FFFF0000\"/></patternFill>"
      "</fill></x14:dxf></x14:cfRule><xm:sqref>A1:A2</xm:sqref>"
      "</x14:conditionalFormatting></x14:conditionalFormattings></ext></"
      "extLst>";
  EXPECT_EQ(
      ShowAll(Excel(InRow(TextCell("Late")) + InRow(TextCell("Fine")), x14)),
      "Late #FF0000 / Fine");
}

TEST(WorkbookRules, IconsAreTheColourOfTheirCell) {
  const auto icons = [](const std::string& attributes) {
    return Format("A1:A3",
                  "<cfRule type=\"iconSet\" priority=\"1\"><iconSet " +
                      attributes +
                      "><cfvo type=\"percent\" val=\"0\"/><cfvo "
                      "type=\"percent\" val=\"33\"/><cfvo type=\"percent\" "
                      "val=\"67\"/></iconSet></cfRule>");
  };
  const std::string rows =
      InRow(NumberCell("1")) + InRow(NumberCell("2")) + InRow(NumberCell("3"));
  EXPECT_EQ(ShowAll(Excel(rows, icons("iconSet=\"3Flags\""))),
            "1 #FF0000 / 2 #FFC000 / 3 #00B050");
  EXPECT_EQ(ShowAll(Excel(rows, icons("reverse=\"1\" showValue=\"0\""))),
            "#00B050 / #FFC000 / #FF0000");
  EXPECT_EQ(ShowAll(Excel(rows, icons("iconSet=\"3Arrows\""))), "1 / 2 / 3");
}

TEST(WorkbookRules, DataBarsAndColourScalesAreNoColours) {
  EXPECT_EQ(
      ShowAll(Excel(
          InRow(NumberCell("1")),
          Format(
              "A1",
              "<cfRule type=\"colorScale\"><colorScale><cfvo "
              "type=\"min\"/><cfvo type=\"max\"/><color rgb=\"FFFF0000\"/>"
              "<color rgb=\"FF00FF00\"/></colorScale></cfRule><cfRule "
              "type=\"dataBar\"><dataBar><cfvo type=\"min\"/><cfvo "
              "type=\"max\"/><color rgb=\"FF638EC6\"/></dataBar></cfRule>"))),
      "1");
}

TEST(WorkbookRules, TextInTheColourOfItsFillIsNotSeen) {
  EXPECT_EQ(
      ShowAll(Excel(InRow(TextCell("a") + NumberCell("1")),
                    Format("B1",
                           "<cfRule type=\"cellIs\" dxfId=\"0\" "
                           "operator=\"equal\"><formula>1</formula>"
                           "</cfRule>"),
                    "",
                    "<dxfs><dxf><font><color rgb=\"FFFF0000\"/></font><fill>"
                    "<patternFill><bgColor rgb=\"FFFF0000\"/></patternFill>"
                    "</fill></dxf></dxfs>")),
      "a|#FF0000 @FF0000");
}

TEST(WorkbookStyles, FillsAreTheColourThatIsSeen) {
  const std::pair<std::string, std::string> kFills[] = {
      {"<patternFill patternType=\"solid\"><fgColor rgb=\"FFFF0000\"/>"
       "<bgColor indexed=\"64\"/></patternFill>",
       "x #FF0000"},
      {"<patternFill patternType=\"gray125\"/>", "x"},
      {"<patternFill patternType=\"lightUp\"><fgColor rgb=\"FFFF0000\"/>"
       "<bgColor rgb=\"FF00B050\"/></patternFill>",
       "x #00B050"},
      {"<patternFill patternType=\"darkUp\"><fgColor rgb=\"FFFF0000\"/>"
       "<bgColor rgb=\"FF00B050\"/></patternFill>",
       "x #FF0000"},
      {"<gradientFill><stop position=\"0\"><color rgb=\"FF00B050\"/></stop>"
       "<stop position=\"1\"><color rgb=\"FFFFFFFF\"/></stop></gradientFill>",
       "x #00B050"},
      {"<gradientFill><stop position=\"0\"><color rgb=\"FF00B050\"/></stop>"
       "<stop position=\"1\"><color rgb=\"FFFF0000\"/></stop></gradientFill>",
       "x"}};
  for (const auto& [fill, shown] : kFills)
    EXPECT_EQ(ShowAll(Excel(InRow(TextCell("x")), "", "",
                            "<fills><fill>" + fill +
                                "</fill></fills><cellXfs><xf fillId=\"0\"/>"
                                "</cellXfs>")),
              shown)
        << fill;
}

TEST(WorkbookStyles, FontsAreColourWeightAndSymbols) {
  const std::pair<std::string, std::string> kFonts[] = {
      {"<b/><color rgb=\"FFFF0000\"/>", "\u00fc @FF0000 *bold*"},
      {"<color theme=\"1\"/>", "\u00fc"},
      {"<color rgb=\"FF000000\"/>", "\u00fc"},
      {"<strike/>", "~\u00fc~"},
      {"<name val=\"Wingdings\"/>", "\u2713"}};
  for (const auto& [font, shown] : kFonts)
    EXPECT_EQ(ShowAll(Excel(InRow(TextCell("\u00fc")), "", "",
                            "<fonts><font>" + font +
                                "</font></fonts><cellXfs><xf fontId=\"0\"/>"
                                "</cellXfs>")),
              shown)
        << font;
}

TEST(WorkbookStyles, RunsOfATextCountWhereTheyAreAlike) {
  const auto run = [](const std::string& properties, const std::string& text) {
    return "<r><rPr>" + properties + "</rPr><t>" + text + "</t></r>";
  };
  const std::string red = "<b/><color rgb=\"FFFF0000\"/>";
  const auto show = [](const std::string& runs) {
    return ShowAll(
        Excel(InRow("<c t=\"s\"><v>0</v></c>"), "", "<si>" + runs + "</si>"));
  };
  EXPECT_EQ(show(run(red, "very ") + run(red, "late")),
            "very late @FF0000 *bold*");
  EXPECT_EQ(show(run(red, "very ") + run("", "late")), "very late");
  EXPECT_EQ(show(run("<strike/>", "May ") + run(red, "June")),
            "June ~May~ @FF0000 *bold*");
  EXPECT_EQ(show("<r><t>very </t></r>" + run(red, "late")), "very late");
}

TEST(WorkbookStyles, ARaisedMarkIsNoPartOfTheText) {
  const auto show = [](const std::string& text, const std::string& raised,
                       const std::string& behind = "") {
    return ShowAll(
        Excel(InRow("<c t=\"s\"><v>0</v></c>"), "",
              "<si><r><t>" + text +
                  "</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>" +
                  raised + "</t></r><r><t>" + behind + "</t></r></si>"));
  };
  EXPECT_EQ(show("57", "1"), "57");
  EXPECT_EQ(show("57%", "r"), "57%");
  EXPECT_EQ(show("31", "st", " May"), "31st May");
  EXPECT_EQ(ShowAll(Excel(InRow("<c t=\"s\"><v>0</v></c>"), "",
                          "<si><r><t>CO</t></r><r><rPr><vertAlign "
                          "val=\"subscript\"/></rPr><t>2</t></r></si>")),
            "CO2");
}

TEST(WorkbookValues, AreNoneWhereTheCellShowsNoZero) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0;-0;;@\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"164\"/><xf/></cellXfs>";
  const std::string cells =
      NumberCell("0") + NumberCell("0", "1") + NumberCell("5") + TextCell("x");
  EXPECT_EQ(ShowAll(Excel(InRow(cells), "", "", styles)), "|0|5|x");
  // Of the whole sheet.
  EXPECT_EQ(ShowAll(Excel(InRow(cells), "", "", styles,
                          "<sheetViews><sheetView showZeros=\"0\"/>"
                          "</sheetViews>")),
            "||5|x");
}

TEST(WorkbookValues, AreTheTextThatTheirFormatShows) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[&lt;5]&quot;&lt;5&quot;;"
      "0\"/><numFmt numFmtId=\"165\" formatCode=\"&quot;&lt;&quot;0\"/>"
      "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts><cellXfs>"
      "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>"
      "</cellXfs>";
  EXPECT_EQ(ShowAll(Excel(InRow(NumberCell("3") + NumberCell("7") +
                                NumberCell("10", "1") + NumberCell("1.5", "2")),
                          "", "", styles)),
            "<5|7|<10|36:00");
}

TEST(WorkbookValues, FormulasWithoutAValueAndErrorsAreFlaws) {
  EXPECT_EQ(ShowAll(Excel(InRow(TextCell("a") +
                                "<c><f>B1+1</f></c><c><f>B1+1</f><v/></c>"
                                "<c t=\"str\"><f>\"\"</f><v></v></c>"
                                "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                                "<c t=\"e\"><v>#N/A</v></c>"
                                "<c><f t=\"shared\" si=\"0\"/><v>7</v></c>"))),
            "a|!uncalculated|!uncalculated||!error|!not-found|7");
}

TEST(WorkbookValues, AreShownByTheirFormats) {
  const std::pair<std::string, std::string> kFormats[] = {
      {"dd mmm", "2015-05-31"},     {"mmm-yy", "2015-05"}, {"yyyy", "2015"},
      {"hh:mm", "12:00"},           {";;;", ""},           {"0", "42155.5"},
      {"d/m/yy h:mm", "2015-05-31"}};
  for (const auto& [code, shown] : kFormats)
    EXPECT_EQ(
        ShowAll(Excel(InRow(NumberCell("42155.5") + TextCell("x", "1")), "", "",
                      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"" + code +
                          "\"/></numFmts><cellXfs><xf "
                          "numFmtId=\"164\"/><xf/></cellXfs>")),
        shown + "|x")
        << code;
}

TEST(WorkbookValues, CommentsAreNotText) {
  EXPECT_EQ(ShowAll(Excel(InRow(TextCell("a")),
                          "<legacyDrawing r=\"x\"/><extLst><ext><t>no</t></ext>"
                          "</extLst>")),
            "a");
}

TEST(WorkbookColumns, ThatAreHiddenAreMarkedInEveryRow) {
  EXPECT_EQ(ShowAll(Excel(InRow(TextCell("a") + TextCell("b") + TextCell("c")),
                          "", "", "",
                          "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/>"
                          "<col min=\"3\" max=\"16384\" width=\"9\"/></cols>")),
            "a|b (hidden)|c");
}

TEST(WorkbookRows, ThatAreHiddenOrOfNoHeightAreMarked) {
  std::vector<bool> hidden;
  for (const Row& row :
       ReadRows(Excel("<row>" + TextCell("a") + "</row><row hidden=\"1\">" +
                      TextCell("b") +
                      "</row><row ht=\"0\" customHeight=\"1\">" +
                      TextCell("c") + "</row>"))
           .rows)
    hidden.push_back(row.hidden);
  EXPECT_THAT(hidden, ElementsAre(false, true, true));
}

TEST(WorkbookSheets, ThatAreNotReadAreReported) {
  const std::string workbook = ExcelSheets({"Plan", "-Lists", "Archive"});
  EXPECT_EQ(ShowAll(workbook), "Plan / Archive");
  EXPECT_THAT(ReadRows(workbook).skipped,
              ElementsAre(HasSubstr("sheet Lists: the sheet is hidden")));
  FormatOptions options;
  options.ignore = {"archive", "Meeting date"};
  EXPECT_EQ(ShowAll(workbook, options), "Plan");
  EXPECT_THAT(ReadRows(workbook, options).skipped,
              ElementsAre(HasSubstr("hidden"), HasSubstr("`ignore:`")));
}

TEST(WorkbookSheets, AreChosenByNameNumberOrGlob) {
  const std::string workbook =
      ExcelSheets({"Phase 1", "Phase 2", "-Phase 3", "Lists"});
  const std::pair<std::vector<std::string>, std::string> kChoices[] = {
      {{"phase 2"}, "Phase 2"},
      {{"4"}, "Lists"},
      {{"Phase *"}, "Phase 1 / Phase 2 / Phase 3"},
      {{"Phase 3", "?ists"}, "Phase 3 / Lists"}};
  for (const auto& [sheets, shown] : kChoices) {
    FormatOptions options;
    options.sheets = sheets;
    EXPECT_EQ(ShowAll(workbook, options), shown) << sheets[0];
  }
  FormatOptions options;
  options.sheets = {"Lists", "Risks"};
  EXPECT_THAT(ErrorOf(workbook, options),
              HasSubstr("there is no sheet \"Risks\"; there are: Phase 1, "
                        "Phase 2, Phase 3, Lists"));
}

// Red where the rule holds, green where it does not, and neither where that
// isn't known.
std::string ColourBy(const std::string& cell, const std::string& rule) {
  return ShowAll(
      Excel(InRow(cell + TextCell("x", "1")), Format("A1", rule), "",
            "<fills><fill><patternFill patternType=\"solid\"><fgColor "
            "rgb=\"FF00B050\"/></patternFill></fill></fills><cellXfs><xf "
            "fillId=\"0\"/><xf fillId=\"9\"/></cellXfs>" +
                Dxfs()));
}

TEST(WorkbookRules, OfTextBlanksAndErrorsAreFollowedWithoutTheirFormula) {
  const std::string late = TextCell("Red: late"), blank = TextCell("  "),
                    error = "<c t=\"e\"><v>#DIV/0!</v></c>";
  struct Case {
    const char* type;
    std::string text, holds, not_so;
  };
  for (const Case& c : {Case{"containsText", "late", late, blank},
                        {"notContainsText", "late", blank, late},
                        {"beginsWith", "red", late, TextCell("A Red")},
                        {"endsWith", "late", late, TextCell("late?")},
                        {"containsBlanks", "", blank, late},
                        {"notContainsBlanks", "", late, blank},
                        {"containsErrors", "", error, late},
                        {"notContainsErrors", "", late, error}}) {
    const std::string rule = "<cfRule type=\"" + std::string(c.type) +
                             "\" dxfId=\"0\" text=\"" + c.text + "\"/>";
    EXPECT_THAT(ColourBy(c.holds, rule), HasSubstr("#FF0000")) << c.type;
    EXPECT_THAT(ColourBy(c.not_so, rule), HasSubstr("#00B050")) << c.type;
  }
  // Of other kinds nobody knows.
  for (const char* type : {"duplicateValues", "timePeriod", "beginswith"})
    EXPECT_EQ(ColourBy(late, "<cfRule type=\"" + std::string(type) +
                                 "\" dxfId=\"0\" text=\"red\"/>"),
              "Red: late|x")
        << type;
}

TEST(WorkbookRules, CompareWithNumbersBelowAtAndAbove) {
  const std::pair<std::string, std::string> kOperators[] = {
      {"equal", "nrn"},       {"notEqual", "rnr"},
      {"lessThan", "rnn"},    {"lessThanOrEqual", "rrn"},
      {"greaterThan", "nnr"}, {"greaterThanOrEqual", "nrr"}};
  for (const auto& [operation, holds] : kOperators)
    for (int i = 0; i < 3; ++i)
      EXPECT_EQ(ColourBy(NumberCell(std::to_string(4 + i)),
                         "<cfRule type=\"cellIs\" dxfId=\"0\" operator=\"" +
                             operation + "\"><formula>5</formula></cfRule>"),
                std::to_string(4 + i) +
                    (holds[static_cast<std::size_t>(i)] == 'n' ? " #00B050|x"
                                                               : " #FF0000|x"))
          << operation;
}

}  // namespace
}  // namespace planwatch
