// Ratings as councils and task tools write them: what a RAG or status cell
// says, read as a sentence. A rating counts where the cell asserts it of today:
// what is negated, doubted, conditional, expected or past is none. The
// vocabularies stand as tables in rating_words.cpp, the grammar in clause.h and
// rating_line.h.
//
// Pure functions: any thread. Linear in the cell's length; only the first 4 KiB
// of a cell are read. Rules: README.md of this folder.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

// From worst to best; the order of the labels in every output.
enum class Rag : unsigned char { kRed, kAmber, kGreen, kBlue, kUnrated };
inline constexpr std::array kAllRags = {Rag::kRed, Rag::kAmber, Rag::kGreen,
                                        Rag::kBlue, Rag::kUnrated};
std::string_view RagName(Rag rag);  // "red"
std::optional<Rag> RagFromName(std::string_view name);

// Words of a plan's own for each RAG, from the configuration's `words:`. They
// go before the built-in ones and count wherever they stand in the cell as
// whole words, but negated, doubted or expected they are not ratings either. A
// phrase without a proper word ("1") must be all that the cell says.
using RatingWords = std::map<Rag, std::vector<std::string>>;

// One rating.
struct Rating {
  Rag rag = Rag::kUnrated;
  bool complete = false;  // it says in words that the action is done
  friend bool operator==(const Rating&, const Rating&) = default;
};

// What a cell was rated by, which tells what kind of column it stands in.
enum class RatedBy : unsigned char {
  kNothing,     // no rating: blank, prose, a placeholder
  kColour,      // a colour's name, letter or emoji; the plan's own words
  kState,       // "in progress", "complete", "not started"
  kPercentage,  // "80%"
  kTick,        // ticks and crosses
  kYesNo,       // yes, no, TRUE, FALSE
};

// What a status or RAG cell says.
struct RatingReading {
  std::vector<Rag> rags;  // each rating that counts, in the cell's order; "not
                          // started" and the like are unrated
  bool complete = false;  // the cell as a whole says that the action is done
  // It says that the action isn't done, or not all of it: "not yet", "partly",
  // "No", "50%", "in progress", "(training); policy outstanding".
  bool unfinished = false;
  bool known = true;  // false where the cell has words and none of them is in
                      // the vocabulary
  // Where the cell stacks several ratings (one a line, or nothing but colours
  // in a row): each of them. Else empty.
  std::vector<Rating> parts;
  RatedBy by = RatedBy::kNothing;
  // Its colour is a letter beside other text ("A – late"), which elsewhere than
  // under a rating may number a list.
  bool letter_with_remark = false;
  // It holds the whole scale ("R A G") and nothing else: of one thing none of
  // them counts.
  bool whole_scale = false;
  // A second way in which a careful reader might take the cell, where it
  // differs in rating or completion: a doubt.
  std::optional<Rating> other;

  Rag worst() const;  // unrated where there is none
  // Whether the cell names a colour or a state that stands for one.
  bool rated() const { return worst() != Rag::kUnrated; }
};
RatingReading ReadRating(std::string_view cell, const RatingWords& own_words);

// Whether the text claims that the thing is done: "Complete", "achieved May
// 2015", a tick. "To be completed by", "not complete", "Complete?" and "80%
// complete" don't.
bool MeansDone(std::string_view text);

}  // namespace planwatch
