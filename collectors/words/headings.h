// Headings: how the words over a column speak for a field of a record.
//
// A heading is a noun phrase, and its head says what the column holds: "Action
// owner" is an owner, "Task category" a category. A phrase of the vocabulary
// that ends at the head counts in full, one that only qualifies it counts
// little, and a word that stands for another event or kind takes the field
// away ("Date raised", "Previous RAG").
//
// A vocabulary is a table of the reader that uses it (plan/vocabulary.cpp,
// referral/fields.cpp, measure/fields.cpp). Immutable once built: any thread.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace planwatch {

// The words of a heading as they are compared: folded, "due_date" and "DueDate"
// parted, plurals and articles off, a number in front ("1. Action") too, "%" as
// "percent", "#" as "no", "&" as "and".
std::vector<std::string> HeadingWords(std::string_view heading);

enum class HeadingMatch : std::uint8_t {
  kPhrase,  // anywhere; its place says how much it counts
  kWhole,   // the heading says nothing else
  kDated,   // as kPhrase, with "date" before or behind it or not at all
};

struct HeadingRule {
  int field = 0;      // of the reader's own
  double weight = 0;  // of an exact match: 3 names the field, 1 may mean it
  HeadingMatch match = HeadingMatch::kPhrase;
  std::string_view phrases;  // between commas
};

// Words that take fields from a heading, wherever they stand in it.
enum class VetoAt : std::uint8_t {
  kAnywhere,
  kHead,      // only as the heading's head: "Date agreed", "Agreed target date"
  kWhole,     // the heading says nothing else
  kBrackets,  // also alone in brackets, or in front of them: "RAG (previous)",
              // "Risk (RAG)"
};

struct HeadingVeto {
  std::uint32_t fields = 0;  // bits: 1 << field
  std::string_view words;    // between commas
  VetoAt at = VetoAt::kAnywhere;
};

// What words in a heading's brackets make of it.
enum class HeadingBrackets : std::uint8_t {
  kExplain,  // little, but for VetoAt::kBrackets: of a column whose contents
             // are weighed as well, "Action (what will be done by whom)"
  kQualify,  // what they would make of it without brackets: "Value (previous)"
};

struct HeadingVote {
  int field = 0;
  double strength = 0;   // up to the rule's weight
  std::size_t rule = 0;  // the phrase's place in the vocabulary: of equal
                         // votes the lower one goes before
  double lost = 0;       // of the strength, to words in brackets that say more
};

// How strongly a heading must speak for a field to be known as its own.
inline constexpr double kKnownHeading = 2;

class HeadingVocabulary {
 public:
  HeadingVocabulary(std::span<const HeadingRule> rules,
                    std::span<const HeadingVeto> vetoes,
                    HeadingBrackets brackets = HeadingBrackets::kExplain);

  // At most one a field, in no order. A heading with a slash or line break
  // offers alternatives; of a long one the first sentence counts.
  std::vector<HeadingVote> Votes(std::string_view heading) const;
  // Whether a word of the heading takes the field from it.
  bool Vetoes(int field, std::string_view heading) const;

  // Where a phrase stands among a heading's words.
  struct Match {
    double strength = 0;   // 0: nowhere
    bool in_head = false;  // before any preposition
    std::size_t at = 0, end = 0;
  };

 private:
  struct Phrase {
    int field;
    double weight;
    HeadingMatch match;
    std::vector<std::string> words;
  };
  struct Vetoed {
    std::uint32_t fields;
    VetoAt at;
    std::vector<std::string> words;
  };
  // Whether what stands in front of brackets takes the field from what stands
  // in them.
  bool IsAnothers(int field, std::span<const std::string> words) const;
  bool IsVetoed(int field, std::span<const std::string> words,
                const Match& match) const;
  void VoteBrackets(std::string_view heading,
                    const std::vector<std::string>& outside,
                    std::vector<HeadingVote>& votes) const;
  void Qualify(std::string_view heading, std::vector<HeadingVote>& votes) const;
  void VoteParts(std::string_view text, std::string_view marks,
                 std::vector<HeadingVote>& votes) const;
  void Vote(std::span<const std::string> words, double factor,
            std::vector<HeadingVote>& votes) const;

  HeadingBrackets brackets_;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;
  std::vector<Vetoed> vetoes_;
};

// A heading of the document for a field, from the configuration: taken before
// any of the vocabulary.
using ConfiguredColumns = std::map<std::string, std::string>;

// Whether a heading is what the configuration calls `wanted`: the same, the
// start of a long one, or words in it. Both are folded.
bool IsHeading(const std::string& folded, const std::string& wanted);

// Whether the configuration passes over the column with the heading.
bool IsIgnored(const std::string& heading, std::span<const std::string> ignore);

}  // namespace planwatch
