// Rows that differ from the others of their table in what an action has, so
// that they may be no action, or one that should count.
//
// Pure functions: any thread. Rules: README.md, "Doubt is a result".
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/plan/doubts.h"
#include "collectors/table/row.h"

namespace planwatch {

// Why a row can't be used that has more cells than headings, as a comma too
// many in a text file leaves it; else empty.
std::string WhyShifted(const Block& block, const Row& row);

// The doubts of a row that is taken for an action: its text may say that one is
// over or goes on, or be a heading.
void DoubtOddRow(const Block& block, const Row& row, RowsInDoubt& in_doubt);

// Whether the row's rating is one of an action that is not complete.
bool HasOpenRating(const Block& block, const Row& row);

// Where nearly all rows have a reference and a rating: the first of those at
// the end, before `end`, that have neither. They may be notes, whatever date or
// name they hold. `end` where there are none.
std::size_t UnlikeTheOthersFrom(const Block& block, std::size_t end);

// Headings that are ratings, above actions that no column rates. A colour is
// one wherever it stands; of states ("Overdue" above some, "In progress" above
// others), also as the names of sheets, one alone may be meant otherwise.
class RatedHeadings {
 public:
  // The rows that follow are of the block.
  void Begin(const Block& block);
  void Add(const std::string& heading, const Place& place);
  std::vector<Place> Places() const;

 private:
  void Take(const std::string& heading, const Place& place, bool is_row);

  bool is_rated_ = false;                // the block's actions are
  bool has_colour_ = false;              // as a row
  std::map<std::string, Place> places_;  // the first, by its folded text
};

}  // namespace planwatch
