// Excel workbooks (ECMA-376 and ISO/IEC 29500: SpreadsheetML, transitional and
// strict), as a stream of rows.
//
// Every sheet that is shown is a table of its own ("sheet Delivery plan"), or
// those that `sheets` of the options name, hidden or not; the others are
// reported to the sink. A formula counts by the value it had when the workbook
// was saved. Numbers shown as dates are dates, in either date system. Colours
// are those on the screen, by conditional formatting too (conditional.h).
#pragma once

#include <string>

#include "collectors/table/format.h"
#include "collectors/table/office/archive.h"

namespace planwatch {

// `main` is the workbook's part.
Status ReadXlsx(Archive& archive, const std::string& main,
                const FormatOptions& options, RowSink& sink);

// Why a sheet that nobody sees is left out.
inline constexpr std::string_view kHiddenSheet =
    "the sheet is hidden; show it, or name it under `sheets:`, to have it read";

}  // namespace planwatch
