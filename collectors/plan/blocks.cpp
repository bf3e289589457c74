#include "collectors/plan/blocks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"

namespace planwatch {
namespace {

constexpr double kExact = 2.9;
constexpr std::size_t kLongestAlone = 50;  // of a header of one cell, in bytes
constexpr std::size_t kShortestAxis = 5;   // of a Gantt chart, in cells
constexpr std::size_t kLongestAgain = 60;  // of a heading further down
// Rows in which any header is looked for; further down only one that repeats
// the first.
constexpr std::size_t kRowsSearched = 400;
// Below a header of merged cells come at most so many rows of sub-headings.
constexpr std::size_t kMostSubHeaders = 3;

// Rows below one that may be a header to which it is compared.
constexpr std::size_t kRowsCompared = 50;

bool HasWord(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text)
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       static_cast<unsigned char>(c) >= 0x80
                   ? 1
                   : 0;
  return letters >= 2;
}

bool StartsWithDigit(const Cell& cell) {
  return cell.date ||
         (!cell.text.empty() && cell.text[0] >= '0' && cell.text[0] <= '9');
}

double VoteFor(PlanField field, std::string_view heading) {
  for (const HeadingVote& vote : PlanHeadingVotes(heading))
    if (vote.field == static_cast<int>(field)) return vote.strength;
  return 0;
}

double StrongestVote(std::string_view heading) {
  double strongest = 0;
  for (const HeadingVote& vote : PlanHeadingVotes(heading))
    strongest = std::max(strongest, vote.strength);
  return strongest;
}

class Finder {
 public:
  Finder(std::span<const Row> table, const BlockOptions& options)
      : table_(table), options_(options) {}

  std::vector<Block> Find() {
    std::size_t at = 0;
    while (at < table_.size()) {
      const std::size_t header = NextHeader(at);
      if (header == table_.size()) break;
      const std::size_t first = EndOfHeader(header);
      const std::size_t end = EndOfRows(header, first);
      Add(header, first, end);
      at = end;
    }
    if (blocks_.empty() && !table_.empty()) AddWithoutKnownHeader();
    return std::move(blocks_);
  }

 private:
  // Whether the cell holds what no heading is.
  bool IsData(const Cell& cell) const {
    switch (KindOf(cell, options_.words, options_.calendar)) {
      case CellKind::kDate:
      case CellKind::kColour:
      case CellKind::kPercentage:
      case CellKind::kNumber:
      case CellKind::kCode:
      case CellKind::kNone:
      case CellKind::kYesNo:
        return true;
      default:
        return false;
    }
  }

  bool IsKnown(const Cell& cell) const {
    if (IsConfigured(cell)) return true;
    const std::string text = Tidy(cell.text);
    return StrongestVote(text) >= kKnownHeading ||
           (text.size() <= kLongestAlone && IsKnownHeading(text) &&
            !IsData(cell));
  }

  bool IsConfigured(const Cell& cell) const {
    if (options_.roles.columns == nullptr || cell.text.empty()) return false;
    const std::string folded = Fold(cell.text);
    return std::any_of(options_.roles.columns->begin(),
                       options_.roles.columns->end(), [&](const auto& entry) {
                         return folded == Fold(entry.second) ||
                                folded.starts_with(Fold(entry.second));
                       });
  }

  // `again`: below another header, where most rows are data.
  bool IsHeader(const Row& row, bool again = false) const {
    std::size_t filled = 0, known = 0, strong = 0, data = 0, configured = 0;
    std::size_t longest = 0, right_data = 0, right_filled = 0;
    const Cell* only = nullptr;
    // Most rows are told to be data by a figure, which is cheaper to see than
    // what a heading says.
    if (again && std::any_of(row.cells.begin(), row.cells.end(),
                             [this](const Cell& cell) {
                               return StartsWithDigit(cell) && IsData(cell);
                             }))
      return false;
    for (const Cell& cell : row.cells) {
      const std::string text = Tidy(cell.text);
      if (text.empty()) continue;
      only = &cell;
      longest = std::max(longest, text.size());
      if (IsConfigured(cell)) ++configured;
      const double vote = StrongestVote(text);
      if (vote >= kKnownHeading || IsKnown(cell)) {
        ++known;
        ++filled;
        strong += vote >= kKnownHeading ? 1 : 0;
        data += std::exchange(right_data, 0);
        filled += std::exchange(right_filled, 0);
      } else if (IsData(cell)) {
        ++right_data;
      } else if (HasWord(text)) {
        ++right_filled;
      }
    }
    // A long run of days, weeks or months right of the headings is a chart's
    // axis.
    if (right_data + right_filled < kShortestAxis) {
      data += right_data;
      filled += right_filled;
    }
    if (again)
      return strong >= 2 && data == 0 && longest <= kLongestAgain &&
             known * 4 >= filled * 3;
    if (configured >= 2 && data == 0) return true;
    if (filled == 1 && known == 1 && data == 0)
      return only->text.size() <= kLongestAlone &&
             (configured > 0 ||
              VoteFor(PlanField::kAction, only->text) >= kExact);
    return known >= 2 && strong >= 1 && data * 3 <= known &&
           known * 2 >= filled;
  }

  std::size_t NextHeader(std::size_t from) const {
    for (std::size_t i = from; i < std::min(table_.size(), kRowsSearched);
         ++i) {
      if (!IsHeader(table_[i])) continue;
      // Of two that follow each other the one with more headings is the header;
      // the other groups them.
      if (i + 1 < table_.size() && !IsMergedDown(table_[i + 1]) &&
          IsHeader(table_[i + 1]) && Filled(table_[i + 1]) > Filled(table_[i]))
        continue;
      return i;
    }
    return table_.size();
  }

  static std::size_t Filled(const Row& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(),
                      [](const Cell& cell) { return IsFilled(cell); }));
  }

  // Rows below a header that still belong to it: rests of cells merged down,
  // and headings below one that is merged across.
  std::size_t EndOfHeader(std::size_t header) const {
    std::size_t end = header + 1;
    while (end < table_.size() && end - header <= kMostSubHeaders &&
           IsSubHeader(header, table_[end]))
      ++end;
    return end;
  }

  bool IsSubHeader(std::size_t header, const Row& row) const {
    const std::vector<Cell>& above = table_[header].cells;
    std::size_t below_group = 0, merged = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      if (cell.merge == Merge::kAbove) ++merged;
      if (!IsFilled(cell)) continue;
      const bool group =
          i >= above.size() || above[i].merge == Merge::kLeft ||
          (i + 1 < above.size() && above[i + 1].merge == Merge::kLeft) ||
          !IsFilled(above[i]);
      if (!group) return false;
      ++below_group;
    }
    return merged >= 2 || (below_group > 0 && IsUnderGroup(above, row));
  }

  // Whether each filled cell stands below one heading merged across several.
  static bool IsUnderGroup(const std::vector<Cell>& above, const Row& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (IsFilled(row.cells[i]) &&
          !(i < above.size() &&
            (above[i].merge == Merge::kLeft ||
             (i + 1 < above.size() && above[i + 1].merge == Merge::kLeft))))
        return false;
    return true;
  }

  static bool SameHeadings(const Row& a, const Row& b) {
    std::size_t same = 0, filled = 0;
    for (std::size_t i = 0; i < std::max(a.cells.size(), b.cells.size()); ++i) {
      const std::string left =
          i < a.cells.size() ? Fold(a.cells[i].text) : std::string();
      const std::string right =
          i < b.cells.size() ? Fold(b.cells[i].text) : std::string();
      if (left.empty() && right.empty()) continue;
      ++filled;
      same += left == right ? 1 : 0;
    }
    return filled > 0 && same * 4 >= filled * 3;
  }

  // Below a gap a table of another kind may begin, whose headings need not be a
  // plan's.
  bool IsHeaderBelow(std::size_t index) const {
    const Row& row = table_[index];
    if (IsHeader(row, true)) return !IsLikeThoseBelow(index);
    return Filled(table_[index - 1]) == 0 && IsHeader(row) &&
           std::none_of(row.cells.begin(), row.cells.end(),
                        [&](const Cell& cell) {
                          return IsFilled(cell) && IsData(cell);
                        });
  }

  // Up to the next header of other headings.
  std::size_t EndOfRows(std::size_t header, std::size_t first) const {
    for (std::size_t i = first; i < table_.size(); ++i) {
      if (i >= kRowsSearched || !IsHeaderBelow(i)) continue;
      if (!SameHeadings(table_[header], table_[i])) return i;
    }
    return table_.size();
  }

  void Add(std::size_t header, std::size_t first, std::size_t end) {
    Block block;
    block.table = table_[header].place.table;
    block.caption = table_.front().caption;
    block.header = &table_[header];
    for (std::size_t i = first; i < end; ++i) {
      if (SameHeadings(table_[header], table_[i])) {
        if (IsTitle(block, table_[i])) block.titles.insert(block.rows.back());
      } else if (!IsBlankRow(table_[i]) || IsMergedDown(table_[i])) {
        block.rows.push_back(&table_[i]);
      }
    }
    std::vector<std::string> headings = Headings(header, first);
    block.end_column = headings.size();
    for (const Row* row : block.rows)
      block.end_column = std::max(block.end_column, row->cells.size());
    headings.resize(block.end_column);
    block.headings = std::move(headings);
    block.profiles = ProfileColumns(block.rows, 0, block.end_column,
                                    options_.words, options_.calendar);
    ShiftHeadings(block);
    for (Block& part : SideBySide(std::move(block))) {
      part.roles = AssignRoles(part.headings, part.profiles, part.first_column,
                               options_.roles);
      blocks_.push_back(std::move(part));
    }
  }

  // A row with a gap above it and a repeated header right below.
  static bool IsTitle(const Block& block, const Row& header) {
    const std::size_t count = block.rows.size();
    return count > 1 &&
           block.rows[count - 1]->place.row + 1 == header.place.row &&
           block.rows[count - 2]->place.row + 1 <
               block.rows[count - 1]->place.row;
  }

  static bool IsMergedDown(const Row& row) {
    return std::any_of(
        row.cells.begin(), row.cells.end(),
        [](const Cell& cell) { return cell.merge == Merge::kAbove; });
  }

  // The heading of each column, its group's in front.
  std::vector<std::string> Headings(std::size_t header, std::size_t end) const {
    std::vector<std::string> headings;
    for (std::size_t r = header; r < end; ++r) {
      const std::vector<Cell>& cells = table_[r].cells;
      if (headings.size() < cells.size()) headings.resize(cells.size());
      std::string group;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string text =
            cells[i].merge == Merge::kLeft ? group : Trimmed(cells[i].text);
        if (cells[i].merge != Merge::kLeft) group = text;
        if (text.empty()) continue;
        if (!headings[i].empty()) headings[i] += ' ';
        headings[i] += text;
      }
    }
    return headings;
  }

  static std::string Trimmed(const std::string& text) {
    return TidyLines(text);
  }

  // Names that stand a column beside their heading, as where the heading's cell
  // is wide and not merged.
  static void ShiftHeadings(Block& block) {
    const auto empty = [&](std::size_t i) {
      return block.profiles[i].words == 0 && block.profiles[i].fills < 2;
    };
    for (std::size_t i = 0; i < block.headings.size(); ++i) {
      if (block.headings[i].empty() || !empty(i)) continue;
      const auto moves_to = [&](std::size_t to) {
        return to < block.headings.size() && block.headings[to].empty() &&
               block.profiles[to].words > 0;
      };
      for (const std::size_t to : {i + 1, i - 1})
        if (moves_to(to)) {
          std::swap(block.headings[i], block.headings[to]);
          break;
        }
    }
  }

  // Two tables beside each other, with a blank column between, are two.
  static std::vector<Block> SideBySide(Block block) {
    struct Part {
      std::size_t first, end;
    };
    std::vector<Part> parts;
    for (std::size_t i = 0; i < block.headings.size(); ++i) {
      const bool blank =
          block.headings[i].empty() && block.profiles[i].filled == 0;
      if (blank) continue;
      if (parts.empty() || parts.back().end != i)
        parts.push_back({i, i + 1});
      else
        parts.back().end = i + 1;
    }
    const auto has_action = [&](const Part& part) {
      for (std::size_t i = part.first; i < part.end; ++i)
        if (VoteFor(PlanField::kAction, block.headings[i]) >= kKnownHeading)
          return true;
      return false;
    };
    // So is one that has a role of the plan's once more.
    const auto fields = [&](const Part& part) {
      std::set<int> named;
      for (std::size_t i = part.first; i < part.end; ++i) {
        const std::vector<HeadingVote> votes =
            PlanHeadingVotes(block.headings[i]);
        const auto strongest =
            std::max_element(votes.begin(), votes.end(),
                             [](const HeadingVote& a, const HeadingVote& b) {
                               return a.strength < b.strength;
                             });
        if (strongest != votes.end() && strongest->strength >= kKnownHeading)
          named.insert(strongest->field);
      }
      named.erase(static_cast<int>(PlanField::kRag));  // there may be several
      return named;
    };
    const auto repeats = [&](const Part& part) {
      const std::set<int> own = fields(part);
      return std::any_of(parts.begin(), parts.end(), [&](const Part& other) {
        if (&other == &part || !has_action(other)) return false;
        const std::set<int> others = fields(other);
        return std::any_of(own.begin(), own.end(),
                           [&](int field) { return others.contains(field); });
      });
    };
    if (std::count_if(parts.begin(), parts.end(), has_action) < 2 &&
        std::none_of(parts.begin(), parts.end(), repeats))
      return {std::move(block)};
    // Columns apart that are no table of their own belong to the one beside.
    std::vector<Part> tables;
    bool open = false;  // the last one still lacks its action
    for (const Part& part : parts) {
      const bool own = has_action(part) || repeats(part);
      if (!tables.empty() && (open || !own)) {
        tables.back().end = part.end;
        open = open && !own;
      } else {
        tables.push_back(part);
        open = !own;
      }
    }
    parts = std::move(tables);
    if (parts.size() < 2) return {std::move(block)};
    std::vector<Block> blocks;
    for (const Part& part : parts) {
      Block one = block;
      one.first_column = part.first;
      one.end_column = part.end;
      one.headings.assign(
          block.headings.begin() + static_cast<std::ptrdiff_t>(part.first),
          block.headings.begin() + static_cast<std::ptrdiff_t>(part.end));
      one.profiles.assign(
          block.profiles.begin() + static_cast<std::ptrdiff_t>(part.first),
          block.profiles.begin() + static_cast<std::ptrdiff_t>(part.end));
      blocks.push_back(std::move(one));
    }
    return blocks;
  }

  // No row has headings that are known. The first row of several words may be
  // one all the same, where it is of another kind than those below.
  void AddWithoutKnownHeader() {
    for (std::size_t i = 0; i + 1 < table_.size(); ++i) {
      const Row& row = table_[i];
      if (Filled(row) < 2) continue;
      const auto data = static_cast<std::size_t>(std::count_if(
          row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
            return !cell.text.empty() && IsData(cell);
          }));
      if (data * 4 <= Filled(row) && !IsLikeThoseBelow(i)) {
        const std::size_t first = EndOfHeader(i);
        Add(i, first, table_.size());
        blocks_.back().header_is_known = false;
        if (blocks_.back().roles.Has(PlanField::kAction)) return;
        blocks_.clear();
      }
      break;
    }
    Block block;
    block.table = table_.front().place.table;
    block.caption = table_.front().caption;
    for (const Row& row : table_)
      if (!IsBlankRow(row)) {
        block.rows.push_back(&row);
        block.end_column = std::max(block.end_column, row.cells.size());
      }
    block.headings.resize(block.end_column);
    block.profiles = ProfileColumns(block.rows, 0, block.end_column,
                                    options_.words, options_.calendar);
    blocks_.push_back(std::move(block));
  }

  // Whether a cell of the row is a date, a rating or a percentage, and so are
  // most of those below it: then it is data, and no heading.
  bool IsLikeThoseBelow(std::size_t index) const {
    const Row& row = table_[index];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!IsFilled(row.cells[i])) continue;
      const auto kind = [&](const Cell& cell) {
        const CellKind is = KindOf(cell, options_.words, options_.calendar);
        return is == CellKind::kPeriod  ? CellKind::kDate
               : is == CellKind::kState ? CellKind::kColour
                                        : is;
      };
      const CellKind own = kind(row.cells[i]);
      if (own != CellKind::kDate && own != CellKind::kColour &&
          own != CellKind::kPercentage)
        continue;
      std::size_t filled = 0, alike = 0;
      for (const Row& below : table_.subspan(
               index + 1, std::min(kRowsCompared, table_.size() - index - 1))) {
        if (i >= below.cells.size() || !IsFilled(below.cells[i])) continue;
        ++filled;
        alike += kind(below.cells[i]) == own ? 1 : 0;
      }
      if (alike * 2 > filled) return true;
    }
    return false;
  }

  std::span<const Row> table_;
  const BlockOptions& options_;
  std::vector<Block> blocks_;
};

}  // namespace

bool IsFilled(const Cell& cell) {
  // Nearly all cells begin with a character that is seen.
  if (cell.text.empty()) return false;
  if (cell.text[0] > ' ' && cell.text[0] < 0x7F) return true;
  return !Tidy(cell.text).empty();
}

bool IsBlankRow(const Row& row) {
  return std::none_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return IsFilled(cell) || !Tidy(cell.struck).empty();
  });
}

std::vector<Block> FindBlocks(std::span<const Row> table,
                              const BlockOptions& options) {
  return Finder(table, options).Find();
}

std::vector<Row> TurnCards(std::span<const Row> table) {
  constexpr std::size_t kLeastLabels = 3;
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
    if (found == labels.end()) found = labels.insert(labels.end(), label);
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
