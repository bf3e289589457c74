#include "collectors/plan/beside.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"

namespace planwatch {
namespace {

// A key of ratings has at most so many rows; one with headings at least so
// many.
constexpr std::size_t kLongestKey = 6;
constexpr std::size_t kLeastKey = 3;

// Columns between two blank ones, or a table's edge.
struct Part {
  std::size_t first = 0, end = 0;  // from the block's first column on
};

std::vector<Part> PartsOf(const Block& block) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    if (block.headings[i].empty() && profile.filled == 0) continue;
    if (parts.empty() || parts.back().end != i)
      parts.push_back({i, i + 1});
    else
      parts.back().end = i + 1;
  }
  return parts;
}

// The parts of a block by what their headings and cells say.
class Columns {
 public:
  explicit Columns(const Block& block) : block_(block) {}

  bool HasAction(const Part& part) const {
    for (std::size_t i = part.first; i < part.end; ++i)
      if (VoteFor(PlanField::kAction, block_.headings[i]) >= kKnownHeading)
        return true;
    return false;
  }

  // The fields that a plan has once and that the part's headings name.
  std::set<int> Fields(const Part& part) const {
    std::set<int> named;
    for (std::size_t i = part.first; i < part.end; ++i) {
      const std::vector<HeadingVote> votes =
          PlanHeadingVotes(block_.headings[i]);
      const auto strongest =
          std::max_element(votes.begin(), votes.end(),
                           [](const HeadingVote& a, const HeadingVote& b) {
                             return a.strength < b.strength;
                           });
      if (strongest != votes.end() && strongest->strength >= kKnownHeading)
        named.insert(strongest->field);
    }
    for (const PlanField several :
         {PlanField::kRag, PlanField::kProgress, PlanField::kEvidence})
      named.erase(static_cast<int>(several));
    return named;
  }

  // Whether nothing in the part can belong to the actions beside it: it is a
  // key or counts, or it goes its own way down the sheet.
  bool IsForeign(const Part& part) const {
    if (HasAction(part)) return false;
    if (IsKey(part) || IsCounting(part)) return true;
    if (part.end - part.first > 1 && !HasHeading(part)) return true;
    if (GoesAlong(part)) return false;
    for (std::size_t i = part.first; i < part.end; ++i)
      if (IsKnownHeading(Tidy(block_.headings[i]))) return IsList(part);
    return true;
  }

  bool HasHeading(const Part& part) const {
    return std::any_of(
        block_.headings.begin() + static_cast<std::ptrdiff_t>(part.first),
        block_.headings.begin() + static_cast<std::ptrdiff_t>(part.end),
        [](const std::string& heading) { return !heading.empty(); });
  }

  bool IsRatedElsewhere(const Part& part) const {
    for (std::size_t i = 0; i < block_.headings.size(); ++i)
      if ((i < part.first || i >= part.end) &&
          std::max(VoteFor(PlanField::kRag, block_.headings[i]),
                   VoteFor(PlanField::kStatus, block_.headings[i])) > 0)
        return true;
    return false;
  }

  // Whether the part has a cell in most rows that are filled elsewhere.
  bool GoesAlong(const Part& part) const {
    std::size_t rows = 0, along = 0;
    for (const Row* row : block_.rows) {
      std::size_t inside = 0, outside = 0;
      for (std::size_t i = 0; i < row->cells.size(); ++i) {
        if (!IsFilled(row->cells[i]) && !row->cells[i].fill) continue;
        const bool in = i >= block_.first_column + part.first &&
                        i < block_.first_column + part.end;
        ++(in ? inside : outside);
      }
      if (outside < 2) continue;
      ++rows;
      along += inside > 0 ? 1 : 0;
    }
    return along * 2 > rows;
  }

 private:
  // Ratings, each once, with what they mean.
  bool IsKey(const Part& part) const {
    const Profile& ratings = block_.profiles[part.first];
    return part.end - part.first > 1 && ratings.filled <= kLongestKey &&
           (StrongestVote(block_.headings[part.first]) == 0 ||
            (ratings.filled >= kLeastKey && IsRatedElsewhere(part) &&
             ratings.Share(CellKind::kColour) > 0.5)) &&
           ratings.distinct == ratings.filled &&
           ratings.Share(CellKind::kColour, CellKind::kState) >= 0.5;
  }

  bool IsCounting(const Part& part) const {
    return std::any_of(
        block_.headings.begin() + static_cast<std::ptrdiff_t>(part.first),
        block_.headings.begin() + static_cast<std::ptrdiff_t>(part.end),
        [](const std::string& heading) { return NamesCount(heading); });
  }

  // Whether the part's rows stand one below the other from the top on, each of
  // several columns: remarks beside actions have gaps.
  bool IsList(const Part& part) const {
    const std::vector<const Row*>& rows = block_.rows;
    const auto filled = [&](const Row& row) {
      std::size_t count = 0;
      for (std::size_t i = block_.first_column + part.first;
           i < std::min(block_.first_column + part.end, row.cells.size()); ++i)
        count += IsFilled(row.cells[i]) ? 1 : 0;
      return count;
    };
    std::size_t end = 0;
    while (end < rows.size() && filled(*rows[end]) > 1) ++end;
    return end > 1 &&
           std::none_of(rows.begin() + static_cast<std::ptrdiff_t>(end),
                        rows.end(),
                        [&](const Row* row) { return filled(*row) > 0; });
  }

  const Block& block_;
};

// The block with these columns alone, and its rows without the others.
Block Cut(const Block& block, const Part& part,
          std::deque<std::vector<Row>>& made) {
  Block cut = block;
  cut.first_column = block.first_column + part.first;
  cut.end_column = block.first_column + part.end;
  const auto within = [&](auto& list) {
    return std::remove_reference_t<decltype(list)>(
        list.begin() + static_cast<std::ptrdiff_t>(part.first),
        list.begin() + static_cast<std::ptrdiff_t>(part.end));
  };
  cut.headings = within(cut.headings);
  cut.profiles = within(cut.profiles);
  cut.rows.clear();
  cut.titles.clear();
  std::vector<Row>& rows = made.emplace_back();
  rows.reserve(block.rows.size());
  for (const Row* whole : block.rows) {
    Row row = *whole;
    if (row.cells.size() > cut.end_column) row.cells.resize(cut.end_column);
    for (std::size_t i = 0; i < std::min(cut.first_column, row.cells.size());
         ++i)
      row.cells[i] = Cell();
    if (IsBlankRow(row) &&
        std::none_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
          return cell.merge == Merge::kAbove;
        }))
      continue;
    rows.push_back(std::move(row));
    cut.rows.push_back(&rows.back());
    if (block.titles.contains(whole)) cut.titles.insert(&rows.back());
  }
  return cut;
}

}  // namespace

std::vector<Block> PartBeside(Block block, std::deque<std::vector<Row>>& made) {
  std::vector<Part> parts = PartsOf(block);
  if (parts.size() < 2) return {std::move(block)};
  const Columns columns(block);
  const std::size_t before = parts.size();
  // The widest may be the plan though no heading names its actions.
  const std::size_t widest =
      std::max_element(parts.begin(), parts.end(),
                       [](const Part& a, const Part& b) {
                         return a.end - a.first < b.end - b.first;
                       })
          ->first;
  std::erase_if(parts, [&](const Part& part) {
    return part.first != widest && columns.IsForeign(part);
  });
  if (parts.empty()) return {std::move(block)};
  const bool loses = parts.size() < before;

  // A table of its own has an action, or once more what the plan has once (one
  // heading may be there twice where the rows are the same).
  const auto is_own = [&](const Part& part) {
    if (columns.HasAction(part)) return true;
    const std::set<int> own = columns.Fields(part);
    const auto least = columns.GoesAlong(part) ? 2 : 1;
    return std::any_of(parts.begin(), parts.end(), [&](const Part& other) {
      if (&other == &part || !columns.HasAction(other)) return false;
      const std::set<int> others = columns.Fields(other);
      return least <= std::count_if(own.begin(), own.end(), [&](int field) {
               return others.contains(field);
             });
    });
  };
  // Columns apart that are no table of their own belong to the one beside.
  std::vector<Part> tables;
  bool open = false;  // the last one still lacks its action
  for (const Part& part : parts) {
    const bool own = is_own(part);
    if (!tables.empty() && (open || !own)) {
      tables.back().end = part.end;
      open = open && !own;
    } else {
      tables.push_back(part);
      open = !own;
    }
  }
  if (tables.size() < 2 && !loses) return {std::move(block)};
  std::vector<Block> blocks;
  blocks.reserve(tables.size());
  for (const Part& table : tables) blocks.push_back(Cut(block, table, made));
  return blocks;
}

}  // namespace planwatch
