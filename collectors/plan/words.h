// The vocabularies of a council plan: RAG words, dates, leads. The tables stand
// at the head of words.cpp.
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

namespace planwatch {

// Words of a plan's own for each RAG, from the configuration's `words:`; they
// go before the built-in ones.
using RagWords = std::map<Rag, std::vector<std::string>>;

// What a status or RAG cell says. One entry for each word found, in the cell's
// order; `known` false where the cell has text and none of it is in the
// vocabulary.
struct RagReading {
  std::vector<Rag> rags;
  bool known = true;
};
RagReading ReadRag(std::string_view cell, const RagWords& own_words);

// The RAG of a fill colour: white, greys and pale neutral shades none; yellow
// and orange are amber.
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
  std::map<std::string, std::string> rename;  // as written → role or agency
  std::vector<std::string> keep;              // not to be split
  friend bool operator==(const LeadRules&, const LeadRules&) = default;
};
// The leads of a responsible or accountable cell, each once, in order.
std::vector<std::string> ReadLeads(std::string_view cell,
                                   const LeadRules& rules);
// The partners of a cell, split the same way, without rules.
std::vector<std::string> ReadPartners(std::string_view cell);

}  // namespace planwatch
