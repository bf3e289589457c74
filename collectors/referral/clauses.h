// The words of a text and the marks that end its clauses.
//
// Pure functions: any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// What ends a clause: nothing, a slash without spaces ("F/T"), a point, which
// may stand behind an initial as well ("N. Smith"), another mark, or one that
// asks for an answer ("S47: no", "Early help? Yes").
enum class ClauseEnd : std::uint8_t {
  kNone,
  kSlash,
  kPoint,
  kStop,
  kColon,
  kQuestion
};

struct ClauseWord {
  std::string text;                  // folded
  ClauseEnd end = ClauseEnd::kNone;  // behind the word
};

// Letters with points are a word: "N.F.A." is "nfa".
std::vector<ClauseWord> ReadClauses(std::string_view text);

}  // namespace planwatch
