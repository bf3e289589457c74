// What `planwatch check` prints and the page at `/check` shows: for each
// source what was found, what could not be used and what to repair.
//
// One model for both, made from a snapshot: they can't disagree. A pure
// function: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "daemon/snapshot.h"

namespace planwatch {

// "1 row", "2 rows".
std::string Count(std::size_t count, std::string_view one,
                  std::string_view several);

// "71%", "£212,000", "12 meetings": the unit where it is read.
std::string FormatValue(double value, const std::string& unit);

struct Finding {
  std::string place;  // "table 3, row 7"; empty where it has none
  std::string text;
  std::size_t of_kind = 0;  // how many there are of its kind; 0: it has none
};

struct FindingList {
  std::string heading;  // "To repair first (2 due unreadable, 1 rag unknown)"
  std::vector<Finding> items;
  std::size_t total = 0;  // may be more than `items`, whose number is bounded
};

struct SourceFindings {
  std::string title;   // for people
  std::string name;    // the entry's
  std::string source;  // the file or database
  Kind kind = Kind::kPlan;
  std::string trouble;  // "FAILED", "HELD BACK", "NOT READ"; empty: all well
  std::string error;    // what it was
  std::vector<std::pair<std::string, std::string>> figures;  // name, value
  FindingList repairs, rejected, guesses;
  std::vector<FindingList> figure_lists;  // overdue, by objective, …
  FindingList choices;                    // how it was read
  FindingList actions;  // where each stands and what was read of it
};

struct Findings {
  std::vector<SourceFindings> sources;  // in the configuration's order
  std::size_t failed = 0, held_back = 0, rows_not_used = 0;

  bool all_well() const { return failed + held_back + rows_not_used == 0; }
  // "2 sources: 1 failed, 3 rows not used."
  std::string Outcome() const;
};

Findings MakeFindings(const Snapshot& snapshot);

}  // namespace planwatch
