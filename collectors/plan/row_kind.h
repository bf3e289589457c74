// What a row below a plan's header is, judged by its cells and by the other
// rows of its block: most are actions, some are headings, and some are neither
// (totals, keys, guidance, notes below the table).
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "collectors/plan/blocks.h"
#include "collectors/plan/fields.h"
#include "collectors/table/row.h"
#include "collectors/words/colour.h"

namespace planwatch {

// The row's cell of a grid column. The rest of a merged cell stands for its
// first one, unless that is another role's column.
const Cell& CellIn(const Block& block, const Row& row, std::size_t column);
// The row's cell of a role; of several RAG columns the last filled one. An
// empty one where there is none.
const Cell& CellOf(const Block& block, const Row& row, PlanField field);

// The fill that all of the row's columns with a role share, where it is a
// colour.
std::optional<Colour> RowFill(const Block& block, const Row& row);

// Text, or a fill that is a rating.
bool HasValue(const Cell& cell);

// Whether the row has a due date, a rating, a status, a lead or a date of
// completion of its own, be it merged.
bool HasCore(const Block& block, const Row& row);

// Whether its rating or status says that the action is complete, or it has a
// day of completion.
bool SaysComplete(const Block& block, const Row& row);

// Whether the cell holds what the role's cells hold: a signature below the plan
// stands in its columns too.
bool IsOfItsKind(PlanField field, const Cell& cell);

// Whether it has a date or somebody who leads, be they merged.
bool HasDateOrLead(const Block& block, const Row& row);

// How many cells a row of a text file has, where they are more than the
// headings; else 0.
std::size_t CellsBeyondHeadings(const Block& block, const Row& row);

// Whether a text may go on from one above: "and the schools", but not "eSafety
// lessons".
bool StartsLower(std::string_view text);

// Whether one cell of it is filled and no other.
bool IsAlone(const Row& row);

// Of the block's rows up to `end`: whether at least 70 % of those with a date,
// rating or lead have a reference.
bool IsNumbered(const Block& block, std::size_t end);

// Which is the first of those below the last one with a date or a lead; `end`
// where others with a rating have neither.
std::size_t FootersFrom(const Block& block, std::size_t end);

// Whether the row has an action and two more of the plan's cells (one where the
// plan has few columns), and nothing in a column of dates or ratings that is
// none: of a row that stands below the others.
bool MayBeAction(const Block& block, const Row& row);

// Whether the row is all one cell, or has nothing but its first column (of
// those with a role) filled.
struct HeadingRow {
  bool is = false;
  bool across = false;  // one cell merged across the table
  bool sure = false;    // merged, bold, filled, or in no action's column
  std::size_t column = 0;
};
HeadingRow AsHeading(const Block& block, const Row& row);

// The column of "Priority 2: …", where the row has no action and no date: what
// else stands in it is said of the section.
std::optional<std::size_t> SectionTitle(const Block& block, const Row& row);

// The action's text behind its reference, as a heading.
std::string NumberedTitle(const Block& block, const Row& row);

// Whether the row names a phase of the rows below: it has a title and nothing
// of what most of the others have, and is set apart by its look, or by a number
// that the next row continues (then it may have a lead or a rating).
// `index` counts the block's rows.
bool IsPhase(const Block& block, std::size_t index);

}  // namespace planwatch
