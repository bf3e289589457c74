#include "collectors/plan/rating_cells.h"

#include <algorithm>

#include "collectors/words/colour.h"
#include "collectors/words/number.h"

namespace planwatch {

std::string ToText(Rating rating) {
  return rating.complete ? "complete" : std::string(RagName(rating.rag));
}

Rag ColourOf(const Cell& cell) {
  const Rag fill = cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
  if (fill != Rag::kUnrated || !cell.ink || cell.text.empty()) return fill;
  return RagOfColour(*cell.ink);
}

bool IsGrey(Colour colour) {
  constexpr int kHueless = 16;
  const auto [least, most] =
      std::minmax({colour.red, colour.green, colour.blue});
  return most - least < kHueless;
}

void AddPercent(const ColumnStyles& styles, Cell& cell) {
  if (!styles.of_one && !styles.of_hundred) return;
  const NumberReading number = ReadNumber(cell.text);
  if (!number.value) return;
  const double percent = *number.value * (styles.of_one ? 100 : 1);
  cell.text = std::to_string(static_cast<int>(percent)) + '%';
}

bool IsSubstitute(RatedBy by) {
  return by == RatedBy::kPercentage || by == RatedBy::kTick ||
         by == RatedBy::kYesNo;
}

}  // namespace planwatch
