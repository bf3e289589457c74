#include "tests/pages/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>

#include "daemon/pages/action_filter.h"
#include "daemon/pages/actions.h"
#include "daemon/pages/board.h"
#include "daemon/pages/check_page.h"
#include "tests/golden/golden.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/plans.h"
#include "tests/snapshot/read.h"
#include "tests/snapshot/sample.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

// What stands at `%41` and `&amp;` of an address in a page.
std::string Decoded(std::string text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '%') {
      decoded +=
          static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      decoded += text[i];
    }
  return decoded;
}

Parameters QueryOf(const std::string& address) {
  static const std::regex kPair("([a-z]+)=([^&]*)(&amp;)?");
  const std::string query = address.substr(address.find('?') + 1);
  Parameters pairs;
  for (std::sregex_iterator i(query.begin(), query.end(), kPair), end; i != end;
       ++i)
    pairs.emplace((*i)[1], Decoded((*i)[2]));
  return pairs;
}

TEST_F(PagesTest, TheBoardOfTheSample) {
  StartSample();
  ExpectGolden("board-sample.html", Board());
}

TEST_F(PagesTest, TheOverdueActionsOfTheSample) {
  StartSample();
  const PageAnswer page = Actions({{"plan", "cse"}, {"overdue", "1"}});
  EXPECT_EQ(page.status, 200);
  ExpectGolden("actions-sample.html", page.body);
}

TEST_F(PagesTest, WhatToRepairInTheSample) {
  StartSample();
  ExpectGolden("check-sample.html", Check());
}

TEST_F(PagesTest, WhatToRepairIsNeverAllWell) {
  StartTwoPlans();
  EXPECT_THAT(Check(), Not(HasSubstr("all well")));
  EXPECT_THAT(Check(), HasSubstr("2 sources: all read, and nothing in doubt."));
}

TEST_F(PagesTest, EachNumberLeadsToAsManyRows) {
  StartTwoPlans();
  const std::string board = Board() + Board({{"plan", "one"}}) +
                            Board({{"plan", "two & more"}}) + Check();
  static const std::regex kNumber(
      "<a href=\"(actions[^\"]*)\"(?: aria-label=\"[^\"]*\")?>"
      "(?:<span class=\"figure\">)?([0-9]+)<");
  std::size_t numbers = 0;
  for (std::sregex_iterator i(board.begin(), board.end(), kNumber), end;
       i != end; ++i, ++numbers) {
    const PageAnswer page = Actions(QueryOf((*i)[1]));
    EXPECT_EQ(page.status, 200) << (*i)[1];
    EXPECT_EQ(std::to_string(RowsIn(page.body)), (*i)[2]) << (*i)[1];
  }
  EXPECT_GT(numbers, 80);
  for (const Criterion& criterion : Criteria()) {
    // `check` lists those guessed, an action has a page of its own, and words
    // are for people to type.
    if (criterion.name == "guessed" || criterion.name == "action" ||
        criterion.name == "q")
      continue;
    if (criterion.name == "date_removed") continue;  // of none of these
    EXPECT_THAT(board, HasSubstr(std::string(criterion.name) + "="));
  }
}

struct FilterCase {
  Parameters query;
  std::vector<std::string> titles;
};

TEST_F(PagesTest, RowsAreChosenByWhatIsAskedFor) {
  StartTwoPlans();
  const FilterCase cases[] = {
      {{{"rag", "red"}}, {"Two"}},
      {{{"rag", "red"}, {"rag", "amber"}}, {"Two", "Three"}},
      {{{"overdue", "1"}}, {"Five", "One"}},  // the latest first
      {{{"overdue", "1"}, {"rag", "green"}}, {"One"}},
      {{{"overdue", "0"}}, {"Two", "Three", "Four", "Six"}},
      {{{"due", "7"}}, {"Two"}},
      {{{"due", "30"}}, {"Two", "Three"}},
      {{{"without", "lead"}}, {"Three"}},
      {{{"without", "partner"}}, {"Four", "Five"}},
      {{{"without", "due"}}, {"Six"}},
      {{{"without", "rag"}}, {"Five"}},
      {{{"without", "evidence"}}, {"One"}},
      {{{"revised", "1"}}, {"Five"}},
      {{{"contradictory", "1"}}, {"One"}},
      {{{"guessed", "1"}}, {"Three"}},
      {{{"lead", "police"}}, {"One", "Four", "Six"}},
      {{{"partner", "NHS"}}, {"One", "Two", "Six"}},
      {{{"priority", "PURSUE"}}, {"Five", "Six"}},
      {{{"action", "1.2"}}, {"Two"}},
      {{{"lead", "nobody"}}, {}},
      {{{"rag", ""}, {"utm_source", "mail"}, {"lead", "Café lead"}}, {"Five"}},
  };
  static const std::regex kTitle("data-label=\"Action\">([A-Z][a-z]+)");
  for (FilterCase test : cases) {
    test.query.emplace("plan", "one");
    const std::string page = Actions(test.query).body;
    std::vector<std::string> titles;
    for (std::sregex_iterator i(page.begin(), page.end(), kTitle), end;
         i != end; ++i)
      titles.push_back((*i)[1]);
    EXPECT_EQ(titles, test.titles)
        << test.query.begin()->first << '=' << test.query.begin()->second;
  }
}

TEST_F(PagesTest, ActionsAndThoseWhomTheyNameLeadToTheirPages) {
  StartTwoPlans();
  const std::string& id = snapshot_.entries[0].plan->figures.rows[0].id;
  for (const std::string& page :
       {Board({{"plan", "one"}}), Actions({{"plan", "one"}}).body}) {
    EXPECT_THAT(page, HasSubstr("<a href=\"action/one/" + id + "\">1.1</a>"));
    EXPECT_THAT(page, HasSubstr("<a href=\"lead/Police\">Police</a>"));
    EXPECT_THAT(page, HasSubstr("<a href=\"partner/NHS\">NHS</a>"));
  }
  EXPECT_THAT(Board({{"plan", "two & more"}}),
              HasSubstr("<a href=\"calendar.ics?plan=two%20%26%20more\">"));
}

TEST_F(PagesTest, OutcomesAreListedByTheirPlace) {
  SnapshotTest::Read(ConfigOf(
      {PlanEntry("cse", folder_.Write("p.csv",
                                      "Action,RAG,Outcomes,Outcome RAG\n"
                                      "One,Red,Fewer missing,Red\n"
                                      "Two,Red,More seen,Green\n"
                                      "Three,Red,Sooner seen,Red\n"))}));
  EXPECT_THAT(Board(),
              HasSubstr("\"actions?plan=cse&amp;outcomes=red\" "
                        "aria-label=\"Red outcomes, 2 of cse\">2</a>"));
  const std::string page = Actions({{"outcomes", "red"}}).body;
  EXPECT_THAT(page, HasSubstr("2 of 3 outcomes"));
  EXPECT_THAT(page, HasSubstr("row 2"));
  EXPECT_THAT(page, HasSubstr("row 4"));
  EXPECT_THAT(page, Not(HasSubstr("row 3")));
  EXPECT_THAT(Actions({{"outcomes", "blue"}}).body,
              HasSubstr("No outcomes match."));
}

TEST_F(PagesTest, WhatThereIsNotIsRefused) {
  StartTwoPlans();
  const auto refused = [&](Parameters query, const std::string& message) {
    const PageAnswer page = Actions(std::move(query));
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr(message));
  };
  refused({{"rag", "purple"}}, "red, amber, green, blue, unrated");
  refused({{"due", "31"}}, "7, 14, 30, 90");
  refused({{"overdue", "yes"}}, "1, 0");
  refused({{"outcomes", "purple"}}, "red, amber, green, blue, unrated");
  refused({{"plan", "<three>"}}, "one of one, two &amp; more");
}

TEST_F(PagesTest, ARowSaysWhereItStandsAndWhatWasGuessed) {
  StartTwoPlans();
  const std::string page = Actions({{"plan", "one"}, {"action", "2.1"}}).body;
  EXPECT_THAT(page, HasSubstr("Place in one.csv"));
  EXPECT_THAT(page, HasSubstr(">row 4"));
  EXPECT_THAT(page, HasSubstr("31 May 2015"));
  EXPECT_THAT(page, HasSubstr("written “by May 2015”"));
  EXPECT_THAT(page, HasSubstr("Guessed: "));
  EXPECT_THAT(Actions({{"plan", "one"}, {"revised", "1"}}).body,
              HasSubstr("was <time datetime=\"2015-04-01\">1 April "
                        "2015</time>; now <time datetime=\"2015-07-01\">"));
}

TEST_F(PagesTest, HiddenLeadsAreOnNoPage) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  PlanOptions options;
  options.leads_hidden = true;
  entry.options = options;
  SnapshotTest::Read(ConfigOf({entry}), {}, *MakeDate(2015, 7, 1));
  for (const std::string& page :
       {Board(), Actions({}).body, Check(), Actions({{"overdue", "1"}}).body}) {
    EXPECT_THAT(page, HasSubstr("4"));
    EXPECT_THAT(page, Not(HasSubstr("Head of Safety")));
  }
  // Nor do the rows tell which have one.
  EXPECT_THAT(Board(), Not(HasSubstr("without=lead")));
  EXPECT_EQ(RowsIn(Actions({{"without", "lead"}}).body), 0);
  EXPECT_EQ(RowsIn(Actions({{"lead", "Head of Safety"}}).body), 0);
  EXPECT_EQ(RowsIn(Actions({{"overdue", "1"}}).body), 4);
}

TEST_F(PagesTest, HeldBackCellsAreSaid) {
  std::string csv = RegisterOf(20);
  for (const char* outcome : {"no action", "no action", "else", "else"})
    csv += "2015-05-11,2015-05-12," + std::string(outcome) + ",nhs\n";
  for (int i = 0; i < 9; ++i) csv += "2015-05-11,2015-05-12,else,else\n";
  SnapshotTest::Read(
      ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", csv))}));
  const std::string page = Board();
  EXPECT_THAT(page, HasSubstr("held back"));
  EXPECT_THAT(page, HasSubstr("does not mean none"));
  EXPECT_THAT(page, HasSubstr("As at <time datetime=\"2015-05-18\">18 May "
                              "2015</time>, of 33."));
  EXPECT_THAT(page, Not(HasSubstr(">11<")));
}

TEST_F(PagesTest, ARegisterWithoutATableSaysSo) {
  tables_ = false;
  SnapshotTest::Read(ConfigOf(
      {RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(20)))}));
  EXPECT_THAT(Board(), HasSubstr("there is no table yet"));
}

TEST_F(PagesTest, ARegisterThatIsNotBrokenDownSaysWhy) {
  Entry entry = RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(20)));
  entry.options = ReferralOptions{};
  SnapshotTest::Read(ConfigOf({entry}));
  EXPECT_THAT(Board(), HasSubstr("has no <code>outcomes:</code>"));
}

TEST_F(PagesTest, MeasuresAreShownAgainstTheirTargets) {
  StartSample();
  const std::string page = Board();
  EXPECT_THAT(page, HasSubstr("Activity and performance"));
  EXPECT_THAT(page, HasSubstr("data-label=\"Value\" class=\"number\">71%"));
  EXPECT_THAT(page, HasSubstr("data-label=\"Target\" class=\"number\">90%"));
  EXPECT_THAT(page, HasSubstr("2 values for an area or partner are held back"));
  EXPECT_THAT(page, Not(HasSubstr("not been read yet")));
}

TEST_F(PagesTest, OfSeveralPlansEachHasARowAndAPageOfItsOwn) {
  StartTwoPlans();
  const std::string board = Board();
  EXPECT_THAT(board, HasSubstr("<h2 id=\"plans\">2 delivery plans</h2>"));
  EXPECT_THAT(board, HasSubstr("<a href=\"board?plan=two%20%26%20more\">"));
  // One list of both: five was due before all others.
  const std::size_t worst = board.find("Overdue or red in all plans");
  ASSERT_NE(worst, std::string::npos);
  const auto at = [&](const char* title) { return board.find(title, worst); };
  EXPECT_LT(at(">Five<"), at(">One<"));
  EXPECT_LT(at(">One<"), at(">Two<"));  // red, but not overdue
  EXPECT_EQ(at(">Six<"), std::string::npos);
  EXPECT_THAT(board, Not(HasSubstr("By lead")));

  const std::string page = Board({{"plan", "one"}});
  EXPECT_THAT(page, HasSubstr("<h1>one</h1>"));
  EXPECT_THAT(page, HasSubstr("<h2 id=\"leads\">By lead</h2>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"#leads\">Leads</a>"));
  EXPECT_THAT(page, Not(HasSubstr("2 delivery plans")));
  // Those with neither lead nor partner are rows too.
  EXPECT_THAT(page, HasSubstr("without=lead\">no lead</a>"));
  EXPECT_THAT(page, HasSubstr("without=partner\">no partner</a>"));
  EXPECT_THAT(page, HasSubstr("aria-label=\"Amber, 1 of no lead\">1</a>"));
}

TEST_F(PagesTest, TheRedsAreTheFirstNumber) {
  StartTwoPlans();
  static const std::regex kTile(
      "<span class=\"figure\">([0-9]+)</span> ([a-z ]+)");
  for (const std::string& page : {Board(), Board({{"plan", "one"}})}) {
    std::vector<std::string> counts;
    for (std::sregex_iterator i(page.begin(), page.end(), kTile), end; i != end;
         ++i)
      counts.push_back((*i)[2]);
    ASSERT_GE(counts.size(), 5);
    counts.resize(5);
    EXPECT_EQ(counts, (std::vector<std::string>{"red", "overdue", "amber",
                                                "date moved later",
                                                "green or complete"}));
  }
}

TEST_F(PagesTest, AMeetingGoesFromPlanToPlan) {
  StartTwoPlans();
  const std::string first = Board({{"mode", "meeting"}});
  EXPECT_THAT(first, HasSubstr("<html lang=\"en-GB\""));
  EXPECT_THAT(first, HasSubstr(" class=\"meeting\">"));
  EXPECT_THAT(first, HasSubstr("<h1>one</h1>"));
  EXPECT_THAT(first, HasSubstr("Plan 1 of 2"));
  EXPECT_THAT(first, Not(HasSubstr("rel=\"prev\"")));
  EXPECT_THAT(
      first, HasSubstr("<a rel=\"next\" href=\"board?plan=two%20%26%20more&amp;"
                       "mode=meeting\">two &amp; more →</a>"));
  EXPECT_LT(first.find("What changed since"), first.find("Overdue or red"));
  const std::string last = Board({{"plan", "two & more"}, {"mode", "meeting"}});
  EXPECT_THAT(last, HasSubstr("rel=\"prev\""));
  EXPECT_THAT(last, Not(HasSubstr("rel=\"next\"")));
  for (const Parameters& wrong :
       {Parameters{{"mode", "x"}}, Parameters{{"plan", "three"}},
        Parameters{{"plan", "one"}, {"plan", "two & more"}}})
    EXPECT_EQ(BoardPage(Fixed(), Request(wrong)).status, 400);
}

TEST_F(PagesTest, APageSaysWhenItWasMade) {
  StartTwoPlans();
  // Noon in London, in summer.
  const std::string page =
      BoardPage(Fixed(), {.query = {}, .base = "", .now = At(2015, 5, 18, 11)})
          .body;
  EXPECT_THAT(page,
              HasSubstr("Updated <time data-updated "
                        "datetime=\"2015-05-18T11:00:00Z\">12:00</time>"));
  EXPECT_THAT(page,
              HasSubstr("data-running=\"Board, figures as at 18 May 2015\""));
}

TEST_F(PagesTest, ADateThatWasGivenIsSaidOnEveryPage) {
  SnapshotTest::Read(
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}),
      MakeDate(2015, 6, 2));
  for (const std::string& page : {Board(), Actions({}).body, Check()})
    EXPECT_THAT(page, HasSubstr("2 June 2015</time>: the figures stand at this "
                                "date, not today’s"));
}

}  // namespace
}  // namespace planwatch::web
