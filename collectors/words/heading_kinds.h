// Whether a heading, or the name of a sheet, says of what kind the rows below
// it are: "Forecast", "Withdrawn". Pure functions: any thread.
#pragma once

#include <span>
#include <string_view>

namespace planwatch {

// Whether the text, of at most 60 bytes, has one of the `kinds` and nothing
// else but numbers and the words in `beside`, which say no more. Both are as
// HeadingWords has them.
bool NamesKind(std::string_view text, std::span<const std::string_view> kinds,
               std::span<const std::string_view> beside);

}  // namespace planwatch
