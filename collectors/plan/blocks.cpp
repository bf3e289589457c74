#include "collectors/plan/blocks.h"

#include <algorithm>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/beside.h"
#include "collectors/plan/fields.h"

namespace planwatch {
namespace {

constexpr double kExact = 2.9;
constexpr std::size_t kLongestAlone = 50;  // of a header of one cell, in bytes
constexpr std::size_t kShortestAxis = 5;   // of a Gantt chart, in cells
constexpr std::size_t kLongestAgain = 60;  // of a heading further down
constexpr std::size_t kMostAgain = 200;    // headings further down
constexpr std::size_t kLongestOther = 30;  // of one that no plan has
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

class Finder {
 public:
  Finder(std::span<const Row> table, const BlockOptions& options,
         std::deque<std::vector<Row>>& cut)
      : table_(table), options_(options), cut_(cut) {}

  std::vector<Block> Find() {
    std::size_t at = 0;
    while (at < table_.size()) {
      const std::size_t header = NextHeader(at);
      if (header == table_.size()) break;
      if (at == 0) AddAbove(header);
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

  // "No update was received this quarter."
  static bool IsSentence(std::string_view text) {
    return text.ends_with('.') && std::count(text.begin(), text.end(), ' ') > 3;
  }

  bool IsKnown(const Cell& cell) const {
    if (IsConfigured(cell)) return true;
    const std::string text = Tidy(cell.text);
    if (IsSentence(text)) return false;
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
    bool gap = false;  // right of the last heading that is known
    const Cell* only = nullptr;
    // Most rows are told to be data by a figure, which is cheaper to see than
    // what a heading says.
    if (again && (Filled(row) > kMostAgain ||
                  std::any_of(row.cells.begin(), row.cells.end(),
                              [this](const Cell& cell) {
                                return StartsWithDigit(cell) && IsData(cell);
                              })))
      return false;
    for (const Cell& cell : row.cells) {
      const std::string text = Tidy(cell.text);
      gap = gap || (text.empty() && cell.merge == Merge::kNone && known > 0 &&
                    right_data + right_filled == 0);
      if (text.empty()) continue;
      only = &cell;
      longest = std::max(longest, text.size());
      if (IsConfigured(cell)) ++configured;
      const double vote = IsSentence(text) ? 0 : StrongestVote(text);
      if (vote >= kKnownHeading || IsKnown(cell)) {
        ++known;
        ++filled;
        strong += vote >= kKnownHeading ? 1 : 0;
        data += std::exchange(right_data, 0);
        filled += std::exchange(right_filled, 0);
        gap = false;
      } else if (IsData(cell)) {
        ++right_data;
      } else if (HasWord(text)) {
        ++right_filled;
      }
    }
    // A long run of days, weeks or months right of the headings is a chart's
    // axis; what stands behind a gap is another table.
    if (!gap && right_data + right_filled < kShortestAxis) {
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

  // Whether the row repeats the header. What stands beside the table, behind a
  // gap, is no part of it.
  bool SameHeadings(const Row& header, const Row& row) const {
    const std::vector<std::string>& headings = HeadingsOf(header);
    const std::size_t end = headings.size();
    std::size_t filled = 0, others = 0;
    for (std::size_t i = 0; i < std::max(end, row.cells.size()); ++i) {
      const bool has_text = i < row.cells.size() && IsFilled(row.cells[i]);
      if (i >= end && !has_text) break;
      if (!has_text && headings[i].empty()) continue;
      ++filled;
      const bool same =
          has_text && i < end && Fold(row.cells[i].text) == headings[i];
      others += same ? 0 : 1;
      if (others * 4 > std::max(end, row.cells.size())) return false;
    }
    return filled > 0 && others * 4 <= filled;
  }

  // Folded, up to the gap behind the last one that is known.
  const std::vector<std::string>& HeadingsOf(const Row& header) const {
    if (&header == measured_) return headings_;
    const std::vector<Cell>& cells = header.cells;
    std::size_t known = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (IsFilled(cells[i]) && IsKnown(cells[i])) known = i + 1;
    std::size_t end = known;
    while (end < cells.size() && (IsFilled(cells[end]) || known == 0)) ++end;
    measured_ = &header;
    headings_.clear();
    for (std::size_t i = 0; i < end; ++i)
      headings_.push_back(Fold(cells[i].text));
    return headings_;
  }

  // Whether nothing stands right above the row, but for a title.
  bool HasGapAbove(std::size_t index) const {
    if (index == 0) return true;
    const Row& above = table_[index - 1];
    return IsBlankRow(above) || above.place.row + 1 < table_[index].place.row ||
           (Filled(above) == 1 && index > 1 &&
            (IsBlankRow(table_[index - 2]) ||
             table_[index - 2].place.row + 1 < above.place.row));
  }

  // Below a gap a table of another kind may begin, whose headings need not be a
  // plan's. What stands beside the table alone is no part of it.
  bool IsHeaderBelow(std::size_t header, std::size_t index) const {
    const Row& row = table_[index];
    const std::size_t end =
        std::min(HeadingsOf(table_[header]).size(), row.cells.size());
    if (std::none_of(row.cells.begin(),
                     row.cells.begin() + static_cast<std::ptrdiff_t>(end),
                     IsFilled))
      return false;
    if (IsHeader(row, true)) return !IsLikeThoseBelow(index);
    return HasGapAbove(index) && (IsHeader(row) || NamesAnother(index)) &&
           std::none_of(row.cells.begin(), row.cells.end(),
                        [&](const Cell& cell) {
                          return IsFilled(cell) && IsData(cell);
                        });
  }

  // "Meeting | Date | Venue": words alone, of which one is a heading anywhere,
  // above a row of data.
  bool NamesAnother(std::size_t index) const {
    const Row& row = table_[index];
    std::size_t filled = 0, known = 0;
    for (const Cell& cell : row.cells) {
      if (!IsFilled(cell)) continue;
      ++filled;
      const std::string text = Tidy(cell.text);
      if (text.size() > kLongestOther) return false;
      known += IsKnown(cell) ? 1 : 0;
    }
    if (filled < 2 || known == 0 || index + 1 == table_.size()) return false;
    const std::vector<Cell>& below = table_[index + 1].cells;
    return std::any_of(below.begin(), below.end(), [&](const Cell& cell) {
      return IsFilled(cell) && IsData(cell);
    });
  }

  // Up to the next header of other headings.
  std::size_t EndOfRows(std::size_t header, std::size_t first) const {
    for (std::size_t i = first; i < table_.size(); ++i) {
      if (i >= kRowsSearched || !IsHeaderBelow(header, i)) continue;
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
        block.repeats.insert(table_[i].place.row);
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
    for (Block& part : PartBeside(std::move(block), cut_)) {
      part.roles = AssignRoles(part.headings, part.profiles, part.first_column,
                               options_.roles);
      blocks_.push_back(std::move(part));
    }
  }

  // Rows of data above the first header, which go on from another table. Titles
  // and the like are none.
  void AddAbove(std::size_t header) {
    std::size_t first = 0;
    while (first < header && !IsLikeThoseBelow(first, &table_[header])) ++first;
    if (first < header) AddHeaderless(table_.subspan(0, header));
  }

  void AddHeaderless(std::span<const Row> rows) {
    Block block;
    block.table = table_.front().place.table;
    block.caption = table_.front().caption;
    for (const Row& row : rows)
      if (!IsBlankRow(row)) {
        block.rows.push_back(&row);
        block.end_column = std::max(block.end_column, row.cells.size());
      }
    block.headings.resize(block.end_column);
    block.profiles = ProfileColumns(block.rows, 0, block.end_column,
                                    options_.words, options_.calendar);
    blocks_.push_back(std::move(block));
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
      const Profile& profile = block.profiles[i];
      const bool rates = VoteFor(PlanField::kRag, block.headings[i]) > 0 ||
                         VoteFor(PlanField::kStatus, block.headings[i]) > 0;
      return profile.words == 0 &&
             (rates ? profile.coloured == 0 : profile.fills < 2);
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
    AddHeaderless(table_);
  }

  // Whether a cell of the row is a date, a rating or a percentage, and so are
  // most of those below it: then it is data, and no heading.
  // Rows that repeat the header, where it is given, don't count.
  bool IsLikeThoseBelow(std::size_t index, const Row* header = nullptr) const {
    const Row& row = table_[index];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!IsFilled(row.cells[i]) ||
          StrongestVote(Tidy(row.cells[i].text)) >= kKnownHeading)
        continue;
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
        if (i >= below.cells.size() || !IsFilled(below.cells[i]) ||
            (header != nullptr && SameHeadings(*header, below)))
          continue;
        ++filled;
        alike += kind(below.cells[i]) == own ? 1 : 0;
      }
      if (alike * 2 > filled) return true;
    }
    return false;
  }

  std::span<const Row> table_;
  const BlockOptions& options_;
  std::deque<std::vector<Row>>& cut_;
  mutable const Row* measured_ = nullptr;  // whose are:
  mutable std::vector<std::string> headings_;
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
                              const BlockOptions& options,
                              std::deque<std::vector<Row>>& made) {
  return Finder(table, options, made).Find();
}

}  // namespace planwatch
