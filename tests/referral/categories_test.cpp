#include "collectors/referral/categories.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace planwatch {
namespace {

using Sureness = Categories::Sureness;

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
    EXPECT_EQ(categories.Find(text).sureness, Sureness::kTwoLabels) << text;
  }
  for (const auto& [text, label] :
       {std::pair("S47, strategy discussion", 0), std::pair("NFA, NFA", 1),
        std::pair("S47 and NFA", 2), std::pair("Advice", 3)}) {
    EXPECT_EQ(categories.Find(text).label, label) << text;
    EXPECT_EQ(categories.Find(text).sureness, Sureness::kSure) << text;
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

// What says nothing of the phrase does not deny it.
TEST(Categories, AreThoseThatTheTextLeavesStanding) {
  const Categories categories(
      {{"further", {"strategy discussion", "section 47", "S47"}},
       {"none", {"NFA", "no further action", "closed"}},
       {"early", {"early help"}}});
  const auto expect = [&](std::size_t label,
                          const std::vector<const char*>& texts) {
    for (const char* text : texts) {
      const Categories::Match match = categories.Find(text);
      EXPECT_EQ(match.label, label) << text;
      EXPECT_EQ(match.sureness, Sureness::kSure) << text;
    }
  };
  // Of what is itself a denial the reason stands beside it.
  expect(1, {"NFA - not CSE", "NFA, not known to services",
             "NFA - parents declined support", "NFA (consent refused)",
             "No further action; declined by family", "NFA - not required",
             "NFA: rejected at triage", "No further action required",
             "Closed - threshold not met", "No concerns NFA"});
  expect(
      2,
      {"Consent given: No. Early Help", "Repeat referral? No - early help",
       "Strategy discussion: No; Early help: Yes",
       "Strategy discussion: No Early help: Yes", "S47: N, Early help: Y",
       "Early help - Y", "Early help? Yes", "Did not meet S47, early help",
       "Early help instead of strategy discussion",
       "No strategy discussion but early help", "Early help; not known to CSC",
       "Early help; family informed - not CSE"});
  expect(0, {"Strategy discussion - not known to CSC",
             "Strategy discussion - no role for police",
             "Strategy discussion held - no concerns",
             "Pending strategy discussion outcome", "Police: no. S47"});
  expect(3, {"Does not meet the threshold for a strategy discussion",
             "Failed to meet strategy discussion criteria",
             "Strategy discussion criteria not met",
             "Strategy discussion unlikely", "Unsuitable for early help",
             "Family refusing early help", "Declining early help",
             "Early help - declined by parents", "Early help (no consent)",
             "Early help not accepted by family", "Not NFA", "S47? No",
             "Neither strategy discussion nor early help"});
}

TEST(Categories, AreUnclearWhereNoRuleTellsWhatIsDenied) {
  const Categories categories(
      {{"further", {"strategy discussion", "section 47"}},
       {"none", {"NFA"}},
       {"early", {"early help"}},
       {"school", {"school"}}});
  for (const char* text :
       {"Strategy discussion?",
        "NFA?",
        "Signposted; early help considered",
        "Already open - strategy discussion held previously",
        "Considered for strategy discussion, threshold not met",
        "Early help - threshold not met",
        "Section 47 - not substantiated",
        "Strategy discussion not held within 72 hours",
        "Strategy discussion - not viable at this time",
        "Early help - family did not engage",
        "Stepped down from early help to universal",
        "Parent (via school)",
        "Parents have not consented to early help",
        "Threshold not met early help",
        "Declined: early help",
        "No - early help",
        "Decision: no strategy discussion",
        "Early help and strategy discussion declined",
        "Early help. Family moved. Declined.",
        "No strategy discussion or early help yet"}) {
    const Categories::Match match = categories.Find(text);
    EXPECT_EQ(match.label, 4) << text;
    EXPECT_EQ(match.sureness, Sureness::kMayBeDenied) << text;
    EXPECT_TRUE(match.has_phrase) << text;
  }
  EXPECT_FALSE(categories.Find("Advice given").has_phrase);
}

TEST(Categories, AreNotThoseThatTheTextLeadsAwayFrom) {
  const Categories categories({{"further", {"conference", "section 47"}},
                               {"none", {"NFA"}},
                               {"early", {"early help"}},
                               {"school", {"school"}}});
  const auto expect = [&](std::size_t label, Sureness sureness,
                          const std::vector<const char*>& texts) {
    for (const char* text : texts) {
      EXPECT_EQ(categories.Find(text).label, label) << text;
      EXPECT_EQ(categories.Find(text).sureness, sureness) << text;
    }
  };
  expect(4, Sureness::kSure,
         {"Insufficient evidence for a conference",
          "Not enough info for conference", "Too low for conference",
          "Risk too low to meet conference", "Under conference threshold",
          "Under the threshold for a conference", "Nil conference",
          "Removed from the conference list", "Withdrawn from conference",
          "Screened out of conference", "Alternative to conference",
          "Closed prior to conference", "Ended before conference"});
  expect(2, Sureness::kSure,
         {"Diverted from conference into early help",
          "Early help in place of a conference"});
  expect(0, Sureness::kSure,
         {"Enquiry under section 47", "Conference, as too high for others",
          "Removed from home to conference", "Alternative conference",
          "Conference out of hours"});
  expect(1, Sureness::kSure, {"Checks made before NFA"});
  expect(3, Sureness::kSure, {"Out of school club", "Place of safety, school"});
  // It may have been reached, or be yet to come.
  expect(4, Sureness::kMayBeDenied,
         {"Discharged from conference", "Visit before conference",
          "Information gathered ahead of conference"});
}

TEST(Categories, AreUnclearWhereTheyAreAwaited) {
  const Categories categories(
      {{"further", {"conference"}}, {"none", {"NFA", "no further action"}}});
  for (const char* text :
       {"Awaiting conference", "Deferred to next conference",
        "On waiting list for conference", "Conference postponed",
        "Conference TBC", "Conference - TBC", "Hold - conference",
        "Conference (on hold)", "Conference on hold", "Pending: conference",
        "Conference pending consent", "NFA TBC", "NFA - pending"}) {
    EXPECT_EQ(categories.Find(text).label, 2) << text;
    EXPECT_EQ(categories.Find(text).sureness, Sureness::kMayBeDenied) << text;
  }
  for (const char* text :
       {"Awaiting conference minutes", "Conference - awaiting a school report",
        "Hold conference by Friday", "Conference to be held",
        "Conference; none pending"})
    EXPECT_EQ(categories.Find(text).label, 0) << text;
  // The reason of a label that is itself a denial.
  for (const char* text : {"NFA pending a report", "NFA; awaiting school"})
    EXPECT_EQ(categories.Find(text).label, 1) << text;
}

// A denial that is a label of its own.
TEST(Categories, MayBeADenialOfAnother) {
  const Categories categories(
      {{"early", {"early help"}}, {"declined", {"declined"}}});
  EXPECT_EQ(categories.Find("Early help declined").label, 1);
  EXPECT_EQ(categories.Find("Early help - declined").label, 1);
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

// The points are no ends of clauses.
TEST(Categories, AreAbbreviationsWithOrWithoutPoints) {
  const Categories categories(
      {{"none", {"NFA"}}, {"school", {"S.E.N.D. team"}}});
  for (const char* text : {"N.F.A.", "n.f.a", "N.F.A. - advice given",
                           "Closed (N.F.A.)", "Agreed N.F.A. by manager"})
    EXPECT_EQ(categories.Find(text).label, 0) << text;
  EXPECT_EQ(categories.Find("SEND team").label, 1);
  EXPECT_EQ(categories.Find("Not N.F.A.").label, 2);
  for (const char* text : {"N.F", "N.F.A1", "K.N.F.A.", "N. F. Ahmed"})
    EXPECT_FALSE(categories.Find(text).has_phrase) << text;
}

TEST(Categories, AreCodesOfOneLetterWhereNothingElseIsMeant) {
  const Categories categories({{"further", {"F", "panel"}},
                               {"none", {"N", "1"}},
                               {"early", {"E", "2"}}});
  const auto expect = [&](std::size_t label, Sureness sureness,
                          const std::vector<const char*>& texts) {
    for (const char* text : texts) {
      EXPECT_EQ(categories.Find(text).label, label) << text;
      EXPECT_EQ(categories.Find(text).sureness, sureness) << text;
    }
  };
  expect(0, Sureness::kSure,
         {"F", "f.", "(F)", "F - to panel", "Panel (F)", "F: panel",
          "Panel for F"});
  expect(1, Sureness::kSure,
         {"N", "N - moved away", "N, closed", "1", "1.0", "1. Closed", "1) x"});
  // What has a label's letter, but may be of something else.
  expect(3, Sureness::kMayBeNoCode,
         {"Advice by F/T worker", "E-mail sent", "Call from N Shah",
          "N. Shah to call", "Dr. E contacted", "Y/N", "Outcome E", "1-closed",
          "Closed on 2/5", "Panel with N Shah"});
  expect(3, Sureness::kTwoLabels, {"N, E", "Panel, E"});
  // Nothing is meant by it.
  expect(3, Sureness::kSure, {"N/A", "n/a - moved", "Moved, N/A", "Emailed"});
  EXPECT_TRUE(categories.Find("E-mail sent").has_phrase);
  EXPECT_FALSE(categories.Find("N/A").has_phrase);
  // As a phrase of its own.
  EXPECT_EQ(Categories({{"na", {"N/A"}}, {"none", {"N"}}}).Find("N/A").label,
            0);
}

TEST(Categories, AreNotThoseOfTheCellAbove) {
  const Categories categories({{"none", {"NFA"}}, {"same", {"same"}}});
  for (const char* text : {"\"", "''", "\u201D", "As above", "ditto", "do."}) {
    EXPECT_EQ(categories.Find(text).label, 2) << text;
    EXPECT_EQ(categories.Find(text).sureness, Sureness::kDitto) << text;
    EXPECT_FALSE(categories.Find(text).has_phrase) << text;
  }
  // Words of a label go before it, and "do" is a word.
  for (const char* text : {"Same", "NFA", "do", "Advice as above", ""})
    EXPECT_EQ(categories.Find(text).sureness, Sureness::kSure) << text;
  EXPECT_EQ(categories.Find("Same").label, 1);
}

TEST(Categories, AreNotKnownByPhrasesWithoutWords) {
  const Categories categories({{"a", {"", "-"}}, {"b", {"none"}}});
  for (const char* text : {"", "-", "x"})
    EXPECT_EQ(categories.Find(text).label, 2) << text;
  EXPECT_EQ(categories.Find("none").label, 1);
}

}  // namespace
}  // namespace planwatch
