// A key of ratings as it is written: a colour or a letter and what it stands
// for, in either order and whatever stands between: "Green = complete",
// "Completed (green)", "Actions shown in green have been completed".
//
// Pure functions: any thread. Linear in the text's length.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/key_marks.h"
#include "collectors/words/rating.h"

namespace planwatch {

// A colour, letter or mark of a key, and its meaning.
struct KeyEntry {
  Rag rag = Rag::kUnrated;  // unrated: a colour or mark of the plan's own
  std::string shown;        // folded: "green", "c", "purple"; empty for a fill
  std::string meaning;      // empty where nothing stands beside it
  // Something joins them, if only that each has a cell: "Green: done", and not
  // "Green done".
  bool joined = false;
};

// The rating that a text shows where it is nothing but one: "Green", "G".
Rag ShownBy(std::string_view text);
// Whether it is nothing but a capital letter or another colour, which a plan
// may give a meaning: "C", "Purple".
bool IsOwnMark(std::string_view text);

// Whether all of its words are ones that go with a rating: "not yet started".
bool IsOfRatings(std::string_view text);

// What a text, of one line or several, has of a key.
struct KeyText {
  std::vector<KeyEntry> entries;
  // It is an entry and nothing else, which needs no second one beside it:
  // "C = completed", "Completed actions are green".
  bool plain = false;
};
// `marks`: the plan's own.
KeyText ReadKeyText(std::string_view text, const KeyMarks& marks);

}  // namespace planwatch
