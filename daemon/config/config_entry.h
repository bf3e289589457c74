// Reads one entry of the configuration. Internal to ParseConfig.
#pragma once

#include "daemon/config/config.h"
#include "daemon/config/config_reader.h"

namespace planwatch {

// Adds what is wrong to the reader's faults; of such an entry only the name
// (empty if it is invalid) and the line are usable. The labels are the entry's
// own, without the configuration's.
Entry ReadEntry(ConfigReader& reader, const ConfigReader::Value& value,
                Kind kind);

}  // namespace planwatch
