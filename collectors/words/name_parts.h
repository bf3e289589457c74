// A line of a lead's cell as parts, each of them a name or title. Linear; pure
// functions: any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// What a part is said to be. A label in front holds until the next one.
enum class NameLabel : unsigned char {
  kNone,
  kLead,     // "Lead: Ann Hill", "Ann Hill (lead)"
  kSupport,  // "Support: Bob Wood"
  kHelp,     // "supported by Bob Wood": up to the next hard mark
};

struct NamePart {
  std::string text;  // bare
  std::string base;  // without its brackets
  char before = 0;   // what parts it from the one before: ',' '&' or a hard
                     // mark such as ';'; 0 in front of the first
  NameLabel label = NameLabel::kNone;   // in front of it; taken off
  NameLabel behind = NameLabel::kNone;  // "… (support)", for it alone
};

// `wholes` (folded) are not to be split. Parts that are empty stand in the
// result only where they carry a label; one behind is the part before's. "And"
// parts two that are both among `alone` (folded).
std::vector<NamePart> SplitNames(std::string_view line,
                                 const std::vector<std::string>& wholes,
                                 const std::set<std::string>* alone = nullptr);

}  // namespace planwatch
