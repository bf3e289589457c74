// Rows whose cell for area or partner gives no name: they may go on from the
// row above, stand for the whole, or be a part that nobody named.
//
// One thread, one read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "collectors/measure/rows.h"
#include "collectors/table/report.h"

namespace planwatch {

// Fills the blank cells of one table that go on from the cell above. `field`: 0
// for area, 1 for partner; `leads`: its column stands in front of the
// measure's.
void FillBlanks(std::span<WrittenRow> table, std::size_t field, bool leads,
                ReadReport& report);

// The rows of one table that are parts without a name ("N/A" beside "East" and
// "West"), by their place in it: in doubt, unless a row says that it is the
// whole.
std::vector<std::size_t> FindUnnamedParts(std::span<const WrittenRow> table,
                                          std::size_t field,
                                          ReadReport& report);

// Of all tables together: a doubt where a column names areas and no measure has
// values for two of them on a day, so that it may say what the measures are
// about, or who owns them.
std::optional<Doubt> DoubtOfNames(std::span<const WrittenRow> rows,
                                  std::size_t field);

// For messages: "area".
std::string_view DimensionName(std::size_t field);

}  // namespace planwatch
