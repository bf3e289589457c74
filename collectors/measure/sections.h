// The headings between a table's rows, and above it, and whether one of them,
// or the sheet's name, says that what follows is no actual value: a forecast,
// another place's, an example.
//
// One thread, one read. Keeps no text.
#pragma once

#include <cstddef>
#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

// Whether a text names such a kind and nothing else: "Forecast 2015/16",
// "England", "Example data"; not "Targeted work".
bool NamesAnotherKind(std::string_view text);

class Sections {
 public:
  // `first` is the first row of a table.
  void StartTable(const Row& first);
  // A heading between rows, a note below them: a row with one filled cell.
  void Add(const Row& row);

  // Counts the headings, of all tables.
  std::size_t number() const { return number_; }
  // The rows that follow are of another kind.
  bool IsOfAnotherKind() const { return sheet_ || heading_; }

 private:
  std::size_t number_ = 0;
  bool sheet_ = false, heading_ = false;
};

}  // namespace planwatch
