#include "collectors/plan/identity.h"

#include <cstdint>
#include <cstdio>

#include "collectors/base/text.h"

namespace planwatch {

std::string ActionId(std::string_view reference, std::string_view title) {
  constexpr std::uint64_t kBasis = 14695981039346656037u;
  constexpr std::uint64_t kPrime = 1099511628211u;
  std::uint64_t hash = kBasis;
  const auto add = [&](std::string_view text) {
    for (const char c : text)
      hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  };
  add(reference);
  add("\n");
  add(Fold(title));
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx",
                static_cast<unsigned long long>(hash));
  return digits;
}

}  // namespace planwatch
