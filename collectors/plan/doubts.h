// What of a plan's reading is in doubt. Pure functions: any thread.
//
// Rules: README.md, "Doubt is a result".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/plan.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

// The kind of a repair: a rating whose words are not known.
inline constexpr std::string_view kUnknownRating = "rag_unknown";
// The same of its colour.
inline constexpr std::string_view kUnknownColour = "rag_unknown_colour";
// The same of a due date that is a period without a year, and of one that is
// no date.
inline constexpr std::string_view kDueWithoutYear = "due_without_year";
inline constexpr std::string_view kDueUnreadable = "due_unreadable";

// How a message quotes a cell: cut, and on one line; without its marks where it
// is to be copied into the configuration.
std::string Quote(std::string_view text);
std::string CutForQuote(std::string_view text);

// The doubt of a cell that is a formula without a result or a picture, where it
// is one; `what` it would be, and what the doubt of a picture is `about`.
void DoubtFlaw(std::string_view about, std::string_view what, const Cell& cell,
               const Place& place, ReadReport& report);

// Rows whose reading is in doubt, in the document's order.
struct RowsInDoubt {
  std::vector<Place> lost;       // of a plan's, that can't be used
  std::vector<Place> bare;       // actions that may be headings
  std::vector<Place> figures;    // actions that may be counts
  std::vector<Place> skipped;    // totals, forms and the like, the same way
  std::vector<Place> headers;    // actions that may be rows of headings
  std::vector<Place> notes;      // notes that may be actions
  std::vector<Place> parts;      // of an action, that may be actions
  std::vector<Place> ratings;    // of an action, with another rating than it
  std::vector<Place> dated;      // headings with a date that the actions lack
  std::vector<Place> rated;      // the same with a rating
  std::vector<Place> over;       // actions whose text is that they are done
  std::vector<Place> continued;  // actions that say that they go on with one
  std::vector<Place> unlike;     // at the end, without what the others have
  std::vector<Place> closed;     // left out as complete, with another rating
  std::vector<Place> aside;      // actions under a heading that sets them apart
  std::vector<Place> ended;      // open actions under one that may end them
  std::vector<Place> updates;    // of an action, with a later rating than it
  std::vector<Place> rated_below;  // actions that may be updates of others
  std::vector<Place> struck;    // whose action is struck out, and not complete
  bool struck_in_part = false;  // of one a date, rating or lead stands
};
// `rows`: how many were read.
std::vector<Doubt> RowDoubts(const RowsInDoubt& in_doubt, std::size_t rows);

// The doubts of the reading that make a difference on the day, and those that
// the day's figures raise.
std::vector<Doubt> PlanDoubts(const Plan& plan, Date as_at);

}  // namespace planwatch
