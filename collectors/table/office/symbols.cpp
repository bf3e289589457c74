#include "collectors/table/office/symbols.h"

#include <cstddef>

#include "collectors/base/encoding.h"

namespace planwatch {
namespace {

constexpr std::uint32_t kPrivateArea = 0xF000;

struct Symbol {
  SymbolFont font;
  std::uint8_t code;
  std::string_view looks;
};

constexpr Symbol kSymbols[] = {
    {SymbolFont::kWingdings, 0xFC, "\u2713"},      // tick
    {SymbolFont::kWingdings, 0xFB, "\u2717"},      // cross
    {SymbolFont::kWingdings, 0xFD, "\u2612"},      // crossed box
    {SymbolFont::kWingdings, 0xFE, "\u2611"},      // ticked box
    {SymbolFont::kWingdings, 0x78, "\u2612"},      // crossed box
    {SymbolFont::kWingdings, 0xA8, "\u2610"},      // empty boxes
    {SymbolFont::kWingdings, 0x6F, "\u2610"},      //
    {SymbolFont::kWingdings, 0x71, "\u2610"},      //
    {SymbolFont::kWingdings, 0x72, "\u2610"},      //
    {SymbolFont::kWingdings, 0x6C, "\u25CF"},      // disc
    {SymbolFont::kWingdings, 0x6E, "\u25A0"},      // square
    {SymbolFont::kWingdings, 0x75, "\u25C6"},      // diamond
    {SymbolFont::kWingdings, 0x76, "\u2756"},      // four diamonds
    {SymbolFont::kWingdings, 0x9E, "\u2022"},      // bullets
    {SymbolFont::kWingdings, 0x9F, "\u2022"},      //
    {SymbolFont::kWingdings, 0xA7, "\u2022"},      //
    {SymbolFont::kWingdings, 0xD8, "\u2022"},      //
    {SymbolFont::kWingdings, 0xAB, "\u2605"},      // star
    {SymbolFont::kWingdings, 0x43, "\U0001F44D"},  // thumbs up
    {SymbolFont::kWingdings, 0x44, "\U0001F44E"},  // thumbs down
    {SymbolFont::kWingdings, 0x4A, "\u263A"},      // smile
    {SymbolFont::kWingdings, 0x4B, "\U0001F610"},  // straight face
    {SymbolFont::kWingdings, 0x4C, "\u2639"},      // frown
    {SymbolFont::kWingdings, 0x4F, "\u2691"},      // flag
    {SymbolFont::kWingdings, 0xDF, "\u2190"},      // arrows
    {SymbolFont::kWingdings, 0xE0, "\u2192"},      //
    {SymbolFont::kWingdings, 0xE1, "\u2191"},      //
    {SymbolFont::kWingdings, 0xE2, "\u2193"},      //
    {SymbolFont::kWingdings, 0xE8, "\u2192"},      //
    {SymbolFont::kWingdings, 0xF0, "\u2192"},      //
    {SymbolFont::kWingdings2, 0x50, "\u2713"},     // tick
    {SymbolFont::kWingdings2, 0x4F, "\u2717"},     // cross
    {SymbolFont::kWingdings2, 0x51, "\u2612"},     // crossed boxes
    {SymbolFont::kWingdings2, 0x53, "\u2612"},     //
    {SymbolFont::kWingdings2, 0x54, "\u2612"},     //
    {SymbolFont::kWingdings2, 0x52, "\u2611"},     // ticked box
    {SymbolFont::kWingdings2, 0x2A, "\u2610"},     // empty boxes
    {SymbolFont::kWingdings2, 0xA3, "\u2610"},     //
    {SymbolFont::kWingdings2, 0x97, "\u25CF"},     // discs
    {SymbolFont::kWingdings2, 0x98, "\u25CF"},     //
    {SymbolFont::kWebdings, 0x61, "\u2713"},       // tick
    {SymbolFont::kWebdings, 0x72, "\u2717"},       // cross
    {SymbolFont::kWebdings, 0x63, "\u2610"},       // empty box
    {SymbolFont::kWebdings, 0x67, "\u25A0"},       // square
    {SymbolFont::kWebdings, 0x6E, "\u25CF"},       // disc
    {SymbolFont::kSymbol, 0xB7, "\u2022"},         // bullet
    {SymbolFont::kSymbol, 0xD6, "\u2713"},         // root, used as a tick
    {SymbolFont::kSymbol, 0xA3, "\u2264"},         // less or equal
    {SymbolFont::kSymbol, 0xB3, "\u2265"},         // greater or equal
    {SymbolFont::kSymbol, 0xAC, "\u2190"},         // arrows
    {SymbolFont::kSymbol, 0xAE, "\u2192"},         //
};

}  // namespace

SymbolFont SymbolFontOf(std::string_view font) {
  if (font == "Wingdings") return SymbolFont::kWingdings;
  if (font == "Wingdings 2") return SymbolFont::kWingdings2;
  if (font == "Webdings") return SymbolFont::kWebdings;
  if (font == "Symbol") return SymbolFont::kSymbol;
  return SymbolFont::kNone;
}

std::string_view SymbolOf(SymbolFont font, std::uint32_t code) {
  if (code >= kPrivateArea && code <= kPrivateArea + 0xFF) code -= kPrivateArea;
  for (const Symbol& symbol : kSymbols)
    if (symbol.font == font && symbol.code == code) return symbol.looks;
  return {};
}

std::string ShowSymbols(SymbolFont font, std::string_view utf8) {
  std::string shown;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    const DecodedUtf8 decoded = DecodeUtf8(utf8.substr(at));
    const std::uint32_t code = decoded.code;
    at += decoded.length;
    const std::string_view symbol = SymbolOf(font, code);
    if (!symbol.empty()) {
      shown += symbol;
    } else if (code < kPrivateArea || code > kPrivateArea + 0xFF) {
      shown += utf8.substr(start, at - start);
    }
  }
  return shown;
}

}  // namespace planwatch
