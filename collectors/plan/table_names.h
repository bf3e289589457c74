// What the name of a table tells: of its sheet, or in the heading above it.
// Pure functions: any thread.
#pragma once

#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/blocks.h"

namespace planwatch {

// "sheet Plan" → "Plan".
std::string NameOf(const std::string& table);

// An archive, a list, a key, a summary: no part of the plan of today.
bool IsNamedOtherThanPlan(const Block& block);

// Whether its name is that of a list, a key or guidance: "Information and
// guidance" may be a part of the plan all the same.
bool IsNamedAsNone(const Block& block);

// A subject beside a word of the past, so that it may be either: "Completed
// assessments".
bool MayBeArchive(const Block& block);

// Whether its sheet's name, or one of the headings above it, is of a plan.
bool NamesPlan(const Block& block);

// A name that tells of another plan, or of another year than the plan's name.
bool NamesAnotherPlan(const Block& block, const Block& plan);

// Whether the block, which goes on from another, or its sheet has a name that
// doesn't say so: "Lists", but not "Plan (continued)" or "Sheet2".
bool HasNameOfItsOwn(const Block& block, const Block& before);

// A register of something else: risks, issues, decisions.
bool IsAnotherRegister(const Block& block);

// Whether its name is of risks and nothing else: "Risks", "Risk register".
bool IsRiskRegister(const Block& block);

// The last day that a sheet's name or a table's heading speaks of.
std::optional<Date> DayOf(const Block& block, const Calendar& calendar);

}  // namespace planwatch
