#include "collectors/words/headings.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

std::string WordsOf(std::string_view heading) {
  return Join(HeadingWords(heading), " ");
}

enum : int { kSowing, kPicked, kBed, kCrop };
constexpr HeadingRule kGardenRules[] = {
    {kSowing, 3, HeadingMatch::kPhrase, "sowing, day of rest, under glass"},
    {kPicked, 3, HeadingMatch::kDated, "picked, weeding review"},
    {kBed, 3, HeadingMatch::kWhole, "bed, seed bed"},
    {kCrop, 3, HeadingMatch::kPhrase, "crop"}};
constexpr HeadingVeto kGardenVetoes[] = {
    {1U << kSowing | 1U << kPicked, "review, last year, detail"},
    {1U << kPicked, "agreed", VetoAt::kHead},
    {1U << kPicked, "picked late", VetoAt::kWhole},
    {1U << kCrop, "previous, by area", VetoAt::kBrackets}};

double StrengthIn(const HeadingVocabulary& headings, int field,
                  std::string_view heading) {
  for (const HeadingVote& vote : headings.Votes(heading))
    if (vote.field == field) return vote.strength;
  return 0;
}

double Strength(int field, std::string_view heading) {
  static const HeadingVocabulary headings(kGardenRules, kGardenVetoes);
  return StrengthIn(headings, field, heading);
}

// Each speaks for the field less than the one before it does.
void ExpectFalling(int field, const std::vector<std::string>& headings) {
  for (std::size_t i = 1; i < headings.size(); ++i)
    EXPECT_GT(Strength(field, headings[i - 1]), Strength(field, headings[i]))
        << headings[i - 1] << "; " << headings[i];
}

TEST(Headings, LoseTheirNumberInAList) {
  for (const auto& [heading, words] : {std::pair{"1. Action", "action"},
                                       {"12) Outcome", "outcome"},
                                       {"(2) Outcome", "outcome"},
                                       {" 3.Lead", "lead"},
                                       {"123. Action", "123 action"},
                                       {"1 Action", "1 action"},
                                       {"1.2 Action", "1 2 action"},
                                       {"1. 2", "1 2"},
                                       {"12.", "12"},
                                       {"12", "12"},
                                       {"A1. Action", "a1 action"},
                                       {". Action", "action"}})
    EXPECT_EQ(WordsOf(heading), words) << heading;
}

TEST(Headings, ArePartedIntoWordsAndSignsWrittenOut) {
  for (const auto& [heading, words] : {std::pair{"dueDate", "due date"},
                                       {"DueDATE", "due date"},
                                       {"RAGStatus", "ragstatus"},
                                       {"due_date", "due date"},
                                       {"complete%", "complete percent"},
                                       {"Action#", "action no"},
                                       {"Aims&outputs", "aim and output"},
                                       {"Owner(s) of step(s)", "owner of step"},
                                       {"Loss(es) seen", "loss seen"},
                                       {"Owner(x)", "owner x"},
                                       {"We’ll do", "we'll"},
                                       {"name_en", "name"},
                                       {"en", "en"},
                                       {"en_name", "en name"}})
    EXPECT_EQ(WordsOf(heading), words) << heading;
}

TEST(Headings, AreComparedInTheSingular) {
  for (const auto& [heading, words] : {std::pair{"Agencies", "agency"},
                                       {"Flies", "fly"},
                                       {"Ties", "tie"},
                                       {"Dues", "due"},
                                       {"KPIs", "kpi"},
                                       {"Gas", "gas"},
                                       {"Progress", "progress"},
                                       {"Status", "status"},
                                       {"Number", "no"},
                                       {"Nr", "no"},
                                       {"Num", "no"},
                                       {"№", "no"},
                                       {"Pct", "percent"},
                                       {"Percentage", "percent"}})
    EXPECT_EQ(WordsOf(heading), words) << heading;
}

TEST(Headings, SpeakForAFieldByThePlaceOfItsWords) {
  ExpectFalling(kSowing,
                {"Sowing", "Sowing name", "Sowing / Planting", "Winter sowing",
                 "Sowing helper", "Beds for sowing", "Beds"});
  const double head = Strength(kSowing, "Winter sowing");
  EXPECT_GE(head, kKnownHeading);
  // At a head that a preposition ends, or across one.
  EXPECT_EQ(Strength(kSowing, "Sowing of leeks"), head);
  EXPECT_EQ(Strength(kSowing, "First day of rest"), head);
  EXPECT_EQ(Strength(kSowing, "For sowing"), head);
  // Words that say no more than the noun end no head; others do.
  EXPECT_EQ(Strength(kSowing, "Winter sowing description"), head);
  EXPECT_EQ(Strength(kSowing, "Sowing title name"),
            Strength(kSowing, "Sowing name"));
  EXPECT_EQ(Strength(kSowing, "Sowing name helper"),
            Strength(kSowing, "Sowing helper"));
  // A preposition that nothing follows is a word of the head.
  EXPECT_EQ(Strength(kSowing, "Sowing for"),
            Strength(kSowing, "Sowing helper"));
  // Of two places the one at the head counts.
  EXPECT_EQ(Strength(kSowing, "Sowing plan sowing"), head);
  EXPECT_EQ(Strength(kSowing, "Sowing for sowing"), head);
  // The whole phrase is needed.
  EXPECT_EQ(Strength(kSowing, "Day of"), 0);
  EXPECT_EQ(Strength(kSowing, "Glass"), 0);
}

TEST(Headings, OfWholeRulesSayNothingElse) {
  EXPECT_EQ(Strength(kBed, "Bed"), 3);
  EXPECT_EQ(Strength(kBed, "The seed beds"), 3);
  for (const char* heading : {"Bed name", "Raised bed", "Seed", "Seed bed bed"})
    EXPECT_EQ(Strength(kBed, heading), 0) << heading;
}

TEST(Headings, OfDaysStandWithTheWordDateOrWithoutIt) {
  for (const char* heading :
       {"Picked", "Date picked", "Picked date", "Picked day", "Date of picked",
        "Date for picked", "Date picked date", "Picked day date"})
    EXPECT_EQ(Strength(kPicked, heading), 3) << heading;
  for (const char* heading : {"Date by picked", "Date to picked", "Day picked",
                              "Of picked", "First picked"})
    EXPECT_LT(Strength(kPicked, heading), 3) << heading;
  EXPECT_EQ(Strength(kPicked, "Date"), 0);
  // Of any other field "date" is a word as any.
  EXPECT_LT(Strength(kSowing, "Sowing date"), kKnownHeading);
}

TEST(Headings, AreTakenFromAFieldByOtherWords) {
  for (const auto& [field, heading] : {std::pair{kSowing, "Sowing review"},
                                       {kSowing, "Review sowing"},
                                       {kSowing, "Sowing of last year"},
                                       {kSowing, "Sowing for review"},
                                       {kPicked, "Review picked"},
                                       {kPicked, "Date picked for review"},
                                       {kPicked, "Detail picked"},
                                       {kPicked, "Picked agreed"},
                                       {kPicked, "Date picked agreed"},
                                       {kPicked, "Picked late"}})
    EXPECT_EQ(Strength(field, heading), 0) << heading;
  for (const auto& [field, heading] :
       {std::pair{kCrop, "Crop review"},         // of other fields
        {kSowing, "Last sowing year"},           // a phrase in pieces
        {kSowing, "Last year's sowing"},         // another word
        {kPicked, "Picked for review"},          // behind a date
        {kPicked, "Picked detail"},              // no more than "picked"
        {kPicked, "Agreed picked"},              // not at the head
        {kPicked, "Picked late in the season"},  // with more words
        {kPicked, "Weeding review"}})            // the phrase's own
    EXPECT_GT(Strength(field, heading), 0) << heading;
  const HeadingVocabulary headings(kGardenRules, kGardenVetoes);
  EXPECT_TRUE(headings.Vetoes(kSowing, "Reviews"));
  EXPECT_FALSE(headings.Vetoes(kCrop, "Reviews"));
  EXPECT_FALSE(headings.Vetoes(kSowing, "Agreed"));
  EXPECT_FALSE(headings.Vetoes(kSowing, ""));
}

TEST(Headings, MayOfferAlternatives) {
  for (const char* heading : {"Sowing/Crop", "Sowing\nCrop", "Crop / Sowing"}) {
    EXPECT_GE(Strength(kSowing, heading), kKnownHeading) << heading;
    EXPECT_GE(Strength(kCrop, heading), kKnownHeading) << heading;
  }
  // What is joined is neither alone.
  for (const char* heading :
       {"Leek sowing plot and crop", "Crop & leek sowing plot"})
    EXPECT_LT(Strength(kSowing, heading), kKnownHeading) << heading;
  EXPECT_GE(Strength(kSowing, "Leek plot/Sowing"), kKnownHeading);
  EXPECT_LT(Strength(kSowing, "Leek plot and sowing for us"), kKnownHeading);
  EXPECT_GT(Strength(kSowing, "Plot of leeks and sowing and crop"),
            Strength(kSowing, "Plot of leeks or sowing or crop"));
  // Questions offer none.
  for (const char* heading :
       {"Crop of leeks/Sowing?", "Which crop of leeks/Sowing"})
    EXPECT_LT(Strength(kSowing, heading), kKnownHeading) << heading;
  EXPECT_GE(Strength(kSowing, "Crop of leeks/Sowing"), kKnownHeading);
}

TEST(Headings, InBracketsCountLittleBesideOthers) {
  const double little = Strength(kPicked, "Crop (leeks picked)");
  EXPECT_GT(little, 0);
  EXPECT_LT(little, kKnownHeading);
  EXPECT_GE(Strength(kCrop, "Crop (leeks picked)"), kKnownHeading);
  EXPECT_EQ(Strength(kPicked, "Crop [leeks picked]"), little);
  // Beside words of no field they name the column, if they say nothing else.
  EXPECT_GE(Strength(kPicked, "Our aim (picked)"), kKnownHeading);
  EXPECT_LT(Strength(kPicked, "Our aim (first picked)"), kKnownHeading);
  EXPECT_EQ(Strength(kPicked, "(Picked)"), 3);
  // In front of others they say nothing.
  EXPECT_EQ(Strength(kPicked, "(Leeks picked) our aim"), 0);
  // One word is as it would be without brackets.
  ExpectFalling(kSowing, {"Winter (sowing)", "Crop (winter sowing)"});
  EXPECT_GE(Strength(kSowing, "Crop (sowing)"), kKnownHeading);
}

TEST(Headings, AreTakenByWordsInBracketsOrInFrontOfThem) {
  for (const char* heading :
       {"Crop (previous)", "Crop (by area)", "Previous plot (crop)"})
    EXPECT_LT(Strength(kCrop, heading), kKnownHeading) << heading;
  for (const char* heading : {"Crop (previous year)", "Crop (area)",
                              "Crop (next)", "Next plot (crop)"})
    EXPECT_GE(Strength(kCrop, heading), kKnownHeading) << heading;
  EXPECT_GE(Strength(kSowing, "Sowing (previous)"), kKnownHeading);
  EXPECT_GE(Strength(kPicked, "Previous plot (picked)"), kKnownHeading);
}

TEST(Headings, AreQualifiedByBracketsWhereTheVocabularySaysSo) {
  const HeadingVocabulary headings(kGardenRules, kGardenVetoes,
                                   HeadingBrackets::kQualify);
  const auto strength = [&](int field, const char* heading) {
    return StrengthIn(headings, field, heading);
  };
  EXPECT_EQ(strength(kSowing, "Sowing (dd/mm/yyyy)"), 3);
  EXPECT_EQ(strength(kSowing, "Sowing (first)"),
            Strength(kSowing, "First sowing"));
  EXPECT_EQ(strength(kSowing, "Sowing (review)"), 0);
  EXPECT_GT(strength(kSowing, "Sowing (by review)"), kKnownHeading);
  EXPECT_EQ(strength(kBed, "Bed (first)"), 0);
  EXPECT_EQ(strength(kBed, "Seed (bed)"), 3);
  for (const HeadingVote& vote : headings.Votes("Sowing (first)"))
    EXPECT_NEAR(vote.strength + vote.lost, 3, 1e-9);
  EXPECT_EQ(headings.Votes("Sowing")[0].lost, 0);
}

TEST(Headings, ThatAreLongAreReadToTheEndOfTheirFirstSentence) {
  const auto padded = [](const std::string& front, std::size_t bytes) {
    return front + std::string(bytes - front.size(), 'x');
  };
  EXPECT_LT(Strength(kSowing, padded("Sowing. ", 100)), 3);
  for (const char mark : {'.', '?', ':', ';', '\n', '('})
    EXPECT_EQ(Strength(kSowing, padded("Sowing" + std::string(1, mark), 101)),
              3)
        << mark;
  // Where that is a few letters, or long, the front of the text counts.
  EXPECT_EQ(Strength(kSowing, padded("No. sowing ", 101)),
            Strength(kSowing, "No. sowing x"));
  EXPECT_EQ(Strength(kSowing, padded("Now. sowing ", 101)), 0);
  const auto behind = [&](std::size_t bytes) {
    return padded("Leeks ", bytes - 7) + " sowing. And more";
  };
  EXPECT_GE(Strength(kSowing, behind(300)), kKnownHeading);
  EXPECT_EQ(Strength(kSowing, behind(301)), 0);
  const std::string front = "Sowing and watering of leeks";
  EXPECT_EQ(Strength(kSowing, padded(front, 301) + "."),
            Strength(kSowing, padded(front, 100)));
}

TEST(Headings, AreWhatTheConfigurationNamesThem) {
  EXPECT_TRUE(IsHeading("mon", "mon"));
  EXPECT_TRUE(IsHeading("monday", "mon"));
  EXPECT_TRUE(IsHeading("next mon", "mon"));
  EXPECT_FALSE(IsHeading("next monday", "mon"));
  EXPECT_FALSE(IsHeading("mon", "monday"));
  const std::vector<std::string> ignore = {"Notes", "Our  ref"};
  EXPECT_TRUE(IsIgnored("NOTES", ignore));
  EXPECT_TRUE(IsIgnored("Our ref", ignore));
  EXPECT_FALSE(IsIgnored("Ref", ignore));
  EXPECT_FALSE(IsIgnored("Notes", {}));
  EXPECT_FALSE(IsIgnored(" ", std::vector<std::string>{""}));
}

}  // namespace
}  // namespace planwatch
