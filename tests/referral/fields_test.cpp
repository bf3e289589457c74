#include "collectors/referral/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/words/vocabulary.h"

namespace planwatch {
namespace {

TEST(ReferralFields, AreNamedByEveryPhraseOfTheVocabulary) {
  TestVocabulary(ReferralFieldTable());
}

TEST(ReferralFields, AreNamedAsTheConfigurationHasThem) {
  EXPECT_THAT(ReferralFieldNames(),
              testing::ElementsAre("received", "triaged", "outcome", "source"));
}

// A word more makes another event or thing of each phrase.
TEST(ReferralFields, AreNamedByWholeHeadingsOnly) {
  const FieldTable& table = ReferralFieldTable();
  for (const HeadingRule& rule : table.rules)
    for (const std::string& phrase : Split(rule.phrases, ','))
      for (const char* word : {"consent", "previous", "reason", "id", "worker",
                               "parent", "next", "court"})
        for (const std::string& heading :
             {word + (" " + phrase), phrase + " " + word})
          for (const HeadingVote& vote : table.headings.Votes(heading))
            EXPECT_LT(vote.strength, kKnownHeading) << heading;
}

TEST(Categories, AreTheFirstOfTwoPhrasesThatAreAsLong) {
  const Categories categories({{"a", {"red"}}, {"b", {"tan"}}, {"c", {"red"}}});
  EXPECT_EQ(categories.IndexOf("tan red"), 0);
  EXPECT_EQ(categories.IndexOf("tan"), 1);
}

TEST(Categories, AreNotKnownByPhrasesWithoutWords) {
  const Categories categories({{"a", {"", "-"}}, {"b", {"none"}}});
  for (const char* text : {"", "-", "x"})
    EXPECT_EQ(categories.IndexOf(text), 2) << text;
  EXPECT_EQ(categories.IndexOf("none"), 1);
}

}  // namespace
}  // namespace planwatch
