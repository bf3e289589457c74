// The format of the metrics that a scrape asks for. A pure function: any
// thread.
#pragma once

#include <string_view>

#include "collectors/exposition/exposition.h"

namespace planwatch {

// The format that an HTTP `Accept` header prefers (RFC 9110 quality values);
// text if it prefers neither.
TextFormat Negotiate(std::string_view accept);

}  // namespace planwatch
