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

TEST(Categories, AreTheFirstThatListsAPhrase) {
  const Categories categories({{"a", {"red"}}, {"b", {"tan"}}, {"c", {"red"}}});
  EXPECT_EQ(categories.Find("red").label, 0);
  EXPECT_EQ(categories.Find("tan").label, 1);
}

TEST(Categories, AreOtherWhereTheTextHasTheWordsOfSeveral) {
  const Categories categories({{"further", {"S47", "strategy discussion"}},
                               {"none", {"NFA", "no further action"}},
                               {"both", {"S47 and NFA"}}});
  for (const char* text :
       {"NFA by police; S47", "S47, no further action after it"}) {
    EXPECT_EQ(categories.Find(text).label, 3) << text;
    EXPECT_TRUE(categories.Find(text).is_unclear) << text;
  }
  for (const auto& [text, label] :
       {std::pair("S47, strategy discussion", 0), std::pair("NFA, NFA", 1),
        std::pair("S47 and NFA", 2), std::pair("Advice", 3)}) {
    EXPECT_EQ(categories.Find(text).label, label) << text;
    EXPECT_FALSE(categories.Find(text).is_unclear) << text;
  }
}

TEST(Categories, AreNotThoseThatTheTextDenies) {
  const Categories categories(
      {{"further", {"strategy discussion", "further action", "S47"}},
       {"none", {"NFA", "no further action"}},
       {"school", {"school"}}});
  for (const char* text : {"No strategy discussion",
                           "Strategy discussion not required",
                           "Strategy discussion was not held",
                           "no new strategy discussion",
                           "Non-school",
                           "Member of the public (not school)",
                           "Strategy discussion declined",
                           "Strategy discussion: no",
                           "Strategy discussion: n/a",
                           "Strategy discussion isn't needed",
                           "Strategy discussion considered but not held",
                           "Strategy discussion cancelled",
                           "No need of a strategy discussion",
                           "Did not meet threshold for strategy discussion",
                           "Threshold not met for strategy discussion",
                           "Below threshold for strategy discussion",
                           "Instead of strategy discussion",
                           "Rather than a strategy discussion",
                           "Does not require strategy discussion",
                           "School offered but family declined",
                           "School no longer required"})
    EXPECT_EQ(categories.Find(text).label, 3) << text;
  for (const char* text :
       {"Threshold not met, strategy discussion", "Strategy discussion, no CSE",
        "Strategy discussion held"})
    EXPECT_EQ(categories.Find(text).label, 0) << text;
  EXPECT_EQ(categories.Find("No further action").label, 1);
  EXPECT_EQ(categories.Find("S47 not required, NFA").label, 1);
  EXPECT_EQ(categories.Find("Strategy discussion not yet held").label, 0);
}

// Without a label for it, its words are still no further action.
TEST(Categories, AreNotFoundInTheirOpposite) {
  const std::vector<Category> further = {{"further", {"further action"}}};
  const Categories categories(further);
  EXPECT_EQ(categories.Find("No further action").label, 1);
  EXPECT_EQ(categories.Find("Further action").label, 0);
}

// Programs that take a column of codes for numbers write 1 as 1.0.
TEST(Categories, AreCodesWithOrWithoutAFraction) {
  const Categories categories({{"none", {"0"}}, {"further", {"1", "2.0"}}});
  EXPECT_EQ(categories.Find("0.0").label, 0);
  EXPECT_EQ(categories.Find("1.0").label, 1);
  EXPECT_EQ(categories.Find("1").label, 1);
  EXPECT_EQ(categories.Find("2").label, 1);
  EXPECT_EQ(categories.Find("10").label, 2);
}

TEST(Categories, AreNotKnownByPhrasesWithoutWords) {
  const Categories categories({{"a", {"", "-"}}, {"b", {"none"}}});
  for (const char* text : {"", "-", "x"})
    EXPECT_EQ(categories.Find(text).label, 2) << text;
  EXPECT_EQ(categories.Find("none").label, 1);
}

}  // namespace
}  // namespace planwatch
