// Deadlines and leads that stand above a table and not in its rows: "Lead:
// Police. Deadline: 31/03/2015" in a heading, a line of text, a title row or a
// heading among the rows. They are not read; where no action of the table has a
// due date, or a lead, they are a doubt.
//
// Pure functions: any thread. Rules: README.md, "Due dates".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/plan.h"
#include "collectors/table/row.h"

namespace planwatch {

// A document's rows, and the paragraphs outside its tables, each with the
// number of rows before it.
struct DocumentText {
  std::span<const Row> rows;
  std::span<const std::string> text;
  std::span<const std::size_t> rows_above;
};

// What is stated above one table of the plan.
struct StatedAbove {
  std::string table;  // Place::table
  std::size_t header_row = 0, last_row = 0;
  std::string deadline, lead;  // as written; empty: none is
};
StatedAbove FindStatedAbove(const Block& block, const DocumentText& document,
                            const Calendar& calendar);

// `text`: all paragraphs outside the tables; a short one that names a deadline
// counts wherever it stands, where no action of the plan has a due date.
// `hidden`: leads are not to be named.
void DoubtStatedAbove(std::span<const StatedAbove> tables,
                      std::span<const std::string> text, bool hidden,
                      Plan& plan);

}  // namespace planwatch
