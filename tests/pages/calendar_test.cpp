#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"
#include "daemon/pages/calendar_page.h"
#include "daemon/pages/icalendar.h"
#include "tests/pages/plans_in_time.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

const Date kToday = On("2015-05-18");

TEST(CalendarTextTest, IsEscaped) {
  EXPECT_EQ(EscapeCalendarText("a, b; c\\d: e\nf\r\x01"),
            "a\\, b\\; c\\\\d: e\\nf");
}

TEST(CalendarTextTest, LinesAreFoldedAtSeventyFiveOctets) {
  EXPECT_EQ(FoldCalendarLine(std::string(75, 'x')),
            std::string(75, 'x') + "\r\n");
  EXPECT_EQ(FoldCalendarLine(std::string(76, 'x')),
            std::string(75, 'x') + "\r\n x\r\n");
  EXPECT_EQ(FoldCalendarLine(""), "\r\n");
}

// Whatever the characters, and wherever they begin.
TEST(CalendarTextTest, NoCharacterIsTorn) {
  for (const std::string character : {"x", "é", "–", "\xF0\x9F\x9A\xA8"})
    for (std::size_t before = 0; before < 8; ++before) {
      std::string line(before, 'x');
      for (int i = 0; i < 300; ++i) line += character;
      std::string folded = FoldCalendarLine(line), unfolded;
      ASSERT_TRUE(folded.ends_with("\r\n"));
      for (std::size_t from = 0; from < folded.size();) {
        const std::size_t end = folded.find("\r\n", from);
        EXPECT_LE(end - from, 75u);
        const std::string part = folded.substr(from, end - from);
        EXPECT_TRUE(IsUtf8(part));
        EXPECT_EQ(part.starts_with(' '), from > 0);
        unfolded += from > 0 ? part.substr(1) : part;
        from = end + 2;
      }
      EXPECT_EQ(unfolded, line);
    }
}

// Bytes that are no text are folded all the same.
TEST(CalendarTextTest, FoldingEnds) {
  EXPECT_THAT(FoldCalendarLine(std::string(300, '\x80')), HasSubstr("\r\n "));
}

PlanInTime ThePlan() {
  std::vector<PlanLine> rows = {
      {"1.1", "Done", Rag::kBlue, "2015-01-31"},
      {"1.2", "Undated"},
      {"1.3", "Agree; sign, and publish", Rag::kGreen, "2015-05-31"},
      {"1.4", "Another's", Rag::kRed, "2015-04-30"}};
  PlanInTime plan{
      .name = "cse & more", .title = "CSE, missing", .versions = {}};
  for (const char* day : {"2015-01-01", "2015-02-01", "2015-03-01"}) {
    plan.versions.emplace_back(On(day), PlanOf(rows));
    plan.versions.back().second.actions[3].responsible = {"Police"};
    rows[2].due = "2015-06-30";
  }
  return plan;
}

PageAnswer Ask(const Snapshot& snapshot,
               std::multimap<std::string, std::string> query = {},
               std::string external_url = {}) {
  PageRequest request;
  request.query = std::move(query);
  request.external_url = std::move(external_url);
  return CalendarPage(snapshot, request);
}

std::string IdOf(const Snapshot& snapshot, std::size_t row) {
  return snapshot.entries[0].plan->figures.rows[row].id;
}

TEST(CalendarPageTest, HasAnEventForEachDateToCome) {
  const Snapshot snapshot = SnapshotOf({ThePlan()}, kToday);
  const PageAnswer page =
      Ask(snapshot, {{"lead", "HEAD of service"}, {"plan", "cse & more"}},
          "https://board.example.org/pw/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.content_type, "text/calendar; charset=utf-8");
  std::string lines = page.body;
  for (std::size_t at = 0; (at = lines.find("\r\n ")) != std::string::npos;)
    lines.erase(at, 3);
  EXPECT_EQ(lines,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
            "PRODID:-//planwatch//planwatch//EN\r\nCALSCALE:GREGORIAN\r\n"
            "X-WR-CALNAME:HEAD of service\r\n"
            "BEGIN:VEVENT\r\n"
            "UID:cse%20%26%20more-" +
                IdOf(snapshot, 2) +
                "@planwatch\r\n"
                "DTSTAMP:20150517T230000Z\r\n"
                "DTSTART;VALUE=DATE:20150630\r\nDTEND;VALUE=DATE:20150701\r\n"
                "SUMMARY:1.3 Agree\\; sign\\, and publish\r\n"
                "DESCRIPTION:Plan: CSE\\, missing\\nRating: green\\nLed by: "
                "Head of Service\\n1 Prevent\\nDue dates: May 2015\\, then "
                "June 2015\r\n"
                "CATEGORIES:CSE\\, missing\r\n"
                "URL:https://board.example.org/pw/action/cse%20%26%20more/" +
                IdOf(snapshot, 2) +
                "\r\n"
                "LAST-MODIFIED:20150201T000000Z\r\nSEQUENCE:16467\r\n"
                "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(CalendarPageTest, WhatIsSettledOrUndatedHasNoEvent) {
  const std::string all = Ask(SnapshotOf({ThePlan()}, kToday)).body;
  EXPECT_THAT(all, HasSubstr("X-WR-CALNAME:CSE\\, missing\r\n"));
  EXPECT_THAT(all, HasSubstr("SUMMARY:1.3"));
  EXPECT_THAT(all, HasSubstr("SUMMARY:1.4"));
  EXPECT_THAT(all, Not(HasSubstr("SUMMARY:1.1")));
  EXPECT_THAT(all, Not(HasSubstr("SUMMARY:1.2")));
  EXPECT_THAT(all, Not(HasSubstr("URL:")));
}

TEST(CalendarPageTest, AChangeKeepsTheUidAndRaisesTheSequence) {
  const auto value = [](const std::string& page, const std::string& name) {
    const std::size_t at = page.find("\r\n" + name + ":") + name.size() + 3;
    return page.substr(at, page.find("\r\n", at) - at);
  };
  const std::multimap<std::string, std::string> query = {
      {"lead", "Head of Service"}};
  PlanInTime plan = ThePlan();
  const std::string before = Ask(SnapshotOf({plan}, kToday), query).body;
  Plan changed = plan.versions.back().second;
  changed.actions[2].reference = "2.1";
  changed.actions[2].title = "Agree, sign and publish it";
  changed.actions[2].due.date = changed.actions[2].deadline = On("2015-07-31");
  plan.versions.emplace_back(On("2015-05-20"), changed);
  const std::string after =
      Ask(SnapshotOf({plan}, On("2015-05-20")), query).body;
  EXPECT_EQ(value(after, "UID"), value(before, "UID"));
  EXPECT_NE(after, before);
  EXPECT_GT(std::stoi(value(after, "SEQUENCE")),
            std::stoi(value(before, "SEQUENCE")));
  // Asked again it is the same.
  EXPECT_EQ(Ask(SnapshotOf({plan}, On("2015-05-20")), query).body, after);
}

TEST(CalendarPageTest, RefusesWhatThereIsNot) {
  Snapshot snapshot = SnapshotOf({ThePlan()}, kToday);
  const auto refused = [&](std::multimap<std::string, std::string> query,
                           int status, const char* text) {
    const PageAnswer page = Ask(snapshot, std::move(query));
    EXPECT_EQ(page.status, status) << page.body;
    EXPECT_EQ(page.body, std::string(text) + '\n');
    EXPECT_EQ(page.content_type, "text/plain; charset=utf-8");
  };
  refused({{"plan", "other"}}, 400, "`plan` takes one of cse & more.");
  refused({{"lead", "Nobody"}}, 404,
          "No action is led by \"Nobody\", or the leads of its plan are not "
          "shown.");
  // An empty calendar would say that all is settled.
  snapshot.entries[0].plan = nullptr;
  refused({}, 503, "CSE, missing has not been read yet.");
}

TEST(CalendarPageTest, HiddenLeadsHaveNone) {
  PlanInTime plan = ThePlan();
  plan.options.leads_hidden = true;
  const Snapshot snapshot = SnapshotOf({plan}, kToday);
  EXPECT_EQ(Ask(snapshot, {{"lead", "Head of Service"}}).status, 404);
  const PageAnswer all = Ask(snapshot);
  EXPECT_EQ(all.status, 200);
  EXPECT_THAT(all.body, HasSubstr("SUMMARY:1.3"));
  EXPECT_THAT(all.body, Not(HasSubstr("Head of Service")));
}

}  // namespace
}  // namespace planwatch::web
