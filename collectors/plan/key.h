// The key of a document's ratings: a colour, letter or word beside what it
// stands for.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/plan/rows.h"
#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

// What the document's key says of ratings that their own words don't: which
// mean done ("Green | Completed"), and whether blue means something else
// ("Blue: not started"). Rows that became actions are not part of a key, but
// what stands beside them may be; `text` is of the paragraphs around the
// tables.
struct KeyReading {
  std::set<Rag> complete;
  // Those of which the headings of the ratings themselves say so: "Status
  // (Red - late, Green - complete)".
  std::set<Rag> complete_by_heading;
  bool blue_is_open = false;
  std::string other_complete;  // another colour that means done: "purple"
  // What letters and other marks of the document's own stand for, folded; blue
  // is done, unrated a state without a rating, such as not started.
  std::map<std::string, Rag> marks;
  // States of which the key says that they are red, amber or green, folded:
  // "at risk". Unrated where it says more than one of them.
  std::map<std::string, Rag> states;
};
// `plan` are the tables that were taken for it.
KeyReading ReadKey(std::span<const Row> rows, const std::vector<Block>& plan,
                   const std::vector<Draft>& actions,
                   std::span<const std::string> text);

// Whether the row, counted among the block's, belongs to a key that stands
// right below the actions: rows of nothing but a rating, each another, and its
// meaning.
bool IsKeyRow(const Block& block, std::size_t index);

}  // namespace planwatch
