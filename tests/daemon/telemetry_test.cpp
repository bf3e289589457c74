#include "daemon/telemetry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

std::string Text(const Telemetry& telemetry) {
  return Serialize(telemetry.Collect(), TextFormat::kText);
}

TEST(Telemetry, HasEveryResultOfASourceFromTheBeginning) {
  Telemetry telemetry;
  telemetry.SetSources({"cse"});
  const std::string text = Text(telemetry);
  for (const char* result :
       {"ok", "unchanged", "held_back", "failed", "timed_out"})
    EXPECT_THAT(text, HasSubstr("planwatch_reads_total{result=\"" +
                                std::string(result) + "\",source=\"cse\"} 0"));
  for (const char* name : {"config_reloads", "history_writes"})
    for (const char* result : {"ok", "failed"})
      EXPECT_THAT(text, HasSubstr("planwatch_" + std::string(name) +
                                  "_total{result=\"" + result + "\"} 0"));
  EXPECT_THAT(text, HasSubstr("planwatch_read_seconds_count 0"));
  EXPECT_THAT(text, HasSubstr("planwatch_http_request_seconds_count 0"));
}

TEST(Telemetry, CountsReadsByTheirResult) {
  using Result = Telemetry::ReadResult;
  const struct {
    Result result;
    const char* name;
  } results[] = {{Result::kOk, "ok"},
                 {Result::kUnchanged, "unchanged"},
                 {Result::kHeldBack, "held_back"},
                 {Result::kFailed, "failed"},
                 {Result::kTimedOut, "timed_out"}};
  for (const auto& [result, name] : results) {
    Telemetry telemetry;
    telemetry.SetSources({"cse", "cmog"});
    telemetry.CountRead("cse", result, 2s);
    const std::string text = Text(telemetry);
    EXPECT_THAT(text, HasSubstr("{result=\"" + std::string(name) +
                                "\",source=\"cse\"} 1"));
    EXPECT_THAT(text, HasSubstr("{result=\"" + std::string(name) +
                                "\",source=\"cmog\"} 0"));
    // How long it took says nothing where nothing was read.
    const bool timed = result != Result::kUnchanged;
    EXPECT_THAT(text, HasSubstr(std::string("planwatch_read_seconds_sum ") +
                                (timed ? "2" : "0")));
  }
}

TEST(Telemetry, ForgetsASourceThatIsGone) {
  Telemetry telemetry;
  telemetry.SetSources({"cse", "cmog"});
  telemetry.CountRead("cse", Telemetry::ReadResult::kOk, 1s);
  telemetry.CountRead("cmog", Telemetry::ReadResult::kOk, 1s);
  telemetry.SetSources({"cse"});
  telemetry.CountRead("cmog", Telemetry::ReadResult::kOk, 1s);
  const std::string text = Text(telemetry);
  EXPECT_THAT(text, HasSubstr("{result=\"ok\",source=\"cse\"} 1"));
  EXPECT_THAT(text, Not(HasSubstr("cmog")));
}

TEST(Telemetry, CountsRequestsReloadsAndWrites) {
  Telemetry telemetry;
  telemetry.CountRequest("board", 200, 3ms);
  telemetry.CountRequest("board", 200, 3ms);
  telemetry.CountRequest("other", 404, 3ms);
  telemetry.CountReload(false);
  telemetry.CountHistoryWrite(true);
  EXPECT_THAT(Text(telemetry), Not(HasSubstr("history_size_bytes")));
  telemetry.SetHistorySize(4096);
  telemetry.SetReportWritten(Instant{1'431'907'200s});
  const std::string text = Text(telemetry);
  for (const char* line :
       {"planwatch_http_requests_total{code=\"200\",page=\"board\"} 2",
        "planwatch_http_requests_total{code=\"404\",page=\"other\"} 1",
        "planwatch_http_request_seconds_bucket{le=\"0.001\"} 0",
        "planwatch_http_request_seconds_bucket{le=\"0.005\"} 3",
        "planwatch_http_request_seconds_bucket{le=\"+Inf\"} 3",
        "planwatch_config_reloads_total{result=\"failed\"} 1",
        "planwatch_config_reloads_total{result=\"ok\"} 0",
        "planwatch_history_writes_total{result=\"ok\"} 1",
        "planwatch_history_size_bytes 4096",
        "planwatch_report_last_success_timestamp_seconds 1431907200"})
    EXPECT_THAT(text, HasSubstr(line));
}

}  // namespace
}  // namespace planwatch
