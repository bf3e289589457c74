// What is read of ratings put together at random from everything that the
// vocabulary knows, and of each of its phrases: tests/golden/words.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/colour.h"
#include "collectors/words/number.h"
#include "collectors/words/rating.h"
#include "collectors/words/rating_words.h"
#include "tests/base/draw.h"
#include "tests/golden/golden.h"
#include "tests/words/ratings.h"

namespace planwatch {
namespace {

constexpr std::array<std::string_view, 6> kBy = {
    "nothing", "colour", "state", "percentage", "tick", "yes-no"};

// All that the reading says.
std::string ToldInFull(const RatingReading& reading) {
  std::string told;
  for (const Rag rag : reading.rags)
    told += (told.empty() ? "" : ",") + std::string(RagName(rag));
  if (told.empty()) told = "-";
  if (reading.by != RatedBy::kNothing)
    told += " by " + std::string(kBy[static_cast<std::size_t>(reading.by)]);
  if (reading.complete) told += " complete";
  if (reading.unfinished) told += " unfinished";
  if (!reading.known) told += " unknown";
  for (const Rating& part : reading.parts) told += " [" + Told(part) + ']';
  if (reading.other) told += " or " + Told(*reading.other);
  return told;
}

std::vector<std::string> Vocabulary() {
  std::vector<std::string> phrases;
  for (const RatingTable& table : RatingTables())
    for (const std::string& phrase : Split(table.phrases, ','))
      phrases.push_back(Tidy(phrase));
  return phrases;
}

TEST(ComposedRatings, EachPhraseMeansWhatItMeant) {
  std::vector<std::string> lines;
  for (const std::string& phrase : Vocabulary()) {
    std::string line = phrase + ':';
    for (const std::string& cell : std::vector<std::string>{
             phrase, "not " + phrase, "green " + phrase, phrase + " complete",
             "recruitment " + phrase + " in May", phrase + " 2 of 5",
             "red (" + phrase + ")"})
      line += " | " + ToldInFull(ReadRating(cell, {}));
    lines.push_back(line);
  }
  test::ExpectGoldenLines("words/rating-words.txt", lines);
}

std::string DrawCell(Draw& draw, const std::vector<std::string>& phrases) {
  constexpr std::array kRatings = {"red",
                                   "amber",
                                   "green",
                                   "blue",
                                   "complete",
                                   "on track",
                                   "delayed",
                                   "in progress",
                                   "overdue",
                                   "not started",
                                   "yes",
                                   "no",
                                   "n/a",
                                   "R",
                                   "A",
                                   "G",
                                   "a/g",
                                   "80%",
                                   "100%",
                                   "0 per cent",
                                   "3 of 5",
                                   "5/5",
                                   "closed",
                                   "done",
                                   "🟢",
                                   "✓",
                                   "✗",
                                   "50",
                                   "110%",
                                   "RAG: G",
                                   "not complete",
                                   "green/amber",
                                   "Amber-Green",
                                   "G (was A)",
                                   "withdrawn"};
  constexpr std::array kForeign = {
      "training",
      "the policy",
      "Ann",
      "recruitment of staff",
      "June",
      "2015",
      "3 weeks",
      "board",
      "x",
      "1",
      "we are waiting for the partnership to agree the budget of the year"};
  constexpr std::array kMarks = {
      " ",  " ",  " ",  " ",  ", ",  " - ",   ": ",    "/",    "; ",   ". ",
      "? ", "\n", " (", ") ", " → ", " and ", " but ", " or ", " to ", ""};
  std::string cell;
  const std::size_t pieces = draw.Between(1, 6);
  for (std::size_t i = 0; i < pieces; ++i) {
    if (!cell.empty()) cell += draw.Pick(kMarks);
    if (draw.Chance(0.45))
      cell += draw.Pick(kRatings);
    else if (draw.Chance(0.75))
      cell += draw.Pick(phrases);
    else
      cell += draw.Pick(kForeign);
  }
  return cell;
}

TEST(ComposedRatings, AreReadAsTheyWere) {
  const std::vector<std::string> phrases = Vocabulary();
  const RatingWords own = {{Rag::kAmber, {"1", "slow going"}},
                           {Rag::kBlue, {"gone live"}}};
  std::vector<std::string> lines;
  Draw draw(1);
  for (int i = 0; i < 2500; ++i) {
    const std::string cell = DrawCell(draw, phrases);
    const bool with_own = draw.Chance(0.1);
    lines.push_back(
        test::InALine(cell) + (with_own ? " {own}: " : ": ") +
        ToldInFull(ReadRating(cell, with_own ? own : RatingWords())) +
        (MeansDone(cell) ? " means done" : ""));
  }
  test::ExpectGoldenLines("words/ratings.txt", lines);
}

// Letters, ticks, boxes and figures, spaced or not.
TEST(ComposedRatings, LettersAndMarksAreReadAsTheyWere) {
  constexpr std::array kTokens = {
      "R",       "A",      "G",       "B",        "ra",       "AG",
      "rg",      "x",      "X",       "ü",        "û",        "þ",
      "ý",       "¨",      "☐",       "☑",        "☒",        "✓",
      "✗",       "✔",      "✘",       "\uF0FC",   "\uF0FB",   "\uF0FE",
      "\uF0FD",  "\uF0A8", "\uF06F",  "\uF050",   "\uF04F",   "\uF052",
      "\uF053",  "\uF054", "\uF0A3",  "\uF061",   "\uF072",   "\uF001",
      "🔴",       "🟠",   "🟡",    "🟢",     "🔵",        "1",
      "2",       "5",      "0",       "100",      "101",      "80",
      "%",       "%",      "per",     "cent",     "of",       "out of",
      "/",       "/",      "-",       ".",        ",",        ":",
      ";",       "(",      ")",       "?",        "\n",       "=",
      "→",       "»",      "_",       "Q1",       "Q2",       "q",
      "Q",       "3",      "4",       "RAG",      "was",      "now",
      "not",     "Red",    "Amber",   "Green",    "Blue",     "Complete",
      "done",    "late",   "yes",     "no",       "n/a",      "Ω",
      "нет",     "中",     "é",       "b/f",      "A. Jones", "training",
      "means",   "to",     "from",    "and",      "or",       "InProgress",
      "OnTrack", "is",     "by June", "expected", "status"};
  std::vector<std::string> lines;
  Draw draw(6);
  for (int i = 0; i < 3000; ++i) {
    std::string cell;
    const std::size_t tokens = draw.Between(1, 7);
    const double spaced = draw.Pick(std::array{0.2, 0.6, 0.95});
    for (std::size_t k = 0; k < tokens; ++k) {
      cell += draw.Pick(kTokens);
      if (draw.Chance(spaced)) cell += ' ';
    }
    lines.push_back(test::InALine(cell) + ": " +
                    ToldInFull(ReadRating(cell, {})) +
                    (MeansDone(cell) ? " means done" : ""));
  }
  test::ExpectGoldenLines("words/rating-marks.txt", lines);
}

// A line a red, a block a green; "r", "a", "g", "b", "-".
TEST(ComposedRatings, ColoursAreWhatTheyWere) {
  std::vector<std::string> lines;
  const auto level = [](int step) {
    return static_cast<std::uint8_t>(step * 15);
  };
  for (int red = 0; red <= 17; ++red) {
    std::string line;
    for (int green = 0; green <= 17; ++green) {
      for (int blue = 0; blue <= 17; ++blue) {
        const Rag rag = RagOfColour({level(red), level(green), level(blue)});
        line += rag == Rag::kUnrated ? '-' : RagName(rag)[0];
      }
      line += ' ';
    }
    lines.push_back(line);
  }
  test::ExpectGoldenLines("words/colours.txt", lines);
}

TEST(ComposedRatings, NumbersAreReadAsTheyWere) {
  constexpr std::array kPieces = {
      "1",   "12",       "123",      "000",     "0",  "45", ".", ",",
      " ",   "5",        "£",        "€",       "$",  "%",  "-", "(",
      ")",   "per cent", "m",        "k",       "bn", "mn", "+", "−",
      "n/a", "million",  "thousand", "percent", "<",  "e3"};
  std::vector<std::string> lines;
  Draw draw(4);
  for (int i = 0; i < 900; ++i) {
    std::string cell =
        draw.Chance(0.4) ? draw.Pick(std::array{"£", "-", "(", "$ "}) : "";
    cell += std::to_string(draw.Below(2000));
    const std::size_t pieces = draw.Below(4);
    for (std::size_t k = 0; k < pieces; ++k) cell += draw.Pick(kPieces);
    const NumberReading reading = ReadNumber(cell);
    lines.push_back(cell + ": " +
                    (reading.value ? std::to_string(*reading.value) : "-") +
                    ' ' + reading.unit + (reading.says_none ? " none" : "") +
                    (reading.unreadable ? " unreadable" : ""));
  }
  test::ExpectGoldenLines("words/numbers.txt", lines);
}

}  // namespace
}  // namespace planwatch
