#include "daemon/commands/init.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/config/config.h"
#include "tests/golden/golden.h"
#include "tests/snapshot/plans.h"

namespace planwatch {
namespace {

using namespace test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

InitDocument DocumentOf(const std::string& file, Plan plan) {
  return {file, std::make_shared<const Plan>(std::move(plan))};
}

Config Parsed(const std::string& yaml) {
  ParsedConfig parsed = ParseConfig(
      yaml, "planwatch.yml", [](const std::string&) { return std::nullopt; });
  EXPECT_TRUE(parsed.faults.empty()) << parsed.faults.front().message() << '\n'
                                     << yaml;
  EXPECT_TRUE(parsed.warnings.empty());
  return std::move(parsed.config);
}

Plan Untidy() {
  Plan plan =
      PlanWith(2,
               {ColumnOf("reference", "Ref."),
                ColumnOf("action", "Agreed action: what \"we\" do"),
                ColumnOf("rag", "Q1"), ColumnOf("rag", "Q2"),
                ColumnOf("due", "Comments & ${dates}\nto be kept", true),
                ColumnOf("responsible", "", true), ColumnOf("", "Cost")},
               {DoubtAbout("column", "the dates stand in \"Comments\"")});
  plan.actions[0].responsible = {"A. Officer"};
  plan.report.passed_over = {
      {{"table 1", 0}, 3, "no heading names the actions"}};
  plan.report.repairs.Add({"table 2", 3}, "rag_unknown",
                          "\"Purple\" is not a known rating");
  plan.report.repairs.Add({"table 2", 4}, "due_without_year",
                          "\"September\" has no year");
  return plan;
}

TEST(Init, WritesOutEveryChoice) {
  const std::string yaml =
      FormatInit({DocumentOf("CSE plan (v3).docx", Untidy())});
  const Config config = Parsed(yaml);
  ASSERT_EQ(config.entries.size(), 1u);
  const Entry& entry = config.entries[0];
  EXPECT_EQ(entry.name, "cse-plan-v3");
  EXPECT_EQ(entry.title, "CSE plan (v3)");
  EXPECT_EQ(entry.source.file.filename(), "CSE plan (v3).docx");
  EXPECT_THAT(entry.source.format_options.sheets, ElementsAre("2"));
  const auto& plan = std::get<PlanOptions>(entry.options);
  EXPECT_EQ(plan.columns,
            (ConfiguredColumns{{"reference", "Ref."},
                               {"action", "Agreed action: what \"we\" do"},
                               {"due", "Comments & ${dates} to be kept"}}));
  PlanOptions usual;
  usual.columns = plan.columns;
  EXPECT_EQ(plan, usual) << "what is not written out is as it would be";
  for (const char* line :
       {"#   table 2, row 1: the dates stand in \"Comments\"; to settle it, "
        "name "
        "it under `columns:`\n",
        "#   table 2: 2 actions in 2 rows\n",
        "#   table 1: 3 rows: no heading names the actions\n",
        "to be kept\"  # a guess by its contents: please check\n",
        "#   rag: read from [\"Q1\", \"Q2\"]\n",
        "#   status: no column was found\n", "#   Cost\n",
        "# words: { amber: [\"Purple\"] }\n", "# year: 2015/16\n",
        "#   table 2, row 4: \"September\" has no year\n", "#   A. Officer\n",
        "overdue_by: original", "complete: [blue]", "hidden: false"})
    EXPECT_THAT(yaml, HasSubstr(line));
}

TEST(Init, NamesSheetsByTheirNames) {
  Plan plan = PlanWith(2);
  plan.report.tables[0].table = "sheet Phase 1";
  plan.report.tables.push_back(plan.report.tables[0]);
  plan.report.tables[1].table = "sheet Phase \"2\"";
  EXPECT_THAT(Parsed(FormatInit({DocumentOf("p.xlsx", plan)}))
                  .entries[0]
                  .source.format_options.sheets,
              ElementsAre("Phase 1", "Phase \"2\""));
  plan.report.tables[0].table = "";
  plan.report.tables.resize(1);
  EXPECT_THAT(FormatInit({DocumentOf("p.csv", plan)}),
              AllOf(Not(HasSubstr("sheets:")), Not(HasSubstr("tables:"))));
}

TEST(Init, NamesEachDocumentOnce) {
  const std::string yaml =
      FormatInit({DocumentOf("a/Plan.docx", PlanWith(1)),
                  DocumentOf("b/plan.docx", PlanWith(1)),
                  DocumentOf("…….docx", PlanWith(1)),
                  DocumentOf(std::string(200, 'x') + ".docx", PlanWith(1))});
  std::vector<std::string> names;
  for (const Entry& entry : Parsed(yaml).entries) names.push_back(entry.name);
  EXPECT_THAT(names,
              ElementsAre("plan", "plan-2", "plan-3", std::string(60, 'x')));
}

TEST(Init, SaysWhyADocumentCannotBeRead) {
  const InitDocument failed = {
      "gone.docx", Error("gone.docx: there is no such file\nput it there")};
  const std::string alone = FormatInit({failed});
  EXPECT_THAT(alone, HasSubstr("# Not read: gone.docx: there is no such file "
                               "put it there\n"));
  EXPECT_THAT(alone, Not(HasSubstr("plans:")));
  EXPECT_EQ(Parsed(FormatInit({failed, DocumentOf("p.csv", PlanWith(1))}))
                .entries.size(),
            1u);
}

TEST(Init, PrintsAnUntidyPlanAsTheGoldenHasIt) {
  Plan plan = Untidy();
  for (int i = 0; i < 12; ++i)
    plan.actions[1].accountable.push_back("Head " + std::to_string(i + 1));
  plan.actions[1].responsible = {"A. Officer", "Head 1"};
  plan.report.repairs.Add({"table 2", 5}, "rag_unknown",
                          "\"Purple\" is not a known rating");
  plan.report.repairs.Add({}, "rag_unknown", "no rating at all");
  plan.report.repairs.Add({}, "rag_unknown", "an \"inner\" quotation");
  ExpectGolden("init-untidy.yml",
               FormatInit({DocumentOf("plans/CSE plan.docx", plan),
                           {"gone.docx", Error("gone.docx: is not there")},
                           DocumentOf("Tidy.csv", PlanWith(1, {}))}));
}

}  // namespace
}  // namespace planwatch
