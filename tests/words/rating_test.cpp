#include "collectors/words/rating.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "tests/words/ratings.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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
          {"Upcoming", "unrated"},
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

TEST(Rag, ALetterBehindANumberIsNone) {
  Expect({{"1a", "unrated unknown"},
          {"2B", "unrated unknown"},
          {"A", "amber"},
          {"RAG: G", "green"}});
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

TEST(Rag, NegationTakesARatingBack) {
  Expect({{"not complete", "unrated"},
          {"not_complete", "unrated"},
          {"NotComplete", "unrated"},
          {"never Green", "unrated"},
          {"Not Green", "unrated"},
          {"isn't on track", "red"},
          {"Incomplete", "unrated"},
          {"No longer at risk", "unrated"},
          {"no longer complete", "unrated"},
          {"Not 100%", "unrated"},
          {"No change - Amber", "amber"}});
}

TEST(Rag, ADoubtIsNoRatingButAnotherReading) {
  Expect({{"Complete?", "unrated or blue complete"},
          {"Green?", "unrated or green"},
          {"Complete (?)", "unrated or blue complete"},
          {"Green tbc", "unrated or green"},
          {"Probably green", "unrated or green"},
          {"Mostly on track", "unrated or green"},
          {"Training completed", "unrated or blue complete"},
          {"Training: complete", "unrated or blue complete"},
          {"Completed by June 2015", "unrated or blue complete"},
          {"Complete - ongoing", "amber or blue complete"},
          {"Red - complete", "blue complete or red"},
          {"Amber\nCompleted May 2015", "amber or blue complete"},
          {"Completed, certificates to be issued", "blue complete or amber"},
          {"Completed. To be reviewed in June", "blue complete"},
          {"Yes but late", "red or blue complete"},
          {"12 completed", "unrated or blue complete"},
          {"☒", "blue complete or unrated"},
          {"Complete? No", "unrated"},
          {"Amber, date tbc", "amber"}});
}

TEST(Rag, AForecastIsNoRating) {
  Expect({{"Amber, Green by September", "amber"},
          {"Red if funding fails", "unrated"},
          {"If funding fails, Red", "unrated"},
          {"Green (if funding is agreed)", "unrated"},
          {"Green by June", "unrated"},
          {"Green (expected June)", "unrated"},
          {"Should be green by the end of 2015", "unrated"},
          {"will be complete", "unrated"},
          {"to be completed by June", "unrated"},
          {"complete and signed off by June", "unrated"},
          {"Done when all staff are trained", "unrated"},
          {"on track to complete", "green"},
          {"On track to be completed by June", "green"},
          {"expected to be green", "unrated"},
          {"In progress - due June 2015", "amber"},
          {"On track (by June)", "green"},
          {"On target for completion by June", "green"},
          {"Complete (by June)", "unrated"},
          {"Delayed by 3 months", "amber"},
          {"Overdue by two weeks", "red"},
          {"Red until funding is agreed", "red"},
          {"Completed by the lead officer in May", "blue complete"}});
}

TEST(Rag, ThePastIsNoRating) {
  Expect({{"was Red last quarter", "unrated"},
          {"Previously: Red", "unrated"},
          {"Green (Q1: Red)", "green"},
          {"Amber (previously Green)", "amber"},
          {"was red now amber", "amber"},
          {"Current RAG: Amber Previous RAG: Red", "amber"},
          {"Previous: Red Current: Amber", "amber"},
          {"Amber => Green", "green"},
          {"changed from Green to Red", "red"},
          {"Downgraded to red", "red"},
          {"Delayed - now expected to complete in July", "amber"},
          {"In progress → Complete", "blue complete"},
          {"Q1: Red, Q2: Amber, Q3: Green", "green"},
          {"Amber April, Red May", "red or amber"},
          {"This action was completed in May 2015.", "blue complete"}});
}

TEST(Rag, APartIsNotTheWhole) {
  Expect({{"1.1 complete; 1.2 not started", "amber"},
          {"Complete\nIn progress", "amber"},
          {"partly complete", "amber"},
          {"almost complete", "amber"},
          {"Complete (partly)", "amber"},
          {"Is being completed", "amber"},
          {"Training complete; policy not started", "amber"},
          {"None complete", "unrated"},
          {"3/5 complete", "amber"},
          {"12/05/15 complete", "blue complete"},
          {"3 of 5 complete", "amber"},
          {"5 of 5 complete", "blue complete"},
          {"complete except for training", "amber"},
          {"Complete subject to sign-off", "amber"},
          {"Completed, awaiting sign-off", "amber"},
          {"Complete, evaluation outstanding", "amber"},
          {"Completed and published on the web site", "blue complete"},
          {"Completed late", "blue complete"},
          {"Partly", "amber"}});
}

TEST(Rag, AbbreviationsAndInitialsNeverRate) {
  Expect({{"e.g.", "unrated unknown"},
          {"i.e.", "unrated unknown"},
          {"e.g. Paused", "unrated"},
          {"A. Jones", "unrated unknown"},
          {"R. Smith", "unrated unknown"},
          {"G Brown", "unrated unknown"},
          {"b/f", "unrated unknown"},
          {"b)", "unrated unknown"},
          {"A1", "unrated unknown"},
          {"R-001", "unrated unknown"},
          {"RAG: G", "green"},
          {"B - complete", "blue complete"},
          {"R (was A)", "red"},
          {"G (May 2015)", "green"},
          {"A?", "unrated or amber"}});
}

TEST(Rag, WordsThatAreRunTogetherComeApart) {
  Expect({{"in_progress", "amber"},
          {"InProgress", "amber"},
          {"on-hold", "amber"},
          {"NOT_STARTED", "unrated"}});
}

TEST(Rag, Percentages) {
  Expect({{"0%", "unrated"},
          {"1%", "amber"},
          {"12.5%", "amber"},
          {"99 per cent", "amber"},
          {"100.00%", "blue complete"},
          {"100% complete", "blue complete"},
          {"0% complete", "unrated"},
          {"80% complete", "amber"},
          {"100% on track", "green"},
          {"Green - 100% complete", "blue complete"},
          {"Green 80%", "green"},
          {"120%", "unrated unknown"},
          {"60% of schools", "unrated unknown"},
          {"% Complete", "unrated unknown"}});
}

TEST(Rag, TicksOfSymbolFontsCount) {
  Expect({{"\uF0FC", "blue complete"},
          {"\uF0FE", "blue complete"},
          {"\uF0FB", "unrated"},
          {"\uF0A8", "unrated"},
          {"ü", "blue complete"},
          {"û", "unrated"},
          {"✔️", "blue complete"},
          {"✓ ✗", "unrated"}});
}

TEST(Rag, AnswersCountWithWhatExplainsThem) {
  Expect({{"Yes (see evidence)", "blue complete"},
          {"Y - 12/05", "blue complete"},
          {"Yes, partly", "amber"},
          {"No", "unrated"},
          {"Not yet", "unrated"},
          {"FALSE", "unrated"},
          {"Yes/No", "unrated"},
          {"Y/N", "unrated"},
          {"Yes / No / N/A", "unrated"}});
}

TEST(Rag, ClosedIsNotAchieved) {
  Expect({{"Closed, but not achieved", "red"},
          {"Closed – not achieved", "red"},
          {"Closed - not complete", "red"},
          {"Completed but target not met", "red or blue complete"},
          {"Withdrawn", "blue complete"},
          {"Superseded by the new strategy", "blue complete"},
          {"No longer required - not started", "blue complete"}});
}

TEST(Rag, WhatIsMovedToBusinessAsUsualIsComplete) {
  Expect({{"Complete – move to business as usual", "blue complete"},
          {"Completed. Moving to BAU", "blue complete"},
          {"Moved to BAU", "blue complete"}});
}

TEST(Rag, AKeyOrAFormRatesNothing) {
  Expect({{"Red = overdue; Amber = at risk", "unrated"},
          {"Red: late\nAmber: at risk\nGreen: on track", "unrated"},
          {"Red/Amber/Green", "unrated"},
          {"Red or Amber or Green", "unrated"},
          {"On Track / At Risk / Off Track", "unrated"}});
}

TEST(Rag, ProseIsNoRating) {
  Expect(
      {{"Training has been completed in 3 of 5 schools and the rest will "
        "follow",
        "unrated unknown"},
       {"Leaflet designed, completed and sent to all schools in the city in "
        "May",
        "unrated unknown"},
       {"Met with the head teacher", "unrated unknown"},
       {"Red Cross training to be arranged", "unrated unknown"},
       {"Green Paper published", "unrated unknown"},
       {"Delays in recruiting are not unusual", "unrated unknown"},
       {"Train staff on new software", "unrated unknown"},
       {"Завършено", "unrated unknown"},
       {"On track. Two sessions were held with partners and a third is being "
        "arranged for all of the staff",
        "green"},
       {"This action is delayed. The schools have asked for more time and the "
        "partners have agreed to it",
        "amber"},
       {"The project is red", "red"},
       {"Police: Green, Health: Red", "red"},
       {"Amber because recruitment is red", "amber"}});
}

TEST(Rag, UnfinishedIsSaidApart) {
  for (const std::string_view cell :
       {"Not yet", "No", "FALSE", "Partly", "50%", "☐", "Ongoing", "not done",
        "to be completed by June", "12/5/15 (training); policy outstanding"})
    EXPECT_TRUE(ReadRating(cell, {}).unfinished) << cell;
  for (const std::string_view cell :
       {"", "N/A", "Yes", "Complete", "12/5/15", "May 2015", "Green"})
    EXPECT_FALSE(ReadRating(cell, {}).unfinished) << cell;
}

TEST(Rag, ByWhatACellWasRated) {
  const std::pair<std::string_view, RatedBy> kCases[] = {
      {"Amber", RatedBy::kColour},
      {"G", RatedBy::kColour},
      {"🟢", RatedBy::kColour},
      {"In progress", RatedBy::kState},
      {"Not started", RatedBy::kState},
      {"Complete", RatedBy::kState},
      {"80%", RatedBy::kPercentage},
      {"100%", RatedBy::kPercentage},
      {"✓", RatedBy::kTick},
      {"☐", RatedBy::kTick},
      {"Yes", RatedBy::kYesNo},
      {"FALSE", RatedBy::kYesNo},
      {"", RatedBy::kNothing},
      {"N/A", RatedBy::kNothing},
      {"Purple", RatedBy::kNothing},
      {"Green by June", RatedBy::kNothing}};
  for (const auto& [cell, by] : kCases)
    EXPECT_EQ(ReadRating(cell, {}).by, by) << cell;
}

TEST(Rag, StatusesOfTaskTools) {
  Expect({{"To Do", "unrated"},
          {"Doing", "amber"},
          {"Done", "blue complete"},
          {"Backlog", "unrated"},
          {"Blocked", "red"},
          {"In Review", "amber"},
          {"Won't do", "blue complete"},
          {"Closed", "blue complete"},
          {"Resolved", "blue complete"},
          {"Open", "amber"},
          {"New", "unrated"},
          {"Active", "amber"},
          {"Not Started", "unrated"},
          {"Deferred", "amber"},
          {"Waiting on someone else", "amber"},
          {"Pending", "unrated"},
          {"On Hold", "amber"},
          {"Cancelled", "blue complete"},
          {"Completed", "blue complete"},
          {"In Progress", "amber"},
          {"Working on it", "amber"},
          {"Stuck", "red"},
          {"At risk", "amber"},
          {"Off track", "red"},
          {"On track", "green"},
          {"Late", "red"},
          {"Overdue", "red"}});
}

TEST(Rag, SaysDoneOfAClaimAlone) {
  for (const std::string_view text : {"Complete", "achieved May 2015", "✓"})
    EXPECT_TRUE(MeansDone(text)) << text;
  for (const std::string_view text :
       {"To be completed by", "not complete", "Complete?", "80% complete",
        "Completed by June 2015", "31/12/2015"})
    EXPECT_FALSE(MeansDone(text)) << text;
}

TEST(Rag, ALongCellIsReadInLinearTime) {
  for (const std::string_view part :
       {"red ", "was ", "the ", "not red now ", "a/", "☐ ", "complete\n",
        "1 of ", "by the ", "(", "?", "- "}) {
    std::string cell;
    while (cell.size() < std::size_t{4} << 20) cell += part;
    const auto begin = std::chrono::steady_clock::now();
    ReadRating(cell, {});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2))
        << part;
  }
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

TEST(Rag, OfALongCellTheFirst4KiBCountAndNoCharacterIsCut) {
  // Of the first one's é only one byte would be read.
  for (const std::size_t size : {4095u, 4096u}) {
    std::string cell = "green";
    cell.resize(size, ' ');
    EXPECT_EQ(Told(ReadRating(cell + "é late", {})), "green") << size;
  }
  std::string cell(4092, ' ');
  EXPECT_EQ(Told(ReadRating(cell + "blue", {})), "blue");
  EXPECT_EQ(Told(ReadRating(cell + " blue", {})), "unrated unknown");
}

}  // namespace
}  // namespace planwatch
