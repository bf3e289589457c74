// Documents that are zip archives: Word, Excel, OpenDocument spreadsheets.
// The content tells the type, not the file's name.
#pragma once

#include <string_view>

#include "collectors/table/format.h"

namespace planwatch {

bool RecognisesOffice(std::string_view head);
Status ReadOffice(ByteStream& bytes, const FormatOptions& options,
                  RowSink& sink);

}  // namespace planwatch
