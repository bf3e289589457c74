#include "collectors/referral/clauses.h"

#include <algorithm>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"

namespace planwatch {
namespace {

// "1.0", which is what programs make of the code 1 that was read as a number.
std::string_view WithoutFraction(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == 0 || dot == std::string_view::npos || dot + 1 == text.size() ||
      text.find_first_not_of('0', dot + 1) != std::string_view::npos ||
      !std::all_of(text.begin(), text.begin() + static_cast<int>(dot), IsDigit))
    return text;
  return text.substr(0, dot);
}

// `gap`: what stands between two words, or behind the last one.
ClauseEnd EndIn(std::string_view gap) {
  const auto has = [gap](std::string_view marks) {
    return gap.find_first_of(marks) != std::string_view::npos;
  };
  if (has("?")) return ClauseEnd::kQuestion;
  if (has(":=")) return ClauseEnd::kColon;
  if (has(",;!()[]{}/\\|>\n")) return ClauseEnd::kStop;
  // "S.47" and "follow-up" are no ends.
  return has(".-") && gap != "." && gap != "-" ? ClauseEnd::kStop
                                               : ClauseEnd::kNone;
}

}  // namespace

std::vector<ClauseWord> ReadClauses(std::string_view text) {
  const std::string folded = FoldLines(text);
  std::string_view rest = WithoutFraction(folded);
  std::vector<ClauseWord> words;
  for (std::string& word : Words(rest)) {
    const std::size_t at = rest.find(word);
    if (!words.empty()) words.back().end = EndIn(rest.substr(0, at));
    rest.remove_prefix(at + word.size());
    words.push_back({std::move(word)});
  }
  if (!words.empty()) words.back().end = EndIn(rest);
  return words;
}

}  // namespace planwatch
