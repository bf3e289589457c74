#include "collectors/table/office/docx_tables.h"

#include <algorithm>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/colour.h"
#include "collectors/table/office/superscript.h"

namespace planwatch {
namespace {

constexpr Colour kWhite{255, 255, 255};

// A drawn shape, as a character that has its colour.
constexpr std::string_view kShape = "●";

}  // namespace

void DocxTables::StartTable(std::string caption) {
  OpenTable table;
  if (open_.empty()) {
    table.name = "table " + std::to_string(names_.size() + 1);
    table.caption = std::move(caption);
    names_.push_back(table.name);
    read_ = options_.IsRead(table.name, names_.size());
    if (!read_)
      sink_.Skip({table.name, 0, options_.confidential},
                 options_.WhyNotRead(table.name, names_.size()));
  } else {
    table.name = "table " + std::to_string(held_.size() + 1) + " in " +
                 open_.front().row.place.ToString();
    table.holds = held_.size();
    held_.emplace_back();
  }
  open_.push_back(std::move(table));
}

void DocxTables::Start(std::string_view name, const XmlAttributes& a,
                       bool in_properties) {
  OpenTable& table = open_.back();
  if (name == "w:tr") {
    table.row = Row();
    table.row.place = {table.name, ++table.row_number, options_.confidential};
    table.budget.NextRow();
    table.skip = 0;
    table.deleted = table.struck = false;
  } else if (name == "w:gridBefore") {
    table.skip = ParseCount(a.Get("w:val"), 0);
  } else if (name == "w:tblHeader") {
    table.row.header = a.IsTrue("w:val", true);
  } else if (name == "w:tc") {
    table.cell = OpenCell();
    table.in_cell = true;
  } else if (!table.in_cell) {
    return;
  } else if (name == "w:gridSpan") {
    table.cell.span = std::max<std::size_t>(1, ParseCount(a.Get("w:val"), 1));
  } else if (name == "w:vMerge") {
    table.cell.continues = a.Get("w:val") != "restart";
  } else if (name == "w:hMerge") {
    if (a.Get("w:val") != "restart") table.cell.cell.merge = Merge::kLeft;
  } else if (name == "w:shd") {
    // Of a pattern that covers most of the cell its own colour is seen
    // (ECMA-376-1, 17.18.78).
    const std::string_view pattern = a.Get("w:val");
    const bool covers = pattern == "solid" ||
                        (pattern.starts_with("pct") && pattern >= "pct50");
    const std::optional<Colour> fill =
        ParseHexColour(a.Get(covers ? "w:color" : "w:fill"));
    if (fill)
      (in_properties ? table.cell.text_fill : table.cell.cell.fill) = fill;
  }
}

void DocxTables::DeleteRow() { open_.back().deleted = true; }

void DocxTables::Append(std::string_view text, const RunFormat& format,
                        Change change) {
  if (!in_cell()) return;
  OpenCell& open = open_.back().cell;
  if (text == "\n") EndLine(open);
  if (change != Change::kInserted && open.line.text.size() < kMaxRecordBytes)
    open.line.text += text;
  open.line.deleted = open.line.deleted || change == Change::kDeleted;
  open.line.kept =
      open.line.kept || (change == Change::kNone && HasText(text) &&
                         !format.struck.value_or(false));
  const bool struck = format.struck.value_or(false);
  if (!struck)
    open.look.Add(text, format.bold.value_or(false),
                  format.ink.value_or(std::nullopt));
  if (struck && change != Change::kDeleted && HasText(text))
    open_.back().struck = true;
  std::string& into = struck ? open.cell.struck : open.cell.text;
  if (into.size() > kMaxRecordBytes) return;
  if (format.raised.value_or(false))
    into.append(ShowSuperscript(text, into));
  else
    into.append(text);
}

// Of a line of which a part was deleted all that stood there is struck: of
// "31/0[3]8/2015" the date before.
void DocxTables::EndLine(OpenCell& open) {
  ChangedLine line = std::exchange(open.line, {});
  std::string& struck = open.cell.struck;
  if (line.deleted && line.kept) {
    struck.resize(line.struck);
    struck += line.text;
  }
  open.line.struck = struck.size();
}

void DocxTables::AppendNumber(std::string_view text) {
  if (!in_cell()) return;
  std::string& into = open_.back().cell.cell.text;
  if (into.size() <= kMaxRecordBytes) into.append(text);
}

void DocxTables::MarkList(std::optional<Colour> ink) {
  if (in_cell()) open_.back().cell.marks.Add("*", false, ink);
}

void DocxTables::MarkDrawing() {
  if (in_cell()) open_.back().cell.drawn = true;
}

void DocxTables::MarkShape(Colour colour) {
  if (in_cell()) open_.back().cell.shapes.Add("*", false, colour);
}

void DocxTables::Shade(Colour colour) {
  if (in_cell()) open_.back().cell.text_fill = colour;
}

Status DocxTables::EndCell() {
  OpenTable& table = open_.back();
  table.in_cell = false;
  std::vector<Cell>& cells = table.row.cells;
  if (cells.empty() && table.skip > 0) {
    Result<Cell*> last = CellAt(cells, table.skip - 1);
    if (!last) return AtRow(std::move(last).error());
  }
  OpenCell& open = table.cell;
  EndLine(open);
  Cell cell = std::move(open.cell);
  if (Status s = table.budget.Spend(cell.text.size() + cell.struck.size()); !s)
    return AtRow(std::move(s).error());
  const std::size_t column = cells.size();
  const bool wanted = !table.header_taken || sink_.NeedsColumn(column);
  if (!wanted && HasText(cell.text) && sink_.HoldsColumn(column))
    ++table.row.unread_cells;
  cell.text = wanted ? TidyLines(cell.text) : "";
  cell.struck = wanted ? TidyLines(cell.struck) : "";
  // A cell that is shaded white was given no colour of its own.
  if (open.text_fill && (!cell.fill || *cell.fill == kWhite))
    cell.fill = open.text_fill;
  cell.bold = open.look.bold();
  cell.ink = open.look.ink();
  RemoveUnseenText(cell);
  if (!cell.ink) cell.ink = open.marks.ink();
  if (open.drawn && wanted && !HasText(cell.text)) {
    if (open.shapes.ink()) {
      cell.text = kShape;
      cell.ink = open.shapes.ink();
    } else {
      cell.flaw = Flaw::kPicture;
    }
  }
  if (open.continues) cell.merge = Merge::kAbove;
  if (cell.merge != Merge::kNone) {
    cell.text.clear();
    cell.struck.clear();
    cell.flaw = Flaw::kNone;
  }
  Result<Cell*> last = CellAt(cells, column + open.span - 1);
  if (!last) return AtRow(std::move(last).error());
  for (std::size_t i = 1; i < open.span; ++i)
    cells[column + i].merge = Merge::kLeft;
  cells[column] = std::move(cell);
  return {};
}

// A row all of whose text was deleted by tracked changes is as good as deleted.
bool DocxTables::IsDeleted(const OpenTable& table) {
  const std::vector<Cell>& cells = table.row.cells;
  return !table.struck && table.row.unread_cells == 0 &&
         std::any_of(cells.begin(), cells.end(),
                     [](const Cell& cell) { return !cell.struck.empty(); }) &&
         std::all_of(cells.begin(), cells.end(), [](const Cell& cell) {
           return cell.text.empty() && cell.flaw == Flaw::kNone;
         });
}

Status DocxTables::EndRow() {
  OpenTable& table = open_.back();
  if (table.deleted || IsDeleted(table) ||
      !HasContent(table.row.cells, table.row.unread_cells))
    return {};
  table.header_taken = true;
  table.row.caption = std::exchange(table.caption, {});
  // The place stays, for the names of tables inside the cells of the row.
  Row row = std::move(table.row);
  table.row.place = row.place;
  return Emit(std::move(row));
}

Status DocxTables::EndTable() {
  const std::size_t holds = open_.back().holds;
  open_.pop_back();
  if (!open_.empty()) {
    InlineSingleCell(holds);
    return {};
  }
  const std::vector<std::vector<Row>> held = std::exchange(held_, {});
  held_bytes_ = 0;
  for (const std::vector<Row>& table : held)
    for (const Row& row : table)
      if (Status s = sink_.Take(row); !s)
        return AtPlace(std::move(s).error(), row.place);
  return {};
}

// A table of one cell inside a cell is that cell's own text, as pasting leaves
// it.
void DocxTables::InlineSingleCell(std::size_t holds) {
  std::vector<Row>& rows = held_[holds];
  OpenTable& outer = open_.back();
  if (!outer.in_cell || rows.size() != 1 || rows[0].cells.size() != 1) return;
  const Cell& inner = rows[0].cells[0];
  OpenCell& cell = outer.cell;
  if (cell.cell.text.size() <= kMaxRecordBytes)
    cell.cell.text += inner.text + '\n';
  if (cell.cell.struck.size() <= kMaxRecordBytes)
    cell.cell.struck += inner.struck;
  cell.look.Add(inner.text, inner.bold, inner.ink);
  if (!cell.cell.fill && inner.fill) cell.cell.fill = inner.fill;
  rows.clear();
}

// To the sink, or to the tables that wait for the outermost one's end.
Status DocxTables::Emit(Row row) {
  if (!read_) return {};
  if (open_.size() == 1) {
    if (Status s = sink_.Take(row); !s)
      return AtPlace(std::move(s).error(), row.place);
    return {};
  }
  held_bytes_ += sizeof(Row);
  for (const Cell& cell : row.cells)
    held_bytes_ += sizeof(Cell) + cell.text.size() + cell.struck.size();
  if (held_bytes_ > kMaxHeldBytes)
    return Error(
        "there are too many tables inside tables to be read; take the "
        "tables apart");
  held_[open_.back().holds].push_back(std::move(row));
  return {};
}

Status DocxTables::AtRow(Error error) const {
  return AtPlace(std::move(error), open_.back().row.place);
}

Status DocxTables::CheckAllFound() const {
  return options_.CheckAllFound(names_, "table");
}

}  // namespace planwatch
