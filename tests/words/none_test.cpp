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
    EXPECT_TRUE(IsPlaceholder(word)) << word;
    EXPECT_TRUE(IsPlaceholder(std::string(word) + '.')) << word;
    EXPECT_TRUE(IsPlaceholder(std::string(word) + "?")) << word;
    EXPECT_FALSE(IsPlaceholder(std::string(word) + " by Police")) << word;
  }
}

TEST(Nothing, IsABlankOrMarksAlone) {
  for (const std::string_view cell :
       {"", "  ", "-", "--", "–", "—", "- -", "?", "???", "..", "…", "/", "N/A",
        "T.B.C.", "TBC*", "n/a -"})
    EXPECT_TRUE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Nothing, IsNotWhatMeansSomething) {
  // A hidden small number, a tick, zero, a mark of ditto, words.
  for (const std::string_view cell :
       {"*", "x", "0", "no", "\"", "na na", "Nadia", "<5", "tbc by March",
        "not done", "100%"})
    EXPECT_FALSE(IsPlaceholder(Fold(cell))) << cell;
}

TEST(Ditto, IsSaidByEveryWordOfTheTable) {
  for (const std::string_view word : DittoWords()) {
    EXPECT_EQ(word, Fold(word));
    EXPECT_TRUE(IsDitto(word)) << word;
    EXPECT_TRUE(IsDitto(std::string(word) + '.')) << word;
    EXPECT_FALSE(IsPlaceholder(word)) << word;
  }
  EXPECT_TRUE(IsDitto(Fold("Ditto")));
  EXPECT_TRUE(IsDitto(Fold("As Above.")));
  EXPECT_TRUE(IsDitto(Fold("”")));
  EXPECT_TRUE(IsDitto(Fold("Do.")));
}

TEST(Ditto, IsNothingElse) {
  for (const std::string_view cell :
       {"", ".", "-", "do", "as above and Police", "above", "the same team"})
    EXPECT_FALSE(IsDitto(Fold(cell))) << cell;
}

TEST(NoneAndDitto, HaveEachWordOnce) {
  std::set<std::string_view> met;
  for (const auto words : {NoneWords(), DittoWords()})
    for (const std::string_view word : words)
      EXPECT_TRUE(met.insert(word).second) << word;
}

}  // namespace
}  // namespace planwatch
