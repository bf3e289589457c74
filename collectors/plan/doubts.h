// What of a plan's reading is in doubt. Pure functions: any thread.
//
// Rules: README.md, "Doubt is a result".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/plan.h"
#include "collectors/table/report.h"

namespace planwatch {

// The kind of a repair: a rating whose words are not known.
inline constexpr std::string_view kUnknownRating = "rag_unknown";

// How a message quotes a cell: cut, and on one line.
std::string Quote(std::string_view text);

// Adds the doubt unless the report has it, or as many as it lists.
void AddDoubt(ReadReport& report, Doubt doubt);

// About the choice of a table's columns.
std::vector<Doubt> ColumnDoubts(const Block& block,
                                const BlockOptions& options);

// The doubts of the reading that make a difference on the day, and those that
// the day's figures raise.
std::vector<Doubt> PlanDoubts(const Plan& plan, Date as_at);

}  // namespace planwatch
