// Plans made by hand: of so many actions, with the columns that they were read
// from.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "collectors/plan/plan.h"

namespace planwatch::test {

inline ColumnReading ColumnOf(std::string role, std::string heading,
                              bool guessed = false) {
  ColumnReading column;
  column.role = std::move(role);
  column.heading = std::move(heading);
  column.guessed = guessed;
  return column;
}

inline std::vector<ColumnReading> UsualColumns() {
  return {ColumnOf("action", "Action"), ColumnOf("rag", "RAG"),
          ColumnOf("due", "Timescale"), ColumnOf("responsible", "Lead")};
}

inline Plan PlanWith(std::size_t actions,
                     std::vector<ColumnReading> columns = UsualColumns(),
                     std::vector<Doubt> doubts = {}) {
  Plan plan;
  plan.objectives.push_back({"1", "Prevent"});
  for (std::size_t i = 0; i < actions; ++i) {
    Action action;
    action.title = action.reference = "A" + std::to_string(i + 1);
    action.rag = Rag::kAmber;
    plan.actions.push_back(std::move(action));
  }
  plan.report.rows = actions;
  TableReading table;
  table.table = "table 2";
  table.header = 1;
  table.rows = table.records = actions;
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].column = i;
  table.columns = std::move(columns);
  plan.report.tables = {std::move(table)};
  plan.report.doubts = std::move(doubts);
  return plan;
}

inline Doubt DoubtAbout(std::string about, std::string text) {
  return {.about = std::move(about),
          .place = {.table = "table 2", .row = 1},
          .text = std::move(text),
          .settle = "name it under `columns:`"};
}

}  // namespace planwatch::test
