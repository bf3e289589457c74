// What names an action whatever its number and its wording become: how it was
// first written. Pure: any thread.
#pragma once

#include <string>
#include <string_view>

namespace planwatch {

// Sixteen hexadecimal digits (FNV-1a of 64 bits) of the reference and the
// folded wording.
std::string ActionId(std::string_view reference, std::string_view title);

}  // namespace planwatch
