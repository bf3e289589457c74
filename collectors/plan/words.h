// The vocabularies of a council plan: RAG words, dates, leads. Each stands as a
// table at the head of its file: rag.cpp, due.cpp, leads.cpp.
//
// Pure functions: any thread. Rules: DESIGN, "Reading an untidy plan".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/plan.h"
#include "collectors/table/row.h"

namespace planwatch {

// Words of a plan's own for each RAG, from the configuration's `words:`; they
// go before the built-in ones.
using RagWords = std::map<Rag, std::vector<std::string>>;

// One rating.
struct RagPart {
  Rag rag = Rag::kUnrated;
  bool complete = false;  // it says in words that the action is done
  friend bool operator==(const RagPart&, const RagPart&) = default;
};

// What a status or RAG cell says.
struct RagReading {
  std::vector<Rag> rags;  // each rating that counts, in the cell's order; "not
                          // started" and the like are unrated
  bool complete = false;  // the cell as a whole says that the action is done
  bool known = true;  // false where the cell has words and none of them is in
                      // the vocabulary
  // Where the cell stacks several ratings (one a line, or nothing but colours
  // in a row): each of them. Else empty.
  std::vector<RagPart> parts;

  Rag worst() const;  // unrated where there is none
  // Whether the cell names a colour or a state that stands for one.
  bool rated() const { return worst() != Rag::kUnrated; }
};
RagReading ReadRag(std::string_view cell, const RagWords& own_words);

// The RAG of a fill colour, by its hue: yellow and orange are amber. White,
// greys, the pale shades of banded tables and colours that are none of the four
// (purple, pink, teal) are unrated.
Rag RagOfColour(Colour colour);

struct DueReading {
  Due due;
  bool unreadable = false;  // has text that is neither a date nor a known way
                            // of saying "none"
  bool impossible = false;  // names a day that does not exist (31/02/2015)
  bool without_year =
      false;  // a month or season without a year, and the plan has no `year:`
};
// `struck` is the cell's struck-through text: an original date that was
// replaced. `plan_year` is the calendar year in which the plan's financial year
// starts ("2015/16" → 2015), for periods without a year.
DueReading ReadDue(std::string_view cell, std::string_view struck,
                   std::optional<int> plan_year, const Calendar& calendar);

struct LeadRules {
  std::map<std::string, std::string> rename =
      {};                              // as written → role or agency
  std::vector<std::string> keep = {};  // not to be split
  friend bool operator==(const LeadRules&, const LeadRules&) = default;
};
// The leads of a responsible or accountable cell, each once, in order. Names
// with nothing but spaces between them can't be told apart and stay one lead.
std::vector<std::string> ReadLeads(std::string_view cell,
                                   const LeadRules& rules);
// The partners of a cell, split the same way, without rules.
std::vector<std::string> ReadPartners(std::string_view cell);

}  // namespace planwatch
