// What a measure, an area and a partner are called.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>

namespace planwatch {

// Whether an area or partner, folded, stands for all of them: "all areas",
// "Grand Total", "Overall". Not all ways of giving nothing do: "unknown" is a
// group of its own.
bool MeansAll(std::string_view folded);

// What two spellings of one name, folded, have in common: "1. Children seen",
// "1 Children seen". Signs that compare or count stay: "<5 days".
std::string LabelKey(std::string_view folded);

}  // namespace planwatch
