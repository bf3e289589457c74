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

}  // namespace
}  // namespace planwatch
