#include "daemon/pages/action_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "collectors/plan/identity.h"
#include "tests/pages/plans_in_time.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

const Date kToday = On("2015-05-18");
constexpr const char* kTitle = "Train a lead in every school";

PageAnswer Ask(const Snapshot& snapshot, std::string rest) {
  PageRequest request;
  request.rest = std::move(rest);
  request.base = "../../";
  request.now = At(2015, 5, 18);
  return ActionPage(snapshot, request);
}

// The action among the others of its plan.
Plan PlanWithAction(Rag rag, std::string due, std::string progress = {},
                    std::string reference = "1.1", std::string title = kTitle) {
  Plan plan = PlanOf({{std::move(reference), std::move(title), rag, due},
                      {"9.1", "Agree a protocol with the taxi firms"}});
  Action& action = plan.actions.front();
  action.progress = std::move(progress);
  action.evidence = "Register of <training>";
  action.partners = {"Health & Care"};
  action.place = {.table = "table 2", .row = 7};
  return plan;
}

// Moved to a later date, renumbered and reworded, then without its date.
PlanInTime Moved() {
  return {.name = "cse",
          .title = "CSE plan",
          .versions = {
              {On("2015-01-01"), PlanWithAction(Rag::kAmber, "2015-03-31")},
              {On("2015-02-01"),
               PlanWithAction(Rag::kRed, "2015-06-30", "Two schools\nseen")},
              {On("2015-04-01"),
               PlanWithAction(Rag::kGreen, "2015-06-30", "All seen", "1.4",
                              "Train one lead in every school")}}};
}

std::string IdOf(const std::string& reference, const std::string& title) {
  return ActionId(reference, title);
}

TEST(ActionPageTest, ShowsWhatItSaysAndItsPast) {
  const PageAnswer page =
      Ask(SnapshotOf({Moved()}, kToday), "cse/" + IdOf("1.1", kTitle));
  EXPECT_EQ(page.status, 200);
  for (const char* part :
       {"<h1>Action 1.4: Train one lead in every school</h1>",
        "<dd>1 Prevent</dd>", "Register of &lt;training&gt;",
        "<a href=\"../../partner/Health%20%26%20Care\">Health &amp; Care</a>",
        "<a href=\"../../lead/Head%20of%20Service\">",
        "<dt>Place in cse.docx</dt><dd>table 2, row 7</dd>",
        "<a href=\"../../actions?plan=cse\">All actions of CSE plan</a></p>\n"
        "<h2>What it says now</h2>\n<dl",
        // Its ratings, as a strip and as a table.
        "\n<h2>Ratings</h2>\n<p>From <time datetime=\"2015-01-01\">1 January "
        "2015</time> to <time datetime=\"2015-05-18\">18 May "
        "2015</time>:</p>\n",
        "<rect class=\"amber\" x=\"0.00%\"", ">G</text>",
        "<caption>Ratings over time</caption>",
        "<th scope=\"row\"><time datetime=\"2015-02-01\">1 February 2015</time>"
        "</th><td><time datetime=\"2015-03-31\">31 March 2015</time></td>",
        "<td>now</td>",
        // Its dates.
        "Slipped by 91 days</strong>: from <time datetime=\"2015-03-31\">",
        "<caption>Each due date that it had</caption>",
        "<th scope=\"col\">Stood for</th>", "<td>31 days</td>",
        "<td>106 days so far</td>",
        // Its texts.
        "<h2>Progress</h2>\n<p class=\"quiet\">In the plan since <time "
        "datetime=\"2015-04-01\">1 April 2015</time>:</p>\n<p "
        "class=\"said\">All seen</p>",
        "<summary>Progress: earlier versions (2)</summary>",
        "<p><strong><time datetime=\"2015-02-01\">1 February 2015</time> to "
        "<time datetime=\"2015-03-31\">31 March 2015</time></strong></p>\n<p "
        "class=\"said\">Two schools\nseen</p>",
        "</strong></p>\n<p class=\"quiet\">Nothing is written.</p>\n",
        "<summary>Number and wording: earlier versions (1)</summary>",
        "<p class=\"said\">1.1 Train a lead in every school</p>"})
    EXPECT_THAT(page.body, HasSubstr(part));
  EXPECT_THAT(page.body, Not(HasSubstr("Outcome")));
  EXPECT_THAT(page.body, Not(HasSubstr("history")));
}

TEST(ActionPageTest, IsFoundByEachOfItsIdsAndByItsReference) {
  const Snapshot snapshot = SnapshotOf({Moved()}, kToday);
  const std::string page = Ask(snapshot, "cse/" + IdOf("1.1", kTitle)).body;
  for (const std::string& id :
       {IdOf("1.4", "Train one lead in every school"), std::string("1.4")})
    EXPECT_EQ(Ask(snapshot, "cse/" + id).body, page) << id;
  EXPECT_EQ(Ask(snapshot, "cse/1.1").status, 404);  // it has that no more
}

TEST(ActionPageTest, ADateThatWasRemovedIsOneOfItsDates) {
  PlanInTime plan = Moved();
  Action& action = plan.versions.back().second.actions.front();
  action.due = {};
  action.deadline = std::nullopt;
  const std::string page = Ask(SnapshotOf({plan}, kToday), "cse/1.4").body;
  EXPECT_THAT(page, HasSubstr("Its date was removed; the first was <time "
                              "datetime=\"2015-03-31\">"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">removed</th><td><time "
                              "datetime=\"2015-04-01\">"));
  EXPECT_THAT(page, HasSubstr("<td>47 days so far</td>"));
}

// By its dates, the first one first.
TEST(ActionPageTest, SaysHowItsDateWentFromTheFirstToTheLast) {
  struct Case {
    std::vector<std::string> dates;
    const char* text;
  };
  for (const auto& [dates, text] :
       {Case{{""}, "<p>It has had no due date.</p>"},
        Case{{"2015-06-30"}, "<p>Its date has not been moved.</p>"},
        Case{{"2015-06-30", "2015-07-31", "2015-06-30"},
             "<p>Its date is the first one again.</p>"},
        Case{{"2015-06-30", "2015-07-01"},
             "<p><strong>Slipped by 1 day</strong>: from <time "
             "datetime=\"2015-06-30\">30 June 2015</time> to <time "
             "datetime=\"2015-07-01\">1 July 2015</time>.</p>"},
        Case{{"2015-06-30", "2015-06-29"},
             "<p>Brought forward by 1 day: from <time "
             "datetime=\"2015-06-30\">30 June 2015</time> to <time "
             "datetime=\"2015-06-29\">29 June 2015</time>.</p>"},
        Case{{"2015-06-30", "2015-06-28"}, "<p>Brought forward by 2 days: "}}) {
    PlanInTime plan{.name = "cse", .title = "CSE plan", .versions = {}};
    Date day = On("2015-01-01");
    for (const std::string& date : dates) {
      plan.versions.emplace_back(day, PlanWithAction(Rag::kAmber, date));
      day += std::chrono::days{30};
    }
    EXPECT_THAT(Ask(SnapshotOf({plan}, kToday), "cse/1.1").body,
                HasSubstr("\n<h2>Due dates</h2>\n" + std::string(text)));
  }
}

TEST(ActionPageTest, AnOverdueOneSaysForHowLong) {
  const auto page = [](const char* due) {
    return Ask(SnapshotOf({{.name = "cse",
                            .title = "CSE plan",
                            .versions = {{On("2015-01-01"),
                                          PlanWithAction(Rag::kRed, due)}}}},
                          kToday),
               "cse/1.1")
        .body;
  };
  EXPECT_THAT(page("2015-05-18"), Not(HasSubstr("<dt>Overdue</dt>")));
  EXPECT_THAT(
      page("2015-05-17"),
      HasSubstr("<dt>Overdue</dt><dd><span class=\"bad\">1 day</span>"));
  EXPECT_THAT(page("2015-05-16"), HasSubstr("<span class=\"bad\">2 days<"));
}

// Out of the plan for a while: the days between are no rating's.
TEST(ActionPageTest, RatingsHaveAGapWhileItWasNotInThePlan) {
  PlanInTime plan = Moved();
  plan.versions[1].second =
      PlanOf({{"9.1", "Agree a protocol with the taxi firms"}});
  plan.versions[2].second = PlanWithAction(Rag::kAmber, "2015-03-31");
  const std::string page = Ask(SnapshotOf({plan}, kToday), "cse/1.1").body;
  EXPECT_THAT(page, HasSubstr("<td><time datetime=\"2015-03-31\">31 March "
                              "2015</time></td><td>not in the plan</td>"));
  EXPECT_THAT(page,
              HasSubstr("In the plan since <time datetime=\"2015-01-01\">"));
}

TEST(ActionPageTest, OneThatHasLeftThePlanSaysHowItStood) {
  const PlanLine other{"9.1", "Agree a protocol with the taxi firms"};
  for (const auto& [rag, due, text] :
       {std::tuple(Rag::kBlue, "2015-04-01", ", complete.</p>"),
        {Rag::kRed, "2015-05-09", ", 1 day overdue.</p>"},
        {Rag::kRed, "2015-05-10", ", not complete.</p>"},
        {Rag::kGreen, "", ", not complete.</p>"}}) {
    const PlanInTime plan{
        .name = "cse",
        .title = "CSE plan",
        .versions = {{On("2015-01-01"), PlanWithAction(rag, due)},
                     {On("2015-05-10"), PlanOf({other})}}};
    EXPECT_THAT(
        Ask(SnapshotOf({plan}, kToday), "cse/" + IdOf("1.1", kTitle)).body,
        HasSubstr(
            "\n<p class=\"banner\" role=\"note\">It left the plan on <time "
            "datetime=\"2015-05-10\">10 May 2015</time>" +
            std::string(text)))
        << due;
  }
}

// Each text that a plan tells of an action has its section.
TEST(ActionPageTest, ShowsEachText) {
  Plan plan = PlanWithAction(Rag::kRed, "2015-06-30");
  for (const ActionText& each : kActionTexts)
    plan.actions.front().*each.text = "So says " + std::string(each.name);
  const std::string page =
      Ask(SnapshotOf({{.name = "cse",
                       .title = "CSE plan",
                       .versions = {{On("2015-01-01"), plan}}}},
                     kToday),
          "cse/1.1")
          .body;
  for (const ActionText& each : kActionTexts) {
    EXPECT_THAT(page, HasSubstr("<h2>" + std::string(each.heading) + "</h2>"));
    EXPECT_THAT(page, HasSubstr("So says " + std::string(each.name)));
  }
}

TEST(ActionPageTest, ADateThatTheDocumentGivesAsEarlierHasNoDays) {
  PlanInTime plan = Moved();
  plan.versions.resize(1);
  plan.versions[0].second.actions[0].due.revised = On("2015-04-30");
  const std::string page = Ask(SnapshotOf({plan}, kToday), "cse/1.1").body;
  EXPECT_THAT(page, HasSubstr("<td>before <time datetime=\"2015-01-01\">1 "
                              "January 2015</time></td><td>not known</td>"));
  EXPECT_THAT(page, HasSubstr("Slipped by 30 days"));
}

TEST(ActionPageTest, OneThatHasLeftThePlanStaysWithItsDate) {
  PlanInTime plan = Moved();
  plan.versions.erase(plan.versions.begin() + 2);
  plan.versions.emplace_back(On("2015-07-10"),
                             PlanOf({{"9.1",
                                      "Agree a protocol with the taxi "
                                      "firms"}}));
  const PageAnswer page =
      Ask(SnapshotOf({plan}, On("2015-08-01")), "cse/" + IdOf("1.1", kTitle));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("It left the plan on <time datetime=\""
                                   "2015-07-10\">10 July 2015</time>, 10 days "
                                   "overdue."));
  EXPECT_THAT(page.body, HasSubstr("<h2>What it said last</h2>"));
  EXPECT_THAT(page.body, HasSubstr("<td>159 days</td>"));
  EXPECT_THAT(page.body, Not(HasSubstr("so far")));
  EXPECT_THAT(page.body, Not(HasSubstr("Place in")));
  // Before it left it is there, whatever came later.
  plan.versions.pop_back();
  EXPECT_THAT(Ask(SnapshotOf({plan}, kToday), "cse/1.1").body,
              Not(HasSubstr("left the plan")));
}

TEST(ActionPageTest, WithoutAHistoryItSaysWhatTheDocumentSays) {
  PlanInTime plan = Moved();
  plan.history = false;
  plan.versions.erase(plan.versions.begin(), plan.versions.begin() + 2);
  plan.versions[0].second.actions[0].due.revised = On("2015-07-30");
  const std::string page = Ask(SnapshotOf({plan}, kToday), "cse/1.4").body;
  EXPECT_THAT(page, HasSubstr("\n<p>No history is kept: this is what the "
                              "document alone says.</p>\n"));
  EXPECT_THAT(page, HasSubstr("Slipped by 30 days"));
  EXPECT_THAT(page, HasSubstr("<p class=\"said\">All seen</p>"));
  EXPECT_THAT(page, Not(HasSubstr("Since")));
  EXPECT_THAT(page, Not(HasSubstr("Ratings over time")));
}

// As after a read that could not be recorded.
TEST(ActionPageTest, AVersionThatTheHistoryDoesNotKnowSaysSo) {
  const std::string known =
      "\n<p>The history does not know this version of the plan yet: this is "
      "what the document alone says.</p>\n";
  Snapshot snapshot = SnapshotOf({Moved()}, kToday);
  EXPECT_THAT(Ask(snapshot, "cse/1.4").body, Not(HasSubstr(known)));
  snapshot.entries[0].past = nullptr;
  EXPECT_THAT(Ask(snapshot, "cse/1.4").body, HasSubstr(known));
}

TEST(ActionPageTest, HiddenLeadsAreNotShownEvenOfThePast) {
  PlanInTime plan = Moved();
  plan.options.leads_hidden = true;
  plan.versions.emplace_back(
      On("2015-05-01"),
      PlanOf({{"9.1", "Agree a protocol with the taxi firms"}}));
  const Snapshot snapshot = SnapshotOf({plan}, kToday);
  for (const std::string& id : {IdOf("1.1", kTitle), std::string("9.1")}) {
    const PageAnswer page = Ask(snapshot, "cse/" + id);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, Not(HasSubstr("Head of Service")));
    EXPECT_THAT(page.body, HasSubstr("The leads of this plan are not shown."));
  }
}

TEST(ActionPageTest, WhatThereIsNotLeadsToThePlan) {
  PlanInTime second = Moved();
  second.name = "two";
  second.title = "Second <plan>";
  const Snapshot snapshot = SnapshotOf({Moved(), second}, kToday);
  const PageAnswer page = Ask(snapshot, "cse/nothing");
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.body, HasSubstr("<h1>No such action</h1>"));
  EXPECT_THAT(page.body,
              HasSubstr("\n<p class=\"bad\">The plan has no such action, and "
                        "never had as far as is known.</p>\n<p><a "));
  EXPECT_THAT(page.body,
              HasSubstr("<a href=\"../../actions?plan=cse\">All actions of CSE "
                        "plan</a>"));
  for (const char* rest : {"", "cse", "other/1.1", "/"}) {
    const PageAnswer unknown = Ask(snapshot, rest);
    EXPECT_EQ(unknown.status, 404) << rest;
    EXPECT_THAT(
        unknown.body,
        HasSubstr("\n<p class=\"bad\">This address names no plan that is "
                  "read here.</p>\n<ul>\n<li><a "))
        << rest;
    EXPECT_THAT(unknown.body, HasSubstr("Second &lt;plan&gt;</a>")) << rest;
  }
  EXPECT_THAT(Ask(snapshot, "two/1.4").body,
              HasSubstr("All actions of Second &lt;plan&gt;</a>"));
}

TEST(ActionPageTest, APlanThatHasNotBeenReadSaysSo) {
  Snapshot snapshot = SnapshotOf({Moved()}, kToday);
  snapshot.published = nullptr;
  snapshot.entries[0].plan = nullptr;
  const PageAnswer page = Ask(snapshot, "cse/1.1");
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.body, HasSubstr("\n<p class=\"bad\">The plan has not been "
                                   "read yet.</p>\n<p><a "));
}

}  // namespace
}  // namespace planwatch::web
