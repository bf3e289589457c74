// Raised text: "1st", "m²" and the marks of footnotes.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>

namespace planwatch {

// What a cell shows of a run of raised text behind `before`, the text of the
// cell up to there. The mark of a footnote is no part of what the cell says,
// any more than the footnote: 57 with a raised 1 is not 571. Kept are the
// endings of ordinals ("1st"), powers of a length ("m²") and raised text that
// has nothing in front of it.
std::string ShowSuperscript(std::string_view run, std::string_view before);

}  // namespace planwatch
