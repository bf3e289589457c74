// CSV after RFC 4180, as Excel and databases of all ages write it.
//
// Separator: comma, semicolon, tab or bar, the one by which most of the first
// records have the same number of cells (`sep=;` is honoured). A record keeps
// all its cells, also those beyond the header's. Encoding: UTF-8
// with or without mark, UTF-16 by its mark, else Windows-1252, settled at the
// first record that is not ASCII. Line ends: CRLF, LF, CR. Quotes may hold
// separators and line breaks. Rows are counted as Excel shows them: from 1,
// blank ones included (and not handed on).
//
// Row by row: memory is bounded by the largest record (kMaxRecordBytes of
// limits.h), not by the file.
#pragma once

#include <cstddef>
#include <string_view>

#include "collectors/table/format.h"

namespace planwatch {

// Errors (with the row): a quote that is never closed (the row is the one that
// it was opened in), one that takes in the rows behind it (quoted_cell.h), text
// after a closing quote, a NUL byte, bytes that are no text in the encoding, a
// record over the limits. An empty file is not rows, and no error.
Status ReadCsv(ByteStream& bytes, const FormatOptions& options, RowSink& sink);

// Whether the bytes can be text at all: no NUL outside UTF-16, and not the
// start of a zip archive.
bool RecognisesCsv(std::string_view head);

}  // namespace planwatch
