// The board of several plans, and what heads a plan's own section.
#include "daemon/pages/overview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <regex>
#include <string>
#include <vector>

#include "daemon/pages/board.h"
#include "tests/pages/plans_in_time.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Date kToday = On("2015-05-18");

PlanInTime One(const std::string& name, const Plan& plan) {
  return {.name = name,
          .title = "Plan " + name,
          .versions = {{On("2015-05-11"), plan}}};
}

std::string Board(const Snapshot& snapshot,
                  std::multimap<std::string, std::string> query = {}) {
  return BoardPage(snapshot, {.query = std::move(query),
                              .base = "",
                              .now = At(2015, 5, 18, 12)})
      .body;
}

// "2 red", "3 overdue", … in their order.
std::vector<std::string> TilesOf(const std::string& page) {
  static const std::regex kTile(
      "<span class=\"figure\">([0-9]+)</span> ([^<]+)");
  std::vector<std::string> tiles;
  for (std::sregex_iterator i(page.begin(), page.end(), kTile), end; i != end;
       ++i)
    tiles.push_back((*i)[1].str() + ' ' + (*i)[2].str());
  return tiles;
}

// So many overdue actions.
Plan Overdue(std::size_t count) {
  std::vector<PlanLine> rows;
  for (std::size_t i = 1; i <= count; ++i)
    rows.push_back({std::to_string(i), "Late " + std::to_string(i), Rag::kAmber,
                    "2015-05-01"});
  rows.push_back({"99", "Well", Rag::kGreen, "2015-09-30"});
  return PlanOf(rows);
}

TEST(PlansOverview, SumsUpWhatThePlansCount) {
  // Each has what the other lacks.
  PlanInTime a = One("a", PlanOf({{"1", "Moved", Rag::kRed, "2015-05-01"},
                                  {"2", "Removed", Rag::kAmber, "2015-06-30"},
                                  {"3", "Soon", Rag::kGreen, "2015-06-17"}}));
  a.versions[0].first = On("2015-01-01");
  a.versions.emplace_back(On("2015-05-15"),
                          PlanOf({{"1", "Moved", Rag::kRed, "2015-05-17"},
                                  {"2", "Removed", Rag::kAmber, ""},
                                  {"3", "Soon", Rag::kGreen, "2015-06-17"}}));
  const PlanInTime b =
      One("b", PlanOf({{"1", "Later", Rag::kBlue, "2015-06-18"},
                       {"2", "Unrated", Rag::kUnrated, "2015-05-18"},
                       {"3", "Late", Rag::kAmber, "2015-05-17"}}));
  EXPECT_THAT(TilesOf(Board(SnapshotOf({a, b}, kToday))),
              ElementsAre("1 red", "2 overdue", "2 amber", "1 date moved later",
                          "2 green or complete, 33%", "2 due in 30 days",
                          "1 date removed", "1 unrated", "6 actions in all"));
  // What there is not has no tile.
  const PlanInTime c = One("c", PlanOf({{"1", "Well", Rag::kGreen, ""}}));
  EXPECT_THAT(TilesOf(Board(SnapshotOf({c, One("d", Plan())}, kToday))),
              ElementsAre("0 red", "0 overdue", "0 amber",
                          "0 dates moved later", "1 green or complete, 100%",
                          "0 due in 30 days", "1 action in all"));
}

TEST(PlansOverview, TheFiveWorstOfAllPlansAreListed) {
  const auto page = [](std::size_t a, std::size_t b) {
    return Board(
        SnapshotOf({One("a", Overdue(a)), One("b", Overdue(b))}, kToday));
  };
  EXPECT_THAT(page(0, 0), AllOf(HasSubstr("No action is overdue or red."),
                                Not(HasSubstr("id=\"worst\""))));
  EXPECT_THAT(page(2, 3),
              AllOf(HasSubstr("Late 3</td>"), HasSubstr("data-label=\"Plan\""),
                    Not(HasSubstr("that are overdue</a>"))));
  EXPECT_THAT(page(2, 4),
              AllOf(HasSubstr("Late 3</td>"), Not(HasSubstr("Late 4</td>")),
                    HasSubstr("<a href=\"actions?overdue=1\">All 6 that are "
                              "overdue</a>"),
                    HasSubstr("<a href=\"actions?rag=red\">All 0 that are "
                              "red</a>")));
}

TEST(PlansOverview, NamesTheLeadWithTheMostThatIsOverdue) {
  Plan plan = Overdue(4);
  for (const std::size_t i : {1u, 2u})
    plan.actions[i].responsible = {"Police & partners"};
  plan.actions[3].responsible = {"Health"};
  PlanInTime a = One("a", plan), well = One("b", Overdue(0));
  const std::string most =
      "<a href=\"lead/Police%20%26%20partners\">Police &amp; partners</a> (2)";
  EXPECT_THAT(Board(SnapshotOf({a, well}, kToday)), HasSubstr(most));
  // Of several the first.
  a.versions[0].second.actions[2].responsible = {"Health"};
  a.versions[0].second.actions[0].responsible = {"Police & partners"};
  EXPECT_THAT(Board(SnapshotOf({a, well}, kToday)),
              AllOf(HasSubstr(most), Not(HasSubstr("Health</a> (2)"))));
  a.options.leads_hidden = true;
  EXPECT_THAT(Board(SnapshotOf({a, well}, kToday)), Not(HasSubstr("Police")));
}

TEST(PlansOverview, SaysOfEachPlanHowItsSourceIs) {
  Snapshot snapshot = SnapshotOf(
      {One("a", Overdue(1)), One("b", Overdue(1)), One("c", Overdue(1))},
      kToday);
  snapshot.entries[1].health.held_back = true;
  snapshot.entries[2].health.up = false;
  snapshot.entries[2].plan = nullptr;
  const std::string page = Board(snapshot);
  for (const char* cell :
       {"<a href=\"board?plan=a\">Plan a</a></th>",
        "<a href=\"board?plan=b\">Plan b</a> <span class=\"bad\">held "
        "back</span></th>",
        "<a href=\"board?plan=c\">Plan c</a> <span "
        "class=\"bad\">failed</span></th>"})
    EXPECT_THAT(page, HasSubstr(cell));
}

TEST(WorstTable, SaysWhereThereIsNoLeadAndNoDate) {
  Plan plan = PlanOf({{"1", "Late", Rag::kAmber, "2015-05-17"},
                      {"2", "Red", Rag::kRed, ""},
                      {"3", "Red and soon", Rag::kRed, "2015-05-20"},
                      {"4", "Complete", Rag::kBlue, "2015-05-01"}});
  plan.actions[1].responsible.clear();
  PlanInTime one = One("a", plan);
  std::string page = Board(SnapshotOf({one}, kToday), {{"plan", "a"}});
  EXPECT_LT(page.find(">Late<"), page.find(">Red and soon<"));
  EXPECT_LT(page.find(">Red and soon<"), page.find(">Red<"));
  EXPECT_THAT(
      page, AllOf(HasSubstr("data-label=\"Leads\">no lead</td>"),
                  HasSubstr("data-label=\"Due\">no date</td>"),
                  HasSubstr("data-label=\"Days late\" class=\"number\">1</td>"),
                  Not(HasSubstr(">Complete<")), Not(HasSubstr("\"Plan\""))));
  one.options.leads_hidden = true;
  page = Board(SnapshotOf({one}, kToday), {{"plan", "a"}});
  EXPECT_THAT(page, AllOf(Not(HasSubstr("data-label=\"Leads\"")),
                          Not(HasSubstr("no lead"))));
}

TEST(PlanSectionHead, SaysOfHowMuchWeWereNotSure) {
  Snapshot snapshot = SnapshotOf({One("a", Overdue(1))}, kToday);
  EXPECT_THAT(Board(snapshot), Not(HasSubstr("In doubt: ")));
  for (const auto& [doubts, words] :
       {std::pair(1u, "we were not sure of 1 thing in the document"),
        {2u, "we were not sure of 2 things in the document"}}) {
    snapshot.entries[0].doubts.assign(
        doubts,
        Doubt{.about = "column", .place = {}, .text = "x", .settle = "y"});
    snapshot.entries[0].health.doubts = {{"column", doubts}};
    EXPECT_THAT(Board(snapshot), HasSubstr("In doubt: " + std::string(words)));
  }
}

TEST(MeetingPage, ShowsTheEightWorstOfAPlan) {
  const auto page = [](const std::vector<PlanInTime>& plans,
                       const std::string& plan) {
    return Board(SnapshotOf(plans, kToday),
                 {{"mode", "meeting"}, {"plan", plan}});
  };
  const PlanInTime a = One("a", Overdue(8)), b = One("b", Overdue(9)),
                   c = One("c", Overdue(0));
  EXPECT_THAT(page({a}, "a"),
              AllOf(HasSubstr("Late 8</td>"), Not(HasSubstr("Plan 1 of"))));
  EXPECT_THAT(page({b}, "b"),
              AllOf(HasSubstr("Late 8</td>"), Not(HasSubstr("Late 9</td>")),
                    HasSubstr("<li><a href=\"board?plan=b\">Leave meeting "
                              "mode</a></li>")));
  EXPECT_THAT(page({c}, "c"), HasSubstr("<p>No action is overdue or red.</p>"));
  // From the one in the middle both ways.
  EXPECT_THAT(
      page({a, b, c}, "b"),
      AllOf(HasSubstr("<a rel=\"prev\" "
                      "href=\"board?plan=a&amp;mode=meeting\">← Plan a</a>"),
            HasSubstr("<li>Plan 2 of 3</li>"),
            HasSubstr("<a rel=\"next\" "
                      "href=\"board?plan=c&amp;mode=meeting\">Plan c →</a>")));
}

TEST(WhyNoFigures, SaysWhatBecameOfTheRead) {
  Snapshot snapshot = SnapshotOf({One("a", Overdue(1))}, kToday);
  EntrySnapshot& entry = snapshot.entries[0];
  entry.plan = nullptr;
  EXPECT_THAT(Board(snapshot), HasSubstr("It has not been read yet."));
  entry.report = std::make_shared<const ReadReport>();
  EXPECT_THAT(Board(snapshot), AllOf(HasSubstr("It was read, and there is "
                                               "nothing to show yet.</p>"),
                                     Not(HasSubstr("href=\"check\">What"
                                                   " to repair</a></p>"))));
  entry.health.rejected = {{"no_action", 1}};
  EXPECT_THAT(Board(snapshot),
              HasSubstr("nothing to show: see the rows that were not used.</p>"
                        "\n<p><a href=\"check\">What to repair</a></p>"));
  entry.error = "a.docx: is <gone>";
  EXPECT_THAT(Board(snapshot),
              AllOf(HasSubstr("<p class=\"bad\">a.docx: is &lt;gone&gt;</p>"),
                    Not(HasSubstr("nothing to show"))));
}

}  // namespace
}  // namespace planwatch::web
