// A document on the web (http, https), read through one of the formats.
#pragma once

#include <cstddef>
#include <memory>

#include "collectors/base/result.h"
#include "collectors/source/source.h"

namespace planwatch {

struct HttpLimits {
  std::size_t bytes = std::size_t{1} << 30;  // of all pages, inflated
  std::size_t pages = 10'000;
};

// Fetched at each read, as SourceOptions::http says, within its `timeout`, and
// not again where the server says that it has not changed (ETag,
// Last-Modified). A page of JSON is followed by the one that it has a link to,
// at the same origin. A read is whole or an error: an answer that is cut short,
// compressed otherwise than asked, or larger than the limits never becomes
// figures. Errors name the host, and quote neither an answer nor a secret. See
// http_access.h.
Result<std::unique_ptr<Source>> MakeHttpSource(const SourceOptions& options,
                                               const HttpLimits& limits = {});

}  // namespace planwatch
