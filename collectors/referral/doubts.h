// What of a register may be meant otherwise than it was read. A doubt names no
// single row, and not how many there are: they may be few. Places are those of
// rows alone, since sheets may be named after what they hold.
//
// Values: const access from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "collectors/referral/cells.h"
#include "collectors/referral/copies.h"
#include "collectors/referral/fields.h"
#include "collectors/table/report.h"

namespace planwatch {

// How many rows there are of each kind.
struct OddRows {
  std::size_t not_triaged = 0;  // with an outcome, without a date of triage
  // The date received, and nothing else: where such were counted, and where
  // not.
  bool dates_counted = false, dates_left_out = false;
  bool sparse = false;      // see SparseRows
  bool year_slips = false;  // see YearSlips
  // All that is read of a row is the rest of merged cells.
  bool merged_rows = false;
  // A row with one cell, which isn't read, between the others.
  bool lone_cells = false;
  bool flawed_labels = false;  // an outcome or source is a formula's error
  // Of the dates of triage that are missing: whether one has nothing in its
  // place, and how plainly one is said to be needless.
  bool blank_triage = false;
  NoTriage no_triage = NoTriage::kUnstated;
  std::size_t triaged_before_received = 0;
  std::size_t unsure_labels = 0;  // see Categories::Sureness
  std::size_t ditto_labels = 0;   // an outcome or source repeats the one above
  // Of a breakdown: cells with a text, and those with the words of a label.
  struct Labelled {
    std::size_t texts = 0, with_phrase = 0;
  };
  Labelled outcomes, sources;
  std::optional<Date> latest_received, latest_triaged;

  // In place of the date of triage.
  void AddUntriaged(const Cell& cell);
  // `rows`: of the register.
  std::vector<Doubt> Doubts(std::size_t rows) const;
};

// A heading that stands above several columns, of which one was taken.
Doubt SpannedColumns(ReferralField field, std::size_t taken,
                     const Place& headings);
// Rows of data above which no headings stand.
Doubt DoubtOfUnreadRows(const Place& first);
// Rows that stand on another sheet, or elsewhere on theirs, as well.
std::optional<Doubt> DoubtOfCopies(const CopiedRows& copies);
// A run of rows that stands twice.
std::optional<Doubt> DoubtOfRepeatedRuns(const CopiedRows& copies);
// A hidden sheet that may be the register's.
Doubt DoubtOfHiddenSheets();
// Rows that are said to be no referrals.
Doubt DoubtOfExcludedRows(const Place& first);

}  // namespace planwatch
