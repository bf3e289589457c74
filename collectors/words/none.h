// How people write that there is nothing: "n/a", "TBC", "-". One table for
// every kind of cell. Pure functions: any thread.
#pragma once

#include <string_view>

namespace planwatch {

// Whether a cell's whole text, folded, is a way of giving nothing. Blank is
// one.
bool SaysNone(std::string_view folded);

}  // namespace planwatch
