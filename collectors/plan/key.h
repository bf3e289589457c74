// The key of a document's ratings: a colour, letter or word beside what it
// stands for.
//
// A pure function: any thread.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "collectors/plan/rows.h"
#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

// The ratings that the document's key says to mean done ("Green | Completed"),
// though their own words don't. Rows that became actions are no key.
std::set<Rag> DoneByKey(std::span<const Row> rows,
                        const std::vector<Draft>& actions);

}  // namespace planwatch
