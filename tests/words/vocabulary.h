// What holds of every table of headings: the tests of its reader go through it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/columns.h"

namespace planwatch {

inline double VoteFor(const FieldTable& table, int field,
                      std::string_view heading) {
  for (const HeadingVote& vote : table.headings.Votes(heading))
    if (vote.field == field) return vote.strength;
  return 0;
}

// A phrase as other documents write it.
inline std::vector<std::string> Spellings(const std::string& phrase) {
  std::string upper = phrase, snake = phrase, camel;
  for (char& c : upper)
    c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  std::replace(snake.begin(), snake.end(), ' ', '_');
  bool starts = true;
  for (const char c : phrase) {
    if (c != ' ')
      camel +=
          starts
              ? static_cast<char>(std::toupper(static_cast<unsigned char>(c)))
              : c;
    starts = c == ' ';
  }
  return {phrase,
          upper,
          snake,
          camel,
          " " + phrase + ":",
          phrase + " (please fill in)"};
}

// A text of a table is words alone: no mark, no capital, no blank too many.
inline void ExpectWordsAlone(std::string_view text) {
  EXPECT_EQ(Join(Words(Fold(text)), " "), text);
}

// Every phrase alone names its field, however it is spelled, and no other field
// as much; every veto takes it away. Two weights are one, or a step apart: what
// is nearly the same is neither a doubt nor clearly the stronger.
inline void TestVocabulary(const FieldTable& table) {
  constexpr double kStep = 0.2, kNoise = 1e-9;
  for (std::size_t i = 0; i < table.names.size(); ++i) {
    const FieldName& field = table.names[i];
    ExpectWordsAlone(field.name);
    ExpectWordsAlone(field.text);
    // As the configuration has it, it names the field.
    EXPECT_NEAR(VoteFor(table, static_cast<int>(i), field.name), 3,
                kStep + kNoise)
        << field.name;
  }
  for (const HeadingVeto& veto : table.vetoes)
    for (const std::string& word : Split(veto.words, ','))
      ExpectWordsAlone(Tidy(word));
  for (const HeadingRule& rule : table.rules)
    for (const HeadingRule& other : table.rules)
      EXPECT_TRUE(rule.weight == other.weight ||
                  std::abs(rule.weight - other.weight) > kStep - kNoise)
          << rule.phrases << "; " << other.phrases;
  for (const HeadingRule& rule : table.rules) {
    EXPECT_GE(rule.weight, kKnownHeading) << rule.phrases;
    for (const std::string& phrase : Split(rule.phrases, ',')) {
      ExpectWordsAlone(Tidy(phrase));
      for (const std::string& heading : Spellings(Tidy(phrase))) {
        EXPECT_GE(VoteFor(table, rule.field, heading), rule.weight) << heading;
        for (const HeadingVote& vote : table.headings.Votes(heading))
          EXPECT_TRUE(vote.field == rule.field || vote.strength < rule.weight)
              << heading << ": " << vote.field;
      }
      for (const HeadingVeto& veto : table.vetoes) {
        if ((veto.fields >> rule.field & 1) == 0) continue;
        for (const std::string& word : Split(veto.words, ','))
          for (const std::string& heading :
               {phrase + " " + word, word + " " + phrase})
            EXPECT_LT(VoteFor(table, rule.field, heading), kKnownHeading)
                << heading;
      }
    }
  }
}

}  // namespace planwatch
