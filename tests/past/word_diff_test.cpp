#include "daemon/past/word_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace planwatch {
namespace {

using testing::ElementsAre;

// "The [old] text": what differs in brackets.
std::string Marked(const std::vector<DiffPart>& parts) {
  std::string text;
  for (const DiffPart& part : parts)
    text += part.differs ? '[' + part.text + ']' : part.text;
  return text;
}

TEST(WordDiff, MarksTheWordsThatDifferInEach) {
  const struct {
    const char *before, *now, *marked, *marked_now;
  } cases[] = {
      {"Train taxi drivers", "Train all taxi drivers", "Train taxi drivers",
       "Train [all] taxi drivers"},
      {"Train taxi drivers", "Brief taxi drivers", "[Train] taxi drivers",
       "[Brief] taxi drivers"},
      {"a b c d e", "a x c y e", "a [b] c [d] e", "a [x] c [y] e"},
      {"a b c", "c", "[a b] c", "c"},
      {"a", "a b c", "a", "a [b c]"},
      {"a a a x", "b b a y", "[a a] a [x]", "[b b] a [y]"},
      {"one two", "three", "[one two]", "[three]"},
      {"same as before", "same as before", "same as before", "same as before"},
      {"", "new words", "", "[new words]"},
      {"gone", "", "[gone]", ""},
      {"", "", "", ""},
  };
  for (const auto& [before, now, marked, marked_now] : cases) {
    const WordDiff diff = DiffWords(before, now);
    EXPECT_TRUE(diff.compared);
    EXPECT_EQ(Marked(diff.before), marked);
    EXPECT_EQ(Marked(diff.now), marked_now);
  }
}

TEST(WordDiff, KeepsWhiteSpaceAndDoesNotCompareIt) {
  const WordDiff diff =
      DiffWords("April: begun\nMay: late \n", " April:  begun May: done\nJune");
  EXPECT_EQ(Marked(diff.before), "April: begun\nMay: [late] \n");
  EXPECT_EQ(Marked(diff.now), " April:  begun May: [done\nJune]");
}

TEST(WordDiff, LeavesTextsWholeThatAreTooLong) {
  std::string before, now;
  for (std::size_t i = 0; i * i <= kMostComparedWords; ++i) {
    before += "a" + std::to_string(i) + ' ';
    now += "b" + std::to_string(i) + ' ';
  }
  const WordDiff diff = DiffWords(before, now);
  EXPECT_FALSE(diff.compared);
  EXPECT_THAT(diff.before, ElementsAre(DiffPart{before, false}));
  EXPECT_THAT(diff.now, ElementsAre(DiffPart{now, false}));
  // Only what lies between the first and the last difference counts.
  const WordDiff added = DiffWords(before, before + "more");
  EXPECT_TRUE(added.compared);
  EXPECT_EQ(added.now.back(), (DiffPart{"more", true}));
}

std::string WithoutSpace(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(),
                            [](char c) { return c == ' ' || c == '\n'; }),
             text.end());
  return text;
}

// The parts make up the texts, and what doesn't differ is the same in both.
TEST(WordDiff, LosesNothingOfAnyText) {
  std::mt19937 random(1);
  const auto text = [&] {
    std::string words;
    const std::size_t count = random() % 12;
    for (std::size_t i = 0; i < count; ++i) {
      words += std::string(1, static_cast<char>('a' + random() % 4));
      words += random() % 3 == 0 ? "\n" : " ";
    }
    return words;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string before = text(), now = text();
    const WordDiff diff = DiffWords(before, now);
    std::string whole, same, whole_now, same_now;
    for (const DiffPart& part : diff.before) {
      whole += part.text;
      if (!part.differs) same += part.text;
    }
    for (const DiffPart& part : diff.now) {
      whole_now += part.text;
      if (!part.differs) same_now += part.text;
    }
    EXPECT_EQ(whole, before);
    EXPECT_EQ(whole_now, now);
    EXPECT_EQ(WithoutSpace(same), WithoutSpace(same_now));
  }
}

}  // namespace
}  // namespace planwatch
