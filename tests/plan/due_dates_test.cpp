#include "collectors/plan/due_dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planwatch {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;

Date Day(const char* iso) { return *ParseIsoDate(iso); }

// What a version says: the date, and what it was moved to.
struct Version {
  const char* day;
  const char* date = "";
  const char* revised = "";
};

DueDates DatesOf(const std::vector<Version>& versions) {
  DueDates dates;
  for (const Version& version : versions)
    dates.Observe(Day(version.day), {.date = ParseIsoDate(version.date),
                                     .revised = ParseIsoDate(version.revised),
                                     .text = {}});
  return dates;
}

// "2015-06-30 none 2015-09-30".
std::string Account(const std::vector<Version>& versions) {
  std::string text;
  const DueDates dates = DatesOf(versions);
  for (const DueDate& each : dates.all())
    text += (text.empty() ? "" : " ") +
            (each.date ? FormatDate(*each.date) : "none");
  return text;
}

TEST(DueDates, ADocumentTellsItsOwn) {
  EXPECT_EQ(Account({{"2015-05-01"}}), "");
  EXPECT_EQ(Account({{"2015-05-01", "2015-06-30"}}), "2015-06-30");
  EXPECT_EQ(Account({{"2015-05-01", "2015-06-30", "2015-09-30"}}),
            "2015-06-30 2015-09-30");
}

TEST(DueDates, ALaterVersionMovesRemovesAndSetsThem) {
  EXPECT_EQ(Account({{"2015-01-01", "2015-06-30"},
                     {"2015-03-01", "2015-09-30"},
                     {"2015-05-01"},
                     {"2015-08-01", "2015-12-31"}}),
            "2015-06-30 2015-09-30 none 2015-12-31");
  // A date that comes late is the first.
  const DueDates late = DatesOf({{"2015-01-01"}, {"2015-03-01", "2015-06-30"}});
  EXPECT_EQ(late.first(), Day("2015-06-30"));
  EXPECT_FALSE(late.IsMovedLater());
}

TEST(DueDates, TheSameMoveIsCountedOnce) {
  // Struck in the document what stood there before, and tidied up later.
  EXPECT_EQ(Account({{"2015-01-01", "2015-06-30"},
                     {"2015-03-01", "2015-06-30", "2015-09-30"},
                     {"2015-05-01", "2015-09-30"}}),
            "2015-06-30 2015-09-30");
}

TEST(DueDates, WithinAWeekAndBeforeItHadPassedItIsACorrection) {
  for (const auto& [changed, account] :
       {std::pair{"2015-05-02", "2015-09-30"},
        {"2015-05-08", "2015-09-30"},
        {"2015-05-09", "2015-06-30 2015-09-30"}})
    EXPECT_EQ(Account({{"2015-05-01", "2015-06-30"}, {changed, "2015-09-30"}}),
              account)
        << changed;
  // Nothing that was late is corrected away.
  EXPECT_EQ(
      Account({{"2015-05-01", "2015-05-02"}, {"2015-05-03", "2015-09-30"}}),
      "2015-05-02 2015-09-30");
  EXPECT_EQ(
      Account({{"2015-05-01", "2015-05-03"}, {"2015-05-03", "2015-09-30"}}),
      "2015-09-30");
  // One that was put back never went.
  EXPECT_EQ(Account({{"2015-01-01", "2015-06-30"},
                     {"2015-05-01"},
                     {"2015-05-04", "2015-06-30"}}),
            "2015-06-30");
  // A date that was never meant to be there.
  EXPECT_EQ(Account({{"2015-05-01", "2015-06-30"}, {"2015-05-04"}}), "");
}

TEST(DueDates, WhatTheDocumentStillTellsIsNoCorrection) {
  EXPECT_EQ(Account({{"2015-05-01", "2015-06-30"},
                     {"2015-05-04", "2015-06-30", "2015-09-30"}}),
            "2015-06-30 2015-09-30");
}

TEST(DueDates, SlipFromTheFirstToTheLatest) {
  const DueDates moved = DatesOf({{"2015-01-01", "2015-06-30"},
                                  {"2015-03-01", "2015-09-30"},
                                  {"2015-05-01", "2015-08-31"}});
  EXPECT_EQ(moved.Slipped(), days{62});
  EXPECT_TRUE(moved.IsMovedLater());
  EXPECT_EQ(moved.all()[1].since, Day("2015-03-01"));
  const DueDates forward =
      DatesOf({{"2015-01-01", "2015-06-30"}, {"2015-03-01", "2015-05-31"}});
  EXPECT_EQ(forward.Slipped(), days{-30});
  EXPECT_FALSE(forward.IsMovedLater());
  const DueDates removed =
      DatesOf({{"2015-01-01", "2015-06-30"}, {"2015-07-01"}});
  EXPECT_TRUE(removed.IsRemoved());
  EXPECT_EQ(removed.Slipped(), days{0});
  EXPECT_EQ(removed.latest(), std::nullopt);
  EXPECT_FALSE(DatesOf({{"2015-01-01"}}).IsRemoved());
}

}  // namespace
}  // namespace planwatch
