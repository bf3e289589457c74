// What a co-ordinator does to a row, and that everyone is told the same of it:
// a date blanked out, typed over, a row taken out, renumbered, reworded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Optional;

constexpr const char* kHead = "Ref,Action,Due date,RAG,Lead\r\n";
const std::string kMarch =
    std::string(kHead) +
    "A1,Agree the protocol,2015-02-28,Amber,Trainer\r\n"
    "A2,Brief the schools,2015-02-28,Red,Trainer\r\n"
    "A3,Commission a helpline,2015-02-28,Red,Trainer\r\n"
    "A4,Draw up a training plan for social workers,2015-02-28,Red,Trainer\r\n"
    "A5,Establish a panel of carers and young people,2015-02-28,Red,Trainer\r\n"
    "A6,Fund the advocates,2015-06-30,Green,Trainer\r\n";
const std::string kMay =
    std::string(kHead) +
    "A1,Agree the protocol,,Amber,Trainer\r\n"
    "A2,Brief the schools,2015-09-30,Red,Trainer\r\n"
    "A9,Draw up a training plan for social workers,2015-02-28,Red,Trainer\r\n"
    "A5,Establish a panel of carers and of young people,2015-02-28,Complete,"
    "Trainer\r\n"
    "A6,Fund the advocates,2015-06-30,Green,Trainer\r\n";

// How many actions are in each line of a bridge.
json Numbers(const json& bridge) {
  json numbers;
  for (const auto& [line, actions] : bridge.items())
    if (!actions.is_array() || !actions.empty())
      numbers[line] = actions.is_array() ? json(actions.size()) : actions;
  return numbers;
}

TEST(Slips, AreToldTheSameEverywhere) {
  const Installation installation;
  WriteFile(installation.plan(), kMarch);
  const Outcome recorded = RunToEnd(
      installation.Call("record", {"--plan", "cse", "--as-at", "2015-03-01",
                                   installation.plan().string()}));
  ASSERT_EQ(recorded.status, 0) << recorded.err;
  WriteFile(installation.plan(), kMay);
  const Daemon daemon(installation, "2015-05-18");
  const auto ask = [&](const std::string& path) {
    const Answer answer = daemon.Get(path);
    EXPECT_EQ(answer.status, 200) << path;
    return answer.body;
  };

  const Metrics metrics(ask("/metrics"));
  const LabelSet cse{{"plan", "cse"}};
  EXPECT_THAT(metrics.Sum("plan_actions_overdue", cse), Optional(1));
  EXPECT_THAT(metrics.Sum("plan_actions_date_removed", cse), Optional(1));
  EXPECT_THAT(metrics.Sum("plan_actions_revised", cse), Optional(1));
  EXPECT_THAT(metrics.Sum("plan_action_slipped_seconds",
                          {{"plan", "cse"}, {"action", "A2"}}),
              Optional(214 * 86400));

  const json changes =
      json::parse(ask("/api/v1/changes?since=2015-04-13&plan=cse"));
  const json counts = changes["plans"].at(0)["counts"];
  for (const char* kind :
       {"date_removed", "date_moved", "gone", "completed", "reworded"})
    EXPECT_EQ(counts.value(kind, 0), 1) << kind << changes.dump(1);
  EXPECT_EQ(counts.value("new", 0), 0) << "renumbered, and so not new";

  const json review =
      json::parse(ask("/report?quarter=2015/16-Q1&format=json"));
  EXPECT_EQ(Numbers(review["plans"].at(0)["overdue_bridge"]),
            (json{{"start", 5},
                  {"still", 1},
                  {"left", 1},
                  {"completed", 1},
                  {"date_removed", 1},
                  {"date_moved", 1},
                  {"end", 1}}));

  EXPECT_THAT(ask("/"), HasSubstr("date removed"));
  EXPECT_THAT(ask("/actions?date_removed=1"), HasSubstr("Agree the protocol"));
  EXPECT_THAT(ask("/actions?revised=1"), HasSubstr("Brief the schools"));
  const std::string reworded = ask("/action/cse/A5");
  EXPECT_THAT(reworded, HasSubstr("carers and of young people"));
  EXPECT_THAT(ask("/action/cse/A2"), HasSubstr("214 days"));

  const Outcome printed = RunToEnd(installation.Call(
      "changes", {"--since", "2015-04-13", "--as-at", "2015-05-18"}));
  EXPECT_EQ(printed.status, 0) << printed.err;
  EXPECT_THAT(printed.out, HasSubstr("1 date removed"));
}

// What was late once and is counted by its first date stays late.
TEST(Slips, ByTheFirstDateNothingLeavesByANewOne) {
  const Installation installation;
  std::string config = ReadFile(installation.config());
  const std::size_t name = config.find("- name: cse");
  config.insert(config.find('\n', name) + 1, "    overdue_by: first\n");
  WriteFile(installation.config(), config);
  WriteFile(installation.plan(), kMarch);
  ASSERT_EQ(RunToEnd(installation.Call(
                         "record", {"--plan", "cse", "--as-at", "2015-03-01",
                                    installation.plan().string()}))
                .status,
            0);
  WriteFile(installation.plan(), kMay);
  const Daemon daemon(installation, "2015-05-18");
  EXPECT_THAT(Metrics(daemon.Get("/metrics").body)
                  .Sum("plan_actions_overdue", {{"plan", "cse"}}),
              Optional(3));
}

}  // namespace
}  // namespace planwatch::e2e
