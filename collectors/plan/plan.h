// A delivery plan as one read found it.
//
// Built by the reader, then never changed: shared by const pointer between
// threads.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/table/report.h"
#include "collectors/words/rating.h"

namespace planwatch {

// Stands for the leads of a plan whose leads are hidden: nothing beyond the
// reader, and no history, has their names.
inline constexpr std::string_view kHiddenLead = "hidden";

struct Due {
  std::optional<Date> date;     // as first agreed; nullopt: undated
  std::optional<Date> revised;  // where it was moved, the date it has now
  bool guessed =
      false;         // taken from words around it, or without a year of its own
  std::string text;  // the cell as written, tidied
};

struct Action {
  std::string reference;  // the plan's own, else objective.number; unique
                          // within the plan
  bool has_own_reference = false;
  std::string title;          // the wording, one line
  std::size_t objective = 0;  // index into Plan::objectives
  std::string priority;       // empty where the plan has none
  Rag rag = Rag::kUnrated;
  bool complete = false;
  // Its rating is a single letter, figure or symbol, which may be a code of the
  // plan's own.
  bool rated_by_code = false;
  // It has a rating whose words or colour are not known.
  bool rating_unknown = false;
  // Blue is its rating, and nothing else says that it is complete.
  bool blue_alone = false;
  // From this day on the action is complete and blue, whatever else it says;
  // nullopt: the plan gives no such day.
  std::optional<Date> completed;
  Due due;
  std::string progress;  // what was done so far, line by line
  std::string delay;     // why it is late or at risk, line by line
  std::string evidence;  // one line, as the outcome
  std::string outcome;
  std::vector<std::string>
      responsible;  // as written, or renamed by the configuration
  std::vector<std::string> accountable;
  std::vector<std::string> partners;
  Place place;

  // The due date that counts for overdue: `overdue_by` decided which.
  std::optional<Date> deadline;
};

// What a plan tells of an action in words, beside its wording.
struct ActionText {
  std::string_view name;     // in JSON and CSV
  std::string_view heading;  // for people
  std::string Action::*text;
};
inline constexpr std::array kActionTexts = {
    ActionText{"progress", "Progress", &Action::progress},
    ActionText{"delay", "Reason for delay", &Action::delay},
    ActionText{"evidence", "Evidence", &Action::evidence},
    ActionText{"outcome", "Outcome", &Action::outcome}};

struct Objective {
  std::string number;  // the plan's own, else its place in the plan: "3"
  std::string text;    // one line; empty for actions under no heading
};

struct Outcome {
  Rag rag = Rag::kUnrated;
  Place place;
};

struct Plan {
  std::vector<Objective> objectives;  // in the document's order
  std::vector<Action> actions;        // in the document's order
  std::vector<Outcome> outcomes;  // non-empty outcome cells, a merged one once
  ReadReport report;
};

}  // namespace planwatch
