#include "collectors/words/lexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Texts(const std::vector<Token>& tokens) {
  std::vector<std::string> texts;
  for (const Token& token : tokens) texts.emplace_back(token.text);
  return texts;
}

TEST(Lexer, PartsLettersDigitsAndMarks) {
  EXPECT_THAT(Texts(Lex("31st may-15")),
              ElementsAre("31", "st", "may", "-", "15"));
  EXPECT_THAT(Texts(Lex("amber/red ↑")), ElementsAre("amber", "/", "red", "↑"));
  EXPECT_THAT(Texts(Lex("")), IsEmpty());
}

TEST(Lexer, ApostrophesInsideWordsAndAccentsAreLetters) {
  EXPECT_THAT(Texts(Lex("isn't 'café'")),
              ElementsAre("isn't", "'", "café", "'"));
}

TEST(Lexer, KnowsWhereSpaceStood) {
  const std::vector<Token> tokens = Lex("may -15");
  EXPECT_TRUE(tokens[0].spaced);
  EXPECT_TRUE(tokens[1].spaced);
  EXPECT_FALSE(tokens[2].spaced);
}

TEST(Lexer, HyphensInsideCompoundsCountForNothing) {
  EXPECT_THAT(Texts(LexPhrase("on-track - may-15")),
              ElementsAre("on", "track", "-", "may", "-", "15"));
}

TEST(Lexer, KnowsWhereALineStartsAndAHyphenStood) {
  const std::vector<Token> tokens = LexPhrase("may-june\n2015 - 16");
  ASSERT_THAT(Texts(tokens), ElementsAre("may", "june", "2015", "-", "16"));
  EXPECT_TRUE(tokens[0].starts_line);
  EXPECT_TRUE(tokens[1].hyphened);
  EXPECT_FALSE(tokens[1].starts_line);
  EXPECT_TRUE(tokens[2].starts_line);
  EXPECT_FALSE(tokens[2].hyphened);
  EXPECT_FALSE(tokens[4].hyphened);
}

TEST(Lexer, TheLongestPhraseOfATableCounts) {
  static constexpr std::string_view kTable[] = {"on", "on track", "off-track"};
  const Phrases phrases(kTable);
  const std::vector<Token> text = LexPhrase("not on-track, off track");
  EXPECT_EQ(phrases.Longest(text, 0), 0u);
  EXPECT_EQ(phrases.Longest(text, 1), 2u);
  EXPECT_EQ(phrases.Longest(text, 4), 2u);
}

TEST(Lexer, APhraseMatchesTokenForToken) {
  const std::vector<Token> text = LexPhrase("not on-track yet");
  EXPECT_EQ(MatchPhrase(text, 1, LexPhrase("on track")), 2u);
  EXPECT_EQ(MatchPhrase(text, 0, LexPhrase("on track")), 0u);
  EXPECT_EQ(MatchPhrase(text, 2, LexPhrase("track yet again")), 0u);
  EXPECT_EQ(MatchPhrase(text, 0, {}), 0u);
}

}  // namespace
}  // namespace planwatch
