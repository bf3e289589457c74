#include "collectors/base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"

namespace planwatch {
namespace {

using testing::ElementsAre;

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

// Every character of the basic plane, by the three sets that are no text.
TEST(Tidied, EveryCharacterIsTextOrOneOfThreeKinds) {
  const std::u32string breaks = U"\n\v\f\r\u0085\u2028\u2029";
  std::u32string spaces = U" \t\u00A0\u1680\u202F\u205F\u3000";
  for (char32_t code = 0x2000; code <= 0x200B; ++code) spaces += code;
  std::u32string gone = U"\u00AD\uFEFF";
  for (const auto& [first, last] :
       std::vector<std::pair<char32_t, char32_t>>{{0x00, 0x08},
                                                  {0x0E, 0x1F},
                                                  {0x7F, 0x84},
                                                  {0x86, 0x9F},
                                                  {0x200C, 0x200F},
                                                  {0x202A, 0x202E},
                                                  {0x2060, 0x206F}})
    for (char32_t code = first; code <= last; ++code) gone += code;
  for (char32_t code = 0; code < 0x10000; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text = "a";
    AppendUtf8(text, code);
    text += 'b';
    const bool is_break = breaks.find(code) != breaks.npos;
    const bool is_space = spaces.find(code) != spaces.npos;
    const bool is_gone = gone.find(code) != gone.npos;
    const unsigned number = code;
    ASSERT_EQ(Tidy(text), is_break || is_space ? "a b"
                          : is_gone            ? "ab"
                                               : text)
        << number;
    ASSERT_EQ(TidyLines(text), is_break   ? "a\nb"
                               : is_space ? "a b"
                               : is_gone  ? "ab"
                                          : text)
        << number;
    std::string alone = "\t ";
    AppendUtf8(alone, code);
    ASSERT_EQ(HasText(alone), !Tidy(alone).empty()) << number;
  }
}

TEST(Folded, EveryCharacterIsItselfButForThese) {
  std::map<char32_t, char32_t> folded;
  const std::u32string capitals =
      U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ";
  const std::u32string small =
      U"abcdefghijklmnopqrstuvwxyz"
      U"àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ";
  ASSERT_EQ(capitals.size(), small.size());
  for (std::size_t i = 0; i < capitals.size(); ++i)
    folded[capitals[i]] = small[i];
  for (const char32_t quote : U"\u2018\u2019\u201A\u201B\u2032\u02BC")
    folded[quote] = '\'';
  for (const char32_t quote : U"\u201C\u201D\u201E\u201F\u2033")
    folded[quote] = '"';
  for (const char32_t dash : U"\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
    folded[dash] = '-';
  folded.erase(0);
  for (char32_t code = 0; code < 0x10000; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text, expected;
    AppendUtf8(text, code);
    if (Tidy(text) != text) continue;
    AppendUtf8(expected, folded.contains(code) ? folded[code] : code);
    ASSERT_EQ(Fold(text), expected) << static_cast<unsigned>(code);
  }
}

TEST(FoldedWords, EveryByteJoinsOrParts) {
  for (int byte = 1; byte <= 0xFF; ++byte) {
    const char c = static_cast<char>(byte);
    const bool joins = byte >= 0x80 || std::isalnum(byte) != 0 || c == '\'';
    EXPECT_EQ(Words(std::string{'a', c, 'b'}).size(), joins ? 1u : 2u) << byte;
  }
}

TEST(FoldedWords, HaveNoQuotesAround) {
  EXPECT_THAT(Words("''the ' 'partners'' own' plan"),
              ElementsAre("the", "partners", "own", "plan"));
}

TEST(FoldedWords, AreFoundAfterAFalseStart) {
  EXPECT_TRUE(ContainsWords("lead, lead officer", "lead officer"));
  EXPECT_FALSE(ContainsWords("lead", "lead officer"));
  EXPECT_TRUE(ContainsWords("the lead", "lead"));
  EXPECT_FALSE(ContainsWords("", "lead"));
}

TEST(CutTexts, EndInAnEllipsisWithinTheirLength) {
  EXPECT_EQ(Cut("abc", 3), "abc");
  EXPECT_EQ(Cut("abcd", 3), "ab…");
  EXPECT_EQ(Cut("abc", 1), "…");
  EXPECT_EQ(Cut("abc", 0), "");
  EXPECT_EQ(Cut("éé", 2), "éé");
  EXPECT_EQ(Cut("ééé", 2), "é…");
  EXPECT_EQ(ToLabel("  " + std::string(kLabelCharacters, 'x') + " "),
            std::string(kLabelCharacters, 'x'));
  EXPECT_EQ(ToLabel(std::string(kLabelCharacters + 1, 'x')),
            std::string(kLabelCharacters - 1, 'x') + "…");
}

// One in three characters may be wrong.
TEST(Suggestions, AreAsNearAsTheWordIsLong) {
  const auto near = [](const char* word, const char* known) {
    return Nearest(word, {known}).has_value();
  };
  EXPECT_TRUE(near("ab", "ab"));
  EXPECT_FALSE(near("ab", "abc"));
  EXPECT_TRUE(near("abc", "abcd"));
  EXPECT_FALSE(near("abc", "abcde"));
  EXPECT_TRUE(near("abcdef", "abcd"));
  EXPECT_FALSE(near("abcdef", "abc"));
  EXPECT_TRUE(near("été", "ete") == false && near("été", "éte"));
  for (const char* once : {"title", "xtitle", "itle", "titlex", "titl", "tixle",
                           "ittle", "titel", "tiitle"})
    EXPECT_TRUE(near("title", once)) << once;
  for (const char* twice : {"xitlx", "ttil", "xxtitle", "tle"})
    EXPECT_FALSE(near("title", twice)) << twice;
  EXPECT_EQ(Nearest("abcdef", {"abcdxx", "abcdex", "abcdey"}), "abcdex");
}

}  // namespace
}  // namespace planwatch
