// An HTTP header that lists alternatives with quality values (RFC 9110,
// section 12.4.2). Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planwatch {

struct Alternative {
  std::string name;  // "text/plain", "gzip"; lower case
  std::vector<std::pair<std::string, std::string>>
      parameters;      // names in lower case; without q
  double quality = 1;  // 0 to 1; 0: not acceptable
};

// In the header's order; malformed ones are skipped.
std::vector<Alternative> ParseAlternatives(std::string_view header);

}  // namespace planwatch
