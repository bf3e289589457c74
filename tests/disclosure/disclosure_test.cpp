#include "collectors/disclosure/disclosure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <type_traits>

namespace planwatch {
namespace {

// Nothing but the disclosure stage makes what the outputs take.
static_assert(!std::is_default_constructible_v<Published>);
static_assert(!std::is_default_constructible_v<PublishedRegister>);
static_assert(!std::is_default_constructible_v<PublishedMeasures>);
static_assert(!std::is_aggregate_v<Published>);
static_assert(!std::is_aggregate_v<PublishedRegister>);
static_assert(!std::is_aggregate_v<PublishedMeasures>);
static_assert(!std::is_constructible_v<PublishedRegister, RegisterFigures>);
static_assert(!std::is_constructible_v<PublishedRegister, RegisterReleases>);
static_assert(!std::is_constructible_v<PublishedMeasures, MeasureFigures>);
static_assert(!std::is_constructible_v<Published, PublishedRegister>);

const Date kDay = *MakeDate(2015, 5, 18);

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

    const Published published = Disclosure::Publish(kDay, calendar, {plan}, {});
    EXPECT_EQ(published.as_at(), kDay);
    EXPECT_EQ(published.as_at_midnight(), calendar.StartOf(kDay));
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

TEST(Disclosure, PublishesRegistersAndMeasuresAsTheyAreShown) {
  const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  const Disclosure disclosure({});
  RegisterReleases releases;
  releases.days[kDay] = {};
  const PublishedRegister reg = *disclosure.Show(
      {.name = "cmog", .labels = {}, .outcomes = {}, .sources = {}}, releases,
      kDay);
  const PublishedMeasures measures =
      disclosure.Pass({"orders", {}, {}, {}}, {}, kDay);
  const Published published =
      Disclosure::Publish(kDay, calendar, {}, {reg}, {measures});
  EXPECT_EQ(published.registers(), std::vector{reg});
  EXPECT_EQ(published.measures(), std::vector{measures});
}

}  // namespace
}  // namespace planwatch
