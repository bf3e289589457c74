// Excel workbooks (ECMA-376 and ISO/IEC 29500: SpreadsheetML, transitional and
// strict), as a stream of rows.
//
// Every sheet that is shown is a table of its own ("sheet Delivery plan"), or
// the one that `sheet` names, hidden or not. A formula counts by the value it
// had when the workbook was saved. Numbers shown as dates are dates, in either
// date system.
#pragma once

#include <string>

#include "collectors/table/office/archive.h"
#include "collectors/table/format.h"

namespace planwatch {

// `main` is the workbook's part.
Status ReadXlsx(Archive& archive, const std::string& main,
                const FormatOptions& options, RowSink& sink);

}  // namespace planwatch
