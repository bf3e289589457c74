// The tables of a Word document as they are read: rows and cells with their
// spans, and tables inside tables.
//
// A table of the body is numbered as it begins ("table 3"). One inside a cell
// is a table of its own, "table 1 in table 3, row 7", whose rows come after
// those of the whole outer table. One thread at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/format.h"
#include "collectors/table/office/docx_styles.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/row.h"

namespace planwatch {

// A tracked change that nobody has accepted.
enum class Change : unsigned char { kNone, kInserted, kDeleted };

class DocxTables {
 public:
  DocxTables(const FormatOptions& options, RowSink& sink)
      : options_(options), sink_(sink) {}

  // Whether a table is open, and a cell of the innermost one.
  bool in_table() const { return !open_.empty(); }
  bool in_cell() const { return in_table() && open_.back().in_cell; }
  // The cell is merged with the one above, and not shown.
  bool in_covered_cell() const {
    return in_cell() && open_.back().cell.continues;
  }

  // `caption`: the headings above; of a table of the body.
  void StartTable(std::string caption);
  // The elements inside a table, but for text. `in_properties`: of text.
  void Start(std::string_view name, const XmlAttributes& attributes,
             bool in_properties);
  // The open row was deleted by a tracked change.
  void DeleteRow();
  Status EndCell();
  Status EndRow();
  Status EndTable();

  // Adds to the open cell, if there is one.
  void Append(std::string_view text, const RunFormat& format,
              Change change = Change::kNone);
  // An automatic number, which has no part in how the text looks.
  void AppendNumber(std::string_view text);
  // A bullet or number of that colour is drawn in front of a paragraph.
  void MarkList(std::optional<Colour> ink);
  void Shade(Colour colour);  // of its text
  // A drawing or picture stands in the cell, or a shape of that colour.
  void MarkDrawing();
  void MarkShape(Colour colour);

  // An error where a table that was asked for was not met.
  Status CheckAllFound() const;

 private:
  // The open line of a cell, as it was before a tracked change of a part of it.
  struct ChangedLine {
    std::string text;
    std::size_t struck = 0;  // where it begins in the cell's struck text
    bool deleted = false;    // a part of it was
    bool kept = false;       // a part of it was there before and stands
  };
  // A cell as it is read.
  struct OpenCell {
    Cell cell;
    std::size_t span = 1;
    bool continues = false;           // of one merged with the cell above
    std::optional<Colour> text_fill;  // of highlighted or shaded text
    TextLook look, marks;             // of the text, of bullets and numbers
    TextLook shapes;                  // of drawings
    bool drawn = false;               // has one
    ChangedLine line;
  };
  // A table as it is read.
  struct OpenTable {
    std::string name;
    std::string caption;  // for the first row that is handed on
    std::size_t row_number = 0;
    Row row;
    RowBudget budget;
    bool header_taken = false;
    std::size_t skip = 0;  // columns left out at the row's start
    OpenCell cell;
    bool in_cell = false;
    bool deleted = false;   // the row, by a tracked change
    bool struck = false;    // a text of the row is, by hand
    std::size_t holds = 0;  // where in `held_`; of one inside a table
  };

  static void EndLine(OpenCell& open);
  static bool IsDeleted(const OpenTable& table);
  void InlineSingleCell(std::size_t holds);
  Status Emit(Row row);
  Status AtRow(Error error) const;

  const FormatOptions& options_;
  RowSink& sink_;
  std::vector<OpenTable> open_;         // the innermost last
  std::vector<std::string> names_;      // of the body's tables
  bool read_ = false;                   // the open one of the body
  std::vector<std::vector<Row>> held_;  // of the tables inside it, in order
  std::size_t held_bytes_ = 0;
};

}  // namespace planwatch
