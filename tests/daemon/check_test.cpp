#include "daemon/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/findings.h"
#include "tests/daemon/golden.h"
#include "tests/daemon/refresh_fixture.h"
#include "tests/daemon/sample.h"

namespace planwatch {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

using CheckTest = RefreshTest;

TEST_F(CheckTest, ShowsTheSample) {
  StartAndWait(SampleConfig(folder_), MakeDate(2015, 5, 18));
  ExpectGolden("check-sample.txt", FormatCheck(*Now()));
  EXPECT_EQ(ExitStatus(*Now()), 0);
}

// A Word document that is untidy in every way: where each action stands, what
// was read, guessed, could not be used, and what to repair.
TEST_F(CheckTest, ShowsAWordDocument) {
  StartAndWait(
      ConfigOf({PlanEntry("cse", std::filesystem::path(PLANWATCH_TESTDATA) /
                                     "layouts/untidy.docx")}),
      MakeDate(2015, 5, 18));
  ExpectGolden("check-untidy.txt", FormatCheck(*Now()));
  EXPECT_EQ(ExitStatus(*Now()), 1);
}

TEST_F(CheckTest, NamesEveryRowNotUsedWithItsPlaceUpToABound) {
  std::string csv = RegisterOf(3);
  for (int i = 0; i < 30; ++i) csv += "no date,2015-05-12,support,police\n";
  StartAndWait(ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", csv))}));
  const std::string text = FormatCheck(*Now());
  EXPECT_THAT(text, HasSubstr("row 5: "));
  EXPECT_THAT(text, HasSubstr("and 10 more"));
  EXPECT_THAT(text, HasSubstr("30 rows not used"));
  EXPECT_EQ(ExitStatus(*Now()), 1);
}

TEST_F(CheckTest, SaysWhatFailedAndWhatWasHeldBack) {
  StartAndWait(ConfigOf(
      {PlanEntry("gone", folder_ / "gone.csv"),
       PlanEntry("none", folder_.Write("none.csv", "Name,Telephone\nA,1\n")),
       PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}));
  const std::string text = FormatCheck(*Now());
  EXPECT_THAT(text, HasSubstr("FAILED: gone.csv: "));
  EXPECT_THAT(text, HasSubstr("HELD BACK: none.csv: "));
  EXPECT_THAT(text, HasSubstr("3 sources: 1 failed, 1 held back."));
  EXPECT_THAT(text, HasSubstr("Found: 4 actions under 1 objective"));
  EXPECT_EQ(ExitStatus(*Now()), 1);
}

TEST_F(CheckTest, MissingDatesAndRagAreNoFaults) {
  StartAndWait(
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv",
                                               "Action,RAG,Due,Lead\n"
                                               "Do this,,,Police\n"
                                               "Do that,Red,,Police\n"))}));
  EXPECT_THAT(FormatCheck(*Now()), HasSubstr("Without: 1 a RAG, 2 a due date"));
  EXPECT_EQ(ExitStatus(*Now()), 0);
}

TEST_F(CheckTest, ShowsNoLeadWhereTheyAreHidden) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  PlanOptions options;
  options.leads_hidden = true;
  entry.options = options;
  clock_.Set(At(2015, 7, 1));
  StartAndWait(ConfigOf({entry}));
  const std::string text = FormatCheck(*Now());
  EXPECT_THAT(text, HasSubstr("Overdue (4 actions)"));
  EXPECT_THAT(text, Not(HasSubstr("Head of Safety")));
}

TEST(FormatValue, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(FormatValue(71, "%"), "71%");
  EXPECT_EQ(FormatValue(242000, "£"), "£242,000");
  EXPECT_EQ(FormatValue(12, "meetings"), "12 meetings");
  EXPECT_EQ(FormatValue(999, ""), "999");
  EXPECT_EQ(FormatValue(1000, ""), "1,000");
  EXPECT_EQ(FormatValue(-1234567.5, ""), "-1,234,567.5");
  EXPECT_EQ(FormatValue(-100, ""), "-100");
  EXPECT_EQ(FormatValue(0.25, ""), "0.25");
}

TEST_F(CheckTest, ShowsMeasuresAndHoldsTheirSmallCellsBack) {
  Entry entry;
  entry.name = "activity";
  entry.title = "Activity";
  entry.source.file =
      folder_.Write("m.csv",
                    "Date,Measure,Value,Target,Area\n"
                    "2015-03-31,Children seen,43,,\n"
                    "2015-03-31,Children seen,33,,North\n"
                    "2015-03-31,Children seen,7,,South\n"
                    "2015-03-31,Children seen,3,,East\n"
                    "2015-03-31,Interviews in time,71%,90%,\n"
                    "2015-05-19,Interviews in time,99%,90%,\n"
                    "2015-03-31,Interviews in time,lots,90%,\n");
  entry.options = MeasureOptions{};
  StartAndWait(ConfigOf({entry}));
  const std::string text = FormatCheck(*Now());
  EXPECT_THAT(text, HasSubstr("Children seen: 43, unrated, 2015-03-31\n"));
  EXPECT_THAT(text, HasSubstr("Children seen (North): 33, unrated"));
  EXPECT_THAT(text, HasSubstr("Interviews in time: 71%, target 90%, red"));
  EXPECT_THAT(text, HasSubstr("Held back: 2 values"));
  EXPECT_THAT(text, Not(HasSubstr("South")));
  EXPECT_THAT(text, Not(HasSubstr("East")));
  EXPECT_THAT(text, HasSubstr("row 8: "));
  EXPECT_THAT(text, Not(HasSubstr("lots")));
  EXPECT_THAT(text, HasSubstr("1 source: 1 row not used."));
  EXPECT_EQ(ExitStatus(*Now()), 1);
}

TEST_F(CheckTest, ACellTooSmallIsHeldBackHereToo) {
  StartAndWait(ConfigOf({RegisterEntry(
      "cmog",
      folder_.Write("r.csv", RegisterOf(20) +
                                 "2015-05-11,2015-05-12,no action,nhs\n"
                                 "2015-05-11,2015-05-12,no action,nhs\n"))}));
  const std::string text = FormatCheck(*Now());
  EXPECT_THAT(text, HasSubstr("Received: 22"));
  EXPECT_THAT(text, HasSubstr("held back as too small to show"));
  EXPECT_THAT(text, Not(HasSubstr("none 2")));
  EXPECT_THAT(text, Not(HasSubstr("Health 2")));
}

}  // namespace
}  // namespace planwatch
