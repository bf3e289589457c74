// The style, script and icon of the pages, served by the daemon itself. Their
// sources are beside this file; CMake compiles them into the program.
#pragma once

#include <string_view>

namespace planwatch::web {

std::string_view Style();   // planwatch.css; inside pages that stand alone
std::string_view Script();  // planwatch.js: sorts tables, keeps the board fresh
std::string_view Icon();    // planwatch.svg

}  // namespace planwatch::web
