// What a cell of ratings says beside its words: by its colours, or by the
// column it stands in. Pure functions: any thread.
#pragma once

#include <string>

#include "collectors/plan/column_styles.h"
#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

// For messages: "amber", "complete".
std::string ToText(Rating rating);

// The rating of the cell's fill, or of the colour of its text.
Rag ColourOf(const Cell& cell);
bool IsGrey(Colour colour);

// Whether a rating was given by something that only stands in for one: it
// counts where no rating says otherwise.
bool IsSubstitute(RatedBy by);

// "0.5" and "50" as "50%", in a column of such numbers.
void AddPercent(const ColumnStyles& styles, Cell& cell);

}  // namespace planwatch
