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

struct Cell {
  std::string text;  // UTF-8; paragraphs and line breaks as '\n'; empty in a
                     // merged cell's rest
  std::string
      struck;  // text that is struck through in the document, apart from `text`
  std::optional<Date>
      date;  // where the document itself says that the cell is a date
  bool month_only =
      false;  // such a date is shown as month and year: it means the month
  std::optional<Colour> fill;  // its shading, where it has one
  Merge merge = Merge::kNone;
};

// Where a row stands, for messages: "row 7", "table 3, row 7", "sheet Delivery
// plan, row 12".
struct Place {
  std::string table;  // "table 3", "sheet Delivery plan"; empty where the
                      // document is one table
  std::size_t row =
      0;  // from 1, as Word and Excel count; 0 is the table itself

  std::string ToString() const;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Row {
  std::vector<Cell> cells;
  Place place;
  bool hidden = false;  // not shown in the document
  // On a table's first row: the headings between it and the table before, one a
  // line, where the document has text around its tables.
  std::string caption = {};
};

// Who takes the rows of a source, one by one, in the document's order. A row is
// only good during the call.
class RowSink {
 public:
  virtual ~RowSink() = default;
  // An error ends the read; the format puts the row's place in front of it.
  virtual Status Take(const Row& row) = 0;
  // Whether the sink will look at this column. Asked once the first row (the
  // header) was taken: the cells of columns not wanted are neither fetched nor
  // kept, and come empty.
  virtual bool Wants(std::size_t column) const {
    (void)column;
    return true;
  }
};

}  // namespace planwatch
