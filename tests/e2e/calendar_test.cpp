// The calendar as another program reads it: Python's icalendar.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/e2e/daemon.h"

namespace planwatch::e2e {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr const char* kToday = "2015-05-18";
// The system's own: it has the system's packages.
const char* const kPython = "/usr/bin/python3";
// Each event; the parser's own view of what it means.
const char* const kParse = R"(
import json, sys
from icalendar import Calendar
data = sys.stdin.buffer.read()
for line in data.split(b"\r\n"):
    assert len(line) <= 75 and b"\n" not in line and b"\r" not in line, line
calendar = Calendar.from_ical(data)
assert calendar.errors == [], calendar.errors
print(json.dumps({
    "name": str(calendar["X-WR-CALNAME"]),
    "version": str(calendar["VERSION"]),
    "events": [{
        "errors": event.errors,
        "uid": str(event["UID"]),
        "start": str(event["DTSTART"].dt), "end": str(event["DTEND"].dt),
        "stamp": str(event["DTSTAMP"].dt),
        "modified": str(event["LAST-MODIFIED"].dt),
        "sequence": int(event["SEQUENCE"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
    } for event in calendar.walk("VEVENT")]}))
)";

class CalendarTest : public testing::Test {
 protected:
  void SetUp() override {
    if (RunToEnd({kPython, "-c", "import icalendar"}).status != 0)
      GTEST_SKIP() << "python3-icalendar is not installed";
  }

  static json Parse(const Daemon& daemon, const std::string& query) {
    const Answer answer = daemon.Get("/calendar.ics" + query);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.content_type, "text/calendar; charset=utf-8");
    const Outcome outcome = RunToEnd({kPython, "-c", kParse}, answer.body);
    EXPECT_EQ(outcome.status, 0) << outcome.err << answer.body;
    return json::parse(outcome.out, nullptr, false);
  }
  static std::set<std::string> UidsOf(const json& calendar) {
    std::set<std::string> uids;
    for (const json& event : calendar["events"]) uids.insert(event["uid"]);
    return uids;
  }
};

TEST_F(CalendarTest, IsReadByAnotherProgram) {
  const Installation installation;
  installation.RecordHistory();
  json all;
  {
    const Daemon daemon(installation, kToday);
    all = Parse(daemon, "");
    EXPECT_EQ(Parse(daemon, ""), all);
  }
  EXPECT_EQ(all["version"], "2.0");
  ASSERT_FALSE(all["events"].empty());
  EXPECT_EQ(UidsOf(all).size(), all["events"].size());
  for (const json& event : all["events"]) {
    EXPECT_EQ(event["errors"], json::array());
    EXPECT_EQ(event["stamp"], "2015-05-17 23:00:00+00:00");
    EXPECT_THAT(event["description"].get<std::string>(), HasSubstr("\n"));
  }
  // Imported again from a daemon that was started anew: no doubles.
  const Daemon daemon(installation, kToday);
  EXPECT_EQ(Parse(daemon, ""), all);
}

TEST_F(CalendarTest, AnActionThatIsRewordedKeepsItsEvent) {
  const Installation installation;
  installation.RecordHistory();
  const std::string query = "?plan=cse&lead=information%20governance%20officer";
  json before;
  {
    const Daemon daemon(installation, kToday);
    before = Parse(daemon, query);
  }
  ASSERT_EQ(before["events"].size(), 1u);
  EXPECT_EQ(before["name"], "information governance officer");
  EXPECT_EQ(before["events"][0]["start"], "2015-05-31");
  EXPECT_EQ(before["events"][0]["end"], "2015-06-01");

  std::string plan = ReadFile(installation.plan());
  const std::string wording =
      "Sign an information sharing agreement between the partners";
  const std::size_t at = plan.find(wording);
  ASSERT_NE(at, std::string::npos);
  plan.replace(at, wording.size(),
               "Sign one information sharing agreement between the partners");
  const std::string due = "Information Governance Officer,May 2015";
  plan.replace(plan.find(due), due.size(),
               "Information Governance Officer,July 2015");
  WriteFile(installation.plan(), plan);
  const Daemon daemon(installation, "2015-05-25");
  const json after = Parse(daemon, query);
  ASSERT_EQ(after["events"].size(), 1u);
  EXPECT_EQ(UidsOf(after), UidsOf(before));
  EXPECT_GT(after["events"][0]["sequence"], before["events"][0]["sequence"]);
  EXPECT_GT(after["events"][0]["modified"], before["events"][0]["modified"]);
}

}  // namespace
}  // namespace planwatch::e2e
