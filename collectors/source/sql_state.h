// What an SQLSTATE means, in words for a co-ordinator and without any text of a
// driver or server, which may quote a record.
#pragma once

#include <string_view>

#include "collectors/base/result.h"

namespace planwatch {

// `code` is of five characters, of ISO 9075, PostgreSQL or ODBC. `missing` is
// the name of a table or column where the code says that there is none, taken
// from the query itself; empty: not known.
Error SqlStateError(std::string_view code, std::string_view missing = {});

}  // namespace planwatch
