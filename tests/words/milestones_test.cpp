// Cells of several dates: milestones, revisions, and what of them is reached.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "tests/words/dates.h"

namespace planwatch {
namespace {

TEST(Due, MilestonesOutOfOrderAreDueOnTheEarliestAndInDoubt) {
  ExpectDates(
      {{"30/06/2015\n31/03/2015", "2015-03-31 or 2015-06-30 guessed several"}});
}

TEST(Due, SeveralMilestonesAreDueOnTheFirstAndNoSlip) {
  ExpectDates(
      {{"31/03/2015\n30/06/2015", "2015-03-31 guessed several"},
       {"31/03/2015, 30/06/2015, 30/09/2015", "2015-03-31 guessed several"},
       {"March 2015 / June 2015", "2015-03-31 guessed several"},
       {"30 June 2015 and 30 Sept 2015", "2015-06-30 guessed several"},
       {"Stage A - May 2015; stage B - October 2015",
        "2015-05-31 guessed several"},
       {"a) May 2015\nb) July 2015", "2015-05-31 guessed several"},
       {"12th, 19th and 26th May 2015", "2015-05-12 guessed several"},
       {"30 June, then autumn 2015", "2015-06-30 guessed several"},
       {"Q1 2015/16 (30 June 2015)", "2015-06-30"}});
  ExpectDates(
      {{"Draft in May; final in October", "2015-05-31 guessed several"}},
      {.year = 2015});
}

TEST(Due, OfMilestonesTheFirstThatIsNotReachedIsDue) {
  ExpectDates(
      {{"31/03/15 ✓ 30/09/15", "2015-09-30 guessed reached"},
       {"Survey 31/03/15 ✓\nReport 30/09/15", "2015-09-30 guessed reached"},
       {"Stage 1: 31/03/15 (complete), stage 2: 30/09/15",
        "2015-09-30 guessed reached"},
       {"Draft complete 31/03/15; final 30/06/15",
        "2015-06-30 guessed reached"},
       {"✓ 31/03/15, 30/09/15", "2015-09-30 guessed reached"},
       {"✓ Draft 31/03/15\nFinal 30/09/15", "2015-09-30 guessed reached"},
       {"30/04/15 – draft done, final 30/06/15", "2015-06-30 guessed reached"},
       {"31/03/15 signed off; report 30/09/15", "2015-09-30 guessed reached"},
       {"31/03/15 (interim report complete); 30/09/15 final",
        "2015-09-30 guessed reached"},
       {"Policy drafted March 2015, embedded July 2015",
        "2015-03-31 guessed several"},
       {"March 2015 - done, April 2015", "2015-04-30 guessed reached"},
       {"31/03/15 ✓, 30/06/15, 30/09/15",
        "2015-06-30 guessed several reached"}});
}

TEST(Due, WhatIsReachedWholeIsDoneAndWhatIsToComeIsNot) {
  for (const std::string_view text :
       {"31/03/15 ✓ 30/09/15 ✓", "✓ 31/03/15 ✓ 30/09/15", "31/03/15 ✓"}) {
    EXPECT_FALSE(ReadDue(text).reached) << text;
    EXPECT_TRUE(ReadDue(text).done) << text;
  }
  EXPECT_FALSE(ReadDue("31/03/15 ✓ 30/09/15").done);
  for (const std::string_view text :
       {"Draft to be complete 31/03/15; final 30/06/15",
        "Complete 31/03/15 and review 30/06/15",
        "31/03/15 business as usual 30/06/15"})
    EXPECT_FALSE(ReadDue(text).reached) << text;
}

TEST(Due, MilestonesWithoutAYearTakeTheirNeighbours) {
  ExpectDates(
      {{"March, June and September 2015", "2015-03-31 guessed several"},
       {"September and March 2016", "2015-09-30 guessed several"},
       {"Stage 1 – May; stage 2 – October 2015", "2015-05-31 guessed several"},
       {"2015/16: Q1 and Q3", "2015-06-30 guessed several"},
       {"Q1 figures to the board in July 2015", "2015-07-31 guessed"}});
}

TEST(Due, ARevisionNeedsAWordOrAnArrow) {
  ExpectDates(
      {{"March 2015, revised to June 2015", "2015-03-31 to 2015-06-30 guessed"},
       {"March 2015 moved to June 2015", "2015-03-31 to 2015-06-30 guessed"},
       {"was 31/03/15, now Sept 15", "2015-03-31 to 2015-09-30 guessed"},
       {"31/03/15 (revised to 30/06/15)", "2015-03-31 to 2015-06-30 guessed"},
       {"31/03/15 (now 30/06/15)", "2015-03-31 to 2015-06-30 guessed"},
       {"Sept 2015 (was June 2015)", "2015-06-30 to 2015-09-30 guessed"},
       {"Original: 31/03/15 Revised: 30/06/15",
        "2015-03-31 to 2015-06-30 guessed"},
       {"30/06/15 original, 30/09/15 revised",
        "2015-06-30 to 2015-09-30 guessed"},
       {"31/03/15; extended to 30/06/15; extended to 30/09/15",
        "2015-03-31 to 2015-09-30 guessed"},
       {"30/06/2015 - deferred by the board of 12/05/2015 to 31/10/2015",
        "2015-06-30 guessed several"},
       {"30/06/2015 - moved to 31/10/2015 at the board of 12/05/2015",
        "2015-06-30 to 2015-10-31 guessed"},
       {"slipped from Q1 to Q2 2015/16", "2015-06-30 to 2015-09-30 guessed"},
       {"30 June moved to 30 Sept 2015", "2015-06-30 to 2015-09-30 guessed"},
       {"Revised to 30/09/15", "2015-09-30 guessed"},
       {"Revised policy by May 2015, training by July 2015",
        "2015-05-31 guessed several"}});
  for (const std::string_view arrow : kArrows)
    ExpectDates({{"31/03/15 " + std::string(arrow) + " 30/06/15",
                  "2015-03-31 to 2015-06-30"}});
}

TEST(Due, AStruckThroughDateIsTheOriginal) {
  EXPECT_EQ(Told(ReadDue("30/06/2015", {}, "31/03/2015")),
            "2015-03-31 to 2015-06-30");
  EXPECT_EQ(Told(ReadDue("30/09/2015", {}, "31/03/2015 30/06/2015")),
            "2015-03-31 to 2015-09-30");
  EXPECT_EQ(Told(ReadDue("31/03/2015", {}, "TBC")), "2015-03-31");
  EXPECT_EQ(Told(ReadDue("30 June 2015", {}, "31 March")),
            "2015-03-31 to 2015-06-30");
  EXPECT_EQ(Told(ReadDue("", {}, "31/03/2015")), "2015-03-31");
  EXPECT_EQ(Told(ReadDue("ongoing", {}, "31/03/2015")), "2015-03-31 guessed");
  EXPECT_EQ(Told(ReadDue("31/03/2015", {}, "31/03/2015")), "2015-03-31");
}

}  // namespace
}  // namespace planwatch
