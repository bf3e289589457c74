// What stands around a document's text: the headers and footers of its pages,
// comments and notes. A key of ratings may stand there.
//
// One thread a document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collectors/table/office/archive.h"
#include "collectors/table/office/package.h"
#include "collectors/table/row.h"

namespace planwatch {

// Hands the paragraphs of such parts to the sink's TakeText; long ones are left
// out. A part that can't be read is passed over: nothing else depends on it.
void ReadNotes(Archive& archive, const std::vector<Relationship>& parts,
               RowSink& sink);

// A page header or footer of Excel's as text, a line for each of its three
// places: "&L&\"Arial,Bold\"Plan&RPage &P".
std::string PageText(std::string_view coded);

}  // namespace planwatch
