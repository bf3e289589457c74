#include "collectors/table/office/symbols.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace planwatch {
namespace {

TEST(Symbols, LookAlikeInEveryFont) {
  EXPECT_EQ(ShowSymbols(SymbolFontOf("Wingdings"), "\u00fc"), "\u2713");
  EXPECT_EQ(ShowSymbols(SymbolFontOf("Wingdings"), "\uf0fc"), "\u2713");
  EXPECT_EQ(ShowSymbols(SymbolFontOf("Wingdings 2"), "P"), "\u2713");
  EXPECT_EQ(ShowSymbols(SymbolFontOf("Webdings"), "a"), "\u2713");
  EXPECT_EQ(ShowSymbols(SymbolFontOf("Wingdings"), "\u00fb"), "\u2717");
  EXPECT_EQ(ShowSymbols(SymbolFontOf("Wingdings 2"), "O"), "\u2717");
  EXPECT_EQ(SymbolOf(SymbolFontOf("Wingdings"), 0xF0FE), "\u2611");
  EXPECT_EQ(SymbolOf(SymbolFontOf("Wingdings"), 0xA8), "\u2610");
}

TEST(Symbols, InNoTableStayButForThePrivateArea) {
  EXPECT_EQ(ShowSymbols(SymbolFont::kWingdings, "a b\uf020"), "a b");
  EXPECT_EQ(SymbolOf(SymbolFont::kNone, 0xFC), "");
  EXPECT_EQ(SymbolFontOf("Calibri"), SymbolFont::kNone);
}

// The fonts' own charts, by what is shown for a code; all others are none.
TEST(Symbols, AreThoseOfTheFontsCharts) {
  const struct {
    const char *font, *looks;
    std::vector<std::uint32_t> codes;
  } charts[] = {
      {"Wingdings", "\u2713", {0xFC}},
      {"Wingdings", "\u2717", {0xFB}},
      {"Wingdings", "\u2612", {0xFD, 0x78}},
      {"Wingdings", "\u2611", {0xFE}},
      {"Wingdings", "\u2610", {0xA8, 0x6F, 0x71, 0x72}},
      {"Wingdings", "\u25CF", {0x6C}},
      {"Wingdings", "\u25A0", {0x6E}},
      {"Wingdings", "\u25C6", {0x75}},
      {"Wingdings", "\u2756", {0x76}},
      {"Wingdings", "\u2022", {0x9E, 0x9F, 0xA7, 0xD8}},
      {"Wingdings", "\u2605", {0xAB}},
      {"Wingdings", "\U0001F44D", {0x43}},
      {"Wingdings", "\U0001F44E", {0x44}},
      {"Wingdings", "\u263A", {0x4A}},
      {"Wingdings", "\U0001F610", {0x4B}},
      {"Wingdings", "\u2639", {0x4C}},
      {"Wingdings", "\u2691", {0x4F}},
      {"Wingdings", "\u2190", {0xDF}},
      {"Wingdings", "\u2192", {0xE0, 0xE8, 0xF0}},
      {"Wingdings", "\u2191", {0xE1}},
      {"Wingdings", "\u2193", {0xE2}},
      {"Wingdings 2", "\u2713", {0x50}},
      {"Wingdings 2", "\u2717", {0x4F}},
      {"Wingdings 2", "\u2612", {0x51, 0x53, 0x54}},
      {"Wingdings 2", "\u2611", {0x52}},
      {"Wingdings 2", "\u2610", {0x2A, 0xA3}},
      {"Wingdings 2", "\u25CF", {0x97, 0x98}},
      {"Webdings", "\u2713", {0x61}},
      {"Webdings", "\u2717", {0x72}},
      {"Webdings", "\u2610", {0x63}},
      {"Webdings", "\u25A0", {0x67}},
      {"Webdings", "\u25CF", {0x6E}},
      {"Symbol", "\u2022", {0xB7}},
      {"Symbol", "\u2713", {0xD6}},
      {"Symbol", "\u2264", {0xA3}},
      {"Symbol", "\u2265", {0xB3}},
      {"Symbol", "\u2190", {0xAC}},
      {"Symbol", "\u2192", {0xAE}},
  };
  std::map<std::pair<SymbolFont, std::uint32_t>, std::string> expected;
  for (const auto& [font, looks, codes] : charts)
    for (const std::uint32_t code : codes)
      expected[{SymbolFontOf(font), code}] = looks;
  for (const char* font : {"Wingdings", "Wingdings 2", "Webdings", "Symbol"})
    for (std::uint32_t code = 0; code <= 0x1FF; ++code) {
      const auto found = expected.find({SymbolFontOf(font), code});
      const std::string looks = found == expected.end() ? "" : found->second;
      EXPECT_EQ(SymbolOf(SymbolFontOf(font), code), looks) << font << code;
      if (code <= 0xFF)
        EXPECT_EQ(SymbolOf(SymbolFontOf(font), 0xF000 + code), looks) << code;
      else
        EXPECT_EQ(SymbolOf(SymbolFontOf(font), 0xF000 + code), "") << code;
    }
}

TEST(Symbols, StandAmongTextOfAnyLength) {
  const SymbolFont font = SymbolFont::kWingdings;
  EXPECT_EQ(ShowSymbols(font, "\u20AC\U0001F534\u00E9\u00FC!"),
            "\u20AC\U0001F534\u00E9\u2713!");
  EXPECT_EQ(ShowSymbols(font, "\uEFFF\uF001\uF0FF\uF100"), "\uEFFF\uF100");
  EXPECT_EQ(ShowSymbols(font, ""), "");
  EXPECT_EQ(ShowSymbols(SymbolFont::kNone, "\u00FC"), "\u00FC");
}

}  // namespace
}  // namespace planwatch
