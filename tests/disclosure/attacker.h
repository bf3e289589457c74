// An attacker with a register's published tables by outcome or source: what can
// be told for certain of cells that are held back, by whoever knows the rules
// and that no count ever falls.
//
// All that is published says of the steps between tables, cell by cell, is
// sums: over the cells of one step (the total's move), and over the steps of
// one cell between two tables that show it. So the steps are the flows of a
// network, and a sum of some of them is the same in all registers that fit if,
// and only if, no way round in the true one's residual network changes it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"

namespace planwatch {

// A table as it was published, and the truth behind it.
struct SeenTable {
  Date as_at{};
  std::vector<std::size_t> counts;  // the truth, by cell
  std::vector<bool> shown;          // by cell
};

struct Told {
  std::size_t checked = 0;  // small cells and small moves that are not shown
  std::vector<std::string> finds;
};

// `chained`: the tables are those of one chain, of which the attacker knows the
// first one's order and how a cell joins the group.
Told Attack(const std::vector<SeenTable>& tables, std::size_t minimum,
            bool chained);

// Registers of any kind: the counts of each cell at twelve quarters' ends.
std::vector<std::vector<std::size_t>> DrawCounts(unsigned seed);

// Plays registers of the seeds, and attacks what is published of them; adds a
// failure to the test for each find. Where `enough`, checks that enough is
// shown.
void AttackRegisters(unsigned first_seed, unsigned count, bool enough);

}  // namespace planwatch
