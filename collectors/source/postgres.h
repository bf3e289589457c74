// The rows of one SELECT on a PostgreSQL server, through libpq.
#pragma once

#include <memory>

#include "collectors/source/source.h"

namespace planwatch {

// `database` is a libpq URL: postgresql://user@host/database, with libpq's
// parameters. A host that is not this machine must prove by its certificate
// that it is the one named (sslmode=verify-full, by the system's certificates),
// unless the URL gives another `sslmode`.
//
// Connects at each read. The query is part of a SELECT of planwatch's own in a
// transaction that is READ ONLY: only the columns that the sink wants leave the
// server, and no text longer than kMaxCellBytes. Rows are streamed. The first
// row is the column names; every value comes as text, NULL and bytea as empty,
// dates as ISO 8601. A stop ends connecting, waiting and the query at the
// server, as kStopped; looking up a host's name can't be stopped. The server
// ends a query of more than `timeout`.
//
// Errors go by SQLSTATE, and name a missing table or column as the query does.
// Fails where the URL is not understood.
Result<std::unique_ptr<Source>> MakePostgresSource(
    const SourceOptions& options);

}  // namespace planwatch
