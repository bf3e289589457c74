// The headings between a table's rows, and above it, and whether one of them,
// or the sheet's name, says that what follows is no actual value: a forecast,
// another place's, an example.
//
// One thread, one read. Keeps no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

// Whether a text names such a kind and nothing else: "Forecast 2015/16",
// "England", "Example data"; not "Targeted work".
bool NamesAnotherKind(std::string_view text);

// Where a row stands among the headings.
struct Section {
  std::uint32_t number = 0;  // counts them, of all tables
  // Below one between rows that names neither a period nor a kind: it may be of
  // a place or a group.
  bool is_part = false;
  friend bool operator==(const Section&, const Section&) = default;
};

class Sections {
 public:
  // `first` is the first row of a table.
  void StartTable(const Row& first);
  // A heading between rows, a note below them: a row with one filled cell.
  void Add(const Row& row, bool between);

  const Section& current() const { return current_; }
  // The rows that follow are of another kind.
  bool IsOfAnotherKind() const { return sheet_ || heading_; }

 private:
  Section current_;
  bool sheet_ = false, heading_ = false;
};

}  // namespace planwatch
