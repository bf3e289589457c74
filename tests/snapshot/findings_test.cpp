// The words of what was found, rule by rule, from figures made by hand.
#include "daemon/snapshot/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "daemon/snapshot/check.h"
#include "tests/snapshot/plans.h"
#include "tests/snapshot/read.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Date Day(const char* iso) { return *ParseIsoDate(iso); }
const Date kToday = Day("2015-05-18");

// A snapshot of one entry, whose figures are given.
class FindingsTest : public testing::Test {
 protected:
  SourceFindings Of(const Plan& plan) {
    plan_.figures = MakePlanFigures(plan, kToday);
    report_ = plan.report;
    EntrySnapshot entry = Entry(test::PlanEntry("cse", "p.csv"));
    entry.plan = &plan_;
    return Found(entry, Audience::kOperator);
  }
  SourceFindings Of(const RegisterReleases& releases, Audience audience) {
    const planwatch::Entry entry = test::RegisterEntry("cmog", "r.csv");
    register_ = Disclosure(DisclosurePolicy{})
                    .Show(RegisterOf(entry), releases, kToday);
    EntrySnapshot snapshot = Entry(entry);
    snapshot.reg = &*register_;
    return Found(snapshot, audience);
  }
  static std::string Figure(const SourceFindings& found,
                            const std::string& name) {
    for (const auto& [key, value] : found.figures)
      if (key == name) return value;
    return "(none)";
  }
  static std::vector<std::string> Texts(const FindingList& list) {
    std::vector<std::string> texts;
    for (const Finding& item : list.items) texts.push_back(item.text);
    return texts;
  }
  // Of the list of figures whose heading begins so.
  static std::vector<std::string> Listed(const SourceFindings& found,
                                         const std::string& heading) {
    for (const FindingList& list : found.figure_lists)
      if (list.heading.starts_with(heading)) return Texts(list);
    return {"(none)"};
  }

  ReadReport report_;
  Snapshot snapshot_;
  std::vector<std::string> conflict_copies_;

 private:
  EntrySnapshot Entry(planwatch::Entry entry) {
    snapshot_.config = test::ConfigOf({std::move(entry)});
    EntrySnapshot snapshot;
    snapshot.entry = &snapshot_.config->entries[0];
    snapshot.health.tried = snapshot.health.up = true;
    snapshot.report = std::make_shared<const ReadReport>(report_);
    snapshot.source_name = snapshot.entry->source.file;
    snapshot.conflict_copies = conflict_copies_;
    return snapshot;
  }
  SourceFindings Found(const EntrySnapshot& entry, Audience audience) {
    snapshot_.entries = {entry};
    return MakeFindings(snapshot_, audience).sources.at(0);
  }

  PublishedPlan plan_;
  std::optional<PublishedRegister> register_;
};

TEST_F(FindingsTest, ADueDateIsShownWithTheTextThatItWasReadFrom) {
  using Text = std::optional<const char*>;
  const struct {
    Text date, revised;
    bool guessed;
    const char* written;
    const char* text;
  } cases[] = {
      {{}, {}, false, "", "undated"},
      {{}, {}, false, "ongoing", "undated, from \"ongoing\""},
      {"2015-05-31", {}, false, "", "due 2015-05-31"},
      {"2015-05-31", "2015-06-30", false, "", "due 2015-05-31, now 2015-06-30"},
      {"2015-05-31",
       {},
       false,
       "May 2015",
       "due 2015-05-31, from \"May 2015\""},
      {"2015-05-31",
       {},
       true,
       "by May",
       "due 2015-05-31, guessed from \"by May\""},
      // The date itself.
      {"2015-05-03", {}, false, "2015-05-03", "due 2015-05-03"},
      {"2015-05-03", {}, false, "03/05/2015", "due 2015-05-03"},
      {"2015-05-03",
       {},
       false,
       "05/03/2015",
       "due 2015-05-03, from \"05/03/2015\""},
      {"2015-05-03", "2015-06-04", false, "04/06/2015",
       "due 2015-05-03, now 2015-06-04"},
  };
  for (const auto& each : cases) {
    Plan plan = test::PlanWith(1);
    Due& due = plan.actions[0].due;
    if (each.date) due.date = Day(*each.date);
    if (each.revised) due.revised = Day(*each.revised);
    due.guessed = each.guessed;
    due.text = each.written;
    EXPECT_EQ(Of(plan).actions.items.at(0).text,
              "A1 A1: amber; " + std::string(each.text));
  }
}

TEST_F(FindingsTest, AnActionIsShownAsItWasRead) {
  Plan plan = test::PlanWith(4);
  plan.actions[0].place = {.table = "table 2", .row = 5};
  plan.actions[0].rag = Rag::kGreen;
  plan.report.guesses.Add(plan.actions[0].place, "rag_by_colour", "green");
  plan.actions[1].complete = true;
  plan.actions[1].place = {.table = "table 2", .row = 6};
  plan.report.guesses.Add(plan.actions[1].place, "due_guessed", "a date");
  plan.actions[2].complete = true;
  plan.actions[2].rag = Rag::kBlue;
  plan.actions[2].place = {.table = "table 2", .row = 7};
  plan.actions[3].responsible = {"Police", "Health"};
  plan.actions[3].title = std::string(80, 'x');
  plan.actions[3].place = {.table = "table 2", .row = 8};
  const FindingList actions = Of(plan).actions;
  EXPECT_EQ(actions.total, 4u);
  EXPECT_EQ(actions.items[0].place, "table 2, row 5");
  EXPECT_EQ(actions.items[0].text, "A1 A1: green by its colour; undated");
  EXPECT_EQ(actions.items[1].text, "A2 A2: amber, complete; undated");
  EXPECT_EQ(actions.items[2].text, "A3 A3: blue; undated");
  EXPECT_EQ(actions.items[3].text,
            "A4 " + std::string(69, 'x') + "…: amber; undated; Police, Health");
}

TEST_F(FindingsTest, WhatIsOverdueSaysSinceWhen) {
  Plan plan = test::PlanWith(4);
  for (std::size_t i = 0; i < 4; ++i)
    plan.actions[i].due.date = plan.actions[i].deadline =
        kToday - std::chrono::days{static_cast<int>(i)};
  plan.actions[1].accountable = {"Director"};
  const SourceFindings found = Of(plan);
  EXPECT_THAT(Listed(found, "Overdue (3 actions)"),
              ElementsAre("A2 A2: due 2015-05-17, 1 day ago; Director",
                          "A3 A3: due 2015-05-16, 2 days ago",
                          "A4 A4: due 2015-05-15, 3 days ago"));
  EXPECT_THAT(Listed(found, "Objectives (1)"),
              ElementsAre("1 Prevent: 4 actions, 3 overdue"));
}

TEST_F(FindingsTest, AGroupWithoutANameSaysSo) {
  Plan plan = test::PlanWith(1);
  plan.objectives[0] = {};
  plan.actions[0].priority = std::string(80, 'x');
  const SourceFindings found = Of(plan);
  EXPECT_THAT(Listed(found, "Objectives (1)"),
              ElementsAre("(no name): 1 action"));
  EXPECT_THAT(Listed(found, "Priorities (1)"),
              ElementsAre(HasSubstr("x…: 1 action")));
  EXPECT_EQ(Figure(found, "Found"), "1 action under 1 objective");
  EXPECT_EQ(Figure(found, "Outcomes by RAG"), "(none)");
  EXPECT_EQ(Figure(found, "Moved to a later date"), "(none)");
  EXPECT_EQ(Figure(found, "Overdue, and still green"), "(none)");
}

TEST_F(FindingsTest, APlansFiguresAreNamed) {
  Plan plan = test::PlanWith(3);
  plan.outcomes = {{Rag::kGreen, {}}};
  plan.actions[0].rag = Rag::kGreen;
  plan.actions[0].due.date = plan.actions[0].deadline = Day("2015-05-17");
  plan.actions[1].due.date = Day("2015-05-01");
  plan.actions[1].due.revised = Day("2015-06-01");
  plan.actions[1].deadline = plan.actions[1].due.revised;
  plan.actions[1].responsible = {"Police"};
  plan.actions[2].rag = Rag::kUnrated;
  const SourceFindings found = Of(plan);
  EXPECT_EQ(Figure(found, "By RAG"),
            "0 red, 1 amber, 1 green, 0 blue, 1 unrated");
  EXPECT_EQ(Figure(found, "Outcomes by RAG"),
            "0 red, 0 amber, 1 green, 0 blue, 0 unrated");
  EXPECT_EQ(Figure(found, "Due, and not complete"),
            "0 within 7 days, 1 within 14 days, 1 within 30 days, 1 within 90 "
            "days");
  EXPECT_EQ(Figure(found, "Without"),
            "1 a RAG, 1 a due date, 2 a lead, 1 evidence of what is green or "
            "blue");
  EXPECT_EQ(Figure(found, "Moved to a later date"), "1 action");
  EXPECT_EQ(Figure(found, "Overdue, and still green"), "1 action");
}

// The most frequent kind first.
TEST_F(FindingsTest, CopiesOfASynchronisationAreNamed) {
  EXPECT_THAT(Of(test::PlanWith(1)).copies.items, testing::IsEmpty());
  conflict_copies_ = {"p (1).csv", "p (2).csv"};
  EXPECT_THAT(Texts(Of(test::PlanWith(1)).copies),
              ElementsAre("\"p (1).csv\" lies beside \"p.csv\", as a "
                          "synchronisation or a second download leaves it; put "
                          "what counts into one document, and delete the other",
                          HasSubstr("\"p (2).csv\"")));
  // Beside a register, to the operator alone.
  RegisterReleases releases;
  releases.days[Day("2015-05-11")] = {};
  EXPECT_EQ(Of(releases, Audience::kOperator).copies.total, 2u);
  EXPECT_EQ(Of(releases, Audience::kEveryone).copies.total, 0u);
}

TEST_F(FindingsTest, AHeadingCountsByKind) {
  Plan plan = test::PlanWith(1);
  for (const char* kind : {"a_b", "c", "c", "d"})
    plan.report.repairs.Add({.table = "t", .row = 1}, kind, kind);
  const FindingList repairs = Of(plan).repairs;
  EXPECT_EQ(repairs.heading, "To repair first (2 c, 1 a b, 1 d)");
  EXPECT_EQ(repairs.total, 4u);
  EXPECT_EQ(repairs.items[0].of_kind, 1u);
  EXPECT_EQ(repairs.items[1].of_kind, 2u);
}

TEST_F(FindingsTest, TheRatingIsWrittenInCapitals) {
  Plan plan = test::PlanWith(1);
  plan.report.repairs.Add({.table = "t", .row = 1}, "rag_unknown", "x");
  EXPECT_EQ(Of(plan).repairs.heading, "To repair first (1 RAG unknown)");
}

TEST_F(FindingsTest, AFewRowsOfARegisterAreABoundAndTheOperatorsACount) {
  RegisterReleases releases;
  releases.days[Day("2015-05-11")] = {};
  report_.rows = 40;
  for (std::size_t row = 1; row <= 2; ++row)
    report_.rejected.Add({.table = {}, .row = row}, "no_received", "empty");
  for (std::size_t row = 3; row <= 9; ++row)
    report_.rejected.Add({.table = {}, .row = row}, "late", "too late");
  const SourceFindings everyones = Of(releases, Audience::kEveryone);
  EXPECT_EQ(everyones.rejected.Total(), "up to 12");
  // Of seven each is named; how many of the few aren't is not told.
  EXPECT_EQ(everyones.rejected.items.size(), 8u);
  EXPECT_EQ(everyones.rejected.Unlisted(), 0u);
  EXPECT_THAT(Figure(everyones, "Rows"),
              testing::EndsWith(", of them not used up to 12"));
  EXPECT_EQ(MakeFindings(snapshot_, Audience::kEveryone).Outcome(),
            "1 source: up to 12 rows not used.");
  EXPECT_EQ(
      FormatRowsNotUsed(snapshot_.entries[0], snapshot_.config->disclosure),
      "up to 12");

  const SourceFindings operators = Of(releases, Audience::kOperator);
  EXPECT_EQ(Figure(operators, "Rows"), "40, of them not used 9");
  EXPECT_EQ(MakeFindings(snapshot_, Audience::kOperator).Outcome(),
            "1 source: 9 rows not used.");
}

TEST_F(FindingsTest, EachRefusalOfATableHasItsReason) {
  const struct {
    Refusal::Why why;
    const char* text;
  } cases[] = {
      {Refusal::Why::kFewCells, "too little of it could be shown"},
      {Refusal::Why::kSmallMove,
       "changed by too few to be told: `none`, what no row has"},
      {Refusal::Why::kMovedAlone,
       "nothing else changed than `none`, what no row has"},
      {Refusal::Why::kFell,
       "too few to be shown, as before, are `none`, what no row has"},
      {Refusal::Why::kGroup,
       "held back, too few together are `none`, what no row has"},
      {Refusal::Why::kOverTotal,
       "the values add up to more than the total, so some are counted twice"},
      {Refusal::Why::kNoPersons,
       "the values are not a count of persons; name a unit that is, or set "
       "`persons: false` where they count none"},
  };
  for (const auto& each : cases) {
    RegisterReleases releases;
    releases.days[Day("2015-05-11")] = {};
    releases.chains[RegisterBy::kOutcome].refused =
        Refusal{Day("2015-05-18"), each.why, {"none", std::string(kMissing)}};
    const auto said = [&](Audience audience) {
      return Listed(Of(releases, audience), "Tables not made or renewed");
    };
    EXPECT_THAT(said(Audience::kOperator),
                ElementsAre("Triaged by outcome, as at 2015-05-18: " +
                            std::string(each.text)));
    // Which cells is for the operator alone, and so is why they were few.
    EXPECT_THAT(said(Audience::kEveryone),
                ElementsAre("Triaged by outcome, as at 2015-05-18: a number in "
                            "it, or a change of one, is too small to be told; "
                            "the operator’s `planwatch check` says where"));
    releases.chains[RegisterBy::kOutcome].refused->cells.clear();
    EXPECT_THAT(said(Audience::kEveryone),
                Not(ElementsAre(HasSubstr("says where"))))
        << each.text;
  }
}

TEST_F(FindingsTest, EachTableOfARegisterNamesItsRefusal) {
  for (const auto& [by, name] :
       {std::pair{RegisterBy::kOutcome, "Triaged by outcome"},
        {RegisterBy::kSource, "Received by source"},
        {RegisterBy::kInTime, "Triaged in time"}}) {
    RegisterReleases releases;
    releases.days[Day("2015-05-11")] = {};
    EXPECT_THAT(Listed(Of(releases, Audience::kOperator), "Tables"),
                ElementsAre("(none)"));
    releases.chains[by].refused = Refusal{kToday, Refusal::Why::kFewCells, {}};
    EXPECT_THAT(Listed(Of(releases, Audience::kOperator), "Tables"),
                ElementsAre(std::string(name) +
                            ", as at 2015-05-18: too little of it could be "
                            "shown"));
  }
}

TEST_F(FindingsTest, ARegistersFiguresAreNamed) {
  RegisterReleases releases;
  releases.days[Day("2015-05-11")].totals = {.received = 40,
                                             .triaged = 30,
                                             .awaiting = 10,
                                             .awaiting_beyond_target = 9,
                                             .received_within = {1, 2, 3, 4},
                                             .triaged_within = {5, 6, 7, 8}};
  ReleasedTable table;
  table.as_at = Day("2015-05-10");
  table.total = 30;
  table.shown = {{"in_time", 20}, {"late", 10}};
  table.wait_days = {{50, 2}, {90, 7}};
  releases.chains[RegisterBy::kInTime].tables = {table};
  table.shown = {{"further", 20}};
  table.held = {"none", "other"};
  releases.chains[RegisterBy::kOutcome].tables = {table};
  const SourceFindings found = Of(releases, Audience::kOperator);
  EXPECT_EQ(Figure(found, "Released"), "as at 2015-05-11");
  EXPECT_EQ(Figure(found, "Received"), "40 (7d 1, 28d 2, quarter 3, year 4)");
  EXPECT_EQ(Figure(found, "Triaged"), "30 (7d 5, 28d 6, quarter 7, year 8)");
  EXPECT_EQ(Figure(found, "Awaiting triage"),
            "10, of them beyond the target 9");
  EXPECT_EQ(Figure(found, "Triaged within the target"),
            "67%, as at 2015-05-10");
  EXPECT_EQ(Figure(found, "Days to triage"), "50% within 2, 90% within 7");
  EXPECT_EQ(Figure(found, "Triaged by outcome"),
            "as at 2015-05-10: further 20, 2 held back as too small to show");
  EXPECT_EQ(Figure(found, "Received by source"), "no table yet");
}

// Each bound once at, and once above it.
TEST_F(FindingsTest, ALongListIsCutWithTheRarerKindsFirst) {
  const auto text = [&](int often) {
    Plan plan = test::PlanWith(1);
    for (int i = 0; i < often; ++i)
      plan.report.repairs.Add({}, "often", "often" + std::to_string(i));
    plan.report.repairs.Add({}, "seldom", "seldom");
    Of(plan);
    return FormatCheck(snapshot_);
  };
  EXPECT_THAT(text(19), HasSubstr("    often18\n    seldom\n"));
  EXPECT_THAT(text(19), Not(HasSubstr(" more\n")));
  EXPECT_THAT(text(20), HasSubstr("    seldom\n    often0\n"));
  EXPECT_THAT(text(20), HasSubstr("    often18\n    and 1 more\n"));
}

TEST_F(FindingsTest, AThousandActionsAreListed) {
  Of(test::PlanWith(1000));
  EXPECT_THAT(FormatCheck(snapshot_), Not(HasSubstr("more")));
  Of(test::PlanWith(1001));
  EXPECT_THAT(FormatCheck(snapshot_), HasSubstr("and 1 more\n"));
}

TEST(Findings, TheOutcomeNamesWhatThereIs) {
  // Of so many failed, held back, in doubt, rows not used, to repair.
  const auto outcome = [](std::size_t sources,
                          const std::array<std::size_t, 5>& counts) {
    Findings findings;
    findings.sources.resize(sources);
    std::tie(findings.failed, findings.held_back, findings.in_doubt,
             findings.rows_not_used, findings.to_repair) =
        std::tuple_cat(counts);
    return findings.Outcome();
  };
  EXPECT_EQ(outcome(1, {}), "1 source: all well.");
  EXPECT_EQ(outcome(2, {0, 0, 0, 0, 1}),
            "2 sources: all read, 1 thing to repair.");
  EXPECT_EQ(outcome(2, {0, 0, 0, 0, 2}),
            "2 sources: all read, 2 things to repair.");
  EXPECT_EQ(outcome(2, {1, 0, 0, 0, 0}), "2 sources: 1 failed.");
  EXPECT_EQ(outcome(2, {0, 1, 0, 0, 0}), "2 sources: 1 held back.");
  EXPECT_EQ(outcome(2, {0, 0, 1, 0, 0}), "2 sources: 1 in doubt.");
  EXPECT_EQ(outcome(2, {0, 0, 0, 1, 0}), "2 sources: 1 row not used.");
  EXPECT_EQ(outcome(9, {1, 2, 3, 4, 5}),
            "9 sources: 1 failed, 2 held back, 3 in doubt, 4 rows not used, 5 "
            "things to repair.");
}

TEST(Wording, CountsDoubtsByWhatTheyAreAbout) {
  EXPECT_EQ(CountDoubts({}), "");
  std::vector<Doubt> doubts;
  std::string all;
  for (const std::string_view about : kDoubtsAbout) {
    doubts.push_back(test::DoubtAbout(std::string(about), "it"));
    all += (all.empty() ? "1 " : ", 1 ") + std::string(about);
  }
  EXPECT_EQ(CountDoubts(doubts), all);
  EXPECT_EQ(CountDoubts({doubts[0], doubts[0]}), "2 table");
}

TEST(Wording, IsInSingularAndPlural) {
  EXPECT_EQ(Count(0, "row", "rows"), "0 rows");
  EXPECT_EQ(Count(1, "row", "rows"), "1 row");
  EXPECT_EQ(Count(2, "row", "rows"), "2 rows");
  EXPECT_EQ(FormatPassedOver({{}, 0, "a picture"}), "a picture");
  EXPECT_EQ(FormatPassedOver({{}, 1, "a key"}), "1 row: a key");
  EXPECT_EQ(FormatPassedOver({{}, 2, "a key"}), "2 rows: a key");
  EXPECT_EQ(FormatDoubt({"table", {}, "two plans", ""}), "two plans");
  EXPECT_EQ(FormatDoubt({"table", {}, "two plans", "name one"}),
            "two plans; to settle it, name one");
}

TEST(Wording, OfValuesAndTheirUnits) {
  EXPECT_EQ(FormatValue(5, "£"), "£5");
  EXPECT_EQ(FormatValue(5, "€"), "€5");
  EXPECT_EQ(FormatValue(5, "$"), "$5");
  EXPECT_EQ(FormatValue(5, "%"), "5%");
  EXPECT_EQ(FormatValue(-5, "days"), "-5 days");
  EXPECT_EQ(FormatValue(-1000, ""), "-1,000");
  EXPECT_EQ(FormatValue(999999, ""), "999,999");
  EXPECT_EQ(FormatValue(1000000, ""), "1,000,000");
  EXPECT_EQ(FormatValue(1e12, ""), "1e+12");
  EXPECT_EQ(FormatValue(0, ""), "0");
  EXPECT_EQ(FormatValue(1000.125, ""), "1,000.125");
}

}  // namespace
}  // namespace planwatch
