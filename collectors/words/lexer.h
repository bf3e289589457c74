// The tokens of a cell, and phrases among them, for the vocabularies of RAG
// words and dates. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

struct Token {
  enum class Kind : unsigned char {
    kWord,    // letters, apostrophes inside them
    kNumber,  // decimal digits
    kSymbol,  // one character of any other kind
  };
  Kind kind = Kind::kSymbol;
  std::string_view text;  // stands in the text that was taken apart
  bool spaced = false;    // white space stands before it, or nothing at all
  bool starts_line = false;
  bool hyphened = false;  // LexPhrase took away a hyphen in front of it

  bool IsWord() const { return kind == Kind::kWord; }
  bool IsNumber() const { return kind == Kind::kNumber; }
  bool IsWord(std::string_view word) const {
    return kind == Kind::kWord && text == word;
  }
  bool IsSymbol(std::string_view symbol) const {
    return kind == Kind::kSymbol && text == symbol;
  }
};

// Takes a folded text (Fold or FoldLines) apart: "31st may-15" is 31, st, may,
// -, 15.
std::vector<Token> Lex(std::string_view folded);

// How many tokens from `first` on are the phrase's, one for one; 0 where they
// are not. A hyphen inside a compound counts for nothing: "on-track" is
// "on track".
std::size_t MatchPhrase(std::span<const Token> tokens, std::size_t first,
                        std::span<const Token> phrase);

// Lex without the hyphens inside compounds: what MatchPhrase compares.
std::vector<Token> LexPhrase(std::string_view folded);

// How many bytes the character that begins at `i` has.
std::size_t CharacterLength(std::string_view utf8, std::size_t i);

// The text without the marks of footnotes, which are raised figures behind a
// word: "30 April 2015¹".
std::string WithoutNoteMarks(std::string_view utf8);

// A table of phrases, each of them folded.
class Phrases {
 public:
  explicit Phrases(std::span<const std::string_view> phrases);
  // How many tokens the longest phrase that begins at `first` has; 0: none
  // does.
  std::size_t Longest(std::span<const Token> tokens, std::size_t first) const;

 private:
  std::vector<std::vector<Token>> phrases_;
};

}  // namespace planwatch
