// The commands: each from options to exit status.
#pragma once

#include "daemon/commands/options.h"

namespace planwatch {

// Until SIGTERM or SIGINT.
int Serve(const Options& options);
// Reads documents, and no configuration.
int Init(const Options& options);
// Read every source once; in check.cpp.
int Check(const Options& options);
int Metrics(const Options& options);
// Prints Alertmanager's routes and receivers; reads no source.
int Receivers(const Options& options);

// These need the history; Record and Backfill are in history.cpp.
int Report(const Options& options);
int Changes(const Options& options);
int Record(const Options& options);
int Accept(const Options& options);
int Backfill(const Options& options);
int VerifyHistory(const Options& options);
int ExportHistory(const Options& options);
// In backup.cpp.
int BackUpHistory(const Options& options);
int RestoreHistory(const Options& options);
int CompactHistory(const Options& options);

// Whichever the options name, without core files; fails if standard output
// could not be written.
int Run(const Options& options);

}  // namespace planwatch
