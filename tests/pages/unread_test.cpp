// What the pages say where sources failed, were held back, or show nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/pages/pages.h"
#include "tests/snapshot/plans.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

// So many plans whose documents are missing, and one that is there.
class FailingPagesTest : public PagesTest {
 protected:
  void Start(int missing) {
    std::vector<Entry> entries = {
        PlanEntry("there", folder_.Write("there.csv", PlanOf(1)))};
    for (int i = 1; i <= missing; ++i)
      entries.push_back(PlanEntry("p" + std::to_string(i),
                                  (folder_.path() / "no.csv").string()));
    SnapshotTest::Read(ConfigOf(std::move(entries)));
  }
  static std::size_t Notes(const std::string& page) {
    return CountOf(page, "the last read of no.csv failed");
  }
};

TEST_F(FailingPagesTest, ThreeAreNamedAboveTheFiguresAndTheOthersCounted) {
  for (const int missing : {1, 3}) {
    Start(missing);
    EXPECT_EQ(Notes(Board()), static_cast<std::size_t>(missing));
    EXPECT_THAT(Board(), Not(HasSubstr("more data source")));
  }
  Start(4);
  EXPECT_EQ(Notes(Board()), 3u);
  EXPECT_THAT(Board(), HasSubstr("1 more data source: failed or held back."));
  Start(6);
  EXPECT_EQ(Notes(Board()), 3u);
  EXPECT_THAT(Board(), HasSubstr("3 more data sources: failed or held back."));
}

TEST_F(FailingPagesTest, APlansOwnPageHasNoNoteOfAnother) {
  Start(5);
  for (const char* const mode : {"", "meeting"}) {
    EXPECT_EQ(Notes(Board({{"plan", "there"}, {"mode", mode}})), 0u);
    EXPECT_EQ(Notes(Board({{"plan", "p5"}, {"mode", mode}})), 1u);
  }
}

TEST_F(PagesTest, WhatWasReadAndShowsNothingIsNotCalledUnread) {
  Entry measures =
      PlanEntry("m", folder_.Write("m.csv",
                                   "Measure,Date,Value\nStaff,2015-03-31,x\n"
                                   "Staff,2016-03-31,5\n"));
  measures.options = MeasureOptions{};
  SnapshotTest::Read(ConfigOf({measures}));
  EXPECT_THAT(Board(), HasSubstr("see the rows that were not used"));
  EXPECT_THAT(Board(), Not(HasSubstr("not been read")));
}

TEST_F(PagesTest, NothingConfigured) {
  SnapshotTest::Read(ConfigOf({}));
  for (const std::string& page : {Board(), Actions({}).body, Check()})
    EXPECT_THAT(page, HasSubstr("The configuration names nothing"));
}

TEST_F(PagesTest, NothingReadYet) {
  Snapshot snapshot;
  snapshot.config = ConfigOf({PlanEntry("cse", "plan.csv")});
  snapshot.entries = {{.entry = &snapshot.config->entries[0],
                       .source_name = "plan.csv",
                       .health = HealthOf(snapshot.config->entries[0])}};
  for (const PageAnswer& page :
       {BoardPage(snapshot, Request()),
        ActionsPage(snapshot, Request({{"plan", "cse"}})),
        CheckPage(snapshot, Request())}) {
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Nothing has been read yet"));
  }
}

TEST_F(PagesTest, ASourceThatFailedOrWasHeldBackIsSaidOnEveryPage) {
  SnapshotTest::Read(ConfigOf(
      {PlanEntry("gone", folder_ / "gone.csv"),
       PlanEntry("none", folder_.Write("none.csv", "Name,Telephone\nA,1\n")),
       PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}));
  for (const std::string& page : {Board(), Actions({}).body, Check()}) {
    EXPECT_THAT(page, HasSubstr("the last read of gone.csv failed"));
    EXPECT_THAT(page, HasSubstr("none: the latest version is held back"));
  }
  EXPECT_THAT(Check(), HasSubstr("FAILED: gone.csv: "));
}

}  // namespace
}  // namespace planwatch::web
