#include "collectors/disclosure/disclosure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <type_traits>

namespace planwatch {

void PrintTo(const LabelledCount& cell, std::ostream* out) {
  *out << cell.label << " " << cell.count;
}

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Count = LabelledCount;

// Nothing but the disclosure stage makes what the outputs take.
static_assert(!std::is_default_constructible_v<Published>);
static_assert(!std::is_default_constructible_v<PublishedRegister>);
static_assert(!std::is_aggregate_v<Published>);
static_assert(!std::is_aggregate_v<PublishedRegister>);
static_assert(!std::is_constructible_v<PublishedRegister, RegisterFigures>);
static_assert(!std::is_constructible_v<Published, PublishedRegister>);

const Date kDay = *MakeDate(2015, 5, 18);

RegisterFigures ByOutcome(const std::vector<std::size_t>& counts) {
  RegisterFigures figures;
  for (const std::size_t count : counts) {
    figures.triaged_by_outcome.push_back(
        {std::string(
             1, static_cast<char>('a' + figures.triaged_by_outcome.size())),
         count});
    figures.triaged += count;
  }
  figures.received = figures.triaged;
  figures.triaged_in_time = figures.triaged;
  return figures;
}

PublishedRegister First(const std::vector<std::size_t>& counts,
                        DisclosurePolicy policy = {}) {
  return Disclosure(policy).Release("cmog", {}, ByOutcome(counts), kDay,
                                    nullptr);
}

PublishedRegister Next(const PublishedRegister& last,
                       const std::vector<std::size_t>& counts,
                       DisclosurePolicy policy = {}) {
  return Disclosure(policy).Release("cmog", {}, ByOutcome(counts), kDay, &last);
}

TEST(Disclosure, HoldsBackSmallCellsAndTheNextSmallest) {
  struct Case {
    std::vector<std::size_t> counts;
    std::vector<Count> shown;
    std::size_t suppressed;
  };
  for (const Case& c : std::vector<Case>{
           {{57, 15, 8}, {{"a", 57}, {"b", 15}, {"c", 8}}, 0},
           {{57, 0, 5}, {{"a", 57}, {"b", 0}, {"c", 5}}, 0},
           {{57, 0, 0}, {{"a", 57}, {"b", 0}, {"c", 0}}, 0},
           // one small cell takes the next smallest with it
           {{57, 4, 19}, {{"a", 57}}, 2},
           {{57, 4, 0, 19}, {{"a", 57}, {"c", 0}}, 2},
           // two small cells hide each other where they are 5 together
           {{57, 4, 1, 19}, {{"a", 57}, {"d", 19}}, 2},
           {{57, 2, 2, 19}, {{"a", 57}}, 3},
           // cells of one size are treated alike
           {{57, 19, 4, 19}, {{"a", 57}}, 3},
           // five ones, or two fours, would be told by their sum
           {{57, 1, 1, 1, 1, 1, 9}, {{"a", 57}}, 6},
           {{57, 4, 4, 9}, {{"a", 57}}, 3},
           {{57, 3, 3, 9}, {{"a", 57}, {"d", 9}}, 2},
           // nothing but zeros could be shown
           {{57, 4, 0}, {}, 3},
           {{3, 0, 0}, {}, 3},
           {{1, 1, 1}, {}, 3},
           {{0, 0}, {{"a", 0}, {"b", 0}}, 0}}) {
    const PublishedRegister published = First(c.counts);
    EXPECT_EQ(published.by_outcome().shown, c.shown)
        << testing::PrintToString(c.counts);
    EXPECT_EQ(published.by_outcome().suppressed, c.suppressed)
        << testing::PrintToString(c.counts);
    EXPECT_TRUE(published.by_outcome().configured);
    EXPECT_FALSE(published.by_source().configured);
    EXPECT_EQ(published.triaged(), ByOutcome(c.counts).triaged);
  }
}

TEST(Disclosure, HidesNothingBelowAMinimumOfTwo) {
  for (const std::size_t minimum : {0, 1}) {
    const DisclosurePolicy policy{.minimum = minimum, .round_to = 0};
    const auto first = First({1, 2, 0}, policy);
    EXPECT_THAT(first.by_outcome().shown,
                ElementsAre(Count{"a", 1}, Count{"b", 2}, Count{"c", 0}));
    EXPECT_THAT(Next(first, {2, 1, 0}, policy).by_outcome().shown,
                ElementsAre(Count{"a", 2}, Count{"b", 1}, Count{"c", 0}));
    EXPECT_TRUE(first.triaged_in_time_ratio());
  }
}

TEST(Disclosure, RoundsCellsAndNothingElse) {
  const DisclosurePolicy nhs{.minimum = 8, .round_to = 5};
  const auto published = First({57, 13, 8, 0, 7, 3}, nhs);
  EXPECT_THAT(published.by_outcome().shown,
              ElementsAre(Count{"a", 55}, Count{"b", 15}, Count{"c", 10},
                          Count{"d", 0}));
  EXPECT_EQ(published.by_outcome().suppressed, 2);
  EXPECT_EQ(published.triaged(), 88);
  EXPECT_THAT(First({60, 5}, {.minimum = 5, .round_to = 20}).by_outcome().shown,
              ElementsAre(Count{"a", 60}, Count{"b", 20}));
}

TEST(Disclosure, KeepsAShownCellUntilItChangedByTheMinimum) {
  const auto first = First({20, 10});
  const auto second = Next(first, {23, 16});
  EXPECT_THAT(second.by_outcome().shown,
              ElementsAre(Count{"a", 20}, Count{"b", 16}));
  EXPECT_EQ(second.triaged(), 39);
  // 4 more since the second release, 5 more than was last shown
  const auto third = Next(second, {25, 20});
  EXPECT_THAT(third.by_outcome().shown,
              ElementsAre(Count{"a", 25}, Count{"b", 16}));
  EXPECT_THAT(Next(third, {19, 11}).by_outcome().shown,
              ElementsAre(Count{"a", 19}, Count{"b", 11}));
}

TEST(Disclosure, ComparesWithWhatWasReleasedBeforeRounding) {
  const DisclosurePolicy nhs{.minimum = 8, .round_to = 5};
  const auto first = First({42, 20}, nhs);
  EXPECT_THAT(first.by_outcome().shown,
              ElementsAre(Count{"a", 40}, Count{"b", 20}));
  EXPECT_THAT(Next(first, {49, 21}, nhs).by_outcome().shown,
              ElementsAre(Count{"a", 40}, Count{"b", 20}));
  EXPECT_THAT(Next(first, {50, 21}, nhs).by_outcome().shown,
              ElementsAre(Count{"a", 50}, Count{"b", 20}));
}

TEST(Disclosure, MovesNothingBeforeTheTotalDid) {
  const auto first = First({20, 0, 9});
  const auto second = Next(first, {20, 1, 9});
  EXPECT_EQ(second.by_outcome().shown, first.by_outcome().shown);
  EXPECT_EQ(second.triaged(), 30);
  const auto third = Next(second, {23, 2, 9});
  EXPECT_THAT(third.by_outcome().shown, ElementsAre(Count{"a", 20}));
  EXPECT_EQ(third.by_outcome().suppressed, 2);
}

TEST(Disclosure, RemembersAValueOverAReleaseThatHeldItBack) {
  const auto first = First({20, 0, 9});
  const auto second = Next(first, {24, 2, 9});
  EXPECT_THAT(second.by_outcome().shown, ElementsAre(Count{"a", 20}));
  const auto third = Next(second, {24, 6, 11});
  EXPECT_THAT(third.by_outcome().shown,
              ElementsAre(Count{"a", 20}, Count{"b", 6}, Count{"c", 9}));
}

TEST(Disclosure, MakesABreakdownAnewWhereThePolicyOrTheLabelsChanged) {
  const auto first = First({20, 6, 9, 30});
  EXPECT_THAT(Next(first, {20, 6, 9, 30}, {.minimum = 8, .round_to = 0})
                  .by_outcome()
                  .shown,
              ElementsAre(Count{"a", 20}, Count{"d", 30}));
  // 6 was released when less was hidden, and may not stand for 9 now
  EXPECT_THAT(Next(first, {20, 9, 9, 30}, {.minimum = 8, .round_to = 0})
                  .by_outcome()
                  .shown,
              ElementsAre(Count{"a", 20}, Count{"b", 9}, Count{"c", 9},
                          Count{"d", 30}));
  EXPECT_THAT(Next(first, {20, 6, 9, 25, 5}).by_outcome().shown,
              ElementsAre(Count{"a", 20}, Count{"b", 6}, Count{"c", 9},
                          Count{"d", 25}, Count{"e", 5}));
  EXPECT_THAT(Next(first, {}).by_outcome().shown, IsEmpty());
  EXPECT_FALSE(Next(first, {}).by_outcome().configured);
}

TEST(Disclosure, TreatsTheTwoBreakdownsApart) {
  RegisterFigures figures = ByOutcome({20, 10});
  figures.received_by_source = {{"Police", 26}, {"Health", 3}, {"other", 1}};
  const auto published =
      Disclosure({}).Release("cmog", {}, figures, kDay, nullptr);
  EXPECT_EQ(published.by_outcome().suppressed, 0);
  EXPECT_EQ(published.by_source().suppressed, 3);
}

TEST(Disclosure, ShowsTheCountsOfTheWholeRegisterAtEachRelease) {
  RegisterFigures figures = ByOutcome({20, 10});
  figures.received = 34;
  figures.awaiting = 4;
  figures.awaiting_beyond_target = 1;
  figures.received_within = {2, 3, 4, 34};
  figures.triaged_within = {1, 3, 3, 30};
  const PublishedRegister published = Disclosure({}).Release(
      "cmog", {{"area", "coventry"}}, figures, kDay, nullptr);
  EXPECT_EQ(published.name(), "cmog");
  EXPECT_EQ(published.labels(), (Labels{{"area", "coventry"}}));
  EXPECT_EQ(published.released(), kDay);
  EXPECT_EQ(published.received(), 34);
  EXPECT_EQ(published.triaged(), 30);
  EXPECT_EQ(published.awaiting(), 4);
  EXPECT_EQ(published.awaiting_beyond_target(), 1);
  EXPECT_THAT(published.received_within(), ElementsAre(2, 3, 4, 34));
  EXPECT_THAT(published.triaged_within(), ElementsAre(1, 3, 3, 30));

  const PublishedRegister again = Disclosure({}).Release(
      "cmog", {{"area", "coventry"}}, figures, kDay, &published);
  EXPECT_EQ(again, published);
  figures.awaiting = 5;
  EXPECT_FALSE(Disclosure({}).Release("cmog", {{"area", "coventry"}}, figures,
                                      kDay, &published) == published);
}

TEST(Disclosure, LeavesARatioOutWhereEitherSideIsSmall) {
  struct Case {
    std::size_t triaged, in_time;
    std::optional<double> ratio;
    std::size_t suppressed;
  };
  for (const Case& c : std::vector<Case>{{0, 0, {}, 0},
                                         {4, 4, {}, 1},
                                         {4, 0, {}, 1},
                                         {5, 5, 1.0, 0},
                                         {8, 0, 0.0, 0},
                                         {20, 16, {}, 1},
                                         {20, 15, 0.75, 0},
                                         {20, 5, 0.25, 0},
                                         {20, 4, {}, 1}}) {
    RegisterFigures figures;
    figures.triaged = c.triaged;
    figures.triaged_in_time = c.in_time;
    const auto published =
        Disclosure({}).Release("cmog", {}, figures, kDay, nullptr);
    EXPECT_EQ(published.triaged_in_time_ratio(), c.ratio)
        << c.in_time << " of " << c.triaged;
    EXPECT_EQ(published.suppressed_ratios(), c.suppressed)
        << c.in_time << " of " << c.triaged;
  }
}

TEST(Disclosure, LeavesPercentilesOutWhereFewWereTriaged) {
  RegisterFigures figures;
  EXPECT_EQ(Disclosure({})
                .Release("cmog", {}, figures, kDay, nullptr)
                .suppressed_percentiles(),
            0);
  figures.wait_p50 = 1;
  figures.wait_p90 = 3;
  for (const std::size_t triaged : {1, 4, 5, 80}) {
    figures.triaged = triaged;
    const auto published =
        Disclosure({}).Release("cmog", {}, figures, kDay, nullptr);
    EXPECT_EQ(published.wait_p50_days().has_value(), triaged >= 5);
    EXPECT_EQ(published.wait_p90_days().value_or(3), 3);
    EXPECT_EQ(published.suppressed_percentiles(), triaged >= 5 ? 0 : 2);
  }
}

TEST(Disclosure, PublishesAPlanAsItIs) {
  const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  for (const bool hidden : {false, true}) {
    PlanToPublish plan{.name = "cse",
                       .title = "CSE",
                       .labels = {{"area", "coventry"}},
                       .leads_hidden = hidden,
                       .figures = {}};
    plan.figures.actions[Rag::kRed] = 2;
    plan.figures.incomplete_lead = 1;
    plan.figures.leads.push_back({.label = "A. Name", .actions = {}});
    ActionFigure row;
    row.action.title = "Review the pathway";
    row.action.responsible = {"A. Name"};
    row.action.accountable = {"B. Name"};
    plan.figures.rows.push_back(row);

    const Published published =
        Disclosure::Publish(kDay, calendar, {plan}, {First({57, 15, 8})});
    EXPECT_EQ(published.as_at(), kDay);
    EXPECT_EQ(published.as_at_midnight(), calendar.StartOf(kDay));
    ASSERT_EQ(published.registers().size(), 1);
    ASSERT_EQ(published.plans().size(), 1);
    const PublishedPlan& out = published.plans().front();
    EXPECT_EQ(out.name, "cse");
    EXPECT_EQ(out.title, "CSE");
    EXPECT_EQ(out.labels, plan.labels);
    EXPECT_EQ(out.leads_hidden, hidden);
    EXPECT_EQ(out.figures.actions[Rag::kRed], 2);
    EXPECT_EQ(out.figures.incomplete_lead, 1);
    EXPECT_EQ(out.figures.rows.front().action.title, "Review the pathway");
    EXPECT_EQ(out.figures.leads.empty(), hidden);
    EXPECT_EQ(out.figures.rows.front().action.responsible.empty(), hidden);
    EXPECT_EQ(out.figures.rows.front().action.accountable.empty(), hidden);
  }
}

}  // namespace
}  // namespace planwatch
