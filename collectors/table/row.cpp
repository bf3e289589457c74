#include "collectors/table/row.h"

#include <utility>

#include "collectors/base/text.h"

namespace planwatch {

bool IsBlank(const Cell& cell) {
  return !cell.date && !HasText(cell.text) && cell.flaw == Flaw::kNone;
}

std::string Place::ToString() const {
  const std::string in_table = row > 0 ? "row " + std::to_string(row) : "";
  if (table.empty() || unnamed) return in_table;
  return row > 0 ? table + ", " + in_table : table;
}

Error AtPlace(Error error, const Place& place) {
  const std::string where = place.ToString();
  return where.empty() ? std::move(error) : std::move(error).In(where);
}

}  // namespace planwatch
