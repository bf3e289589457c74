// What speaks for a table as a plan, and how alike two tables are.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "collectors/plan/blocks.h"

namespace planwatch {

// Counts or looks up, by its headings.
bool IsCounting(const Block& block);

// Rows with an action.
std::size_t Records(const Block& block);

// Whether it has nothing of a plan but texts that differ, under a heading that
// names actions and nothing else.
bool HoldsActionsAlone(const Block& block);

// Names and their roles, and neither work nor deadlines: contacts, signatures.
bool ListsPersons(const Block& block);

// Whether the table can be a plan at all.
bool CanBePlan(const Block& block);

// Whether the table has actions, named or not, and as much beside them as the
// plan that was chosen.
bool LooksLikePlan(const Block& block, const Block& plan);

// The block with its header among its rows, as data.
Block WithoutHeader(const Block& block, const BlockOptions& options);

// How many more of the plan's columns hold in the block what they hold in the
// plan than do not, as far as the cells tell; 0 where the action's doesn't.
int Agreement(const Block& plan, const Block& block,
              const BlockOptions& options);

// Whether most rows of the block, which stands below the plan, fill three or
// more of the plan's columns that have no heading of the block's own.
bool FillsPlansColumns(const Block& block, const Block& plan);

// Whether what stands below the plan, or in a table as wide, under a row that
// was taken for other headings, are the plan's rows by more than their texts.
bool HasPlansRows(const Block& block, const Block& plan,
                  const BlockOptions& options);

// Whether its columns hold dates, ratings and text, whatever they are headed.
bool LooksLikeRows(const Block& block);

// Whether its last row, with nothing below, has headings of a plan.
bool EndsAtHeadings(const Block& block);

// Whether a row of it may be the header of a plan that was taken for data.
bool HoldsHeader(const Block& block);

// How much speaks for it; of a document's tables the one with most is the plan.
double EvidenceFor(const Block& block);

// Of tables that have the same headings it is the same.
std::string ComparedHeadings(const Block& block);

// The different texts of a role's column, folded.
std::set<std::string> TextsOf(const Block& block, PlanField field);

// The share of the smaller set's texts that the other has too.
double Overlap(const std::set<std::string>& a, const std::set<std::string>& b);

// Of titles that two tables share, from which on they are the same plan.
inline constexpr double kSamePlan = 0.5;
// Whether each has most of the other's titles: an extract has only a few.
bool IsSamePlan(const std::set<std::string>& a, const std::set<std::string>& b);

// The same roles under the same headings, or nearly the same headings: a role
// may be missing where its column is empty in one of the two.
bool AreAlike(const Block& a, const Block& b);

// The plan's roles, by the other's headings: a column that is empty in the
// block, or holds other things, has the role that it has in the plan. What the
// block's own headings name besides counts too: "Due" here, "Deadline" there.
Roles RolesLike(const Block& plan, const Block& block);

}  // namespace planwatch
