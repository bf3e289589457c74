// Documents of several sheets or tables, as plain data, written in each format.
//
// Of a cell only what the readers look at. CSV has one table and text alone:
// the sheets follow each other with a blank row between them, a merged cell's
// text stands in its first cell, fills and strokes are lost. Word has no sheet
// names: a sheet's name stands as a heading above its table.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/table/row.h"

namespace planwatch {

struct SheetCell {
  std::string text;          // '\n' is a line
  std::string struck;        // struck through, in front of the text
  std::optional<Date> date;  // a date cell where the format has them; `text`
                             // elsewhere
  std::optional<Colour> fill;
  bool bold = false;
  std::size_t columns = 1, rows = 1;  // of a merged cell; what it covers stands
                                      // in the grid all the same, and is blank
};

struct Sheet {
  std::string name;
  std::vector<std::vector<SheetCell>> rows;
  bool caption = true;  // Word: the name stands above the table
};

std::string WriteExcel(const std::vector<Sheet>& sheets);
std::string WriteWord(const std::vector<Sheet>& sheets);
std::string WriteOds(const std::vector<Sheet>& sheets);
// UTF-8, without a byte order mark.
std::string WriteCsv(const std::vector<Sheet>& sheets, char separator);

// UTF-16 with a byte order mark, from UTF-8 of the basic plane.
std::string ToUtf16(const std::string& utf8, bool big_endian);
// From UTF-8 of Latin-1 and the en dash; the rest as '?'.
std::string ToWindows1252(const std::string& utf8);

// A row a line, "a|b|c", as a person would see it: "~struck~", "#fill",
// "*bold*", "<columns x rows>".
std::string ShowSheets(const std::vector<Sheet>& sheets);

}  // namespace planwatch
