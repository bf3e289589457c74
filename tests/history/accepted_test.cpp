// What was accepted stays in the history.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>

#include "daemon/history/history.h"
#include "tests/base/folder.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

class AcceptedHistoryTest : public testing::Test {
 protected:
  std::unique_ptr<History> Open() const {
    Result<History::Opened> opened =
        History::Open(folder_ / "history.db", History::Access::kWrite);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(opened->history);
  }

  const test::TempFolder folder_;
};

TEST_F(AcceptedHistoryTest, KeepsTheAcceptedReadingOfEachPlan) {
  const AcceptedReading first = {{"action", {"Action"}},
                                 {"rag", {"Q1", "Q2", ""}}};
  const AcceptedReading second = {{"action", {"Agreed \"action\""}},
                                  {"due", {"Échéance"}}};
  {
    const auto history = Open();
    EXPECT_EQ(*history->AcceptedReadingOf("cse"), AcceptedReading());
    ASSERT_TRUE(history->KeepAcceptedReading("cse", first));
    ASSERT_TRUE(history->KeepAcceptedReading("other", second));
  }
  const auto history = Open();
  EXPECT_EQ(*history->AcceptedReadingOf("cse"), first);
  EXPECT_EQ(*history->AcceptedReadingOf("other"), second);
  ASSERT_TRUE(history->KeepAcceptedReading("cse", second));
  EXPECT_EQ(*history->AcceptedReadingOf("cse"), second);
}

TEST_F(AcceptedHistoryTest, KnowsAcceptedVersionsOfItsOwnPlanAlone) {
  {
    const auto history = Open();
    EXPECT_FALSE(*history->IsAccepted("cse", "abc"));
    for (int i = 0; i < 2; ++i)
      ASSERT_TRUE(history->AcceptVersion("cse", "abc"));
  }
  const auto history = Open();
  EXPECT_TRUE(*history->IsAccepted("cse", "abc"));
  EXPECT_FALSE(*history->IsAccepted("cse", "abd"));
  EXPECT_FALSE(*history->IsAccepted("other", "abc"));
}

History::LastReading LastWith(std::optional<std::size_t> size) {
  return {.path = "plan.docx", .file = "/plans/plan.docx", .size = size};
}

RegisterReleases ReleaseOf(int received) {
  RegisterReleases releases;
  releases.days[*MakeDate(2015, 5, 18)].totals.received =
      static_cast<std::size_t>(received);
  return releases;
}

TEST_F(AcceptedHistoryTest, KeepsTheLastReadingOfEachEntry) {
  {
    const auto history = Open();
    EXPECT_EQ(*history->LastReadingOf("cse"), History::LastReading());
    ASSERT_TRUE(history->KeepLastReading("cse", LastWith(20)));
  }
  const auto history = Open();
  EXPECT_EQ(*history->LastReadingOf("cse"), LastWith(20));
  EXPECT_EQ(*history->LastReadingOf("other"), History::LastReading());
  // Without a size, the one that is kept stays.
  ASSERT_TRUE(history->KeepLastReading("cse", LastWith({})));
  EXPECT_EQ(*history->LastReadingOf("cse"), LastWith(20));
  ASSERT_TRUE(history->KeepLastReading("cse", LastWith(0)));
  EXPECT_EQ(*history->LastReadingOf("cse"), LastWith(0));
}

TEST_F(AcceptedHistoryTest, ARegistersSizeIsThatOfItsLastRelease) {
  const Date may17 = *MakeDate(2015, 5, 17), may20 = *MakeDate(2015, 5, 20);
  const auto history = Open();
  ASSERT_TRUE(history->KeepReleases("cmog", ReleaseOf(20)));
  EXPECT_EQ(history->LastReadingBy("cmog", may17)->size, std::nullopt);
  EXPECT_EQ(history->LastReadingBy("cmog", may20)->size, 20u);
  EXPECT_EQ(history->LastReadingOf("cmog")->size, std::nullopt);
  // Or the one that was accepted, until a release tells as much.
  ASSERT_TRUE(history->KeepLastReading("cmog", LastWith(8)));
  ASSERT_TRUE(history->KeepReleases("cmog", ReleaseOf(20)));
  EXPECT_EQ(history->LastReadingBy("cmog", may20)->size, 8u);
  ASSERT_TRUE(history->KeepReleases("cmog", ReleaseOf(9)));
  EXPECT_EQ(history->LastReadingOf("cmog")->size, std::nullopt);
  EXPECT_EQ(history->LastReadingBy("cmog", may20)->size, 9u);
}

}  // namespace
}  // namespace planwatch
