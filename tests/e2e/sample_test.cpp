// planwatch as it ships, on the sample as it ships.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;
using testing::Optional;

TEST(Sample, ServesTheFiguresOfItsPlan) {
  const Installation installation;
  const Daemon daemon(installation, "2015-05-18");
  const Answer answer = daemon.Get("/metrics");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.content_type, "text/plain; version=0.0.4; charset=utf-8");
  const Metrics metrics(answer.body);
  const auto actions = [&](const std::string& rag) {
    return metrics.Sum("plan_actions", {{"plan", "cse"}, {"rag", rag}});
  };
  EXPECT_THAT(metrics.Sum("plan_actions"), Optional(34));
  EXPECT_THAT(actions("red"), Optional(1));
  EXPECT_THAT(actions("amber"), Optional(7));
  EXPECT_THAT(actions("green"), Optional(6));
  EXPECT_THAT(actions("unrated"), Optional(20));
  EXPECT_THAT(actions("blue"), Optional(0));
  EXPECT_THAT(metrics.Sum("plan_actions_overdue"), Optional(1));
  EXPECT_THAT(metrics.Sum("plan_actions_overdue", {{"rag", "amber"}}),
              Optional(1));
  EXPECT_THAT(metrics.Sum("plan_actions_due", {{"within", "7d"}}), Optional(0));
  EXPECT_THAT(metrics.Sum("plan_actions_due", {{"within", "14d"}}),
              Optional(2));
  EXPECT_THAT(metrics.Sum("plan_actions_incomplete", {{"field", "rag"}}),
              Optional(20));
  EXPECT_THAT(metrics.Sum("plan_actions_incomplete", {{"field", "due"}}),
              Optional(31));
  EXPECT_EQ(metrics.Find("plan_action_info").size(), 34);
  // Local midnight: British Summer Time.
  EXPECT_THAT(metrics.Sum("as_at_timestamp_seconds"), Optional(1431903600));
}

TEST(Sample, ServesTheTotalsOfItsRegister) {
  const Installation installation;
  const Daemon daemon(installation, "2015-05-18");
  const Metrics metrics(daemon.Get("/metrics").body);
  EXPECT_THAT(metrics.Sum("referrals_received", {{"register", "cmog"}}),
              Optional(88));
  EXPECT_THAT(metrics.Sum("referrals_triaged"), Optional(80));
  EXPECT_THAT(metrics.Sum("referrals_awaiting_triage"), Optional(8));
  EXPECT_THAT(metrics.Sum("referrals_triaged_by_outcome"), Optional(80));
  EXPECT_THAT(
      metrics.Sum("referrals_triaged_by_outcome", {{"outcome", "further"}}),
      Optional(57));
  // Whole, and as at the day of the sample's figures.
  EXPECT_THAT(metrics.Sum("referrals_table_total", {{"by", "outcome"}}),
              Optional(80));
  EXPECT_THAT(
      metrics.Sum("referrals_table_timestamp_seconds", {{"by", "outcome"}}),
      Optional(1431903600));
  // That by source was not renewed since the end of March.
  EXPECT_THAT(metrics.Sum("referrals_table_total", {{"by", "source"}}),
              Optional(71));
  EXPECT_THAT(
      metrics.Sum("referrals_table_timestamp_seconds", {{"by", "source"}}),
      Optional(1427756400));
  EXPECT_THAT(metrics.Sum("referrals_received_by_source"), Optional(58));
}

TEST(Sample, ServesItsMeasuresAgainstTheirTargets) {
  const Installation installation;
  const Daemon daemon(installation, "2015-05-18");
  const Metrics metrics(daemon.Get("/metrics").body);
  const LabelSet interviews = {
      {"register", "activity"},
      {"measure", "Return home interviews within 72 hours"}};
  EXPECT_THAT(metrics.Sum("measure_value", interviews), Optional(71));
  EXPECT_THAT(metrics.Sum("measure_target", interviews), Optional(90));
  const auto rated = [&](const std::string& rag) {
    return metrics.Sum("measure_status", {{"rag", rag}});
  };
  EXPECT_THAT(rated("red"), Optional(1));
  EXPECT_THAT(rated("amber"), Optional(2));
  EXPECT_THAT(rated("green"), Optional(3));
  EXPECT_THAT(rated("unrated"), Optional(4));
  EXPECT_THAT(rated("blue"), Optional(0));
  // Three by one partner, and so the nine by another, are held back.
  const std::vector<Series> managed =
      metrics.Find("measure_value", {{"measure", "Perpetrators managed"}});
  EXPECT_EQ(managed.size(), 2);
  for (const Series& series : managed) EXPECT_GE(series.value, 14);
  EXPECT_THAT(metrics.Sum("suppressed_cells", {{"register", "activity"}}),
              Optional(2));
}

TEST(Sample, HasNoBreakdownWithACellOfOneToFour) {
  const Installation installation;
  const Daemon daemon(installation, "2015-05-18");
  const Metrics metrics(daemon.Get("/metrics").body);
  for (const char* family :
       {"referrals_triaged_by_outcome", "referrals_received_by_source"}) {
    const std::vector<Series> cells = metrics.Find(family);
    EXPECT_GE(cells.size(), 3) << family;
    for (const Series& cell : cells)
      EXPECT_TRUE(cell.value == 0 || cell.value >= 5)
          << family << ": " << cell.value;
  }
  // Two sources are held back together; no outcome is.
  for (const Series& held_back :
       metrics.Find("suppressed_cells", {{"register", "cmog"}}))
    EXPECT_EQ(held_back.value,
              held_back.labels.at("family") == "received_by_source" ? 2 : 0)
        << held_back.labels.at("family");
}

TEST(Sample, IsHealthyReadyAndSaysHowItStands) {
  const Installation installation;
  const Daemon daemon(installation, "2015-05-18");
  EXPECT_EQ(daemon.Get("/-/healthy").status, 200);
  EXPECT_EQ(daemon.Get("/-/ready").status, 200);
  const Answer page = daemon.Get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(daemon.Get("/nowhere").status, 404);

  const Answer answer = daemon.Get("/api/v1/status");
  EXPECT_EQ(answer.content_type, "application/json");
  const nlohmann::json status = nlohmann::json::parse(answer.body);
  EXPECT_EQ(status["ready"], true);
  EXPECT_EQ(status["as_at"], "2015-05-18");
  EXPECT_EQ(status["as_at_given"], true);
  ASSERT_EQ(status["sources"].size(), 3);
  EXPECT_EQ(status["sources"][0]["name"], "cse");
  EXPECT_EQ(status["sources"][1]["name"], "cmog");
  EXPECT_EQ(status["sources"][2]["kind"], "measures");
  for (const nlohmann::json& source : status["sources"]) {
    EXPECT_EQ(source["up"], true) << source["name"];
    EXPECT_EQ(source["held_back"], false) << source["name"];
  }
}

TEST(Sample, EndsWithinTwoSecondsOfSigterm) {
  const Installation installation;
  Daemon daemon(installation, "2015-05-18");
  // A connection that stays open.
  httplib::Client scraper("127.0.0.1", daemon.port());
  scraper.set_keep_alive(true);
  ASSERT_TRUE(scraper.Get("/metrics"));
  EXPECT_THAT(daemon.Terminate(seconds{2}), Optional(0)) << daemon.log();
}

TEST(Sample, ChecksOut) {
  const Installation installation;
  const Outcome check =
      RunToEnd(installation.Call("check", {"--as-at", "2015-05-18"}));
  EXPECT_EQ(check.status, 0) << check.out << check.err;
  for (const char* text : {"cse", "plan.csv", "34", "cmog", "register.db"})
    EXPECT_THAT(check.out, HasSubstr(text));
}

TEST(Sample, CheckNamesTheRowThatCantBeUsedAndFails) {
  const Installation installation;
  RunSql(installation.path() / "sample/register.db",
         "INSERT INTO referral VALUES ('31/02/2015', NULL, NULL, 'Police')");
  const Outcome check =
      RunToEnd(installation.Call("check", {"--as-at", "2015-05-18"}));
  EXPECT_EQ(check.status, 1) << check.out;
  EXPECT_THAT(check.out, HasSubstr("row 89"));
  EXPECT_THAT(check.out, Not(HasSubstr("31/02/2015")));
}

TEST(Sample, ASourceThatIsMissingFailsTheCallAndNoOtherSource) {
  const Installation installation;
  std::filesystem::remove(installation.plan());
  const Outcome call =
      RunToEnd(installation.Call("metrics", {"--as-at", "2015-05-18"}));
  EXPECT_EQ(call.status, 1);
  EXPECT_THAT(call.err, HasSubstr("plan.csv"));
  const Metrics metrics(call.out);
  EXPECT_THAT(metrics.Sum("source_up", {{"source", "cse"}}), Optional(0));
  EXPECT_THAT(metrics.Sum("source_up", {{"source", "cmog"}}), Optional(1));
  EXPECT_THAT(metrics.Sum("referrals_triaged"), Optional(80));
  EXPECT_TRUE(metrics.Find("plan_actions").empty());
}

TEST(Sample, AWrongConfigurationIsAWrongCall) {
  const Installation installation;
  WriteFile(installation.config(), "plan:\n  - name: cse\n");
  for (const char* command : {"serve", "check", "metrics"}) {
    const Outcome call = RunToEnd(installation.Call(command));
    EXPECT_EQ(call.status, 2) << command;
    EXPECT_THAT(call.err, HasSubstr("planwatch.yml: line 1")) << command;
  }
}

TEST(Sample, ASecondDaemonOnThePortIsToldWhichFlagToChange) {
  const Installation installation;
  const Daemon daemon(installation, "2015-05-18");
  const Outcome second = RunToEnd(installation.Call(
      "serve",
      {"--web.listen-address", "127.0.0.1:" + std::to_string(daemon.port())}));
  EXPECT_EQ(second.status, 2);
  EXPECT_THAT(second.err, HasSubstr("--web.listen-address"));
}

// What `init` writes is read as the document is without it.
TEST(Init, IsAConfigurationThatReadsTheSame) {
  const Installation installation;
  const auto check = [&](const std::string& config) {
    WriteFile(installation.config(), config);
    const Outcome call = RunToEnd(
        installation.Call("check", {"--format=json", "--as-at", "2015-05-18"}));
    EXPECT_NE(call.status, 2) << call.err << config;
    const auto json = nlohmann::json::parse(call.out, nullptr, false);
    EXPECT_TRUE(json.is_object()) << call.out;
    return json.is_object() ? json["sources"][0]["figures"] : json;
  };
  const std::filesystem::path testdata = PLANWATCH_TESTDATA;
  for (const char* name :
       {"layouts/borough.docx", "layouts/county.xlsx", "layouts/district.ods",
        "layouts/untidy.docx", "sample/plan.docx", "sample/plan.xlsx"}) {
    const std::string document = (testdata / name).string();
    const Outcome init = RunToEnd({PLANWATCH_BINARY, "init", document});
    EXPECT_EQ(init.status, 0) << init.err;
    EXPECT_EQ(init.err, "");
    EXPECT_EQ(check(init.out), check("plans: [{ name: p, source: { file: \"" +
                                     document + "\" } }]\n"))
        << init.out;
  }
}

TEST(Init, SaysWhatItCannotReadAndEndsWithOne) {
  const Outcome init = RunToEnd({PLANWATCH_BINARY, "init", "nowhere.docx"});
  EXPECT_EQ(init.status, 1);
  EXPECT_THAT(init.out, HasSubstr("# Not read: nowhere.docx: "));
}

// The lines whose value depends on when and from what the tests were built.
std::string WithoutWhatVaries(const std::string& text) {
  static const std::regex varies(
      "(planwatch_(?:source_last_success|source_modified|history_last_write|"
      "config_last_reload_success)_timestamp_seconds|planwatch_source_read_"
      "duration_seconds)"
      "((?:\\{[^\n]*\\})?) [^\n]*");
  static const std::regex revision("revision=\"[^\"]*\"");
  return std::regex_replace(std::regex_replace(text, varies, "$1$2 *"),
                            revision, "revision=\"*\"");
}

// PLANWATCH_UPDATE_GOLDEN=1 writes the file anew; look at what changed.
TEST(Sample, MetricsAreAsBefore) {
  const Installation installation;
  // The command shows what a daemon has released.
  Daemon(installation, "2015-05-18").Terminate(std::chrono::seconds{10});
  const Outcome call =
      RunToEnd(installation.Call("metrics", {"--as-at", "2015-05-18"}));
  EXPECT_EQ(call.status, 0) << call.err;
  const std::string metrics = WithoutWhatVaries(call.out);
  const std::filesystem::path golden =
      std::filesystem::path(PLANWATCH_GOLDEN) / "sample-metrics.txt";
  if (std::getenv("PLANWATCH_UPDATE_GOLDEN") != nullptr)
    WriteFile(golden, metrics);
  EXPECT_EQ(metrics, ReadFile(golden));
}

}  // namespace
}  // namespace planwatch::e2e
