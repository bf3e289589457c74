// The words that say, under the heading of completion, that it was done.
#include <gtest/gtest.h>

#include <string>

#include "collectors/plan/completion.h"

namespace planwatch {
namespace {

TEST(Deeds, AWordThatEndsAMatterStandsFirstLastOrBeforeWhereAndWhen) {
  for (const std::string deed :
       {"achieved",    "adopted",  "agreed",    "appointed", "approved",
        "delivered",   "endorsed", "held",      "issued",    "implemented",
        "installed",   "launched", "paid",      "presented", "published",
        "distributed", "ratified", "recruited", "sent",      "signed"}) {
    for (const std::string& text :
         {deed, deed + " leaflets", "Leaflets " + deed,
          "Leaflets " + deed + " 12", "12/03/2015 " + deed + " leaflets"})
      EXPECT_TRUE(TellsOfDeed(text)) << text;
    for (const char* const behind : {"to", "by", "at", "on", "in", "with",
                                     "and", "via", "from", "across", "March"})
      EXPECT_TRUE(TellsOfDeed("Leaflets " + deed + ' ' + behind + " all"))
          << deed << ' ' << behind;
    EXPECT_FALSE(TellsOfDeed("Leaflets " + deed + " leaflets all"));
    EXPECT_FALSE(TellsOfDeed("Leaflets un" + deed));
  }
  for (const char* const text :
       {"Booked", "Drafted", "Circulated", "Leaflets", "", "12/03/2015"})
    EXPECT_FALSE(TellsOfDeed(text)) << text;
}

TEST(Deeds, WhatIsInPlaceAtTheEndIsDone) {
  EXPECT_TRUE(TellsOfDeed("In place"));
  EXPECT_TRUE(TellsOfDeed("Cameras are in place."));
  EXPECT_FALSE(TellsOfDeed("Place"));
  EXPECT_FALSE(TellsOfDeed("Cameras in place of guards"));
  EXPECT_FALSE(TellsOfDeed("Cameras on place"));
}

TEST(Deeds, AWordThatDeniesItOrPutsItOffTakesItBack) {
  for (const std::string word :
       {"not",       "no",           "never",      "yet",
        "to be",     "be",           "will",       "would",
        "should",    "shall",        "may be",     "must",
        "might",     "could",        "can",        "awaiting",
        "awaited",   "await",        "awaits",     "pending",
        "when",      "once",         "if",         "until",
        "unless",    "due",          "expected",   "planned",
        "scheduled", "proposed",     "partly",     "partially",
        "part",      "some",         "most",       "only",
        "draft",     "being",        "ongoing",    "outstanding",
        "next",      "last",         "previous",   "was",
        "were",      "review",       "subject to", "in principle",
        "except",    "but",          "however",    "delayed",
        "meeting",   "for approval", "remains",    "remaining",
        "target",    "report to",    "isn't",      "hasn't"})
    for (const std::string& text :
         {"Leaflets " + word + " approved", "Approved, leaflets " + word,
          word + " leaflets in place"})
      EXPECT_FALSE(TellsOfDeed(text)) << text;
  EXPECT_FALSE(TellsOfDeed("Leaflets approved?"));
  // Of other words that only hold these nothing is taken back.
  EXPECT_TRUE(TellsOfDeed("Notice of canteen approved"));
}

}  // namespace
}  // namespace planwatch
