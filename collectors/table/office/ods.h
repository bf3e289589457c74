// OpenDocument spreadsheets (ODF 1.2 and 1.3), as a stream of rows.
//
// Sheets as in Excel workbooks: each one shown is a table, or those that
// the options' `sheets` name; colours by conditional formats as LibreOffice
// writes them.
#pragma once

#include "collectors/table/format.h"
#include "collectors/table/office/archive.h"

namespace planwatch {

Status ReadOds(Archive& archive, const FormatOptions& options, RowSink& sink);

}  // namespace planwatch
