#include "collectors/words/none.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

TEST(Nothing, IsSaidByEveryWordOfTheTableInAnyCaseAndWithMarksBehind) {
  for (const std::string_view word : NoneWords()) {
    EXPECT_EQ(word, Fold(word));
    EXPECT_TRUE(SaysNone(word)) << word;
    EXPECT_TRUE(SaysNone(std::string(word) + '.')) << word;
    EXPECT_TRUE(SaysNone(std::string(word) + "?")) << word;
    EXPECT_FALSE(SaysNone(std::string(word) + " by Police")) << word;
  }
}

TEST(Nothing, IsABlankOrMarksAlone) {
  for (const std::string_view cell :
       {"", "  ", "-", "--", "–", "—", "- -", "?", "???", "..", "…", "/", "N/A",
        "T.B.C.", "TBC*", "n/a -"})
    EXPECT_TRUE(SaysNone(Fold(cell))) << cell;
}

TEST(Nothing, IsNotWhatMeansSomething) {
  // A hidden small number, a tick, zero, a mark of ditto, words.
  for (const std::string_view cell :
       {"*", "x", "0", "no", "\"", "na na", "Nadia", "<5", "tbc by March",
        "not done", "100%"})
    EXPECT_FALSE(SaysNone(Fold(cell))) << cell;
}

TEST(Ditto, IsSaidByEveryWordOfTheTable) {
  for (const std::string_view word : DittoWords()) {
    EXPECT_EQ(word, Fold(word));
    EXPECT_TRUE(SaysDitto(word)) << word;
    EXPECT_TRUE(SaysDitto(std::string(word) + '.')) << word;
    EXPECT_FALSE(SaysNone(word)) << word;
  }
  EXPECT_TRUE(SaysDitto(Fold("Ditto")));
  EXPECT_TRUE(SaysDitto(Fold("As Above.")));
  EXPECT_TRUE(SaysDitto(Fold("”")));
}

TEST(Ditto, IsNothingElse) {
  for (const std::string_view cell :
       {"", ".", "-", "do", "as above and Police", "above", "the same team"})
    EXPECT_FALSE(SaysDitto(Fold(cell))) << cell;
}

TEST(NoneAndDitto, HaveEachWordOnce) {
  std::set<std::string_view> met;
  for (const auto words : {NoneWords(), DittoWords()})
    for (const std::string_view word : words)
      EXPECT_TRUE(met.insert(word).second) << word;
}

}  // namespace
}  // namespace planwatch
