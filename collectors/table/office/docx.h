// Word documents (ECMA-376 and ISO/IEC 29500: WordprocessingML, transitional
// and strict): every table of the body, row by row.
//
// Tables are numbered as they begin ("table 3"); one inside a cell is a table
// of its own and comes after the row that holds it. Paragraphs and line breaks
// of a cell are lines. Paragraphs in a heading's style or wholly in bold are
// the caption of the table below them. What the document shows once all its
// changes are accepted counts: inserted text does, deleted text, comments,
// notes, field codes, hidden text and the prompts of empty content controls
// don't.
#pragma once

#include <string>

#include "collectors/table/office/archive.h"
#include "collectors/table/row.h"

namespace planwatch {

// `main` is the document's part.
Status ReadDocx(Archive& archive, const std::string& main, RowSink& sink);

}  // namespace planwatch
