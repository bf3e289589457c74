// The commands: each from options to exit status.
#pragma once

#include "daemon/options.h"

namespace planwatch {

int Serve(const Options& options);    // until SIGTERM or SIGINT
int Init(const Options& options);     // in init.cpp; reads no configuration
int Check(const Options& options);    // reads every source once
int Metrics(const Options& options);  // reads every source once

// From the history.
int Report(const Options& options);
int Record(const Options& options);
int Accept(const Options& options);  // in accept.cpp
int Backfill(const Options& options);
// Prints Alertmanager's routes and receivers; reads no source.
int Receivers(const Options& options);
int VerifyHistory(const Options& options);
int ExportHistory(const Options& options);

}  // namespace planwatch
