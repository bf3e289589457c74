// The plan's own marks: short values of its columns, such as 3, T2 or ●, that
// mean nothing by themselves and that a key of the document may explain.
//
// Pure functions: any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/table/report.h"
#include "collectors/words/rating.h"

namespace planwatch {

// Whether the byte is of a word: a letter, with an accent too, or a digit.
// Symbols have three or four bytes, none of which is.
bool IsWordByte(char c);

// Whether the text is no word, letter or number, but a symbol or several.
bool IsSymbol(std::string_view text);

// Whether a text is so short that it may be a code: a word, number or symbol,
// or a word with a number behind it ("Tier 3").
bool MayBeMark(std::string_view text);

// Of a folded one, whether it is a symbol, a letter or two, or has a figure.
bool IsPlainCode(const std::string& folded);

// Folded. Those of columns that rate the actions, and of columns that have no
// role, with the headings of columns of ticks.
struct KeyMarks {
  std::set<std::string> ratings, others;

  bool Has(const std::string& folded) const {
    return ratings.contains(folded) || others.contains(folded);
  }
};
KeyMarks MarksOf(const std::vector<Block>& plan);

// Columns that have no role where nothing rates the actions, though the key
// says what their values, or ticks under their headings, mean.
std::vector<Doubt> DoubtsOfMarks(const std::vector<Block>& plan,
                                 const std::map<std::string, Rag>& key);

}  // namespace planwatch
