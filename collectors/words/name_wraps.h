// Lines that are one name, broken where a narrow column ends: "Youth Offending"
// above "Team". Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// What joins a line to the name that ends the one above: a space, or a comma
// before a person's role. Empty where the line begins a name of its own.
std::string_view WrapJoint(std::string_view above, std::string_view line);

// The two names, where two lines that WrapJoint leaves apart may be one all the
// same: "Jane" above "Smith", "Head of Community" above "Safety". Else empty.
std::vector<std::string> HalvesOfName(std::string_view above,
                                      std::string_view line);

}  // namespace planwatch
