// What a heading among a plan's rows is by its words. Pure functions: any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

// "Priority 2: …", "Prevent".
bool IsPriority(const std::string& heading);
// "Objective 2: …".
bool IsNumberedObjective(const std::string& heading);
// A word for what is no longer the plan's: "completed", "archived".
bool IsClosedWord(std::string_view word);
// "Completed actions": the rows below are no longer the plan's.
bool IsClosed(const std::string& heading);
// "Completed since the last meeting", "Now business as usual": the rows below
// may be over, though the heading may as well name a subject.
bool MayBeOver(const std::string& heading);
// "Actions from the 2013/14 plan, for information only", "Risks": the rows
// below may be no part of this plan.
bool IsSetAside(const std::string& heading);
// Whether the word tells of no subject: "actions", "2014/15", "May".
bool IsOfAnyPlan(const std::string& word);
// "To be completed by 31 March 2015": it ends in a day or month that is a
// deadline.
bool NamesDeadline(const std::string& heading);

// What is written under a heading, or beside several actions, is copied to each
// of them: a longer text is not a sub-objective, and is cut.
inline constexpr std::size_t kHeadingCharacters = 500;

std::string HeadingText(const Cell& cell);

}  // namespace planwatch
