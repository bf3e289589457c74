#include "daemon/past/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using std::chrono::days;
using testing::ElementsAre;

// The two versions, of which the later was read on 1 July.
class ChangesTest : public testing::Test {
 protected:
  PlanChanges Between(const Plan& before, const Plan& now,
                      OverdueBy overdue_by = OverdueBy::kOriginal) {
    auto opened =
        History::Open(folder_ / "history.db", History::Access::kWrite);
    EXPECT_TRUE(opened->history->RecordPlan("cse", Day("2015-03-01"), before));
    EXPECT_TRUE(opened->history->RecordPlan("cse", Day("2015-07-01"), now));
    const Result<PlanPast> past = opened->history->PastOf("cse");
    return *PlanChanges::Between(*past, overdue_by, Day("2015-06-30"),
                                 Day("2015-07-01"));
  }
  // "date_moved": of the first action.
  static std::string LineOf(const PlanChanges& changes) {
    const auto line = changes.LineOf(changes.actions().front());
    return line ? std::string(OverdueLineName(*line)) : "";
  }
  static std::vector<std::string> ChangesOf(const PlanChanges& changes) {
    std::vector<std::string> names;
    for (const Change change : changes.actions().front().changes)
      names.emplace_back(ChangeName(change));
    return names;
  }

  const test::TempFolder folder_;
};

const Plan kLate = PlanOf({{"A", "Agree it", Rag::kAmber, "2015-05-31"}});

TEST_F(ChangesTest, ADateBlankedOutIsTold) {
  const PlanChanges changes =
      Between(kLate, PlanOf({{"A", "Agree it", Rag::kAmber}}));
  EXPECT_EQ(LineOf(changes), "date_removed");
  EXPECT_THAT(ChangesOf(changes), ElementsAre("date_removed"));
}

TEST_F(ChangesTest, ADateTypedOverIsTold) {
  const PlanChanges changes =
      Between(kLate, PlanOf({{"A", "Agree it", Rag::kAmber, "2015-09-30"}}));
  EXPECT_EQ(LineOf(changes), "date_moved");
  EXPECT_THAT(ChangesOf(changes), ElementsAre("date_moved"));
  EXPECT_EQ(changes.now().revised, 1u);
}

TEST_F(ChangesTest, ACorrectedDateHasNotMoved) {
  auto opened = History::Open(folder_ / "history.db", History::Access::kWrite);
  for (const auto& [day, date] :
       {std::pair{"2015-06-28", "2015-07-31"}, {"2015-07-01", "2015-08-31"}})
    ASSERT_TRUE(opened->history->RecordPlan(
        "cse", Day(day), PlanOf({{"A", "Agree it", Rag::kAmber, date}})));
  const Result<PlanPast> past = opened->history->PastOf("cse");
  const auto changes = PlanChanges::Between(
      *past, OverdueBy::kOriginal, Day("2015-06-30"), Day("2015-07-01"));
  EXPECT_THAT(ChangesOf(*changes), testing::IsEmpty());
}

TEST_F(ChangesTest, ByTheFirstDateItStaysOverdue) {
  for (const char* date : {"2015-09-30", ""})
    EXPECT_EQ(
        LineOf(Between(kLate, PlanOf({{"A", "Agree it", Rag::kAmber, date}}),
                       OverdueBy::kFirst)),
        "still")
        << date;
}

// Whoever is responsible, in any order and spelling; else who is accountable.
TEST_F(ChangesTest, AnotherLeadIsToldAndAnotherSpellingIsNot) {
  using Names = std::vector<std::string>;
  struct Leads {
    Names responsible, accountable;
  };
  const auto changes = [&](const Leads& before, const Leads& now) {
    const auto plan = [](const Leads& leads) {
      Plan made = PlanOf({{"A", "Agree it", Rag::kAmber, "2015-09-30"}});
      made.actions[0].responsible = leads.responsible;
      made.actions[0].accountable = leads.accountable;
      return made;
    };
    std::filesystem::remove_all(folder_ / "history.db");
    return ChangesOf(Between(plan(before), plan(now)));
  };
  const Leads two{{"Head of Service", "Police"}, {}};
  EXPECT_THAT(changes(two, {{"Police", "HEAD of  service"}, {"Director"}}),
              testing::IsEmpty());
  EXPECT_THAT(changes(two, {{"Head of Service"}, {}}), ElementsAre("new_lead"));
  EXPECT_THAT(changes(two, {{}, {}}), ElementsAre("new_lead"));
  EXPECT_THAT(changes({{}, {"Director"}}, {{}, {"Police"}}),
              ElementsAre("new_lead"));
}

TEST_F(ChangesTest, ARowTakenOutIsTold) {
  const PlanChanges changes = Between(kLate, PlanOf({}));
  EXPECT_EQ(LineOf(changes), "left");
  EXPECT_THAT(ChangesOf(changes), ElementsAre("gone"));
}

TEST_F(ChangesTest, CompletedAndReopened) {
  const Plan done = PlanOf({{"A", "Agree it", Rag::kBlue, "2015-05-31"}});
  EXPECT_EQ(LineOf(Between(kLate, done)), "completed");
  const PlanChanges reopened = Between(done, kLate);
  EXPECT_EQ(LineOf(reopened), "reopened");
  EXPECT_THAT(ChangesOf(reopened), ElementsAre("worse", "reopened"));
}

TEST_F(ChangesTest, ARenumberedAndRewordedActionIsTheSame) {
  const PlanChanges changes =
      Between(PlanOf({{"A", "Agree the protocol with the police and schools",
                       Rag::kAmber, "2015-05-31"}}),
              PlanOf({{"B",
                       "Agree the protocol with the police and the "
                       "schools",
                       Rag::kRed, "2015-05-31"}}));
  EXPECT_EQ(changes.actions().size(), 1u);
  EXPECT_THAT(ChangesOf(changes), ElementsAre("worse", "reworded"));
  EXPECT_EQ(LineOf(changes), "still");
}

// The plan says the same; the configuration makes something else of it.
TEST_F(ChangesTest, AChangedConfigurationIsALineOfItsOwn) {
  Plan original = kLate;
  original.actions[0].due.revised = Day("2015-12-31");
  Plan revised = original;
  revised.actions[0].deadline = Day("2015-12-31");
  EXPECT_EQ(LineOf(Between(original, revised)), "unconfigured");
  EXPECT_EQ(LineOf(Between(revised, original)), "configured");
  Plan complete = kLate;
  complete.actions[0].complete = true;
  EXPECT_EQ(LineOf(Between(kLate, complete)), "unconfigured");
}

TEST_F(ChangesTest, SplitOffAndMergedAreTold) {
  const Plan one = PlanOf(
      {{"A", "Train the front line staff and write a leaflet for parents"}});
  const Plan two = PlanOf({{"A", "Train the front line staff"},
                           {"B", "Write a leaflet for parents"}});
  const PlanChanges split = Between(one, two);
  EXPECT_EQ(split.Of(CountLine::kSplitOff).size(), 1u);
  EXPECT_EQ(split.Of(CountLine::kNew).size(), 0u);
  const PlanChanges merged = Between(two, one);
  EXPECT_EQ(merged.Of(CountLine::kMerged).size(), 1u);
  EXPECT_EQ(merged.Of(CountLine::kGone).size(), 0u);
}

TEST(Changes, EachNameIsItsOwn) {
  for (const Change change : kAllChanges)
    EXPECT_EQ(ChangeFromName(ChangeName(change)), change);
  EXPECT_EQ(ChangeFromName("moved"), std::nullopt);
}

// Plans that change in every way that a co-ordinator's do.
class RandomHistory {
 public:
  explicit RandomHistory(unsigned seed) : random_(seed) {}

  Plan Next() {
    Plan plan;
    plan.objectives.push_back({"1", "Prevent"});
    std::vector<Action> next;
    for (const Action& action : actions_)
      if (!Chance(12)) next.push_back(Changed(action));
    while (next.size() < 3 || Chance(3)) next.push_back(New());
    if (Chance(6)) std::shuffle(next.begin(), next.end(), random_);
    int number = 0;
    for (Action& action : next) action.reference = std::to_string(++number);
    actions_ = next;
    plan.actions = std::move(next);
    return plan;
  }

  bool Chance(int in) { return Pick(in) == 0; }

 private:
  int Pick(int below) {
    return static_cast<int>(random_() % static_cast<unsigned>(below));
  }
  std::optional<Date> ADate() {
    if (Chance(4)) return std::nullopt;
    return Day("2015-01-01") + days{Pick(500)};
  }
  Action New() {
    Action action;
    for (int word = 0; word < 6; ++word)
      action.title += "word" + std::to_string(Pick(60)) + ' ';
    action.has_own_reference = true;
    action.rag = kAllRags[static_cast<std::size_t>(Pick(5))];
    action.complete = action.rag == Rag::kBlue;
    action.due.date = action.deadline = ADate();
    return action;
  }
  Action Changed(Action action) {
    if (Chance(4)) action.title += "word" + std::to_string(Pick(60)) + ' ';
    if (Chance(4)) {
      action.rag = kAllRags[static_cast<std::size_t>(Pick(5))];
      action.complete = action.rag == Rag::kBlue;
    }
    if (Chance(5)) action.due.date = ADate();
    if (Chance(5)) action.due.revised = ADate();
    if (Chance(5)) action.completed = ADate();
    action.deadline =
        action.due.revised && Chance(2) ? action.due.revised : action.due.date;
    if (Chance(15)) action.complete = !action.complete;
    return action;
  }

  std::mt19937 random_;
  std::vector<Action> actions_;
};

template <typename Lines>
long Total(const PlanChanges& changes, const Lines& lines, long start) {
  for (const auto line : lines)
    start += SignOf(line) * static_cast<long>(changes.Of(line).size());
  return start;
}

TEST(Changes, EveryBridgeAddsUp) {
  for (unsigned seed = 1; seed <= 1000; ++seed) {
    RandomHistory random(seed);
    std::vector<PlanSpan> spans;
    std::vector<PlanVersion> versions;
    std::map<std::int64_t, ActionRecord> states;
    std::int64_t state = 0;
    const Date start = Day("2015-03-01");
    const int read = 4;
    for (int month = 0; month < read; ++month) {
      const Date day = start + days{30 * month};
      const Date next = month + 1 < read ? day + days{30} : kOpenEnd;
      versions.push_back({day});
      std::int64_t position = 0;
      for (const Action& action : random.Next().actions) {
        states[++state] = {action, {"1", "Prevent"}};
        spans.push_back({++position, day, next, state});
      }
    }
    const PlanPast past(std::move(versions), std::move(states),
                        std::move(spans), {});
    for (const OverdueBy by :
         {OverdueBy::kOriginal, OverdueBy::kRevised, OverdueBy::kFirst})
      for (const int to : {30, 75, 200}) {
        const auto changes =
            PlanChanges::Between(past, by, start + days{10}, start + days{to});
        ASSERT_TRUE(changes);
        const auto overdue = [](const PlanFigures& figures) {
          return static_cast<long>(figures.overdue.total());
        };
        ASSERT_EQ(Total(*changes, kOverdueLines, overdue(changes->before())),
                  overdue(changes->now()))
            << "seed " << seed;
        ASSERT_EQ(Total(*changes, kCountLines,
                        static_cast<long>(changes->before().rows.size())),
                  static_cast<long>(changes->now().rows.size()))
            << "seed " << seed;
        // Each action of the start or the end is in exactly one place.
        std::size_t before = 0, now = 0;
        for (const ActionPair& pair : changes->actions()) {
          before += pair.before != nullptr;
          now += pair.now != nullptr;
          const bool late = (pair.before != nullptr && pair.before->overdue) ||
                            (pair.now != nullptr && pair.now->overdue);
          ASSERT_EQ(changes->LineOf(pair).has_value(), late);
        }
        ASSERT_EQ(before, changes->before().rows.size());
        ASSERT_EQ(now, changes->now().rows.size());
        std::vector<std::optional<Rag>> ratings(kAllRags.begin(),
                                                kAllRags.end());
        ratings.push_back(std::nullopt);
        std::size_t rated = 0;
        for (const auto& from : ratings)
          for (const auto& onto : ratings)
            rated += changes->Rated(from, onto).size();
        ASSERT_EQ(rated, changes->actions().size());
      }
  }
}

TEST(ChangeWords, AreOfOneOrOfSeveral) {
  EXPECT_EQ(ChangeWords(Change::kDateRemoved, 0), "dates removed");
  EXPECT_EQ(ChangeWords(Change::kDateRemoved, 1), "date removed");
  EXPECT_EQ(ChangeWords(Change::kDateRemoved, 2), "dates removed");
  EXPECT_EQ(ChangeWords(Change::kWorse, 2), "worse");
}

}  // namespace
}  // namespace planwatch
