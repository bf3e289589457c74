// Cells of columns that nobody wants, which are counted and not kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "collectors/table/format.h"
#include "tests/table/documents.h"
#include "tests/table/rows.h"
#include "tests/table/sheets.h"

namespace planwatch {
namespace {

using testing::ElementsAre;

TEST(UnreadCells, AreCountedWhereNobodyWantsTheirColumns) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
  };
  const auto row = [](std::initializer_list<const char*> texts) {
    std::vector<SheetCell> cells(texts.size());
    std::transform(texts.begin(), texts.end(), cells.begin(),
                   [](const char* text) {
                     SheetCell cell;
                     cell.text = text;
                     return cell;
                   });
    return cells;
  };
  const std::vector<Sheet> sheets = {
      {"S",
       {row({"date", "name", "note"}), row({"2015-05-01", "secret", "x"}),
        row({"2015-05-02", "", ""}), row({"2015-05-03", "", "x"})}}};
  for (const std::string& document :
       {WriteExcel(sheets), WriteOds(sheets), WriteWord(sheets)}) {
    MemoryStream bytes(document);
    WantFirst sink;
    ASSERT_TRUE(ReadTable(bytes, "", {}, sink));
    std::vector<std::size_t> unread;
    for (const Row& read : sink.rows) unread.push_back(read.unread_cells);
    EXPECT_THAT(unread, ElementsAre(0, 2, 0, 1));
  }
}

TEST(UnreadCells, MakeARowThatIsHandedOn) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
    bool HoldsColumn(std::size_t column) const override { return column < 2; }
  };
  std::vector<std::vector<SheetCell>> rows;
  for (const auto& texts :
       std::vector<std::vector<const char*>>{{"date", "name", "", "total"},
                                             {"2015-05-01", "secret", "", "1"},
                                             {"", "secret", "", "2"},
                                             {"", " ", "", "3"}}) {
    rows.emplace_back();
    for (const char* text : texts) {
      rows.back().emplace_back();
      rows.back().back().text = text;
    }
  }
  for (const std::string& document :
       {WriteExcel({{"S", rows}}), WriteOds({{"S", rows}}),
        WriteWord({{"S", rows}})}) {
    MemoryStream bytes(document);
    WantFirst sink;
    ASSERT_TRUE(ReadTable(bytes, "", {}, sink));
    std::vector<std::size_t> unread;
    for (const Row& read : sink.rows) unread.push_back(read.unread_cells);
    EXPECT_THAT(unread, ElementsAre(0, 1, 1));
  }
}

// Those of formulas apart, and none that are blank.
TEST(UnreadCells, MayBeAFormulasResult) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
  };
  const auto text = [](const char* value) {
    return std::string("<c t=\"str\"><v>") + value + "</v></c>";
  };
  const std::string rows =
      "<row>" + text("date") + text("no") + text("days") +
      "</row><row><c r=\"B2\"><v>1</v></c><c r=\"C2\"><f>A2+1</f><v>2</v></c>"
      "</row><row><c r=\"B3\" t=\"str\"><v> </v></c></row>";
  const std::string document = Excel(rows);
  MemoryStream bytes(document);
  WantFirst sink;
  ASSERT_TRUE(ReadTable(bytes, "", {}, sink));
  ASSERT_EQ(sink.rows.size(), 2u);
  EXPECT_EQ(sink.rows[1].unread_cells, 2u);
  EXPECT_EQ(sink.rows[1].calculated_cells, 1u);
}

// Brothers and sisters: the dates are merged, each name has a row.
TEST(UnreadCells, MakeARowOfTheRestOfMergedCells) {
  class WantFirst : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
  };
  const auto cell = [](const char* text, std::size_t rows = 1) {
    SheetCell made;
    made.text = text;
    made.rows = rows;
    return made;
  };
  const std::vector<Sheet> sheets = {{"S",
                                      {{cell("date"), cell("name")},
                                       {cell("2015-05-01", 3), cell("secret")},
                                       {cell(""), cell("secret")},
                                       {cell(""), cell("")},
                                       {cell("2015-05-02"), cell("")}}}};
  for (const std::string& document :
       {WriteExcel(sheets), WriteOds(sheets), WriteWord(sheets)}) {
    MemoryStream bytes(document);
    WantFirst sink;
    ASSERT_TRUE(ReadTable(bytes, "", {}, sink));
    ASSERT_EQ(sink.rows.size(), 4u);
    EXPECT_EQ(sink.rows[2].cells[0].merge, Merge::kAbove);
    EXPECT_EQ(sink.rows[2].unread_cells, 1u);
  }
}

// Whoever asks is told what hidden sheets hold, apart from the others.
TEST(HiddenSheets, AreHandedToWhoeverAsks) {
  class Asks : public KeepRows {
   public:
    RowSink* HiddenSheets() override { return &hidden; }
    KeepRows hidden;
  } sink;
  FormatOptions options;
  options.confidential = true;
  const std::string document = ExcelSheets({"Log", "-Old"});
  MemoryStream bytes(document);
  ASSERT_TRUE(ReadTable(bytes, "", options, sink));
  ASSERT_EQ(sink.rows.size(), 1u);
  ASSERT_EQ(sink.hidden.rows.size(), 1u);
  EXPECT_EQ(sink.hidden.rows[0].cells[0].text, "Old");
  // The sheet's name, which its place doesn't have.
  EXPECT_EQ(sink.rows[0].caption, "Log");
  EXPECT_EQ(sink.rows[0].place.table, "sheet 1");
  options.ignore = {"Old"};
  MemoryStream again(document);
  Asks other;
  ASSERT_TRUE(ReadTable(again, "", options, other));
  EXPECT_TRUE(other.hidden.rows.empty());
}

}  // namespace
}  // namespace planwatch
