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

TEST(ReferralFields, AreNamedByNoHeadingWithAnotherThingInBrackets) {
  const FieldTable& table = ReferralFieldTable();
  for (const char* heading :
       {"Triage date (due)", "Triage date (planned)", "Received (consent form)",
        "(Planned) triage date", "Consent form (date received)"})
    EXPECT_TRUE(table.headings.Votes(heading).empty()) << heading;
  for (const char* heading :
       {"Date received (dd/mm/yyyy)", "Received (date)", "Triaged (if known)",
        "Triage date (DD/MM/YY HH:MM)", "Date received (1)",
        "(2) Date received", "Date received (by MASH)", "Received Date & Time",
        "Date Triage Complete", "Date referral rec'd"}) {
    const auto votes = table.headings.Votes(heading);
    ASSERT_EQ(votes.size(), 1u) << heading;
    EXPECT_GE(votes[0].strength, kKnownHeading) << heading;
  }
}

}  // namespace
}  // namespace planwatch
