// Disclosure control on counts alone: a breakdown of people as one chain of
// tables, each as at a day.
//
// A table shows cumulative counts by label, with its own total, and holds some
// of them back as one group, whose sum anybody can work out. The chain is what
// keeps two tables from telling by their difference what neither tells alone:
// - in the first table, cells of 1 to minimum - 1 are held back, and the next
//   smallest with them until the group meets the rule: none, or two or more
//   that are not 0, together the minimum or more, not all of them minimum - 1
//   and not all of them 1 (its sum would tell each);
// - a table shows two cells that are not 0, the group counted as one, and never
//   the group alone; else there is none;
// - the group is for good. A shown cell joins it only from 0; held ones leave
//   it together, at twice the minimum, where the rest still meets the rule, no
//   other joins it, and what they come to tells nothing of what they were;
// - a table is renewed as a whole, and only where each shown cell and the group
//   (with what joins and leaves it) moved by 0 or by the minimum or more, more
//   than one of them moved, and no shown cell fell below the minimum. Against
//   each table before the last one too, what they don't both show moved so.
// Else the last table stays, with its date. A changed policy or set of labels
// goes through the same test: what is no longer, or not yet, a label of both
// tables is tested in one sum with the group. So there is one chain a
// breakdown, whatever becomes of the configuration.
//
// Suppressing small cells, and others beside them so that none can be had by
// subtraction, is usual practice for counts of people (NHS Digital hides 1 to 7
// and rounds to 5 in statistics of hospital care; the preset `nhs`). Where this
// is stricter than such guidance, it is since tables come out again and again.
//
// Plain values and pure functions: any thread. Nothing here is kept of a cell
// that is held back but its label.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/referral/figures.h"

namespace planwatch {

struct DisclosurePolicy {
  // Cells of 1 to minimum - 1 are held back; 0 or 1 hides nothing.
  std::size_t minimum = 5;
  // What is shown is rounded to a multiple; 0 or 1: not at all.
  std::size_t round_to = 0;

  bool IsSmall(std::size_t count) const { return count > 0 && count < minimum; }
  // Whether a count may be seen to go from one to the other.
  bool MayMove(std::size_t from, std::size_t to) const {
    return from == to || (from < to ? to - from : from - to) >= minimum;
  }
  // To the nearest multiple; what is not 0 does not become so.
  std::size_t Rounded(std::size_t count) const;

  friend bool operator==(const DisclosurePolicy&,
                         const DisclosurePolicy&) = default;
};

// The label of what a total has and no cell does: never shown.
inline constexpr std::string_view kMissing;

// The counts of a breakdown as at a day.
struct Breakdown {
  Date as_at{};
  std::vector<LabelledCount> cells;  // labels are unique and not kMissing
  std::size_t missing = 0;           // of the total, in no cell
  // Tells of the service and not of a person (in time, late): one cell may be
  // the only one that is not 0, or that moves.
  bool of_service = false;
  // Percentiles of waits, nearest rank, in days: of those in the total.
  std::map<int, int> wait_days = {};

  std::size_t total() const;
};

// What is public of a breakdown, but for the rounding.
struct ReleasedTable {
  Date as_at{};
  std::size_t total = 0;
  std::vector<LabelledCount> shown;  // in the order of the counts; not rounded
  std::set<std::string, std::less<>> held;  // kMissing may be among them
  DisclosurePolicy policy;                  // that it was made by
  // A percentile that fewer than the minimum lie at or above is not among them:
  // it would be the wait of one of the few slowest.
  std::map<int, int> wait_days;

  const LabelledCount* Find(std::string_view label) const;
  // Of the group.
  std::size_t held_sum() const;
  friend bool operator==(const ReleasedTable&, const ReleasedTable&) = default;
};

// Why there is no new table as at a day, and the cells that kept it.
struct Refusal {
  enum class Why : unsigned char {
    kFewCells,   // too little could be shown, now or ever
    kSmallMove,  // they moved by less than the minimum
    kMovedAlone,
    kFell,       // they were shown, and are now too small
    kGroup,      // held back, they no longer hide each other
    kOverTotal,  // the cells add up to more than the total: some are counted
                 // twice
    kNoPersons,  // what is broken down is not a count of persons
  };
  Date as_at{};
  Why why = Why::kFewCells;
  std::vector<std::string> cells;
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

// The table after those before, oldest first, or why the last one stays.
std::variant<ReleasedTable, Refusal> NextTable(
    std::span<const ReleasedTable> before, const Breakdown& counts,
    const DisclosurePolicy& policy);

// The tables of one breakdown, the oldest first.
struct TableChain {
  Date since{};                   // when the breakdown was first met
  std::optional<Date> offered{};  // the last day that a table was asked of
  std::vector<ReleasedTable> tables{};
  std::optional<Refusal> refused{};  // as at `offered`, where that gave none

  // Adds the next table, or why there is none. A table as at the last one's day
  // takes its place.
  void Offer(const Breakdown& counts, const DisclosurePolicy& policy);
  // The table that stands on the day; nullptr: none does.
  const ReleasedTable* On(Date day) const;
  friend bool operator==(const TableChain&, const TableChain&) = default;
};

}  // namespace planwatch
