// A real plan, as a council published it, and the numbers that were counted in
// it by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

using testing::Optional;

class Coventry : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path data =
        std::filesystem::path(PLANWATCH_SHARED) / "data/coventry-2015";
    if (!std::filesystem::exists(data / "plan.csv"))
      GTEST_SKIP() << "the real plan is not here: " << data;
    expected_ = nlohmann::json::parse(ReadFile(data / "expected.json"));
    config_ = folder_.path() / "planwatch.yml";
    WriteFile(config_, "plans:\n  - name: cse\n    source: { file: '" +
                           (data / "plan.csv").string() + "' }\n");
  }

  Metrics AsAt(const std::string& date) const {
    const Outcome call = RunToEnd({PLANWATCH_BINARY, "metrics", "--config.file",
                                   config_.string(), "--as-at", date});
    // In doubt: three of its cells have leads that are run together.
    EXPECT_EQ(call.status, 1) << call.err;
    EXPECT_THAT(call.err, testing::HasSubstr("source in doubt"));
    return Metrics(call.out);
  }

  test::TempFolder folder_;
  std::filesystem::path config_;
  nlohmann::json expected_;
};

TEST_F(Coventry, HasTheActionsThatWereCounted) {
  const Metrics metrics = AsAt("2015-04-13");
  EXPECT_THAT(metrics.Sum("plan_actions"), Optional(expected_["actions"]));
  for (const auto& [rag, count] : expected_["by_rag"].items())
    EXPECT_THAT(metrics.Sum("plan_actions", {{"rag", rag}}), Optional(count))
        << rag;
  EXPECT_EQ(metrics.Find("plan_objective_actions").size(),
            5 * expected_["sub_objectives"].get<std::size_t>());
  EXPECT_THAT(metrics.Sum("plan_outcomes", {{"rag", "red"}}),
              Optional(expected_["outcome_rag_rated"]));
}

TEST_F(Coventry, LacksWhatWasFoundMissing) {
  const Metrics metrics = AsAt("2015-04-13");
  const auto incomplete = [&](const std::string& field) {
    return metrics.Sum("plan_actions_incomplete", {{"field", field}});
  };
  EXPECT_THAT(incomplete("rag"), Optional(expected_["missing"]["rag"]));
  EXPECT_THAT(incomplete("due"), Optional(expected_["undated"]));
  EXPECT_THAT(incomplete("lead"), Optional(expected_["no_owner_at_all"]));
}

TEST_F(Coventry, IsDueOnTheDaysThatWereRead) {
  const Metrics metrics = AsAt("2015-04-13");
  for (const auto& [day, count] : expected_["due"].items())
    EXPECT_EQ(metrics.Find("plan_action_info", {{"due", day}}).size(), count)
        << day;
}

TEST_F(Coventry, IsOverdueAsWasCountedOnEachDate) {
  for (const auto& [date, count] : expected_["overdue_as_at"].items()) {
    const Metrics metrics = AsAt(date);
    EXPECT_THAT(metrics.Sum("plan_actions_overdue"), Optional(count)) << date;
    EXPECT_EQ(metrics.Find("plan_action_overdue_seconds").size(), count)
        << date;
  }
  const Metrics metrics = AsAt("2015-06-01");
  for (const auto& [rag, count] :
       expected_["overdue_by_rag_as_at_2015-06-01"].items())
    EXPECT_THAT(metrics.Sum("plan_actions_overdue", {{"rag", rag}}),
                Optional(count))
        << rag;
}

}  // namespace
}  // namespace planwatch::e2e
