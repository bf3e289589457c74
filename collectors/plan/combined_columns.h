// Columns whose heading names two fields: "Lead / timescale", "Who and when",
// "Due date / date completed".
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/plan/draft.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/profile.h"
#include "collectors/plan/roles.h"
#include "collectors/table/report.h"

namespace planwatch {

// The fields that the heading names by its parts, of those that a plan's
// figures depend on: due, completed, responsible, accountable, RAG and status.
// None where the parts name one field alone.
std::set<PlanField> FieldsOfParts(std::string_view heading);

// Gives a column of dates with the lead, or with the day of completion, both
// roles, where no other column has them. A column of names under the heading of
// a deadline ("To be completed by") is who is responsible, and so is one of
// leads and partners; an "Agreed date" is due beside an agreed action and a
// revised date. `headings` and
// `profiles` are of the columns from `first` on; `taken`: by place.
void ShareCombined(std::span<const std::string> headings,
                   std::span<const Profile> profiles, std::size_t first,
                   const std::vector<bool>& taken, Roles& roles);

// Shares out what the cells of such columns hold: the lead gets the text
// without the dates, and of two dates the second is the day of completion.
// `blocks` are those that the drafts were made of.
void ShareOutCells(const std::vector<Block>& blocks, const Calendar& calendar,
                   Drafts& drafts);

// A heading that names, beside another field, one that no column holds.
std::vector<Doubt> DoubtsOfCombined(const Block& block,
                                    const BlockOptions& options);

// A cell of names and dates, taken apart: "Police – June 2015".
struct NamesAndDates {
  std::string names, dates;
};
NamesAndDates SplitNamesAndDates(const std::string& text,
                                 const Calendar& calendar);

}  // namespace planwatch
