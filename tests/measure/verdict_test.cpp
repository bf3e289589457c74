#include "collectors/measure/verdict.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "collectors/words/colour.h"

namespace planwatch {
namespace {

constexpr auto kGood = Verdict::kGood, kBad = Verdict::kBad,
               kBetween = Verdict::kBetween;
constexpr VerdictColumn kAny = {}, kRating = {.names_rating = true},
                        kQuestion = {.asks_whether = true};

std::optional<Verdict> Read(const std::string& text,
                            const VerdictColumn& column = kAny) {
  Cell cell;
  cell.text = text;
  return ReadVerdict(cell, column);
}

TEST(Verdicts, AreWholeCells) {
  for (const char* good :
       {"Met", "Achieved", "Meeting", "Meets", "On track", "Ahead", "Hit",
        "Passed", "Pass", "Reached", "Ahead of", "Better than"})
    EXPECT_EQ(Read(good), kGood) << good;
  for (const char* bad :
       {"Not met", "Unmet", "Not achieved", "Missed", "Not meeting", "Miss",
        "Failed", "Fail", "Failing", "Off track", "Behind", "Not hit",
        "Not reached", "Not on track", "Did not meet", "Worse than"})
    EXPECT_EQ(Read(bad), kBad) << bad;
  for (const char* between :
       {"Partial", "Partly met", "Partially met", "Nearly met", "Near", "Close",
        "Close to", "Complete", "Completed", "Nearly", "At risk", "Partly",
        "Partially", "In progress", "Within tolerance", "Just off"})
    EXPECT_EQ(Read(between), kBetween) << between;
  for (const char* above :
       {"Above", "Over", "Exceeded", "Exceeds", "Exceeding"})
    EXPECT_EQ(Read(above), Verdict::kAbove) << above;
  for (const char* below : {"Below", "Under"})
    EXPECT_EQ(Read(below), Verdict::kBelow) << below;
  for (const char* none : {"", "Met in part of the county", "Unmet need", "5",
                           "Overall", "Not yet"})
    EXPECT_EQ(Read(none), std::nullopt) << none;
}

TEST(Verdicts, MayNameTheTarget) {
  EXPECT_EQ(Read("Target met"), kGood);
  EXPECT_EQ(Read("Met the targets"), kGood);
  EXPECT_EQ(Read("Missed target"), kBad);
  EXPECT_EQ(Read("Close to target"), kBetween);
  EXPECT_EQ(Read("Below the target"), Verdict::kBelow);
  // Of a target alone these say where the value is.
  for (const auto& [text, verdict] : {std::pair{"On", kGood},
                                      {"At", kGood},
                                      {"Off", kBad},
                                      {"Not on", kBad},
                                      {"Not at", kBad}}) {
    EXPECT_EQ(Read(text), std::nullopt) << text;
    EXPECT_EQ(Read(std::string(text) + " target"), verdict) << text;
  }
  EXPECT_EQ(Read("Target"), std::nullopt);
}

TEST(Verdicts, AreYesAndNoOnlyWhereTheHeadingAsks) {
  for (const auto& [text, verdict] : {std::pair{"Yes", kGood},
                                      {"Y", kGood},
                                      {"TRUE", kGood},
                                      {"Better", kGood},
                                      {"No", kBad},
                                      {"N", kBad},
                                      {"FALSE", kBad},
                                      {"Worse", kBad}}) {
    EXPECT_EQ(Read(text, kQuestion), verdict) << text;
    EXPECT_EQ(Read(text), std::nullopt) << text;
    EXPECT_EQ(Read(text, kRating), std::nullopt) << text;
  }
}

TEST(Verdicts, MayBeColours) {
  EXPECT_EQ(Read("Green"), kGood);
  EXPECT_EQ(Read("Red"), kBad);
  EXPECT_EQ(Read("Amber"), kBetween);
  EXPECT_EQ(Read("Blue"), kBetween);
  // A letter is one below a heading that names a rating.
  for (const auto& [letter, verdict] :
       {std::pair{"G", kGood}, {"R", kBad}, {"A", kBetween}}) {
    EXPECT_EQ(Read(letter, kRating), verdict) << letter;
    EXPECT_EQ(Read(letter), std::nullopt) << letter;
    EXPECT_EQ(Read(letter, kQuestion), std::nullopt) << letter;
  }
}

TEST(Verdicts, MayBeFillsOfBlankCellsBelowSuchAHeading) {
  const auto read = [](const char* text, const Colour& fill,
                       const VerdictColumn& column) {
    Cell cell;
    cell.text = text;
    cell.fill = fill;
    return ReadVerdict(cell, column);
  };
  const Colour red = {255, 0, 0}, green = {0, 176, 80}, white = {255, 255, 255};
  EXPECT_EQ(read("", red, kRating), kBad);
  EXPECT_EQ(read(" ", green, kRating), kGood);
  EXPECT_EQ(read("", white, kRating), std::nullopt);
  EXPECT_EQ(read("", red, kAny), std::nullopt);
  EXPECT_EQ(read("Met", red, kRating), kGood);
  EXPECT_EQ(read("Thirty", red, kRating), std::nullopt);
}

TEST(Verdicts, HaveSixtyBytesAtMost) {
  // "Met target", with more or less of "the" between.
  const auto padded = [](std::size_t bytes) {
    std::string text = "met";
    while (text.size() + 4 + 7 <= bytes) text += " the";
    text += " target";
    text.insert(text.size(), bytes - text.size(), '.');
    return text;
  };
  ASSERT_EQ(padded(60).size(), 60);
  EXPECT_EQ(Read(padded(60)), kGood);
  EXPECT_EQ(Read(padded(61)), std::nullopt);
}

TEST(Verdicts, OfASideSayMoreThanTheNumberWhereItIsOnTheOther) {
  EXPECT_EQ(RagOf(kGood, 5, 9), Rag::kGreen);
  EXPECT_EQ(RagOf(kBad, 9, 5), Rag::kRed);
  EXPECT_EQ(RagOf(kBetween, 9, 5), Rag::kAmber);
  // "Above target" of what lies below it is better.
  EXPECT_EQ(RagOf(Verdict::kAbove, 5, 9), Rag::kGreen);
  EXPECT_EQ(RagOf(Verdict::kAbove, 9, 9), std::nullopt);
  EXPECT_EQ(RagOf(Verdict::kAbove, 9, 5), std::nullopt);
  EXPECT_EQ(RagOf(Verdict::kBelow, 9, 5), Rag::kRed);
  EXPECT_EQ(RagOf(Verdict::kBelow, 9, 9), std::nullopt);
  EXPECT_EQ(RagOf(Verdict::kBelow, 5, 9), std::nullopt);
}

}  // namespace
}  // namespace planwatch
