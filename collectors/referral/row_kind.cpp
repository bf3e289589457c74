#include "collectors/referral/row_kind.h"

#include "collectors/base/text.h"
#include "collectors/referral/cells.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

using enum ReferralField;

// So many cells that aren't read may stand beside what is no referral.
constexpr std::size_t kMostUnread = 1;

bool IsBlankOrFlawed(const Cell& cell) {
  return IsBlank(cell) || cell.flaw != Flaw::kNone;
}

// "Please select" in rows that nobody has filled in yet.
bool HasNoLabel(const Cell& cell) {
  return IsBlankOrFlawed(cell) || IsPlaceholder(Fold(cell.text));
}

// "Total", "60" and "55", in the columns of a reference and the two dates.
bool CountsRows(const Cell& received, const Cell& triaged,
                std::size_t rows_above) {
  const auto counts = [&](const Cell& cell) {
    const std::optional<std::size_t> count = ReadCount(cell);
    return count && *count > 0 && *count <= rows_above;
  };
  return counts(received) && (IsBlank(triaged) || counts(triaged));
}

}  // namespace

bool HasReceivedAlone(const Row& row, const RowCells& cells) {
  return IsBlank(cells.Of(row, kOutcome)) && IsBlank(cells.Of(row, kSource)) &&
         IsEmptyDay(cells.Of(row, kTriaged));
}

RowKind KindOf(const Row& row, const RowCells& cells,
               std::optional<Date> received, std::size_t rows_above) {
  const Cell& received_cell = cells.Of(row, kReceived);
  const Cell& triaged_cell = cells.Of(row, kTriaged);
  const bool has_few = row.unread_cells <= kMostUnread;
  const bool has_labels =
      !IsBlank(cells.Of(row, kOutcome)) || !IsBlank(cells.Of(row, kSource));
  if (has_few && !has_labels &&
      CountsRows(received_cell, triaged_cell, rows_above))
    return RowKind::kLine;
  if (received) return RowKind::kReferral;
  // Rows that were numbered beforehand may have formulas for the rest.
  if (IsBlank(received_cell))
    return cells.MayHaveLines() &&
                   row.unread_cells - row.calculated_cells <= kMostUnread &&
                   (IsEmptyDay(triaged_cell) ||
                    IsBlankOrFlawed(triaged_cell)) &&
                   HasNoLabel(cells.Of(row, kOutcome)) &&
                   HasNoLabel(cells.Of(row, kSource))
               ? RowKind::kNumbered
               : RowKind::kReferral;
  if (has_labels || (!IsEmptyDay(triaged_cell) && !IsTotal(triaged_cell)))
    return RowKind::kReferral;
  // Of a referral whose date is words its source would stand there.
  const bool is_line =
      IsTotal(received_cell) ||
      (has_few && (IsReportLine(received_cell) || IsMonth(received_cell) ||
                   (cells.ColumnOf(kSource) && HasWordsAlone(received_cell))));
  return is_line ? RowKind::kLine : RowKind::kReferral;
}

}  // namespace planwatch
