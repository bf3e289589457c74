// The columns of generated plans: their headings, and the cells on which no
// figure depends. The wordings are those that councils use, chosen without
// regard to the reader's vocabularies.
#pragma once

#include <span>
#include <string>

#include "tests/base/draw.h"

namespace planwatch {

// What a column of a generated plan holds.
enum class Part : unsigned char {
  kReference,
  kObjective,
  kAction,
  kLead,
  kDue,
  kRevised,
  kRag,
  kStatus,
  kCompleted,
  kProgress,
  kQuarters,  // a RAG of each quarter: four columns
  // None of the plan's fields that are compared.
  kRaised,
  kStart,
  kReview,
  kUpdated,
  kPreviousRag,
  kPercent,
  kCost,
  kRisk,
  kUrgency,
  kEvidence,
  kPartners,
  kComments,
};
std::span<const char* const> HeadingsOf(Part part);
// Headings that say nothing of what stands below them.
std::span<const char* const> VagueHeadings();

std::string DrawTitle(Draw& draw);
std::string DrawObjective(Draw& draw);
std::string DrawProgress(Draw& draw);
// A cell of a column that no figure depends on.
std::string DrawOther(Part part, Draw& draw);

}  // namespace planwatch
