#include "collectors/plan/section_levels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

// "priority > objective > title", one an action.
std::vector<std::string> Under(const Plan& plan) {
  std::vector<std::string> told;
  for (const Action& action : plan.actions)
    told.push_back(action.priority + " > " +
                   plan.objectives[action.objective].text + " > " +
                   action.title);
  return told;
}

Rows& Across(Rows& rows, Cell heading) {
  return rows.Add({std::move(heading), Merged(Merge::kLeft),
                   Merged(Merge::kLeft), Merged(Merge::kLeft)});
}

// Each line that has no '|' is a heading across the table.
Plan Read(const std::vector<std::string>& lines) {
  Rows rows{"Ref|Action|Lead|RAG"};
  for (const std::string& line : lines) {
    if (line.find('|') == std::string::npos)
      Across(rows, Text(line));
    else
      rows.Add(line);
  }
  return ReadPlan(rows);
}

TEST(SectionLevels, WhatAHeadingOpensWith) {
  const auto form = [](const char* heading) { return OpeningOf(heading).form; };
  EXPECT_EQ(form("1. Homes"), form("12. Streets"));
  EXPECT_EQ(form("2.0 Homes"), form("3 Streets"));
  EXPECT_EQ(form("A1 Homes"), form("B3 Streets"));
  EXPECT_EQ(form("(a) Homes"), form("(c) Streets"));
  EXPECT_EQ(form("Area 1: Homes"), form("AREA 2: Streets"));
  EXPECT_EQ(form("Main goal – Homes"), form("Main goal - Streets"));
  EXPECT_EQ(form("Goal: homes"), form("Goal: streets"));
  EXPECT_NE(form("1. Homes"), form("1.1 Homes"));
  EXPECT_NE(form("1. Homes"), form("a. Homes"));
  EXPECT_NE(form("a) Homes"), form("A) Homes"));
  EXPECT_NE(form("a) Homes"), form("ii) Homes"));
  EXPECT_NE(form("Area 1: Homes"), form("Goal 1: Homes"));
  EXPECT_NE(form("Area 1: Homes"), form("Area A: Homes"));
  for (const char* heading :
       {"", "Homes", "A safer town", "E-safety in schools", "01/04/2015 review",
        "Homes and streets that are safe - for all",
        "A key priority area: homes"})
    EXPECT_EQ(form(heading), "") << heading;
  // A label has up to three words, a number up to two in front.
  EXPECT_EQ(form("Key priority area: homes"), "key priority area :");
  EXPECT_EQ(form("Priority area 2: homes"), form("Priority area 3: streets"));
  EXPECT_NE(form("Priority area 2: homes"), "");
}

TEST(SectionLevels, WhichNumberComesLater) {
  const auto goes_on = [](const char* from, const char* to) {
    return OpeningOf(from).GoesOnTo(OpeningOf(to));
  };
  EXPECT_TRUE(goes_on("1. Homes", "2. Streets"));
  EXPECT_TRUE(goes_on("1.9 Homes", "1.10 Streets"));
  EXPECT_TRUE(goes_on("b) Homes", "c) Streets"));
  EXPECT_TRUE(goes_on("iv) Homes", "v) Streets"));
  EXPECT_TRUE(goes_on("Goal: homes", "Goal: streets"));
  EXPECT_FALSE(goes_on("1. Homes", "1. Streets"));
  EXPECT_FALSE(goes_on("2. Homes", "1. Streets"));
  EXPECT_FALSE(goes_on("1. Homes", "1.1 Streets"));
  EXPECT_FALSE(goes_on("Homes", "Streets"));
}

TEST(SectionLevels, RomanNumbersCountToTwelve) {
  const std::vector<std::string> roman = {
      "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const Opening opening = OpeningOf(roman[i] + ") Homes");
    EXPECT_EQ(opening.form, "i)") << roman[i];
    EXPECT_THAT(opening.values, ElementsAre(static_cast<int>(i) + 1));
    EXPECT_EQ(OpeningOf("Goal " + roman[i] + ": homes").form, "goal i:");
  }
  EXPECT_EQ(OpeningOf("XII. Homes").form, "I. ");
  for (const char* const other : {"xiii) Homes", "mix) Homes", "vim) Homes"})
    EXPECT_EQ(OpeningOf(other).form, "") << other;
}

TEST(SectionLevels, ANoteBelowAHeadingSaysSoInFrontOfItsColon) {
  SectionLevels levels;
  EXPECT_FALSE(levels.IsNote("Note: as the tenants ask"));
  levels.ApplyCaption("Priority 1");
  for (const std::string word :
       {"KPI", "KPIs", "Key performance indicator",
        "Key performance indicators", "Performance indicator",
        "Performance indicators", "Measure", "Measures", "Success measure",
        "Success measures", "Performance measure", "Performance measures",
        "Note", "Notes", "NB", "N.B."}) {
    EXPECT_TRUE(levels.IsNote(word + ": homes that are warm")) << word;
    EXPECT_FALSE(levels.IsNote(word + " of homes that are warm")) << word;
    EXPECT_FALSE(levels.IsNote("Homes, " + word + ": warm")) << word;
  }
  EXPECT_FALSE(levels.IsNote("Indicator: homes that are warm"));
}

TEST(SectionLevels, AHeadingThatBeginsLikeThePriorityTakesItsPlace) {
  EXPECT_THAT(
      Under(Read({"Main goal - Homes", "a) Heating", "1|Fit boilers|HR|",
                  "b) Damp", "2|Dry the walls|HR|", "Main goal - Streets",
                  "3|Mend the lamps|HR|", "Main goal - Parks", "a) Trees",
                  "4|Plant an oak|HR|"})),
      ElementsAre("Main goal - Homes > a) Heating > Fit boilers",
                  "Main goal - Homes > b) Damp > Dry the walls",
                  "Main goal - Streets >  > Mend the lamps",
                  "Main goal - Parks > a) Trees > Plant an oak"));
  EXPECT_THAT(
      Under(Read({"A. Homes", "Heating", "1|Fit boilers|HR|", "B. Streets",
                  "2|Mend the lamps|HR|", "Lighting", "3|Buy lamps|HR|"})),
      ElementsAre("A. Homes > Heating > Fit boilers",
                  "B. Streets >  > Mend the lamps",
                  "B. Streets > Lighting > Buy lamps"));
}

// Where both levels begin in the same way nothing tells them apart.
TEST(SectionLevels, HeadingsOfOneFormOnBothLevelsAreObjectives) {
  EXPECT_THAT(Under(Read({"1. Homes", "1. Heating", "1|Fit boilers|HR|",
                          "2. Damp", "2|Dry the walls|HR|"})),
              ElementsAre("1. Homes > Heating > Fit boilers",
                          "1. Homes > Damp > Dry the walls"));
  EXPECT_THAT(Under(Read({"Homes", "Heating", "1|Fit boilers|HR|", "Damp",
                          "2|Dry the walls|HR|"})),
              ElementsAre("Homes > Heating > Fit boilers",
                          "Homes > Damp > Dry the walls"));
}

TEST(SectionLevels, AHeadingThatCountsOnFromTheOneAboveIsItsSibling) {
  EXPECT_THAT(Under(Read({"1. Homes", "2. Streets", "1|Mend the lamps|HR|"})),
              ElementsAre(" > Streets > Mend the lamps"));
  EXPECT_THAT(Under(Read({"1. Homes", "1.1 Heating", "1|Fit boilers|HR|"})),
              ElementsAre("1. Homes > Heating > Fit boilers"));
}

TEST(SectionLevels, WithoutAnOpeningTheLookTellsTheLevel) {
  const auto dark = [](const char* text) {
    return Filled(Colour{0x1F, 0x38, 0x64}, text);
  };
  const auto read = [&](const Cell& last) {
    Rows rows{"Ref|Action|Lead|RAG"};
    Across(rows, dark("Homes"));
    Across(rows, Text("Heating"));
    rows.Add("1|Fit boilers|HR|");
    Across(rows, last);
    rows.Add("2|Mend the lamps|HR|");
    return Under(ReadPlan(rows)).back();
  };
  EXPECT_EQ(read(dark("Streets")), "Streets >  > Mend the lamps");
  EXPECT_EQ(read(Text("Streets")), "Homes > Streets > Mend the lamps");
}

TEST(SectionLevels, ARowThatEndsASectionIsNoHeading) {
  const auto read = [](std::vector<Cell> between) {
    Rows rows{"Ref|Action|Lead|RAG"};
    Across(rows, Text("Area 1: Homes"));
    rows.Add("1|Fit boilers|HR|");
    rows.Add(std::move(between));
    Across(rows, Text("Area 2: Streets"));
    rows.Add("2|Mend the lamps|HR|");
    return ReadPlan(rows);
  };
  const auto behind_a_blank = [&](const char* text) {
    return read(
        {Cell(), Text(text), Merged(Merge::kLeft), Merged(Merge::kLeft)});
  };
  const auto across = [&](const char* text) {
    return read({Text(text), Merged(Merge::kLeft), Merged(Merge::kLeft),
                 Merged(Merge::kLeft)});
  };
  for (const Plan& plan :
       {behind_a_blank("Nine in ten homes are to be warm"),
        behind_a_blank("KPI: homes that are warm"),
        across("KPI: homes that are warm"), across("Note: as the tenants ask")})
    EXPECT_EQ(Under(plan).back(), " > Area 2: Streets > Mend the lamps");
  EXPECT_THAT(
      behind_a_blank("Nine in ten homes are to be warm").report.passed_over,
      Contains(Field(&PassedOver::why, HasSubstr("ends the section"))));
  EXPECT_EQ(Under(across("The wider town")).back(),
            "The wider town > Area 2: Streets > Mend the lamps");
}

TEST(SectionLevels, ASectionMayHaveALeadAndARatingOfItsOwn) {
  const auto read = [](const std::string& section) {
    return ReadPlan({"Ref|Action|Lead|Due|RAG", section,
                     "1.1|Fit boilers|HR|31/12/2015|Red",
                     "1.2|Dry the walls|HR|31/12/2015|Red"});
  };
  for (const char* section : {"Priority 1: Homes||Head of Homes||Green",
                              "Theme A - Homes||Head of Homes||"}) {
    const Plan plan = read(section);
    EXPECT_EQ(plan.report.rejected.total(), 0u) << section;
    EXPECT_THAT(PlanDoubts(plan, Day("2015-05-18")), IsEmpty()) << section;
    EXPECT_EQ(Under(plan).front(),
              std::string(section).substr(0, std::string(section).find('|')) +
                  " >  > Fit boilers");
    EXPECT_THAT(plan.actions.front().responsible, ElementsAre("HR"));
    EXPECT_EQ(plan.actions.front().rag, Rag::kRed);
  }
  EXPECT_EQ(Under(read("Aim 2: Homes||Head of Homes||Green")).front(),
            " > Homes > Fit boilers");
  // A row that lacks its action.
  for (const char* row :
       {"1.0||Head of Homes||Green", "Homes||HR||Green",
        "Prevention||HR||Green", "Priority 1: Homes||HR|31/10/2015|Green"})
    EXPECT_EQ(read(row).report.rejected.total(), 1u) << row;
}

// Where nothing else heads the actions it does.
TEST(SectionLevels, MeasuresAloneHeadTheirActions) {
  EXPECT_THAT(Under(Read({"Measure: warm homes", "1|Fit boilers|HR|",
                          "Measure: lit streets", "2|Mend the lamps|HR|"})),
              ElementsAre(" > Measure: warm homes > Fit boilers",
                          " > Measure: lit streets > Mend the lamps"));
}

TEST(SectionLevels, AParentOverTheFirstSectionMayHaveASuccessor) {
  Rows rows{"Ref|Action|Lead|RAG"};
  Across(rows, Text("Inside"));
  Across(rows, Text("Area 1: Homes"));
  rows.Add("1|Fit boilers|HR|");
  rows.Add(
      {Cell(), Text("Outside"), Merged(Merge::kLeft), Merged(Merge::kLeft)});
  Across(rows, Text("Area 2: Streets"));
  rows.Add("2|Mend the lamps|HR|");
  EXPECT_THAT(Under(ReadPlan(rows)),
              ElementsAre("Inside > Area 1: Homes > Fit boilers",
                          "Outside > Area 2: Streets > Mend the lamps"));
}

}  // namespace
}  // namespace planwatch
