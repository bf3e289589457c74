// OpenDocument spreadsheets (ODF 1.2 and 1.3), as a stream of rows.
//
// Sheets as in Excel workbooks: each one shown is a table, or the one that
// `sheet` names.
#pragma once

#include "collectors/table/office/archive.h"
#include "collectors/table/format.h"

namespace planwatch {

Status ReadOds(Archive& archive, const FormatOptions& options, RowSink& sink);

}  // namespace planwatch
