#include "collectors/words/colour.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

namespace planwatch {
namespace {

Colour Of(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16),
          static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

template <std::size_t kCount>
void Expect(Rag rag, const std::uint32_t (&colours)[kCount]) {
  for (const std::uint32_t colour : colours)
    EXPECT_EQ(RagName(RagOfColour(Of(colour))), RagName(rag))
        << std::hex << colour;
}

TEST(RagOfColour, StandardColoursOfOffice) {
  Expect(Rag::kRed, {0xFF0000, 0xC00000, 0x800000, 0xFF5050, 0xFF3300});
  Expect(Rag::kAmber, {0xFFC000, 0xFFFF00, 0xFF9900, 0xFFA500, 0xFFCC00,
                       0xFF6600, 0xFFFF99});
  Expect(Rag::kGreen,
         {0x00B050, 0x92D050, 0x008000, 0x00FF00, 0x99FF99, 0x339966});
  Expect(Rag::kBlue, {0x00B0F0, 0x0070C0, 0x002060, 0x0000FF, 0x000080,
                      0x99CCFF, 0x00FFFF});
}

TEST(RagOfColour, GoodBadAndNeutral) {
  Expect(Rag::kGreen, {0xC6EFCE, 0x006100});
  Expect(Rag::kRed, {0xFFC7CE, 0x9C0006});
  Expect(Rag::kAmber, {0xFFEB9C, 0x9C6500, 0x9C5700});
}

// Accents of the themes since 2007, and their tints and shades.
TEST(RagOfColour, ThemeColoursByTheirHue) {
  Expect(Rag::kRed, {0xC0504D, 0xD99594, 0xE5B8B7, 0x943634});
  Expect(Rag::kAmber,
         {0xF79646, 0xFABF8F, 0xFBD4B4, 0xE36C09, 0xED7D31, 0xF4B083, 0xF8CBAD,
          0xFFD966, 0xFFE599, 0xBF8F00, 0x7F6000, 0xE97132});
  Expect(Rag::kGreen,
         {0x9BBB59, 0xC3D69B, 0xD7E4BC, 0x76923C, 0x4F6228, 0x70AD47, 0xA8D08D,
          0xC5E0B3, 0x538135, 0x375623, 0x4EA72E, 0x196B24, 0xC1F0C8});
  Expect(Rag::kBlue,
         {0x4F81BD, 0x4472C4, 0x5B9BD5, 0x8EAADB, 0x2F5496, 0x0F9ED5});
}

TEST(RagOfColour, BandsAreNoRatings) {
  Expect(Rag::kUnrated,
         {0xF2DBDB, 0xFDE9D9, 0xFBE4D5, 0xFFF2CC, 0xEAF1DD, 0xE2EFD9, 0xD9F2D0,
          0xDBE5F1, 0xB8CCE4, 0xD9E2F3, 0xB4C6E7, 0xDEEAF6, 0xBDD6EE, 0xDAEEF3,
          0xDCE6F1, 0xDAE9F7});
}

TEST(RagOfTint, BandsAreTintsOfRatings) {
  const auto tint = [](std::uint32_t rgb) {
    return RagName(RagOfTint(Of(rgb)));
  };
  for (const std::uint32_t blue : {0xB8CCE4, 0xD9E2F3, 0x9DC3E6, 0x0070C0})
    EXPECT_EQ(tint(blue), "blue") << std::hex << blue;
  EXPECT_EQ(tint(0xE2EFD9), "green");
  EXPECT_EQ(tint(0xF2DBDB), "red");
  for (const std::uint32_t grey : {0xFFFFFF, 0x000000, 0xD9D9D9, 0xF2F2F2})
    EXPECT_EQ(tint(grey), "unrated") << std::hex << grey;
}

TEST(RagOfColour, GreysTansAndOtherHuesAreNoRatings) {
  Expect(Rag::kUnrated, {0xFFFFFF, 0x000000, 0xD9D9D9, 0xBFBFBF, 0xF2F2F2,
                         0x44546A, 0xEEECE1, 0xDDD9C3, 0xC4BC96, 0x948A54,
                         0x7030A0, 0x8064A2, 0xFF00FF, 0xFF66CC, 0x008080});
}

TEST(RagOfColour, DarkBluesOfHeadersAreBlue) {
  Expect(Rag::kBlue, {0x1F3864, 0x1F497D, 0x17365D});
}

}  // namespace
}  // namespace planwatch
