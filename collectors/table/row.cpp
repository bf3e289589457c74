#include "collectors/table/row.h"

namespace planwatch {

std::string Place::ToString() const {
  if (row == 0) return table;
  const std::string in_table = "row " + std::to_string(row);
  return table.empty() ? in_table : table + ", " + in_table;
}

}  // namespace planwatch
