#include "collectors/plan/action_rivals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/blocks.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

constexpr const char* kProblems[] = {
    "Missing signs", "Late buses", "Dark lanes", "Broken gates", "Cold halls"};
constexpr const char* kRemedies[] = {
    "Print a set of large signs", "Hire two more buses for the night",
    "Put up lamps in all the lanes", "Order new hinges for the gates",
    "Mend the roof of the old hall"};

// The heading of the rival of the first column, the action; "-": it has none.
std::string RivalOf(const Rows& rows) {
  const ConfiguredColumns configured;
  const RatingWords words;
  const BlockOptions options{
      {&configured, {}, Day("2015-05-18")}, words, London()};
  std::deque<std::vector<Row>> made;
  const std::vector<Block> blocks = FindBlocks(rows.rows(), options, made);
  if (blocks.empty()) return "no table";
  const Roles& roles = blocks.front().roles;
  EXPECT_EQ(roles.ColumnOf(PlanField::kAction), 0u);
  const auto found = roles.rivals.find(PlanField::kAction);
  return found == roles.rivals.end() ? "-"
                                     : blocks.front().HeadingOf(found->second);
}

// `first` and `second`: their cells.
std::string RivalOf(std::string_view headings,
                    const std::vector<std::string>& first,
                    const std::vector<std::string>& second) {
  Rows rows;
  rows.Add(std::string(headings) + "|Lead|Due date");
  for (std::size_t i = 0; i < first.size(); ++i)
    rows.Add(first[i] + '|' + second[i] + "|Police|30/06/2015");
  return RivalOf(rows);
}

std::vector<std::string> Problems() {
  return {std::begin(kProblems), std::end(kProblems)};
}
std::vector<std::string> Remedies() {
  return {std::begin(kRemedies), std::end(kRemedies)};
}

TEST(ActionRivals, BesideATitleARemedySaysThatItIsOne) {
  for (const std::string heading :
       {"Proposal", "Strategy", "Solution", "Work corner"})
    EXPECT_EQ(RivalOf("Title|" + heading, Problems(), Remedies()), heading);
  for (const std::string heading :
       {"Corner", "Detail", "Proposal details", "Budget", "Description"})
    EXPECT_EQ(RivalOf("Title|" + heading, Problems(), Remedies()), "-")
        << heading;
  // A heading that names the action has none.
  EXPECT_EQ(RivalOf("Action|Proposal", Problems(), Remedies()), "-");
}

TEST(ActionRivals, BesideAnIssueAnyTextMayBeTheRemedy) {
  for (const std::string heading : {"Corner", "Corner detail"})
    EXPECT_EQ(RivalOf("Issue|" + heading, Problems(), Remedies()), heading);
}

TEST(ActionRivals, ARemedyStandsBesideFourOfFiveProblems) {
  std::vector<std::string> remedies = Remedies();
  remedies[4].clear();
  EXPECT_EQ(RivalOf("Title|Proposal", Problems(), remedies), "Proposal");
  remedies[3].clear();
  EXPECT_EQ(RivalOf("Title|Proposal", Problems(), remedies), "-");
  EXPECT_EQ(RivalOf("Title|Proposal",
                    {kProblems[0], kProblems[1], kProblems[2], kProblems[3]},
                    remedies),
            "-");
}

TEST(ActionRivals, RemediesDifferAndAreNoShorterThanTheProblems) {
  std::vector<std::string> remedies = Remedies();
  remedies[4] = remedies[3];
  EXPECT_EQ(RivalOf("Title|Proposal", Problems(), remedies), "-");
  const std::vector<std::string> as_long{
      "Print signs", "Hire buses", "Put lamps", "Order hinges", "Mend roofs"};
  EXPECT_EQ(RivalOf("Title|Proposal", Problems(), as_long), "Proposal");
  std::vector<std::string> shorter = as_long;
  shorter[0] = "Signs";
  EXPECT_EQ(RivalOf("Title|Proposal", Problems(), shorter), "-");
}

TEST(ActionRivals, AHiddenColumnIsNone) {
  Rows rows{"Title|Proposal|Lead|Due date"};
  for (std::size_t i = 0; i < std::size(kProblems); ++i) {
    std::vector<Cell> cells{Text(kProblems[i]), Text(kRemedies[i]),
                            Text("Police"), Text("30/06/2015")};
    cells[1].hidden = true;
    rows.Add(std::move(cells));
  }
  EXPECT_EQ(RivalOf(rows), "-");
}

TEST(ActionRivals, WhatGroupsActionsYieldsToWhatDiffers) {
  const auto stages = [](const std::vector<std::string>& first) {
    return RivalOf("Task|Corner", first, Remedies());
  };
  EXPECT_EQ(stages({"Stage 1", "Stage 1", "Stage 1", "Stage 2", "Stage 2"}),
            "Corner");
  EXPECT_EQ(stages({"Stage 1", "Stage 1", "Stage 2", "Stage 2", "Stage 3"}),
            "-");
  // What its heading says is no work may differ as much.
  for (const char* const heading : {"Label", "Website link", "Source"})
    EXPECT_EQ(
        RivalOf(std::string("Task|") + heading,
                {"Stage 1", "Stage 1", "Stage 1", "Stage 2", "Stage 2"},
                {"Signs one", "Buses two", "Lamps three", "Hinges", "Roofs"}),
        "-")
        << heading;
}

TEST(ActionRivals, OfWhoActsThereIsOneWhereNoColumnSaysIt) {
  const auto people = [](const std::vector<std::string>& who,
                         std::string_view third) {
    Rows rows;
    rows.Add("Action|Corner|" + std::string(third) + "|Due date");
    for (std::size_t i = 0; i < who.size(); ++i)
      rows.Add(who[i] + '|' + kRemedies[i] + "|Police|30/06/2015");
    return RivalOf(rows);
  };
  EXPECT_EQ(people({"Clerk", "Clerk", "Chair"}, "Place"), "Corner");
  EXPECT_EQ(people({"Clerk", "Clerk", "Chair"}, "Lead"), "-");
  EXPECT_EQ(people({"Clerk", "Head of IT", "Chair"}, "Place"), "-");
  EXPECT_EQ(people({"Clerk", "Clerk"}, "Place"), "-");
}

TEST(ActionRivals, UnderAnIssueTheNextActionMayBeMeant) {
  EXPECT_EQ(RivalOf({"Issue|Update|Next action|Lead|Due date",
                     "Missing signs|Two were found|Print signs|Police|"
                     "30/06/2015",
                     "Late buses|None came|Hire buses|Health|31/07/2015"}),
            "Next action");
}

// Whether the column headed so was taken for the action, by its cells.
bool IsTaken(std::string_view heading, const Rows& rows) {
  const ConfiguredColumns configured;
  const RatingWords words;
  const BlockOptions options{
      {&configured, {}, Day("2015-05-18")}, words, London()};
  std::deque<std::vector<Row>> made;
  const std::vector<Block> blocks = FindBlocks(rows.rows(), options, made);
  if (blocks.empty()) return false;
  const auto action = blocks.front().roles.ColumnOf(PlanField::kAction);
  return action && blocks.front().HeadingOf(*action) == heading &&
         blocks.front().roles.guessed.contains(PlanField::kAction);
}

// Five rows of the remedies below the headings, with so many blank at the end,
// and the cells beside each.
Rows UnderAim(const std::string& headings, const std::string& beside,
              std::size_t blank = 0, std::vector<std::string> aims = {}) {
  if (aims.empty()) aims = Remedies();
  Rows rows;
  rows.Add(headings);
  for (std::size_t i = 0; i < aims.size(); ++i)
    rows.Add((i + blank < aims.size() ? aims[i] : "") + beside);
  return rows;
}

TEST(ActionRivals, TheOnlyTextBesideALeadAndADateIsTheAction) {
  const std::string aim = "Objective|Lead|Due date";
  const std::string beside = "|Police|30/06/2015";
  EXPECT_TRUE(IsTaken("Objective", UnderAim(aim, beside)));
  // In four of five rows.
  EXPECT_TRUE(IsTaken("Objective", UnderAim(aim, beside, 1)));
  EXPECT_FALSE(IsTaken("Objective", UnderAim(aim, beside, 2)));
  // Of two rows or more, each with another text of some words.
  EXPECT_TRUE(IsTaken("Objective",
                      UnderAim(aim, beside, 0, {kRemedies[0], kRemedies[1]})));
  EXPECT_FALSE(IsTaken("Objective", UnderAim(aim, beside, 0, {kRemedies[0]})));
  EXPECT_FALSE(IsTaken(
      "Objective",
      UnderAim(aim, beside, 0, {kRemedies[0], kRemedies[1], kRemedies[1]})));
  EXPECT_TRUE(IsTaken("Objective",
                      UnderAim(aim, beside, 0, {"Mend it all", "Mend gates"})));
  EXPECT_FALSE(IsTaken("Objective",
                       UnderAim(aim, beside, 0, {"Mend halls", "Mend gates"})));
}

TEST(ActionRivals, FourOfFiveCellsOfTheOnlyTextAreTexts) {
  const std::string aim = "Objective|Lead|Due date";
  const std::string beside = "|Police|30/06/2015";
  std::vector<std::string> aims = Remedies();
  aims[4] = "12";
  EXPECT_TRUE(IsTaken("Objective", UnderAim(aim, beside, 0, aims)));
  aims[3] = "13";
  EXPECT_FALSE(IsTaken("Objective", UnderAim(aim, beside, 0, aims)));
}

TEST(ActionRivals, ATableMayBeginInAnyColumn) {
  Rows rows{"|||Objective|Lead|Due date"};
  for (const char* const aim : kRemedies)
    rows.Add("|||" + std::string(aim) + "|Police|30/06/2015");
  EXPECT_TRUE(IsTaken("Objective", rows));
}

TEST(ActionRivals, WithoutDatesOrALeadNoTextIsTheAction) {
  EXPECT_FALSE(IsTaken("Objective", UnderAim("Objective|Lead", "|Police")));
  EXPECT_FALSE(
      IsTaken("Objective", UnderAim("Objective|Lead|RAG", "|Police|Red")));
  EXPECT_TRUE(IsTaken("Objective",
                      UnderAim("Objective|Due date|RAG", "|30/06/2015|Red")));
  // The date of another event is no deadline.
  Rows raised{"Date raised|Objective|Lead|RAG"};
  for (const char* const aim : kRemedies)
    raised.Add("01/02/2015|" + std::string(aim) + "|Police|Red");
  EXPECT_FALSE(IsTaken("Objective", raised));
  EXPECT_FALSE(
      IsTaken("Objective", UnderAim("Objective|Due date", "|30/06/2015")));
  EXPECT_FALSE(IsTaken("Objective",
                       UnderAim("Objective|Lead|Due date", "|Police|Ongoing")));
  EXPECT_TRUE(IsTaken("Objective",
                      UnderAim("Objective|Lead|Due date", "|Police|June")));
}

TEST(ActionRivals, BesideFiguresNoTextIsTheAction) {
  const auto taken = [](const std::string& heading, const char* figure) {
    return IsTaken("Objective",
                   UnderAim("Objective|" + heading + "|Lead|Due date",
                            std::string("|") + figure + "|Police|30/06/2015"));
  };
  EXPECT_FALSE(taken("Size", "12"));
  EXPECT_FALSE(taken("Size", "80%"));
  EXPECT_TRUE(taken("Size", "large"));
  for (const char* const heading : {"Cost", "Budget", "Resources"})
    EXPECT_TRUE(taken(heading, "12")) << heading;
}

TEST(ActionRivals, WhatIsDoneAboutAnIssueIsTheActionOrADoubt) {
  for (const char* const heading :
       {"Solution", "Strategy", "Approach", "Proposal"}) {
    Rows rows;
    rows.Add(std::string("Issue|") + heading + "|Lead|Due");
    rows.Add("Notes were late|Audit ten files a month|Police|30/06/2015");
    rows.Add("Visits were late|Send a list each day|Health|31/07/2015");
    EXPECT_EQ(ReadPlan(rows).actions[0].title, "Audit ten files a month")
        << heading;
  }
  EXPECT_THAT(
      Doubts({"Issue|Our answer|Lead|Due",
              "Notes were late|Audit ten files a month|Police|30/06/2015",
              "Visits were late|Send a list each day|Health|31/07/2015"}),
      testing::Contains(testing::HasSubstr("Our answer")));
  EXPECT_THAT(
      Doubts({"Title|Proposal|Lead|Due",
              "Notes were late|Audit ten files a month|Police|30/06/2015",
              "Visits were late|Send a list each day|Health|31/07/2015"}),
      testing::Contains(testing::HasSubstr("Proposal")));
  EXPECT_THAT(
      Doubts({"Recommendation|Detail|Lead|RAG",
              "Audit ten files a month|Ten were read in May and June|Police|G",
              "Send a list each day|It has gone out since July|Health|A"}),
      testing::IsEmpty());
  EXPECT_THAT(
      Doubts({"Title|Description|Lead|Due",
              "Mend the gate|It has been broken for a year|Police|30/06/2015",
              "Order bins|The old ones are too small|Health|31/07/2015"}),
      testing::IsEmpty());
}

}  // namespace
}  // namespace planwatch
