// What `planwatch check` prints and the page at `/check` shows: for each
// source what was found, what could not be used and what to repair.
//
// Both show the same model, made from a snapshot, so they can't disagree. Pure
// functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "daemon/snapshot/finding_list.h"
#include "daemon/snapshot/snapshot.h"
#include "daemon/snapshot/wording.h"

namespace planwatch {

struct SourceFindings {
  std::string title;   // for people
  std::string name;    // the entry's
  std::string source;  // the file or database
  Kind kind = Kind::kPlan;
  const PublishedPlan* plan = nullptr;  // in the snapshot
  ReadingState state = ReadingState::kNotRead;
  std::string trouble;  // "FAILED", "HELD BACK", "NOT READ"; empty: it was read
  std::string error;    // what it was
  std::vector<Doubt> doubts;
  std::vector<std::pair<std::string, std::string>> figures;  // name, value
  FindingList repairs, rejected, guesses;
  std::vector<FindingList> figure_lists;  // overdue, by objective, …
  FindingList choices;                    // how it was read
  FindingList copies;  // beside the file, left by a synchronisation
  FindingList notes;   // of the configuration's names; to the operator alone
  // Of a plan: the document as last read, even if it is held back. Names of
  // leads that the configuration renames or hides are left out.
  std::vector<TableReading> tables;
  std::vector<PassedOver> passed_over;
  FindingList actions;  // the place of each and what was read there
};

struct Findings {
  std::vector<SourceFindings> sources;  // in the configuration's order
  std::size_t failed = 0;               // or not read yet
  std::size_t held_back = 0, in_doubt = 0, rows_not_used = 0;
  bool rows_not_used_at_most = false;  // as FindingList::at_most
  std::size_t to_repair = 0;           // findings of rows that were used

  // Every source is ok, and no row was rejected.
  bool all_well() const {
    return failed + held_back + in_doubt + rows_not_used == 0;
  }
  // "2 sources: 1 failed, 3 rows not used."
  std::string Outcome() const;
};

enum class Audience {
  kOperator,  // at the command line, who may read the register
  kEveryone,  // who can open the pages
};

// Everyone is told of a few rows of a register what the metrics tell
// (`minimum`, and not which), since one row may be one child's; and of a table
// that was not renewed not which cells changed by a few.
Findings MakeFindings(const Snapshot& snapshot, Audience audience);

// How many rows of the last reading were not used, as everyone is told: "3",
// "up to 5"; "–" before a reading.
std::string FormatRowsNotUsed(const EntrySnapshot& entry,
                              const DisclosurePolicy& disclosure);

}  // namespace planwatch
