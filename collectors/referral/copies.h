// Whether two sheets of a register hold the same rows: a copy, an extract or a
// chart's data beside the register itself, which would count twice.
//
// Of each row four bytes are kept until the read has ended, from which nothing
// can be told but that another row may be the same. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "collectors/table/row.h"

namespace planwatch {

class CopiedRows {
 public:
  // A further sheet, whose first row stands there.
  void BeginTable(const Place& first);
  // What a row of it holds in the columns that are read.
  void Add(std::span<const Cell* const> cells);
  // The first row of a sheet nearly all of whose rows stand in another as well.
  // Ends the last sheet.
  std::optional<Place> Find();

 private:
  struct Table {
    Place first;
    std::vector<std::uint32_t> rows;
  };
  std::vector<Table> tables_;
};

}  // namespace planwatch
