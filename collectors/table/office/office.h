// Documents that are zip archives: Word, Excel, OpenDocument spreadsheets.
// Which one it is, its content tells, not its name.
#pragma once

#include <string_view>

#include "collectors/table/format.h"

namespace planwatch {

bool RecognisesOffice(std::string_view head);
Status ReadOffice(ByteStream& bytes, const FormatOptions& options,
                  RowSink& sink);

}  // namespace planwatch
