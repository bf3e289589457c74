#include "collectors/table/office/office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "collectors/table/office/xlsx_number_format.h"
#include "tests/table/documents.h"
#include "tests/table/rows.h"
#include "tests/table/sheets.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string Document(const std::string& name) {
  return Load(std::string(PLANWATCH_TESTDATA) + "/office/" + name);
}

std::string Hex(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "%02X%02X%02X", colour.red, colour.green,
                colour.blue);
  return text;
}

// "row 2: Brief staff|~struck~|[2015-05-31]|[2015-05]|^|<|#FFC000 text".
std::vector<std::string> Lines(const std::string& name,
                               const std::string& sheet = "") {
  const std::string document = Document(name);
  MemoryStream bytes(document);
  KeepRows sink;
  FormatOptions options;
  if (!sheet.empty()) options.sheets = {sheet};
  const Status status = ReadTable(bytes, "", options, sink);
  EXPECT_TRUE(status) << status.error().message();
  std::vector<std::string> lines;
  for (const Row& row : sink.rows) {
    std::string line = row.place.ToString() + (row.hidden ? " hidden:" : ":");
    for (const Cell& cell : row.cells) {
      line += cell.merge == Merge::kLeft    ? "|<"
              : cell.merge == Merge::kAbove ? "|^"
                                            : "|";
      if (cell.fill) line += "#" + Hex(*cell.fill) + " ";
      if (cell.date)
        line +=
            "[" + FormatDate(*cell.date) + (cell.month_only ? " month]" : "]");
      else
        line += cell.text;
      if (!cell.struck.empty()) line += "~" + cell.struck + "~";
    }
    lines.push_back(line);
  }
  return lines;
}

std::string Fault(std::string document, const std::string& sheet = "") {
  MemoryStream bytes(document);
  KeepRows sink;
  FormatOptions options;
  if (!sheet.empty()) options.sheets = {sheet};
  const Status status = ReadTable(bytes, "", options, sink);
  return status ? "no fault" : status.error().message();
}

TEST(Workbooks, ShowDatesByTheirNumberFormat) {
  for (const char* name : {"dates.xlsx", "dates.ods"})
    EXPECT_THAT(Lines(name),
                ElementsAre("sheet Sheet, row 1:|Action|Due|Shown as month",
                            "sheet Sheet, row 2:|Brief staff|[2015-05-31]|"
                            "[2015-05-01 month]",
                            "sheet Sheet, row 3:|Number|42155|1.1"))
        << name;
}

TEST(Workbooks, MayCountDaysFrom1904) {
  EXPECT_THAT(Lines("dates-1904.xlsx"),
              ElementsAre("sheet Sheet, row 1:|Due",
                          "sheet Sheet, row 2:|[2015-05-31]"));
}

TEST(Workbooks, MergedCellsKeepTheirPlaces) {
  for (const char* name : {"merged.xlsx", "merged.ods"})
    EXPECT_THAT(
        Lines(name),
        ElementsAre("sheet Sheet, row 1:|Objective|Action|RAG|Note",
                    "sheet Sheet, row 2:|1 Prevent|Brief staff|G|wide|<",
                    "sheet Sheet, row 3:|^|Train staff|A|^|<"))
        << name;
}

TEST(Workbooks, ShadesMayBePlainIndexedOrOfTheThemeWithTint) {
  EXPECT_THAT(Lines("fills.xlsx"),
              ElementsAre("sheet Sheet, row 1:|#FFC000 plain|#FF0000 indexed|"
                          "#4F81BD theme|#B9CDE5 tint|none"));
}

TEST(Workbooks, StruckThroughTextStandsApart) {
  for (const char* name : {"struck.xlsx", "struck.ods"})
    EXPECT_THAT(Lines(name),
                ElementsAre("sheet Sheet, row 1:|Due|Action",
                            "sheet Sheet, row 2:|~31/03/2015~|Brief staff"))
        << name;
}

TEST(Workbooks, HiddenRowsAreReadAndHiddenSheetsPassedOver) {
  for (const char* name : {"hidden.xlsx", "hidden.ods"})
    EXPECT_THAT(Lines(name),
                ElementsAre("sheet Plan, row 1:|shown|1",
                            "sheet Plan, row 2 hidden:|hidden row|2"))
        << name;
}

TEST(Workbooks, ANamedSheetIsReadEvenIfHidden) {
  for (const char* name : {"hidden.xlsx", "hidden.ods"}) {
    EXPECT_THAT(Lines(name, "lists"),
                ElementsAre("sheet Lists, row 1:|hidden sheet"));
    EXPECT_THAT(Fault(Document(name), "Risks"),
                HasSubstr("no sheet \"Risks\"; there are: Plan, Lists"));
  }
}

TEST(Workbooks, StrictOnesWithAbsoluteNamesSharedRichTextAndFormulas) {
  EXPECT_THAT(Lines("strict.xlsx"),
              ElementsAre("sheet Plan, row 1:|Action|DUE",
                          "sheet Plan, row 3:|Brief staff~all~|TRUE|"));
}

// Every text a formula's, no styles but of dates, no empty cells in merges.
TEST(Workbooks, OfSheetJsAreReadToo) {
  for (const char* name :
       {"sheetjs.xlsx", "sheetjs-shared.xlsx", "sheetjs-1904.xlsx"})
    EXPECT_THAT(
        Lines(name),
        ElementsAre("sheet Delivery plan, row 1:|Delivery plan|<|<|<|<",
                    "sheet Delivery plan, row 2:|Objective|Action|Due|RAG|Done",
                    "sheet Delivery plan, row 3:|1 Prevent|Brief staff & "
                    "partners|[2015-05-31]|A|FALSE",
                    "sheet Delivery plan, row 4:|^|Train staff|[2015-06-01 "
                    "month]|G|TRUE",
                    "sheet Delivery plan, row 5:|Totals|<|<|<|2"))
        << name;
  EXPECT_THAT(Lines("sheetjs.ods")[2],
              "sheet Delivery plan, row 3:|1 Prevent|Brief staff & "
              "partners|[2015-05-31]|A|FALSE");
  EXPECT_THAT(Fault(Document("sheetjs.ods"), "Risks"),
              HasSubstr("there are: Delivery plan, Lists"));
}

TEST(NumberFormats, TellDatesFromMonthsFromNumbers) {
  for (const char* day : {"dd/mm/yyyy", "d-mmm-yy", "[$-809]d mmmm yyyy;@",
                          "m/d/yy h:mm", "dddd d mmmm"})
    EXPECT_EQ(DateFormatOfCode(day), DateFormat::kDay) << day;
  for (const char* month : {"mmm-yy", "mmmm yyyy", "[$-809]mmm-yy;@", "mmmm"})
    EXPECT_EQ(DateFormatOfCode(month), DateFormat::kMonth) << month;
  for (const char* none : {"General", "0.00", "[h]:mm", "mm:ss", "\"day\" 0",
                           "[Red]0", "0\\d", "@"})
    EXPECT_EQ(DateFormatOfCode(none), DateFormat::kNone) << none;
}

TEST(NumberFormats, TellPercentages) {
  for (const char* percent : {"0%", "0.00%", "[Red]0%;0", "#,##0.0 %"})
    EXPECT_TRUE(IsPercentCode(percent)) << percent;
  for (const char* none : {"General", "0.00", "0\\%", "0\"%\"", "0;0%"})
    EXPECT_FALSE(IsPercentCode(none)) << none;
}

TEST(Workbooks, ShowPercentagesAsSuch) {
  const std::string workbook = Excel(
      "<row><c s=\"1\"><v>0.71</v></c><c s=\"2\"><v>0.705</v></c>"
      "<c s=\"0\"><v>0.71</v></c><c s=\"1\"><v>1.1000000000000001</v></c>"
      "<c s=\"1\" t=\"str\"><v>n/a</v></c></row>",
      "", "",
      "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/>"
      "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/>"
      "<xf numFmtId=\"164\"/></cellXfs>");
  MemoryStream stream(workbook);
  KeepRows rows;
  ASSERT_TRUE(ReadTable(stream, "", {}, rows));
  EXPECT_THAT(rows.Lines(),
              ElementsAre("sheet Plan, row 1: 71%|70.5%|0.71|110%|n/a"));
}

TEST(WordTables, MergedCellsKeepTheirPlaces) {
  EXPECT_THAT(Lines("merged.docx"),
              ElementsAre("table 1, row 1:|Objective|Action|RAG",
                          "table 1, row 2:|1 Prevent|Brief staff|G",
                          "table 1, row 3:|^|Train staff|A",
                          "table 1, row 4:|2 Protect|<|<"));
  EXPECT_THAT(Lines("grid-before.docx"),
              ElementsAre("table 1, row 1:|a|b|c", "table 1, row 2:||d|e"));
}

TEST(WordTables, ShowTrackedChangesAsTheScreenDoes) {
  EXPECT_THAT(
      Lines("changes.docx"),
      ElementsAre(
          "table 1, row 1:|Action|Due",
          "table 1, row 2:|Brief all staff~Brief some~|June 2015~March 2015~",
          "table 1, row 3:|two\nlines|"));
}

TEST(WordTables, ContentControlsCountOnceTheyAreFilledIn) {
  EXPECT_THAT(Lines("controls.docx"),
              ElementsAre("table 1, row 1:|Action|RAG|Done",
                          "table 1, row 2:|Brief staff|Green|\u2612",
                          "table 1, row 3:|Train staff||"));
}

// What a cell shows whose paragraphs these are.
std::string Shown(const std::string& paragraphs) {
  const std::string document =
      Word("<w:tbl><w:tr><w:tc>" + paragraphs + "</w:tc></w:tr></w:tbl>");
  MemoryStream bytes(document);
  KeepRows sink;
  const Status status = ReadTable(bytes, "", {}, sink);
  EXPECT_TRUE(status) << status.error().message();
  return sink.rows.empty() ? "" : sink.rows[0].cells[0].text;
}

std::string TextRun(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

TEST(WordTables, NotesCommentsAndFieldCodesAreNoText) {
  const std::pair<std::string, std::string> kParagraphs[] = {
      {TextRun("Brief staff") +
           "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r>"
           "<w:endnoteReference w:id=\"3\"/></w:r>",
       "Brief staff"},
      {"<w:commentRangeStart w:id=\"0\"/>" + TextRun("Brief staff") +
           "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference "
           "w:id=\"0\"/></w:r>",
       "Brief staff"},
      {"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> "
       "REF x \\h </w:instrText></w:r><w:r><w:fldChar "
       "w:fldCharType=\"separate\"/></w:r>" +
           TextRun("May 2015") +
           "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
       "May 2015"},
      {"<w:fldSimple w:instr=\" DATE \">" + TextRun("31/05/2015") +
           "</w:fldSimple>",
       "31/05/2015"},
      {"<w:hyperlink w:anchor=\"x\">" + TextRun("Brief staff") +
           "</w:hyperlink>",
       "Brief staff"},
      {"<w:moveFrom w:id=\"1\">" + TextRun("Old") +
           "</w:moveFrom><w:moveTo w:id=\"2\">" + TextRun("New") +
           "</w:moveTo>",
       "New"},
      {"<w:ins w:id=\"1\"><w:del w:id=\"2\"><w:r><w:delText>was</w:delText>"
       "</w:r></w:del></w:ins>" +
           TextRun("is"),
       "is"},
      {"<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>",
       "a b\nc"}};
  for (const auto& [xml, shown] : kParagraphs)
    EXPECT_EQ(Shown("<w:p>" + xml + "</w:p>"), shown) << xml;
}

TEST(WordTables, ContentControlsOfEachKindAreRead) {
  const auto control = [](const std::string& properties,
                          const std::string& text) {
    return "<w:p><w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" +
           TextRun(text) + "</w:sdtContent></w:sdt></w:p>";
  };
  EXPECT_EQ(Shown(control("<w:date w:fullDate=\"2015-05-31T00:00:00Z\"/>",
                          "31/05/2015")),
            "31/05/2015");
  EXPECT_EQ(Shown(control("<w:dropDownList><w:listItem w:value=\"Red\"/>"
                          "<w:listItem w:value=\"Amber\"/></w:dropDownList>",
                          "Amber")),
            "Amber");
  EXPECT_EQ(Shown(control("<w:showingPlcHdr/><w:date/>", "Enter a date.")), "");
  EXPECT_EQ(Shown(control("<w:comboBox/>", "On track") +
                  control("<w:showingPlcHdr/>", "Click here.")),
            "On track");
  // A drop-down of the older kind has its choice in its properties.
  EXPECT_EQ(
      Shown("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>"
            "<w:result w:val=\"1\"/><w:listEntry w:val=\"Red\"/><w:listEntry "
            "w:val=\"Amber\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r>"
            "<w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar "
            "w:fldCharType=\"end\"/></w:r></w:p>"),
      "Amber");
}

TEST(WordTables, HeadingsAboveATableAreItsCaption) {
  const std::string heading =
      "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>";
  const std::string table = "<w:tbl><w:tr><w:tc/></w:tr><w:tr><w:tc><w:p>" +
                            TextRun("x") +
                            "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>" +
                            TextRun("y") + "</w:p></w:tc></w:tr></w:tbl>";
  const std::string document =
      Word(heading + TextRun("Delivery plan") + "</w:p><w:p>" +
           TextRun("Some prose.") +
           "</w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Priority 1</w:t></w:r>"
           "</w:p>" +
           table + table);
  MemoryStream bytes(document);
  KeepRows sink;
  ASSERT_TRUE(ReadTable(bytes, "", {}, sink));
  std::vector<std::string> captions;
  for (const Row& row : sink.rows) captions.push_back(row.caption);
  EXPECT_THAT(captions, ElementsAre("Delivery plan\nPriority 1", "", "", ""));
}

TEST(WordTables, ShadedCellsAndHighlightedTextHaveAColour) {
  EXPECT_THAT(
      Lines("shading.docx"),
      ElementsAre("table 1, row 1:|#92D050 cell|#FFFF00 highlight|none"));
}

TEST(WordTables, InsideTablesAreTablesOfTheirOwn) {
  EXPECT_THAT(Lines("nested.docx"),
              ElementsAre("table 1, row 1:|outer|x", "table 1, row 2:|next|y",
                          "table 1 in table 1, row 1, row 1:|inner|z"));
}

TEST(HostileDocuments, AreRefusedWithAMessage) {
  EXPECT_THAT(Fault(Document("entities.xlsx")), HasSubstr("declares entities"));
  EXPECT_THAT(Fault(Document("other.zip")), HasSubstr("no Word, Excel"));
  EXPECT_THAT(Fault("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"),
              HasSubstr("save it as .docx or .xlsx"));
  EXPECT_THAT(Fault("PK\x03\x04"), HasSubstr("cut short or damaged"));
  EXPECT_THAT(
      Fault(Zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                 {"content.xml", "\x07\x1f no XML"},
                 {"META-INF/manifest.xml",
                  "<manifest:file-entry manifest:full-path=\"content.xml\">"
                  "<manifest:encryption-data/></manifest:file-entry>"}})),
      HasSubstr("has a password; save a copy without one"));
}

TEST(HostileDocuments, CutShortAnywhereAreRefused) {
  for (const char* name : {"merged.xlsx", "merged.ods", "merged.docx"}) {
    const std::string whole = Document(name);
    for (std::size_t size = 100; size < whole.size(); size += 100)
      EXPECT_NE(Fault(whole.substr(0, size)), "no fault")
          << name << " " << size;
  }
}

TEST(HostileDocuments, WithAByteFlippedAreReadOrRefused) {
  std::mt19937 random(1);
  // Word's own styles, which come with each document, take long to parse.
  const std::pair<const char*, int> kDocuments[] = {
      {"strict.xlsx", 3'400}, {"merged.ods", 3'400}, {"changes.docx", 500}};
  for (const auto& [name, flips] : kDocuments) {
    const std::string whole = Document(name);
    for (int i = 0; i < flips; ++i) {
      std::string flipped = whole;
      flipped[random() % flipped.size()] ^=
          static_cast<char>(1u << random() % 8);
      EXPECT_NE(Fault(flipped), "");
    }
  }
}

// A register's sheets may be named after whom they are about.
TEST(Office, AConfidentialDocumentsSheetsAreNotNamed) {
  FormatOptions options;
  options.confidential = true;
  const auto said = [&](const std::string& document) {
    MemoryStream bytes(document);
    KeepRows rows;
    const Status read = ReadTable(bytes, "", options, rows);
    std::string all = read ? "" : read.error().message();
    for (const std::string& line : rows.Lines()) all += line + ';';
    for (const std::string& line : rows.skipped) all += line + ';';
    return all;
  };
  const std::string too_wide = Repeat(1'001, "<c t=\"str\"><v>x</v></c>");
  EXPECT_THAT(said(ExcelSheets({"One", "-KANARI", "Two"})),
              testing::StartsWith("row 1: One;row 1: Two;"));
  EXPECT_THAT(said(ExcelSheets({"One", "-KANARI"})),
              testing::Not(testing::HasSubstr("KANARI")));
  EXPECT_THAT(said(Excel("<row>" + too_wide + "</row>")),
              testing::StartsWith("row 1: there is text beyond"));
  EXPECT_THAT(
      said(Ods("<table:table-row><table:table-cell "
               "table:number-columns-repeated=\"1001\"><text:p>x</text:p>"
               "</table:table-cell></table:table-row>",
               "", "KANARI")),
      testing::StartsWith("row 1: there is text beyond"));
  // Readers tell them apart all the same.
  const std::string two = ExcelSheets({"One", "Two"});
  MemoryStream bytes(two);
  KeepRows rows;
  ASSERT_TRUE(ReadTable(bytes, "", options, rows));
  ASSERT_EQ(rows.rows.size(), 2u);
  EXPECT_NE(rows.rows[0].place.table, rows.rows[1].place.table);
}

}  // namespace
}  // namespace planwatch
