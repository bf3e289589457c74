#include "collectors/plan/cards.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/fields.h"

namespace planwatch {

std::vector<Row> TurnCards(std::span<const Row> table) {
  constexpr std::size_t kLeastLabels = 3;
  constexpr std::size_t kMostLabels = 100;
  std::vector<std::string> labels;
  std::vector<Row> cards;
  std::set<int> fields;
  std::size_t known = 0, rows = 0;
  for (const Row& row : table) {
    std::array<const Cell*, 2> cells{};
    std::size_t filled = 0;
    for (const Cell& cell : row.cells)
      if (IsFilled(cell)) {
        if (filled < cells.size()) cells[filled] = &cell;
        ++filled;
      }
    if (filled == 0) continue;
    ++rows;
    if (filled > 2) return {};
    const std::string label = Tidy(cells[0]->text);
    for (const HeadingVote& vote : PlanHeadingVotes(label))
      if (vote.strength >= kKnownHeading) {
        fields.insert(vote.field);
        ++known;
        break;
      }
    auto found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.begin() && found != labels.end()) cards.emplace_back();
    if (found == labels.end()) {
      if (labels.size() == kMostLabels) return {};
      found = labels.insert(labels.end(), label);
    }
    if (cards.empty()) cards.emplace_back();
    Row& card = cards.back();
    if (card.cells.empty()) card.place = row.place;
    const auto column = static_cast<std::size_t>(found - labels.begin());
    if (card.cells.size() <= column) card.cells.resize(column + 1);
    if (filled == 2) card.cells[column] = *cells[1];
  }
  if (fields.size() < kLeastLabels || known * 2 < rows ||
      !fields.contains(static_cast<int>(PlanField::kAction)))
    return {};
  // A plan of two columns has its headings beside each other.
  std::size_t beside = 0;
  for (const Cell& cell : table.front().cells)
    beside += IsFilled(cell) && StrongestVote(Tidy(cell.text)) >= kKnownHeading;
  if (beside > 1) return {};
  Row header;
  header.place = table.front().place;
  header.caption = table.front().caption;
  for (std::string& label : labels)
    header.cells.emplace_back().text = std::move(label);
  cards.insert(cards.begin(), std::move(header));
  for (Row& card : cards) card.cells.resize(cards.front().cells.size());
  return cards;
}

}  // namespace planwatch
