// The headings that stand for the fields of a plan, as tables.
//
// Immutable: any thread.
#pragma once

#include "collectors/words/headings.h"

namespace planwatch {

// Votes for PlanField, as numbers.
const HeadingVocabulary& PlanHeadings();

// Headings that are of no use here; with those above, what a header is known
// by.
const HeadingVocabulary& OtherHeadings();

}  // namespace planwatch
