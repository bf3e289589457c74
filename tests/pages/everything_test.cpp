// Each page on one of everything, whole.
#include "tests/snapshot/everything.h"

#include <gtest/gtest.h>

#include "daemon/log.h"
#include "daemon/pages/actions.h"
#include "daemon/pages/board.h"
#include "daemon/pages/check_page.h"
#include "daemon/pages/report_page.h"
#include "daemon/pages/site.h"
#include "tests/golden/golden.h"
#include "tests/past/council.h"

namespace planwatch::web {
namespace {

class EverythingPage : public test::EverythingTest {
 protected:
  PageRequest Request(std::multimap<std::string, std::string> query = {}) {
    return {.query = std::move(query),
            .base = "/planwatch/",
            .now = test::At(2015, 5, 18, 12)};
  }
};

TEST_F(EverythingPage, Board) {
  snapshot_.health.config_reload_successful = false;
  snapshot_.health.config_refused = true;
  test::ExpectGolden("board-everything.html",
                     BoardPage(snapshot_, Request()).body);
}

TEST_F(EverythingPage, Actions) {
  test::ExpectGolden("actions-everything.html",
                     ActionsPage(snapshot_, Request({{"plan", "cse"},
                                                     {"plan", "hidden"},
                                                     {"rag", "red"},
                                                     {"rag", "green"},
                                                     {"rag", "unrated"},
                                                     {"lead", "police"},
                                                     {"lead", "Head of Safety"},
                                                     {"lead", "O'Neill, A."},
                                                     {"priority", "Prevent"},
                                                     {"priority", "Pursue"},
                                                     {"contradictory", "0"}}))
                         .body);
}

TEST_F(EverythingPage, Outcomes) {
  test::ExpectGolden("outcomes-everything.html",
                     ActionsPage(snapshot_, Request({{"outcomes", "red"},
                                                     {"outcomes", "green"}}))
                         .body);
}

TEST_F(EverythingPage, WhatToRepair) {
  test::ExpectGolden("check-everything.html",
                     CheckPage(snapshot_, Request()).body);
}

TEST_F(EverythingPage, WhatToRepairAsCsv) {
  test::ExpectGolden("check-everything.csv",
                     CheckPage(snapshot_, Request({{"format", "csv"}})).body);
}

TEST_F(EverythingPage, PlansAsCsvAndJson) {
  for (const std::string format : {"csv", "json"})
    test::ExpectGolden(
        "plans-everything." + format,
        BoardPage(snapshot_, Request({{"format", format}})).body);
}

TEST_F(EverythingPage, ActionsAsCsvAndJson) {
  for (const std::string format : {"csv", "json"})
    test::ExpectGolden(
        "actions-everything." + format,
        ActionsPage(
            snapshot_,
            Request({{"plan", "cse"}, {"plan", "hidden"}, {"format", format}}))
            .body);
}

TEST_F(EverythingPage, OutcomesAsCsvAndJson) {
  const auto as = [&](const char* format) {
    return ActionsPage(snapshot_, Request({{"outcomes", "red"},
                                           {"outcomes", "amber"},
                                           {"format", format}}))
        .body;
  };
  EXPECT_EQ(as("csv"), "plan,rag,place\r\ncse,red,row 2\r\n");
  EXPECT_EQ(as("json"), R"({
  "outcomes": [
    {
      "plan": "cse",
      "rag": "red",
      "place": "row 2"
    }
  ]
}
)");
}

TEST_F(EverythingPage, Status) {
  SiteOptions options;
  options.snapshot = [this] {
    return std::make_shared<const Snapshot>(snapshot_);
  };
  for (const Route& route : MakeRoutes(options))
    if (route.path == "/api/v1/status")
      test::ExpectGolden("status-everything.json", route.handler({}).body);
}

// The page of a review is the review's body, with links to its neighbours.
class ReviewPage : public testing::Test {
 protected:
  ReviewPage() {
    snapshot_.config = council_.config();
    snapshot_.published = std::make_shared<const Published>(
        council_.Load().On(planwatch::Day("2015-08-20")));
  }
  PageAnswer Page(std::multimap<std::string, std::string> query = {}) {
    return ReportPage(snapshot_, {.query = std::move(query),
                                  .base = "/planwatch/",
                                  .now = test::At(2015, 9, 30)});
  }

  const test::Council& council_ = test::Council::Get();
  Snapshot snapshot_;
};

TEST_F(ReviewPage, OfTheQuarterAskedFor) {
  const PageAnswer page = Page({{"quarter", "2015/16-Q1"}});
  EXPECT_EQ(page.status, 200);
  test::ExpectGolden("report-council.html", page.body);
}

// With the trend, which only a history has.
TEST_F(ReviewPage, TheBoardOfTheSameFigures) {
  for (const Entry& entry : council_.config()->entries)
    snapshot_.entries.push_back({.entry = &entry,
                                 .source_name = entry.source.file.filename(),
                                 .health = test::HealthOf(entry)});
  const SnapshotPtr prepared = Prepare(snapshot_);
  test::ExpectGolden(
      "board-council.html",
      BoardPage(*prepared,
                {.query = {}, .base = "", .now = test::At(2015, 8, 20)})
          .body);
}

TEST_F(ReviewPage, IsOfTheFiguresQuarterUnlessAskedOtherwise) {
  const auto title = [&] {
    const std::string page = Page().body;
    const std::size_t at = page.find("<h1>") + 4;
    return page.substr(at, page.find("</h1>", at) - at);
  };
  EXPECT_EQ(title(), "Quarterly review 2015/16 Q2");
  // A form whose field was left empty.
  EXPECT_EQ(Page({{"quarter", ""}}).body, Page().body);
  // Before anything is read, the clock's.
  snapshot_.published = nullptr;
  EXPECT_EQ(title(), "Quarterly review 2015/16 Q2");
  EXPECT_NE(Page().body.find("30 September 2015</time></dd>"),
            std::string::npos);
}

TEST_F(ReviewPage, SaysHowItsTablesAreHeldBackAndRounded) {
  const auto says = [&](std::size_t minimum, std::size_t round_to,
                        const char* text) {
    Config config = *council_.config();
    config.disclosure = {.minimum = minimum, .round_to = round_to};
    snapshot_.config = std::make_shared<const Config>(config);
    return Page({{"quarter", "2015/16-Q1"}}).body.find(text) !=
           std::string::npos;
  };
  EXPECT_TRUE(says(2, 0, "counts of 1 to 1 are held back"));
  EXPECT_FALSE(says(1, 0, "counts of 1 to"));
  EXPECT_FALSE(says(0, 0, "counts of 1 to"));
  EXPECT_TRUE(says(5, 5,
                   "may have no table. Numbers in tables are rounded to the "
                   "nearest 5.</p>\n"));
  EXPECT_TRUE(says(5, 2, "rounded to the nearest 2."));
  EXPECT_FALSE(says(5, 1, "rounded"));
}

// Why the history can't be read is for the operator, in the log.
TEST_F(ReviewPage, AHistoryThatCantBeReadIsLogged) {
  Config config = *council_.config();
  config.history = HistoryOptions{"/nowhere/history.db"};
  snapshot_.config = std::make_shared<const Config>(config);
  testing::internal::CaptureStderr();
  log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
  const PageAnswer page = Page();
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_EQ(page.status, 503);
  EXPECT_EQ(page.body.find("/nowhere"), std::string::npos);
  EXPECT_NE(log.find(" level=warn msg=\"history not readable\" error=\"the "
                     "history /nowhere/history.db"),
            std::string::npos)
      << log;
}

// Not to one that has not begun, nor to one before the history.
TEST_F(ReviewPage, LeadsToTheQuartersBesideIt) {
  const auto leads = [&](const char* quarter, const char* to) {
    return Page({{"quarter", quarter}})
               .body.find("<a href=\"/planwatch/report?quarter=" +
                          std::string(to) + "\">") != std::string::npos;
  };
  EXPECT_TRUE(leads("2015/16-Q1", "2014%2F15-Q4"));
  EXPECT_TRUE(leads("2015/16-Q1", "2015%2F16-Q2"));
  EXPECT_TRUE(leads("2015/16-Q2", "2015%2F16-Q1"));
  EXPECT_FALSE(leads("2015/16-Q2", "2015%2F16-Q3"));
  EXPECT_TRUE(leads("2013/14-Q3", "2013%2F14-Q2"));
  EXPECT_TRUE(leads("2013/14-Q2", "2013%2F14-Q3"));
  EXPECT_FALSE(leads("2013/14-Q2", "2013%2F14-Q1"));
  const std::string first = Page({{"quarter", "2013/14-Q2"}}).body;
  EXPECT_EQ(first.find("quarter=2013%2F14-Q3\""),
            first.rfind("quarter=2013%2F14-Q3\""));
  snapshot_.published = std::make_shared<const Published>(
      council_.Load().On(planwatch::Day("2015-06-30")));
  EXPECT_FALSE(leads("2015/16-Q1", "2015%2F16-Q2"));
  snapshot_.published = std::make_shared<const Published>(
      council_.Load().On(planwatch::Day("2015-07-01")));
  EXPECT_TRUE(leads("2015/16-Q1", "2015%2F16-Q2"));
}

// The figures of another page are not the review's.
TEST_F(ReviewPage, HasDatesOfItsOwn) {
  const auto says = [&](const char* text) {
    return Page({{"quarter", "2015/16-Q1"}}).body.find(text) !=
           std::string::npos;
  };
  for (const bool given : {false, true}) {
    snapshot_.as_at_given = given;
    EXPECT_FALSE(says("As at <time"));
    EXPECT_FALSE(says("Figures as at"));
    EXPECT_TRUE(says("<dt>Made on</dt><dd><time datetime=\"2015-08-20\">"));
    EXPECT_TRUE(says("<dt>Council</dt><dd>riverside</dd>"));
    EXPECT_TRUE(
        says("data-running=\"Quarterly review 2015/16 Q1, riverside, made on "
             "20 August 2015\""));
  }
}

TEST_F(ReviewPage, HasItsMarkingAtHeadAndFoot) {
  EXPECT_EQ(Page().body.find("marking"), std::string::npos);
  Config config = *council_.config();
  config.marking = "OFFICIAL \"<b>\"";
  snapshot_.config = std::make_shared<const Config>(config);
  const std::string page = Page().body;
  const std::string marking =
      "<p class=\"marking\">OFFICIAL &quot;&lt;b&gt;&quot;</p>";
  const std::size_t head = page.find(marking);
  EXPECT_LT(head, page.find("<h1>"));
  EXPECT_GT(page.find(marking, head + 1), page.find("<footer>"));
  EXPECT_NE(page.find(" data-marking=\"OFFICIAL &quot;&lt;b&gt;&quot;\">"),
            std::string::npos);
}

// From the history's first quarter to today's, the chosen one selected.
TEST_F(ReviewPage, HasAFormWithTheQuartersOfTheHistory) {
  for (const char* quarter : {"2015/16-Q1", "2012/13-Q1", "2015/16-Q3"}) {
    const std::string page = Page({{"quarter", quarter}}).body;
    std::vector<std::string> options;
    const std::string option = "<option value=\"";
    for (std::size_t at = page.find(option); at != page.npos;
         at = page.find(option, at + 1)) {
      const std::size_t from = at + option.size();
      options.push_back(page.substr(from, page.find('>', from) - from));
    }
    ASSERT_EQ(options.size(), 9u) << quarter;
    EXPECT_EQ(options.front(), "2015/16-Q2\"");
    EXPECT_EQ(options.back(), "2013/14-Q2\"");
    EXPECT_EQ(options[1], std::string(quarter) == "2015/16-Q1"
                              ? "2015/16-Q1\" selected"
                              : "2015/16-Q1\"");
    EXPECT_NE(page.find("<form class=\"filter\" method=\"get\" "
                        "action=\"/planwatch/report\">\n<label>Quarter <select "
                        "name=\"quarter\">\n<option "),
              page.npos);
  }
}

// What the snapshot has of a plan is what is shown of it.
TEST_F(ReviewPage, TakesPlansFromTheSnapshot) {
  const Entry& entry = council_.config()->entries[0];
  auto opened =
      History::Open(council_.config()->history->file, History::Access::kRead);
  ASSERT_TRUE(opened);
  const auto with = [&](const char* plan) {
    EntrySnapshot shown{.entry = &entry,
                        .source_name = "plan.csv",
                        .health = test::HealthOf(entry)};
    shown.past =
        std::make_shared<const PlanPast>(*opened->history->PastOf(plan));
    snapshot_.entries = {shown};
    return Page({{"quarter", "2015/16-Q1"}}).body;
  };
  EXPECT_NE(with("cse").find("Train every school"), std::string::npos);
  EXPECT_EQ(with("taxis").find("Train every school"), std::string::npos);
}

TEST_F(ReviewPage, SaysWhyThereIsNone) {
  const auto refused = [&](const PageAnswer& page, int status,
                           const char* why) {
    EXPECT_EQ(page.status, status);
    EXPECT_NE(page.body.find("\n<p>" + std::string(why) + "</p>\n"),
              std::string::npos)
        << page.body;
    EXPECT_NE(page.body.find("<h1>Quarterly review</h1>"), std::string::npos);
  };
  refused(Page({{"quarter", "soon"}}), 400,
          "That is not a quarter; write it as in 2015/16-Q1.");
  refused(Page({{"quarter", "2015/16-Q3"}}), 404,
          "The quarter 2015/16 Q3 begins on 2015-10-01; choose one that has "
          "begun.");
  refused(Page({{"quarter", "2012/13-Q1"}}), 404,
          "The history has nothing of the quarter 2012/13 Q1; it begins on "
          "2013-09-15.");
  Config config = *council_.config();
  config.history = HistoryOptions{"/nowhere/history.db"};
  snapshot_.config = std::make_shared<const Config>(config);
  refused(Page(), 503, "The history can’t be read now; the log says why.");
  config.history.reset();
  snapshot_.config = std::make_shared<const Config>(config);
  refused(Page(), 404,
          "The review is made from the history, and none is kept: name its "
          "database under <code>history:</code> in the configuration.");
}

}  // namespace
}  // namespace planwatch::web
