// The words in which two versions of a text differ, to show them side by side.
//
// By the longest common subsequence of their words. Its table grows with the
// product of both lengths, so texts that differ over too long a stretch are not
// compared. Pure: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// The words between the first and the last difference, those of one text times
// those of the other.
inline constexpr std::size_t kMostComparedWords = 100'000;

struct DiffPart {
  std::string text;
  bool differs = false;
  friend bool operator==(const DiffPart&, const DiffPart&) = default;
};

struct WordDiff {
  // The parts of each make up its text, white space included. A part that
  // differs begins and ends with a word.
  std::vector<DiffPart> before, now;
  // False: the texts were too long, and each is one part that doesn't differ.
  bool compared = true;
};

// White space separates words, and is not compared.
WordDiff DiffWords(std::string_view before, std::string_view now);

}  // namespace planwatch
