#include "collectors/base/encoding.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

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

// Every character there is: the scalar values.
template <typename Each>
void ForEachScalar(Each each) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code)
    if (code < 0xD800 || code > 0xDFFF) each(code);
}

TEST(Utf8, OfEveryCharacterIsReadAsItIsWritten) {
  ForEachScalar([](char32_t code) {
    std::string text;
    AppendUtf8(text, code);
    ASSERT_EQ(text.size(), code < 0x80      ? 1u
                           : code < 0x800   ? 2u
                           : code < 0x10000 ? 3u
                                            : 4u)
        << std::hex << static_cast<unsigned>(code);
    const DecodedUtf8 decoded = DecodeUtf8(text + "\x80");
    ASSERT_TRUE(decoded.valid);
    ASSERT_EQ(decoded.code, code);
    ASSERT_EQ(decoded.length, text.size());
    text.pop_back();
    ASSERT_TRUE(code < 0x80 || !IsUtf8(text))
        << std::hex << static_cast<unsigned>(code);
  });
}

// Nothing else is taken: what is read is what would be written.
TEST(Utf8, IsTakenInOneSpellingAlone) {
  static constexpr unsigned char kTails[] = {0x00, 0x7F, 0x80, 0x8F, 0x90,
                                             0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
  std::string bytes(4, '\0');
  for (unsigned lead = 0; lead <= 0xFF; ++lead)
    for (const unsigned char second : kTails)
      for (const unsigned char third : kTails)
        for (const unsigned char fourth : kTails) {
          bytes[0] = static_cast<char>(lead);
          bytes[1] = static_cast<char>(second);
          bytes[2] = static_cast<char>(third);
          bytes[3] = static_cast<char>(fourth);
          const DecodedUtf8 decoded = DecodeUtf8(bytes);
          if (decoded.valid) {
            std::string written;
            AppendUtf8(written, decoded.code);
            ASSERT_EQ(bytes.substr(0, decoded.length), written);
          } else {
            ASSERT_EQ(decoded.code, U'\uFFFD');
            ASSERT_EQ(decoded.length, 1u);
          }
        }
}

TEST(Utf16, OfEveryCharacterIsReadInEitherByteOrder) {
  std::string expected, little, big;
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    big.append({high, low});
    little.append({low, high});
  };
  ForEachScalar([&](char32_t code) {
    AppendUtf8(expected, code);
    if (code < 0x10000) return put(code);
    put(0xD800 + ((code - 0x10000) >> 10));
    put(0xDC00 + ((code - 0x10000) & 0x3FF));
  });
  EXPECT_TRUE(Utf16ToUtf8(little, false) == expected);
  EXPECT_TRUE(Utf16ToUtf8(big, true) == expected);
}

TEST(Utf16, ASurrogateStandsWithItsOtherHalf) {
  const auto read = [](std::initializer_list<unsigned> units) {
    std::string bytes;
    for (const unsigned unit : units)
      bytes.append(
          {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)});
    return Utf16ToUtf8(bytes, true);
  };
  for (const unsigned high : {0xD800u, 0xDBFFu}) {
    for (const unsigned low : {0xDC00u, 0xDFFFu})
      EXPECT_TRUE(read({high, low, 'a'}));
    for (const unsigned other : {0xDBFFu, 0xE000u, 0x61u})
      EXPECT_FALSE(read({high, other, 'a'}));
  }
  for (const unsigned low : {0xDC00u, 0xDFFFu}) EXPECT_FALSE(read({low, 'a'}));
}

TEST(Windows1252, IsLatin1ButForItsThirdQuarter) {
  std::string all, expected;
  for (unsigned byte = 0; byte <= 0xFF; ++byte) {
    if (byte >= 0x80 && byte <= 0x9F) continue;
    all += static_cast<char>(byte);
    AppendUtf8(expected, byte);
  }
  EXPECT_EQ(Windows1252ToUtf8(all), expected);
  EXPECT_EQ(Windows1252ToUtf8("\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C"
                              "\x8E\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9A\x9B"
                              "\x9C\x9E\x9F"),
            "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
}

}  // namespace
}  // namespace planwatch
