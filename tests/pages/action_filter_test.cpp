#include "daemon/pages/action_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace planwatch::web {
namespace {

using Query = std::multimap<std::string, std::string>;

Date Day(const char* iso) { return *ParseIsoDate(iso); }
const Date kToday = Day("2015-05-18");

ActionFilter Parsed(const Query& query) {
  const Result<ActionFilter> filter = ActionFilter::Parse(query);
  EXPECT_TRUE(filter) << filter.error().message();
  return *filter;
}

// An action of none of the criteria's "1" and with nothing left out.
ActionFigure Plain() {
  ActionFigure row;
  row.action.reference = "1.1";
  row.action.rag = Rag::kAmber;
  row.action.responsible = {"Police"};
  row.action.due.date = row.action.deadline = row.due = Day("2016-05-31");
  row.action.evidence = "Minutes";
  return row;
}

TEST(ActionFilter, EachChoiceHasItsWords) {
  const std::vector<std::pair<std::pair<const char*, const char*>, const char*>>
      choices = {
          {{"rag", "red"}, "rated red"},
          {{"rag", "amber"}, "rated amber"},
          {{"rag", "green"}, "rated green"},
          {{"rag", "blue"}, "rated blue (complete)"},
          {{"rag", "unrated"}, "not rated"},
          {{"overdue", "1"}, "overdue"},
          {{"overdue", "0"}, "not overdue"},
          {{"due", "7"}, "due within 7 days"},
          {{"due", "14"}, "due within 14 days"},
          {{"due", "30"}, "due within 30 days"},
          {{"due", "90"}, "due within 90 days"},
          {{"without", "rag"}, "without a rating"},
          {{"without", "partner"}, "without a partner"},
          {{"without", "due"}, "without a date"},
          {{"without", "lead"}, "without a lead"},
          {{"without", "evidence"}, "without evidence"},
          {{"revised", "1"}, "moved to a later date"},
          {{"revised", "0"}, "not moved"},
          {{"date_removed", "1"}, "whose date was removed"},
          {{"date_removed", "0"}, "whose date was not removed"},
          {{"contradictory", "1"}, "overdue and still rated green"},
          {{"contradictory", "0"}, "not both overdue and green"},
          {{"guessed", "1"}, "with a date that was guessed"},
          {{"guessed", "0"}, "without a guessed date"},
          {{"objective", "x"}, "under “x”"},
          {{"lead", "x"}, "led by “x”"},
          {{"priority", "x"}, "of priority “x”"},
          {{"partner", "x"}, "with “x”"},
          {{"action", "x"}, "with the reference “x”"},
          {{"q", "x"}, "with the words “x”"},
      };
  std::size_t known = 0;
  for (const Criterion& each : Criteria())
    known += each.choices.empty() ? 1 : each.choices.size();
  EXPECT_EQ(choices.size(), known);
  for (const auto& [asked, words] : choices)
    EXPECT_EQ(Parsed({asked}).Describe(), words);
}

TEST(ActionFilter, DescribesWhatMustHoldTogether) {
  EXPECT_EQ(Parsed({}).Describe(), "");
  EXPECT_EQ(Parsed({{"rag", ""}, {"utm_source", "mail"}}).Describe(), "");
  EXPECT_EQ(Parsed({{"lead", "A"}, {"rag", "red"}, {"lead", "B"}}).Describe(),
            "rated red, led by “A” or led by “B”");
  EXPECT_EQ(Parsed({{"lead", std::string(100, 'x')}}).Describe(),
            "led by “" + std::string(100, 'x') + "”");
  EXPECT_EQ(Parsed({{"lead", std::string(101, 'x')}}).Describe().find("…"),
            8 + 2 + 99u);
}

TEST(ActionFilter, TellsTheValuesAskedFor) {
  const ActionFilter filter =
      Parsed({{"rag", "red"}, {"rag", "blue"}, {"lead", ""}});
  EXPECT_EQ(filter.ValuesOf("rag"), (std::vector<std::string>{"red", "blue"}));
  EXPECT_TRUE(filter.ValuesOf("lead").empty());
  EXPECT_TRUE(filter.ValuesOf("due").empty());
}

TEST(ActionFilter, AWrongValueIsRefusedWithTheRightOnes) {
  for (const Criterion& each : Criteria()) {
    const auto filter = ActionFilter::Parse({{std::string(each.name), "x"}});
    EXPECT_EQ(bool(filter), each.choices.empty()) << each.name;
    if (filter) continue;
    for (const Choice& choice : each.choices)
      EXPECT_THAT(filter.error().message(),
                  testing::HasSubstr(std::string(choice.value)));
  }
}

// What makes an action one of a criterion's; without it, it is of the other.
TEST(ActionFilter, EachCriterionIsOfOneThing) {
  using Change = void (*)(ActionFigure&);
  const struct {
    const char *name, *value;
    const char* other;  // the value that the plain action has
    Change change;
  } cases[] = {
      {"rag", "red", "amber", [](auto& row) { row.action.rag = Rag::kRed; }},
      {"overdue", "1", "0", [](auto& row) { row.overdue = true; }},
      {"due", "7", nullptr,
       [](auto& row) { row.action.deadline = Day("2015-05-25"); }},
      {"due", "14", nullptr,
       [](auto& row) { row.action.deadline = Day("2015-06-01"); }},
      {"due", "30", nullptr,
       [](auto& row) { row.action.deadline = Day("2015-06-17"); }},
      {"due", "90", nullptr,
       [](auto& row) { row.action.deadline = Day("2015-08-16"); }},
      {"without", "rag", nullptr,
       [](auto& row) { row.action.rag = Rag::kUnrated; }},
      {"without", "due", nullptr,
       [](auto& row) {
         row.action.due.date = row.action.deadline = std::nullopt;
       }},
      {"without", "lead", nullptr,
       [](auto& row) { row.action.responsible.clear(); }},
      {"without", "evidence", nullptr,
       [](auto& row) {
         row.action.rag = Rag::kGreen;
         row.action.evidence.clear();
       }},
      {"revised", "1", "0",
       [](auto& row) {
         row.action.due.revised = row.action.deadline = Day("2016-06-30");
         row.due_dates = DueDates(kToday, row.action.due);
       }},
      {"date_removed", "1", "0",
       [](auto& row) {
         row.due_dates = DueDates(Day("2015-01-01"), row.action.due);
         row.due_dates.Observe(kToday, {});
       }},
      {"contradictory", "1", "0",
       [](auto& row) {
         row.action.rag = Rag::kGreen;
         row.action.deadline = Day("2015-05-17");
       }},
      {"guessed", "1", "0", [](auto& row) { row.action.due.guessed = true; }},
      {"objective", "1 SCHOOLS", "",
       [](auto& row) { row.objective = "1 Schools"; }},
      {"lead", "HEALTH", "police",
       [](auto& row) {
         row.action.responsible = {"Youth", "Health"};
       }},
      {"priority", "high", "", [](auto& row) { row.action.priority = "High"; }},
      {"partner", "nhs", nullptr,
       [](auto& row) {
         row.action.partners = {"Schools", "NHS"};
       }},
      {"action", "2.A", "1.1", [](auto& row) { row.action.reference = "2.a"; }},
  };
  const PublishedPlan plan;
  for (const auto& each : cases) {
    ActionFigure row = Plain();
    const ActionFilter filter = Parsed({{each.name, each.value}});
    EXPECT_FALSE(filter.Holds(plan, row, kToday)) << each.name;
    if (each.other != nullptr) {
      EXPECT_TRUE(Parsed({{each.name, each.other}}).Holds(plan, row, kToday))
          << each.name;
    }
    each.change(row);
    EXPECT_TRUE(filter.Holds(plan, row, kToday)) << each.name << each.value;
    if (each.other != nullptr && *each.other != 0) {
      EXPECT_FALSE(Parsed({{each.name, each.other}}).Holds(plan, row, kToday))
          << each.name;
    }
  }
}

TEST(ActionFilter, DueIsFromTodayUntilTheLastOfTheDays) {
  const PublishedPlan plan;
  for (const int days : kDueWithinDays) {
    const ActionFilter filter = Parsed({{"due", std::to_string(days)}});
    for (const auto& [in, holds] :
         {std::pair(-1, false), {0, true}, {days, true}, {days + 1, false}}) {
      ActionFigure row = Plain();
      row.action.deadline = kToday + std::chrono::days{in};
      EXPECT_EQ(filter.Holds(plan, row, kToday), holds) << days << ", " << in;
      row.action.complete = true;
      EXPECT_FALSE(filter.Holds(plan, row, kToday)) << days << ", " << in;
    }
  }
}

TEST(ActionFilter, WordsAreOfWhatAnActionIsKnownBy) {
  const PublishedPlan plan;
  ActionFigure row = Plain();
  row.action.title = "Train drivers";
  row.action.progress = "Two of\nFIVE";
  row.action.accountable = {"Director"};
  row.action.partners = {"Schools"};
  const auto holds = [&](const char* words) {
    return Parsed({{"q", words}}).Holds(plan, row, kToday);
  };
  for (const char* words : {"1.1", "train", "DRIVERS train", "five", "of five",
                            "police", "direct", "two police 1.1"})
    EXPECT_TRUE(holds(words)) << words;
  for (const char* words : {"minutes", "schools", "trains", "train schools"})
    EXPECT_FALSE(holds(words)) << words;
}

TEST(ActionFilter, AnyValueOfANameAndEveryName) {
  const PublishedPlan plan;
  const ActionFigure row = Plain();
  const auto holds = [&](const Query& query) {
    return Parsed(query).Holds(plan, row, kToday);
  };
  EXPECT_TRUE(holds({}));
  EXPECT_TRUE(holds({{"rag", "red"}, {"rag", "amber"}}));
  EXPECT_TRUE(holds({{"rag", "amber"}, {"overdue", "0"}}));
  EXPECT_FALSE(holds({{"rag", "amber"}, {"overdue", "1"}}));
  EXPECT_FALSE(holds({{"rag", "red"}, {"overdue", "0"}}));
}

TEST(ActionFilter, HiddenLeadsAreNotToldToBeMissing) {
  PublishedPlan plan;
  ActionFigure row = Plain();
  row.action.responsible.clear();
  EXPECT_TRUE(Parsed({{"without", "lead"}}).Holds(plan, row, kToday));
  plan.leads_hidden = true;
  EXPECT_FALSE(Parsed({{"without", "lead"}}).Holds(plan, row, kToday));
}

}  // namespace
}  // namespace planwatch::web
