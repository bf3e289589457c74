#include "collectors/plan/accepted.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ColumnReading Sure(std::string role, std::string heading) {
  ColumnReading column;
  column.role = std::move(role);
  column.heading = std::move(heading);
  return column;
}

ColumnReading Guess(std::string role, std::string heading) {
  ColumnReading column = Sure(std::move(role), std::move(heading));
  column.guessed = true;
  return column;
}

ReadReport ReportOf(std::vector<ColumnReading> columns) {
  ReadReport report;
  TableReading table;
  table.table = "table 2";
  table.header = 1;
  table.columns = std::move(columns);
  report.tables = {std::move(table)};
  return report;
}

const AcceptedReading kAccepted =
    RolesOf(ReportOf({Sure("action", "Action"), Sure("rag", "RAG"),
                      Sure("due", "Timescale"), Sure("responsible", "Lead")}));

std::vector<std::string> Essential(
    const std::vector<ColumnReading>& columns,
    const AcceptedReading& accepted = kAccepted) {
  std::vector<std::string> roles;
  for (const RoleChange& change :
       CompareReading(accepted, ReportOf(columns)).essential)
    roles.push_back(change.role);
  return roles;
}

std::vector<std::string> Other(const std::vector<ColumnReading>& columns,
                               const AcceptedReading& accepted = kAccepted) {
  std::vector<std::string> roles;
  for (const RoleChange& change :
       CompareReading(accepted, ReportOf(columns)).other)
    roles.push_back(change.role);
  return roles;
}

TEST(AcceptedReading, HoldsEveryHeadingOfARole) {
  ReadReport report = ReportOf({Sure("rag", "Q1"), Sure("rag", "Q2"),
                                Sure("", "Notes"), Sure("action", "Action")});
  report.tables.push_back(report.tables.front());
  report.tables.back().columns = {Sure("action", "Agreed action")};
  EXPECT_EQ(RolesOf(report),
            (AcceptedReading{{"action", {"Action", "Agreed action"}},
                             {"rag", {"Q1", "Q2"}}}));
}

// Columns may be moved, headings written anew, others added.
TEST(AcceptedReading, StandsWhereItIsReadWithCertainty) {
  const std::vector<ColumnReading> same = {
      Sure("responsible", "LEAD"), Sure("due", "By when"), Guess("rag", "RAG"),
      Sure("status", "Status"), Sure("action", "Action")};
  EXPECT_THAT(Essential(same), IsEmpty());
  EXPECT_THAT(Other(same), IsEmpty());
}

TEST(AcceptedReading, IsLostWithAnEssentialRole) {
  EXPECT_THAT(Essential({Sure("rag", "RAG"), Sure("due", "Timescale"),
                         Sure("responsible", "Lead")}),
              ElementsAre("action"));
  EXPECT_THAT(Essential({Sure("action", "Action"), Sure("rag", "RAG"),
                         Sure("responsible", "Lead")}),
              ElementsAre("due"));
  EXPECT_THAT(Essential({Sure("action", "Action"), Sure("due", "Timescale"),
                         Sure("responsible", "Lead")}),
              ElementsAre("rag"));
}

TEST(AcceptedReading, IsLostWhereAnEssentialRoleIsGuessedElsewhere) {
  EXPECT_THAT(
      Essential({Sure("action", "Action"), Sure("rag", "RAG"),
                 Guess("due", "Comments"), Sure("responsible", "Lead")}),
      ElementsAre("due"));
  EXPECT_THAT(Essential({Sure("action", "Action"), Sure("status", "Status"),
                         Guess("rag", ""), Sure("due", "Timescale")}),
              ElementsAre("rag"));
}

// A status rates where a RAG is gone, and the other way round; that is told.
TEST(AcceptedReading, KeepsTheRatingWithEitherOfItsColumns) {
  const std::vector<ColumnReading> status = {
      Sure("action", "Action"), Sure("status", "Status"),
      Sure("due", "Timescale"), Sure("responsible", "Lead")};
  EXPECT_THAT(Essential(status), IsEmpty());
  EXPECT_THAT(Other(status), ElementsAre("rag"));
  // Not where the status is a guess.
  EXPECT_THAT(Essential({Sure("action", "Action"), Guess("status", "Notes"),
                         Sure("due", "Timescale")}),
              ElementsAre("rag"));
  AcceptedReading both = kAccepted;
  both["status"] = {"Status"};
  EXPECT_THAT(Essential({Sure("action", "Action"), Sure("due", "Timescale"),
                         Sure("responsible", "Lead")},
                        both),
              ElementsAre("rag", "status"));
}

TEST(AcceptedReading, GivesADoubtForEachOfTheOtherRoles) {
  const std::vector<ColumnReading> columns = {
      Sure("action", "Action"), Sure("rag", "RAG"), Sure("due", "Timescale"),
      Guess("responsible", "Agency")};
  EXPECT_THAT(Essential(columns), IsEmpty());
  const ReadingChanges changes = CompareReading(kAccepted, ReportOf(columns));
  ASSERT_EQ(changes.other.size(), 1u);
  const Doubt doubt = DoubtOf(changes.other[0], ReportOf(columns), "cse");
  EXPECT_EQ(doubt.about, "column");
  EXPECT_EQ(doubt.place.ToString(), "table 2, row 1");
  EXPECT_EQ(doubt.text,
            "`responsible` was read from \"Lead\", and is now guessed to be "
            "\"Agency\"");
  EXPECT_THAT(doubt.settle, AllOf(HasSubstr("columns: { responsible: "),
                                  HasSubstr("planwatch accept cse")));
  EXPECT_THAT(Other({Sure("action", "Action"), Sure("rag", "RAG"),
                     Sure("due", "Timescale")}),
              ElementsAre("responsible"));
}

TEST(AcceptedReading, IsNotComparedWithNothing) {
  EXPECT_TRUE(CompareReading(kAccepted, ReadReport()).empty());
  EXPECT_TRUE(CompareReading({}, ReportOf({Guess("action", "Notes")})).empty());
}

}  // namespace
}  // namespace planwatch
