// Tables that stand in a plan's document and are none of the plan. One thread.
#pragma once

#include <string>
#include <vector>

#include "tests/base/draw.h"
#include "tests/table/sheets.h"

namespace planwatch {

// A key of the ratings, a summary of counts, lookup lists, meeting dates,
// version control, contributors or risks.
Sheet DrawJunk(Draw& draw);
// Of these a key, or counts.
Sheet DrawCounts(Draw& draw);
Sheet MakeKey(Draw& draw);
// The plan's sheet as it was at an earlier time: `sheet` with other ratings,
// under another name.
Sheet MakeArchive(const std::vector<SheetCell>& header,
                  const std::vector<std::vector<SheetCell>>& rows, Draw& draw);

}  // namespace planwatch
