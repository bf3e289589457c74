// Word documents (ECMA-376 and ISO/IEC 29500: WordprocessingML, transitional
// and strict): every table of the body, row by row (docx_tables.h).
//
// Paragraphs and line breaks of a cell are lines; automatic numbers stand in
// front of their paragraph. Paragraphs in a heading's style or wholly in bold
// are the caption of the table below them; all short ones are handed on as
// text. A table of one cell inside a cell is that cell's text. What the screen
// shows counts: inserted text is text, and text that a tracked change deletes
// or moves away is struck; a deleted row is left out. Comments, notes and their
// marks, field codes, hidden text, the prompts of empty content controls, page
// headers and footers are not text.
#pragma once

#include <string>

#include "collectors/table/format.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/row.h"

namespace planwatch {

// `main` is the document's part. `options` choose among the body's tables:
// "table 3", or 3.
Status ReadDocx(Archive& archive, const std::string& main,
                const FormatOptions& options, RowSink& sink);

}  // namespace planwatch
