// Characters of the symbol fonts (Wingdings, Wingdings 2, Webdings, Symbol) as
// the Unicode characters that look the same: a tick is one whatever its font.
//
// Only what people put into plans is in the tables: ticks, crosses, boxes,
// bullets, arrows, faces. Pure functions: any thread.
// Source: the mappings in L2/12-368 of the Unicode Technical Committee.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planwatch {

enum class SymbolFont : std::uint8_t {
  kNone,  // a font of letters
  kWingdings,
  kWingdings2,
  kWebdings,
  kSymbol,
};

SymbolFont SymbolFontOf(std::string_view font);

// The character at a code of the font, 0x20 to 0xFF or the same in the private
// area from U+F000; empty where it is in no table.
std::string_view SymbolOf(SymbolFont font, std::uint32_t code);

// A text that is set in the font, as it looks. Characters in no table stay, but
// for those of the private area, which are dropped.
std::string ShowSymbols(SymbolFont font, std::string_view utf8);

}  // namespace planwatch
