#include "collectors/plan/key.h"

#include <optional>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/colour.h"

namespace planwatch {
namespace {

// Keys are short, and stand in front of or behind the plan.
constexpr std::size_t kMostRows = 2'000;
constexpr std::size_t kLongestMeaning = 80;  // bytes

// What the cell shows, where it is nothing but a rating.
Rag Shown(const Cell& cell) {
  if (Tidy(cell.text).empty())
    return cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
  const RatingReading reading = ReadRating(cell.text, {});
  return reading.by == RatedBy::kColour ? reading.worst() : Rag::kUnrated;
}

}  // namespace

std::set<Rag> DoneByKey(std::span<const Row> rows,
                        const std::vector<Draft>& actions) {
  std::set<std::pair<std::string, std::size_t>> used;
  for (const Draft& action : actions)
    used.insert({action.place.table, action.place.row});
  std::set<Rag> done;
  std::size_t looked_at = 0;
  for (const Row& row : rows) {
    if (used.contains({row.place.table, row.place.row})) continue;
    if (++looked_at > kMostRows) break;
    for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
      const Rag shown = Shown(row.cells[i]);
      const std::string& meaning = row.cells[i + 1].text;
      if (shown == Rag::kUnrated || shown == Rag::kBlue || meaning.empty() ||
          meaning.size() > kLongestMeaning)
        continue;
      const RatingReading reading = ReadRating(meaning, {});
      if (reading.complete && !reading.other) done.insert(shown);
    }
  }
  return done;
}

}  // namespace planwatch
