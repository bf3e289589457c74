// The rows of one SELECT on any database that has an ODBC driver, through
// unixODBC.
#pragma once

#include <memory>

#include "collectors/source/source.h"

namespace planwatch {

// `database` is "odbc:" and an ODBC connection string, or a data source's name
// alone: odbc:cases, odbc:DSN=cases;UID=reader,
// odbc:Driver=FreeTDS;Server=db;Database=cases. Whether the server's
// certificate is checked is the driver's matter, by keys of its own.
//
// Connects at each read. The transaction is READ ONLY where the database has
// such, and always rolled back. The first row is the column names; every value
// comes as text, NULL and binary as empty, dates as ISO 8601. Rows are fetched
// one by one; whether the driver keeps them all meanwhile is its matter
// (README.md). The server ends a query of more than `timeout`, where it can.
//
// A stop ends the query while it runs, as kStopped, and otherwise the read at
// the next row. Connecting ends with `timeout` alone.
//
// Errors go by SQLSTATE. Fails where the connection string is empty.
Result<std::unique_ptr<Source>> MakeOdbcSource(const SourceOptions& options);

}  // namespace planwatch
