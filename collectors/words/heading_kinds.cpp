#include "collectors/words/heading_kinds.h"

#include <string>

#include "collectors/base/text.h"
#include "collectors/words/headings.h"

namespace planwatch {

bool NamesKind(std::string_view text, std::span<const std::string_view> kinds,
               std::span<const std::string_view> beside) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return false;
  bool found = false;
  for (const std::string& word : HeadingWords(text)) {
    if (IsAmong(kinds, word))
      found = true;
    else if (!IsAmong(beside, word) &&
             word.find_first_not_of("0123456789") != word.npos)
      return false;
  }
  return found;
}

}  // namespace planwatch
