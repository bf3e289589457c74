// What is said of a document that can't be read, word for word: the place in it
// and what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "collectors/table/limits.h"
#include "tests/table/documents.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using namespace std::string_literals;

// What is said of these bytes.
std::string Said(const std::string& bytes, std::string_view format = "",
                 const FormatOptions& options = {}) {
  MemoryStream stream(bytes);
  KeepRows rows;
  const Status status = ReadTable(stream, format, options, rows);
  return status ? "nothing" : status.error().message();
}

TEST(Messages, OfCsv) {
  const std::pair<std::string, std::string> cases[] = {
      {"\xFF\xFE"
       "a\0\n\0\x34\xDD"s,
       "the file says that it is UTF-16 and is not; save it anew as "
       "\"CSV UTF-8\""},
      {"a,b\n1,\0\n"s,
       "row 2: there is a NUL byte; the file is damaged or no CSV file: save "
       "it anew as \"CSV UTF-8\""},
      {"a,b\n\"c\"d,e\n",
       "row 2: there is text after a closing quote; a quote inside a cell is "
       "written twice (\"\"): save the file anew from the program that made "
       "it"},
      {"a\n" + std::string(kMaxColumns, ',') + "\n",
       "row 2: there are more than 1,000 columns; take out what isn't part of "
       "the table"},
      {"a\ncaf\u00E9\ncaf\xE9\n",
       "row 3: there are bytes that are no UTF-8, as the file is up to there; "
       "save it anew as \"CSV UTF-8\""},
      {"a\ncaf\xE9 \x81\n",
       "row 2: there are bytes that are not text; save the file anew as \"CSV "
       "UTF-8\""},
      {"a,b,c\n1,2,3\n4,5,6\n7,8",
       "row 4: the file ends within this row, which has fewer cells than any "
       "other; if it is being saved, it is read again once that is done, else "
       "save it anew"},
      {"a,b\n1,\"c\nd\ne\n",
       "row 2: a quote is opened in this row and never closed; save the file "
       "anew from the program that made it"},
      {"a\n" + std::string(kMaxRecordBytes + 1, 'x'),
       "row 2: the row is longer than 4 MiB; the file is damaged or no CSV "
       "file"}};
  for (const auto& [bytes, said] : cases) EXPECT_EQ(Said(bytes, "csv"), said);
}

TEST(Messages, OfJson) {
  const std::string field = "[{\"a\": ";
  const std::string nested = "objects and arrays are nested too deeply";
  const std::string none =
      "there is no array of objects in the document, which is what a table is "
      "made of; where its rows are anywhere else, export them as CSV";
  const std::pair<std::string, std::string> cases[] = {
      {"{\"a\": 1}", none},
      {"[1]", none},
      {"{\"a\": [{\"x\": 1}], \"b\": [{\"x\": 1}]}",
       "row 1: there is more than one array of objects, at /a and at /b; say "
       "which has the rows by `rows:`"},
      {"[{\"a\": 1}, 2]",
       "row 1: the element after this row is not an object, and every row has "
       "to be one"},
      {"[{\"a\": 1}, {\"a\": x}]",
       "row 1: what comes here or in the row after it is not JSON; see what "
       "made the document"},
      {"[{\"a\": 1}",
       "row 1: the document ends in the middle; fetch or save it anew"},
      {std::string(kMaxJsonDepth + 1, '['), nested},
      {field + std::string(kMaxJsonDepth, '['), nested},
      {field + "\"" + std::string(2 * kMaxRecordBytes, 'x') + "\"}]",
       "a text, or the space between two, has more than 4 MiB"},
      {field + "[" + Repeat(kMaxRecordBytes, "1,") + "1]}]",
       "the row after this one has more than 4 MiB"},
      {field + "\"" + std::string(kMaxRecordBytes - 40, 'x') + "\"}]",
       "row 1: this row has more than 4 MiB"}};
  for (const auto& [bytes, said] : cases) EXPECT_EQ(Said(bytes, "json"), said);
  FormatOptions options;
  options.rows = "/b";
  EXPECT_EQ(Said("{\"a\": [{\"x\": 1}]}", "json", options),
            "there is no array at /b; `rows:` points to the array whose "
            "elements are the rows, as in /value");
}

TEST(Messages, OfJsonFieldsThatComeLate) {
  const std::string row =
      "{\"a\": \"" + std::string(kMaxRecordBytes / 2, 'x') + "\"},";
  EXPECT_EQ(Said("[" + Repeat(4, row) + "{\"b\": 2}]", "json"),
            "row 5: this row has a field that none of the first 4 rows has; "
            "let every row have every field, with null where it is empty");
}

TEST(Messages, OfFormatsAndSheets) {
  EXPECT_EQ(Said("a\n", "pdf"),
            "there is no format \"pdf\"; `format:` is one of: docx, xlsx, ods, "
            "json, csv");
  EXPECT_EQ(Said("\x7F"
                 "ELF\0\0"s),
            "the file is in no format that can be read (docx, xlsx, ods, json, "
            "csv); save it anew as \"CSV UTF-8\"");
  FormatOptions options;
  options.sheets = {"Risks"};
  EXPECT_EQ(Said(ExcelSheets({"Plan", "Lists"}), "", options),
            "there is no sheet \"Risks\"; there are: Plan, Lists");
  EXPECT_EQ(Said(Word("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"), "", options),
            "there is no table \"Risks\"; there are: table 1");
}

TEST(Messages, OfOfficeDocuments) {
  const std::string space(kSheetNamespace);
  std::string locked = Word("<w:p/>");
  // The bit that says so, of each part, in its own head and in the list.
  for (std::size_t at = 0; at + 10 < locked.size(); ++at)
    if (locked.compare(at, 4, "PK\x03\x04") == 0)
      locked[at + 6] = static_cast<char>(locked[at + 6] | 1);
    else if (locked.compare(at, 4, "PK\x01\x02") == 0)
      locked[at + 8] = static_cast<char>(locked[at + 8] | 1);
  const std::string open_document = "application/vnd.oasis.opendocument.";
  const std::string ours =
      "; planwatch reads a Word document (.docx), a workbook (.xlsx, .ods) or "
      "a CSV file: save it as one of these";
  const std::pair<std::string, std::string> cases[] = {
      {"PK\x03\x04",
       "the document is cut short or damaged; if it is being saved, it is read "
       "again once that is done, else open it and save it anew"},
      {"PK\x03\x04" + std::string(kMaxDocumentBytes, ' '),
       "the document is larger than 128 MiB; take large pictures out of it"},
      {locked,
       "the document is protected by a password; save a copy without one"},
      {Zip({{"mimetype", open_document + "spreadsheet"},
            {"content.xml", "x"},
            {"META-INF/manifest.xml", "<m:encryption-data/>"}}),
       "the document has a password; save a copy without one (Save As, and no "
       "tick at \"Save with password\")"},
      {Zip({{"mimetype", open_document + "text"}, {"content.xml", "<x/>"}}),
       "this is an OpenDocument file that is not a spreadsheet" + ours},
      {Zip({Main("x.xml"), {"x.xml", "<other/>"}}),
       "this is an Office document of another kind" + ours},
      {Zip({{"_rels/.rels",
             std::string(kRelationships) +
                 Repeat(kMaxParts + 1, Relationship("r", "x", "y")) +
                 "</Relationships>"}}),
       "the document names more than 10,000 parts"},
      {Word("<w:p>\n</w:q>"),
       "the document is damaged (its part word/document.xml is no XML at line "
       "2); open it and save it anew"},
      {Excel("<row><c t=\"s\"><v>7</v></c></row>"),
       "sheet Plan, row 1: the workbook is damaged (a cell names a text that "
       "isn't there); open it in Excel and save it anew"}};
  for (const auto& [bytes, said] : cases) EXPECT_EQ(Said(bytes), said);
}

TEST(Messages, OfConditionalFormatsThatAreNotFollowed) {
  const auto told = [](const std::string& rows, const std::string& formats) {
    const std::string workbook =
        Excel(rows, formats, "", "<dxfs><dxf><font><b/></font></dxf></dxfs>");
    MemoryStream bytes(workbook);
    KeepRows sink;
    EXPECT_TRUE(ReadTable(bytes, "", {}, sink));
    return sink.skipped.empty() ? "nothing" : sink.skipped.front();
  };
  const auto format = [](const std::string& ranges) {
    return "<conditionalFormatting sqref=\"" + ranges +
           "\"><cfRule type=\"expression\" "
           "dxfId=\"0\"><formula>A1=2</formula></cfRule>"
           "</conditionalFormatting>";
  };
  const std::string row = "<row>" + Repeat(100, "<c><v>1</v></c>") + "</row>";
  EXPECT_EQ(told(row, format("A1:A9")), "nothing");
  EXPECT_EQ(told(row, format(Repeat(kMaxCellRanges + 1, "A1 "))),
            "sheet Plan: the sheet has more conditional formats than are "
            "followed: some of its colours are not seen");
  // At which row depends on what a rule costs.
  EXPECT_THAT(
      told(Repeat(200, row), Repeat(1'000, format("A1:ALL1048576"))),
      testing::MatchesRegex(
          "sheet Plan, row 1[0-9]+: the conditional formatting costs too much "
          "to follow: from this row on its colours are not seen"));
}

}  // namespace
}  // namespace planwatch
