// The colours in which a plan shows its states: where "At risk" always stands
// in red, or the document's key says so, it is red to its readers, whatever the
// words mean elsewhere.
//
// Pure functions: any thread.
#pragma once

#include <map>
#include <set>
#include <string>

#include "collectors/plan/draft.h"
#include "collectors/plan/key.h"
#include "collectors/words/rating.h"

namespace planwatch {

// Whether a state says how well the work goes, and not only that it goes on.
bool JudgesWork(const std::string& text);

struct StateColours {
  // Folded. States that the plan means by another rating than their words.
  std::map<std::string, Rag> meant;
  // States that stand in several colours, which may be ratings of their own.
  std::set<std::string> varied;

  // Reads a state of the plan's by its colour.
  void Apply(const std::string& text, RatingReading& reading) const;
  // Whether a colour other than its own puts what the cell says in doubt: that
  // of a task tool's "In progress" doesn't.
  bool MayRate(const std::string& text, const RatingReading& reading) const;
};

// Of the ratings and statuses of the actions.
StateColours FindStateColours(const Drafts& drafts, const KeyReading& key);

}  // namespace planwatch
