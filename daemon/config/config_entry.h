// One entry of the configuration: a part of ParseConfig, for its own
// files.
#pragma once

#include "daemon/config/config.h"
#include "daemon/config/config_reader.h"

namespace planwatch {

// What is wrong with it has become faults of the reader; such an entry is only
// good for its name (empty where that is wrong) and line. Its labels are its
// own alone.
Entry ReadEntry(ConfigReader& reader, const ConfigReader::Value& value,
                Kind kind);

}  // namespace planwatch
