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

}  // namespace
}  // namespace planwatch
