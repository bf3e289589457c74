// The history, by the real program: earlier versions recorded, the review made
// from them, a restart, and its figures found again in real databases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/e2e/boards.h"
#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"
#include "tests/e2e/prometheus.h"
#include "tests/e2e/victoria_metrics.h"
#include "tests/golden/golden.h"

namespace planwatch::e2e {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::Optional;

constexpr const char* kToday = "2015-05-18";

// The sample with its earlier versions recorded, and read once.
class SampleHistory : public testing::Test {
 protected:
  void SetUp() override {
    installation_.RecordHistory();
    Daemon daemon(installation_, kToday);
    ASSERT_EQ(daemon.Terminate(std::chrono::seconds{10}), 0);
  }

  std::string Run(const std::string& command,
                  const std::vector<std::string>& flags) const {
    const Outcome outcome = RunToEnd(installation_.Call(command, flags));
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.out;
  }

  Installation installation_;
};

// The style is the pages' own, and no part of what the review says.
std::string WithoutStyle(std::string html) {
  const std::size_t from = html.find("<style>"), to = html.find("</style>");
  if (from != std::string::npos && to != std::string::npos)
    html.erase(from, to - from);
  return html;
}

TEST_F(SampleHistory, TheReviewIsAsBefore) {
  for (const char* format : {"html", "csv", "json"})
    test::ExpectGolden(
        std::string("review-sample.") + format,
        WithoutStyle(Run("report", {"--quarter", "2014/15-Q4", "--as-at",
                                    kToday, "--format", format})));
}

TEST_F(SampleHistory, TheReviewForThePublicNamesNoLead) {
  const std::vector<std::string> flags = {"--quarter", "2014/15-Q4", "--as-at",
                                          kToday};
  EXPECT_THAT(Run("report", flags), HasSubstr("CSE Co-ordinator"));
  std::vector<std::string> for_the_public = flags;
  for_the_public.push_back("--public");
  EXPECT_THAT(Run("report", for_the_public),
              AllOf(HasSubstr("6 of 34 (18%) green"),
                    Not(HasSubstr("CSE Co-ordinator")),
                    Not(HasSubstr("Police Team Manager"))));
}

TEST_F(SampleHistory, TheReviewIsAPageToo) {
  const Daemon daemon(installation_, kToday);
  EXPECT_THAT(daemon.Get("/report?quarter=2014/15-Q4").body,
              HasSubstr("6 of 34 (18%) green"));
  EXPECT_EQ(daemon.Get("/report?quarter=spring").status, 400);
  EXPECT_EQ(daemon.Get("/report?quarter=2003/04-Q1").status, 404);
}

TEST_F(SampleHistory, TheBoardShowsTheTrend) {
  const Daemon daemon(installation_, kToday);
  const std::string page = daemon.Get("/").body;
  const std::size_t trend = page.find("Ratings at the end of each quarter");
  ASSERT_NE(trend, std::string::npos);
  const std::string table =
      page.substr(trend, page.find("</table>", trend) - trend);
  EXPECT_THAT(table,
              HasSubstr("\"report?quarter=2014%2F15-Q4\">2014/15 Q4</a>"));
  // Red, amber, green, blue, unrated, overdue.
  const auto numbers = [&](const std::string& when) {
    static const std::regex kNumber("class=\"number\">([0-9]+)<");
    const std::string row =
        table.substr(table.find(when),
                     table.find("</tr>", table.find(when)) - table.find(when));
    std::vector<std::string> found;
    for (std::sregex_iterator i(row.begin(), row.end(), kNumber), end; i != end;
         ++i)
      found.push_back((*i)[1]);
    return found;
  };
  using testing::ElementsAre;
  EXPECT_THAT(numbers("2013/14 Q1</a>"),
              ElementsAre("2", "1", "0", "0", "13", "0"));
  EXPECT_THAT(numbers("2014/15 Q4</a>"),
              ElementsAre("1", "7", "6", "0", "20", "1"));
  EXPECT_THAT(numbers(">now<"), ElementsAre("1", "7", "6", "0", "20", "1"));
}

TEST_F(SampleHistory, LastQuartersEndIsExported) {
  const Metrics metrics(Run("metrics", {"--as-at", kToday}));
  EXPECT_THAT(metrics.Sum("plan_actions_quarter_end",
                          {{"quarter", "previous"}, {"rag", "green"}}),
              Optional(6));
  EXPECT_THAT(metrics.Sum("plan_actions_quarter_end",
                          {{"quarter", "year_before"}, {"rag", "amber"}}),
              Optional(9));
}

TEST_F(SampleHistory, IsWellAndCanBeExported) {
  EXPECT_THAT(Run("history", {"verify"}), HasSubstr("the history is intact"));
  EXPECT_THAT(Run("history", {"export"}),
              AllOf(HasSubstr("\"from\":\"2013-06-30\""),
                    HasSubstr("Keep the problem profile current")));
}

TEST_F(SampleHistory, ASmallerPlanIsHeldBackAcrossARestartUntilItIsAccepted) {
  const std::string plan = ReadFile(installation_.plan());
  const auto first_lines = [&](std::size_t lines) {
    std::size_t end = 0;
    for (std::size_t line = 0; line < lines; ++line)
      end = plan.find('\n', end) + 1;
    return plan.substr(0, end);
  };
  WriteFile(installation_.plan(), first_lines(12));
  Daemon daemon(installation_, kToday);
  const auto actions = [&] {
    return Metrics(daemon.Get("/metrics").body).Sum("plan_actions");
  };
  const auto held_back = [&] {
    return Metrics(daemon.Get("/metrics").body)
        .Sum("source_held_back", {{"source", "cse"}});
  };
  EXPECT_THAT(held_back(), Optional(1));
  EXPECT_THAT(actions(), Optional(34));
  EXPECT_THAT(daemon.log(), HasSubstr("planwatch accept cse"));
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] {
    return daemon.log().find("configuration reloaded") != std::string::npos;
  }));
  EXPECT_THAT(held_back(), Optional(1));

  EXPECT_THAT(Run("accept", {"cse", "--as-at", kToday}),
              AllOf(HasSubstr("Actions: 34 → 11"), HasSubstr("Accepted")));
  // The same again, so that it is looked at now.
  WriteFile(installation_.plan(), first_lines(12));
  EXPECT_TRUE(Eventually([&] { return actions() == 11; })) << daemon.log();
  EXPECT_THAT(held_back(), Optional(0));

  WriteFile(installation_.plan(), first_lines(4));
  EXPECT_TRUE(Eventually([&] { return held_back() == 1; })) << daemon.log();
  Run("record",
      {"--plan", "cse", "--as-at", kToday, installation_.plan().string()});
  WriteFile(installation_.plan(), first_lines(4));
  EXPECT_TRUE(Eventually([&] { return actions() == 3; })) << daemon.log();
}

TEST_F(SampleHistory, ReleasedValuesStandAcrossARestart) {
  const auto cells = [&] {
    const Daemon daemon(installation_, kToday);
    std::string text;
    for (const Series& series :
         Metrics(daemon.Get("/metrics").body).Find("referrals_received"))
      text += series.name + std::to_string(series.value);
    return text;
  };
  const std::string before = cells();
  // The week's release is out: what comes in now shows at the next.
  RunSql(installation_.path() / "sample/register.db",
         "INSERT INTO referral (received, source) VALUES ('2015-05-18', "
         "'police')");
  EXPECT_EQ(cells(), before);
}

TEST_F(SampleHistory, ReleasedMeasuresStandAcrossARestart) {
  const auto of_police = [&] {
    const Daemon daemon(installation_, kToday);
    return Metrics(daemon.Get("/metrics").body)
        .Sum("measure_value",
             {{"measure", "Perpetrators managed"}, {"partner", "Police"}});
  };
  EXPECT_THAT(of_police(), Optional(14));
  const fs::path measures = installation_.path() / "sample/measures.csv";
  const std::string was = "Q4 2014/15,Perpetrators managed,14";
  std::string text = ReadFile(measures);
  ASSERT_NE(text.find(was), std::string::npos);
  text.replace(text.find(was), was.size(),
               "Q4 2014/15,Perpetrators managed,24");
  WriteFile(measures, text);
  EXPECT_THAT(of_police(), Optional(14));
}

fs::path Blocks(const std::string& open_metrics, const fs::path& folder) {
  WriteFile(folder / "backfill.om", open_metrics);
  const Outcome made =
      RunToEnd({"promtool", "tsdb", "create-blocks-from", "openmetrics",
                (folder / "backfill.om").string(), (folder / "data").string()});
  EXPECT_EQ(made.status, 0) << made.err;
  return folder / "data";
}

constexpr const char* kGreenInMarch =
    "last_over_time(planwatch_plan_actions{plan=\"cse\",rag=\"green\"}[1d])";
// Noon on 31 March 2015, and of the day before.
constexpr const char* kMarch31 = "2015-03-31T12:00:00Z";
constexpr const char* kNoonInApril = "2015-04-15T12:00:00Z";
constexpr const char* kMarch30 = "2015-03-30T12:00:00Z";

TEST_F(SampleHistory, APrometheusFindsWhatWasBackfilled) {
  const std::string text =
      Run("backfill", {"--from", "2015-03-01", "--to", "2015-05-18", "--label",
                       "job=planwatch"});
  const test::TempFolder folder;
  const PrometheusServer prometheus(Blocks(text, folder.path()));
  const auto value_at = [&](const std::string& query, const char* time) {
    const auto data =
        prometheus.Get("/api/v1/query", {{"query", query}, {"time", time}});
    return data["result"].size() == 1
               ? data["result"][0]["value"][1].get<std::string>()
               : data.dump();
  };
  EXPECT_EQ(value_at(kGreenInMarch, kMarch31), "6");
  EXPECT_EQ(value_at(kGreenInMarch, kMarch30), "1");
  EXPECT_EQ(value_at("sum(last_over_time(planwatch_plan_actions{job="
                     "\"planwatch\"}[1d]))",
                     kMarch31),
            "34");
  EXPECT_EQ(value_at("last_over_time(planwatch_referrals_triaged[1d])",
                     "2015-05-18T12:00:00Z"),
            "80");
}

// The file's age and changes and whether it was read, which only a daemon that
// runs has; a quarter's end, which no day in April is; and of which the sample
// has none.
const std::set<std::string> kNothingOfThePast = {
    "A row for each plan G",
    "A row for each plan H",
    "Age of the data B",
    "Age of the data C",
    "Plans B",
    "Figures as at B",
    "Green but overdue A",
    "In doubt A",
    "Overdue over eight quarters C",
    "RAG over eight quarters F",
    "Referrals a quarter A",
    "Referrals a quarter B"};

TEST_F(SampleHistory, TheBoardsDrawWhatWasBackfilled) {
  const std::string text =
      Run("backfill", {"--from", "2015-03-28", "--to", "2015-05-18", "--label",
                       "job=planwatch", "--label", "instance=coventry"});
  const test::TempFolder folder;
  const PrometheusServer prometheus(Blocks(text, folder.path()));
  for (const PanelQuery& query : PanelQueries()) {
    if (query.board == "planwatch health") continue;
    // What stands now is asked for as at the last day, what is drawn over time
    // at noon: long after that day's one sample.
    const auto data = prometheus.Get(
        "/api/v1/query",
        {{"query", query.expression},
         {"time", query.range ? kNoonInApril : "2015-05-17T23:03:00Z"}});
    EXPECT_EQ(data["result"].empty(), kNothingOfThePast.contains(query.panel))
        << query.board << ": " << query.panel << ": " << query.expression;
  }
}

TEST_F(SampleHistory, SoDoesVictoriaMetrics) {
  if (!Installed("victoria-metrics"))
    GTEST_SKIP() << "needs Debian's victoria-metrics";
  const std::string text =
      Run("backfill", {"--from", "2015-03-01", "--to", "2015-05-18"});
  const VictoriaMetricsServer victoria;
  victoria.Import(text);
  EXPECT_EQ(victoria.Value(kGreenInMarch, kMarch31), "6");
  EXPECT_EQ(victoria.Value(kGreenInMarch, kMarch30), "1");
}

TEST_F(SampleHistory, RemoteWriteTakesTheMetricsToVictoriaMetrics) {
  if (!Installed("victoria-metrics"))
    GTEST_SKIP() << "needs Debian's victoria-metrics";
  const VictoriaMetricsServer victoria;
  const fs::path config = installation_.path() / "prometheus.yml";
  // As config/README.md says it, to another port.
  WriteFile(config,
            ReadFile(config) + "\nremote_write: [{ url: \"http://127.0.0.1:" +
                std::to_string(victoria.port()) + "/api/v1/write\" }]\n");
  const Daemon daemon(installation_, kToday);
  const PrometheusServer prometheus(installation_, daemon);
  EXPECT_TRUE(Eventually([&] {
    return victoria.Value("sum(planwatch_plan_actions{plan=\"cse\"})") ==
               "34" &&
           victoria.Value("planwatch_referrals_triaged") == "80";
  })) << prometheus.log();
}

}  // namespace
}  // namespace planwatch::e2e
