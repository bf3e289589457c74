#include "collectors/referral/copies.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <optional>
#include <string>

namespace planwatch {
namespace {

// Fewer rows may be alike by chance.
constexpr std::size_t kLeastCopied = 5;
// Of the smaller table: some rows may have been changed in one of the two.
constexpr double kLeastShared = 0.8;

}  // namespace

void CopiedRows::BeginTable(const Place& first) {
  tables_.push_back({first, {}});
}

void CopiedRows::Add(std::span<const Cell* const> cells) {
  std::size_t hash = 0;
  for (const Cell* const cell : cells) {
    std::size_t of_cell = std::hash<std::string>{}(cell->text);
    if (cell->date)
      of_cell =
          static_cast<std::size_t>(cell->date->time_since_epoch().count());
    hash = hash * 1'000'003 + of_cell;
  }
  tables_.back().rows.push_back(
      static_cast<std::uint32_t>(hash ^ (hash >> 32)));
}

std::optional<Place> CopiedRows::Find() {
  for (Table& table : tables_) std::sort(table.rows.begin(), table.rows.end());
  for (std::size_t b = 1; b < tables_.size(); ++b)
    for (std::size_t a = 0; a < b; ++a) {
      const std::vector<std::uint32_t>&left = tables_[a].rows,
            &right = tables_[b].rows;
      const std::size_t smaller = std::min(left.size(), right.size());
      if (smaller < kLeastCopied) continue;
      std::vector<std::uint32_t> shared;
      std::set_intersection(left.begin(), left.end(), right.begin(),
                            right.end(), std::back_inserter(shared));
      if (static_cast<double>(shared.size()) >=
          kLeastShared * static_cast<double>(smaller))
        return tables_[b].first;
    }
  return std::nullopt;
}

}  // namespace planwatch
