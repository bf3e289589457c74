// Reads secrets when they are used.
#pragma once

#include <string>
#include <string_view>

#include "collectors/base/result.h"
#include "collectors/source/http_options.h"

namespace planwatch {

// The secret, without white space around it. `key` is the configuration's that
// names its file. Errors: no such file, nothing in it, more than a secret has,
// or more than one line. They don't quote it. Any thread.
Result<std::string> ReadSecret(const Secret& secret, std::string_view key);

}  // namespace planwatch
