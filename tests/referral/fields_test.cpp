#include "collectors/referral/fields.h"

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
  const std::vector<std::string> names = ReferralFieldNames();
  ASSERT_EQ(names.size(), kReferralFields.size());
  for (const ReferralField field : kReferralFields) {
    const auto number = static_cast<std::size_t>(field);
    EXPECT_GE(
        VoteFor(ReferralFieldTable(), static_cast<int>(field), names[number]),
        kKnownHeading)
        << names[number];
  }
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

}  // namespace
}  // namespace planwatch
