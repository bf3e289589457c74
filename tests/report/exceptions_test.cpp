#include "daemon/report/exceptions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/config/entries.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// An action of a plan as it was on 31 March and is on 18 May.
struct Row {
  const char* title;
  Rag rag;
  const char* due;  // ISO, or none
};

PlanFigures FiguresOf(const std::vector<Row>& rows, const char* day,
                      const std::vector<Row>& before = {}) {
  Plan plan;
  plan.objectives.push_back({"1", ""});
  std::vector<ActionPast> pasts;
  for (const Row& row : rows) {
    Action action;
    action.title = action.reference = row.title;
    action.rag = row.rag;
    action.complete = row.rag == Rag::kBlue;
    if (*row.due != '\0') action.due.date = Day(row.due);
    action.deadline = action.due.date;
    action.responsible = {"Police"};
    ActionPast past{.id = row.title, .due_dates = {}};
    for (const Row& old : before)
      if (old.title == std::string(row.title) && *old.due != '\0') {
        Due due;
        due.date = Day(old.due);
        past.due_dates.Observe(Day("2015-01-01"), due);
      }
    past.due_dates.Observe(Day(day), action.due);
    pasts.push_back(std::move(past));
    plan.actions.push_back(std::move(action));
  }
  return MakePlanFigures(plan, Day(day),
                         {.overdue_by = OverdueBy::kRevised, .pasts = pasts});
}

PlanChanges Between(const std::vector<Row>& before,
                    const std::vector<Row>& now) {
  return {FiguresOf(before, "2015-03-31"), Day("2015-03-31"),
          FiguresOf(now, "2015-05-18", before), Day("2015-05-18")};
}

// "title: why" of each.
std::vector<std::string> Listed(const std::vector<Row>& before,
                                const std::vector<Row>& now) {
  std::vector<std::string> listed;
  const PlanChanges changes = Between(before, now);
  for (const ExceptionLine& line : ExceptionsOf(changes.actions(), true))
    listed.push_back(line.title + ": " + WhyListed(line));
  return listed;
}

TEST(Exceptions, EachReasonListsAnAction) {
  using enum Rag;
  EXPECT_THAT(
      Listed({{"a", kAmber, "2015-06-30"}}, {{"a", kRed, "2015-06-30"}}),
      ElementsAre("a: red; worse: was amber"));
  EXPECT_THAT(Listed({{"a", kRed, ""}}, {{"a", kRed, ""}}),
              ElementsAre("a: red"));
  EXPECT_THAT(
      Listed({{"a", kAmber, "2015-05-17"}}, {{"a", kAmber, "2015-05-17"}}),
      ElementsAre("a: 1 day overdue"));
  EXPECT_THAT(
      Listed({{"a", kGreen, "2015-06-30"}}, {{"a", kAmber, "2015-06-30"}}),
      ElementsAre("a: worse: was green"));
  EXPECT_THAT(
      Listed({{"a", kAmber, "2015-03-31"}}, {{"a", kAmber, "2015-07-31"}}),
      ElementsAre("a: date moved to 31 July 2015"));
  EXPECT_THAT(Listed({{"a", kAmber, "2015-03-01"}}, {{"a", kAmber, ""}}),
              ElementsAre("a: date removed"));
  EXPECT_THAT(Listed({{"a", kAmber, "2015-03-01"}}, {}),
              ElementsAre("a: 30 days overdue; left the plan, not completed"));
}

TEST(Exceptions, EachReasonHasANameOfItsOwn) {
  std::vector<std::string_view> names;
  for (const ExceptionReason reason : kExceptionReasons)
    names.push_back(ExceptionReasonName(reason));
  EXPECT_THAT(names, testing::UnorderedElementsAre("red", "overdue", "worse",
                                                   "date_removed", "date_moved",
                                                   "left_the_plan"));
}

// For no other reason alone: it is no longer to be done.
TEST(Exceptions, WhatLeftThePlanIsListedWhereItWasRedOrOverdue) {
  using enum Rag;
  EXPECT_THAT(Listed({{"a", kRed, ""},
                      {"b", kAmber, "2015-03-30"},
                      {"c", kAmber, "2015-03-31"},
                      {"d", kGreen, ""},
                      {"e", kBlue, "2015-03-01"}},
                     {}),
              ElementsAre("b: 1 day overdue; left the plan, not completed",
                          "a: red; left the plan, not completed"));
}

TEST(Exceptions, WhatIsWellIsNotListed) {
  using enum Rag;
  // Better, brought forward, completed, new, gone while it was well.
  EXPECT_THAT(
      Listed(
          {{"a", kAmber, "2015-09-30"},
           {"b", kRed, "2015-03-01"},
           {"c", kGreen, "2015-09-30"}},
          {{"a", kGreen, "2015-08-31"}, {"b", kBlue, ""}, {"d", kGreen, ""}}),
      IsEmpty());
}

TEST(Exceptions, AnActionStandsOnceWithAllThatIsWrongAndTheWorstIsFirst) {
  using enum Rag;
  EXPECT_THAT(Listed({{"moved", kGreen, "2015-06-01"},
                      {"late", kAmber, "2015-05-01"},
                      {"red", kRed, "2015-06-01"},
                      {"later", kAmber, "2015-04-01"},
                      {"both", kAmber, "2015-05-17"}},
                     {{"moved", kGreen, "2015-07-31"},
                      {"late", kAmber, "2015-05-01"},
                      {"red", kRed, "2015-06-01"},
                      {"later", kAmber, "2015-04-01"},
                      {"both", kRed, "2015-05-17"}}),
              ElementsAre("both: red; 1 day overdue; worse: was amber",
                          "later: 47 days overdue", "late: 17 days overdue",
                          "red: red", "moved: date moved to 31 July 2015"));
}

TEST(Exceptions, TheReportHasProgressReasonAndDates) {
  const std::vector<Row> before = {{"a", Rag::kAmber, "2015-03-31"}};
  const PlanChanges changes = Between(before, {{"a", Rag::kRed, "2015-04-30"}});
  PlanExceptions plan{.name = "cse", .title = "CSE <plan>"};
  plan.since = Day("2015-03-31");
  plan.actions = 1;
  plan.lines = ExceptionsOf(changes.actions(), true);
  ASSERT_EQ(plan.lines.size(), 1);
  plan.lines[0].progress = "=Visited\n<two>";
  plan.lines[0].delay = "No officer";
  const ExceptionReport report{
      {.since = Day("2015-03-31"), .until = Day("2015-05-18")}, {plan}};

  const std::string html = ExceptionsAsHtml(report);
  for (const char* part :
       {"<h2>CSE &lt;plan&gt;</h2>", "=Visited<br>&lt;two&gt;",
        "&lt;two&gt;<p><strong>Reason for delay:</strong> No officer</p></td>",
        "\n<p>Actions that are red, overdue, worse than on <time "
        "datetime=\"2015-03-31\">31 March 2015</time>, moved to a later date "
        "since then, without the date that they had, or removed while red or "
        "overdue; as at <time datetime=\"2015-05-18\">18 May "
        "2015</time>.</p>\n",
        "March 2015, then April 2015",
        "red; 18 days overdue; worse: was amber; date moved to 30 April 2015",
        "1 action of CSE &lt;plan&gt;, the worst first"})
    EXPECT_THAT(html, HasSubstr(part));

  EXPECT_EQ(ExceptionsAsCsv(report),
            "plan,id,reference,title,reasons,rag,rag_before,due,days_overdue,"
            "leads,progress,delay\r\n"
            "cse,a,a,a,red; overdue; worse; date_moved,red,amber,"
            "2015-03-31; 2015-04-30,18,Police,\"'=Visited\n<two>\","
            "No officer\r\n");

  const auto json = nlohmann::json::parse(ExceptionsAsJson(report));
  EXPECT_EQ(json["since"], "2015-03-31");
  EXPECT_EQ(json["plans"][0]["actions"][0]["reasons"],
            (nlohmann::json{"red", "overdue", "worse", "date_moved"}));
  EXPECT_EQ(json["plans"][0]["actions"][0]["delay"], "No officer");
}

TEST(Exceptions, ThePageSaysWhatItIsComparedWithAndWhereNothingIsListed) {
  const PlanChanges changes =
      Between({}, {{"a", Rag::kRed, ""}, {"b", Rag::kRed, "2015-05-31"}});
  PlanExceptions plan{.name = "cse", .title = "CSE"};
  plan.since = Day("2015-03-31");
  plan.actions = 3;
  const std::string none = ExceptionsAsHtml({{}, {plan}});
  EXPECT_THAT(none, HasSubstr("<p>Compared with <time "
                              "datetime=\"2015-03-31\">"));
  EXPECT_THAT(none, HasSubstr("<p>None of its 3 actions is listed.</p>"));
  EXPECT_THAT(none, Not(HasSubstr("<table")));
  plan.lines = ExceptionsOf(changes.actions(), true);
  const std::string two = ExceptionsAsHtml({{}, {plan}});
  EXPECT_THAT(two, HasSubstr("2 actions of CSE, the worst first"));
  for (const char* const heading :
       {"Reference", "Action", "Rating", "Why it is listed", "Due", "Leads"})
    EXPECT_THAT(two, HasSubstr("columnheader\">" + std::string(heading) + "<"));
  EXPECT_THAT(two, HasSubstr(">no date</td>"));
  // Nothing is written of either.
  EXPECT_THAT(two, Not(HasSubstr("Latest progress")));
  plan.lines[1].progress = "Two of five";
  EXPECT_THAT(ExceptionsAsHtml({{}, {plan}}),
              HasSubstr("columnheader\">Latest progress<"));
  EXPECT_THAT(
      ExceptionsAsHtml({{}, {}}),
      HasSubstr("\n<p>Nothing is known of any plan on that day.</p>\n"));
}

TEST(Exceptions, LeadsThatMayNotBeShownAreNot) {
  const PlanChanges changes = Between({}, {{"a", Rag::kRed, ""}});
  EXPECT_THAT(ExceptionsOf(changes.actions(), true)[0].leads,
              ElementsAre("Police"));
  EXPECT_THAT(ExceptionsOf(changes.actions(), false)[0].leads, IsEmpty());
  PlanExceptions plan{.name = "cse", .title = "CSE", .leads_shown = false};
  plan.lines = ExceptionsOf(changes.actions(), false);
  EXPECT_THAT(ExceptionsAsHtml({{}, {plan}}), Not(HasSubstr("Leads")));
}

TEST(Exceptions, WithoutAPastTheDocumentAloneIsShown) {
  Entry entry;
  entry.name = "cse";
  entry.title = "CSE";
  entry.options = PlanOptions{};
  const PlanFigures now =
      FiguresOf({{"a", Rag::kRed, ""}, {"b", Rag::kGreen, ""}}, "2015-05-18");
  const auto found = MakePlanExceptions(
      entry, nullptr, &now,
      {.since = Day("2015-03-31"), .until = Day("2015-05-18")});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->title, "CSE");
  EXPECT_FALSE(found->since);
  EXPECT_EQ(found->actions, 2);
  EXPECT_EQ(found->lines.size(), 1);
  EXPECT_THAT(ExceptionsAsHtml({{}, {*found}}),
              HasSubstr("\n<p>The history has no earlier version of this plan, "
                        "so actions that slipped, got worse or left it cannot "
                        "be shown.</p>\n"));
  EXPECT_FALSE(MakePlanExceptions(entry, nullptr, nullptr, {}));
}

TEST(Exceptions, ThePeriodIsAQuarterOrSinceADay) {
  Config config;
  config.calendar =
      std::make_shared<const Calendar>(*Calendar::Make("Europe/London", 4, {}));
  const Date today = Day("2015-05-18");
  const auto period = [&](std::optional<Quarter> quarter,
                          std::optional<Date> since) {
    const auto result = ExceptionPeriod(config, today, quarter, since);
    return result ? FormatDate(result->since) + " " + FormatDate(result->until)
                  : result.error().message();
  };
  EXPECT_EQ(period({}, {}), "2015-03-31 2015-05-18");
  EXPECT_EQ(period(Quarter{2015, 1}, {}), "2015-03-31 2015-05-18");
  EXPECT_EQ(period(Quarter{2014, 4}, {}), "2014-12-31 2015-03-31");
  EXPECT_EQ(period({}, Day("2015-05-01")), "2015-05-01 2015-05-18");
  EXPECT_EQ(period({}, today),
            "`since` is 2015-05-18; choose a day before 2015-05-18");
  EXPECT_EQ(period(Quarter{2015, 2}, {}),
            "the quarter 2015/16 Q2 begins on 2015-07-01; choose one that has "
            "begun");
  EXPECT_EQ(period(Quarter{2015, 1}, today),
            "`quarter` and `since` are one choice; give one of them");
}

// Texts may name people; those of a public paper must not.
TEST(Exceptions, ForThePublicHaveNoLeadsAndNoTexts) {
  PlanFigures figures = FiguresOf({{"A", Rag::kRed, ""}}, "2015-05-18");
  figures.rows[0].action.progress = "Ann Hill is writing it";
  figures.rows[0].action.delay = "Bob Wood was ill";
  ExceptionOptions options{.since = Day("2015-03-31"),
                           .until = Day("2015-05-18")};
  for (const bool for_the_public : {false, true}) {
    options.for_the_public = for_the_public;
    const auto found = MakePlanExceptions(test::PlanEntry("cse", "p.csv"),
                                          nullptr, &figures, options);
    ASSERT_EQ(found->lines.size(), 1u);
    const ExceptionLine& line = found->lines[0];
    EXPECT_EQ(line.leads.empty(), for_the_public);
    EXPECT_EQ(line.progress.empty(), for_the_public);
    EXPECT_EQ(line.delay.empty(), for_the_public);
  }
}

}  // namespace
}  // namespace planwatch
