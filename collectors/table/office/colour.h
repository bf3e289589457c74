// Colours as office documents write them: hexadecimal numbers, slots of a
// theme, tints.
//
// Pure functions: any thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/row.h"

namespace planwatch {

// "FFC000", "#FFC000" or "FFFFC000" (its first byte is the opacity); nullopt
// for anything else ("auto", "transparent").
std::optional<Colour> ParseHexColour(std::string_view text);

// A colour of text; nullopt for black, which stands for no colour as automatic
// does.
std::optional<Colour> Ink(std::optional<Colour> colour);

// A colour with Excel's tint, -1 (black) to 1 (white), applied to its lightness
// (ECMA-376-1, 18.8.19).
Colour Tinted(Colour colour, double tint);

// A theme's colours in the order in which SpreadsheetML counts them: light 1,
// dark 1, light 2, dark 2, six accents, two of links.
using Theme = std::array<std::optional<Colour>, 12>;
inline constexpr std::size_t kThemeText = 1;

// An empty name: the document has no theme.
Result<Theme> ReadTheme(Archive& archive, std::string_view part);

// The text of a cell in the colour of the cell's own fill is seen by nobody:
// removes it.
void RemoveUnseenText(Cell& cell);

}  // namespace planwatch
