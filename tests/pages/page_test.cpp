// What the pages share, and the sections' rules, from figures made by hand.
#include "daemon/pages/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "daemon/pages/actions.h"
#include "daemon/pages/plan_tables.h"
#include "daemon/pages/sections.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/read.h"

namespace planwatch::web {
namespace {

using std::chrono::seconds;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Page, AnAgeIsInItsGreatestUnit) {
  const Instant now = test::At(2015, 5, 18, 12);
  constexpr int kHour = 3600, kDay = 86400;
  const std::pair<int, const char*> ages[] = {
      {0, "less than a minute ago"}, {59, "less than a minute ago"},
      {60, "1 minute ago"},          {119, "1 minute ago"},
      {120, "2 minutes ago"},        {2 * kHour - 1, "119 minutes ago"},
      {2 * kHour, "2 hours ago"},    {2 * kDay - 1, "47 hours ago"},
      {2 * kDay, "2 days ago"},      {3 * kDay - 1, "2 days ago"},
      {30 * kDay, "30 days ago"}};
  for (const auto& [age, text] : ages)
    EXPECT_THAT(Ago(now - seconds{age}, now).str(),
                HasSubstr(">" + std::string(text) + "<"));
  EXPECT_EQ(Ago(now, now + seconds{60}).str(),
            "<time datetime=\"2015-05-18T12:00:00Z\" "
            "title=\"2015-05-18T12:00:00Z\">1 minute ago</time>");
  EXPECT_EQ(Ago(std::nullopt, now).str(), "never");
}

TEST(Page, EachKindAndStateHasItsWord) {
  EXPECT_EQ(KindForPeople(Kind::kPlan).str(), "Plan");
  EXPECT_EQ(KindForPeople(Kind::kReferrals).str(), "Register of referrals");
  EXPECT_EQ(KindForPeople(Kind::kMeasures).str(), "Measures");
  EXPECT_EQ(StateWord(ReadingState::kNotRead), "not read yet");
  EXPECT_EQ(StateWord(ReadingState::kOk), "ok");
  EXPECT_EQ(StateWord(ReadingState::kDoubtful), "in doubt");
  EXPECT_EQ(StateWord(ReadingState::kHeldBack), "held back");
  EXPECT_EQ(StateWord(ReadingState::kFailed), "failed");
}

TEST(Page, ATileIsALinkWhereItLeadsSomewhere) {
  const std::string tiles =
      Tiles({{"1", "one", "actions?a=1"}, {"2", "two", {}, true}}).str();
  EXPECT_THAT(tiles, HasSubstr("<li><a href=\"actions?a=1\"><span "
                               "class=\"figure\">1</span> one</a></li>"));
  EXPECT_THAT(tiles, HasSubstr("<li class=\"alarm\"><p><span "
                               "class=\"figure\">2</span> two</p></li>"));
}

TEST(Page, WhatIsHeldBackIsNeverNone) {
  EXPECT_TRUE(HeldBack(0, "value"_html, "values"_html).empty());
  EXPECT_EQ(HeldBack(1, "value"_html, "values"_html).str(),
            "<p>1 value is held back: it is too small to show, or would give "
            "away one that is. This does not mean none.</p>\n");
  EXPECT_EQ(HeldBack(2, "value"_html, "values"_html).str(),
            "<p>2 values are held back: they are too small to show, or would "
            "give away one that is. This does not mean none.</p>\n");
}

// A snapshot of one plan that failed or was held back.
class SourceNoteTest : public test::SnapshotTest {
 protected:
  SourceNoteTest() {
    Read(test::ConfigOf(
        {test::PlanEntry("cse", folder_.Write("p.csv", test::PlanOf(1)))}));
    entry().health.up = false;
    entry().health.last_success = std::nullopt;
    entry().plan = nullptr;
  }
  EntrySnapshot& entry() { return snapshot_.entries[0]; }
  std::string Page(const std::string& here = "board") const {
    return FramePage(
        snapshot_,
        {.query = {}, .base = "/pw/", .now = test::At(2015, 5, 18, 12)},
        {.title = "Title", .here = here}, {});
  }
};

TEST_F(SourceNoteTest, SaysWhichFiguresAreShown) {
  EXPECT_THAT(Page(), HasSubstr("<p class=\"bad\">cse: the last read of p.csv "
                                "failed; there was no good read yet. <a"));
  // As after a restart: from the history.
  const PublishedPlan plan;
  entry().plan = &plan;
  EXPECT_THAT(Page(), HasSubstr("failed; the figures are those of the last "
                                "good version. <a"));
  entry().health.last_success = test::At(2015, 5, 18, 9);
  EXPECT_THAT(Page(), HasSubstr("failed; the figures are those of the last "
                                "good read, <time"));
  EXPECT_THAT(Page(), HasSubstr("3 hours ago</time>. <a href=\"/pw/check\" "
                                "aria-label=\"What to repair: cse\">"));
  entry().health.held_back = true;
  EXPECT_THAT(Page(), HasSubstr("cse: the latest version is held back; the "
                                "figures are those of the last good read"));
}

TEST_F(SourceNoteTest, IsOfRegistersAndMeasuresToo) {
  const auto reg = Disclosure(DisclosurePolicy{})
                       .Show(
                           RegisterOf(test::RegisterEntry("r", "r.csv")),
                           [] {
                             RegisterReleases releases;
                             releases.days[*MakeDate(2015, 5, 11)] = {};
                             return releases;
                           }(),
                           *MakeDate(2015, 5, 18));
  ASSERT_TRUE(reg);
  entry().reg = &*reg;
  EXPECT_THAT(Page(), HasSubstr("those of the last good version"));
  entry().reg = nullptr;
  const PublishedMeasures measures =
      Disclosure(DisclosurePolicy{}).Pass({}, {}, *MakeDate(2015, 5, 18));
  entry().measures = &measures;
  EXPECT_THAT(Page(), HasSubstr("those of the last good version"));
}

TEST_F(SourceNoteTest, LeadsToWhatIsToRepairUnlessItStandsThere) {
  EXPECT_THAT(Page("check"), HasSubstr("there was no good read yet.</p>"));
  EXPECT_THAT(Page("check"), Not(HasSubstr("What to repair: cse")));
}

TEST_F(SourceNoteTest, AConfigurationThatWasRefusedIsSaid) {
  EXPECT_THAT(Page(), Not(HasSubstr("last reloaded is wrong")));
  snapshot_.health.config_refused = true;
  EXPECT_THAT(Page(), HasSubstr("\n<p class=\"bad\">The configuration that was "
                                "last reloaded is wrong; the one before it is "
                                "in use. The log says where.</p>\n"));
}

TEST_F(SourceNoteTest, AWrongAddressLeadsToThePageWithoutFilters) {
  const PageRequest below{.query = {}, .base = "/pw/", .now = {}}, bare;
  for (const auto& [request, path, href] :
       {std::tuple(below, "actions", "/pw/actions"),
        {below, "", "/pw/./"},
        {bare, "check", "check"},
        {bare, "", "./"}}) {
    const PageAnswer page =
        WrongAddress(snapshot_, request, {.title = "T", .here = "x"},
                     "unknown <filter>", path);
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body,
                HasSubstr("<p class=\"bad\">Unknown &lt;filter&gt;.</p>\n<p><a "
                          "href=\"" +
                          std::string(href) +
                          "\">Open this page without filters</a></p>"));
  }
  for (const auto& [request, href] : {std::pair(below, "/pw/"), {bare, "./"}}) {
    const PageAnswer page = NoSuchPage(snapshot_, request);
    EXPECT_EQ(page.status, 404);
    EXPECT_THAT(page.body,
                AllOf(HasSubstr("<h1>No such page</h1>"),
                      HasSubstr("\n<p class=\"bad\">There is no page "
                                "at this address.</p>\n<p><a href=\"" +
                                std::string(href) + "\">The board</a></p>\n"),
                      Not(HasSubstr("Figures as at"))));
  }
}

TEST(MeasuresSectionTest, ValuesAreFoldedAwayBesideManyPlansIfThereAreAny) {
  const auto section = [](std::size_t values, bool persons, bool brief) {
    MeasureFigures figures;
    figures.persons = persons;
    for (std::size_t i = 0; i < values; ++i)
      figures.figures.push_back(
          {"M", "", "", {.date = *MakeDate(2015, 3, 31), .value = 1}});
    return MeasuresSection(Disclosure(DisclosurePolicy{})
                               .Pass({}, figures, *MakeDate(2015, 5, 18)),
                           brief)
        .str();
  };
  const std::string none = "<p>No value can be shown.</p>";
  for (const bool brief : {false, true}) {
    EXPECT_THAT(section(0, true, brief),
                AllOf(HasSubstr(none), Not(HasSubstr("<details>"))));
    EXPECT_THAT(section(1, true, brief), Not(HasSubstr(none)));
  }
  EXPECT_THAT(section(2, true, false), Not(HasSubstr("<details>")));
  EXPECT_THAT(section(2, true, true),
              HasSubstr("<summary>Latest values of the measures: 2</summary>"));
  EXPECT_THAT(section(1, true, true), HasSubstr(">Released as at <time"));
  EXPECT_THAT(section(1, false, true),
              HasSubstr(">They count no persons. Figures as at <time"));
}

TEST(MeasuresSectionTest, AValueThatIsHeldBackIsSaid) {
  const Date day = *MakeDate(2015, 3, 31);
  for (const auto& [cells, words] :
       {std::pair(1u, "1 value for an area or partner is held back: it is"),
        {2u, "2 values for an area or partner are held back: they are"}}) {
    MeasuresReleases releases;
    releases.released = day;
    releases.chains[{"M", MeasureBy::kArea, false, day}].cells = cells;
    const auto shown =
        Disclosure(DisclosurePolicy{}).Show({}, releases, Date::min(), day);
    ASSERT_TRUE(shown);
    EXPECT_THAT(MeasuresSection(*shown, false).str(),
                HasSubstr("\n<p>" + std::string(words) +
                          " too small to show, or would give away one that is. "
                          "This does not mean none.</p>\n"));
  }
}

// The section of a register as it was released.
class RegisterSectionTest : public testing::Test {
 protected:
  RegisterSectionTest() {
    releases_.days[Day("2015-05-11")].totals = {.received = 40,
                                                .triaged = 30,
                                                .awaiting = 10,
                                                .awaiting_beyond_target = 0,
                                                .received_within = {},
                                                .triaged_within = {}};
  }
  static Date Day(const char* iso) { return *ParseIsoDate(iso); }
  RegisterTotals& Totals() { return releases_.days.begin()->second.totals; }
  void Table(RegisterBy by, std::vector<LabelledCount> shown,
             std::map<int, int> wait_days = {}) {
    ReleasedTable table;
    table.as_at = Day("2015-05-10");
    table.total = 30;
    table.shown = std::move(shown);
    table.wait_days = std::move(wait_days);
    releases_.chains[by].tables = {table};
  }
  std::string Section(bool brief = false) const {
    const Entry entry = test::RegisterEntry("cmog", "r.csv");
    const auto shown =
        Disclosure(DisclosurePolicy{})
            .Show(RegisterOf(entry), releases_, Day("2015-05-18"));
    EntrySnapshot snapshot{
        .entry = &entry, .source_name = "r.csv", .health = {}};
    snapshot.reg = &*shown;
    return RegisterSection(snapshot, brief).str();
  }

  RegisterReleases releases_;
};

TEST_F(RegisterSectionTest, BesideManyPlansItsTablesAreFoldedAway) {
  EXPECT_THAT(Section(), Not(HasSubstr("<details>")));
  const std::string brief = Section(true);
  const std::size_t fold = brief.find("<details>");
  EXPECT_LT(brief.find("awaiting triage"), fold);
  EXPECT_LT(fold, brief.find("Received and triaged lately"));
  EXPECT_TRUE(brief.ends_with("</details>\n")) << brief;
}

TEST_F(RegisterSectionTest, AwaitingBeyondTheTargetIsAnAlarm) {
  EXPECT_THAT(Section(), Not(HasSubstr("alarm")));
  Totals().awaiting_beyond_target = 1;
  EXPECT_THAT(Section(),
              HasSubstr("<li class=\"alarm\"><p><span "
                        "class=\"figure\">1</span> awaiting longer than 1 "
                        "working day (the target)"));
}

TEST_F(RegisterSectionTest, TheDaysToTriageAreThoseThatCanBeTold) {
  EXPECT_THAT(Section(),
              HasSubstr("\n<p>The share triaged in time and the days "
                        "to triage are held back: there is no table "
                        "yet that tells of enough referrals on "
                        "either side.</p>\n"));
  const std::vector<LabelledCount> shown = {{"in_time", 20}, {"late", 10}};
  Table(RegisterBy::kInTime, shown);
  EXPECT_THAT(Section(),
              HasSubstr("67%</span> triaged within 1 working day, of all 30"));
  EXPECT_THAT(Section(), HasSubstr("of 30, as at <time datetime=\"2015-05-10\">"
                                   "10 May 2015</time>. The days of the "
                                   "slowest are held back"));
  Table(RegisterBy::kInTime, shown, {{50, 1}});
  EXPECT_THAT(Section(), HasSubstr(" Half were triaged within 1 day. The days "
                                   "of the slowest are held back"));
  Table(RegisterBy::kInTime, shown, {{50, 1}, {90, 2}});
  EXPECT_THAT(Section(), HasSubstr(" Half were triaged within 1 day, nine in "
                                   "ten within 2 days.</p>"));
  EXPECT_THAT(Section(), Not(HasSubstr("slowest")));
  // Where none was triaged there is no share either.
  Totals().triaged = 0;
  EXPECT_THAT(Section(), Not(HasSubstr("Half were")));
}

TEST_F(RegisterSectionTest, AShareIsOfTheWholeTable) {
  Table(RegisterBy::kOutcome, {{"further", 5}, {"none", 20}});
  EXPECT_THAT(Section(), HasSubstr("Share of 30"));
  EXPECT_THAT(Section(), HasSubstr(">17%</span>"));
  EXPECT_THAT(Section(), HasSubstr("width=\"16.67%\""));
  EXPECT_THAT(Section(), HasSubstr(">67%</span>"));
  EXPECT_THAT(Section(), HasSubstr("width=\"66.67%\""));
  Table(RegisterBy::kOutcome, {{"further", 0}, {"none", 0}});
  EXPECT_THAT(Section(), Not(HasSubstr("<rect")));
}

TEST_F(RegisterSectionTest, ATableSaysThatItIsRounded) {
  Table(RegisterBy::kOutcome, {{"further", 12}, {"none", 18}});
  EXPECT_THAT(Section(), Not(HasSubstr("rounded")));
  ReleasedTable& table = releases_.chains[RegisterBy::kOutcome].tables.back();
  table.policy.round_to = 1;
  EXPECT_THAT(Section(), Not(HasSubstr("rounded")));
  table.policy.round_to = 5;
  EXPECT_THAT(Section(), HasSubstr("of 30. Numbers in this table are rounded "
                                   "to the nearest 5.</p>"));
}

TEST_F(RegisterSectionTest, ATableThatIsNotMadeYetSaysWhenItIs) {
  Table(RegisterBy::kSource, {{"Police", 30}});
  const std::string yet =
      ": there is no table yet; the first is made at the next set time, once "
      "its numbers are large enough to show.</p>\n</div>\n";
  EXPECT_THAT(Section(),
              AllOf(HasSubstr("\n<div>\n<p>Triaged, by outcome" + yet),
                    Not(HasSubstr("Received, by source" + yet))));
}

class PlanSectionTest : public test::SnapshotTest {
 protected:
  std::string Of(int actions, const char* rag = "Amber") {
    Read(test::ConfigOf({test::PlanEntry(
             "cse", folder_.Write("p.csv", test::PlanOf(actions, rag)))}),
         {}, *MakeDate(2015, 6, 2));
    return PlanSection(snapshot_.entries[0], 2, {}, {}).str();
  }
};

TEST_F(PlanSectionTest, TenOverdueActionsAreListed) {
  EXPECT_THAT(Of(10), HasSubstr("no. 10</td>"));
  EXPECT_THAT(Of(10), Not(HasSubstr("that are overdue</a>")));
  EXPECT_THAT(Of(11), HasSubstr("no. 10</td>"));
  EXPECT_THAT(Of(11), Not(HasSubstr("no. 11</td>")));
  EXPECT_THAT(Of(11), HasSubstr("overdue=1\">All 11 that are overdue</a>"));
}

TEST_F(PlanSectionTest, OverdueIsAnAlarmAndNoneIsSaid) {
  EXPECT_THAT(Of(1), HasSubstr("<li class=\"alarm\">"));
  EXPECT_THAT(Of(1), HasSubstr("</span> action in all</a>"));
  EXPECT_THAT(Of(2), HasSubstr("</span> actions in all</a>"));
  EXPECT_THAT(Of(1, "Blue"), HasSubstr("\n<p>No action is overdue.</p>\n"));
  EXPECT_THAT(Of(1, "Blue"), Not(HasSubstr("alarm")));
  EXPECT_THAT(Of(3, "Green"),
              HasSubstr("3</span> green or complete, 100%</a>"));
}

TEST_F(PlanSectionTest, FiguresInDoubtAskToBeChecked) {
  EXPECT_THAT(Of(1), Not(HasSubstr("In doubt")));
  EntrySnapshot& entry = snapshot_.entries[0];
  for (const auto& [doubts, words] :
       {std::pair(1, "1 thing"), {2, "2 things"}}) {
    entry.doubts.assign(static_cast<std::size_t>(doubts), Doubt{});
    entry.health.doubts = {{"column", doubts}};
    EXPECT_THAT(PlanSection(entry, 2, {}, {}).str(),
                testing::StartsWith(
                    "<p class=\"banner\" role=\"note\">In doubt: we were not "
                    "sure of " +
                    std::string(words) +
                    " in the document; please check these figures. <a "
                    "href=\"check\">What to repair</a></p>\n"));
  }
}

// The next due first; the longest overdue first; else as in the document.
TEST_F(PlanSectionTest, TheOrderOfTheRowsIsOfWhatIsAskedFor) {
  Read(test::ConfigOf({test::PlanEntry(
      "cse", folder_.Write("p.csv",
                           "Action,RAG,Due\n"
                           "One,Red,30/05/2015\nTwo,Red,01/05/2015\n"
                           "Three,Red,20/05/2015\nFour,Red,02/04/2015\n"
                           "Five,Red,20/05/2015\nSix,Red,01/05/2015\n"))}));
  const auto order = [&](const char* name, const char* value) {
    const std::string page =
        ActionsPage(snapshot_, {.query = {{name, value}}, .base = ""}).body;
    std::string titles;
    std::size_t at = 0;
    while ((at = page.find("data-label=\"Action\">", at)) != page.npos) {
      at += 20;
      titles += page.substr(at, page.find('<', at) - at) + ' ';
    }
    return titles;
  };
  EXPECT_EQ(order("overdue", "1"), "Four Two Six ");
  EXPECT_EQ(order("due", "30"), "Three Five One ");
  EXPECT_EQ(order("rag", "red"), "One Two Three Four Five Six ");
}

// Those before the history begins are left out, not those that it lacks.
TEST(QuarterTableTest, BeginsWithTheFirstQuarterThatIsKnown) {
  PublishedPlan plan;
  plan.quarter_ends.trend = {{.quarter = {2014, 3}},
                             {.quarter = {2014, 4}, .actions = RagCounts()},
                             {.quarter = {2015, 1}}};
  const std::string table = QuarterTable(plan, 2, {}).str();
  EXPECT_THAT(table, Not(HasSubstr("2014/15 Q3")));
  EXPECT_THAT(table, HasSubstr("2014/15 Q4"));
  EXPECT_THAT(table, HasSubstr("2015/16 Q1"));
  plan.quarter_ends.trend.resize(1);
  EXPECT_EQ(QuarterTable(plan, 2, {}).str(), "");
}

// As Grafana's boards write which plans were chosen.
TEST_F(PlanSectionTest, SeveralPlansAreAskedForByOneParameter) {
  const auto plan = [&](const std::string& name) {
    return test::PlanEntry(
        name, folder_.Write(name + ".csv", "Action,RAG,Due\n" + name +
                                               " action,Red,30/05/2015\n"));
  };
  Read(test::ConfigOf({plan("one"), plan("two"), plan("three")}));
  const auto page = [&](const char* plans) {
    return ActionsPage(snapshot_, {.query = {{"plan", plans}}, .base = ""});
  };
  EXPECT_THAT(page("one,three").body,
              AllOf(HasSubstr("one action"), HasSubstr("three action"),
                    Not(HasSubstr("two action"))));
  EXPECT_THAT(page(".*").body,
              AllOf(HasSubstr("one action"), HasSubstr("two action")));
  EXPECT_EQ(page("one,four").status, 400);
}

}  // namespace
}  // namespace planwatch::web
