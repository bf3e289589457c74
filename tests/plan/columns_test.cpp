#include "collectors/plan/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The first row is the header.
Columns Match(const Rows& rows, const ConfiguredColumns& configured = {}) {
  return MatchColumns(rows.rows().front(), std::span(rows.rows()).subspan(1),
                      configured, {});
}

// The field of each heading: "action|rag|", empty where it has none.
std::string Told(const Columns& columns, std::size_t count) {
  std::vector<std::string> names(count);
  for (const auto& [field, column] : columns.of)
    names[column] = PlanFieldName(field);
  return Join(names, "|");
}
std::string Told(std::string_view header) {
  const auto count =
      static_cast<std::size_t>(std::count(header.begin(), header.end(), '|')) +
      1;
  return Told(Match({header}), count);
}

TEST(Columns, TheTenOfACouncilPlan) {
  EXPECT_EQ(Told("Sub Objectives|Actions|Action RAG|Evidence|Outcomes|"
                 "Accountable|Responsibility|Timescale|Partners Involved|"
                 "Outcome RAG"),
            "objective|action|rag|evidence|outcome|accountable|responsible|due|"
            "partners|outcome_rag");
}

TEST(Columns, EachSynonymIsKnownInAnyCaseAndSpacing) {
  const std::pair<std::string_view, std::string_view> kHeadings[] = {
      {"Ref", "reference"},
      {"Ref.", "reference"},
      {"No.", "reference"},
      {"Action No.", "reference"},
      {"Objective", "objective"},
      {"SUB-OBJECTIVE", "objective"},
      {"Priority", "priority"},
      {"Outcome", "outcome"},
      {"Expected Outcomes", "outcome"},
      {"Status", "status"},
      {"RAG", "rag"},
      {"RAG  status", "rag"},
      {"RAG\nrating", "rag"},
      {"BRAG", "rag"},
      {"R/A/G", "rag"},
      {"Timescale(s)", "due"},
      {"When", "due"},
      {"By when", "due"},
      {"By when?", "due"},
      {"Deadline", "due"},
      {"Target date", "due"},
      {"Due", "due"},
      {"Date", "due"},
      {"Target completion date", "due"},
      {"Revised date", "revised"},
      {"Revised target date", "revised"},
      {"Completed", "completed"},
      {"Date completed", "completed"},
      {"Lead", "responsible"},
      {"Lead officer", "responsible"},
      {"Lead agency", "responsible"},
      {"Owner", "responsible"},
      {"Action owner", "responsible"},
      {"Responsible", "responsible"},
      {"Responsibility", "responsible"},
      {"Person responsible for action", "responsible"},
      {"Accountable", "accountable"},
      {"Accountable lead", "accountable"},
      {"Evidence", "evidence"},
      {"Partners", "partners"},
      {"Partner agencies", "partners"}};
  for (const auto& [heading, field] : kHeadings)
    EXPECT_EQ(Told("Action|" + std::string(heading)),
              "action|" + std::string(field))
        << heading;
}

TEST(Columns, EachNameOfAnActionIsKnown) {
  for (const std::string heading :
       {"Action", "ACTIONS", "Action(s) required", "Actions to achieve outcome",
        "Key priority actions", "Milestone", "Activity", "Activities", "Task",
        "Recommendation", "What will we do?"})
    EXPECT_EQ(Told(heading + "|By when"), "action|due") << heading;
}

TEST(Columns, TheLongestMatchWins) {
  EXPECT_EQ(Told("Action|Action RAG|Action status|Target date for action"),
            "action|rag|status|due");
}

TEST(Columns, OnlyWholeWordsMatch) {
  EXPECT_EQ(Told("Action|Storage|Predate|Leadership"), "action|||");
}

TEST(Columns, ASlashOffersAlternatives) {
  EXPECT_EQ(Told("Action|Timescale/Deadline|Lead / Owner"),
            "action|due|responsible");
  EXPECT_EQ(Told("Action|Outcome|Evidence/Outcome"), "action|outcome|evidence");
}

TEST(Columns, TheOrderDoesNotMatter) {
  EXPECT_EQ(Told("Owner|RAG|Action|Ref"), "responsible|rag|action|reference");
}

TEST(Columns, OfTwoHeadingsForOneFieldThePlainerIsTaken) {
  EXPECT_EQ(Told("Recommendation|Action|Lead"), "objective|action|responsible");
  EXPECT_EQ(Told("Milestone|Action|Date|Target date"), "|action||due");
  EXPECT_EQ(Told("Theme|Objective|Action"), "priority|objective|action");
}

TEST(Columns, AConfiguredColumnIsTakenFirst) {
  const Rows rows = {"Action|What happens|Timescale|Ready by"};
  const Columns columns =
      Match(rows, {{"action", "what HAPPENS"}, {"due", "Ready"}});
  EXPECT_EQ(Told(columns, 4), "|action||due");
  EXPECT_THAT(columns.unmatched, IsEmpty());
}

TEST(Columns, AConfiguredHeadingThatIsNotThereIsToldAndSynonymsServe) {
  const Columns columns =
      Match({"Action|Timescale"}, {{"due", "Time to finish"}});
  EXPECT_EQ(Told(columns, 2), "action|due");
  EXPECT_THAT(columns.unmatched, ElementsAre("Time to finish"));
}

TEST(Columns, ProgressIsAStatusWhereMostOfItsCellsAreStatusWords) {
  EXPECT_TRUE(Match({"Action|Progress", "a|On track", "b|Complete",
                     "c|The group has met twice and drafted terms"})
                  .Has(PlanField::kStatus));
  EXPECT_FALSE(
      Match({"Action|Progress",
             "a|The group met and work is under way with all", "b|Complete",
             "c|The group has met twice and drafted terms"})
          .Has(PlanField::kStatus));
  EXPECT_FALSE(Match({"Action|Progress", "a|"}).Has(PlanField::kStatus));
}

TEST(Columns, EveryRagColumnOfTheActionsIsKept) {
  EXPECT_THAT(Match({"Action|Previous RAG|Current RAG"}).rags,
              ElementsAre(1, 2));
  EXPECT_THAT(Match({"Action|Q1|Q2|Q3|Q4", "a|Red|Amber||"}).rags,
              ElementsAre(1, 2));
  EXPECT_THAT(Match({"Action|Q1|Q2", "a|12|15"}).rags, IsEmpty());
}

TEST(Columns, RemarksOnTheRatingAreNoRating) {
  EXPECT_THAT(Match({"Action|RAG|Reason for RAG",
                     "a|Red|The post is still vacant after two rounds"})
                  .rags,
              ElementsAre(1));
}

TEST(Columns, OfTwoHeadingsRagTheOneBesideTheOutcomeIsTheOutcomes) {
  const Columns columns = Match({"Action|RAG|Outcome|RAG"});
  EXPECT_EQ(Told(columns, 4), "action|rag|outcome|outcome_rag");
  EXPECT_THAT(columns.rags, ElementsAre(1));
}

TEST(Columns, ARowWithoutAnActionColumnIsNoHeader) {
  for (const std::string_view row :
       {"Name|Organisation|Telephone", "CSE Action Plan 2015|", "",
        "Actions are rated red, amber or green|",
        "Action plan|Lead officer: Head of Safety"})
    EXPECT_FALSE(Match({row}).Has(PlanField::kAction)) << row;
}

TEST(Columns, OneHeadingThatSaysOnlyActionsIsAHeader) {
  EXPECT_TRUE(Match({"Actions"}).Has(PlanField::kAction));
}

TEST(Columns, TheChoicesAreTold) {
  const Columns columns =
      Match({"Action|By when|Comments|Previous RAG|RAG", "a||x|Red|Red"});
  EXPECT_THAT(columns.choices,
              testing::IsSupersetOf(
                  {"\"By when\" is the due date", "\"Comments\" is not used"}));
  EXPECT_THAT(columns.choices,
              Contains(HasSubstr("\"Previous RAG\", \"RAG\" rate the action")));
}

TEST(Columns, EveryFieldHasAName) {
  EXPECT_THAT(PlanFieldNames(), testing::SizeIs(15));
  EXPECT_THAT(PlanFieldNames(), Contains("outcome_rag"));
}

}  // namespace
}  // namespace planwatch
