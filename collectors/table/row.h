// Rows: what every format turns bytes into, and all that a reader ever sees of
// a document.
//
// A row has one Cell a column of the grid, merged ones included, so that a
// reader finds column 4 at index 4 whatever was merged before it. Values only:
// any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"

namespace planwatch {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

// Whether a grid cell belongs to a merged one whose text stands elsewhere.
enum class Merge : std::uint8_t { kNone, kLeft, kAbove };

// Why a cell shows nothing that can be read.
enum class Flaw : std::uint8_t {
  kNone,
  kNotCalculated,  // a formula whose result was never stored
  kError,          // #REF!, #VALUE! and their kin
  kNotFound,       // #N/A, as a lookup that found nothing shows
  kPicture,        // a drawing or picture and no text
};

struct Cell {
  // UTF-8; paragraphs and line breaks as '\n'; empty in a merged cell's rest.
  std::string text;
  // Text that is struck through, or deleted by a tracked change that nobody has
  // accepted; apart from `text`.
  std::string struck;
  // Where the document itself says that the cell is a date.
  std::optional<Date> date;
  // Such a date is shown as month and year: it means the month.
  bool month_only = false;
  // Its shading as it is shown: its own, by conditional formatting, or the
  // colour of an icon that stands in it.
  std::optional<Colour> fill;
  // The colour of its text or of the bullet in front, where all of it has one
  // that is not automatic.
  std::optional<Colour> ink;
  bool bold = false;    // all of its text is
  bool hidden = false;  // the column is not shown
  Flaw flaw = Flaw::kNone;
  Merge merge = Merge::kNone;
};
// Neither a date nor a text, nor a formula that shows none.
bool IsBlank(const Cell& cell);

// Where a row stands, for messages: "row 7", "table 3, row 7", "sheet Delivery
// plan, row 12".
struct Place {
  // "table 3", "sheet Delivery plan"; empty where the document is one table.
  std::string table;
  // From 1, as Word and Excel count; 0 is the table itself.
  std::size_t row = 0;
  // The table is for readers alone, who tell tables apart by it: no message
  // names it.
  bool unnamed = false;

  std::string ToString() const;
  friend bool operator==(const Place&, const Place&) = default;
};

// The error with the place in front, where that has a text.
Error AtPlace(Error error, const Place& place);

struct Row {
  std::vector<Cell> cells;
  Place place;
  bool hidden = false;  // not shown in the document
  bool header = false;  // the document itself repeats it on each page
  // On a table's first row: the headings between it and the table before, one a
  // line, where the document has text around its tables; the name of a sheet
  // that its place doesn't have.
  std::string caption = {};
  // How many cells hold something in columns that the sink does not need, of a
  // document that may have rows of several kinds: whether a date stands alone.
  std::size_t unread_cells = 0;
  // How many of these are a formula's result, which stands in rows that nobody
  // has filled in yet as well.
  std::size_t calculated_cells = 0;
  // Of text with separators: how many cells there are up to the last that holds
  // something, read or not. 0: of another format.
  std::size_t filled_cells = 0;
};

// Who takes the rows of a source, one by one, in the document's order. A row is
// only good during the call.
class RowSink {
 public:
  virtual ~RowSink() = default;
  // A part of the document was not handed on: a hidden sheet, one that was not
  // asked for. `place` names it.
  virtual void Skip(const Place& place, std::string_view why) {
    (void)place, (void)why;
  }
  // A short paragraph of the document outside its tables (also of a page's
  // header or footer, a comment or note), where a key of their ratings may
  // stand.
  virtual void TakeText(std::string_view paragraph) { (void)paragraph; }
  // An error ends the read; the format puts the row's place in front of it.
  virtual Status Take(const Row& row) = 0;
  // Whether the sink will look at this column. Asked once the first row (the
  // header) was taken, and anew for each row of a document that may have
  // several tables: the cells of columns not wanted are neither fetched nor
  // kept, and come empty.
  virtual bool NeedsColumn(std::size_t column) const {
    (void)column;
    return true;
  }
  // Whether what stands in a column that isn't needed counts among the row's
  // unread cells: not what stands beside the table.
  virtual bool HoldsColumn(std::size_t column) const {
    (void)column;
    return true;
  }
  // Who is told what stands in hidden sheets, which are no part of what is
  // read; nullptr: nobody asks. What can't be read of them is no fault.
  virtual RowSink* HiddenSheets() { return nullptr; }
};

}  // namespace planwatch
