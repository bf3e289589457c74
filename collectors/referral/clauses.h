// The words of a text and the marks that end its clauses.
//
// Pure functions: any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// What ends a clause: nothing, a mark of any kind, or one that asks for an
// answer ("S47: no", "Early help? Yes").
enum class ClauseEnd : std::uint8_t { kNone, kStop, kColon, kQuestion };

struct ClauseWord {
  std::string text;                  // folded
  ClauseEnd end = ClauseEnd::kNone;  // behind the word
};

std::vector<ClauseWord> ReadClauses(std::string_view text);

}  // namespace planwatch
