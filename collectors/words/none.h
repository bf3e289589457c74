// How people write that there is nothing, or the same as above. One table each
// for every kind of cell. Pure functions: any thread.
#pragma once

#include <span>
#include <string_view>

namespace planwatch {

// Whether a cell's whole text, folded, is a way of giving nothing: "n/a",
// "TBC", dashes. Blank is one.
bool IsPlaceholder(std::string_view folded);

// Whether a cell's whole text, folded, repeats the cell above: "ditto", "as
// above", a ditto mark.
bool IsDitto(std::string_view folded);

// The vocabularies, folded, for tests.
std::span<const std::string_view> NoneWords();
std::span<const std::string_view> DittoWords();

}  // namespace planwatch
