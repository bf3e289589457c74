// Every kind of mistake in a configuration, and what is answered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/config/faults.h"

namespace planwatch {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(ConfigFault, IsNamedWithItsLineAndWhatToDo) {
  // After a line with a plan that is right.
  const Case cases[] = {
      {"plan: []", "line 2: unknown key `plan`; did you mean `plans`?"},
      {"x: []",
       "line 2: unknown key `x`; there are labels, calendar, plans, "
       "referrals, measures, history, report, meetings, "
       "disclosure, web"},
      {"'': []",
       "line 2: unknown key ``; there are labels, calendar, plans, "
       "referrals, measures, history, report, meetings, "
       "disclosure, web"},
      {"plans: []",
       "line 2: `plans` stands here a second time, after line 1; put the two "
       "together"},
      {"referrals: {}",
       "line 2: `referrals` takes a list (as in [a, b]), and here is keys with "
       "values (as in { key: value })"},
      {"referrals:\n\n\n",
       "line 2: `referrals` has nothing in it; fill it in, or leave the key "
       "out"},
      {"calendar:\n  - x",
       "line 3: `calendar` takes keys with values (as in { key: value }), and "
       "here is a list (as in [a, b])"},
      {"calendar: { timezone: UTC }",
       "line 2: unknown key `timezone` in `calendar`; did you mean "
       "`time_zone`?"},
      {"calendar:\n  time_zone: Europe/Londn",
       "line 3: the time zone \"Europe/Londn\" is not known here; write it as "
       "in Europe/London, and see that the system's package tzdata is "
       "installed"},
      {"calendar:\n  time_zone: [UTC]",
       "line 3: `time_zone` takes a single value, and here is a list (as in "
       "[a, b])"},
      {"calendar:\n  year_starts: aprill",
       "line 3: `year_starts` takes a month, as in april or 4, not \"aprill\""},
      {"calendar:\n  year_starts: 13",
       "line 3: `year_starts` takes a month, as in april or 4, not \"13\""},
      {"calendar:\n  holidays: none.csv",
       "line 3: the holidays file \"none.csv\": there is no such file"},
      {"calendar:\n  holidays: ../config",
       "line 3: the holidays file \"../config\": this is a folder, not a "
       "file"},
      {"calendar:\n  holidays: /dev/zero",
       "line 3: the holidays file \"/dev/zero\": this is not a file of text"},
      {"calendar:\n  holidays: holidays-day-first.csv",
       "line 3: the holidays file \"holidays-day-first.csv\": line 3: there "
       "is no date at the start of the line; write it as in 2015-12-25"},
      {"labels: { 9: x }",
       "line 2: \"9\" is not a name for a label; use letters, digits and _, a "
       "letter first"},
      {"labels: { __name__: x }",
       "line 2: \"__name__\" is not a name for a label; use letters, digits "
       "and "
       "_, a letter first"},
      {"labels: { area name: x }",
       "line 2: \"area name\" is not a name for a label; use letters, digits "
       "and "
       "_, a letter first"},
      {"labels:\n  rag: x",
       "line 3: the label `rag` is taken by the metrics themselves; choose "
       "another name"},
      {"labels:\n  job: x",
       "line 3: the label `job` is put on by Prometheus; choose "
       "another name"},
      {"labels:\n  area: ''",
       "line 3: `area` is empty; fill it in, or leave the key out"},
      {"labels:\n  area: \"a\\0b\"",
       "line 3: `area` has a character in it that is not text"},
      {"disclosure: { minimum: -1 }",
       "line 2: `minimum` takes a whole number from 0 to 1000, not \"-1\""},
      {"disclosure: { minimum: 1001 }",
       "line 2: `minimum` takes a whole number from 0 to 1000, not \"1001\""},
      {"disclosure: { round_to: 99999999999999999999 }",
       "line 2: `round_to` takes a whole number from 0 to 1000, not "
       "\"99999999999999999999\""},
      {"disclosure: { round_to: 5 cells }",
       "line 2: `round_to` takes a whole number from 0 to 1000, not \"5 "
       "cells\""},
      {"disclosure: { preset: nsh }",
       "line 2: `preset` takes nhs, not \"nsh\""},
      {"disclosure: { preset: nhs, minimum: 5 }",
       "line 2: `disclosure` takes either a `preset`, or a `minimum` and "
       "`round_to`"},
      {"disclosure: { release: monthly }",
       "line 2: `release` takes read, daily, weekly, quarterly or a schedule "
       "such as \"0 7 1 * *\", not \"monthly\""},
      {"disclosure: { breakdowns: monthly }",
       "line 2: `breakdowns` takes read, daily, weekly, quarterly or a "
       "schedule such as \"0 7 1 * *\", not \"monthly\""},
      {"disclosure: { from: 18 May }",
       "line 2: `from` takes a date, as in 2015-05-18, not \"18 May\""},
      {"disclosure: { adds_up: [[all, girls]] }",
       "line 2: a sum under `adds_up` names a register and at least two that "
       "it is made of, as in [all, girls, boys]"},
      {"disclosure: { adds_up: [[all, girls, boys]] }",
       "line 2: `adds_up` names \"all\", and there is no such entry under "
       "`referrals:`"},
      {"disclosure: { release: '0 7 1 *' }",
       "line 2: `release`: a schedule has five fields (minute, hour, day of "
       "the month, month, day of the week), as in \"0 7 * * mon-fri\"; this "
       "one has 4"},
      {"disclosure: { release: { cron: 0 7 30 2 * } }",
       "line 2: this schedule names a day that never comes, such as 30 "
       "February"},
      {"disclosure: { release: [daily] }",
       "line 2: `release` takes a single value, and here is a list (as in "
       "[a, b])"},
      {"disclosure: { release: ${WHEN} }",
       "line 2: this is not valid YAML (end of map flow not found); look at "
       "the "
       "indentation, the colons and the quotes here and just above, and put "
       "${NAME} in quotes"},
      {"disclosure: { release: '${WHEN}' }",
       "line 2: the environment variable WHEN is not set; set it for the "
       "daemon, or write the value here"},
      {"labels: { area: 'a ${b c}' }",
       "line 2: after `${` comes the name of an environment variable and `}`; "
       "where no variable is meant, write `$${`"},
      {"labels: { area: '${' }",
       "line 2: after `${` comes the name of an environment variable and `}`; "
       "where no variable is meant, write `$${`"},
      {"history: { database: x }",
       "line 2: `database` takes a SQLite file, as in "
       "sqlite3:///var/lib/planwatch/history.db, not \"x\""},
      {"meetings: {}",
       "line 2: `meetings` needs either `dates`, as in [2015-04-13], or a "
       "`cron`, as in \"0 14 10 * *\""},
      {"meetings: { dates: [2015-04-13], cron: \"0 14 10 * *\" }",
       "line 2: `meetings` needs either `dates`, as in [2015-04-13], or a "
       "`cron`, as in \"0 14 10 * *\""},
      {"meetings: { dates: [2015-04-31] }",
       "line 2: `dates` takes a date, as in 2015-05-18, not \"2015-04-31\""},
      {"web: { accept: {} }",
       "line 2: `accept` takes a list (as in [a, b]), and here is keys with "
       "values (as in { key: value })"},
      {"web: { users: [anne] }",
       "line 2: unknown key `users` in `web`; there are accept"},
      {"report: {}",
       "line 2: `report` needs a `cron`, as in \"0 7 1 jan,apr,jul,oct *\", "
       "and a `folder`"},
  };
  for (const auto& [yaml, fault] : cases) {
    EXPECT_THAT(Faults(std::string(kPlan) + std::string(yaml) + "\n"),
                ElementsAre(fault))
        << yaml;
  }
}

TEST(ConfigFault, SheetsAndTablesAreOneChoice) {
  EXPECT_THAT(Faults("plans:\n  - name: cse\n    source: { file: a.csv }\n"
                     "    sheets: [Plan]\n    tables: [1]\n"),
              ElementsAre("line 5: `sheets` and `tables` are one choice; keep "
                          "the one that the document has"));
}

TEST(ConfigFault, OfAPlanIsNamedWithItsLineAndWhatToDo) {
  // The fourth line of a plan.
  const Case cases[] = {
      {"colums: {}",
       "unknown key `colums` in `plans`; did you mean "
       "`columns`?"},
      {"name: b",
       "`name` stands here a second time, after line 2; put the two together"},
      {"title: { a: b }",
       "`title` takes a single value, and here is keys with values (as in { "
       "key: value })"},
      {"title: '  '", "`title` is empty; fill it in, or leave the key out"},
      {"title:", "`title` has nothing in it; fill it in, or leave the key out"},
      {"labels: { plan: x }",
       "the label `plan` is taken by the metrics themselves; choose another "
       "name"},
      {"read: 15m",
       "`read` takes keys with values (as in { key: value }), and here is a "
       "single value"},
      {"read: {}",
       "`read` takes either { every: 15m } or { cron: \"0 7 * * mon-fri\" }"},
      {"read: { every: 15m, cron: '@daily' }",
       "`read` takes either { every: 15m } or { cron: \"0 7 * * mon-fri\" }"},
      {"read: { every: 15 minutes }",
       "`every` takes a length of time of a second or more, as in 30s, 15m, "
       "12h or 7d, not \"15 minutes\""},
      {"read: { every: 0s }",
       "`every` takes a length of time of a second or more, as in 30s, 15m, "
       "12h or 7d, not \"0s\""},
      {"read: { cron: 0 25 * * * }",
       "`cron`: invalid hour \"25\"; use 0 to 23, *, lists (1,15), "
       "ranges (1-5) and steps (*/10)"},
      {"read: { cron: 0 7 31 apr * }",
       "this schedule names a day that never comes, such as 30 February"},
      {"sheets: []",
       "`sheets` has nothing in it; write a name or a number, or leave the key "
       "out"},
      {"columns: { deu: When }",
       "unknown key `deu` in `columns`; did you mean `due`?"},
      {"columns: { due: '' }",
       "`due` is empty; fill it in, or leave the key out"},
      {"words: { ambre: [late] }",
       "unknown key `ambre` in `words`; did you mean `amber`?"},
      {"words: { amber: ['?'] }", "\"?\" has no word to look for"},
      {"words: { amber: [Late!], red: [late] }",
       "\"late\" stands for both \"amber\" and \"red\"; keep it under one of "
       "them"},
      {"complete: [bleu]",
       "`complete` takes one of red, amber, green, blue, unrated, not "
       "\"bleu\""},
      {"overdue_by: orginal",
       "`overdue_by` takes one of original, revised, first, not \"orginal\""},
      {"year: 15/16",
       "`year` takes a financial year, as in 2015/16, not \"15/16\""},
      {"year: 2015/17",
       "`year` takes a financial year, as in 2015/16, not \"2015/17\""},
      {"year: 2015/16/17",
       "`year` takes a financial year, as in 2015/16, not \"2015/16/17\""},
      {"leads: { hidden: yes }",
       "`hidden` takes one of true, false, not \"yes\""},
      {"leads: { mail: { a: b } }",
       "\"b\" is not one address of mail, as in name@example.org"},
      {"leads: { mail: { a: 'b@c, d@e' } }",
       "\"b@c, d@e\" is not one address of mail, as in name@example.org"},
      {"leads: { mail: { a: '{{x}}@c' } }",
       "\"{{x}}@c\" is not one address of mail, as in name@example.org"},
      {"leads: { rename: { a: [b] } }",
       "`a` takes a single value, and here is a list (as in [a, b])"},
      {"triage_within: 1 day",
       "unknown key `triage_within` in `plans`; there are name, title, labels, "
       "source, read, sheets, tables, ignore, columns, words, complete, "
       "overdue_by, year, leads"},
  };
  for (const auto& [yaml, fault] : cases) {
    EXPECT_THAT(Faults("plans:\n  - name: cse\n    source: { file: a.csv }\n"
                       "    " +
                       std::string(yaml) + "\n"),
                ElementsAre("line 4: " + std::string(fault)))
        << yaml;
  }
}

TEST(ConfigFault, OfARegisterIsNamedWithItsLineAndWhatToDo) {
  const Case cases[] = {
      {"columns: { recieved: date_in }",
       "unknown key `recieved` in `columns`; did you mean `received`?"},
      {"triage_within: a working day",
       "`triage_within` takes a number of days, as in `1 working day` or `3 "
       "days`, not \"a working day\""},
      {"triage_within: 1",
       "`triage_within` takes a number of days, as in `1 working day` or `3 "
       "days`, not \"1\""},
      {"triage_within: 1000 days",
       "`triage_within` takes a number of days, as in `1 working day` or `3 "
       "days`, not \"1000 days\""},
      {"outcomes: [further]",
       "`outcomes` takes keys with values (as in { key: value }), and here is "
       "a list (as in [a, b])"},
      {"outcomes: {}",
       "`outcomes` has nothing in it; name a label and its words, or leave "
       "the key out"},
      {"outcomes: { Other: [x] }",
       "`other` is what stands under no name here; choose another name, or "
       "leave it out"},
      {"outcomes: { further: [] }",
       "\"further\" has no words; list those that the register has for it"},
      {"outcomes: { ' ': [x] }", "a name is missing before the colon"},
      {"sources: { Police: [police], police: [WMP] }",
       "\"police\" and \"Police\" are the same name; put their words together"},
      {"sources: { Police: [police, wmp], Health: [WMP] }",
       "\"WMP\" stands for both \"Police\" and \"Health\"; keep it under one "
       "of them"},
      {"sources: { Police: { a: b } }",
       "`Police` takes a list (as in [a, b]), and here is keys with values "
       "(as in { key: value })"},
      {"words: { amber: [x] }",
       "unknown key `words` in `referrals`; there are name, title, labels, "
       "source, read, sheets, tables, ignore, columns, outcomes, sources, "
       "triage_within"},
  };
  for (const auto& [yaml, fault] : cases) {
    EXPECT_THAT(Faults("referrals:\n  - name: cmog\n    source: { file: a.csv "
                       "}\n    " +
                       std::string(yaml) + "\n"),
                ElementsAre("line 4: " + std::string(fault)))
        << yaml;
  }
}

TEST(ConfigFault, OfMeasuresIsNamedWithItsLineAndWhatToDo) {
  const Case cases[] = {
      {"columns: { valeu: Actual }",
       "unknown key `valeu` in `columns`; did you mean `value`?"},
      {"persons: no", "`persons` takes one of true, false, not \"no\""},
      {"bands: 10%",
       "`bands` takes keys with values (as in { key: value }), and here is a "
       "single value"},
      {"bands: { amber: 10 }",
       "`amber` takes a share of the target, as in 10%, not \"10\""},
      {"bands: { amber: 101% }",
       "`amber` takes a share of the target, as in 10%, not \"101%\""},
      {"bands: { amber: -1% }",
       "`amber` takes a share of the target, as in 10%, not \"-1%\""},
      {"bands: { amber: nan% }",
       "`amber` takes a share of the target, as in 10%, not \"nan%\""},
      {"bands: { ambre: 10% }",
       "unknown key `ambre` in `bands`; did you mean `amber`?"},
      {"labels: { measure: x }",
       "the label `measure` is taken by the metrics themselves; choose another "
       "name"},
      {"outcomes: { a: [b] }",
       "unknown key `outcomes` in `measures`; there are name, title, labels, "
       "source, read, sheets, tables, ignore, columns, persons, cumulative, "
       "bands"},
  };
  for (const auto& [yaml, fault] : cases) {
    EXPECT_THAT(Faults("measures:\n  - name: activity\n    source: { file: "
                       "a.csv }\n    " +
                       std::string(yaml) + "\n"),
                ElementsAre("line 4: " + std::string(fault)))
        << yaml;
  }
  EXPECT_THAT(Faults(std::string(kPlan) +
                     "measures: [{ name: cse, source: { file: b.csv } }]\n"),
              ElementsAre("line 2: the name \"cse\" is taken by the entry in "
                          "line 1; every entry has a name of its own"));
}

TEST(ConfigFault, OfASourceIsNamedWithItsLineAndWhatToDo) {
  const Case cases[] = {
      {"{}",
       "`source` names nothing to be read; write it as in { file: plan.csv }"},
      {"plan.csv",
       "`source` takes keys with values (as in { key: value }), and here is a "
       "single value"},
      {"{ file: a.csv, query: SELECT 1 }",
       "`source` takes one of a `file`, a `url`, and a `database` with its "
       "`query`"},
      {"{ file: a.csv, database: 'sqlite3://b', query: SELECT 1 }",
       "`source` takes one of a `file`, a `url`, and a `database` with its "
       "`query`"},
      {"{ database: 'sqlite3://cases.db' }",
       "`database` needs a `query`: one SELECT with the columns to be read"},
      {"{ query: SELECT 1 }", "`query` needs the `database` it asks"},
      {"{ database: 'sqlite3://', query: SELECT 1 }",
       "`database` names no file; write it as in sqlite3://cases.db"},
      {"{ database: 'mysql://db/cases', query: SELECT 1 }",
       "`database`: a source is a `file:`, a `url:`, or a `database:` that "
       "begins with sqlite3://, postgresql://, postgres://, odbc:"},
      {"{ file: a.csv, password_file: secret }",
       "`password_file` needs a `database` that asks for a password"},
      {"{ database: 'sqlite3://b', query: SELECT 1, password_file: secret }",
       "`password_file` needs a `database` that asks for a password"},
      {"{ file: a.csv, timeout: 30 }",
       "`timeout` takes a length of time of a second or more, as in 30s, 15m, "
       "12h or 7d, not \"30\""},
      {"{ fiel: a.csv, file: a.csv }",
       "unknown key `fiel` in `source`; did you mean `file`?"},
  };
  for (const auto& [yaml, fault] : cases) {
    EXPECT_THAT(
        Faults("plans:\n  - name: cse\n    source: " + std::string(yaml)),
        ElementsAre("line 3: " + std::string(fault)))
        << yaml;
  }
  EXPECT_THAT(Faults("plans:\n  - name: cse\n    source: { file: a, format: "
                     "docm }"),
              ElementsAre(HasSubstr("line 3: `format` takes ")));
}

TEST(ConfigFault, AnEntryNeedsANameOfItsOwnAndASource) {
  EXPECT_THAT(
      Faults("plans:\n"
             "  - title: A plan\n"
             "  - name: cse\n"
             "    source: { file: a.csv }\n"
             "referrals:\n"
             "  - name: cse\n"
             "    source: { file: b.csv }\n"
             "  -\n"
             "  - name: a b\n"
             "    source: { file: b.csv }\n"
             "  - name: -x\n"
             "    source: { file: b.csv }\n"),
      ElementsAre(
          "line 2: an entry of `plans` has no `name`; give it one, as in "
          "`name: cse`",
          "line 2: an entry of `plans` has no `source`; say what to read, as "
          "in `source: { file: plan.csv }`",
          "line 6: the name \"cse\" is taken by the entry in line 3; every "
          "entry has a name of its own",
          // The place of nothing is where the next thing begins.
          "line 9: an item of `referrals` has nothing in it; fill it in, or "
          "delete it",
          "line 9: `name` takes up to 64 letters, digits, dots, hyphens and "
          "underscores, a letter or digit first, not \"a b\"",
          "line 11: `name` takes up to 64 letters, digits, dots, hyphens and "
          "underscores, a letter or digit first, not \"-x\""));
}

TEST(ConfigFault, AllComeInOneGoInTheFilesOrder) {
  EXPECT_THAT(
      Faults("disclosure: { minimum: few }\n"
             "referrals:\n"
             "  - name: cmog\n"
             "    source: { database: 'sqlite3://a.db' }\n"
             "    reed: { every: 15m }\n"
             "plans:\n"
             "  - name: cse\n"
             "    source: { file: a.csv, timeout: soon }\n"
             "    year: soon\n"
             "calendar: { time_zone: Mars }\n"
             "measures: {}\n"),
      ElementsAre(HasSubstr("line 1: `minimum`"),
                  HasSubstr("line 4: `database` needs"),
                  HasSubstr("line 5: unknown key `reed`"),
                  HasSubstr("line 8: `timeout`"), HasSubstr("line 9: `year`"),
                  HasSubstr("line 10: the time zone \"Mars\""),
                  HasSubstr("line 11: `measures` takes a list")));
}

}  // namespace
}  // namespace planwatch
