// A simulated year: a plan that is edited every day, and a history that answers
// for each of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "daemon/history/history.h"
#include "daemon/history/record.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;
using std::chrono::days;

constexpr int kDays = 365;

constexpr std::array kVerbs = {"Develop", "Review", "Deliver", "Agree",
                               "Publish", "Train",  "Audit",   "Map",
                               "Extend",  "Recruit"};
constexpr std::array kThings = {
    "pathway",   "protocol",   "campaign",  "toolkit",  "training",
    "profile",   "assessment", "dashboard", "contract", "helpline",
    "programme", "checklist",  "strategy",  "dataset",  "service"};
constexpr std::array kFor = {"schools",
                             "hotels",
                             "taxi firms",
                             "foster carers",
                             "GPs",
                             "sexual health",
                             "residential homes",
                             "parents",
                             "young people",
                             "police officers",
                             "social workers",
                             "licensing",
                             "faith groups",
                             "youth workers",
                             "housing"};
constexpr std::array kHow = {
    "with all partners",        "by a task and finish group",
    "with quarterly reporting", "through the operational group",
    "with a named lead",        "after consultation",
    "in every neighbourhood",   "within existing budgets"};

// A plan and, beside each row, which action it is in truth.
class Editor {
 public:
  // With references of its own, or none.
  Editor(unsigned seed, bool references)
      : random_(seed), references_(references) {
    while (rows_.size() < 34) Add();
  }

  // One to three edits, as a co-ordinator makes them.
  void Edit() {
    for (int edits = Below(3); edits >= 0; --edits) switch (Below(12)) {
        case 0:
          if (rows_.size() < 45) Add();
          break;
        case 1:
          if (rows_.size() > 25) rows_.erase(rows_.begin() + Any());
          break;
        case 2:
          Reword(rows_[static_cast<std::size_t>(Any())].row.title);
          break;
        case 3: {
          const TrueRow moved = rows_[static_cast<std::size_t>(Any())];
          std::erase_if(rows_,
                        [&](const TrueRow& r) { return r.id == moved.id; });
          rows_.insert(rows_.begin() + Any(), moved);
          break;
        }
        case 4:
          Renumber();
          break;
        case 5:
        case 6:
        case 7:
          rows_[static_cast<std::size_t>(Any())].row.due =
              FormatDate(Day("2015-01-01") + days{Below(700)});
          break;
        default:
          rows_[static_cast<std::size_t>(Any())].row.rag =
              kAllRags[static_cast<std::size_t>(Below(5))];
      }
  }

  Plan Now() const {
    std::vector<PlanLine> rows;
    for (const TrueRow& row : rows_) rows.push_back(row.row);
    return PlanOf(rows);
  }
  std::vector<int> Ids() const {
    std::vector<int> ids;
    for (const TrueRow& row : rows_) ids.push_back(row.id);
    return ids;
  }

 private:
  struct TrueRow {
    int id = 0;
    PlanLine row;
  };

  int Below(int n) {
    return std::uniform_int_distribution<int>(0, n - 1)(random_);
  }
  int Any() { return Below(static_cast<int>(rows_.size())); }
  template <typename T>
  std::string Pick(const T& words) {
    return words[static_cast<std::size_t>(
        Below(static_cast<int>(words.size())))];
  }

  std::string Wording() {
    return Pick(kVerbs) + " the " + Pick(kThings) + " and " + Pick(kThings) +
           " for " + Pick(kFor) + " " + Pick(kHow);
  }
  void Add() {
    const int id = next_id_++;
    rows_.insert(rows_.begin() + Below(static_cast<int>(rows_.size()) + 1),
                 {id,
                  {references_ ? "R" + std::to_string(id) : "", Wording(),
                   Rag::kUnrated, ""}});
  }
  // A word changed, dropped or added.
  void Reword(std::string& title) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : title + " ") {
      if (c != ' ') {
        word += c;
      } else {
        words.push_back(std::exchange(word, {}));
      }
    }
    const auto at = words.begin() + Below(static_cast<int>(words.size()));
    switch (Below(3)) {
      case 0:
        *at = Pick(kThings);
        break;
      case 1:
        if (words.size() > 4) words.erase(at);
        break;
      default:
        words.insert(at, "further");
    }
    title.clear();
    for (const std::string& w : words) title += (title.empty() ? "" : " ") + w;
  }
  // The references count from 1 in the document's order.
  void Renumber() {
    if (!references_) return;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      rows_[i].row.reference = "R" + std::to_string(i + 1);
  }

  std::mt19937 random_;
  bool references_;
  int next_id_ = 1;
  std::vector<TrueRow> rows_;
};

std::vector<std::string> Said(const Plan& plan) {
  std::vector<std::string> said;
  for (const Action& action : plan.actions)
    said.push_back(ToJson(ActionRecord{
        .action = action, .objective = plan.objectives[action.objective]}));
  return said;
}

struct Mistakes {
  int taken_for_new = 0;   // the way of one action is cut in two
  int taken_for_same = 0;  // two actions on one way
  int actions = 0;
};

// Each action's true number, by the day and its place in the document, against
// the way it was put on.
Mistakes Compare(const PlanPast& past, const std::vector<Date>& dates,
                 const std::vector<std::vector<int>>& truth) {
  std::map<const ActionTrace*, std::set<int>> actions_of;
  std::map<int, std::set<const ActionTrace*>> ways_of;
  for (std::size_t d = 0; d < dates.size(); ++d) {
    // Titles are unique enough: a state is told by its reference and title.
    std::map<std::string, std::vector<int>> ids;
    const Plan plan = *past.On(dates[d]);
    for (std::size_t i = 0; i < plan.actions.size(); ++i)
      ids[plan.actions[i].reference + plan.actions[i].title].push_back(
          truth[d][i]);
    for (const ActionTrace& trace : past.traces()) {
      const ActionRecord* state = trace.On(dates[d]);
      if (state == nullptr) continue;
      const auto& here = ids[state->action.reference + state->action.title];
      if (here.size() != 1) continue;
      actions_of[&trace].insert(here.front());
      ways_of[here.front()].insert(&trace);
    }
  }
  Mistakes mistakes;
  for (const auto& [trace, ids] : actions_of)
    mistakes.taken_for_same += static_cast<int>(ids.size()) - 1;
  for (const auto& [id, ways] : ways_of)
    mistakes.taken_for_new += static_cast<int>(ways.size()) - 1;
  mistakes.actions = static_cast<int>(ways_of.size());
  return mistakes;
}

TEST(Year, TheHistorySaysWhatThePlanSaidOnEveryDay) {
  const test::TempFolder folder;
  Mistakes all;
  for (const unsigned seed : {1u, 2u, 3u, 4u}) {
    const fs::path file = folder / (std::to_string(seed) + ".db");
    auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened) << opened.error().message();
    Editor editor(seed, seed % 2 == 0);
    std::vector<Date> dates;
    std::vector<Plan> plans;
    std::vector<std::vector<int>> truth;
    for (int day = 0; day < kDays; ++day) {
      if (day > 0) editor.Edit();
      dates.push_back(Day("2015-01-01") + days{day});
      plans.push_back(editor.Now());
      truth.push_back(editor.Ids());
    }
    // Half as they come, the rest afterwards and backwards, as `record` may.
    for (int day = 0; day < kDays; day += 2)
      ASSERT_TRUE(opened->history->RecordPlan(
          "cse", dates[static_cast<std::size_t>(day)],
          plans[static_cast<std::size_t>(day)]));
    for (int day = kDays - 2; day > 0; day -= 2)
      ASSERT_TRUE(opened->history->RecordPlan(
          "cse", dates[static_cast<std::size_t>(day)],
          plans[static_cast<std::size_t>(day)]));

    const Result<PlanPast> past = opened->history->PastOf("cse");
    ASSERT_TRUE(past);
    for (std::size_t day = 0; day < dates.size(); ++day)
      ASSERT_EQ(Said(*past->On(dates[day])), Said(plans[day]))
          << FormatDate(dates[day]);
    EXPECT_TRUE(opened->history->Verify());

    const Mistakes mistakes = Compare(*past, dates, truth);
    std::cout << "seed " << seed << ": " << mistakes.actions << " actions, "
              << mistakes.taken_for_new << " times taken for a new one, "
              << mistakes.taken_for_same << " times for another one, "
              << fs::file_size(file) / 1024 << " KiB\n";
    all.actions += mistakes.actions;
    all.taken_for_new += mistakes.taken_for_new;
    all.taken_for_same += mistakes.taken_for_same;
  }
  EXPECT_LE(all.taken_for_new * 50, all.actions);
  EXPECT_LE(all.taken_for_same * 50, all.actions);
}

}  // namespace
}  // namespace planwatch
