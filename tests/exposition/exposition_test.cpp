#include "collectors/exposition/exposition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "collectors/table/report.h"
#include "tests/exposition/sample.h"
#include "tests/golden/golden.h"

namespace planwatch {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string Expose(const Published* published, const Health& health,
                   TextFormat format = TextFormat::kText) {
  return Serialize(MakeFamilies(published, health, test::London()), format);
}

std::string Sample(TextFormat format = TextFormat::kText) {
  const Published published = test::SamplePublished();
  return Expose(&published, test::SampleHealth(), format);
}

TEST(Exposition, IsAsTheGoldenFiles) {
  test::ExpectGolden("exposition.prom", Sample());
  test::ExpectGolden(
      "exposition.openmetrics",
      Sample(TextFormat::kOpenMetrics) + std::string(kOpenMetricsEnd));
}

TEST(Exposition, HasEachSeriesOnce) {
  std::set<std::string> series;
  for (const std::string& line : Lines(Sample())) {
    if (line.starts_with('#')) continue;
    EXPECT_TRUE(series.insert(line.substr(0, line.rfind(' '))).second) << line;
  }
  EXPECT_GT(series.size(), 80u);
}

TEST(Exposition, HasAllFiveRagsAlways) {
  PlanToPublish plan = test::SamplePlan();
  plan.figures = {};
  const Published published = test::SamplePublished(plan);
  const auto lines = Lines(Expose(&published, {}));
  for (const std::string family :
       {"plan_actions", "plan_actions_overdue", "plan_outcomes"})
    for (const char* rag : {"red", "amber", "green", "blue", "unrated"})
      EXPECT_THAT(lines,
                  testing::Contains("planwatch_" + family +
                                    "{plan=\"cse\",area=\"coventry\",rag=\"" +
                                    rag + "\"} 0"));
}

TEST(Exposition, HasNoQuartersEndThatTheHistoryDoesNotReach) {
  PlanToPublish plan = test::SamplePlan();
  plan.quarter_ends = {};
  const Published published = test::SamplePublished(plan);
  EXPECT_THAT(Expose(&published, {}), Not(HasSubstr("quarter_end{")));
}

TEST(Exposition, HasEveryKindOfDoubtAlways) {
  Health health = test::SampleHealth();
  health.sources[0].doubts = {{"column", 2}, {"date", 1}};
  const auto lines = Lines(Expose(nullptr, health));
  for (const SourceHealth& source : health.sources)
    for (const std::string_view about : kDoubtsAbout) {
      const bool first = source.source == "cse";
      EXPECT_THAT(
          lines, testing::Contains("planwatch_source_doubts{source=\"" +
                                   source.source + "\",kind=\"" + source.kind +
                                   "\",about=\"" + std::string(about) + "\"} " +
                                   (first && about == "column" ? "2"
                                    : first && about == "date" ? "1"
                                                               : "0")));
    }
}

TEST(Health, HasOneState) {
  SourceHealth health;
  EXPECT_EQ(StateOf(health), ReadingState::kNotRead);
  health.tried = true;
  EXPECT_EQ(StateOf(health), ReadingState::kFailed);
  health.up = true;
  EXPECT_EQ(StateOf(health), ReadingState::kOk);
  health.doubts = {{"column", 0}};
  EXPECT_EQ(StateOf(health), ReadingState::kOk);
  health.doubts = {{"column", 1}};
  EXPECT_EQ(StateOf(health), ReadingState::kDoubtful);
  health.held_back = true;
  EXPECT_EQ(StateOf(health), ReadingState::kHeldBack);
  // A document in which there is no plan.
  health.up = false;
  EXPECT_EQ(StateOf(health), ReadingState::kHeldBack);
  for (const auto& [state, name] : std::map<ReadingState, const char*>{
           {ReadingState::kNotRead, "not_read"},
           {ReadingState::kOk, "ok"},
           {ReadingState::kDoubtful, "doubtful"},
           {ReadingState::kHeldBack, "held_back"},
           {ReadingState::kFailed, "failed"}})
    EXPECT_EQ(StateName(state), name);
}

TEST(Health, AddsUpTheRejectedRows) {
  SourceHealth health;
  EXPECT_EQ(health.rows_rejected(), 0);
  health.rejected = {{"no_action", 2}, {"no_date", 3}};
  EXPECT_EQ(health.rows_rejected(), 5);
}

TEST(Exposition, CountsDaysFromTheLocalDayOfTheFigures) {
  EXPECT_THAT(
      Lines(Sample()),
      IsSupersetOf(
          {// 00:00 and 23:59:59 in London are an hour earlier in summer.
           std::string("planwatch_as_at_timestamp_seconds 1434322800"),
           std::string("planwatch_plan_action_due_timestamp_seconds{plan="
                       "\"cse\",area=\"coventry\",action=\"1.1\"} 1433113199"),
           std::string("planwatch_plan_action_overdue_seconds{plan=\"cse\","
                       "area=\"coventry\",action=\"1.1\"} 1296000")}));
}

TEST(Exposition, HasHealthAloneBeforeTheFirstReading) {
  const std::string text = Expose(nullptr, test::SampleHealth());
  EXPECT_THAT(text, HasSubstr("planwatch_source_up{"));
  EXPECT_THAT(text, HasSubstr("planwatch_build_info{version=\"0.1.0\","
                              "revision=\"abc1234\"} 1\n"));
  EXPECT_THAT(text, Not(HasSubstr("planwatch_as_at")));
  EXPECT_THAT(text, Not(HasSubstr("planwatch_plan")));
  EXPECT_THAT(text, Not(HasSubstr("planwatch_referral")));
}

TEST(Exposition, SaysNothingYetOfASourceThatWasNotTried) {
  const std::string text = Expose(nullptr, test::SampleHealth());
  EXPECT_THAT(text, HasSubstr("planwatch_source_up{source=\"cse\",kind="
                              "\"plan\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("planwatch_source_up{source=\"cmog\",kind="
                              "\"referrals\"} 0\n"));
  EXPECT_THAT(text, Not(HasSubstr("planwatch_source_up{source=\"later\"")));
  EXPECT_THAT(text, Not(HasSubstr("planwatch_source_rows{source=\"cmog\"")));
}

TEST(Exposition, HasNoLeadWhereLeadsAreHidden) {
  PlanToPublish plan = test::SamplePlan();
  plan.leads_hidden = true;
  const Published published = test::SamplePublished(plan);
  const std::string text = Expose(&published, {});
  EXPECT_THAT(text, Not(HasSubstr("lead=")));
  EXPECT_THAT(text, Not(HasSubstr("plan_lead_")));
  EXPECT_THAT(text, Not(HasSubstr("plan_action_lead")));
  EXPECT_THAT(text, Not(HasSubstr("Head of Community Safety")));
}

TEST(Exposition, LeavesHeldBackCellsOutAndCountsThem) {
  const auto lines = Lines(Sample());
  const auto of_source = [](const char* source) {
    return testing::StartsWith(
        "planwatch_referrals_received_by_source{register=\"cmog\",area="
        "\"coventry\",source=\"" +
        std::string(source));
  };
  EXPECT_THAT(lines, testing::Contains(of_source("Police")));
  EXPECT_THAT(lines, Not(testing::Contains(of_source("other"))));
  EXPECT_THAT(lines, Not(testing::Contains(of_source("Health"))));
  EXPECT_THAT(lines, testing::Contains("planwatch_suppressed_cells{register="
                                       "\"cmog\",area=\"coventry\",family="
                                       "\"received_by_source\"} 2"));
}

TEST(Exposition, LeavesOutWhatTheRegisterIsNotBrokenDownBy) {
  RegisterFigures figures = test::SampleFigures();
  figures.triaged_by_outcome.clear();
  figures.wait_days.clear();
  figures.totals.triaged = figures.triaged_in_time = 0;
  const Published published =
      test::SamplePublished(test::SamplePlan(), figures);
  const std::string text = Expose(&published, {});
  EXPECT_THAT(text, Not(HasSubstr("triaged_by_outcome")));
  EXPECT_THAT(text, Not(HasSubstr("by=\"outcome\"")));
  EXPECT_THAT(text, Not(HasSubstr("planwatch_referral_triage_seconds")));
  EXPECT_THAT(text,
              Not(HasSubstr("planwatch_referrals_triaged_in_time_ratio{")));
}

TEST(Exposition, HasWholeCountsAloneOfAPartOfARegister) {
  RegisterReleases releases;
  releases.days[test::kAsAt] = {test::SampleFigures().totals, 120};
  const Published published =
      Disclosure::Publish(test::kAsAt, test::London(), {},
                          {*Disclosure({}).Show({.name = "girls",
                                                 .labels = {},
                                                 .outcomes = {"none"},
                                                 .sources = {"Police"},
                                                 .whole_counts_alone = true},
                                                releases, test::kAsAt)});
  const std::string text = Expose(&published, {});
  EXPECT_THAT(text,
              HasSubstr("planwatch_referrals_received{register=\"girls\"} "
                        "120\n"));
  EXPECT_THAT(text, Not(HasSubstr("suppressed_cells")));
}

// Where anybody was triaged at all.
TEST(Exposition, CountsTheRatioAndThePercentilesThatAreHeldBack) {
  struct Case {
    std::size_t triaged, in_time, ratio, seconds;
  };
  for (const Case& c : {Case{0, 0, 0, 0},
                        {1, 1, 1, 2},
                        {110, 107, 1, 2},  // 3 were late
                        {9, 9, 0, 1},      // the 90th is of one of two
                        {110, 99, 0, 0}}) {
    RegisterFigures figures = test::SampleFigures();
    figures.totals.triaged = c.triaged;
    figures.triaged_in_time = c.in_time;
    if (c.triaged == 0) figures.wait_days.clear();
    const Published published =
        test::SamplePublished(test::SamplePlan(), figures);
    const auto lines = Lines(Expose(&published, {}));
    const std::string suppressed =
        "planwatch_suppressed_cells{register=\"cmog\",area=\"coventry\","
        "family=\"";
    EXPECT_THAT(
        lines,
        IsSupersetOf(
            {suppressed + "triaged_in_time_ratio\"} " + std::to_string(c.ratio),
             suppressed + "triage_seconds\"} " + std::to_string(c.seconds)}))
        << c.triaged;
  }
}

TEST(Exposition, CutsTitlesAtAHundredCharacters) {
  EXPECT_THAT(Sample(), HasSubstr("title=\"" + std::string(99, 'x') + "…\""));
}

// What a program says of a text on its standard input; "" where it is content.
std::string Ask(const std::string& command, const std::string& text) {
  const std::string in =
      testing::TempDir() + "planwatch-exposition-" + std::to_string(::getpid());
  const std::string out = in + ".out";
  std::ofstream(in, std::ios::binary) << text;
  const int status =
      std::system((command + " < " + in + " > " + out + " 2>&1").c_str());
  std::ifstream said(out, std::ios::binary);
  std::string answer{std::istreambuf_iterator<char>(said), {}};
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    answer += "status " + std::to_string(status);
  std::remove(in.c_str());
  std::remove(out.c_str());
  return answer;
}

std::string WithProcess(TextFormat format) {
  std::string text = Sample(format) + Serialize(ReadProcess(), format);
  if (format == TextFormat::kOpenMetrics) text += kOpenMetricsEnd;
  return text;
}

TEST(Exposition, HasNothingForPromtoolToFind) {
  if (!Ask("test -x \"$(command -v promtool)\"", "").empty())
    GTEST_SKIP() << "promtool (Debian's package prometheus) isn't installed";
  EXPECT_EQ(Ask("promtool check metrics", WithProcess(TextFormat::kText)), "");
  EXPECT_NE(Ask("promtool check metrics", "planwatch_x_total 1\n"), "");
}

TEST(Exposition, IsTheSameInBothFormatsToPythonsParsers) {
  // Debian's own: its packages aren't seen by another in the path.
  const std::string python = "/usr/bin/python3 -c ";
  if (!Ask(python + "'import prometheus_client'", "").empty())
    GTEST_SKIP() << "python3-prometheus-client isn't installed";
  const std::string script = R"(
import sys
from prometheus_client.openmetrics import parser as openmetrics
from prometheus_client import parser as text
def samples(families):
    return sorted((s.name, sorted(s.labels.items()), s.value, f.documentation)
                  for f in families for s in f.samples)
a, b = sys.stdin.read().split("#####\n")
a = samples(text.text_string_to_metric_families(a))
b = samples(openmetrics.text_string_to_metric_families(b))
assert len(a) > 80
assert a == b, [x for x in zip(a, b) if x[0] != x[1]][:3]
)";
  // The process differs from one look to the next.
  const auto process = ReadProcess();
  const std::string both = Sample() + Serialize(process, TextFormat::kText) +
                           "#####\n" + Sample(TextFormat::kOpenMetrics) +
                           Serialize(process, TextFormat::kOpenMetrics) +
                           std::string(kOpenMetricsEnd);
  EXPECT_EQ(Ask(python + "'" + script + "'", both), "");
}

TEST(Exposition, MeasuresHaveTheirLabelsAndAllFiveRags) {
  Measures measures;
  const auto add = [&](const char* area, const char* partner, double value) {
    measures.series.push_back(
        {"Children seen",
         area,
         partner,
         {{test::kAsAt, value, 170.0, "people", Polarity::kMore}}});
  };
  add("coventry", "", 94);  // the whole area by its name
  add("", "", 161);
  add("north", "", 60);
  add("east", "", 3);
  add("west", "", 4);
  add("", "Police", 110);
  add("", "Health", 51);
  const Disclosure disclosure({.minimum = 5});
  const MeasuresReleases releases = disclosure.Release(
      {}, measures, {.today = test::kAsAt, .breakdown = test::kAsAt},
      test::London());
  const std::string text = Serialize(
      MakeFamilies(Disclosure::Publish(
                       test::kAsAt, test::London(), {}, {},
                       {*disclosure.Show({.name = "activity",
                                          .labels = {{"area", "coventry"},
                                                     {"board", "south"}},
                                          .bands = {},
                                          .cumulative = {}},
                                         releases, Date::min(), test::kAsAt)}),
                   test::London()),
      TextFormat::kText);
  const std::string common =
      "register=\"activity\",area=\"coventry\",board=\"south\","
      "measure=\"Children seen\",";
  const auto has = [&](const std::string& line) {
    return ("\n" + text).find("\nplanwatch_" + line + "\n") !=
           std::string::npos;
  };
  EXPECT_TRUE(
      has("measure_value{" + common + "unit=\"people\",partner=\"\"} 161"))
      << text;
  EXPECT_TRUE(
      has("measure_target{" + common + "unit=\"people\",partner=\"\"} 170"));
  EXPECT_TRUE(has("measure_value{" + common +
                  "unit=\"people\",partner=\"Police\"} 110"));
  // A row's own area stands in place of the configured one.
  EXPECT_TRUE(
      has("measure_value{register=\"activity\",area=\"north\",board=\"south\","
          "measure=\"Children seen\",unit=\"people\",partner=\"\"} 60"));
  for (const Rag rag : kAllRags)
    EXPECT_TRUE(has("measure_status{" + common + "partner=\"\",rag=\"" +
                    std::string(RagName(rag)) + "\"} " +
                    (rag == Rag::kAmber ? "1" : "0")));
  // One series for the area, and none for what is held back.
  EXPECT_EQ(text.find("} 94"), std::string::npos);
  EXPECT_EQ(text.find("east"), std::string::npos);
  EXPECT_TRUE(
      has("suppressed_cells{register=\"activity\",area=\"coventry\",board="
          "\"south\",family=\"measure_value\"} 2"));
  EXPECT_THAT(text, HasSubstr("# HELP planwatch_suppressed_cells Values held "
                              "back by disclosure control, by family.\n"));
}

// The area's own row is left out only where there is one for all areas.
TEST(Exposition, MeasuresOfTheAreaAreShownByItsName) {
  MeasureFigures figures;
  figures.persons = false;
  figures.figures = {{"Orders", "coventry", "", {test::kAsAt, 5}},
                     {"Orders", "north", "", {test::kAsAt, 6}}};
  const Published published = Disclosure::Publish(
      test::kAsAt, test::London(), {}, {},
      {Disclosure({}).Pass({.name = "orders",
                            .labels = {{"area", "coventry"}},
                            .bands = {},
                            .cumulative = {}},
                           figures, test::kAsAt)});
  const std::string text = Expose(&published, {});
  for (const char* value : {"area=\"coventry\",measure=\"Orders\",unit=\"\","
                            "partner=\"\"} 5\n",
                            "area=\"north\",measure=\"Orders\",unit=\"\","
                            "partner=\"\"} 6\n"})
    EXPECT_THAT(text, HasSubstr(value));
  EXPECT_THAT(text, HasSubstr("planwatch_measures_info{register=\"orders\","
                              "area=\"coventry\",title=\"orders\"} 1\n"));
  // Which count no persons.
  EXPECT_THAT(text, Not(HasSubstr("suppressed_cells")));
}

TEST(Exposition, NamesTheExactContentTypes) {
  EXPECT_EQ(ContentType(TextFormat::kText),
            "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(ContentType(TextFormat::kOpenMetrics),
            "application/openmetrics-text; version=1.0.0; charset=utf-8");
}

}  // namespace
}  // namespace planwatch
