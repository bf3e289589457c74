// Columns that are not read and whose cells may tell what a row is about: a
// team, a sex, an age.
//
// One thread, one read. Keeps digests of cells, no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

struct OtherColumn {
  std::size_t column = 0;
  bool divides = false;  // by its very heading: "Age group", "Team"
  bool numbers = false;  // that stand in it are labels: "Age", "Band"
};
// The heading tells; it is of no field.
OtherColumn MakeOtherColumn(std::size_t column, std::string_view heading);

// What the cell tells of its row; 0: nothing.
std::uint64_t DigestOf(const Cell& cell, const OtherColumn& column);

// The columns of one table that divide measures by their headings.
class DivisionColumns {
 public:
  // A cell of such a column, in the order of the rows.
  void Add(const Cell& cell, const OtherColumn& column, const Place& place);
  // A doubt for each that has a part of something in it. What stands in all
  // rows alike divides nothing.
  std::vector<Doubt> Doubts() const;

 private:
  struct Seen {
    std::size_t rows = 0;
    std::uint64_t first = 0;  // digest
    bool alike = true;
    std::optional<Place> part;  // the first row that is of one
  };
  std::map<std::size_t, Seen> columns_;
};

}  // namespace planwatch
