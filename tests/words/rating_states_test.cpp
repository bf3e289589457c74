// States that councils give their actions beside the colours, and where what is
// complete goes.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/words/ratings.h"

namespace planwatch {
namespace {

TEST(RatingStates, WhatWentToBusinessAsUsualIsComplete) {
  constexpr Case kCases[] = {
      {"Complete - transferred to BAU", "blue complete"},
      {"Complete/Closed - transferred to BAU", "blue complete"},
      {"Closed - handed over to the BAU team", "blue complete"},
      {"Transferred to BAU", "blue complete"},
      {"Passed back into business as usual", "blue complete"},
      {"Migrated to BAU", "blue complete"},
      {"Complete - continues as BAU", "blue complete"},
      {"Complete, now to BAU", "blue complete"},
      {"To be transferred to BAU", "unrated"},
      {"Will be handed over to BAU in June", "unrated"},
      {"Not transferred to BAU", "unrated"},
      {"Partly transferred to BAU", "amber"},
  };
  Expect(kCases);
}

TEST(RatingStates, WhereSomethingWasSentIsNoForecast) {
  constexpr Case kCases[] = {
      {"Complete - transferred to Housing", "blue complete"},
      {"Complete - reported to the Board", "blue complete"},
      {"Complete - agreed to extend it", "blue complete or amber"},
      {"Complete - certificates to be issued", "blue complete or amber"},
  };
  Expect(kCases);
}

TEST(RatingStates, AFractionOfItIsAPart) {
  constexpr Case kCases[] = {
      {"½ done", "amber"}, {"¾ complete", "amber"}, {"⅓ complete", "amber"}};
  Expect(kCases);
}

TEST(RatingStates, WhatIsCountedBehindAClaimReopensNothing) {
  constexpr Case kCases[] = {
      {"Completed.\n12 of 15 were completed on time.",
       "blue complete or amber"},
      {"Completed.\nSurvey shows 8 of 9 visits completed",
       "blue complete or amber"},
      {"Completed.\nApril 2015: 12 completed on time (80%).",
       "blue complete or amber"},
      {"Completed (3 of 5)", "amber"},
      {"Completed.\n80%", "amber"},
      {"Staff training completed.\n8 of 9 visits completed", "amber"},
      {"Completed.\nInvoices outstanding", "amber"},
  };
  Expect(kCases);
}

TEST(RatingStates, WhatIsLateNeedNotSayOfWhat) {
  constexpr Case kCases[] = {{"Behind", "amber"},
                             {"Ahead", "green"},
                             {"Will not meet deadline", "red"},
                             {"Missed deadline", "red"},
                             {"Past due", "red"},
                             {"Likely to miss", "red"},
                             {"Completed by the deadline", "blue complete"},
                             {"Rectified", "blue complete"},
                             {"Not accepted", "blue complete"}};
  Expect(kCases);
}

TEST(RatingStates, WhatWillNotBeDoneIsRed) {
  constexpr Case kCases[] = {{"Will not be achieved", "red"},
                             {"Unlikely to be achieved", "red"},
                             {"Won't be met", "red"},
                             {"Deadline exceeded", "red"},
                             {"Exceeded", "blue complete"},
                             {"Target exceeded", "blue complete"},
                             {"Released", "blue complete"},
                             {"Mitigated", "blue complete"},
                             {"Dropped", "blue complete"},
                             {"Dropped to amber", "amber"},
                             {"Draft", "amber"},
                             {"In draft", "amber"}};
  Expect(kCases);
}

TEST(RatingStates, SeveralWordsAreKnownAsOne) {
  constexpr Case kCases[] = {{"Inprogress", "amber"},
                             {"NOTSTARTED", "unrated"},
                             {"Ontrack", "green"},
                             {"Signedoff", "blue complete"}};
  Expect(kCases);
}

TEST(RatingStates, AnEmptyBoxOfAnyKindIsNoTick) {
  constexpr Case kCases[] = {{"☐", "unrated"},
                             {"□", "unrated"},
                             {"◻", "unrated"},
                             {"⬜", "unrated"},
                             {"⬜ Blocked", "red"}};
  Expect(kCases);
  EXPECT_EQ(ReadRating("□ Red ☒ Amber", {}).worst(), Rag::kAmber);
}

TEST(RatingStates, WhatIsPutForwardForClosureMayBeDone) {
  constexpr Case kCases[] = {
      {"Propose to close", "unrated or blue complete"},
      {"Proposed for closure", "unrated or blue complete"},
      {"To be closed", "unrated or blue complete"},
      {"Can be closed", "unrated or blue complete"},
      {"Proposing to close", "unrated or blue complete"},
      {"Proposing closure", "unrated or blue complete"},
      {"Recommend closing", "unrated or blue complete"},
      {"Recommended for closure", "unrated or blue complete"},
      {"Recommending closure", "unrated or blue complete"},
      {"Suggest we close", "unrated or blue complete"},
      {"Suggested closure", "unrated or blue complete"},
      {"Request closure", "unrated or blue complete"},
      {"Requested closure", "unrated or blue complete"},
      {"Ready to close", "unrated or blue complete"},
      {"For closure", "unrated or blue complete"},
      {"Suggest closure after audit", "unrated unknown"},
      {"Suggest closure by June", "unrated unknown"},
      {"Suggest closure before June", "unrated unknown"},
      {"Suggest closure following audit", "unrated unknown"},
      {"Suggest closure if approved", "unrated unknown"},
      {"Suggest closure once approved", "unrated unknown"},
      {"Suggest closure until June", "unrated unknown"},
      {"Suggest closure when approved", "unrated unknown"},
      {"Suggest closure due June", "unrated unknown"},
      {"Suggest not closing", "unrated unknown"},
      {"Discuss closure", "unrated unknown"},
      {"Cannot be closed", "unrated"},
      {"To be closed by June", "unrated"}};
  Expect(kCases);
}

TEST(RatingStates, WhatSomebodyIsToDoIsYetToCome) {
  for (const std::string who :
       {"agreed", "asked", "needed", "required", "wanted", "invited", "decided",
        "committed", "used", "supposed"})
    EXPECT_EQ(Told(ReadRating("Complete - " + who + " to extend it", {})),
              "blue complete or amber")
        << who;
  EXPECT_EQ(Told(ReadRating("Complete - posted to all staff", {})),
            "blue complete");
}

TEST(RatingStates, WhatHasGoneToBusinessAsUsualIsDone) {
  for (const std::string_view cell :
       {"Handed over to BAU", "Moved across into BAU", "Passed back to BAU",
        "Absorbed fully within business as usual", "Moved on to BAU",
        "Embedded now in BAU", "Passed to the BAU team", "Handed to BAU teams",
        "Moved into BAU service", "Moved into BAU services",
        "Moved into BAU activity"})
    EXPECT_EQ(Told(ReadRating(cell, {})), "blue complete") << cell;
}

TEST(RatingStates, AYearOfSeveralIsAPart) {
  constexpr Case kCases[] = {{"Year 1 complete", "unrated or blue complete"},
                             {"Year 10 complete", "unrated or blue complete"},
                             {"Year 11 complete", "blue complete"},
                             {"Year 2015 complete", "blue complete"},
                             {"2015 complete", "blue complete"}};
  Expect(kCases);
}

TEST(RatingStates, TheLastSentenceCompletesHoweverLongTheTextIs) {
  constexpr Case kCases[] = {
      {"Group met and agreed the terms of reference. Partners have signed up "
       "and training is rolled out. Completed.",
       "blue complete"},
      {"Group met and agreed the terms of reference. Partners have signed up "
       "and training is rolled out. Report completed.",
       "unrated unknown"}};
  Expect(kCases);
}

TEST(RatingStates, CompleteAfterAMonthMayBeToCome) {
  constexpr Case kCases[] = {
      {"Complete after Board approval in June", "blue complete or amber"},
      {"Complete following sign-off in March", "blue complete or amber"},
      {"Completed after Board approval in June", "blue complete"},
      {"Complete, after a long delay", "blue complete"},
      {"Complete once the Board has met", "unrated"},
      {"Complete upon approval", "unrated"},
  };
  Expect(kCases);
}

TEST(RatingStates, WhatWasMergedOrDeletedIsOver) {
  constexpr Case kCases[] = {
      {"Merged with action 4", "blue complete"},
      {"Deleted", "blue complete"},
      {"Stood down", "blue complete"},
      {"To be merged", "unrated"},
      {"Merged data sets are in use", "unrated unknown"}};
  Expect(kCases);
}

TEST(RatingStates, WhoHasNotCompletedItTakesTheClaimBack) {
  constexpr Case kCases[] = {
      {"Completed by Health, not by Police", "blue complete or amber"},
      {"Complete, no cost", "blue complete"},
      {"Complete, no further action", "blue complete"},
  };
  Expect(kCases);
}

TEST(RatingStates, ALetterMayHaveItsDay) {
  constexpr Case kCases[] = {
      {"B 20/3/15", "blue"}, {"G 12/5", "green"}, {"A 1", "unrated unknown"}};
  Expect(kCases);
}

}  // namespace
}  // namespace planwatch
