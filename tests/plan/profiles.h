// Profiles of columns from literals.
#pragma once

#include <string>
#include <vector>

#include "collectors/plan/profile.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {

// Of a column with the cells.
inline Profile ProfileOf(const std::vector<std::string>& cells) {
  std::vector<Row> table(cells.size());
  std::vector<const Row*> rows;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    table[i].cells.push_back(Text(cells[i]));
    rows.push_back(&table[i]);
  }
  return ProfileColumns(rows, 0, 1, {}, London())[0];
}

}  // namespace planwatch
