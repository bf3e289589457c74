// How messages name what keeps a cell from being read, and what settles it.
//
// Pure functions: any thread.
#pragma once

#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

// "a formula that ends in an error", which stands for kNone as well: a CSV file
// has the error as text.
std::string_view FlawText(Flaw flaw);
// "correct the formula, or type its result"
std::string_view FlawRemedy(Flaw flaw);

}  // namespace planwatch
