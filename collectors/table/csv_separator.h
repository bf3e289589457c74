// Which character parts the cells of a CSV file.
//
// Pure functions: any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planwatch {

// By the first records: the separator by which most of them have the same
// number of cells; of two such, the one that makes more of them.
char FindSeparator(std::string_view head);

// Takes off the first line where it is "sep=;", as Excel takes it; it is no
// row. nullopt: there is none.
std::optional<char> ConsumeSeparatorLine(std::string& head);

}  // namespace planwatch
