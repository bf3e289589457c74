// Documents made to do harm, from their bytes to the exposition: each is read
// or refused with a message within 5 s and 256 MB. tests/table/hostile_test.cpp
// has those that harm a format alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "collectors/table/format.h"
#include "tests/base/child.h"
#include "tests/fuzz/readers.h"
#include "tests/table/documents.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

using Texts = std::vector<std::string>;

const Texts kHeadings = {"Ref", "Objective", "Action",  "RAG",
                         "Who", "Due date",  "Partners"};
const Texts kAction = {"",           "One",   "Do it", "green", "Head of care",
                       "31/05/2015", "Police"};

std::string Csv(const Texts& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (!line.empty()) line += ',';
    line += '"' + cell + '"';
  }
  return line + '\n';
}

// `row`: the cells of the row of that number.
template <typename MakeRow>
std::string Csv(const Texts& headings, int rows, MakeRow row) {
  std::string text = Csv(headings);
  for (int i = 0; i < rows; ++i) text += Csv(row(i));
  return text;
}

std::string WordCell(const std::string& text, const std::string& style = "") {
  return "<w:tc>" + style + "<w:p><w:r><w:t>" + text +
         "</w:t></w:r></w:p></w:tc>";
}

std::string WordRow(const Texts& cells) {
  std::string row;
  for (const std::string& cell : cells) row += WordCell(cell);
  return "<w:tr>" + row + "</w:tr>";
}

std::string Table(const std::string& rows) {
  return "<w:tbl>" + rows + "</w:tbl>";
}

std::string ExcelRow(const Texts& cells, const std::string& more = "") {
  std::string row;
  for (const std::string& cell : cells)
    row += "<c t=\"str\"><v>" + cell + "</v></c>";
  return "<row>" + row + more + "</row>";
}

std::string OdsRow(const Texts& cells, const std::string& more = "",
                   const std::string& attributes = "") {
  std::string row;
  for (const std::string& cell : cells)
    row += "<table:table-cell><text:p>" + cell + "</text:p></table:table-cell>";
  return "<table:table-row" + attributes + ">" + row + more +
         "</table:table-row>";
}

// What the readers say of the document, or why it can't be read.
std::string ReadThrough(const std::string& document) {
  return InChild([&] {
    MemoryStream bytes(document);
    Readers readers;
    const Status read = ReadTable(bytes, "", {}, readers);
    if (!read) return read.error().message();
    std::move(readers).Finish();
    return readers.said;
  });
}

const Texts With(std::size_t column, std::string text) {
  Texts cells = kAction;
  cells[column] = std::move(text);
  return cells;
}

TEST(HostilePlans, FortyThousandAmpersandsAndEightHundredNames) {
  EXPECT_THAT(
      ReadThrough(Word(Table(WordRow(kHeadings) +
                             WordRow(With(4, Repeat(40'000, "&amp;")))))),
      HasSubstr("plan: 1;"));
  EXPECT_THAT(
      ReadThrough(Word(Table(WordRow(kHeadings) +
                             WordRow(With(4, Repeat(800, "A. Hill &amp; ")))))),
      HasSubstr("plan: 1;"));
}

TEST(HostilePlans, OneTokenAThousandTimesInEachColumn) {
  for (const char* token :
       {"(",         "red ",  "1/1/",      "May ",    "by ",     "Q1 ",
        "£",         "✓ ",    "- ",        "not ",    "and ",    "→",
        "1",         "2015 ", "w/c ",      "from ",   "N/A ",    "é",
        "to be ",    "10% ",  ".",         ", ",      "green; ", "1.1.",
        "A. ",       "& ",    "Lead: ",    "(lead) ", "spring ", "(s)",
        "on-track ", "&/",    "complete ", "early ",  "\n",      "red\n"}) {
    const std::string text = Repeat(60'000, token);
    const std::string names = text.substr(0, 1'900);
    SCOPED_TRACE(token);
    ReadThrough(Csv({"Ref", "Objective", "Action" + Repeat(10'000, token),
                     "RAG", "Who", "Due date", "Partners"}) +
                Csv(kAction));
    std::string document = Csv(kHeadings) + Csv(kAction);
    for (int i = 0; i < 3; ++i)
      document += Csv({"1", text, text, text, names, text, names});
    document += Csv(With(2, text));
    ReadThrough(document);
  }
}

TEST(HostilePlans, MoreThanTenThousandActionsAreRefused) {
  EXPECT_THAT(ReadThrough(Csv(kHeadings, 10'000, [](int) { return kAction; })),
              HasSubstr("plan: 10000;"));
  EXPECT_THAT(ReadThrough(Csv(kHeadings, 10'001, [](int) { return kAction; })),
              HasSubstr("there are more than 10,000 actions"));
  EXPECT_THAT(ReadThrough(Csv(kHeadings, 300'000, [](int) { return kAction; })),
              HasSubstr("more in the document than any plan holds"));
  EXPECT_THAT(ReadThrough(Word(Table(WordRow(kHeadings) +
                                     Repeat(200'000, WordRow(kAction))))),
              HasSubstr("more in the document than any plan holds"));
}

TEST(HostilePlans, CellsThatStackActionsWithoutEndAreRefused) {
  const auto stack = [](int count, const std::string& beside) {
    return Csv({"1", "One", Repeat(count, "Do it\n"), Repeat(count, "red\n"),
                beside, "31/05/2015", "Police"});
  };
  EXPECT_THAT(ReadThrough(Csv(kHeadings) + Repeat(40, stack(300, "Head"))),
              HasSubstr("there are more than 10,000 actions"));
  std::string wide = Csv(kHeadings);
  Texts cells = {"1",
                 "One",
                 Repeat(300, "Do it\n"),
                 Repeat(300, "red\n"),
                 "Head",
                 Repeat(100'000, "x"),
                 "Police"};
  EXPECT_THAT(ReadThrough(wide + Repeat(30, Csv(cells))),
              HasSubstr("hold more text than any plan"));
}

TEST(HostilePlans, TheSameReferenceTenThousandTimes) {
  EXPECT_THAT(ReadThrough(Csv(kHeadings, 9'999,
                              [](int) { return With(0, Repeat(300, "R")); })),
              HasSubstr("plan: 9999;"));
}

// "Team Aaabc".
std::string Name(int i) {
  std::string name = "Team A";
  for (int k = 0; k < 4; ++k, i /= 26) name += static_cast<char>('a' + i % 26);
  return name;
}

TEST(HostilePlans, NamesWithoutEndAreRefused) {
  // A source of 30 MB made 180 MB of metrics.
  EXPECT_THAT(ReadThrough(Csv(kHeadings, 9'000,
                              [](int i) {
                                std::string names;
                                for (int j = 0; j < 5; ++j)
                                  names += Name(5 * i + j) + "\n";
                                return With(6, names);
                              })),
              HasSubstr("more than 5,000 different leads and partners"));
  EXPECT_THAT(ReadThrough(Csv(kHeadings, 9'000,
                              [](int) {
                                std::string names;
                                for (int j = 0; j < 150; ++j)
                                  names += "N" + std::to_string(j) + "\n";
                                return With(6, names);
                              })),
              HasSubstr("50,000 in all actions together"));
}

TEST(HostilePlans, NamesThatDifferInCaseAlone) {
  EXPECT_THAT(ReadThrough(Csv(kHeadings, 4'000,
                              [](int i) {
                                std::string name = "abcdefghijklmnop";
                                for (std::size_t k = 0; k < name.size(); ++k)
                                  if ((i >> k & 1) != 0)
                                    name[k] = static_cast<char>(name[k] - 32);
                                return With(4, name);
                              })),
              HasSubstr("plan: 4000;"));
}

TEST(HostilePlans, LabelsAreCutWhereverTheyComeFrom) {
  // CheckFamilies requires it of each label, and that none is there twice.
  EXPECT_THAT(ReadThrough(Csv({"Ref", "Objective", "Action", "RAG", "Who",
                               "Due date", "Partners", "Priority"},
                              1'000,
                              [](int i) {
                                const std::string text =
                                    Repeat(100, "é") + std::to_string(i % 3);
                                return Texts{text, text,         text, "red",
                                             text, "31/05/2014", text, text};
                              })),
              HasSubstr("plan: 1000;"));
}

TEST(HostilePlans, LongTextsBesideManyActionsAreRefusedOrCut) {
  const std::string merged = "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>";
  const std::string rest = "<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>";
  const std::string text(900'000, 'x');
  const auto rows = [&](const std::string& first, const std::string& other) {
    return "<w:tr>" + WordCell(text, merged) + WordCell("Do it") +
           WordCell("red") + first + "</w:tr>" +
           Repeat(8'000, "<w:tr>" + rest + WordCell("Do it too") +
                             WordCell("red") + other + "</w:tr>");
  };
  EXPECT_THAT(ReadThrough(Word(
                  Table(WordRow({"Priority", "Action", "RAG", "Progress"}) +
                        rows(WordCell(text, merged), rest)))),
              HasSubstr("hold more text than any plan"));
  for (const char* shared : {"Priority", "Objective"})
    EXPECT_THAT(
        ReadThrough(Word(Table(WordRow({shared, "Action", "RAG", "Progress"}) +
                               rows(WordCell("well"), WordCell("well"))))),
        HasSubstr("plan: 8001;"))
        << shared;
}

TEST(HostilePlans, AnObjectiveThatGoesOnForSixtyThousandRows) {
  EXPECT_THAT(ReadThrough(Word(Table(
                  WordRow(kHeadings) + WordRow(kAction) +
                  Repeat(60'000, "<w:tr><w:tc/>" + WordCell("and so on") +
                                     "<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>"
                                     "</w:tr>")))),
              HasSubstr("plan: 1;"));
}

TEST(HostilePlans, WideSheets) {
  const auto row = [](const std::string& text) {
    return [text](int) {
      Texts cells;
      for (int j = 0; j < 999; ++j) cells.push_back(text + std::to_string(j));
      return cells;
    };
  };
  EXPECT_THAT(ReadThrough(Csv(row("Heading ")(0), 500, row("v "))),
              HasSubstr("no table was found in it"));
  EXPECT_THAT(ReadThrough(Csv(row("Action ")(0), 500,
                              row("the review of work and more "))),
              HasSubstr("no table was found in it"));
}

TEST(HostilePlans, ManyTablesSideBySide) {
  Texts headings, cells;
  for (int i = 0; i < 333; ++i) {
    for (const char* heading : {"Action", "RAG", ""})
      headings.emplace_back(heading);
    for (const char* cell : {"Do it", "green", ""}) cells.emplace_back(cell);
  }
  EXPECT_THAT(ReadThrough(Csv(headings, 500, [&](int) { return cells; })),
              Not(HasSubstr("fails")));
}

TEST(HostilePlans, ManyTablesOneBelowTheOther) {
  const std::string small = Table(WordRow(kHeadings) + WordRow(kAction));
  std::string large = WordRow(kHeadings), others;
  for (int i = 0; i < 5'000; ++i) {
    large += WordRow(With(2, "Do it " + std::to_string(i)));
    others += Table(WordRow(kHeadings) +
                    WordRow(With(2, "Do that " + std::to_string(i))));
  }
  EXPECT_THAT(ReadThrough(Word(Table(large) + others)),
              HasSubstr("plan: 10000;"));
  EXPECT_THAT(ReadThrough(Word(Repeat(9'000, small))), HasSubstr("plan: 1;"));
  EXPECT_THAT(ReadThrough(Word(small + Repeat(9'000, Table(WordRow(kAction))))),
              HasSubstr("plan: 9001;"));
  Texts wide;
  for (int i = 0; i < 30; ++i) wide.push_back("Action " + std::to_string(i));
  EXPECT_THAT(
      ReadThrough(Word(Repeat(9'000, Table(WordRow(wide) + WordRow(wide))))),
      HasSubstr("more tables in the document than can be looked through"));
}

TEST(HostilePlans, CardsOfSixtyThousandLabels) {
  std::string cards = "Action,x\n";
  for (int i = 0; i < 30'000; ++i)
    cards += "Label " + std::to_string(i) + ",x\n";
  cards += Repeat(30'000, "Action,x\n");
  EXPECT_THAT(ReadThrough(cards), HasSubstr("plan: "));
}

TEST(HostilePlans, SmallFilesOfManyCellsAreRefused) {
  // 21 KB took 692 MiB.
  const std::string message = "more in the document than any plan holds";
  EXPECT_THAT(
      ReadThrough(Excel(
          ExcelRow(kHeadings) +
          Repeat(20'000, ExcelRow(kAction, "<c r=\"ALK1\"><v>1</v></c>")))),
      HasSubstr(message));
  EXPECT_THAT(
      ReadThrough(Excel(
          ExcelRow(kHeadings) +
              Repeat(20'000, ExcelRow(kAction, Repeat(3,
                                                      "<c t=\"s\"><v>0</v>"
                                                      "</c>"))),
          "", "<si><t>" + std::string(5'000, 'x') + "</t></si>")),
      HasSubstr(message));
  EXPECT_THAT(
      ReadThrough(Word(Table(
          WordRow(kHeadings) +
          Repeat(4'000, "<w:tr>" + WordCell("Do it") +
                            "<w:tc><w:tcPr><w:gridSpan w:val=\"900\"/></w:tcPr>"
                            "</w:tc></w:tr>")))),
      HasSubstr(message));
  EXPECT_THAT(
      ReadThrough(Ods(OdsRow(kHeadings) + OdsRow(kAction, "",
                                                 " table:number-rows-repeated="
                                                 "\"1000000\""))),
      HasSubstr("more than 100,000 rows of the document repeat"));
  EXPECT_THAT(
      ReadThrough(Ods(Repeat(
          20'000,
          OdsRow(kAction,
                 "<table:table-cell table:number-columns-repeated=\"900\">"
                 "<text:p>x</text:p></table:table-cell>")))),
      HasSubstr(message));
}

// Nothing hostile: Excel writes such rows for whole rows that have a format.
TEST(HostilePlans, RowsFormattedToTheSheetsEdgeArePlans) {
  EXPECT_THAT(
      ReadThrough(Excel(ExcelRow(kHeadings) +
                        Repeat(5'000, ExcelRow(kAction, "<c r=\"ALK1\"/>")))),
      HasSubstr("plan: 5000;"));
}

TEST(HostilePlans, AThousandRowsMergedIntoOne) {
  EXPECT_THAT(
      ReadThrough(Excel(ExcelRow(kHeadings) + Repeat(60'000, ExcelRow(kAction)),
                        "<mergeCells><mergeCell ref=\"C2:C60000\"/>"
                        "</mergeCells>")),
      HasSubstr("plan: "));
}

TEST(HostileMeasures, MoreThanTenThousandSeriesAreRefused) {
  EXPECT_THAT(ReadThrough(Csv({"Date", "Measure", "Area", "Value"}, 300'000,
                              [](int i) {
                                return Texts{"2015-03-31", "Children seen",
                                             "Area " + std::to_string(i),
                                             std::to_string(i)};
                              })),
              HasSubstr("more than 10000 measures"));
}

// The i-th of 25,000 days, of those that dates are read of.
constexpr int kDays = 25'000;
std::string DayOf(int i) {
  return FormatDate(*MakeDate(1990, 1, 1) + std::chrono::days{i % kDays});
}

TEST(HostileMeasures, ValuesOfEachDayOfAHundredYears) {
  const auto read = [](int rows) {
    return ReadThrough(
        Csv({"Date", "Measure", "Area", "Value", "Unit"}, rows, [](int i) {
          return Texts{DayOf(i), "Children seen",
                       "Area " + std::to_string(i / kDays), std::to_string(i),
                       "children"};
        }));
  };
  EXPECT_THAT(read(250'000), HasSubstr("measures: 250000;"));
  EXPECT_THAT(read(250'001), HasSubstr("more than 250000 rows"));
}

TEST(HostileMeasures, TenThousandAreas) {
  EXPECT_THAT(
      ReadThrough(Csv({"Date", "Measure", "Area", "Value", "Unit"}, 99'990,
                      [](int i) {
                        return Texts{DayOf(i / 9'999), "Children seen",
                                     "Area " + std::to_string(i % 9'999),
                                     std::to_string(i % 50), "children"};
                      })),
      HasSubstr("measures: 99990;"));
}

TEST(HostileRegisters, OfEveryDayOfAHundredYears) {
  EXPECT_THAT(
      ReadThrough(Csv({"received", "triaged", "outcome", "source"}, 360'000,
                      [&](int i) {
                        return Texts{DayOf(i), DayOf(i % kDays + i % 9),
                                     "further", "police"};
                      })),
      HasSubstr("register: 360000;"));
}

}  // namespace
}  // namespace planwatch
