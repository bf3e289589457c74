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
  if (gap == "/" || gap == "\\") return ClauseEnd::kSlash;
  if (has("?")) return ClauseEnd::kQuestion;
  if (has(":=")) return ClauseEnd::kColon;
  if (has(",;!()[]{}/\\|>\n")) return ClauseEnd::kStop;
  // "S.47" and "follow-up" are no ends.
  if (gap == "." || gap == "-") return ClauseEnd::kNone;
  if (has("-")) return ClauseEnd::kStop;
  return has(".") ? ClauseEnd::kPoint : ClauseEnd::kNone;
}

// A word of one letter.
bool IsLetterAt(std::string_view text, std::size_t at) {
  const auto is_of_a_word = [&](std::size_t i) {
    return i < text.size() && (IsLetter(text[i]) || IsDigit(text[i]) ||
                               static_cast<unsigned char>(text[i]) >= 0x80);
  };
  return at < text.size() && IsLetter(text[at]) && !is_of_a_word(at + 1) &&
         (at == 0 || !is_of_a_word(at - 1));
}

// Without the points of letters: "N.F.A." as "nfa".
std::string JoinLetters(std::string_view text) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_behind_letter =
        text[i] == '.' && i > 0 && IsLetterAt(text, i - 1);
    const bool is_last = i > 2 && text[i - 2] == '.' && IsLetterAt(text, i - 3);
    if (!is_behind_letter || !(is_last || IsLetterAt(text, i + 1)))
      joined += text[i];
  }
  return joined;
}

}  // namespace

std::vector<ClauseWord> ReadClauses(std::string_view text) {
  const std::string folded = JoinLetters(FoldLines(text));
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
