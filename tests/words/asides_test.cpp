// What stands beside a rating or date and is no part of it: an occasion, what
// was before, the mark of a footnote.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "collectors/words/rating.h"
#include "tests/words/dates.h"
#include "tests/words/ratings.h"

namespace planwatch {
namespace {

TEST(Rag, ACompletionMayNameItsOccasion) {
  for (const std::string_view cell :
       {"Closed at Board 12/03/2015", "Closed at the March Board",
        "Closed on 12/03/2015 at Board", "Completed at meeting",
        "Signed off at Improvement Board 23/04/15", "Delivered in full",
        "Actioned at meeting 12/3/15", "Completed during spring term",
        "Done at inset day 5/1/15", "Closed no evidence required"})
    EXPECT_EQ(Told(ReadRating(cell, {})), "blue complete") << cell;
  for (const std::string_view cell :
       {"To be signed off at Board 12/03/2015", "Agreed to close at Board",
        "Completed at Hill School", "Not closed at Board"})
    EXPECT_FALSE(ReadRating(cell, {}).complete) << cell;
}

TEST(Rag, AnOccasionIsAMeetingOfAnyKind) {
  for (const std::string occasion :
       {"Board",      "meeting",  "committee",  "Cabinet",     "Council",
        "panel",      "group",    "forum",      "session",     "event",
        "inset day",  "review",   "conference", "workshop",    "governors",
        "assembly",   "AGM",      "Executive",  "summit",      "Scrutiny",
        "SLT",        "CMT",      "SMT",        "Partnership", "inspection",
        "an evening", "briefing", "training"})
    EXPECT_EQ(Told(ReadRating("Completed at " + occasion, {})), "blue complete")
        << occasion;
  for (const std::string place : {"two schools", "Hill Farm", "depots"})
    EXPECT_FALSE(ReadRating("Completed at " + place, {}).complete) << place;
}

TEST(Rag, AnArrowOfAnyShapeLeadsToWhatItIsNow) {
  for (const std::string arrow : {"→", "⇒", "➔", "➜", "➡", "⟶", ">", "»"}) {
    EXPECT_EQ(Told(ReadRating("Red " + arrow + " Amber", {})), "amber")
        << arrow;
    EXPECT_EQ(Told(ReadRating("Amber " + arrow + " Red", {})), "red") << arrow;
  }
  EXPECT_EQ(Told(ReadRating("Red ↔ Amber", {})), "red");
}

TEST(Rag, WhatStoodBeforeIsPast) {
  Expect({{"Green\n(Amber in February)", "green"},
          {"Green (prev. Amber)", "green"},
          {"Green (was Amber)", "green"},
          {"Green\nPreviously Amber", "green"},
          // The one before, most likely.
          {"Green (Amber)", "amber or green"},
          {"G (A)", "amber or green"},
          {"Red (Amber)", "red"}});
}

TEST(Rag, TheMarkOfAFootnoteIsPassedOver) {
  Expect({{"Blue³", "blue"}, {"Complete¹", "blue complete"}});
}

TEST(Rag, AnAbbreviationIsNoPairOfLetters) {
  Expect({{"Gr", "unrated unknown"}, {"GR", "red"}, {"gr", "red"}});
}

TEST(Due, TheMarkOfAFootnoteIsPassedOver) {
  ExpectDates(
      {{"30 April 2015¹", "2015-04-30"}, {"31/03/2015²", "2015-03-31"}});
}

}  // namespace
}  // namespace planwatch
