// A CSV cell in quotes, told by its lines. A stray quote takes in the rows
// behind it up to the next one: each of its lines has the separators of a row
// then, which prose rarely has.
//
// Memory: a few numbers, however long the cell. One thread at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace planwatch {

class QuotedCell {
 public:
  QuotedCell() = default;
  // The cell's column, from 0; the number of cells of the row before.
  QuotedCell(std::size_t column, std::size_t row_cells)
      : column_(column), row_cells_(row_cells) {}

  std::size_t column() const { return column_; }

  // The cell's text, bit by bit, without the quotes.
  void Add(std::string_view text, char separator) {
    for (const char c : text) {
      if (c == separator) {
        ++separators_;
      } else if (c == '\n') {
        const std::size_t before = breaks_ == 0 ? column_ : 0;
        fits_ = fits_ && before + separators_ + 1 == row_cells_;
        separators_ = 0;
        ++breaks_;
      }
    }
  }

  // Whether it goes over lines that may each be of a row.
  bool MayHoldRows() const { return fits_ && breaks_ > 0; }

  // How many rows the cell took in, of a record that has `cells` in the end; 0
  // where it is not sure.
  std::size_t RowsTakenIn(std::size_t cells) const {
    constexpr std::size_t kFewestCells = 3, kSureSeparators = 6;
    if (!MayHoldRows() || row_cells_ < kFewestCells ||
        separators_ + cells - column_ != row_cells_)
      return 0;
    const bool sure =
        breaks_ > 1 && breaks_ * (row_cells_ - 1) >= kSureSeparators;
    return sure || cells != row_cells_ ? breaks_ : 0;
  }

 private:
  std::size_t column_ = 0, row_cells_ = 0;
  std::size_t breaks_ = 0, separators_ = 0;  // lines ended; of the last one
  bool fits_ = true;                         // the lines that ended
};

}  // namespace planwatch
