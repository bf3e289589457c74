// What is told of an entry's reads: its health, and its log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collectors/base/text.h"
#include "daemon/refresh/entry_state.h"
#include "tests/refresh/fixture.h"
#include "tests/snapshot/plans.h"

namespace planwatch {
namespace {

Reading ReadingOf(Plan plan) {
  return {std::make_shared<const Plan>(std::move(plan)), std::nullopt};
}

using namespace test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

const Date kToday = *MakeDate(2015, 5, 18);

class EntryHealthTest : public testing::Test {
 protected:
  EntryHealthTest() {
    log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
    testing::internal::CaptureStderr();
  }
  ~EntryHealthTest() override {
    if (capturing_) testing::internal::GetCapturedStderr();
  }
  // What was logged since the last call, without its times.
  std::string Log() {
    const std::string log = testing::internal::GetCapturedStderr();
    capturing_ = false;
    std::string lines;
    for (const std::string& line : Split(log, '\n'))
      if (!line.empty()) lines += line.substr(line.find("level=")) + '\n';
    testing::internal::CaptureStderr();
    capturing_ = true;
    return lines;
  }
  bool Read(Plan plan, EntryState::Version version = {},
            const std::string& location = "") {
    return state_.OnReadSucceeded(
        {std::make_shared<const Plan>(std::move(plan)), modified_, location},
        now_, 1500ms, std::move(version));
  }
  std::string Error() const {
    return state_.Describe(entry_, kToday).error.value_or("");
  }
  static Plan Untidy() {
    Plan plan = PlanWith(4);
    plan.report.rows = 6;
    plan.report.rejected.Add({}, "no_action", "no action");
    plan.report.rejected.Add({}, "no_action", "no action");
    return plan;
  }

  bool capturing_ = true;
  Instant now_ = At(2015, 5, 18), modified_ = At(2015, 5, 17);
  const Entry entry_ = PlanEntry("cse", "/plans/plan.docx");
  EntryState state_{entry_, "plan.docx"};
};

TEST_F(EntryHealthTest, NothingIsKnownBeforeTheFirstRead) {
  EXPECT_EQ(state_.health().source, "cse");
  EXPECT_EQ(state_.health().kind, "plan");
  EXPECT_EQ(StateOf(state_.health()), ReadingState::kNotRead);
  EXPECT_EQ(state_.reading(), std::nullopt);
  EXPECT_FALSE(state_.FindDoubts(*MakeDate(2015, 5, 18)));
  EXPECT_FALSE(state_.AcceptHeldBack(now_));
  const EntrySnapshot described = state_.Describe(entry_, kToday);
  EXPECT_EQ(described.entry, &entry_);
  EXPECT_EQ(described.source_name, "plan.docx");
  EXPECT_EQ(described.report, nullptr);
  EXPECT_EQ(described.error, std::nullopt);
}

TEST_F(EntryHealthTest, AGoodReadIsToldInFull) {
  EXPECT_TRUE(Read(Untidy()));
  const SourceHealth& health = state_.health();
  EXPECT_TRUE(health.tried);
  EXPECT_TRUE(health.up);
  EXPECT_FALSE(health.held_back);
  EXPECT_EQ(health.last_success, now_);
  EXPECT_EQ(health.modified, modified_);
  EXPECT_EQ(health.read_duration, 1500ms);
  EXPECT_EQ(health.rows, 6u);
  EXPECT_THAT(health.rejected, ElementsAre(Pair("no_action", 2u)));
  EXPECT_EQ(Log(),
            "level=info msg=\"source read\" source=cse kind=plan rows=6 "
            "not_used=2 seconds=1.500\n");
  Read(Untidy());
  EXPECT_EQ(Log(), "");  // from the second on, at debug
  log::SetUp(log::Level::kDebug, log::Format::kLogfmt);
  Read(Untidy());
  EXPECT_THAT(Log(), HasSubstr("level=debug msg=\"source read\" source=cse"));
  state_.OnReadUnchanged(now_);
  EXPECT_EQ(Log(), "level=debug msg=\"source unchanged\" source=cse\n");
}

TEST_F(EntryHealthTest, OfARegistersReadTheLogHasNoCount) {
  state_ = EntryState(RegisterEntry("cmog", "r.csv"), "r.csv");
  Register reg;
  reg.report.rows = 6;
  state_.OnReadSucceeded({std::make_shared<const Register>(reg), modified_},
                         now_, 1500ms);
  EXPECT_EQ(Log(),
            "level=info msg=\"source read\" source=cmog kind=referrals "
            "seconds=1.500\n");
}

TEST_F(EntryHealthTest, AFailureIsToldAndSoIsItsEnd) {
  Read(PlanWith(4));
  const Instant read = now_;
  Log();
  now_ += 60s;
  state_.OnReadFailed(planwatch::Error("plan.docx: gone"), now_, 2s);
  EXPECT_EQ(StateOf(state_.health()), ReadingState::kFailed);
  EXPECT_EQ(state_.health().last_success, read);
  EXPECT_EQ(state_.health().read_duration, 2s);
  EXPECT_EQ(Error(), "plan.docx: gone");
  EXPECT_EQ(Log(),
            "level=warn msg=\"source failed\" source=cse error=\"plan.docx: "
            "gone\"\n");
  state_.OnReadFailed(planwatch::Error("plan.docx: gone"), now_, 2s);
  EXPECT_EQ(Log(), "");
  now_ += 1h;
  state_.OnReadFailed(planwatch::Error("plan.docx: gone"), now_, 2s);
  EXPECT_THAT(Log(), HasSubstr(" failures_not_logged=1\n"));
  state_.OnReadFailed(planwatch::Error("plan.docx: gone"), now_, 2s);
  Read(PlanWith(4));
  EXPECT_EQ(Log(),
            "level=info msg=\"source recovered\" source=cse "
            "failures_not_logged=1\n");
  EXPECT_EQ(Error(), "");
}

TEST_F(EntryHealthTest, ADocumentWithoutAPlanIsHeldBack) {
  const planwatch::Error none("plan.docx: no plan",
                              planwatch::Error::Kind::kNoData);
  state_.OnReadFailed(none, now_, 1s);
  EXPECT_EQ(StateOf(state_.health()), ReadingState::kHeldBack);
  EXPECT_FALSE(state_.health().up);
  EXPECT_TRUE(state_.health().tried);
  EXPECT_EQ(state_.reading(), std::nullopt);
  EXPECT_THAT(Log(), HasSubstr("level=warn msg=\"source held back\""));
  EXPECT_EQ(state_.reading(), std::nullopt);
}

TEST_F(EntryHealthTest, WhatTheHistoryHasIsShownWhileTheSourceFails) {
  for (const auto kind :
       {planwatch::Error::Kind::kFailed, planwatch::Error::Kind::kNoData}) {
    state_ = EntryState(entry_, "plan.docx");
    const planwatch::Error gone("plan.docx: gone", kind);
    EXPECT_FALSE(state_.OnReadFailed(gone, now_, 1s));
    state_.RestoreReading(ReadingOf(PlanWith(3)));
    EXPECT_TRUE(state_.OnReadFailed(gone, now_, 1s));
    ASSERT_TRUE(state_.reading());
    EXPECT_EQ(state_.reading()->plan()->actions.size(), 3u);
    EXPECT_FALSE(state_.health().up);
    EXPECT_FALSE(state_.OnReadFailed(gone, now_, 1s));
  }
}

TEST_F(EntryHealthTest, AHeldBackVersionLeavesTheTimesOfTheLastGoodOne) {
  Read(PlanWith(10));
  const Instant read = now_;
  Log();
  now_ += 60s;
  modified_ += 60s;
  EXPECT_FALSE(Read(PlanWith(4), {.sha256 = "ab"}));
  EXPECT_EQ(StateOf(state_.health()), ReadingState::kHeldBack);
  EXPECT_TRUE(state_.health().up);
  EXPECT_EQ(state_.health().last_success, read);
  EXPECT_EQ(state_.health().modified, read - 24h);
  EXPECT_EQ(state_.health().rows, 10u);
  EXPECT_EQ(Error(),
            "plan.docx: 4 actions, where the last good reading has 10: held "
            "back, and the last good reading stays; put the document right, or "
            "take it as it is with `planwatch accept cse`");
  EXPECT_THAT(Log(), HasSubstr("level=warn msg=\"plan held back\" source=cse "
                               "error=\"plan.docx: 4 actions"));
  state_.OnReadUnchanged(now_);
  EXPECT_EQ(state_.health().last_success, read);
  EXPECT_TRUE(state_.AcceptHeldBack(now_));
  EXPECT_EQ(Log(),
            "level=info msg=\"version accepted that was held back\" source=cse "
            "actions=4\n");
  EXPECT_EQ(state_.health().last_success, now_);
  state_.OnReadUnchanged(now_ + 60s);
  EXPECT_EQ(state_.health().last_success, now_ + 60s);
  // The acceptance ended the trouble.
  Read(PlanWith(4));
  EXPECT_EQ(Log(), "");
}

TEST_F(EntryHealthTest, AFailureAfterItForgetsTheVersionThatWasHeldBack) {
  Read(PlanWith(10));
  Read(PlanWith(4), {.sha256 = "ab"});
  state_.OnReadFailed(planwatch::Error("plan.docx: gone"), now_, 1s);
  EXPECT_EQ(state_.held_back_version(), "");
  EXPECT_EQ(state_.Describe(entry_, kToday).held_back, nullptr);
  EXPECT_FALSE(state_.AcceptHeldBack(now_));
}

TEST_F(EntryHealthTest, AnAcceptedVersionIsTakenWhateverItIs) {
  Read(PlanWith(10));
  EXPECT_TRUE(Read(PlanWith(1, {}), {.sha256 = "ab", .accepted = true}));
  EXPECT_EQ(StateOf(state_.health()), ReadingState::kOk);
}

TEST_F(EntryHealthTest, WhatTheHistoryHasIsShownWhereTheFirstReadIsHeldBack) {
  state_.RestoreReading(ReadingOf(PlanWith(10, {})));
  EXPECT_TRUE(Read(PlanWith(4)));
  EXPECT_EQ(state_.reading()->plan()->actions.size(), 10u);
  EXPECT_FALSE(Read(PlanWith(4)));
  // A good one takes its place.
  EXPECT_TRUE(Read(PlanWith(6)));
  EXPECT_EQ(state_.reading()->plan()->actions.size(), 6u);
  EXPECT_TRUE(Read(PlanWith(3)));
}

TEST_F(EntryHealthTest, APathThatLeadsElsewhereIsTold) {
  Read(PlanWith(4), {}, "/plans/a");
  Log();
  EXPECT_FALSE(Read(PlanWith(4), {}, "/secret/b"));
  EXPECT_EQ(Error(),
            "plan.docx: the path leads to another file now, /secret/b, where "
            "it led to /plans/a: held back, and the last good reading stays; "
            "put the document back, or name that file itself under `source:`, "
            "or take it as it is with `planwatch accept cse`");
  EXPECT_EQ(state_.Describe(entry_, kToday).held_back, nullptr);
  // Held back for another reason, it may be seen again.
  Read(PlanWith(1), {}, "/plans/a");
  EXPECT_NE(state_.Describe(entry_, kToday).held_back, nullptr);
  // A source that can't tell where it is.
  EXPECT_TRUE(Read(PlanWith(4), {}, ""));
  EXPECT_FALSE(Read(PlanWith(4), {}, "/secret/b"));

  state_ = EntryState(RegisterEntry("cmog", "r.csv"), "r.csv");
  const auto read = [&](const char* location) {
    state_.OnReadSucceeded(
        {std::make_shared<const Register>(), modified_, location}, now_, 1s);
  };
  read("/plans/a");
  read("/secret/b");
  EXPECT_THAT(Error(), testing::EndsWith("under `source:`, or take it as it is "
                                         "with `planwatch accept cmog`"));
  EXPECT_THAT(Log(), HasSubstr("msg=\"register held back\" source=cmog"));
}

TEST_F(EntryHealthTest, ARegisterThatShrankIsTold) {
  state_ = EntryState(RegisterEntry("cmog", "r.csv"), "r.csv");
  for (const std::size_t received : {10u, 4u}) {
    Register reg;
    // Over all its days.
    reg.days[*MakeDate(2015, 5, 16)].received = received / 2;
    reg.days[*MakeDate(2015, 5, 17)].received = received - received / 2;
    state_.OnReadSucceeded({std::make_shared<const Register>(reg), modified_},
                           now_, 1s);
  }
  EXPECT_EQ(Error(),
            "r.csv: less than half of the referrals of the last good reading: "
            "held back, and the last good reading stays; see that the source "
            "is whole, or take it as it is with `planwatch accept cmog`");
}

TEST_F(EntryHealthTest, DoubtsAreCountedByWhatTheyAreAbout) {
  const Date today = *MakeDate(2015, 5, 18);
  Read(PlanWith(4, UsualColumns(),
                {DoubtAbout("date", "one"), DoubtAbout("date", "two"),
                 DoubtAbout("table", "three")}));
  state_.FindDoubts(today);
  EXPECT_THAT(state_.health().doubts,
              ElementsAre(Pair("date", 2u), Pair("table", 1u)));
  EXPECT_THAT(Log(), HasSubstr("level=warn msg=\"source in doubt\" source=cse "
                               "doubts=3 first=\"table 2, row 1: one\"\n"));
  Read(PlanWith(4));
  state_.FindDoubts(today);
  EXPECT_THAT(state_.health().doubts, testing::IsEmpty());
  EXPECT_EQ(Log(), "level=info msg=\"source no longer in doubt\" source=cse\n");
  Doubt nowhere = DoubtAbout("date", "one");
  nowhere.place = {};
  Read(PlanWith(4, UsualColumns(), {nowhere}));
  state_.FindDoubts(today);
  EXPECT_THAT(Log(), HasSubstr("first=one\n"));
}

}  // namespace
}  // namespace planwatch
