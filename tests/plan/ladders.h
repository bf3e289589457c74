// Ladders: how the reading of a small plan changes as one thing in it grows.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {

inline std::string TypeOf(std::string_view text) {
  std::string type;
  for (const char c : text)
    if (c >= 'a' && c <= 'z' && type.size() < 160)
      type += c;
    else if (!type.empty() && type.back() != ' ')
      type += ' ';
  return Cut(type, 48);
}

// What does not change with every row: roles, remarks, what is left out.
inline std::string Gist(const Result<Plan>& plan) {
  if (!plan) return "refused " + Cut(plan.error().message(), 40);
  std::string gist;
  for (const TableReading& table : plan->report.tables)
    for (const ColumnReading& column : table.columns)
      if (!column.role.empty())
        gist += std::to_string(column.column) + column.role.substr(0, 6) +
                (column.guessed ? "? " : " ");
  std::array<bool, kAllRags.size()> rags{};
  std::size_t undated = 0, led = 0, complete = 0;
  for (const Action& action : plan->actions) {
    rags[static_cast<std::size_t>(action.rag)] = true;
    undated += action.due.date ? 0 : 1;
    led += action.responsible.empty() ? 0 : 1;
    complete += action.complete ? 1 : 0;
  }
  for (const Rag rag : kAllRags)
    if (rags[static_cast<std::size_t>(rag)]) gist += RagName(rag)[0];
  gist += (undated == 0                      ? " dated"
           : undated == plan->actions.size() ? ""
                                             : " partly dated");
  gist += led > 0 ? " led" : "";
  gist += complete > 0 ? " complete" : "";
  gist += plan->outcomes.empty() ? "" : " outcomes";
  gist += plan->objectives.size() > 1 ? " objectives" : "";
  for (const Remarks* remarks :
       {&plan->report.rejected, &plan->report.guesses, &plan->report.repairs})
    for (const auto& [kind, count] : remarks->counts()) gist += " !" + kind;
  for (const PassedOver& passed : plan->report.passed_over)
    gist += " -(" + Cut(passed.why, 30) + ')';
  for (const Doubt& doubt : PlanDoubts(*plan, Day("2015-05-18")))
    gist += " ?(" + doubt.about + ": " + TypeOf(doubt.text) + ')';
  return gist;
}

class Ladders {
 public:
  using Step = std::function<Rows(std::size_t)>;
  // `count`: also how many actions there are.
  void Climb(std::string name, std::size_t from, std::size_t to,
             const Step& rows_of, bool count = false) {
    std::string line = std::move(name) + ':', last;
    for (std::size_t n = from; n <= to; ++n) {
      const Result<Plan> plan = TryReadPlan(rows_of(n));
      std::string gist = Gist(plan);
      if (count && plan) gist += ' ' + std::to_string(plan->actions.size());
      if (n == from || gist != last)
        line += " | " + std::to_string(n) + ' ' + gist;
      last = std::move(gist);
    }
    lines_.push_back(std::move(line));
  }
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::vector<std::string> lines_;
};

// "Action|Lead|Due date|RAG" and so many rows.
inline Rows Small(std::size_t count, const char* table = "") {
  Rows rows;
  if (*table != '\0') rows.Table(table);
  rows.Add("Ref|Action|Lead|Due date|RAG");
  for (std::size_t i = 1; i <= count; ++i)
    rows.Add(std::to_string(i) + "|Train the staff of hotel " +
             std::to_string(i) + "|Ann Hill|30/06/2015|" +
             (i % 2 ? "Red" : "Green"));
  return rows;
}

inline std::vector<Cell> CellsOf(const std::string& line) {
  return Rows().Add(line).rows().front().cells;
}

inline std::string Repeat(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace planwatch
