// The boards and rules name what the daemon exports, and leave nothing out.
#include "tests/e2e/boards.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "tests/e2e/daemon.h"

namespace planwatch::e2e {
namespace {

using Names = std::set<std::string>;

void AddNames(const std::string& text, Names& names) {
  // Not the recorded planwatch:….
  static const std::regex name("\\b(planwatch|process)_[a-z0-9_]+");
  for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end;
       ++at)
    names.insert(at->str());
}

Names OnBoardsAndInRules() {
  Names names;
  for (const PanelQuery& query : PanelQueries())
    AddNames(query.expression, names);
  std::string rules = ReadFile(PLANWATCH_CONFIG "/prometheus-rules.yml");
  AddNames(std::regex_replace(rules, std::regex("#[^\n]*"), ""), names);
  return names;
}

Names Exported() {
  const Installation installation;
  installation.RecordHistory();
  // The day of the first tables.
  Daemon(installation, "2015-05-18").Terminate(std::chrono::seconds{10});
  const Daemon daemon(installation, "2015-06-01");
  Names names;
  AddNames(std::regex_replace(daemon.Get("/metrics").body,
                              std::regex("#[^\n]*|\\{[^\n]*"), ""),
           names);
  return names;
}

Names Without(const Names& all, const Names& some) {
  Names rest;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

TEST(Boards, NameWhatTheDaemonExports) {
  // What the sample has none of.
  const Names not_in_the_sample = {
      "planwatch_history_backup_timestamp_seconds",
      "planwatch_report_last_success_timestamp_seconds", "planwatch_report_up",
      "planwatch_source_rows_rejected"};
  EXPECT_EQ(
      Without(Without(OnBoardsAndInRules(), Exported()), not_in_the_sample),
      Names{});
}

TEST(Boards, LeaveOutWhatTheReadmeSays) {
  const Names rest = {"planwatch_measures_info",
                      "planwatch_referrals_table_total",
                      "process_start_time_seconds", "process_threads",
                      "process_virtual_memory_bytes"};
  EXPECT_EQ(Without(Exported(), OnBoardsAndInRules()), rest);
}

}  // namespace
}  // namespace planwatch::e2e
