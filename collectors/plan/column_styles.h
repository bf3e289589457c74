// What the columns of a plan's table tell of their cells: how they write dates,
// whether people go by their initials, what a number under a status means.
//
// Pure functions: any thread.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "collectors/plan/blocks.h"
#include "collectors/plan/fields.h"
#include "collectors/words/date.h"
#include "collectors/words/names.h"
#include "collectors/words/rating.h"

namespace planwatch {

// What a table's columns tell of their cells.
struct ColumnStyles {
  std::map<PlanField, DateStyle> dates;     // a column writes them in one way
  std::map<PlanField, NamesContext> names;  // how they write people
  // The status is a percentage without its sign, of 100 or of 1.
  bool of_hundred = false, of_one = false;
  bool figures = false;  // all of them are numbers: 0 is nothing done
  // The colours of whole columns of ratings that say otherwise.
  std::set<Rag> usual_fills;
  bool codes = false;  // the progress is a rating by codes: "3", "Tier 2", "●"
  bool says_done = false;  // "Done?", "Complete": yes and ticks complete
  // What the status is asked by where that is a question of its own, and a yes
  // need not mean that the action is complete: "On track?", "Update received".
  std::string question;        // the heading as written; empty: it is none
  std::string question_words;  // of it, as a rating is read from them
};

// How the plan of these tables writes dates. `year` is its own, where it names
// none.
DateStyle PlanDates(std::span<const Block> plan, std::optional<int> year);
ColumnStyles StylesOf(const Block& block, const DateStyle& plan,
                      std::optional<int> year);

}  // namespace planwatch
