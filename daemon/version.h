// The version that was built. CMake gives it to version.cpp alone, so that a
// commit compiles no other file anew.
#pragma once

#include <string>

namespace planwatch {

std::string Version();   // "0.1.0"
std::string Revision();  // of the checkout; empty without git
// "planwatch 0.1.0 (revision …)".
std::string VersionLine();

}  // namespace planwatch
