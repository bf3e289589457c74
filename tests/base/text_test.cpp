#include "collectors/base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace planwatch
