// The rows of one SELECT on a SQLite database, through SQLiteCpp.
#pragma once

#include <memory>

#include "collectors/source/source.h"

namespace planwatch {

// Opened read-only at each read and held no longer: a missing database is an
// error, not a new file, and the writer is not kept waiting. The first row is
// the column names. Every value comes as text; NULL as empty. Only the columns
// that the sink wants are fetched. Refused: anything but one statement that
// reads (sqlite3_stmt_readonly), with ATTACH and extension loading off. A
// locked database is waited for, up to 5 s. Errors say what SQLite's result
// code means and quote neither the query's data nor SQLite's own text beyond a
// missing table's or column's name. A stop interrupts the query
// (sqlite3_interrupt).
std::unique_ptr<Source> MakeSqliteSource(const SourceOptions& options);

}  // namespace planwatch
