// The rows of one SELECT on a SQLite database, through SQLiteCpp.
#pragma once

#include <chrono>
#include <memory>

#include "collectors/source/source.h"

namespace planwatch {

// Opened read-only at each read and held no longer: a missing database is an
// error, not a new file, and the writer is not kept waiting. The first row is
// the column names. Every value comes as text; NULL and blobs as empty. Only
// the columns that the sink wants are fetched. Refused: anything but one
// statement that reads; ATTACH, PRAGMA and extensions are off. A locked
// database is waited for, up to `longest_wait`. A stop ends the query wherever
// it is, as kStopped. Errors say what SQLite's result code means and quote
// neither the data nor SQLite's own text beyond a missing table's or column's
// name.
std::unique_ptr<Source> MakeSqliteSource(
    const SourceOptions& options,
    std::chrono::milliseconds longest_wait = std::chrono::seconds{5});

}  // namespace planwatch
