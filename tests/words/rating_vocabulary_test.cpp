// The vocabularies of ratings, word for word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/words/rating.h"
#include "collectors/words/rating_words.h"
#include "tests/words/ratings.h"

namespace planwatch {
namespace {

struct Phrase {
  std::string text;
  RatingKind kind;
  Rag rag;
};

std::vector<Phrase> Phrases() {
  std::vector<Phrase> phrases;
  for (const RatingTable& table : RatingTables())
    for (std::string_view rest = table.phrases; !rest.empty();) {
      std::string_view phrase = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(phrase.size() + 1, rest.size()));
      phrase.remove_prefix(
          std::min(phrase.find_first_not_of(' '), phrase.size()));
      phrases.push_back({std::string(phrase), table.kind, table.rag});
    }
  return phrases;
}

TEST(RatingVocabulary, EachPhraseStandsInOneTable) {
  std::set<std::string> met;
  for (const Phrase& phrase : Phrases())
    EXPECT_TRUE(met.insert(phrase.text).second) << phrase.text;
}

bool Claims(RatingKind kind) {
  return IsDone(kind) || kind == RatingKind::kYes || kind == RatingKind::kTick;
}

TEST(RatingVocabulary, EachRatingRatesAsItsTableSays) {
  for (const Phrase& phrase : Phrases()) {
    if (!IsRating(phrase.kind)) continue;
    std::string underscored = phrase.text;
    std::replace(underscored.begin(), underscored.end(), ' ', '_');
    for (const std::string& cell :
         {phrase.text, underscored, "Status: " + phrase.text,
          phrase.text + " - a longer explanation of it"}) {
      const RatingReading reading = ReadRating(cell, {});
      EXPECT_EQ(reading.worst(), phrase.rag) << cell;
      EXPECT_EQ(reading.complete, Claims(phrase.kind)) << cell;
      EXPECT_TRUE(reading.known) << cell;
    }
  }
}

TEST(RatingVocabulary, NoRatingSurvivesADoubtAForecastOrANegation) {
  std::set<std::string> in_tables;
  for (const Phrase& phrase : Phrases()) in_tables.insert(phrase.text);
  for (const Phrase& phrase : Phrases()) {
    if (!IsRating(phrase.kind)) continue;
    const RatingReading doubted = ReadRating(phrase.text + "?", {});
    EXPECT_EQ(Told(Rating{doubted.worst(), doubted.complete}), "unrated")
        << phrase.text;
    EXPECT_EQ(doubted.other.has_value(), phrase.rag != Rag::kUnrated)
        << phrase.text;
    for (const std::string& cell :
         {phrase.text + " by June", "will be " + phrase.text,
          "expected to be " + phrase.text, "if " + phrase.text,
          "e.g. " + phrase.text}) {
      const RatingReading reading = ReadRating(cell, {});
      EXPECT_EQ(Told(Rating{reading.worst(), reading.complete}), "unrated")
          << cell;
    }
    if (phrase.text.starts_with("no")) continue;
    for (const std::string& cell :
         {"not " + phrase.text, "isn't " + phrase.text}) {
      if (in_tables.contains(cell)) continue;  // "not achieved" is red
      const RatingReading reading = ReadRating(cell, {});
      EXPECT_FALSE(reading.complete) << cell;
      EXPECT_TRUE(
          reading.worst() == Rag::kUnrated ||
          (phrase.kind == RatingKind::kInTime && reading.worst() == Rag::kRed))
          << cell;
    }
  }
}

TEST(RatingVocabulary, EachWordBesideARatingDoesWhatItsTableSays) {
  const auto told = [](const std::string& cell) {
    const RatingReading reading = ReadRating(cell, {});
    return Told(Rating{reading.worst(), reading.complete});
  };
  for (const Phrase& phrase : Phrases()) {
    const std::string& word = phrase.text;
    switch (phrase.kind) {
      case RatingKind::kNegation:
      case RatingKind::kNotYet:
      case RatingKind::kForecast:
        EXPECT_EQ(told(word + " green"), "unrated") << word;
        EXPECT_EQ(told(word + " complete"), "unrated") << word;
        break;
      case RatingKind::kPartly:
        EXPECT_EQ(told(word + " green"), "unrated") << word;
        EXPECT_EQ(told(word + " complete"), "amber") << word;
        break;
      case RatingKind::kDoubt:
      case RatingKind::kExpected:
        EXPECT_EQ(told(word + " green"), "unrated") << word;
        EXPECT_EQ(told("green " + word), "unrated") << word;
        break;
      case RatingKind::kCondition:
        EXPECT_EQ(told("red " + word + " funding fails"), "unrated") << word;
        EXPECT_EQ(told("complete " + word + " staff agree"), "unrated") << word;
        break;
      case RatingKind::kPast:
        EXPECT_EQ(told(word + " red"), "unrated") << word;
        EXPECT_EQ(told("amber (" + word + " red)"), "amber") << word;
        break;
      case RatingKind::kNow:
        EXPECT_EQ(told("red, " + word + " green"), "green") << word;
        break;
      case RatingKind::kChange:
        EXPECT_EQ(told(word + " to green"), "green") << word;
        EXPECT_EQ(told(word + " from red to green"), "green") << word;
        break;
      case RatingKind::kRemainder:
        EXPECT_EQ(told("complete " + word + " training"), "amber") << word;
        break;
      case RatingKind::kTail:
      case RatingKind::kReason:
        EXPECT_EQ(told("amber " + word + " recruiting"), "amber") << word;
        break;
      case RatingKind::kBut:
        EXPECT_EQ(told("on track " + word + " delayed"), "amber") << word;
        break;
      case RatingKind::kPeriod:
        EXPECT_EQ(told("completed " + word), "blue complete") << word;
        EXPECT_EQ(told("green by " + word), "unrated") << word;
        break;
      case RatingKind::kUnit:
        EXPECT_EQ(told("delayed by 2 " + word), "amber") << word;
        break;
      case RatingKind::kCopula:
      case RatingKind::kRagNoun:
      case RatingKind::kFiller:
        EXPECT_EQ(told(word + " amber"), "amber") << word;
        EXPECT_EQ(told(word + " complete"), "blue complete") << word;
        break;
      default:
        break;
    }
  }
}

TEST(Rag, ThePlansOwnWordsGoFirst) {
  const RatingWords own = {{Rag::kAmber, {"Delayed by less than 3 months"}},
                           {Rag::kRed, {"In progress"}},
                           {Rag::kBlue, {"gone live"}}};
  Expect({{"Delayed by less than 3 months", "amber"},
          {"in progress", "red"},
          {"Gone live", "blue"},
          {"On track", "green"}},
         own);
}

TEST(Rag, ThePlansOwnWordsAreReadInTheirSentence) {
  const RatingWords own = {{Rag::kGreen, {"gone live", "2"}},
                           {Rag::kRed, {"not_gone_live"}},
                           {Rag::kAmber, {"SoftLaunch"}}};
  Expect({{"The site has gone live in May", "green"},
          {"Gone_Live", "green"},
          {"GoneLive", "green"},
          {"Not gone live", "red"},
          {"never gone live", "unrated"},
          {"gone live?", "unrated or green"},
          {"will have gone live by June", "unrated"},
          {"foregone lively", "unrated unknown"},
          {"soft_launch", "amber"},
          {"2", "green"},
          {"2.1 outstanding", "unrated"}},
         own);
}

}  // namespace
}  // namespace planwatch
