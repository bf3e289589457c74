#include "collectors/plan/key_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planwatch {
namespace {

// "green: done; amber: late", with "=" where they are joined.
std::string Entries(std::string_view text, const KeyMarks& own = {}) {
  std::string all;
  for (const KeyEntry& entry : ReadKeyText(text, own).entries)
    all += (all.empty() ? "" : "; ") + entry.shown +
           (entry.joined ? " = " : " ") + entry.meaning;
  return all;
}

TEST(KeyText, IsOfOneLetterBesideAMarkOrInFrontOfARating) {
  for (const auto& [text, entries] :
       {std::pair{"C = behind the door", "c = behind the door"},
        {"Filed away (C)", "c = Filed away"},
        {"C complete", "c complete"},
        {"See: C complete", "c complete"},
        {"Filed away C:", "c = Filed away"},
        // Any other is a word.
        {"C behind the door", ""},
        {"Plan C begins", ""},
        {"Plan C", ""},
        {"Plan (see C) begins", ""},
        {"C. Jones = lead", ""},
        // Two of them are marks anywhere.
        {"C behind, D ahead", "c behind; d ahead"}})
    EXPECT_EQ(Entries(text), entries) << text;
}

TEST(KeyText, GivesEachMarkTheWordsOnItsOwnSide) {
  for (const auto& [text, entries] :
       {std::pair{"Green filed away", "green filed away"},
        {"Green means filed away", "green = filed away"},
        {"Filed away green", "green = Filed away"},
        {"Filed away green shelved red", "green = Filed away; red = shelved"},
        {"Filed (green) shelved (red)", "green = Filed; red = shelved"},
        {"Filed [green] shelved [red]", "green = Filed; red = shelved"},
        {"Green filed away red shelved", "green filed away; red shelved"},
        {"Green (G) = filed away", "green = filed away; g filed away"},
        {"Green, filed away", "green "},
        {"Note: filed away in green", "green = filed away"},
        {"Shelved, filed away in green", "green = filed away"}})
    EXPECT_EQ(Entries(text), entries) << text;
}

TEST(KeyText, AFigureOfThePlansOwnIsAMarkBeforeAJoinerAndBehindNoWord) {
  const KeyMarks own{{"3", "●"}, {"7"}};
  for (const auto& [text, entries] :
       {std::pair{"3 = filed away", "3 = filed away"},
        {"3: filed away", "3 = filed away"},
        {"7 - filed away", "7 = filed away"},
        {"Note: 3: filed away", "3 = filed away"},
        // An equals sign makes it one behind a word too.
        {"See 3 = filed away", "3 = filed away"},
        {"See 3: filed away", ""},
        {"Tier 3 - filed away", ""},
        {"3 filed away", ""},
        {"Filed away 3", ""},
        {"4 = filed away", ""},
        // A symbol is one anywhere.
        {"● filed away", "● = filed away"},
        {"Filed away ●", "● = Filed away"}})
    EXPECT_EQ(Entries(text, own), entries) << text;
}

TEST(KeyText, AColourThatIsNoRatingIsAMarkOfThePlansOwn) {
  for (const std::string colour :
       {"purple", "grey", "gray", "black", "white", "pink", "brown", "teal",
        "lilac", "violet", "turquoise"}) {
    EXPECT_EQ(Entries(colour + " = filed away"), colour + " = filed away");
    EXPECT_EQ(Entries("Filed away (" + colour + ")"), colour + " = Filed away");
    EXPECT_TRUE(IsOwnMark(colour)) << colour;
  }
  EXPECT_EQ(Entries("paper = filed away"), "");
  EXPECT_FALSE(IsOwnMark("paper"));
}

TEST(KeyText, AVerbOrAMarkJoinsTheColourToItsMeaning) {
  for (const std::string joint :
       {"means",  "mean",       "indicates", "indicate",  "denotes",
        "denote", "represents", "represent", "signifies", "signify",
        "shows",  "is",         "are",       "have",      "has",
        "been",   "that",       "have been", "=",         ":",
        "-",      "–",          "—",         "→",         ">"}) {
    EXPECT_EQ(Entries("Green " + joint + " filed away"), "green = filed away");
    EXPECT_TRUE(ReadKeyText("Green " + joint + " filed away", {}).plain)
        << joint;
  }
  for (const std::string word : {"meaning", "was", "filing"})
    EXPECT_EQ(Entries("Green " + word + " filed away"),
              "green " + word + " filed away");
}

TEST(KeyText, WhatIsSaidOfTheColourIsNoPartOfTheMeaningBeforeIt) {
  for (const std::string glue :
       {"marked",    "highlighted", "shaded",  "coloured",   "colored",
        "colour",    "color",       "colours", "rated",      "shown",
        "in",        "as",          "by",      "with",       "to",
        "for",       "of",          "the",     "a",          "an",
        "those",     "these",       "all",     "any",        "action",
        "actions",   "task",        "tasks",   "item",       "items",
        "key",       "rag",         "brag",    "ragb",       "status",
        "rating",    "code",        "coding",  "legend",     "milestones",
        "milestone", "ratings",     "text",    "cell",       "cells",
        "row",       "rows",        "note",    "is shown in"}) {
    EXPECT_EQ(Entries("Filed away " + glue + " green"), "green = Filed away")
        << glue;
    EXPECT_TRUE(ReadKeyText("Filed away " + glue + " green", {}).plain) << glue;
  }
  EXPECT_EQ(Entries("Filed away near green"), "green = Filed away near");
  EXPECT_FALSE(ReadKeyText("Filed away near green", {}).plain);
}

TEST(KeyText, AShadeIsAMarkWhereNoColourIsNamed) {
  for (const std::string shade : {"shaded", "greyed", "grayed", "highlighted"})
    for (const std::string marked : {"", " out", " rows", " out cells"})
      EXPECT_EQ(Entries(shade + marked + " = filed away"),
                shade + " = filed away");
  EXPECT_EQ(Entries("Shaded green = filed away"), "green = filed away");
  EXPECT_EQ(Entries("Folded rows = filed away"), "");
}

TEST(KeyText, WhatIsMarkedStandsBetweenTheMarkAndTheVerb) {
  for (const std::string marked :
       {"out",     "row",     "rows",  "item",      "items",
        "action",  "actions", "task",  "tasks",     "entries",
        "line",    "lines",   "ones",  "highlight", "highlighting",
        "shading", "cell",    "cells", "text",      "font"})
    EXPECT_EQ(Entries("Green " + marked + " means filed away"),
              "green = filed away")
        << marked;
  EXPECT_EQ(Entries("Green paint means filed away"),
            "green paint means filed away");
}

}  // namespace
}  // namespace planwatch
