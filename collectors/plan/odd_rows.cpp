#include "collectors/plan/odd_rows.h"

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

bool IsRated(const Block& block, const Row& row) {
  for (const PlanField field : {PlanField::kRag, PlanField::kStatus}) {
    const Cell& cell = CellOf(block, row, field);
    if (IsFilled(cell) || ColourOf(cell) != Rag::kUnrated) return true;
  }
  return false;
}

}  // namespace

bool HasOpenRating(const Block& block, const Row& row) {
  bool is_open = false;
  for (const PlanField field : {PlanField::kRag, PlanField::kStatus}) {
    const Cell& cell = CellOf(block, row, field);
    const RatingReading reading = ReadRating(cell.text, {});
    if (reading.complete) return false;
    const Rag rag = HasText(cell.text) ? reading.worst() : ColourOf(cell);
    is_open = is_open || rag == Rag::kRed || rag == Rag::kAmber ||
              SaysOpen(cell, reading);
  }
  return is_open;
}

std::size_t UnlikeTheOthersFrom(const Block& block, std::size_t end) {
  constexpr std::size_t kLeast = 4;        // rows that are alike
  constexpr std::size_t kMostOthers = 10;  // at most one of so many differs
  std::size_t actions = 0, alike = 0, from = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const Row& row = *block.rows[i];
    if (!IsFilled(CellOf(block, row, PlanField::kAction))) continue;
    const bool has_reference =
        IsFilled(CellOf(block, row, PlanField::kReference));
    const bool is_rated = IsRated(block, row);
    if (!has_reference && !is_rated) continue;
    ++actions;
    alike += has_reference && is_rated ? 1 : 0;
    from = i + 1;
  }
  const bool nearly_all =
      alike >= kLeast && (actions - alike) * kMostOthers <= actions;
  return nearly_all ? from : end;
}

}  // namespace planwatch
