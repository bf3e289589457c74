// What stands in a heading's brackets: a remark ("dd/mm/yyyy", "if known"), or
// words that make another thing of it ("previous", "consent form").
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// Without what stands in brackets, unless that is all.
std::string Unbracketed(std::string_view heading);

// The words in the brackets of a heading, as HeadingWords has them, where one
// of them says which thing it is. Empty: there are none, or they are remarks:
// the form of a date, a unit, a footnote, what to fill in.
std::vector<std::string> Qualification(std::string_view heading);

// The unit in the brackets of a heading, as written: "£000", "%", "working
// days". Empty: there is none.
std::string UnitInBrackets(std::string_view heading);

}  // namespace planwatch
