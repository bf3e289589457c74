#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "collectors/words/colour.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "amber", "blue complete", "unrated unknown", …
std::string Told(const RatingReading& reading) {
  std::string told(RagName(reading.worst()));
  if (reading.complete) told += " complete";
  if (!reading.known) told += " unknown";
  return told;
}

struct Case {
  std::string_view cell;
  std::string_view told;
};

template <std::size_t kCount>
void Expect(const Case (&cases)[kCount], const RatingWords& own_words = {}) {
  for (const Case& one : cases)
    EXPECT_EQ(Told(ReadRating(one.cell, own_words)), one.told) << one.cell;
}

TEST(Rag, ColoursInWords) {
  Expect({{"Red", "red"},
          {"AMBER", "amber"},
          {"green ", "green"},
          {"Yellow", "amber"},
          {"Orange", "amber"},
          {"Blue", "blue"},
          {"AMBER ↑", "amber"},
          {"RAG: Green", "green"},
          {"🔴", "red"},
          {"🟢", "green"}});
}

TEST(Rag, ColoursInLetters) {
  Expect({{"R", "red"},
          {"a", "amber"},
          {"G", "green"},
          {"B", "blue"},
          {"A/R", "red"},
          {"AG", "amber"},
          {"A useful policy", "unrated unknown"}});
}

TEST(Rag, OfSeveralTheWorstCounts) {
  Expect({{"Amber/Red", "red"},
          {"Green / Amber", "amber"},
          {"Green\nRed\nAmber", "red"},
          {"Green, Amber", "amber"}});
}

TEST(Rag, WordsOfProgress) {
  Expect({{"On track", "green"},
          {"on-track", "green"},
          {"In progress", "amber"},
          {"Some slippage", "amber"},
          {"Delayed", "amber"},
          {"At risk", "amber"},
          {"Off track", "red"},
          {"Overdue", "red"},
          {"Not on track", "red"},
          {"Not started", "unrated"},
          {"Not due", "unrated"},
          {"In progress - on track", "green"},
          {"Amber: some delay in recruiting", "amber"}});
}

TEST(Rag, CompletionInWords) {
  Expect({{"Complete", "blue complete"},
          {"Completed June 2015", "blue complete"},
          {"Achieved", "blue complete"},
          {"Closed", "blue complete"},
          {"All actions now completed (June 2015)", "blue complete"},
          {"100%", "blue complete"},
          {"80% complete", "amber"},
          {"Partially complete", "amber"},
          {"Not complete", "unrated"},
          {"Not yet complete", "unrated"},
          {"To be completed by June", "unrated"}});
}

TEST(Rag, TheColourBeforeIsPassedOver) {
  Expect({{"Red → Amber", "amber"},
          {"Red to Amber", "amber"},
          {"Amber (was Red)", "amber"},
          {"Previously green, now red", "red"}});
}

TEST(Rag, AFormThatNobodyFilledInIsUnrated) {
  Expect({{"Red / Amber / Green", "unrated"}, {"R/A/G", "unrated"}});
}

TEST(Rag, OfBoxesTheTickedCounts) {
  Expect({{"☐ Red ☒ Amber ☐ Green", "amber"},
          {"☑ Red\n☐ Amber\n☐ Green", "red"},
          {"Red ☐ Amber ☐ Green ☒", "green"},
          {"☐ Red ☐ Amber ☐ Green", "unrated"},
          {"☒ Complete ☐ Not complete", "blue complete"}});
}

TEST(Rag, NoRatingIsKnown) {
  Expect({{"", "unrated"},
          {"N/A", "unrated"},
          {"TBC", "unrated"},
          {"-", "unrated"},
          {"Grey", "unrated"}});
}

TEST(Rag, AnUnknownWordIsUnratedAndSaidToBeUnknown) {
  Expect({{"Purple", "unrated unknown"},
          {"see minutes", "unrated unknown"},
          {"Training completed for 20 staff", "unrated unknown"}});
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

TEST(Rag, RatingsThatAreStackedComeApart) {
  const auto parts = [](std::string_view cell) {
    std::vector<std::string_view> names;
    for (const Rating& part : ReadRating(cell, {}).parts)
      names.push_back(RagName(part.rag));
    return names;
  };
  EXPECT_THAT(parts("Amber\nGreen"), ElementsAre("amber", "green"));
  EXPECT_THAT(parts("Amber Green"), ElementsAre("amber", "green"));
  EXPECT_THAT(parts("Complete\nOn track\nRed"),
              ElementsAre("blue", "green", "red"));
  EXPECT_THAT(parts("Amber/Green"), IsEmpty());
  EXPECT_THAT(parts("Amber"), IsEmpty());
  EXPECT_THAT(parts("Amber\nwaiting for the board"), IsEmpty());
}

TEST(Rag, FillColoursByTheirHue) {
  const std::pair<Colour, Rag> kColours[] = {
      {{0xFF, 0x00, 0x00}, Rag::kRed},     {{0xC0, 0x00, 0x00}, Rag::kRed},
      {{0xFF, 0x50, 0x50}, Rag::kRed},     {{0xFF, 0x99, 0x00}, Rag::kAmber},
      {{0xED, 0x7D, 0x31}, Rag::kAmber},   {{0x70, 0xAD, 0x47}, Rag::kGreen},
      {{0xFF, 0xC7, 0xCE}, Rag::kRed},     {{0xFF, 0xC0, 0x00}, Rag::kAmber},
      {{0xFF, 0xFF, 0x00}, Rag::kAmber},   {{0xFF, 0xA5, 0x00}, Rag::kAmber},
      {{0xFF, 0xEB, 0x9C}, Rag::kAmber},   {{0x00, 0xB0, 0x50}, Rag::kGreen},
      {{0x92, 0xD0, 0x50}, Rag::kGreen},   {{0xC6, 0xEF, 0xCE}, Rag::kGreen},
      {{0x00, 0x70, 0xC0}, Rag::kBlue},    {{0x00, 0xB0, 0xF0}, Rag::kBlue},
      {{0xFF, 0xFF, 0xFF}, Rag::kUnrated}, {{0x00, 0x00, 0x00}, Rag::kUnrated},
      {{0xD9, 0xD9, 0xD9}, Rag::kUnrated}, {{0xDC, 0xE6, 0xF1}, Rag::kUnrated},
      {{0x70, 0x30, 0xA0}, Rag::kUnrated}};
  for (const auto& [colour, rag] : kColours)
    EXPECT_EQ(RagName(RagOfColour(colour)), RagName(rag))
        << int{colour.red} << ' ' << int{colour.green} << ' '
        << int{colour.blue};
}

}  // namespace
}  // namespace planwatch
