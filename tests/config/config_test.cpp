#include "daemon/config/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/config/faults.h"

namespace planwatch {
namespace {

using namespace test;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Environment Variables(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](
             const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
}

// Without faults.
Config Good(std::string_view yaml,
            const Environment& environment = kNoVariables) {
  ParsedConfig parsed =
      ParseConfig(yaml, kFolder / "planwatch.yml", environment);
  EXPECT_THAT(Messages(parsed), IsEmpty()) << yaml;
  return std::move(parsed.config);
}

// A plan with one more key, in line 4.
std::string PlanWith(std::string_view key) {
  return "plans:\n  - name: cse\n    source: { file: plan.csv }\n    " +
         std::string(key) + "\n";
}
// A register with one more key, in line 4.
std::string RegisterWith(std::string_view key) {
  return "referrals:\n  - name: cmog\n    source: { file: cases.csv }\n    " +
         std::string(key) + "\n";
}

const PlanOptions& PlanOf(const Config& config) {
  return std::get<PlanOptions>(config.entries.at(0).options);
}
const ReferralOptions& RegisterOf(const Config& config) {
  return std::get<ReferralOptions>(config.entries.at(0).options);
}

TEST(Config, ReadsEverySection) {
  const Config config = Good(R"(
labels: { area: coventry, board: north }
calendar: { time_zone: Europe/London, year_starts: april, holidays: holidays.csv }
referrals:
  - name: cmog
    source: { database: "sqlite3://cases.db", query: "SELECT received FROM referral" }
    read: { cron: "0 6 * * *" }
    columns: { received: date_in }
    outcomes: { further: [multi-agency intervention], none: [no further action] }
    sources: { Police: [police, WMP], Health: [health, NHS trust] }
    triage_within: 2 working days
plans:
  - name: cse
    title: CSE and Missing delivery plan
    labels: { board: south }
    source: { file: plan.csv, timeout: 45s, format: csv }
    read: { every: 1h30m }
    sheets: [Plan, "Phase *", 3]
    ignore: [Archive, Meeting date]
    columns: { due: Timescale }
    words: { amber: ["delayed by less than 3 months"], unrated: pending }
    complete: [blue, green]
    overdue_by: revised
    year: 2015/16
    leads:
      rename: { "A. Name": Head of Community Safety }
      keep: ["Children, Families and Skills"]
      mail: { Head of  Community Safety: safety@example.org }
      hidden: true
disclosure: { minimum: 10, round_to: 5, release: daily }
web: { accept: [bob, anne, bob] }
)");
  EXPECT_THAT(config.may_accept, ElementsAre("anne", "bob"));
  ASSERT_EQ(config.entries.size(), 2u);
  // Plans first, whatever the file's order.
  const Entry& plan = config.entries[0];
  EXPECT_EQ(plan.kind(), Kind::kPlan);
  EXPECT_EQ(plan.name, "cse");
  EXPECT_EQ(plan.title, "CSE and Missing delivery plan");
  EXPECT_EQ(plan.line, 13);
  EXPECT_EQ(plan.labels, (Labels{{"area", "coventry"}, {"board", "south"}}));
  EXPECT_EQ(plan.source.file, kFolder / "plan.csv");
  EXPECT_EQ(plan.source.format, "csv");
  EXPECT_EQ(plan.source.timeout, seconds{45});
  EXPECT_EQ(plan.read, Schedule{seconds{minutes{90}}});
  const auto& options = std::get<PlanOptions>(plan.options);
  EXPECT_EQ(options.columns, (ConfiguredColumns{{"due", "Timescale"}}));
  EXPECT_THAT(plan.source.format_options.sheets,
              ElementsAre("Plan", "Phase *", "3"));
  for (const auto& ignore : {plan.source.format_options.ignore, options.ignore})
    EXPECT_THAT(ignore, ElementsAre("Archive", "Meeting date"));
  EXPECT_EQ(options.words,
            (RatingWords{{Rag::kAmber, {"delayed by less than 3 months"}},
                         {Rag::kUnrated, {"pending"}}}));
  EXPECT_THAT(options.complete, ElementsAre(Rag::kBlue, Rag::kGreen));
  EXPECT_EQ(options.overdue_by, OverdueBy::kRevised);
  EXPECT_EQ(options.year, 2015);
  EXPECT_EQ(options.leads.rename,
            (std::map<std::string, std::string>{
                {"A. Name", "Head of Community Safety"}}));
  EXPECT_THAT(options.leads.keep, ElementsAre("Children, Families and Skills"));
  EXPECT_TRUE(options.leads_hidden);
  EXPECT_EQ(plan.mail,
            (std::map<std::string, std::string>{
                {"Head of Community Safety", "safety@example.org"}}));

  const Entry& cases = config.entries[1];
  EXPECT_EQ(cases.kind(), Kind::kReferrals);
  EXPECT_EQ(cases.title, "cmog");
  EXPECT_EQ(cases.line, 5);
  EXPECT_EQ(cases.labels, (Labels{{"area", "coventry"}, {"board", "north"}}));
  EXPECT_EQ(cases.source.database,
            "sqlite3://" + (kFolder / "cases.db").string());
  EXPECT_EQ(cases.source.query, "SELECT received FROM referral");
  EXPECT_EQ(cases.read, Schedule{*Cron::Parse("0 6 * * *")});
  const auto& referrals = std::get<ReferralOptions>(cases.options);
  EXPECT_EQ(referrals.columns,
            (std::map<std::string, std::string>{{"received", "date_in"}}));
  EXPECT_THAT(referrals.outcomes,
              ElementsAre(Category{"further", {"multi-agency intervention"}},
                          Category{"none", {"no further action"}}));
  EXPECT_THAT(referrals.sources,
              ElementsAre(Category{"Police", {"police", "WMP"}},
                          Category{"Health", {"health", "NHS trust"}}));
  EXPECT_EQ(referrals.triage_within, (TriageTarget{2, true}));

  EXPECT_EQ(config.disclosure, (DisclosurePolicy{10, 5}));
  EXPECT_EQ(config.release, ReleaseSchedule{Daily{}});
  EXPECT_FALSE(config.calendar->IsWorkingDay(*ParseIsoDate("2015-05-25")));
  EXPECT_TRUE(config.calendar->IsWorkingDay(*ParseIsoDate("2015-05-26")));
}

// In Word what is chosen are tables; the source's own keys may come after.
TEST(Config, ReadsTheTablesOfADocument) {
  const Config config = Good(R"(
plans:
  - name: cse
    tables: 2
    ignore: Draft
    source: { file: plan.docx }
)");
  const Entry& plan = config.entries.at(0);
  EXPECT_THAT(plan.source.format_options.sheets, ElementsAre("2"));
  EXPECT_THAT(plan.source.format_options.ignore, ElementsAre("Draft"));
  // Another choice makes another reading.
  Entry other = plan;
  EXPECT_TRUE(plan.ReadsAs(other));
  other.source.format_options.sheets = {"1"};
  EXPECT_FALSE(plan.ReadsAs(other));
  other = plan;
  std::get<PlanOptions>(other.options).ignore = {};
  EXPECT_FALSE(plan.ReadsAs(other));
}

TEST(Config, ReadsTheSheetsOfARegisterAndOfMeasures) {
  const Config config = Good(R"(
referrals:
  - { name: all, source: { file: cases.xlsx } }
  - { name: some, source: { file: cases.xlsx }, sheets: [Register] }
  - { name: rest, source: { file: cases.xlsx }, ignore: [Archive] }
measures:
  - { name: activity, source: { file: measures.xlsx }, sheets: [Data] }
)");
  const auto chosen = [&](std::size_t i) {
    return std::get<ReferralOptions>(config.entries.at(i).options)
        .tables_are_chosen;
  };
  EXPECT_FALSE(chosen(0));
  EXPECT_TRUE(chosen(1));
  EXPECT_TRUE(chosen(2));
  const auto options = [&](std::size_t i) -> const FormatOptions& {
    return config.entries.at(i).source.format_options;
  };
  EXPECT_THAT(options(1).sheets, ElementsAre("Register"));
  EXPECT_THAT(options(2).ignore, ElementsAre("Archive"));
  EXPECT_THAT(options(3).sheets, ElementsAre("Data"));
  EXPECT_TRUE(options(1).confidential);
}

TEST(Config, ReadsMeasures) {
  const Config config = Good(R"(
measures:
  - name: activity
    title: What was done
    labels: { board: north }
    source: { file: measures.xlsx }
    read: { cron: "0 6 * * *" }
    columns: { value: Actual }
    persons: false
    bands: { amber: 2.5% }
  - { name: people, source: { file: people.csv } }
plans: [{ name: cse, source: { file: plan.csv } }]
labels: { area: coventry }
)");
  ASSERT_EQ(config.entries.size(), 3u);
  EXPECT_EQ(config.entries[0].kind(), Kind::kPlan);
  const Entry& activity = config.entries[1];
  EXPECT_EQ(activity.kind(), Kind::kMeasures);
  EXPECT_EQ(activity.title, "What was done");
  EXPECT_EQ(activity.labels,
            (Labels{{"area", "coventry"}, {"board", "north"}}));
  EXPECT_EQ(activity.read, Schedule{*Cron::Parse("0 6 * * *")});
  const auto& options = std::get<MeasureOptions>(activity.options);
  EXPECT_EQ(options.columns,
            (std::map<std::string, std::string>{{"value", "Actual"}}));
  EXPECT_FALSE(options.persons);
  EXPECT_EQ(options.bands.amber, 2.5);
  // Disclosure control unless said otherwise.
  const auto& usual = std::get<MeasureOptions>(config.entries[2].options);
  EXPECT_TRUE(usual.persons);
  EXPECT_EQ(usual.bands.amber, 10);
  // Other bands make another reading.
  Entry other = activity;
  EXPECT_TRUE(activity.ReadsAs(other));
  std::get<MeasureOptions>(other.options).bands.amber = 5;
  EXPECT_FALSE(activity.ReadsAs(other));
}

TEST(Config, WhatIsLeftOutHasItsDefault) {
  const Config config = Good(kPlan);
  const Entry& plan = config.entries.at(0);
  EXPECT_EQ(plan.title, "cse");
  EXPECT_THAT(plan.labels, IsEmpty());
  EXPECT_EQ(plan.read, Schedule{seconds{minutes{15}}});
  EXPECT_EQ(plan.source.timeout, seconds{30});
  EXPECT_EQ(PlanOf(config), PlanOptions{});
  EXPECT_EQ(RegisterOf(Good(RegisterWith(""))), ReferralOptions{});
  EXPECT_EQ(config.calendar->time_zone(), "Europe/London");
  EXPECT_EQ(config.calendar->year_starts(), 4u);
  EXPECT_EQ(config.disclosure, (DisclosurePolicy{5, 0}));
  EXPECT_EQ(config.release, ReleaseSchedule{Weekly{}});
  EXPECT_EQ(config.breakdowns, ReleaseSchedule{Quarterly{}});
  EXPECT_EQ(config.tables_from, std::nullopt);
  EXPECT_THAT(config.adds_up, IsEmpty());
}

TEST(Config, ReadsWhatSaysWhenTablesAreReleasedAndOfWhat) {
  const auto reg = [](const std::string& name, const std::string& file) {
    return "  - name: " + name + "\n    source: { file: " + file + " }\n";
  };
  const std::string registers = "referrals:\n" + reg("all", "r.csv") +
                                reg("girls", "r.csv") + reg("boys", "b.csv");
  const Config config =
      Good(registers +
           "disclosure: { breakdowns: weekly, from: 2015-05-18, adds_up: "
           "[[all, girls, boys]] }\n"
           "measures:\n  - name: m\n    source: { file: m.csv }\n    "
           "cumulative: true\n"
           "  - name: n\n    source: { file: n.csv }\n    "
           "cumulative: [Spend on the team]\n");
  EXPECT_EQ(config.breakdowns, ReleaseSchedule{Weekly{}});
  EXPECT_EQ(config.tables_from, MakeDate(2015, 5, 18));
  EXPECT_FALSE(config.entries[0].is_part);
  EXPECT_TRUE(config.entries[1].is_part);
  EXPECT_TRUE(config.entries[2].is_part);
  EXPECT_TRUE(planwatch::RegisterOf(config.entries[1]).whole_counts_alone);
  EXPECT_TRUE(
      planwatch::MeasuresOf(config.entries[3]).cumulative.Contains("x"));
  const CumulativeMeasures some =
      planwatch::MeasuresOf(config.entries[4]).cumulative;
  EXPECT_TRUE(some.Contains("spend on the Team"));
  EXPECT_FALSE(some.Contains("Children seen"));

  // The same people twice.
  const auto warnings = [](const std::string& text) {
    return ParseConfig(text, "/etc/planwatch.yml", kNoVariables).warnings;
  };
  EXPECT_THAT(warnings(registers),
              ElementsAre(HasSubstr("`girls` and `all` read the same file")));
  EXPECT_THAT(
      warnings(registers + "disclosure: { adds_up: [[all, girls, boys]] }\n"),
      IsEmpty());
  // Measures can't be named there.
  EXPECT_THAT(warnings("referrals:\n" + reg("all", "r.csv") + "measures:\n" +
                       reg("m", "r.csv")),
              ElementsAre(AllOf(HasSubstr("`m` and `all` read the same file"),
                                Not(HasSubstr("adds_up")))));
}

TEST(Config, ReadsTheSample) {
  const std::filesystem::path file = PLANWATCH_CONFIG "/planwatch.yml";
  const ParsedConfig parsed = LoadConfig(file, kNoVariables);
  for (const Error& fault : parsed.faults) ADD_FAILURE() << fault.message();
  EXPECT_THAT(parsed.warnings, IsEmpty());
  EXPECT_EQ(parsed.config.entries.size(), 3u);
}

TEST(Config, TakesTheFormsOfAValue) {
  EXPECT_EQ(PlanOf(Good(PlanWith("year: 2015"))).year, 2015);
  EXPECT_EQ(PlanOf(Good(PlanWith("year: 1999/00"))).year, 1999);
  EXPECT_THAT(PlanOf(Good(PlanWith("complete: green"))).complete,
              ElementsAre(Rag::kGreen));
  EXPECT_THAT(PlanOf(Good(PlanWith("complete: []"))).complete, IsEmpty());
  for (const auto& [word, by] : {std::pair{"original", OverdueBy::kOriginal},
                                 {"revised", OverdueBy::kRevised},
                                 {"first", OverdueBy::kFirst}})
    EXPECT_EQ(
        PlanOf(Good(PlanWith("overdue_by: " + std::string(word)))).overdue_by,
        by);
  const auto triage = [](std::string_view text) {
    return RegisterOf(Good(RegisterWith("triage_within: " + std::string(text))))
        .triage_within;
  };
  EXPECT_EQ(triage("1 working day"), (TriageTarget{1, true}));
  EXPECT_EQ(triage("10 Working Days"), (TriageTarget{10, true}));
  EXPECT_EQ(triage("3 days"), (TriageTarget{3, false}));
  EXPECT_EQ(triage("1 day"), (TriageTarget{1, false}));
  EXPECT_EQ(triage("0 days"), (TriageTarget{0, false}));
  const auto starts = [](std::string_view month) {
    return Good(std::string(kPlan) +
                "calendar: { year_starts: " + std::string(month) + " }")
        .calendar->year_starts();
  };
  EXPECT_EQ(starts("January"), 1u);
  EXPECT_EQ(starts("sep"), 9u);
  EXPECT_EQ(starts("12"), 12u);
  const auto release = [](std::string_view text) {
    return Good(std::string(kPlan) +
                "disclosure: { release: " + std::string(text) + " }")
        .release;
  };
  EXPECT_EQ(release("read"), ReleaseSchedule{EachRead{}});
  EXPECT_EQ(release("weekly"), ReleaseSchedule{Weekly{}});
  EXPECT_EQ(release("'0 7 1 * *'"), ReleaseSchedule{*Cron::Parse("0 7 1 * *")});
  EXPECT_EQ(release("'@monthly'"), ReleaseSchedule{*Cron::Parse("@monthly")});
  EXPECT_EQ(release("{ cron: 0 7 1 * * }"),
            ReleaseSchedule{*Cron::Parse("0 7 1 * *")});
  const Config nhs =
      Good(std::string(kPlan) + "disclosure: { preset: nhs, release: daily }");
  EXPECT_EQ(nhs.disclosure, (DisclosurePolicy{8, 5}));
  EXPECT_EQ(nhs.release, ReleaseSchedule{Daily{}});
}

TEST(Config, AnAliasIsWhatItStandsFor) {
  const Config config = Good(
      "plans:\n"
      "  - name: a\n    source: &from { file: plan.csv }\n"
      "  - name: b\n    source: *from\n");
  EXPECT_EQ(config.entries.at(0).source, config.entries.at(1).source);
}

TEST(Config, AWholePathStaysAsItIs) {
  const Config config = Good(
      "plans: [{ name: a, source: { file: /srv/plan.csv } },\n"
      "        { name: b, source: { file: ../shared/./plan.csv } }]\n"
      "referrals: [{ name: c, source: { database: 'sqlite3:///srv/cases.db',"
      " query: SELECT 1 } }]\n");
  EXPECT_EQ(config.entries.at(0).source.file, "/srv/plan.csv");
  EXPECT_EQ(config.entries.at(1).source.file,
            kFolder.parent_path() / "shared/plan.csv");
  EXPECT_EQ(config.entries.at(2).source.database, "sqlite3:///srv/cases.db");
}

TEST(Config, APathIsAbsoluteThoughTheConfigurationsIsNot) {
  const ParsedConfig parsed = ParseConfig(kPlan, "planwatch.yml", kNoVariables);
  EXPECT_EQ(parsed.config.entries.at(0).source.file,
            std::filesystem::current_path() / "plan.csv");
}

TEST(Config, PasswordsOfDatabasesComeFromAFileOrTheEnvironment) {
  const auto source = [](const std::string& keys) {
    return "referrals: [{ name: cmog, source: { query: SELECT 1, " + keys +
           " } }]";
  };
  const Environment secret = Variables({{"SECRET", "p%40ss"}});
  const Config config =
      Good(source("database: 'postgresql://x:${SECRET}@db/cases'"), secret);
  EXPECT_EQ(config.entries.at(0).source.database,
            "postgresql://x:p%40ss@db/cases");
  EXPECT_EQ(config.entries.at(0).source.password_file, "");
  EXPECT_EQ(Good(source("database: odbc:cases, password_file: password"))
                .entries.at(0)
                .source.password_file,
            kFolder / "password");
  for (const std::string& fault :
       Faults(source("database: 'postgresql://x:${SECRET}@db/cases?no=1'"),
              secret))
    EXPECT_THAT(fault, AllOf(HasSubstr("`database`: the address is not"),
                             Not(HasSubstr("p%40ss"))));
}

TEST(Config, TheEnvironmentStandsInForWhatItNames) {
  const Config config =
      Good(PlanWith("title: ${AREA} plan of $5, $${AREA} and ${_2}${_2}"),
           Variables({{"AREA", "Coventry: [a]"}, {"_2", "x"}}));
  EXPECT_EQ(config.entries.at(0).title,
            "Coventry: [a] plan of $5, ${AREA} and xx");
}

TEST(Config, CalendarsAreToldApartByWhatTheySay) {
  const auto key = [](std::string_view calendar) {
    return Good(std::string(kPlan) + "calendar: " + std::string(calendar))
        .calendar_key;
  };
  const std::string plain = Good(kPlan).calendar_key;
  EXPECT_EQ(key("{ year_starts: 4 }"), plain);
  EXPECT_NE(key("{ year_starts: 1 }"), plain);
  EXPECT_NE(key("{ time_zone: Europe/Paris }"), plain);
  EXPECT_NE(key("{ holidays: holidays.csv }"), plain);
  EXPECT_EQ(key("{ holidays: ../config/holidays.csv }"),
            key("{ holidays: holidays.csv }"));
}

TEST(Config, AnEntryReadsAsBeforeUntilItsSourceOrOptionsChange) {
  const auto entry = [](std::string_view yaml) {
    return Good(yaml).entries.at(0);
  };
  const Entry before = entry(kPlan);
  EXPECT_TRUE(before.ReadsAs(entry(PlanWith("title: Another"))));
  EXPECT_TRUE(before.ReadsAs(entry(PlanWith("read: { every: 1h }"))));
  EXPECT_TRUE(before.ReadsAs(entry(PlanWith("labels: { area: x }"))));
  EXPECT_FALSE(before.ReadsAs(entry(PlanWith("year: 2015/16"))));
  EXPECT_FALSE(
      before.ReadsAs(entry("plans: [{ name: cse, source: { file: b.csv } }]")));
  EXPECT_FALSE(before.ReadsAs(
      entry("plans: [{ name: b, source: { file: plan.csv } }]")));
  EXPECT_FALSE(before.ReadsAs(
      entry("referrals: [{ name: cse, source: { file: plan.csv } }]")));
}

}  // namespace
}  // namespace planwatch
