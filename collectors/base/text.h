// Text as council documents hold it, and the folding under which words are
// compared. Text is UTF-8 (encoding.h).
//
// Pure functions of their arguments: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// For display: white space of every kind (no-break, zero-width, line breaks)
// runs to one space, the ends are trimmed, control characters are gone.
std::string Tidy(std::string_view utf8);

// The same, but line breaks stay (one '\n' each; blank lines and spaces about
// them go).
std::string TidyLines(std::string_view utf8);

// For comparison: Tidy, lower case (ASCII, Latin-1), typographic quotes and
// dashes as ASCII ones.
std::string Fold(std::string_view utf8);

// The same, but line breaks stay, as in TidyLines.
std::string FoldLines(std::string_view utf8);

// Whether Tidy leaves anything of the text.
bool HasText(std::string_view utf8);

// The words of a folded text: maximal runs of letters, digits, apostrophes and
// non-ASCII characters.
std::vector<std::string> Words(std::string_view folded);

// Whether the words of `phrase` stand in `text` one after the other. Both are
// folded. No words: false.
bool ContainsWords(std::string_view text, std::string_view phrase);

// Whether `list` (of anything that a text compares with) holds `text`.
template <typename List>
constexpr bool IsAmong(const List& list, std::string_view text) {
  for (const std::string_view each : list)
    if (each == text) return true;
  return false;
}

// At most `characters` code points; a longer text ends in "…", which counts as
// one.
std::string Cut(std::string_view utf8, std::size_t characters);

// A text as a metric's label has it: Tidy, at most kLabelCharacters. Whatever
// becomes a label is cut before it is counted, so that two texts that are cut
// to the same are one series.
inline constexpr std::size_t kLabelCharacters = 100;
std::string ToLabel(std::string_view utf8);

// The parts between separators, untrimmed, empty ones included.
std::vector<std::string> Split(std::string_view text, char separator);

// `words` joined by `separator`.
std::string Join(const std::vector<std::string>& words,
                 std::string_view separator);

// The known word nearest to `word` by edit distance (transpositions count one),
// for "did you mean"; nullopt where none is within a third of its length.
std::optional<std::string> Nearest(std::string_view word,
                                   const std::vector<std::string>& known);

}  // namespace planwatch
