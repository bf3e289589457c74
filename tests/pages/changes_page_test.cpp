#include "daemon/pages/changes_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "daemon/pages/board.h"
#include "daemon/pages/changes_section.h"
#include "tests/golden/golden.h"
#include "tests/report/changed_plans.h"
#include "tests/snapshot/read.h"

namespace planwatch::web {
namespace {

using namespace test;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

using Parameters = std::multimap<std::string, std::string>;

class ChangesPageTest : public SnapshotTest {
 protected:
  ChangesPageTest() {
    Config config = EmptyConfig();
    config.entries = {PlanEntry("cse", folder_.Write("p.csv", kPlan))};
    config.entries[0].title = "CSE <plan>";
    config.meetings = Meetings{std::vector<Date>{*MakeDate(2015, 4, 13)}};
    config.history = HistoryOptions{.file = "history.db"};
    config_ = std::make_shared<Config>(std::move(config));
  }

  void Start(bool with_past = true) {
    Read(config_);
    snapshot_.health.version = "1.2.3";
    if (with_past)
      snapshot_.entries[0].past =
          std::make_shared<const PlanPast>(ChangedPlan());
  }
  PageRequest Request(Parameters query = {}) const {
    return {.query = std::move(query), .base = "", .now = At(2015, 5, 18)};
  }
  PageAnswer Page(Parameters query = {}) const {
    return ChangesPage(snapshot_, Request(std::move(query)));
  }

  static constexpr const char* kPlan =
      "Action,RAG,Lead,Due,Revised date\n"
      "Train taxi drivers,Red,Head of Service,30/04/2015,30/06/2015\n";
  std::shared_ptr<Config> config_;
};

TEST_F(ChangesPageTest, IsTheSheetSinceTheLastMeeting) {
  Start();
  const PageAnswer page = Page();
  EXPECT_EQ(page.status, 200);
  ExpectGolden("changes.html", page.body);
}

TEST_F(ChangesPageTest, MarksTheWordsThatDifferAndEscapesThem) {
  Start();
  const std::string page = Page().body;
  EXPECT_THAT(page, HasSubstr("<h2>CSE &lt;plan&gt;</h2>"));
  EXPECT_THAT(page, HasSubstr("Begun in March.<br><del>Ten</del> "
                              "&lt;trained&gt;."));
  EXPECT_THAT(page, HasSubstr("Begun in March.<br><ins>Twelve</ins> "
                              "&lt;trained&gt;."));
  EXPECT_THAT(page, HasSubstr("Brief all schools <ins>&amp; colleges</ins>"));
}

TEST_F(ChangesPageTest, RefusesWhatItDoesNotKnowAndNamesWhatItDoes) {
  Start();
  const struct {
    Parameters query;
    const char* message;
  } cases[] = {
      {{{"since", "2015-05-19"}},
       "`since` takes a date, as in 2015-04-13, from 1 April 2015 to 18 May "
       "2015.<"},
      {{{"since", "yesterday"}}, "`since` takes a date"},
      {{{"since", "2015-05-01"}, {"since", "2015-05-02"}},
       "`since` is given more than once"},
      {{{"plan", "other"}}, "`plan` takes one of cse"},
      {{{"kind", "colour"}}, "`kind` takes one of worse, better, "},
      {{{"format", "pdf"}}, "`format` takes one of html, csv, json"},
  };
  for (const auto& [query, message] : cases) {
    const PageAnswer page = Page(query);
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body,
                HasSubstr("\n<p class=\"bad\">" + std::string(message)));
  }
  const PageAnswer api = ChangesApi(snapshot_, Request({{"kind", "colour"}}));
  EXPECT_EQ(api.status, 400);
  EXPECT_THAT(json::parse(api.body)["error"].get<std::string>(),
              HasSubstr("`kind` takes one of worse, better, "));
  // As an empty field of the form sends it.
  EXPECT_EQ(Page({{"since", ""}, {"kind", ""}}).body.find("400"),
            std::string::npos);
}

TEST_F(ChangesPageTest, ADateBeforeTheHistoryIsSaid) {
  Start();
  const PageAnswer page = Page({{"since", "2014-01-01"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              HasSubstr("\n<p>The history of this plan begins on <time "
                        "datetime=\"2015-04-01\">1 April 2015</time>, so this "
                        "is what changed from then on.</p>\n<p>Since 1 April: "
                        "1 better"));
}

TEST_F(ChangesPageTest, IsCsvAndJsonToo) {
  Start();
  const PageAnswer csv = Page({{"format", "csv"}, {"kind", "gone"}});
  EXPECT_EQ(csv.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(csv.body, HasSubstr(",1.3,"));
  EXPECT_THAT(csv.body, Not(HasSubstr(",1.1,")));
  const PageAnswer as_json = Page({{"format", "json"}});
  EXPECT_EQ(as_json.content_type, "application/json");
  EXPECT_EQ(as_json.body, ChangesApi(snapshot_, Request()).body);
  // The page leads to them with its own parameters.
  EXPECT_THAT(Page({{"kind", "gone"}}).body,
              HasSubstr("<a href=\"changes?kind=gone&amp;format=csv\">"));
}

TEST_F(ChangesPageTest, WithoutAHistoryTellsWhatTheDocumentTells) {
  Start(false);
  const std::string moved =
      " By the document itself, <a href=\"actions?plan=cse&amp;revised=1\">1 "
      "action was moved to a later date</a>.</p>\n";
  EXPECT_THAT(
      Page().body,
      HasSubstr("\n<p>The history has nothing of this plan yet." + moved));
  config_->history.reset();
  const PageAnswer page = Page();
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              HasSubstr("\n<p>What changed is told from the history, and none "
                        "is kept: name its database under "
                        "<code>history:</code> in the configuration." +
                        moved));
  EXPECT_THAT(BoardPage(snapshot_, Request()).body, Not(HasSubstr("Since ")));
}

TEST_F(ChangesPageTest, TheBoardSumsThemUp) {
  Start();
  EXPECT_THAT(BoardPage(snapshot_, Request()).body,
              HasSubstr("<a href=\"changes?plan=cse\">Since 13 April: 1 "
                        "better, 1 worse, 1 moved to a later date"));
}

TEST_F(ChangesPageTest, NamesNoLeadWhereTheyAreHidden) {
  PlanOptions options;
  options.leads_hidden = true;
  config_->entries[0].options = options;
  Start();
  for (const char* const format : {"html", "csv", "json"})
    EXPECT_THAT(Page({{"format", format}}).body, Not(HasSubstr("Head of")));
}

TEST_F(ChangesPageTest, SaysWhatWasChosen) {
  Start();
  EXPECT_THAT(Page().body, Not(HasSubstr("Only actions")));
  const std::pair<Parameters, const char*> cases[] = {
      {{{"kind", "gone"}}, "<p>Only actions no longer in the plan.</p>"},
      {{{"kind", "worse"}, {"kind", "better"}},
       "<p>Only actions worse or better.</p>"},
      {{{"lead", "Head of <x>"}},
       "<p>Only actions led by “Head of &lt;x&gt;”.</p>"},
      {{{"kind", "new"}, {"lead", "A"}, {"lead", "B"}},
       "<p>Only actions new, led by “A” or “B”.</p>"}};
  for (const auto& [query, words] : cases)
    EXPECT_THAT(Page(query).body, HasSubstr(words));
}

// As its date stood before: by 14 April it was a day late.
TEST_F(ChangesPageTest, SaysHowLateAnActionWas) {
  for (const auto& [due, words] :
       {std::pair("2015-04-30", ""),
        {"2015-04-12", "<li>It was 1 day late</li>"},
        {"2015-04-11", "<li>It was 2 days late</li>"}}) {
    Start();
    PlanLine row{"1.1", "Train taxi drivers", Rag::kAmber, due};
    const Plan april = PlanOf({row});
    row.rag = Rag::kRed;
    row.due = "2015-06-30";
    snapshot_.entries[0].past = std::make_shared<const PlanPast>(
        PastOf({{"2015-04-01", april}, {"2015-05-11", PlanOf({row})}}));
    if (*words == '\0')
      EXPECT_THAT(Page().body, Not(HasSubstr("It was"))) << due;
    else
      EXPECT_THAT(Page().body, HasSubstr(words)) << due;
  }
}

TEST(SideBySide, SaysWhereATextHasNothingAndWhereItIsTooLong) {
  EXPECT_THAT(SideBySide("", "Begun").str(),
              HasSubstr("<span class=\"quiet\">nothing</span>"));
  std::string before, now;
  for (int i = 0; i < 400; ++i) {
    before += 'a' + std::to_string(i) + ' ';
    now += 'b' + std::to_string(i) + ' ';
  }
  EXPECT_THAT(
      SideBySide(before, now).str(),
      testing::EndsWith("</div><p class=\"quiet\">Too long to mark the words "
                        "that differ.</p>"));
}

}  // namespace
}  // namespace planwatch::web
