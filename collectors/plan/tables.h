// Which of a document's tables are the plan: the one with the most evidence,
// those that have the same roles under the same headings, and those that
// continue it. All else is passed over and named.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

struct ChosenTables {
  // In the document's order, the first with a header. A block without one
  // continues the block before and has its roles. None: there is no plan.
  std::vector<Block> blocks;
  std::vector<PassedOver> passed_over;
  std::vector<Doubt> doubts;
  std::vector<std::string> headings;  // of tables passed over, for the message
                                      // where none is the plan
  bool headings_alone = false;  // one of these has a heading for the actions,
                                // and no row below
  std::deque<std::vector<Row>> made;  // rows of cards and of tables side by
                                      // side, which blocks point to
};

// `rows` are the document's, which outlive the blocks.
ChosenTables ChooseTables(std::span<const Row> rows,
                          const BlockOptions& options);

}  // namespace planwatch
