#include "collectors/plan/header_rows.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/heading_cells.h"
#include "collectors/plan/limits.h"
#include "collectors/plan/spread_ratings.h"

namespace planwatch {
namespace {

constexpr double kExact =
    2.9;  // the vote of a heading that names one role alone
constexpr double kWeakHeading = 1;         // of one that may name a role
constexpr std::size_t kLongestAlone = 50;  // of a header of one cell, in bytes
constexpr std::size_t kShortestAxis = 5;   // of a Gantt chart, in cells
constexpr std::size_t kPlainlyHeadings = 3;  // so many known ones in a row
constexpr std::size_t kLongestAgain = 60;    // of a heading further down
constexpr std::size_t kMostAgain = 200;      // headings further down
constexpr std::size_t kLongestOther = 30;    // of one that no plan has
// What texts say is remembered, of texts up to so many bytes and so many texts.
constexpr std::size_t kLongestKept = 100;
constexpr std::size_t kMostKept = 10'000;
// Below a header of merged cells come at most so many rows of sub-headings.
constexpr std::size_t kMostSubHeaders = 3;
// Headings without a gap, of a header that has gaps, which a row repeats.
constexpr std::size_t kLeastPart = 3;
// Rows above or below a possible header that it is compared with.
constexpr std::size_t kRowsCompared = 50;

// Whether the column stands below one heading merged across several.
bool IsUnderGroup(const std::vector<Cell>& above, std::size_t column) {
  return column < above.size() && (above[column].merge == Merge::kLeft ||
                                   (column + 1 < above.size() &&
                                    above[column + 1].merge == Merge::kLeft));
}

// Of `data` cells right of so many headings, the action's among them: whether
// they are nothing but times in their order.
bool IsRunOfTimes(const Row& row, std::size_t headings,
                  const std::vector<PeriodInHeading>& periods,
                  std::size_t data) {
  return headings > 1 && periods.size() == data && AreInOrder(periods) &&
         std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
           return VoteFor(PlanField::kAction, cell.text) >= kKnownHeading;
         });
}

}  // namespace

bool IsMergedDown(const Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return cell.merge == Merge::kAbove;
  });
}

bool HeaderRows::IsData(const Cell& cell) const {
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

// Further down than they are searched only a header that repeats the first is
// looked for.
HeaderRows::HeaderRows(std::span<const Row> table, const BlockOptions& options)
    : table_(table), options_(options) {
  std::size_t cells = 0;
  while (rows_searched_ < std::min(table.size(), kRowsSearched) &&
         cells <= kCellsSearched)
    cells += FilledCells(table[rows_searched_++]);
}

HeaderRows::HeadingEvidence HeaderRows::Classify(const Cell& cell) const {
  const bool keep = cell.text.size() <= kLongestKept && !cell.date &&
                    !cell.fill && cell.merge == Merge::kNone;
  if (keep)
    if (const auto found = said_.find(cell.text); found != said_.end())
      return found->second;
  const std::string text = Tidy(cell.text);
  HeadingEvidence said;
  const double vote = IsSentence(text) ? 0 : StrongestVote(text);
  said.strong = vote >= kKnownHeading;
  if (!said.strong) {
    // "RAG now" sounds like a time, and names a column all the same.
    said.weak = vote >= kWeakHeading && text.size() <= kLongestOther;
    said.data = !said.weak && IsData(cell);
    said.known = !said.data && !IsSentence(text) &&
                 text.size() <= kLongestAlone && IsKnownHeading(text);
  }
  if (keep && said_.size() < kMostKept) said_.emplace(cell.text, said);
  return said;
}

bool HeaderRows::IsKnown(const Cell& cell) const {
  const HeadingEvidence said = Classify(cell);
  return said.strong || said.known || IsConfigured(cell);
}

bool HeaderRows::IsConfigured(const Cell& cell, bool alone) const {
  if (options_.roles.columns == nullptr || cell.text.empty()) return false;
  const std::string folded = Fold(cell.text);
  return std::any_of(options_.roles.columns->begin(),
                     options_.roles.columns->end(), [&](const auto& entry) {
                       const std::string wanted = Fold(entry.second);
                       return alone ? folded.starts_with(wanted)
                                    : IsHeading(folded, wanted);
                     });
}

HeaderRows::Counts HeaderRows::Count(const Row& row, bool again) const {
  Counts counts;
  std::size_t right_data = 0, right_filled = 0;
  std::vector<PeriodInHeading> periods;  // of right_data
  bool gap = false;  // right of the last heading that is known
  for (const Cell& cell : row.cells) {
    const std::string text = Tidy(cell.text);
    gap = gap || (text.empty() && cell.merge == Merge::kNone &&
                  counts.known > 0 && right_data + right_filled == 0);
    if (text.empty()) continue;
    counts.last = &cell;
    counts.longest = std::max(counts.longest, text.size());
    const bool is_configured = IsConfigured(cell);
    counts.configured += is_configured ? 1 : 0;
    const HeadingEvidence said = Classify(cell);
    if (said.strong || said.known || is_configured) {
      if (IsRunOfTimes(row, counts.strong, periods, right_data)) right_data = 0;
      ++counts.known;
      ++counts.filled;
      counts.strong += said.strong ? 1 : 0;
      counts.data += std::exchange(right_data, 0);
      periods.clear();
      counts.filled += std::exchange(right_filled, 0);
      gap = false;
    } else if (said.data) {
      right_data += again && IsMark(cell) ? 0 : 1;
      if (const auto period = PeriodOf(cell)) periods.push_back(*period);
    } else if (HasWord(text) && (again || !said.weak)) {
      ++right_filled;
      counts.longest_other = std::max(counts.longest_other, text.size());
    }
  }
  // Days right of what is plainly a row of headings are headings too: of a
  // meeting each. So are years that follow each other beside the action's.
  if (!again && periods.size() == right_data &&
      (counts.strong >= kPlainlyHeadings ||
       IsRunOfTimes(row, counts.strong, periods, right_data)))
    right_data = 0;
  // A long run of days, weeks or months right of the headings is a chart's
  // axis; what stands behind a gap is another table.
  if (!gap && right_data + right_filled < kShortestAxis) {
    counts.data += right_data;
    counts.filled += right_filled;
  }
  return counts;
}

bool HeaderRows::IsFirstHeader(const Row& row) const {
  Counts is = Count(row, false);
  if (is.strong > 1 && is.data > 1)
    is.data -=
        std::min(is.data, SpreadColumns(table_.subspan(
                              static_cast<std::size_t>(&row - table_.data()))));
  if (is.configured >= 2 && is.data == 0) return true;
  if (is.filled == 1 && is.known == 1 && is.data == 0)
    return is.last->text.size() <= kLongestAlone &&
           (IsConfigured(*is.last, true) ||
            VoteFor(PlanField::kAction, is.last->text) >= kExact);
  return (is.known >= 2 && is.strong >= 1 && is.data * 3 <= is.known &&
          is.known * 2 >= is.filled) ||
         HasHeaderBeside(row);
}

bool HeaderRows::IsHeaderAgain(const Row& row) const {
  // Most rows are told to be data by a figure, which is cheaper to see than
  // what a heading says.
  if (FilledCells(row) > kMostAgain ||
      std::any_of(row.cells.begin(), row.cells.end(), [this](const Cell& cell) {
        return StartsWithDigit(cell) && IsData(cell);
      }))
    return false;
  const Counts is = Count(row, true);
  return is.strong >= 2 && is.data == 0 && is.longest <= kLongestAgain &&
         is.longest_other <= kLongestOther && is.known * 4 >= is.filled * 3;
}

bool HeaderRows::HasHeaderBeside(const Row& row) const {
  std::size_t filled = 0, known = 0;
  bool data = false, action = false;
  const auto is_header = [&] {
    return action && !data && known >= kLeastPart && known * 4 >= filled * 3;
  };
  for (const Cell& cell : row.cells) {
    if (IsFilled(cell)) {
      const bool is_known = IsKnown(cell);
      ++filled;
      known += is_known ? 1 : 0;
      data |= Classify(cell).data;
      action |= is_known &&
                VoteFor(PlanField::kAction, Tidy(cell.text)) >= kKnownHeading;
    } else if (cell.merge == Merge::kNone) {
      if (is_header()) return true;
      filled = known = 0;
      data = action = false;
    }
  }
  return is_header();
}

std::size_t HeaderRows::HeadingsIn(const Row& row) const {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
        return IsFilled(cell) && (Classify(cell).weak || IsKnown(cell));
      }));
}

std::size_t HeaderRows::Next(std::size_t from) const {
  for (std::size_t i = from; i < rows_searched_; ++i) {
    if (!IsFirstHeader(table_[i])) continue;
    // Of two that follow each other the one with more headings is the header;
    // the other groups them.
    if (i + 1 < table_.size() && !IsMergedDown(table_[i + 1]) &&
        IsFirstHeader(table_[i + 1]) && !IsLikeThoseBelow(i + 1) &&
        HeadingsIn(table_[i + 1]) > HeadingsIn(table_[i]))
      continue;
    return i;
  }
  return table_.size();
}

std::size_t HeaderRows::End(std::size_t header) const {
  std::size_t end = header + 1;
  while (end < table_.size() && end - header <= kMostSubHeaders &&
         IsSubHeader(header, table_[end]) && !IsLikeThoseBelow(end))
    ++end;
  return end;
}

bool HeaderRows::IsSubHeader(std::size_t header, const Row& row) const {
  if (IsOneCellAcross(row)) return false;
  const std::vector<Cell>& above = table_[header].cells;
  std::size_t filled = 0, merged = 0;
  bool all_under_groups = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (cell.merge == Merge::kAbove) ++merged;
    if (!IsFilled(cell)) continue;
    ++filled;
    if (IsUnderGroup(above, i)) continue;
    if (i < above.size() && IsFilled(above[i])) return false;
    all_under_groups = false;
  }
  return merged >= 2 || (filled > 0 && all_under_groups);
}

bool HeaderRows::RepeatsWhole(const Row& header, const Row& row) const {
  const std::vector<std::string>& headings = HeadingsOf(header);
  return RepeatsPart(headings, row, 0,
                     std::max(headings.size(), row.cells.size()));
}

bool HeaderRows::Repeats(const Row& header, const Row& row) const {
  if (RepeatsWhole(header, row)) return true;
  const std::vector<std::string>& headings = HeadingsOf(header);
  for (std::size_t first = 0; first < headings.size(); ++first) {
    std::size_t end = first;
    while (end < headings.size() && !headings[end].empty()) ++end;
    if (end - first >= kLeastPart && RepeatsPart(headings, row, first, end))
      return true;
    first = end;
  }
  return false;
}

bool HeaderRows::RepeatsPart(const std::vector<std::string>& headings,
                             const Row& row, std::size_t first,
                             std::size_t end) const {
  std::size_t filled = 0, others = 0;
  for (std::size_t i = first; i < end; ++i) {
    const bool has_text = i < row.cells.size() && IsFilled(row.cells[i]);
    if (i >= headings.size() && !has_text) break;
    if (!has_text && headings[i].empty()) continue;
    ++filled;
    const bool same = has_text && i < headings.size() &&
                      Fold(row.cells[i].text) == headings[i];
    others += same ? 0 : 1;
    if (others * 4 > end - first) return false;
  }
  return filled > 0 && others * 4 <= filled;
}

const std::vector<std::string>& HeaderRows::HeadingsOf(
    const Row& header) const {
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

bool HeaderRows::HasGapAbove(std::size_t index) const {
  if (index == 0) return true;
  const Row& above = table_[index - 1];
  return IsBlankRow(above) || above.place.row + 1 < table_[index].place.row ||
         (FilledCells(above) == 1 && index > 1 &&
          (IsBlankRow(table_[index - 2]) ||
           table_[index - 2].place.row + 1 < above.place.row));
}

// Below a gap a table of another kind may begin, whose headings need not be a
// plan's. What stands beside the table alone is not part of it.
bool HeaderRows::IsHeaderBelow(std::size_t header, std::size_t index) const {
  const Row& row = table_[index];
  const std::size_t end =
      std::min(HeadingsOf(table_[header]).size(), row.cells.size());
  if (std::none_of(row.cells.begin(),
                   row.cells.begin() + static_cast<std::ptrdiff_t>(end),
                   IsFilled))
    return false;
  if (IsHeaderAgain(row))
    return !IsLikeThoseBelow(index) &&
           !IsLike(row, table_.subspan(header + 1, index - header - 1),
                   &table_[header]);
  return HasGapAbove(index) && (IsFirstHeader(row) || NamesAnother(index)) &&
         !HasData(index);
}

bool HeaderRows::HasData(std::size_t index) const {
  const std::vector<Cell>& cells = table_[index].cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!IsFilled(cells[i]) || IsMark(cells[i]) || !Classify(cells[i]).data)
      continue;
    const bool counted =
        index + 1 < table_.size() && i < table_[index + 1].cells.size() &&
        KindOf(cells[i], options_.words, options_.calendar) ==
            CellKind::kColour &&
        KindOf(table_[index + 1].cells[i], options_.words, options_.calendar) ==
            CellKind::kNumber;
    if (!counted) return true;
  }
  return false;
}

// "Meeting | Date | Venue": words alone, of which one is a heading anywhere,
// above a row of data.
bool HeaderRows::NamesAnother(std::size_t index) const {
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

std::size_t HeaderRows::EndOfRows(std::size_t header, std::size_t first) const {
  for (std::size_t i = first; i < table_.size(); ++i) {
    if (i >= rows_searched_ || !IsHeaderBelow(header, i)) continue;
    if (!Repeats(table_[header], table_[i])) return i;
  }
  return table_.size();
}

std::vector<std::string> HeaderRows::Headings(std::size_t header,
                                              std::size_t end) const {
  std::vector<std::string> headings;
  for (std::size_t r = header; r < end; ++r) {
    const std::vector<Cell>& cells = table_[r].cells;
    if (headings.size() < cells.size()) headings.resize(cells.size());
    std::string group;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string text =
          cells[i].merge == Merge::kLeft ? group : TidyLines(cells[i].text);
      if (cells[i].merge != Merge::kLeft) group = text;
      if (text.empty()) continue;
      if (!headings[i].empty()) headings[i] += ' ';
      headings[i] += text;
    }
  }
  return headings;
}

bool HeaderRows::IsLikeThoseBelow(std::size_t index, const Row* header) const {
  return IsLike(table_[index], table_.subspan(index + 1), header);
}

bool HeaderRows::IsLike(const Row& row, std::span<const Row> others,
                        const Row* header) const {
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
    // "Completed" is a heading, and a state among others.
    if (KindOf(row.cells[i], options_.words, options_.calendar) !=
            CellKind::kState &&
        StrongestVote(Tidy(row.cells[i].text)) >= kKnownHeading)
      continue;
    std::size_t filled = 0, alike = 0;
    for (const Row& other :
         others.first(std::min(kRowsCompared, others.size()))) {
      if (i >= other.cells.size() || !IsFilled(other.cells[i]) ||
          (header != nullptr && Repeats(*header, other)))
        continue;
      ++filled;
      alike += kind(other.cells[i]) == own ? 1 : 0;
    }
    if (alike * 2 > filled) return true;
  }
  return false;
}

}  // namespace planwatch
