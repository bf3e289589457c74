// What a name or title is made of. Linear; pure functions: any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace planwatch {

struct NameShape {
  enum class Kind : unsigned char {
    kPerson,    // "Ann Hill", "A. Hill": two words or more
    kInitials,  // "WMP", "EM"
    kWord,      // one word of no vocabulary: "Milly", "Barnardo's"
    kOther,     // a title, a subject, anything else
  };
  Kind kind = Kind::kOther;
  bool opens = false;     // "Head of …": a title that goes on
  bool role = false;      // ends in a person's role: "Safety Officer"
  bool body = false;      // ends in a body: "Housing Team"
  bool topical = false;   // has a word of the vocabulary
  bool subject = false;   // nothing but subjects and agencies: "Social Care"
  bool agency = false;    // an agency's short name alone: "Police"
  bool sentence = false;  // has words of a sentence: "will", "is"
  bool number = false;    // has a number that is not part of a code ("DE 1")
  bool glued = false;     // a capital follows a small letter: "HillBob"
  std::size_t words = 0;
  std::size_t lower = 0;        // words in small letters, but for joints
  std::size_t plain_lower = 0;  // those of no vocabulary
  std::size_t plain = 0;        // words of a capital and small letters: "Hill"

  bool IsRole() const { return opens || role; }
  bool IsTitle() const { return opens || role || body; }
};
// Of a text without brackets.
NameShape ShapeOf(std::string_view base);

// Whether "and" between two such names parts them: "Ann Hill & Bob Wood" is
// two, "Health & Social Care" one. `listed`: a comma stands in front of them.
bool AreTwoNames(const NameShape& left, const NameShape& right, bool listed);

// A word of a text, as [begin, end).
struct WordSpan {
  std::size_t begin, end;
};
std::vector<WordSpan> WordSpans(std::string_view text);  // parted by spaces

// Marks that may stand about a word, and the word without them.
inline constexpr std::string_view kNameMarks = ".,;:'\"!?*";
std::string_view WithoutMarks(std::string_view word);

}  // namespace planwatch
