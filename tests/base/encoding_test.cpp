#include "collectors/base/encoding.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, IsTakenWhereItIsWellFormed) {
  for (const auto text : {""sv, "plain"sv, "caf\xC3\xA9"sv, "\xE2\x82\xAC"sv,
                          "\xF0\x9F\x94\xB4"sv, "\xF4\x8F\xBF\xBF"sv, "\0"sv})
    EXPECT_TRUE(IsUtf8(text));
}

TEST(Utf8, IsRefusedWhereItIsNot) {
  const std::string_view wrong[] = {
      "\x80"sv,              // a trailing byte alone
      "\xC3"sv,              // cut short
      "caf\xE9"sv,           // Windows-1252
      "\xC0\xAF"sv,          // overlong
      "\xE0\x80\xAF"sv,      // overlong
      "\xED\xA0\x80"sv,      // a surrogate
      "\xF4\x90\x80\x80"sv,  // beyond U+10FFFF
      "\xFF"sv,
  };
  for (const auto text : wrong) EXPECT_FALSE(IsUtf8(text));
}

TEST(Windows1252, HasEuroDashesAndQuotesWhereLatin1HasControls) {
  EXPECT_EQ(Windows1252ToUtf8("\x80 \x93hub\x94 \x96 caf\xE9"),
            "\u20AC \u201Chub\u201D \u2013 caf\u00E9");
}

TEST(Windows1252, HasFiveBytesThatAreNoCharacter) {
  for (const auto byte : {"\x81"sv, "\x8D"sv, "\x8F"sv, "\x90"sv, "\x9D"sv})
    EXPECT_FALSE(Windows1252ToUtf8(byte));
}

TEST(Utf16, IsReadInEitherByteOrder) {
  EXPECT_EQ(Utf16ToUtf8("A\0\xE9\0"sv, false), "A\u00E9");
  EXPECT_EQ(Utf16ToUtf8("\0A\0\xE9"sv, true), "A\u00E9");
  EXPECT_EQ(Utf16ToUtf8("\x3D\xD8\x34\xDD"sv, false), "\U0001F534");
}

TEST(Utf16, IsRefusedWhereASurrogateStandsAloneOrAByteIsLeft) {
  EXPECT_FALSE(Utf16ToUtf8("A\0B"sv, false));
  EXPECT_FALSE(Utf16ToUtf8("\x3D\xD8"sv, false));
  EXPECT_FALSE(Utf16ToUtf8("\x34\xDD"sv, false));
  EXPECT_FALSE(Utf16ToUtf8("\x3D\xD8\x41\0"sv, false));
}

TEST(Utf8, IsDecodedAndAppended) {
  for (const char32_t code : {U'a', U'\u00E9', U'\u20AC', U'\U0001F534'}) {
    std::string text;
    AppendUtf8(text, code);
    const DecodedUtf8 decoded = DecodeUtf8(text);
    EXPECT_TRUE(decoded.valid);
    EXPECT_EQ(decoded.code, code);
    EXPECT_EQ(decoded.length, text.size());
  }
  const DecodedUtf8 wrong = DecodeUtf8("\xC3(");
  EXPECT_FALSE(wrong.valid);
  EXPECT_EQ(wrong.code, U'\uFFFD');
  EXPECT_EQ(wrong.length, 1U);
}

}  // namespace
}  // namespace planwatch
