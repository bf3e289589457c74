// Reads how a `url:` is fetched: the keys of Prometheus' HTTP client
// configuration, as it names them. Internal to ParseConfig.
//
// What Prometheus has and planwatch does not is an unknown key, and so an
// error.
#pragma once

#include <string>

#include "collectors/source/http_options.h"
#include "daemon/config/config_reader.h"

namespace planwatch {

// Adds the keys to those of a source. `met` becomes one that was met, for the
// message that it needs a `url`. All arguments outlive the handlers.
void AddHttpHandlers(ConfigReader& reader, HttpOptions& http, std::string& met,
                     ConfigReader::Handlers& handlers);

// Faults of keys that exclude each other. `source`: the map that has them.
void CheckHttp(ConfigReader& reader, const ConfigReader::Value& source,
               const HttpOptions& http);

// An address; empty where it is wrong.
std::string ReadUrl(ConfigReader& reader, const ConfigReader::Value& value);
// A JSON pointer; empty where it is wrong.
std::string ReadPointer(ConfigReader& reader, const ConfigReader::Value& value);

}  // namespace planwatch
