#include "collectors/plan/state_colours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Rows Rated(const std::vector<Cell>& states) {
  Rows rows = {"Action|Lead|Due|Status"};
  const char* const actions[] = {"Plant a wood", "Heat the library by pump",
                                 "Repair the weir", "Light the towpath"};
  for (std::size_t i = 0; i < states.size(); ++i)
    rows.Add({Text(actions[i]), Text("Parks"), Text("31/07/2015"), states[i]});
  return rows;
}

TEST(StateColours, AStateThatAlwaysStandsInOneColourIsRatedByIt) {
  const Plan plan = ReadPlan(
      Rated({Filled(kRedFill, "At risk"), Filled(kGreenFill, "On track"),
             Filled(kAmberFill, "Delayed"), Filled(kRedFill, "At risk")}));
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Plant a wood: red",
                                      "1.2 Heat the library by pump: green",
                                      "1.3 Repair the weir: amber",
                                      "1.4 Light the towpath: red"));
  EXPECT_THAT(plan.report.doubts, IsEmpty());
  EXPECT_THAT(plan.report.repairs.listed(), IsEmpty());
  EXPECT_THAT(plan.report.choices,
              Contains("\"at risk\" is red, by its colour in the document"));
}

TEST(StateColours, ACellThatIsNotYetColouredHasTheStatesColour) {
  EXPECT_THAT(
      Told(ReadPlan(
          Rated({Filled(kRedFill, "At risk"), Filled(kRedFill, "At risk"),
                 Text("At risk"), Filled(kGreenFill, "On track")}))),
      ElementsAre("1.1 Plant a wood: red", "1.2 Heat the library by pump: red",
                  "1.3 Repair the weir: red", "1.4 Light the towpath: green"));
}

TEST(StateColours, AColourThatIsNotTheStatesAlwaysIsADoubt) {
  EXPECT_THAT(Doubts(Rated({Filled(kRedFill, "At risk"),
                            Filled(kGreenFill, "On track")})),
              ElementsAre(HasSubstr("\"At risk\" stands in a cell that is "
                                    "coloured red: the word counts")));
  EXPECT_THAT(Doubts(Rated({Filled(kRedFill, "At risk"), Text("At risk"),
                            Filled(kGreenFill, "On track")})),
              ElementsAre(HasSubstr("coloured red: the word counts | write the "
                                    "one that counts")));
}

TEST(StateColours, WorkThatGoesOnInSeveralColoursIsADoubt) {
  EXPECT_THAT(
      Doubts(Rated({Filled(kRedFill, "In progress"),
                    Filled(kGreenFill, "In progress"),
                    Filled(kAmberFill, "In progress")})),
      ElementsAre(HasSubstr("coloured red"), HasSubstr("coloured green")));
}

TEST(StateColours, TheColoursOfTaskToolsAreNoRatings) {
  const Plan plan = ReadPlan(Rated(
      {Filled(kGreenFill, "In progress"), Filled(kGreenFill, "In progress"),
       Filled(kRedFill, "Not started"), Filled(kGreenFill, "Done")}));
  EXPECT_EQ(plan.actions[0].rag, Rag::kAmber);
  EXPECT_THAT(plan.report.doubts, IsEmpty());
}

TEST(StateColours, AColourOfEveryCellIsNone) {
  const Plan plan = ReadPlan(
      Rated({Filled(kRedFill, "At risk"), Filled(kRedFill, "On track"),
             Filled(kRedFill, "At risk"), Filled(kRedFill, "On track")}));
  EXPECT_EQ(plan.actions[0].rag, Rag::kAmber);
  EXPECT_THAT(plan.report.doubts, IsEmpty());
}

TEST(StateColours, TheKeyOfTheDocumentCounts) {
  Rows rows = Rated({Text("At risk"), Text("On track"), Text("At risk"),
                     Text("In progress")});
  rows.Table("Key").Add("Status|What we mean");
  rows.Add({Filled(kRedFill, "At risk"), Text("Needs the board's help")});
  rows.Add({Filled(kGreenFill, "On track"), Text("Nothing is in its way")});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Plant a wood: red",
                                      "1.2 Heat the library by pump: green",
                                      "1.3 Repair the weir: red",
                                      "1.4 Light the towpath: amber"));
  EXPECT_THAT(plan.report.doubts, IsEmpty());
}

TEST(StateColours, AStateInTheKeyIsRatedByTheColourThatItNames) {
  Rows rows = Rated({Text("In progress"), Text("Not started"),
                     Text("Work in progress"), Text("Complete")});
  rows.Table("Key").Add("Green: in progress");
  rows.Add("Red: overdue");
  EXPECT_THAT(Told(ReadPlan(rows)),
              ElementsAre("1.1 Plant a wood: green",
                          "1.2 Heat the library by pump: unrated",
                          "1.3 Repair the weir: amber",
                          "1.4 Light the towpath: blue complete"));
}

TEST(StateColours, TheWordsOfTheConfigurationGoFirst) {
  PlanOptions options;
  options.words[Rag::kAmber] = {"at risk"};
  const Plan plan = ReadPlan(
      Rated({Filled(kRedFill, "At risk"), Filled(kGreenFill, "On track"),
             Filled(kRedFill, "At risk")}),
      options);
  EXPECT_EQ(plan.actions[0].rag, Rag::kAmber);
}

}  // namespace
}  // namespace planwatch
