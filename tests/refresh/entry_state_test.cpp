#include "daemon/refresh/entry_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/refresh/fixture.h"
#include "tests/snapshot/plans.h"

namespace planwatch {
namespace {

using namespace test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const Date kToday = *MakeDate(2015, 5, 18);

Reading ReadingOf(Plan plan) {
  return {std::make_shared<const Plan>(std::move(plan)), std::nullopt};
}

std::vector<ColumnReading> Without(const std::string& role) {
  std::vector<ColumnReading> columns = UsualColumns();
  std::erase_if(columns, [&](const auto& c) { return c.role == role; });
  return columns;
}

std::vector<ColumnReading> Guessed(const std::string& role,
                                   const std::string& heading) {
  std::vector<ColumnReading> columns = Without(role);
  columns.push_back(ColumnOf(role, heading, true));
  return columns;
}

class EntryStateTest : public testing::Test {
 protected:
  // A read, and what follows of it. Whether the accepted reading changed.
  bool Read(Plan plan, EntryState::Version version = {}) {
    state_.OnReadSucceeded(ReadingOf(std::move(plan)), now_, {},
                           std::move(version));
    return state_.FindDoubts(kToday);
  }
  std::size_t Actions() const {
    return state_.reading() ? state_.reading()->plan()->actions.size() : 0;
  }
  ReadingState State() const { return StateOf(state_.health()); }
  std::string Error() const {
    return state_.Describe(entry_, kToday).error.value_or("");
  }

  Instant now_ = At(2015, 5, 18);
  const Entry entry_ = PlanEntry("cse", "plan.docx");
  EntryState state_{entry_, "plan.docx"};
};

TEST_F(EntryStateTest, TheFirstGoodReadingIsTheAcceptedOne) {
  EXPECT_TRUE(Read(PlanWith(4, Guessed("due", "Comments"))));
  EXPECT_EQ(State(), ReadingState::kOk);
  EXPECT_EQ(state_.accepted().at("due"), (std::set<std::string>{"Comments"}));
}

TEST_F(EntryStateTest, HoldsBackAPlanThatLosesAnEssentialRole) {
  for (const char* role : {"action", "rag", "due"}) {
    state_ = EntryState(PlanEntry("cse", "plan.docx"), "plan.docx");
    Read(PlanWith(4));
    EXPECT_FALSE(Read(PlanWith(5, Without(role)))) << role;
    EXPECT_EQ(State(), ReadingState::kHeldBack) << role;
    EXPECT_EQ(Actions(), 4u) << role;
    EXPECT_THAT(Error(), AllOf(HasSubstr("plan.docx: `" + std::string(role)),
                               HasSubstr("no column is read as it now"),
                               HasSubstr("`planwatch accept cse`")));
    EXPECT_NE(state_.Describe(entry_, kToday).held_back, nullptr);
    Read(PlanWith(5));
    EXPECT_EQ(State(), ReadingState::kOk) << role;
    EXPECT_EQ(Actions(), 5u) << role;
    EXPECT_EQ(state_.Describe(entry_, kToday).held_back, nullptr);
  }
}

TEST_F(EntryStateTest, HoldsBackAPlanOfWhichAnEssentialRoleIsGuessed) {
  Read(PlanWith(4));
  Read(PlanWith(4, Guessed("due", "Comments")));
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_THAT(Error(),
              HasSubstr("`due` was read from \"Timescale\", and is now "
                        "guessed to be \"Comments\""));
}

TEST_F(EntryStateTest, SaysEveryReason) {
  Read(PlanWith(10));
  Read(PlanWith(2, Without("due")));
  EXPECT_THAT(Error(), AllOf(HasSubstr("2 actions, where the last good reading "
                                       "has 10"),
                             HasSubstr("`due`")));
}

TEST_F(EntryStateTest, DoubtsAnotherRoleThatIsLost) {
  Read(PlanWith(4));
  EXPECT_FALSE(Read(PlanWith(5, Without("responsible"))));
  EXPECT_EQ(State(), ReadingState::kDoubtful);
  EXPECT_EQ(Actions(), 5u);
  EXPECT_EQ(state_.health().doubts.at("column"), 1u);
  // It doesn't get used to it.
  EXPECT_FALSE(Read(PlanWith(5, Without("responsible"))));
  EXPECT_EQ(State(), ReadingState::kDoubtful);
  Read(PlanWith(5));
  EXPECT_EQ(State(), ReadingState::kOk);
}

// A new column is taken with the next reading that is ok, and not before.
TEST_F(EntryStateTest, AnOkReadingRenewsWhatIsAccepted) {
  Read(PlanWith(4));
  std::vector<ColumnReading> more = UsualColumns();
  more.push_back(ColumnOf("evidence", "Evidence"));
  EXPECT_FALSE(Read(PlanWith(4, more, {DoubtAbout("date", "3/4 or 4/3")})));
  EXPECT_FALSE(state_.accepted().contains("evidence"));
  EXPECT_TRUE(Read(PlanWith(4, more)));
  EXPECT_TRUE(state_.accepted().contains("evidence"));
  Read(PlanWith(4));
  EXPECT_EQ(State(), ReadingState::kDoubtful);
}

TEST_F(EntryStateTest, AnAcceptedVersionIsTakenAndItsColumnsAreTheNewOnes) {
  Read(PlanWith(10));
  Read(PlanWith(2, Without("due")), {.sha256 = "abc"});
  EXPECT_EQ(state_.held_back_version(), "abc");
  ASSERT_TRUE(state_.AcceptHeldBack(now_));
  EXPECT_TRUE(state_.FindDoubts(kToday));
  EXPECT_EQ(State(), ReadingState::kOk);
  EXPECT_EQ(Actions(), 2u);
  EXPECT_EQ(state_.held_back_version(), "");
  EXPECT_FALSE(state_.accepted().contains("due"));
  EXPECT_FALSE(state_.AcceptHeldBack(now_));

  // Or at once, where that is known before it is read.
  EXPECT_TRUE(
      Read(PlanWith(3, Without("rag")), {.sha256 = "abd", .accepted = true}));
  EXPECT_EQ(State(), ReadingState::kOk);
  EXPECT_FALSE(state_.accepted().contains("rag"));
}

TEST_F(EntryStateTest, ARecalledReadingIsTheOneToCompareWith) {
  state_.RestoreReading(ReadingOf(PlanWith(10, {})));
  state_.RestoreAccepted(RolesOf(PlanWith(10).report));
  Read(PlanWith(9, Without("due")));
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_EQ(Actions(), 10u);
}

TEST_F(EntryStateTest, ADoubtCountsOnItsDays) {
  Doubt doubt = DoubtAbout("date", "3/4/2015: the third of April, or of May");
  doubt.from = MakeDate(2015, 5, 19);
  Read(PlanWith(4, UsualColumns(), {doubt}));
  EXPECT_EQ(State(), ReadingState::kOk);
  state_.FindDoubts(*MakeDate(2015, 5, 19));
  EXPECT_EQ(State(), ReadingState::kDoubtful);
  EXPECT_EQ(state_.Describe(entry_, kToday).doubts.size(), 1u);
}

// Registers and measures, by the same rule.

Reading RegisterWith(std::size_t referrals) {
  Register reg;
  reg.days[kToday].received = referrals;
  return {std::make_shared<const Register>(reg), std::nullopt};
}

Reading MeasuresWith(std::size_t values) {
  Measures measures;
  measures.series.resize(2);
  for (std::size_t i = 0; i < values; ++i)
    measures.series[i % 2].points.push_back({.date = kToday});
  return {std::make_shared<const Measures>(measures), std::nullopt};
}

Entry MeasuresEntry(bool persons) {
  Entry entry = PlanEntry("activity", "m.csv");
  MeasureOptions options;
  options.persons = persons;
  entry.options = options;
  return entry;
}

TEST_F(EntryStateTest, HoldsBackARegisterThatShrank) {
  const auto read = [&](std::size_t referrals) {
    state_.OnReadSucceeded(RegisterWith(referrals), now_, {});
  };
  state_ = EntryState(RegisterEntry("cmog", "r.csv"), "r.csv");
  read(20);
  read(9);
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_THAT(Error(), AllOf(HasSubstr("r.csv: less than half of the "
                                       "referrals"),
                             HasSubstr("`planwatch accept cmog`")));
  // Counts are told at a release.
  EXPECT_THAT(Error(), Not(testing::ContainsRegex("[0-9]")));
  read(10);
  EXPECT_EQ(State(), ReadingState::kOk);
}

TEST_F(EntryStateTest, HoldsBackMeasuresThatShrank) {
  state_ = EntryState(MeasuresEntry(false), "m.csv");
  state_.OnReadSucceeded(MeasuresWith(20), now_, {});
  state_.OnReadSucceeded(MeasuresWith(9), now_, {});
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_THAT(Error(), AllOf(HasSubstr("m.csv: 9 values, where the last good "
                                       "reading has 20"),
                             HasSubstr("`planwatch accept activity`")));
  EXPECT_EQ(state_.reading()->size(), 20u);
  state_.OnReadSucceeded(MeasuresWith(10), now_, {});
  EXPECT_EQ(State(), ReadingState::kOk);
}

TEST_F(EntryStateTest, OfMeasuresOfPersonsSaysNoNumberWhereTheyShrank) {
  state_ = EntryState(MeasuresEntry(true), "m.csv");
  state_.OnReadSucceeded(MeasuresWith(20), now_, {});
  state_.OnReadSucceeded(MeasuresWith(9), now_, {});
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_THAT(Error(), HasSubstr("m.csv: less than half of the values"));
  EXPECT_THAT(Error(), Not(testing::ContainsRegex("[0-9]")));
}

TEST_F(EntryStateTest, ARestoredSizeIsTheOneToCompareWith) {
  state_ = EntryState(RegisterEntry("cmog", "r.csv"), "r.csv");
  state_.RestoreLast({.path = {}, .file = {}, .size = 20});
  state_.OnReadSucceeded(RegisterWith(9), now_, {});
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_FALSE(state_.reading());
}

TEST_F(EntryStateTest, TakesARegisterByTheSizeThatWasAccepted) {
  state_ = EntryState(RegisterEntry("cmog", "r.csv"), "r.csv");
  state_.OnReadSucceeded(RegisterWith(20), now_, {});
  state_.OnReadSucceeded(RegisterWith(9), now_, {});
  EXPECT_FALSE(state_.AcceptHeldBack(History::LastReading(), now_));
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  // One more came since.
  const History::LastReading accepted{.path = {}, .file = {}, .size = 8};
  EXPECT_TRUE(state_.AcceptHeldBack(accepted, now_));
  EXPECT_EQ(State(), ReadingState::kOk);
  EXPECT_EQ(state_.reading()->size(), 9u);
  EXPECT_FALSE(state_.AcceptHeldBack(accepted, now_));
}

class EntryStateLogTest : public EntryStateTest {
 protected:
  EntryStateLogTest() {
    testing::internal::CaptureStderr();
    log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
  }
};

TEST_F(EntryStateLogTest, SaysOnceThatASourceIsInDoubtAndOnceThatItIsNot) {
  Read(PlanWith(4));
  const std::vector<Doubt> doubts = {DoubtAbout("column", "two dates"),
                                     DoubtAbout("table", "another plan")};
  Read(PlanWith(4, UsualColumns(), doubts));
  Read(PlanWith(5, UsualColumns(), {doubts[1]}));
  // The configuration settles it: what was logged is known after a reload.
  EntryState next(PlanEntry("cse", "plan.docx"), "plan.docx");
  next.CopyFrom(state_);
  next.OnReadSucceeded(ReadingOf(PlanWith(5)), now_, {});
  next.FindDoubts(kToday);
  next.FindDoubts(kToday);
  const std::string log = testing::internal::GetCapturedStderr();
  const auto count = [&log](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = log.find(part, at)) != std::string::npos;
         ++at)
      ++found;
    return found;
  };
  EXPECT_EQ(count("msg=\"source in doubt\""), 1u) << log;
  EXPECT_EQ(count("first=\"table 2, row 1: two dates\""), 1u) << log;
  EXPECT_EQ(count("msg=\"source no longer in doubt\""), 1u) << log;
}

TEST_F(EntryStateLogTest, SaysNothingOfWhatARegisterHolds) {
  Register reg;
  reg.days[kToday].received = 20;
  reg.report.doubts = {DoubtAbout("column", "secret")};
  state_ = EntryState(RegisterEntry("cmog", "r.csv"), "r.csv");
  state_.OnReadSucceeded({std::make_shared<const Register>(reg), std::nullopt},
                         now_, {});
  state_.FindDoubts(kToday);
  EXPECT_EQ(State(), ReadingState::kDoubtful);
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("msg=\"source in doubt\" source=cmog doubts=1"));
  EXPECT_THAT(log, Not(HasSubstr("secret")));
}

// A link that leads elsewhere.

TEST_F(EntryStateTest, AVersionThatIsHeldBackMayBeAcceptedByItsToken) {
  Read(PlanWith(10));
  EXPECT_EQ(state_.acceptable_token(), "");
  EXPECT_FALSE(state_.Describe(entry_, kToday).acceptable);
  Read(PlanWith(4), {.sha256 = "ab"});
  const auto acceptable = state_.Describe(entry_, kToday).acceptable;
  ASSERT_TRUE(acceptable);
  EXPECT_THAT(acceptable->token, testing::MatchesRegex("[0-9a-f]{32}"));
  EXPECT_EQ(acceptable->token, state_.acceptable_token());
  EXPECT_EQ(acceptable->changes,
            "  Actions: 10 → 4\n"
            "  By RAG: 0 red, 10 amber, 0 green, 0 blue, 0 unrated → 0 red, 4 "
            "amber, 0 green, 0 blue, 0 unrated\n");
  // The same content keeps it, any other has its own.
  Read(PlanWith(4), {.sha256 = "ab"});
  EXPECT_EQ(state_.acceptable_token(), acceptable->token);
  Read(PlanWith(3), {.sha256 = "cd"});
  const std::string other = state_.acceptable_token();
  EXPECT_NE(other, acceptable->token);
  EXPECT_NE(other, "");
  // Content that can't be told apart can't be accepted.
  Read(PlanWith(3));
  EXPECT_EQ(state_.acceptable_token(), "");
  Read(PlanWith(4), {.sha256 = "ab"});
  EXPECT_NE(state_.acceptable_token(), acceptable->token);
  Read(PlanWith(10));
  EXPECT_EQ(state_.acceptable_token(), "");
}

TEST_F(EntryStateTest, OfARegisterThatIsHeldBackNoNumberIsTold) {
  const Entry entry = RegisterEntry("cmog", "cmog.csv");
  EntryState state(entry, "cmog.csv");
  const auto read = [&](std::size_t referrals) {
    Register found;
    found.days[kToday].received = referrals;
    state.OnReadSucceeded(
        {std::make_shared<const Register>(std::move(found)), std::nullopt},
        now_, {});
  };
  read(20);
  read(9);
  const auto acceptable = state.Describe(entry, kToday).acceptable;
  ASSERT_TRUE(acceptable);
  EXPECT_EQ(acceptable->changes,
            "  Referrals: less than half of those last released\n");
  EXPECT_EQ(state.HeldBackAsLast().size, 9u);
  // Rows of a query have no version: each read is another.
  read(9);
  EXPECT_NE(state.acceptable_token(), acceptable->token);
}

class EntryStateLinkTest : public EntryStateTest {
 protected:
  EntryStateLinkTest() {
    state_ = EntryState(PlanEntry("cse", "/plans/plan.docx"), "plan.docx");
  }
  void ReadAt(const std::string& location, EntryState::Version version = {}) {
    Reading reading = ReadingOf(PlanWith(location == "/plans/a" ? 4 : 5));
    reading.location = location;
    state_.OnReadSucceeded(std::move(reading), now_, {}, std::move(version));
  }
};

TEST_F(EntryStateLinkTest, HoldsBackAnotherFileUnseen) {
  ReadAt("/plans/a");
  ReadAt("/secret/cases");
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_EQ(Actions(), 4u);
  EXPECT_THAT(Error(), AllOf(HasSubstr("plan.docx: the path leads to another "
                                       "file now, /secret/cases"),
                             HasSubstr("`planwatch accept cse`")));
  EXPECT_EQ(state_.Describe(entry_, kToday).held_back, nullptr);
  // The operator alone accepts it.
  EXPECT_EQ(state_.acceptable_token(), "");
  EXPECT_FALSE(state_.Describe(entry_, kToday).acceptable);
  ReadAt("/plans/a");
  EXPECT_EQ(State(), ReadingState::kOk);
}

TEST_F(EntryStateLinkTest, KnowsWhereThePathLedBeforeARestart) {
  state_.RestoreLast(
      {.path = "/plans/plan.docx", .file = "/plans/a", .size = {}});
  ReadAt("/secret/cases");
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_FALSE(state_.reading());
}

TEST_F(EntryStateLinkTest, AnotherPathInTheConfigurationIsNoLinkToElsewhere) {
  state_.RestoreLast(
      {.path = "/plans/old.docx", .file = "/plans/a", .size = {}});
  ReadAt("/plans/b");
  EXPECT_EQ(State(), ReadingState::kOk);
}

TEST_F(EntryStateLinkTest, SaysNothingOfWhatIsWrongWithAnotherFile) {
  ReadAt("/plans/a");
  state_.OnReadFailed(planwatch::Error("the headings seen are \"Jane Doe\""),
                      now_, {}, "/secret/cases");
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  EXPECT_THAT(Error(),
              AllOf(HasSubstr("/secret/cases"), Not(HasSubstr("Jane"))));
  EXPECT_EQ(Actions(), 4u);
}

TEST_F(EntryStateLinkTest, TakesOneThatIsAcceptedAndTheConfiguredFileItself) {
  ReadAt("/plans/a");
  ReadAt("/plans/b", {.sha256 = "00", .accepted = true});
  EXPECT_EQ(State(), ReadingState::kOk);
  EXPECT_EQ(Actions(), 5u);
  ReadAt("/plans/c");
  EXPECT_EQ(State(), ReadingState::kHeldBack);
  ReadAt("/plans/plan.docx");
  EXPECT_EQ(State(), ReadingState::kOk);
}

}  // namespace
}  // namespace planwatch
