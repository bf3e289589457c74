// Rows of a plan's table by which a form is filled in or signed.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <string_view>

#include "collectors/plan/blocks.h"
#include "collectors/table/row.h"

namespace planwatch {

// Whether the row begins as one by which the plan is signed off or is to be
// reviewed ("Approved by"), and goes on with a name or date; what is rated is
// an action.
bool IsSignOff(const Block& block, const Row& row);

// Whether the row is of labels, each with its value or a blank to write it on:
// "Signed: | ______ | Date: | ______".
bool IsForm(const Row& row);

// Whether the row has a number and a state that a form begins with, and nothing
// else: "21 | | | Not started".
bool IsTemplate(const Block& block, const Row& row);

// "xxx", and what Word shows in an empty control.
bool IsPrompt(std::string_view text);

// "[Insert action]", "<action>"; not "[Joint] Train staff [with health]".
bool IsEnclosed(std::string_view text);

}  // namespace planwatch
