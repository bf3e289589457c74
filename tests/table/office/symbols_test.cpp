#include "collectors/table/office/symbols.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace planwatch
