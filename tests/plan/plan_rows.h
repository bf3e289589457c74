// Plans from literals.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/plan/doubts.h"
#include "collectors/plan/reader.h"

namespace planwatch {

inline const Calendar& London() {
  static const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  return calendar;
}

// The headings of a plan that has no other.
inline constexpr std::string_view kPlanHeader = "Ref|Action|Lead|Timescale|RAG";

inline Date Day(std::string_view iso) { return *ParseIsoDate(iso); }

inline Cell Text(std::string text) {
  Cell cell;
  cell.text = std::move(text);
  return cell;
}
inline Cell Filled(Colour fill, std::string text = {}) {
  Cell cell = Text(std::move(text));
  cell.fill = fill;
  return cell;
}
inline Cell Merged(Merge merge) {
  Cell cell;
  cell.merge = merge;
  return cell;
}

inline constexpr Colour kRedFill{0xFF, 0x00, 0x00};
inline constexpr Colour kAmberFill{0xFF, 0xC0, 0x00};
inline constexpr Colour kGreenFill{0x00, 0xB0, 0x50};

// Rows of cells, counted on through every table.
class Rows {
 public:
  Rows() = default;
  // Each row as "a|b|c"; "\n" is a line in a cell.
  Rows(std::initializer_list<std::string_view> lines) {
    for (const std::string_view line : lines) Add(line);
  }

  Rows& Add(std::string_view line) {
    std::vector<Cell> cells(1);
    for (const char c : line)
      if (c == '|')
        cells.emplace_back();
      else
        cells.back().text += c;
    return Add(std::move(cells));
  }
  Rows& Add(std::vector<Cell> cells) {
    rows_.push_back({std::move(cells), {table_, ++row_}, false, {}});
    return *this;
  }
  Rows& Table(std::string name) {
    table_ = std::move(name);
    row_ = 0;
    return *this;
  }
  // Of the row added last.
  Rows& Caption(std::string caption) {
    rows_.back().caption = std::move(caption);
    return *this;
  }
  Rows& Hide() {
    rows_.back().hidden = true;
    return *this;
  }

  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
  std::string table_;
  std::size_t row_ = 0;
};

inline Result<Plan> TryReadPlan(const Rows& rows, PlanOptions options = {}) {
  PlanReader reader(std::move(options), London(), Day("2015-05-18"));
  for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
  return std::move(reader).Finish();
}

inline Plan ReadPlan(const Rows& rows, PlanOptions options = {}) {
  Result<Plan> plan = TryReadPlan(rows, std::move(options));
  if (plan) return *std::move(plan);
  ADD_FAILURE() << plan.error().message();
  return {};
}

// The doubts of a plan below lines of text.
inline std::vector<std::string> DoubtsBelow(
    const std::vector<std::string>& text, const Rows& rows) {
  PlanReader reader({}, London(), Day("2015-05-18"));
  for (const std::string& line : text) reader.TakeText(line);
  for (const Row& row : rows.rows()) EXPECT_TRUE(reader.Take(row));
  const Result<Plan> plan = std::move(reader).Finish();
  std::vector<std::string> texts;
  if (!plan) return {plan.error().message()};
  for (const Doubt& doubt : PlanDoubts(*plan, Day("2015-05-18")))
    texts.push_back(doubt.about + ": " + doubt.text);
  return texts;
}

// "what is in doubt | what settles it"
inline std::vector<std::string> Doubts(const Rows& rows) {
  std::vector<std::string> texts;
  for (const Doubt& doubt : PlanDoubts(ReadPlan(rows), Day("2015-05-18")))
    texts.push_back(doubt.text + " | " + doubt.settle);
  return texts;
}

}  // namespace planwatch
