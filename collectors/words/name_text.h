// The text of a lead's cell, made ready to be split into names: contacts,
// bullets and stray marks are gone. Linear; pure functions: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// The cell's lines, tidied: without e-mail and web addresses, telephone numbers
// and the words that introduce them ("Tel:"), and without brackets that have no
// other. A line that is wrapped inside a title ("Head of Health and" / "Social
// Care") or inside brackets is one.
std::vector<std::string> NameLines(std::string_view cell);

// Tidied text without a bullet or number in front, and without marks and joints
// at its ends: "1. Police and;" is "Police".
std::string BareName(std::string_view text);
std::string_view BareView(std::string_view tidied);
std::string_view BareFront(std::string_view tidied);  // the front alone

// Without what stands in brackets.
std::string WithoutBrackets(std::string_view text);

}  // namespace planwatch
