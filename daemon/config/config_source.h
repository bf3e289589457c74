// Reads `source:` of an entry of the configuration. Internal to ParseConfig.
#pragma once

#include "collectors/source/source.h"
#include "daemon/config/config_reader.h"

namespace planwatch {

// Adds what is wrong to the reader's faults.
SourceOptions ReadSource(ConfigReader& reader,
                         const ConfigReader::Value& value);

}  // namespace planwatch
