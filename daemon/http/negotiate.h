// Which format of the metrics a scrape asks for. A pure function: any thread.
#pragma once

#include <string_view>

#include "collectors/exposition/exposition.h"

namespace planwatch {

// Which of the two an HTTP `Accept` header asks for (RFC 9110 quality values;
// text where neither is preferred).
TextFormat Negotiate(std::string_view accept);

}  // namespace planwatch
