// What every command does with its options first.
#pragma once

#include <memory>

#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/options.h"

namespace planwatch {

log::Level LevelOf(const Options& options);
void SetUpLog(const Options& options, log::Level level);

// Prints what is wrong with the configuration, all of it; nullptr where
// anything is.
std::shared_ptr<const Config> LoadOrPrintFaults(const Options& options);

}  // namespace planwatch
