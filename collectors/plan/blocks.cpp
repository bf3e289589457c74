#include "collectors/plan/blocks.h"

#include <algorithm>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/beside.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/fit.h"
#include "collectors/plan/header_rows.h"
#include "collectors/plan/section.h"
#include "collectors/plan/spread_ratings.h"

namespace planwatch {
namespace {

// Dates, ratings and the like in a row that is no title.
constexpr int kLeastData = 2;

class Finder {
 public:
  Finder(std::span<const Row> table, const BlockOptions& options,
         std::deque<std::vector<Row>>& cut)
      : table_(table), options_(options), headers_(table, options), cut_(cut) {}

  std::vector<Block> Find() {
    std::size_t at = 0;
    while (at < table_.size()) {
      const std::size_t header = headers_.Next(at);
      if (at > 0 && at < header) AddOther(at, header);
      if (header == table_.size()) break;
      if (at == 0) AddAbove(header);
      const std::size_t first = headers_.End(header);
      const std::size_t end = headers_.EndOfRows(header, first);
      Add(header, first, end);
      at = end;
    }
    if (blocks_.empty() && !table_.empty()) AddWithoutKnownHeader();
    return std::move(blocks_);
  }

 private:
  void Add(std::size_t header, std::size_t first, std::size_t end,
           bool is_known = true) {
    Block block;
    block.header_is_known = is_known;
    block.table = table_[header].place.table;
    block.caption = CaptionOf(header);
    block.header = &table_[header];
    for (std::size_t i = first; i < end; ++i) {
      if (headers_.RepeatsWhole(table_[header], table_[i])) {
        block.repeats.insert(table_[i].place.row);
        if (IsTitle(block, table_[i])) block.titles.insert(block.rows.back());
      } else if (!IsBlankRow(table_[i]) || IsMergedDown(table_[i])) {
        block.rows.push_back(&table_[i]);
      }
    }
    std::vector<std::string> headings = headers_.Headings(header, first);
    block.end_column = headings.size();
    for (const Row* row : block.rows)
      block.end_column = std::max(block.end_column, row->cells.size());
    headings.resize(block.end_column);
    block.headings = std::move(headings);
    block.profiles = ProfileColumns(block.rows, 0, block.end_column,
                                    options_.words, options_.calendar);
    ShiftHeadings(block);
    const std::size_t width = block.width();
    // Nothing tells tables apart where what heads them may be data.
    std::vector<Block> parts;
    if (is_known)
      parts = SplitSideBySide(std::move(block), cut_);
    else
      parts.push_back(std::move(block));
    const bool several =
        1 < std::count_if(parts.begin(), parts.end(),
                          [](const Block& part) { return !part.foreign; });
    for (Block& part : parts) {
      if (several && part.caption.empty() && header > 0)
        part.caption = TitleAbove(table_[header - 1], part);
      if ((part.width() < width && FindIn(part)) || part.foreign) continue;
      DropRepeats(part);
      if (JoinSpreadRating(part, cut_))
        part.profiles =
            ProfileColumns(part.rows, part.first_column, part.end_column,
                           options_.words, options_.calendar);
      part.roles = AssignRoles(part.headings, part.profiles, part.first_column,
                               options_.roles);
      blocks_.push_back(std::move(part));
    }
  }

  // The headings above the table, and above the first header the cells of title
  // rows that name a numbered priority or objective.
  std::string CaptionOf(std::size_t header) const {
    constexpr std::size_t kLongestTitle = 200;  // bytes
    std::string caption = table_.front().caption;
    if (!blocks_.empty()) return caption;
    std::string titles;
    for (const Row& row : table_.first(header))
      for (const Cell& cell : row.cells)
        if (cell.text.size() <= kLongestTitle &&
            cell.text.find_first_of("0123456789") != std::string::npos &&
            (IsPriority(cell.text) || IsNumberedObjective(cell.text)))
          titles += Tidy(cell.text) + '\n';
    if (caption.empty() && !titles.empty()) titles.pop_back();
    return titles + caption;
  }

  // Of tables side by side, what alone stands in the row above this one's
  // columns.
  static std::string TitleAbove(const Row& row, const Block& part) {
    std::string title;
    for (std::size_t i = part.first_column;
         i < std::min(part.end_column, row.cells.size()); ++i) {
      if (!IsFilled(row.cells[i])) continue;
      if (!title.empty()) return {};
      title = Tidy(row.cells[i].text);
    }
    return title.size() <= kLongestHeading ? title : std::string();
  }

  // The header may be that of the table beside alone, and this one's further
  // down, as below its guidance.
  bool FindIn(const Block& part) {
    if (is_part_ || part.rows.empty() || NamesAction(part)) return false;
    const double evidence = AssignRoles(part.headings, part.profiles,
                                        part.first_column, options_.roles)
                                .evidence;
    // The rows of a part were made for it, one behind the other.
    Finder finder({part.rows.front(), part.rows.size()}, options_, cut_);
    finder.is_part_ = true;
    std::vector<Block> found = finder.Find();
    if (std::none_of(found.begin(), found.end(), [&](const Block& block) {
          return block.roles.evidence > evidence;
        }))
      return false;
    for (Block& block : found) {
      block.caption = part.caption;
      blocks_.push_back(std::move(block));
    }
    return true;
  }

  static bool NamesAction(const Block& block) {
    return std::any_of(block.headings.begin(), block.headings.end(),
                       [](const std::string& heading) {
                         return VoteFor(PlanField::kAction, heading) >=
                                    kKnownHeading &&
                                heading.size() <= kLongestHeading;
                       });
  }

  // Rows that repeat the headings of these columns, whatever stands beside.
  void DropRepeats(Block& part) {
    const auto dropped = std::erase_if(part.rows, [&](const Row* row) {
      if (!headers_.Repeats(*part.header, *row)) return false;
      part.repeats.insert(row->place.row);
      return true;
    });
    if (dropped > 0)
      part.profiles =
          ProfileColumns(part.rows, part.first_column, part.end_column,
                         options_.words, options_.calendar);
  }

  // Rows of data above the first header, which go on from another table. Titles
  // and the like are none.
  void AddAbove(std::size_t header) {
    std::size_t first = 0;
    while (first < header && !IsDataAbove(first, header)) ++first;
    if (first < header) AddHeaderless(table_.subspan(0, header));
  }
  bool IsDataAbove(std::size_t index, std::size_t header) const {
    if (headers_.IsLikeThoseBelow(index, &table_[header])) return true;
    // A header at the foot repeats for the next page: a row as full as it is
    // data. Below others nothing, or little, may tell what data is like.
    const std::vector<Cell>& cells = table_[index].cells;
    return (header + 1 == table_.size() &&
            FilledCells(table_[index]) >= FilledCells(table_[header])) ||
           std::count_if(cells.begin(), cells.end(), [&](const Cell& cell) {
             return IsFilled(cell) && headers_.IsData(cell);
           }) >= kLeastData;
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

  // Rows below a header none of whose headings is a plan's.
  void AddOther(std::size_t header, std::size_t end) {
    AddHeaderless(table_.subspan(header + 1, end - header - 1));
    Block& block = blocks_.back();
    block.header = &table_[header];
    block.headings = headers_.Headings(header, header + 1);
    block.headings.resize(block.end_column);
  }

  // A row with a gap above it and a repeated header right below.
  static bool IsTitle(const Block& block, const Row& header) {
    const std::size_t count = block.rows.size();
    return count > 1 &&
           block.rows[count - 1]->place.row + 1 == header.place.row &&
           block.rows[count - 2]->place.row + 1 <
               block.rows[count - 1]->place.row;
  }

  // What stands a column beside its heading, as where the heading's cell is
  // wide and not merged.
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
               block.profiles[to].words > 0 &&
               MayStandFor(block.headings[i], block.profiles[to]);
      };
      for (const std::size_t to : {i + 1, i - 1})
        if (moves_to(to)) {
          std::swap(block.headings[i], block.headings[to]);
          break;
        }
    }
  }

  // Whether the heading asks for such cells. When an action was completed, or
  // its date moved, may not be known of any yet: its column is empty, and the
  // one beside another's.
  static bool MayStandFor(const std::string& heading, const Profile& profile) {
    const std::vector<HeadingVote> votes = PlanHeadingVotes(heading);
    const HeadingVote* const strongest = Strongest(votes);
    if (strongest == nullptr) return profile.dated == 0;
    const auto field = static_cast<PlanField>(strongest->field);
    return field != PlanField::kCompleted && field != PlanField::kRevised &&
           Fit(field, profile) > 0;
  }

  // No row has headings that are known. The first row of several words may be
  // one all the same, where it is of another kind than those below.
  void AddWithoutKnownHeader() {
    for (std::size_t i = 0; i + 1 < table_.size(); ++i) {
      const Row& row = table_[i];
      if (FilledCells(row) < 2) continue;
      const auto data = static_cast<std::size_t>(std::count_if(
          row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
            return !cell.text.empty() && headers_.IsData(cell);
          }));
      if (data * 4 <= FilledCells(row) && !headers_.IsLikeThoseBelow(i)) {
        const std::size_t first = headers_.End(i);
        Add(i, first, table_.size(), false);
        if (blocks_.back().roles.Has(PlanField::kAction)) return;
        blocks_.clear();
      }
      break;
    }
    AddHeaderless(table_);
  }

  std::span<const Row> table_;
  bool is_part_ = false;  // the table is one of several side by side
  const BlockOptions& options_;
  HeaderRows headers_;
  std::deque<std::vector<Row>>& cut_;
  std::vector<Block> blocks_;
};

}  // namespace

bool IsFilled(const Cell& cell) { return HasText(cell.text); }

std::size_t FilledCells(const Row& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), IsFilled));
}

Row WithoutCells(const Row& row) {
  return {.cells = {},
          .place = row.place,
          .hidden = row.hidden,
          .header = row.header,
          .caption = row.caption};
}

bool IsBlankRow(const Row& row) {
  return std::none_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return IsFilled(cell) || HasText(cell.struck);
  });
}

std::vector<Block> FindBlocks(std::span<const Row> table,
                              const BlockOptions& options,
                              std::deque<std::vector<Row>>& made) {
  return Finder(table, options, made).Find();
}

TableReading ReadingOf(const Block& block) {
  TableReading table;
  table.table = block.table;
  table.header = block.header != nullptr ? block.header->place.row : 0;
  table.rows = block.rows.size();
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    ColumnReading column;
    column.column = block.first_column + i;
    column.heading = Tidy(block.headings[i]);
    column.hidden = profile.hidden;
    column.samples = profile.samples;
    for (const auto& [field, at] : block.roles.columns)
      if (at == column.column && column.role.empty()) {
        column.role = PlanFieldName(field);
        column.guessed = block.roles.guessed.contains(field);
      }
    for (const std::size_t rag : block.roles.rags)
      if (rag == column.column) column.role = PlanFieldName(PlanField::kRag);
    if (!column.heading.empty() || !column.samples.empty())
      table.columns.push_back(std::move(column));
  }
  return table;
}

}  // namespace planwatch
