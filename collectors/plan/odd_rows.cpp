#include "collectors/plan/odd_rows.h"

#include <algorithm>
#include <tuple>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/table_names.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

bool IsRated(const Block& block, const Row& row) {
  for (const PlanField field : kRatingFields) {
    const Cell& cell = CellOf(block, row, field);
    if (HasValue(cell)) return true;
  }
  return false;
}

}  // namespace

std::string WhyShifted(const Block& block, const Row& row) {
  const std::size_t cells = CellsBeyondHeadings(block, row);
  if (cells == 0) return {};
  return "the row has " + std::to_string(cells) + " cells under " +
         std::to_string(block.header->cells.size()) +
         " headings, so it can't be told which is which; put the cell that has "
         "a comma in it in quotation marks";
}

void DoubtOddRow(const Block& block, const Row& row, RowsInDoubt& in_doubt) {
  if (IsOverOrElsewhere(block, row)) in_doubt.over.push_back(row.place);
  if (IsContinued(block, row)) in_doubt.continued.push_back(row.place);
  if (MayBeHeader(block, row)) in_doubt.headers.push_back(row.place);
}

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

void RatedHeadings::Begin(const Block& block) {
  is_rated_ = block.roles.HasRating();
  const Place place{block.table, block.header_row()};
  Take(NameOf(block.table), place, /*is_row=*/false);
  if (!block.caption.empty())
    Take(Split(block.caption, '\n').back(), place, /*is_row=*/false);
}

void RatedHeadings::Add(const std::string& heading, const Place& place) {
  Take(heading, place, /*is_row=*/true);
}

void RatedHeadings::Take(const std::string& heading, const Place& place,
                         bool is_row) {
  constexpr std::size_t kMostWords = 4;
  if (is_rated_) return;
  const RatingReading reading = ReadRating(heading, {});
  // "A: Prevention" is numbered by its letter.
  const bool is_colour =
      reading.by == RatedBy::kColour && !reading.letter_with_remark;
  const std::string folded = Fold(heading);
  if (!is_colour &&
      (reading.by != RatedBy::kState || Words(folded).size() > kMostWords))
    return;
  has_colour_ = has_colour_ || (is_colour && is_row);
  places_.emplace(folded, place);
}

std::vector<Place> RatedHeadings::Places() const {
  std::vector<Place> places;
  if (places_.size() < 2 && !has_colour_) return places;
  for (const auto& [heading, place] : places_) places.push_back(place);
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.table, a.row) < std::tie(b.table, b.row);
  });
  return places;
}

}  // namespace planwatch
