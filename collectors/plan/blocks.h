// The blocks of a table: a header and the rows below it. A sheet may hold
// several, one below the other or side by side.
//
// A header is a row whose cells are of another kind than those below it; it may
// stand below a title, take two rows, and be repeated on every page. A row of
// data is never one.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/profile.h"
#include "collectors/plan/roles.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

struct BlockOptions {
  RoleOptions roles;
  const RatingWords& words;
  const Calendar& calendar;
};

// Columns behind a blank one of which it is not sure whose they are.
struct Beside {
  std::string heading;  // the first one's
  bool taken = false;   // for the block's; else left out, as another table's
};

struct Block {
  std::string table;            // Place::table
  std::string caption;          // the headings above the table, one a line
  const Row* header = nullptr;  // its first row; nullptr: the block has none
  bool header_is_known = true;  // its headings are; else only its place says so
  std::size_t first_column = 0, end_column = 0;
  std::vector<std::string> headings;  // from first_column on
  std::vector<Profile> profiles;      // the same
  std::vector<const Row*> rows;       // below the header
  std::set<const Row*> titles;        // of those: alone above a repeated header
  std::set<std::size_t> repeats;      // numbers of the rows that repeat it
  std::optional<Beside> beside;
  bool foreign = false;  // stands beside the plan, and is no part of it
  Roles roles;

  std::size_t width() const { return end_column - first_column; }
  // The number of the header's first row; 0 where there is none.
  std::size_t header_row() const {
    return header != nullptr ? header->place.row : 0;
  }
  const std::string& HeadingOf(std::size_t column) const {
    return headings[column - first_column];
  }
  const Profile& ProfileOf(std::size_t column) const {
    return profiles[column - first_column];
  }
};

// `table` are the rows of one table; rows that had to be made are added to
// `made`. Both outlive the blocks.
std::vector<Block> FindBlocks(std::span<const Row> table,
                              const BlockOptions& options,
                              std::deque<std::vector<Row>>& made);

// Text that a person sees in the cell, be it struck through.
bool IsFilled(const Cell& cell);
std::size_t FilledCells(const Row& row);
bool IsBlankRow(const Row& row);
// What the row says of itself: its place, and whether it is hidden or a header.
Row WithoutCells(const Row& row);

// The block as `check` shows it: its columns, and what each was taken for.
TableReading ReadingOf(const Block& block);

}  // namespace planwatch
