// Rows of a plan's table that are not actions: totals, forms to sign, prompts,
// counts, guidance.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>
#include <string_view>

#include "collectors/plan/blocks.h"

namespace planwatch {

// Why a row is neither an action nor a heading: "a total"; empty: it may be
// one.
std::string_view NoAction(const Block& block, const Row& row);

// Whether the row names several of a plan's columns, as a header that was taken
// for data would.
bool MayBeHeader(const Block& block, const Row& row);

// What a row below the last action with a date or a lead may be, by its own
// words.
enum class Footer : unsigned char {
  kNone,
  kText,    // a text alone, which may be a note
  kFigure,  // a text and figures or ratings, which may be a count
  kTotal,   // "Overall progress | 60%", "Outstanding: 2"
};
Footer AsFooter(const Block& block, const Row& row);

// Whether all that stands where the action should is that it is over, or stands
// elsewhere ("Withdrawn", "See action 4"), and no rating says so.
bool IsOverOrElsewhere(const Block& block, const Row& row);

// Whether the row says that it goes on with an action above, in its reference
// or behind its text: "2 cont'd", "Train staff (continued)".
bool IsContinued(const Block& block, const Row& row);

// Whether the row is a remark on the action above: "Note: …", "Update: …".
bool IsNote(const Block& block, const Row& row);

// Whether the row, right below the header, explains the headings.
bool IsGuidance(const Block& block, std::size_t index);

// Whether a row that is left out as guidance, a total, a form or the like has
// what an action has: a text, and a date or rating under the plan's headings.
// An example says that it is one.
bool MayBeSkippedAction(const Block& block, const Row& row);

}  // namespace planwatch
