// The names in a lead's or partners' cell. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// A longer cell holds no names, and is refused.
inline constexpr std::size_t kMaxNamesBytes = 2'000;

struct LeadRules {
  std::map<std::string, std::string> rename =
      {};                              // as written → role or agency
  std::vector<std::string> keep = {};  // not to be split
  friend bool operator==(const LeadRules&, const LeadRules&) = default;
};

struct NamesReading {
  std::vector<std::string> names = {};  // each once, in order
  std::string run_together = {};  // a name that looks like several with nothing
                                  // but spaces between them; empty: none does
  bool too_long = false;          // beyond kMaxNamesBytes: not read
};
// Linear in the cell's length.
NamesReading ReadNames(std::string_view cell, const LeadRules& rules);

// How a cell looks to one who asks whether its column holds names: a person,
// an agency's initials, a role or a team; a few words, no sentence.
bool LooksLikeNames(std::string_view cell);

}  // namespace planwatch
