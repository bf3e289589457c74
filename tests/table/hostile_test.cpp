// Documents made to do harm: each is refused or survived, with a message,
// within a stated time and memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/table/format.h"
#include "tests/base/child.h"
#include "tests/table/documents.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::HasSubstr;

// Counts rows and cells, and lets them go.
class CountRows : public RowSink {
 public:
  Status Take(const Row& row) override {
    ++rows;
    cells += row.cells.size();
    return {};
  }
  std::size_t rows = 0, cells = 0;
};

// The message, or "read: 3 rows, 9 cells".
std::string Read(const std::string& document) {
  return InChild([&] {
    MemoryStream bytes(document);
    CountRows sink;
    const Status status = ReadTable(bytes, "", {}, sink);
    return status ? "read: " + std::to_string(sink.rows) + " rows, " +
                        std::to_string(sink.cells) + " cells"
                  : status.error().message();
  });
}

TEST(HostileZips, BombsAreNotUnpackedToTheEnd) {
  EXPECT_THAT(
      Read(Word(std::string(std::size_t{520} << 20, ' '))),
      "the document unpacks to more than 512 MiB and is not read further");
}

TEST(HostileZips, NamesThatLeadUpwardsAreOnlyNames) {
  // The parts are found by their names in the archive, or not at all.
  std::string outside = Zip({Main("../../../../etc/passwd")});
  EXPECT_THAT(Read(outside),
              "the document is cut short or damaged; if it is being saved, it "
              "is read again once that is done, else open it and save it anew");
  EXPECT_THAT(Read(Zip({Main("/word/../word/document.xml"),
                        {"../word/document.xml", "<x/>"}})),
              "the document is cut short or damaged; if it is being saved, it "
              "is read again once that is done, else open it and save it anew");
}

TEST(HostileZips, WithTooManyPartsAreRefused) {
  std::vector<ZipPart> parts;
  for (int i = 0; i < 10'001; ++i) parts.push_back({std::to_string(i), ""});
  EXPECT_THAT(Read(Zip(parts)),
              "the document has more than 10,000 parts; that is no Word, Excel "
              "or OpenDocument file");
}

TEST(HostileXml, EntitiesAreNotExpanded) {
  std::string lol = "<!DOCTYPE x [<!ENTITY a0 \"lol\">";
  for (int i = 1; i < 10; ++i)
    lol += "<!ENTITY a" + std::to_string(i) + " \"" +
           Repeat(10, "&a" + std::to_string(i - 1) + ";") + "\">";
  lol += "]><w:document>&a9;</w:document>";
  EXPECT_THAT(Read(Zip({Main("d.xml"), {"d.xml", lol}})),
              "the document declares entities, as no Word, Excel or "
              "OpenDocument file does; it is not read");
  const std::string file =
      "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&f;</x>";
  EXPECT_THAT(Read(Zip({Main("d.xml"), {"d.xml", file}})),
              "the document declares entities, as no Word, Excel or "
              "OpenDocument file does; it is not read");
}

TEST(HostileXml, NestedDeeplyIsRefused) {
  EXPECT_THAT(Read(Word(Repeat(1'000'000, "<w:p>"))),
              "the document is nested too deeply to be read");
}

TEST(HostileXml, OfAHundredMillionElementsIsNotReadToTheEnd) {
  EXPECT_THAT(Read(Word(Repeat(60'000'000, "<w:p/>"))),
              "the document has more than 20 million elements and is not read "
              "further; take out what isn't part of the table");
}

TEST(HostileXml, ATagWithoutAnEndIsRefused) {
  const std::string endless(std::size_t{64} << 20, ' ');
  EXPECT_THAT(Read(Word("<w:p w:val=\"" + endless)),
              "the document is damaged (a tag in its part word/document.xml "
              "has no end); open it and save it anew");
  EXPECT_THAT(Read(Word("<!--" + endless)),
              "the document is damaged (a tag in its part word/document.xml "
              "has no end); open it and save it anew");
  EXPECT_THAT(Read(Word("<w:p>" + endless + "</w:p>")),
              "read: 0 rows, 0 cells");
}

TEST(HostileWorkbooks, AMillionColumnsAreRefused) {
  std::string cells;
  for (int i = 0; i < 1'000'000; ++i) cells += "<c><v>1</v></c>";
  EXPECT_THAT(Read(Excel("<row>" + cells + "</row>")),
              "sheet Plan, row 1: there is text beyond the 1,000th column; "
              "take out what isn't part of the table");
  EXPECT_THAT(
      Read(Ods("<table:table-row><table:table-cell "
               "table:number-columns-repeated=\"1000000\"><text:p>x</text:p>"
               "</table:table-cell></table:table-row>")),
      "sheet Plan, row 1: there is text beyond the 1,000th column; take out "
      "what isn't part of the table");
}

TEST(HostileWorkbooks, AMillionMergedRangesAreRefused) {
  std::string merges;
  for (int i = 1; i <= 1'000'000; ++i)
    merges += "<mergeCell ref=\"A" + std::to_string(i) + ":B" +
              std::to_string(i) + "\"/>";
  EXPECT_THAT(Read(Excel("<row><c><v>1</v></c></row>",
                         "<mergeCells>" + merges + "</mergeCells>")),
              "sheet Plan: there are more than 100,000 merged cells; unmerge "
              "those that aren't part of the table");
}

TEST(HostileWorkbooks, RangesMergedOverEachOtherAreRefused) {
  EXPECT_THAT(Read(Excel(Repeat(1'000'000, "<row><c><v>1</v></c></row>"),
                         Repeat(1'000, "<mergeCell ref=\"A1:ALL1048576\"/>"))),
              "sheet Plan, row 1: the merged cells overlap; unmerge them");
  EXPECT_THAT(
      Read(Ods("<table:table-row>" +
               Repeat(1'000,
                      "<table:table-cell table:number-columns-spanned=\"900\" "
                      "table:number-rows-spanned=\"900000\"><text:p>x</text:p>"
                      "</table:table-cell>") +
               "</table:table-row>")),
      "sheet Plan, row 1: the merged cells overlap; unmerge them");
}

TEST(HostileWorkbooks, RangesMergedBeyondTheLastColumnCostNothing) {
  EXPECT_EQ(Read(Excel(Repeat(100'000, "<row><c><v>1</v></c></row>"),
                       Repeat(100'000, "<mergeCell ref=\"AMA1:AMB999999\"/>"))),
            "read: 100000 rows, 100000 cells");
  EXPECT_THAT(Read(Ods(Repeat(100'000,
                              "<table:table-row><table:table-cell "
                              "table:number-columns-spanned=\"2\" "
                              "table:number-rows-spanned=\"900000\"/>"
                              "</table:table-row>"))),
              HasSubstr("row 1001: the merged cells overlap"));
}

TEST(HostileWorkbooks, OneTextForManyCellsIsNotCopiedWithoutEnd) {
  EXPECT_THAT(
      Read(Excel("<row>" + Repeat(1'000, "<c t=\"s\"><v>0</v></c>") + "</row>",
                 "", "<si><t>" + std::string(3 << 20, 'x') + "</t></si>")),
      "sheet Plan, row 1: the row holds more than 4 MiB of text; take out what "
      "isn't part of the table");
  EXPECT_THAT(Read(Ods("<table:table-row><table:table-cell "
                       "table:number-columns-repeated=\"1000\"><text:p>" +
                       std::string(3 << 20, 'x') +
                       "</text:p></table:table-cell></table:table-row>")),
              "sheet Plan, row 1: the row holds more than 4 MiB of text; take "
              "out what isn't part of the table");
}

TEST(HostileWorkbooks, TextsAndStylesByTheMillionAreRefused) {
  EXPECT_THAT(Read(Excel("", "", Repeat(3'000'000, "<si/>"))),
              "the workbook holds more than 128 MiB of text");
  EXPECT_THAT(
      Read(Excel("", "", "",
                 "<cellXfs>" + Repeat(1'100'000, "<xf/>") + "</cellXfs>")),
      "the workbook has more styles than Excel allows; copy the table into a "
      "new one");
  std::string styles;
  for (int i = 0; i < 1'000'000; ++i)
    styles += "<style:style style:name=\"" + std::to_string(i) + "\"/>";
  EXPECT_THAT(Read(Ods("", styles)),
              "the workbook has more than 100,000 styles; copy the table into "
              "a new one");
}

TEST(HostileWorkbooks, NumbersBeyondEverySheetDoNoHarm) {
  EXPECT_THAT(Read(Excel("<row r=\"18446744073709551615\"><c "
                         "r=\"A18446744073709551615\"><v>1</v></c></row>"
                         "<row><c><v>2</v></c></row>")),
              "read: 2 rows, 2 cells");
  EXPECT_THAT(Read(Ods("<table:table-row "
                       "table:number-rows-repeated=\"18446744073709551615\"/>"
                       "<table:table-row><table:table-cell "
                       "table:number-columns-spanned=\"18446744073709551615\" "
                       "table:number-rows-spanned=\"18446744073709551615\">"
                       "<text:p>x</text:p></table:table-cell>"
                       "</table:table-row>")),
              "read: 1 rows, 1000 cells");
}

TEST(HostileWorkbooks, RowsRepeatAHundredThousandTimesInADocument) {
  const auto row = [](int times) {
    return "<table:table-row table:number-rows-repeated=\"" +
           std::to_string(times) +
           "\"><table:table-cell><text:p>x</text:p></table:table-cell>"
           "</table:table-row>";
  };
  EXPECT_EQ(Read(Ods(row(100'001))), "read: 100001 rows, 100001 cells");
  EXPECT_THAT(Read(Ods(row(100'002))),
              "sheet Plan, row 100002: more than 100,000 rows of the document "
              "repeat the "
              "row above them; delete those that are not needed");
  EXPECT_EQ(Read(Ods(row(50'001) + row(50'001))),
            "read: 100002 rows, 100002 cells");
  EXPECT_THAT(Read(Ods(Repeat(400, row(100'000)))),
              "sheet Plan, row 100003: more than 100,000 rows of the document "
              "repeat the "
              "row above them; delete those that are not needed");
  // Blank ones stand for nothing.
  EXPECT_EQ(Read(Ods(Repeat(400,
                            "<table:table-row "
                            "table:number-rows-repeated=\"100000\"/>") +
                     row(1))),
            "read: 1 rows, 1 cells");
}

TEST(HostileWorkbooks, ConditionalFormatsWithoutEndCostAsMuchAsIsAllowed) {
  const auto format = [](const std::string& ranges, const std::string& rule) {
    return "<conditionalFormatting sqref=\"" + ranges + "\">" + rule +
           "</conditionalFormatting>";
  };
  const std::string cells = "<row>" + Repeat(100, "<c><v>1</v></c>") + "</row>";
  const std::string dxfs =
      "<dxfs><dxf><fill><patternFill><bgColor rgb=\"FFFF0000\"/>"
      "</patternFill></fill></dxf></dxfs>";
  const std::string rule =
      "<cfRule type=\"expression\" dxfId=\"0\"><formula>A1=2</formula>"
      "</cfRule>";
  // Many rules over everything, rules by the million, ranges by the million.
  EXPECT_EQ(Read(Excel(Repeat(10'000, cells),
                       Repeat(2'000, format("A1:XFD1048576", rule)), "", dxfs)),
            "read: 10000 rows, 1000000 cells");
  EXPECT_EQ(
      Read(Excel(cells, Repeat(1'000'000, format("A1:B2", rule)), "", dxfs)),
      "read: 1 rows, 100 cells");
  EXPECT_EQ(
      Read(Excel(cells, format(Repeat(1'000'000, "A1:B2 "), rule), "", dxfs)),
      "read: 1 rows, 100 cells");
  // Long texts searched for long texts.
  EXPECT_EQ(
      Read(Excel(Repeat(10'000,
                        "<row>" +
                            Repeat(20, "<c t=\"str\"><v>" +
                                           std::string(255, 'a') + "</v></c>") +
                            "</row>"),
                 Repeat(500, format("A1:XFD1048576",
                                    "<cfRule type=\"expression\" dxfId=\"0\">"
                                    "<formula>ISERROR(SEARCH(\"" +
                                        std::string(120, 'a') +
                                        "b\",A1))=FALSE</formula></cfRule>")),
                 "", dxfs)),
      "read: 10000 rows, 200000 cells");
}

TEST(HostileWordDocuments, ListsAndStylesWithoutEndAreRefusedOrCostLittle) {
  const auto with = [](const std::string& part, const std::string& type,
                       const std::string& xml) {
    return Zip({Main("word/document.xml"),
                {"word/_rels/document.xml.rels",
                 std::string(kRelationships) + Relationship("r", type, part) +
                     "</Relationships>"},
                {"word/" + part, xml},
                {"word/document.xml",
                 "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
                 "wordprocessingml/2006/main\"/>"}});
  };
  const std::string space =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"";
  std::string styles, levels;
  for (int i = 0; i < 200'000; ++i) {
    styles += "<w:style w:styleId=\"" + std::to_string(i) + "\"/>";
    levels += "<w:num w:numId=\"" + std::to_string(i) + "\"/>";
  }
  EXPECT_THAT(Read(with("styles.xml", "styles",
                        "<w:styles" + space + ">" + styles + "</w:styles>")),
              "the document has more than 100,000 styles; copy the table into "
              "a new one");
  EXPECT_THAT(
      Read(with("numbering.xml", "numbering",
                "<w:numbering" + space + ">" + levels + "</w:numbering>")),
      "the document has more than 100,000 levels of lists; copy the table into "
      "a new one");
}

TEST(HostileWordDocuments, TablesNestedAThousandDeepAreReadOrRefused) {
  const std::string open =
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r>"
      "</w:p>";
  // One cell alone would be taken into the cell around.
  const std::string close =
      "</w:tc><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
  EXPECT_EQ(Read(Word(Repeat(1'000, open) + Repeat(1'000, close))),
            "read: 1000 rows, 2000 cells");
  EXPECT_EQ(Read(Word(Repeat(6'000, open) + Repeat(6'000, close))),
            "read: 6000 rows, 12000 cells");
  const std::string one = "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(Read(Word(Repeat(6'000, open) + Repeat(6'000, one))),
            "read: 1 rows, 1 cells");
  EXPECT_THAT(Read(Word(Repeat(7'000, open) + Repeat(7'000, close))),
              HasSubstr("nested too deeply"));
  EXPECT_THAT(Read(Word("<w:tbl><w:tr><w:tc>" +
                        Repeat(100'000,
                               "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan "
                               "w:val=\"1000\"/></w:tcPr><w:r><w:t>x</w:t>"
                               "</w:r></w:tc></w:tr></w:tbl>") +
                        close)),
              "there are too many tables inside tables to be read; take the "
              "tables apart");
}

TEST(HostileWordDocuments, CellsOverMoreColumnsThanThereAreAreRefused) {
  for (const char* span : {"18446744073709551615", "18446744073709551614",
                           "99999999999999999999999", "1001"})
    EXPECT_THAT(
        Read(Word("<w:tbl><w:tr><w:tc/><w:tc/><w:tc><w:tcPr><w:gridSpan "
                  "w:val=\"" +
                  std::string(span) +
                  "\"/></w:tcPr><w:r><w:t>x</w:t></w:r></w:tc></w:tr>"
                  "</w:tbl>")),
        HasSubstr("table 1, row 1: there is text beyond the 1,000th column"))
        << span;
  EXPECT_THAT(Read(Word("<w:tbl><w:tr><w:trPr><w:gridBefore "
                        "w:val=\"18446744073709551615\"/></w:trPr><w:tc/>"
                        "</w:tr></w:tbl>")),
              HasSubstr("beyond the 1,000th column"));
}

TEST(HostileJson, IsRefusedOrCostsLittle) {
  EXPECT_THAT(Read(Repeat(10'000'000, "[")), HasSubstr("nested too deeply"));
  EXPECT_THAT(Read(Repeat(1'000'000, "{\"a\":")),
              HasSubstr("nested too deeply"));
  EXPECT_THAT(Read("[{\"a\":" + Repeat(1'000'000, "[")),
              HasSubstr("nested too deeply"));
  // A text, a list and the space between without an end.
  EXPECT_THAT(Read("[{\"a\":\"" + std::string(64 << 20, 'x')),
              HasSubstr("more than 4 MiB"));
  EXPECT_THAT(Read("[{\"a\":" + std::string(64 << 20, ' ')),
              HasSubstr("more than 4 MiB"));
  EXPECT_THAT(Read("[{\"a\":[" + Repeat(20'000'000, "1,")),
              HasSubstr("more than 4 MiB"));
  // Fields by the million, in one row and in as many.
  std::string fields, rows;
  for (int i = 0; i < 1'000'000; ++i) {
    const std::string field = "\"" + std::to_string(i) + "\":1";
    fields += (i > 0 ? "," : "") + field;
    rows += (i > 0 ? ",{" : "{") + field + "}";
  }
  EXPECT_THAT(Read("[{" + fields + "}]"), HasSubstr("more than 4 MiB"));
  EXPECT_THAT(Read("[" + rows + "]"),
              "row 1001: up to here there are more than 1,000 different "
              "fields; leave those out of the query that aren't needed");
  EXPECT_EQ(Read("[" + Repeat(5'000'000, "{\"a\":1},") + "{}]"),
            "read: 5000001 rows, 5000001 cells");
  EXPECT_EQ(Read("[" + Repeat(20'000'000, "{},") + "{}]"),
            "read: 0 rows, 0 cells");
}

}  // namespace
}  // namespace planwatch
