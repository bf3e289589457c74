// What is said of a version that is held back: to whoever looks at the page,
// and in the log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "daemon/log.h"
#include "daemon/refresh/entry_state.h"
#include "tests/refresh/fixture.h"
#include "tests/snapshot/plans.h"

namespace planwatch {
namespace {

const Date kMonday = *MakeDate(2015, 5, 18);

Reading PlanOfActions(std::size_t actions) {
  return {std::make_shared<const Plan>(test::PlanWith(actions)), std::nullopt};
}

Reading RegisterOfReferrals(std::size_t referrals) {
  Register found;
  found.days[kMonday].received = referrals;
  return {std::make_shared<const Register>(std::move(found)), std::nullopt};
}

Reading MeasuresOfValues(std::size_t values) {
  Measures found;
  found.series.resize(1);
  for (std::size_t i = 0; i < values; ++i)
    found.series[0].points.push_back({.date = kMonday});
  return {std::make_shared<const Measures>(std::move(found)), std::nullopt};
}

Entry NamedMeasures(const char* name, bool persons) {
  Entry entry = test::PlanEntry(name, "m.csv");
  MeasureOptions options;
  options.persons = persons;
  entry.options = options;
  return entry;
}

TEST(HeldBack, IsSaidOfEachKindInItsWords) {
  using namespace test;
  const std::string plan = "put the document right";
  const std::string data = "see that the source is whole";
  const struct {
    Entry entry;
    Reading (*reading)(std::size_t);
    std::string why, what_to_do, log;
  } cases[] = {
      {PlanEntry("cse", "p.csv"), PlanOfActions,
       "9 actions, where the last good reading has 20", plan, "plan held back"},
      {RegisterEntry("cmog", "r.csv"), RegisterOfReferrals,
       "less than half of the referrals of the last good reading", data,
       "register held back"},
      {NamedMeasures("spend", false), MeasuresOfValues,
       "9 values, where the last good reading has 20", data,
       "measures held back"},
      {NamedMeasures("seen", true), MeasuresOfValues,
       "less than half of the values of the last good reading", data,
       "measures held back"},
  };
  for (const auto& [entry, reading, why, what_to_do, message] : cases) {
    log::SetUp(log::Level::kWarn, log::Format::kLogfmt);
    testing::internal::CaptureStderr();
    EntryState state(entry, "source");
    state.OnReadSucceeded(reading(20), At(2015, 5, 18), {});
    state.OnReadSucceeded(reading(9), At(2015, 5, 18), {});
    const std::string said =
        "source: " + why + ": held back, and the last good reading stays; " +
        what_to_do + ", or take it as it is with `planwatch accept " +
        entry.name + "`";
    EXPECT_EQ(state.Describe(entry, kMonday).error, said);
    EXPECT_THAT(testing::internal::GetCapturedStderr(),
                testing::EndsWith("level=warn msg=\"" + message + "\" source=" +
                                  entry.name + " error=\"" + said + "\"\n"));
  }
}

TEST(HeldBack, IsSaidOfAnotherFileWithBoth) {
  const Entry entry = test::PlanEntry("cse", "/plans/plan.docx");
  EntryState state(entry, "plan.docx");
  Reading first = PlanOfActions(4);
  first.location = "/plans/May.docx";
  state.OnReadSucceeded(std::move(first), test::At(2015, 5, 18), {});
  Reading second = PlanOfActions(4);
  second.location = "/plans/June.docx";
  state.OnReadSucceeded(std::move(second), test::At(2015, 5, 18), {});
  EXPECT_EQ(state.Describe(entry, kMonday).error,
            "plan.docx: the path leads to another file now, /plans/June.docx, "
            "where it led to /plans/May.docx: held back, and the last good "
            "reading stays; put the document back, or name that file itself "
            "under `source:`, or take it as it is with `planwatch accept "
            "cse`");
}

TEST(ConflictCopies, AreLoggedOnceAndQuietlyForgotten) {
  log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
  testing::internal::CaptureStderr();
  EntryState state(test::PlanEntry("cse", "plan.csv"), "plan.csv");
  EXPECT_FALSE(state.SetConflictCopies({}));
  EXPECT_TRUE(state.SetConflictCopies({"plan (1).csv", "plan (2).csv"}));
  EXPECT_FALSE(state.SetConflictCopies({"plan (1).csv", "plan (2).csv"}));
  EXPECT_TRUE(state.SetConflictCopies({}));
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_EQ(log.substr(log.find(" level=")),
            " level=warn msg=\"copies that are not read\" source=cse "
            "beside=plan.csv copies=\"plan (1).csv, plan (2).csv\"\n");
}

}  // namespace
}  // namespace planwatch
