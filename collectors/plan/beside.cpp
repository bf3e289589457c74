#include "collectors/plan/beside.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/header_rows.h"

namespace planwatch {
namespace {

// A key of ratings has at most so many rows; one with headings at least so
// many.
constexpr std::size_t kLongestKey = 6;
constexpr std::size_t kLeastKey = 3;
constexpr double kWeak = 1.5;  // of a heading that may name actions
constexpr double kSure = 2.5;  // of one that names them; "Name" may be anyone's
// Bytes of cells that are made for tables side by side, all together: a sheet
// with more of them holds no plans, and is read as one table.
constexpr std::size_t kMostMade = std::size_t{32} << 20;

// Columns between two blank ones, or a table's edge.
struct Part {
  std::size_t first = 0, end = 0;  // from the block's first column on
  double action = 0;               // the strongest vote for an action
  bool has_heading = false;
  bool rates = false;        // a heading names a rating
  std::uint32_t hinted = 0;  // by bit: fields that a heading may mean,
  std::uint32_t named = 0;   // those that it names,
  std::uint32_t fields = 0;  // and of those the ones that a plan has once
  std::size_t rows = 0;      // that have cells elsewhere,
  std::size_t along = 0;     // and of those the ones with a cell in it
  // Of a part that others were joined to: one that may be foreign.
  std::optional<Beside> beside = {};

  std::size_t width() const { return end - first; }
  bool has_action() const { return action >= kKnownHeading; }
  // Whether the part has a cell in most rows that are filled elsewhere.
  bool goes_along() const { return rows == 0 || along * 2 > rows; }
};

// What the part's headings say.
void ReadHeadings(const Block& block, Part& part) {
  for (std::size_t i = part.first; i < part.end; ++i) {
    const std::string& heading = block.headings[i];
    if (heading.empty()) continue;
    part.has_heading = true;
    const std::vector<HeadingVote> votes = PlanHeadingVotes(heading);
    for (const HeadingVote& vote : votes) {
      const auto field = static_cast<PlanField>(vote.field);
      const bool is_known = vote.strength >= kKnownHeading;
      if (field == PlanField::kAction)
        part.action = std::max(part.action, vote.strength);
      part.rates |=
          is_known && (field == PlanField::kRag || field == PlanField::kStatus);
    }
    const HeadingVote* const strongest = Strongest(votes);
    if (strongest == nullptr) continue;
    const std::uint32_t bit = Bit(static_cast<PlanField>(strongest->field));
    part.hinted |= bit;
    if (strongest->strength >= kKnownHeading) part.named |= bit;
  }
  part.fields = part.named;
  for (const PlanField several : {PlanField::kRag, PlanField::kProgress,
                                  PlanField::kDelay, PlanField::kEvidence})
    part.fields &= ~Bit(several);
}

// How far each part goes along with the others, in one pass over the cells.
void CountRows(const Block& block, std::vector<Part>& parts) {
  std::size_t width = 0;
  for (const Part& part : parts) width += part.width();
  for (const Row* row : block.rows) {
    const auto is_filled = [&](std::size_t column) {
      return column < row->cells.size() &&
             (IsFilled(row->cells[column]) || row->cells[column].fill ||
              row->cells[column].merge == Merge::kAbove);
    };
    std::vector<std::size_t> inside(parts.size());
    std::size_t all = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      for (std::size_t i = parts[part].first; i < parts[part].end; ++i)
        inside[part] += is_filled(block.first_column + i) ? 1 : 0;
      all += inside[part];
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
      const std::size_t elsewhere = width - parts[part].width();
      if (all - inside[part] < std::min<std::size_t>(elsewhere, 2)) continue;
      ++parts[part].rows;
      parts[part].along += inside[part] > 0 ? 1 : 0;
    }
  }
}

// Whether nothing stands in the column, neither a colour nor the rest of a cell
// that is merged down.
bool IsBlankColumn(const Block& block, std::size_t index) {
  const Profile& profile = block.profiles[index];
  if (!block.headings[index].empty() || profile.filled + profile.coloured > 0)
    return false;
  const std::size_t column = block.first_column + index;
  return std::none_of(block.rows.begin(), block.rows.end(),
                      [&](const Row* row) {
                        return column < row->cells.size() &&
                               row->cells[column].merge == Merge::kAbove;
                      });
}

template <typename Is>
bool AnyHeading(const Block& block, const Part& part, Is is) {
  return std::any_of(
      block.headings.begin() + static_cast<std::ptrdiff_t>(part.first),
      block.headings.begin() + static_cast<std::ptrdiff_t>(part.end), is);
}

// Neighbours of which the header says nothing: it is another table's, and
// theirs may stand further down, across the blank column between them.
void JoinWithoutHeadings(const Block& block, std::vector<Part>& parts) {
  // Guidance above a table stands in the row of the other's header.
  const auto is_unnamed = [&](const Part& part) {
    return part.width() > 1 &&
           !AnyHeading(block, part, [](const std::string& heading) {
             return !heading.empty() && heading.size() <= kLongestHeading;
           });
  };
  std::vector<Part> joined;
  for (const Part& part : parts) {
    if (!joined.empty() && is_unnamed(joined.back()) && is_unnamed(part))
      joined.back().end = part.end;
    else
      joined.push_back(part);
  }
  parts = std::move(joined);
}

std::vector<Part> PartsOf(const Block& block) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    if (IsBlankColumn(block, i)) continue;
    if (parts.empty() || parts.back().end != i)
      parts.push_back({.first = i, .end = i + 1});
    else
      parts.back().end = i + 1;
  }
  if (parts.size() < 2) return parts;
  for (Part& part : parts) ReadHeadings(block, part);
  JoinWithoutHeadings(block, parts);
  CountRows(block, parts);
  return parts;
}

// Ratings, each once, with what they mean. `rated_elsewhere`: the plan has
// ratings of its own.
bool IsKey(const Block& block, const Part& part, bool rated_elsewhere) {
  if (part.width() < 2) return false;
  const Profile& ratings = block.profiles[part.first];
  const Profile& meanings = block.profiles[part.first + 1];
  return meanings.Share(CellKind::kText, CellKind::kWords, CellKind::kName,
                        CellKind::kState) > 0.5 &&
         ratings.filled <= kLongestKey && ratings.distinct == ratings.filled &&
         ratings.Share(CellKind::kColour, CellKind::kState) >= 0.5 &&
         (StrongestVote(block.headings[part.first]) == 0 ||
          (ratings.filled >= kLeastKey && rated_elsewhere &&
           ratings.Share(CellKind::kColour) > 0.5));
}

// How many rows of the part stand one below the other from the top on, each of
// several columns, with nothing below them; 0 where it has gaps, as remarks
// beside actions have.
std::size_t LengthOfList(const Block& block, const Part& part) {
  const std::vector<const Row*>& rows = block.rows;
  const auto filled = [&](const Row* row) {
    std::size_t count = 0;
    for (std::size_t i = block.first_column + part.first;
         i < std::min(block.first_column + part.end, row->cells.size()); ++i)
      count += IsFilled(row->cells[i]) ? 1 : 0;
    return count;
  };
  const auto end = std::find_if(rows.begin(), rows.end(), [&](const Row* row) {
    return filled(row) < 2;
  });
  if (std::any_of(end, rows.end(),
                  [&](const Row* row) { return filled(row) > 0; }))
    return 0;
  return static_cast<std::size_t>(end - rows.begin());
}

// Headings without a cell below them: nothing is lost with them.
bool IsEmpty(const Block& block, const Part& part) {
  for (std::size_t i = part.first; i < part.end; ++i)
    if (block.profiles[i].filled + block.profiles[i].coloured > 0) return false;
  return true;
}

// Whether nothing in the part can belong to the actions beside it: it is a key
// or counts, or it goes its own way down the sheet.
bool IsForeign(const Block& block, const Part& part, bool rated_elsewhere) {
  if (part.has_action()) return false;
  if (IsEmpty(block, part)) return true;
  if (IsKey(block, part, rated_elsewhere) ||
      AnyHeading(block, part, NamesCount))
    return true;
  if (part.width() > 1 && !part.has_heading) return true;
  if (part.goes_along()) return false;
  return !AnyHeading(block, part, [](const std::string& heading) {
    return IsKnownHeading(Tidy(heading));
  }) || LengthOfList(block, part) > 1;
}

// "12/01/2015"
bool IsDay(const std::string& heading) {
  return !HasLetter(heading) &&
         std::count_if(heading.begin(), heading.end(), [](char c) {
           return c == '/' || c == '-' || c == '.';
         }) == 2;
}

// Whether the part's first column tells of other subjects than the actions:
// their names stand below a heading that is none of a plan's ("Risk", "KPI",
// "Course").
bool HasSubjects(const Block& block, const Part& part) {
  const std::string& heading = block.headings[part.first];
  const Profile& names = block.profiles[part.first];
  return part.width() > 1 && !heading.empty() &&
         StrongestVote(heading) < kKnownHeading && names.filled >= kLeastKey &&
         names.distinct == names.filled &&
         names.Share(CellKind::kText, CellKind::kWords, CellKind::kName) > 0.8;
}

// Whether the part may be a table of its own though it goes along with the
// actions, as a short table beside a short plan does: it ends well above the
// last of them, or there are few of them; it has actions of a kind
// ("Mitigation"); or its headings are data, so that its own may stand further
// up.
bool MayBeForeign(const Block& block, const Part& part) {
  if (part.width() < 2 || !part.has_heading || part.action >= kSure)
    return false;
  if (HasSubjects(block, part)) return true;
  const std::size_t rows = block.rows.size();
  const std::size_t well_above = rows > kLongestKey ? 2 : 1;
  const std::size_t length = LengthOfList(block, part);
  if (rows < kLeastKey
          ? length > 0
          : length > 1 && (part.action >= kWeak || length + well_above <= rows))
    return true;
  return AnyHeading(block, part, IsDay);
}

// What only the foreign part names of what a plan's figures come from.
bool LacksWithout(const Part& foreign, const std::vector<Part>& parts) {
  const std::uint32_t rating = Bit(PlanField::kRag) | Bit(PlanField::kStatus);
  std::uint32_t named = 0;
  for (const Part& part : parts) named |= part.named;
  const std::uint32_t lacking = foreign.hinted & ~named;
  return (lacking & (Bit(PlanField::kDue) | Bit(PlanField::kResponsible))) ||
         ((lacking & rating) && !(named & rating));
}

// The block with these columns alone, and its rows without the others.
Block Crop(const Block& block, const Part& part,
           std::deque<std::vector<Row>>& made) {
  Block cut = block;
  cut.first_column = block.first_column + part.first;
  cut.end_column = block.first_column + part.end;
  cut.beside = part.beside;
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
    Row row = WithoutCells(*whole);
    const std::size_t end = std::min(cut.end_column, whole->cells.size());
    row.cells.resize(end);
    for (std::size_t i = cut.first_column; i < end; ++i)
      row.cells[i] = whole->cells[i];
    if (IsBlankRow(row) && !IsMergedDown(row)) continue;
    rows.push_back(std::move(row));
    cut.rows.push_back(&rows.back());
    if (block.titles.contains(whole)) cut.titles.insert(&rows.back());
  }
  return cut;
}

// Bytes of the cells made so far, and of those that cropping `tables` would
// add.
std::size_t SizeOfMade(const std::deque<std::vector<Row>>& made,
                       const Block& block, const std::vector<Part>& tables) {
  std::size_t width = 0, cells = 0;
  for (const Part& table : tables) width += block.first_column + table.end;
  for (const std::vector<Row>& rows : made)
    if (!rows.empty()) cells += rows.size() * rows.front().cells.size();
  return (cells + width * block.rows.size()) * sizeof(Cell);
}

}  // namespace

std::vector<Block> SplitSideBySide(Block block,
                                   std::deque<std::vector<Row>>& made) {
  std::vector<Part> parts = PartsOf(block);
  if (parts.size() < 2) return {std::move(block)};
  const auto rating = std::count_if(
      parts.begin(), parts.end(), [](const Part& part) { return part.rates; });
  // Where no heading names actions the widest may be the plan.
  auto plan = std::find_if(parts.begin(), parts.end(),
                           [](const Part& part) { return part.has_action(); });
  if (plan == parts.end())
    plan = std::max_element(
        parts.begin(), parts.end(),
        [](const Part& a, const Part& b) { return a.width() < b.width(); });
  const std::size_t kept = plan->first;
  std::vector<Part> foreign;
  // A table of other subjects that is as long as the plan is cut off from one
  // that lacks nothing without it.
  const auto has_subjects = [&](const Part& part) {
    return part.first != kept && !part.has_action() && HasSubjects(block, part);
  };
  std::vector<Part> without;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(without),
               [&](const Part& part) { return !has_subjects(part); });
  std::erase_if(parts, [&](const Part& part) {
    const bool is_foreign =
        part.first != kept &&
        (IsForeign(block, part, rating > (part.rates ? 1 : 0)) ||
         (has_subjects(part) && !LacksWithout(part, without)));
    if (is_foreign) foreign.push_back(part);
    return is_foreign;
  });
  for (const Part& part : foreign)
    if (!IsEmpty(block, part) &&
        (LacksWithout(part, parts) || has_subjects(part)))
      parts.front().beside = {block.headings[part.first], false};

  // A table of its own has an action, or once more what the plan has once (one
  // heading may be there twice where the rows are the same).
  const auto is_own = [&](const Part& part) {
    const int least = part.goes_along() ? 2 : 1;
    return part.has_action() ||
           std::any_of(parts.begin(), parts.end(), [&](const Part& other) {
             return &other != &part && other.has_action() &&
                    std::popcount(part.fields & other.fields) >= least;
           });
  };
  // Columns apart that are not a table of their own belong to the one beside.
  std::vector<Part> tables;
  bool open = false;  // the last one still lacks its action
  for (const Part& part : parts) {
    const bool own = is_own(part);
    if (!tables.empty() && (open || !own)) {
      if (MayBeForeign(block, part))
        tables.back().beside = {block.headings[part.first], true};
      tables.back().end = part.end;
      open = open && !own;
    } else {
      tables.push_back(part);
      open = !own;
    }
  }
  block.beside = tables.front().beside;
  if (tables.size() < 2 && foreign.empty()) return {std::move(block)};
  const std::size_t own = tables.size();
  tables.insert(tables.end(), foreign.begin(), foreign.end());
  if (SizeOfMade(made, block, tables) > kMostMade) return {std::move(block)};
  std::vector<Block> blocks;
  blocks.reserve(tables.size());
  for (const Part& table : tables) blocks.push_back(Crop(block, table, made));
  for (std::size_t i = own; i < blocks.size(); ++i) blocks[i].foreign = true;
  return blocks;
}

}  // namespace planwatch
