#include "collectors/base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planwatch {
namespace {

using testing::ElementsAre;
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

TEST(Tidied, SpacesOfEveryKindBecomeOne) {
  EXPECT_EQ(Tidy("  Head\u00A0of \t\r\n Service\u200B "), "Head of Service");
  EXPECT_EQ(Tidy("a\x01\x7F"
                 "b"),
            "ab");
  EXPECT_EQ(Tidy(" \u00A0 "), "");
}

TEST(Tidied, LinesStayApart) {
  EXPECT_EQ(TidyLines(" one \r\n\r\n  two\rthree\n"), "one\ntwo\nthree");
  EXPECT_EQ(TidyLines("\n \n"), "");
}

TEST(Folded, CaseQuotesAndDashesDontCount) {
  EXPECT_EQ(Fold(" Action(s)\n Required "), "action(s) required");
  EXPECT_EQ(Fold("CAF\u00C9 \u2013 \u2018it\u2019s\u2019"),
            "caf\u00E9 - 'it's'");
}

TEST(Folded, LinesStayWhereAskedFor) {
  EXPECT_EQ(Fold("May\nJUNE"), "may june");
  EXPECT_EQ(FoldLines(" May \n\n JUNE – 2015"), "may\njune - 2015");
}

TEST(FoldedWords, AreRunsOfLettersAndDigits) {
  EXPECT_THAT(Words("lead officer/agency (q1) children's"),
              ElementsAre("lead", "officer", "agency", "q1", "children's"));
  EXPECT_THAT(Words(" - / "), ElementsAre());
}

TEST(FoldedWords, AreFoundWholeAndInOrder) {
  EXPECT_TRUE(ContainsWords("the lead officer (role)", "lead officer"));
  EXPECT_FALSE(ContainsWords("misleading officer", "lead"));
  EXPECT_FALSE(ContainsWords("officer lead", "lead officer"));
  EXPECT_FALSE(ContainsWords("lead", ""));
}

TEST(CutTexts, CountCharactersNotBytes) {
  EXPECT_EQ(Cut("caf\u00E9", 4), "caf\u00E9");
  EXPECT_EQ(Cut("caf\u00E9s", 4), "caf\u2026");
  EXPECT_EQ(Cut("", 4), "");
}

TEST(SplitTexts, KeepEmptyParts) {
  EXPECT_THAT(Split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(Split("", ','), ElementsAre(""));
  EXPECT_EQ(Join({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(Join({}, ", "), "");
}

TEST(Suggestions, AreTheNearestKnownWordOrNone) {
  const std::vector<std::string> known = {"timeout", "columns", "title"};
  EXPECT_EQ(Nearest("colums", known), "columns");
  EXPECT_EQ(Nearest("tiemout", known), "timeout");
  EXPECT_EQ(Nearest("holidays", known), std::nullopt);
  EXPECT_EQ(Nearest("x", {}), std::nullopt);
}

}  // namespace
}  // namespace planwatch
