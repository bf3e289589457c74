#include "tests/plan/disturbed.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "tests/base/draw.h"
#include "tests/plan/disturbed_words.h"
#include "tests/plan/generated_plans.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

constexpr std::array<Colour, 7> kFills = {{kRedFill,
                                           kAmberFill,
                                           kGreenFill,
                                           {0x00, 0x70, 0xC0},
                                           {0xD9, 0xD9, 0xD9},
                                           {0xDC, 0xE6, 0xF1},
                                           {0xFF, 0xFF, 0xFF}}};

std::vector<Cell> CellsOf(const std::string& line) {
  return Rows().Add(line).rows().front().cells;
}

using Table = std::vector<Row>;

Table TableOf(const Sheet& sheet, const std::string& name) {
  Table table;
  for (const auto& from : sheet.rows) {
    Row row;
    row.place = {name, table.size() + 1};
    for (const SheetCell& cell : from) {
      Cell to = Text(cell.text);
      to.struck = cell.struck;
      to.date = cell.date;
      to.fill = cell.fill;
      to.bold = cell.bold;
      row.cells.push_back(std::move(to));
    }
    table.push_back(std::move(row));
  }
  for (std::size_t y = 0; y < table.size(); ++y)
    for (std::size_t x = 0; x < table[y].cells.size(); ++x) {
      const SheetCell& cell = sheet.rows[y][x];
      for (std::size_t down = 0; down < cell.rows; ++down)
        for (std::size_t right = 0; right < cell.columns; ++right) {
          if (down + right == 0 || y + down >= table.size() ||
              x + right >= table[y + down].cells.size())
            continue;
          table[y + down].cells[x + right].merge =
              right > 0 ? Merge::kLeft : Merge::kAbove;
        }
    }
  return table;
}

class Disturber {
 public:
  explicit Disturber(std::uint64_t seed) : draw_(seed) {
    const GeneratedPlan plan = GeneratePlan(seed);
    sheets_ = plan.format == "xlsx" || plan.format == "ods";
    for (const Sheet& sheet : plan.sheets) {
      tables_.push_back(TableOf(
          sheet, sheets_ ? "sheet " + sheet.name
                         : "table " + std::to_string(tables_.size() + 1)));
      if (!sheets_ && sheet.caption && !tables_.back().empty())
        tables_.back().front().caption = sheet.name;
    }
    std::erase_if(tables_, [](const Table& table) { return table.empty(); });
    if (tables_.size() == 1 && draw_.Chance(0.4))
      for (Row& row : tables_.front()) row.place.table.clear();
  }

  DisturbedPlan Make() && {
    const std::size_t changes = draw_.Between(1, 7);
    for (std::size_t i = 0; i < changes; ++i) Change();
    DisturbedPlan plan;
    for (Table& table : tables_)
      std::move(table.begin(), table.end(), std::back_inserter(plan.rows));
    if (draw_.Chance(0.2)) SetOptions(plan.options);
    return plan;
  }

 private:
  // Mostly the largest, which is the plan.
  Table& PickTable() {
    if (draw_.Chance(0.25)) return tables_[draw_.Below(tables_.size())];
    return *std::max_element(
        tables_.begin(), tables_.end(),
        [](const Table& a, const Table& b) { return a.size() < b.size(); });
  }

  void Change() {
    Table& table = PickTable();
    if (table.empty()) return;
    const std::size_t y = draw_.Below(table.size());
    std::vector<Cell>& cells = table[y].cells;
    if (cells.empty()) return;
    const std::size_t x = draw_.Below(cells.size());
    switch (draw_.Below(24)) {
      case 0:
      case 1:
        cells[x] = Cell();
        return;
      case 2:
        std::swap(cells[x], cells[draw_.Below(cells.size())]);
        return;
      case 3:
      case 4:
      case 5:
        cells[x] = Text(draw_.Pick(kOddCells));
        return;
      case 6:
      case 7:
      case 8:
      case 9:
        return PutIn(table, y);
      case 10:
        table.erase(table.begin() + static_cast<std::ptrdiff_t>(y));
        return;
      case 11:
      case 12:
      case 13:
        return Reword(table, x);
      case 14:
        cells[x].fill = draw_.Pick(kFills);
        return;
      case 15: {
        const Colour fill = draw_.Pick(kFills);
        const bool bold = draw_.Chance(0.5);
        for (Cell& cell : cells) cell.fill = fill, cell.bold = bold;
        return;
      }
      case 16:
        if (y > 0) cells[x] = Merged(Merge::kAbove);
        return;
      case 17:
        for (std::size_t i = x + 1; i < cells.size(); ++i)
          cells[i] = Merged(Merge::kLeft);
        return;
      case 18:
        cells.resize(x);
        return;
      case 19:
        return FillColumn(table, x);
      case 20:
        return PutBeside(table, y);
      case 21:
        return ChangeCell(table[y], cells[x]);
      case 22:
        return Split(table, y);
      default:
        for (std::size_t i = y; i < table.size(); ++i)
          table[i].place.row += draw_.Between(1, 2);
    }
  }

  void PutIn(Table& table, std::size_t y) {
    Row row;
    row.place = table[y].place;
    row.cells = CellsOf(draw_.Pick(kOddRows));
    if (draw_.Chance(0.15)) row = table[draw_.Below(table.size())];
    row.place = table[y].place;
    row.cells.resize(std::max(row.cells.size(), table[y].cells.size()));
    if (draw_.Chance(0.2)) row.cells.front().bold = true;
    if (draw_.Chance(0.2))
      for (std::size_t i = 1; i < row.cells.size(); ++i)
        row.cells[i].merge = Merge::kLeft, row.cells[i].text.clear();
    const bool at_end = draw_.Chance(0.3);
    const std::size_t gap = draw_.Chance(0.3) ? 2 : 1;
    if (at_end) {
      row.place.row = table.back().place.row + gap;
      table.push_back(std::move(row));
      return;
    }
    for (std::size_t i = y; i < table.size(); ++i) table[i].place.row += gap;
    table.insert(table.begin() + static_cast<std::ptrdiff_t>(y),
                 std::move(row));
  }

  // The first row with most of its cells filled is the header.
  void Reword(Table& table, std::size_t x) {
    for (Row& row : table) {
      const auto filled =
          std::count_if(row.cells.begin(), row.cells.end(),
                        [](const Cell& cell) { return !cell.text.empty(); });
      if (static_cast<std::size_t>(filled) * 3 < row.cells.size() * 2 ||
          x >= row.cells.size())
        continue;
      row.cells[x].text = draw_.Chance(0.15) ? "" : draw_.Pick(kHeadings);
      return;
    }
  }

  void FillColumn(Table& table, std::size_t x) {
    constexpr std::array<std::array<const char*, 4>, 9> kColumns = {{
        {"Red", "Amber", "Green", "Blue"},
        {"Complete", "In progress", "Not started", ""},
        {"Yes", "No", "", "Yes"},
        {"05/06/2015", "30/06/2015", "12/09/2015", ""},
        {"1/26/2015", "2/6/2015", "10/14/2015", "3/4/2015"},
        {"Ann Hill", "Bob Wood", "EM", "Ann Hill"},
        {"50%", "100%", "0%", "80%"},
        {"1", "2", "3", "4"},
        {"Training", "Data", "", "Training"},
    }};
    const auto& column = draw_.Pick(kColumns);
    const double share = draw_.Chance(0.5) ? 1 : 0.5;
    for (std::size_t y = 1; y < table.size(); ++y)
      if (x < table[y].cells.size() && draw_.Chance(share))
        table[y].cells[x] = Text(column[draw_.Below(column.size())]);
  }

  void PutBeside(Table& table, std::size_t y) {
    constexpr std::array<std::array<const char*, 5>, 5> kBeside = {{
        {"Key|Meaning", "Red|Late", "Amber|At risk", "Green|Complete", "|"},
        {"Contact|Telephone", "Ann Hill|1234", "Bob Wood|5678", "|", "|"},
        {"Status|Count", "Open|12", "Closed|3", "|", "|"},
        {"Action|Due", "Book rooms|01/06/2015", "Buy tea|02/06/2015", "|", "|"},
        {"RAG|Deadline", "Red|01/06/2015", "Green|02/06/2015", "Red|", "Red|"},
    }};
    std::size_t width = 0;
    for (const Row& row : table) width = std::max(width, row.cells.size());
    const auto& beside = draw_.Pick(kBeside);
    if (draw_.Chance(0.5)) y = 0;
    for (std::size_t i = 0; i < beside.size() && y + i < table.size(); ++i) {
      std::vector<Cell>& cells = table[y + i].cells;
      cells.resize(width + 1);
      for (Cell& cell : CellsOf(beside[i])) cells.push_back(std::move(cell));
    }
  }

  void ChangeCell(Row& row, Cell& cell) {
    switch (draw_.Below(9)) {
      case 0:
        row.hidden = true;
        return;
      case 1:
        row.header = true;
        return;
      case 2:
        cell.flaw = draw_.Chance(0.5) ? Flaw::kError : Flaw::kNotCalculated;
        cell.text.clear();
        return;
      case 3:
        std::swap(cell.struck, cell.text);
        return;
      case 4:
        cell.ink = draw_.Pick(kFills);
        return;
      case 5:
        cell.bold = !cell.bold;
        return;
      case 6:
        cell.date = Day("2015-07-31");
        cell.month_only = draw_.Chance(0.5);
        return;
      case 7: {
        Table& table = PickTable();
        const std::size_t x = draw_.Below(6);
        for (Row& each : table)
          if (x < each.cells.size()) each.cells[x].hidden = true;
        return;
      }
      default:
        row.caption = "Priority 3: Pursue\nDelivery plan";
    }
  }

  // The rest becomes a table of its own.
  void Split(Table& table, std::size_t y) {
    if (y == 0 || table.front().place.table.empty()) return;
    Table rest(table.begin() + static_cast<std::ptrdiff_t>(y), table.end());
    table.resize(y);
    const std::string name =
        sheets_ ? "sheet " + std::string(draw_.Pick(std::array{
                                 "Part 2", "Archive", "May 2015", "Risks"}))
                : table.front().place.table + "b";
    for (Row& row : rest) row.place = {name, row.place.row - y};
    const auto at =
        std::find_if(tables_.begin(), tables_.end(),
                     [&](const Table& each) { return &each == &table; });
    tables_.insert(at + 1, std::move(rest));
  }

  void SetOptions(PlanOptions& options) {
    switch (draw_.Below(8)) {
      case 0:
        options.columns["due"] = draw_.Pick(kHeadings);
        return;
      case 1:
        options.ignore.emplace_back(draw_.Pick(kHeadings));
        return;
      case 2:
        options.words[Rag::kAmber] = {"In progress", "yes"};
        return;
      case 3:
        options.complete = {Rag::kGreen, Rag::kBlue};
        return;
      case 4:
        options.overdue_by = OverdueBy::kRevised;
        return;
      case 5:
        options.year = 2015;
        return;
      case 6:
        options.leads.rename["Ann Hill"] = "Safety Officer";
        return;
      default:
        options.leads_hidden = true;
    }
  }

  Draw draw_;
  bool sheets_ = false;
  std::vector<Table> tables_;
};

}  // namespace

DisturbedPlan DisturbPlan(std::uint64_t seed) { return Disturber(seed).Make(); }

}  // namespace planwatch
