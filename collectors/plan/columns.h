// Which column of a table is which: headings matched to fields by synonyms.
//
// Pure functions: any thread. The table of synonyms stands at the head of
// columns.cpp.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/words/rating.h"
#include "collectors/table/row.h"

namespace planwatch {

enum class PlanField : unsigned char {
  kReference,
  kPriority,
  kObjective,
  kAction,
  kRag,
  kStatus,
  kEvidence,
  kOutcome,
  kOutcomeRag,
  kAccountable,
  kResponsible,
  kDue,
  kRevised,
  kCompleted,
  kPartners,
};

// As `columns:` names it: "due". Errors in configuration list these.
std::string_view PlanFieldName(PlanField field);
std::vector<std::string> PlanFieldNames();

// A heading of the document for a field, from the configuration: taken before
// any synonym.
using ConfiguredColumns = std::map<std::string, std::string>;

struct Columns {
  std::map<PlanField, std::size_t> of;  // grid column of each field found
  std::vector<std::size_t> rags;  // all RAG columns of actions, left to right:
                                  // the last filled one counts
  std::vector<std::string> choices;  // for `check`: `"By when" is the due date`
  std::vector<std::string>
      unmatched;  // configured headings that this row does not have

  bool Has(PlanField field) const { return of.contains(field); }
};

// The columns of this row taken as a header. It is one where an action column
// is among them, and something else beside it unless the one heading says no
// more than "Actions". `rows_below` are looked at to tell a Progress column of
// status words from one of prose.
Columns MatchColumns(const Row& header, std::span<const Row> rows_below,
                     const ConfiguredColumns& configured,
                     const RatingWords& own_words);

// Whether the row can be a header at all: cheap, for rows far down a table.
bool MayBeHeader(const Row& row);

}  // namespace planwatch
