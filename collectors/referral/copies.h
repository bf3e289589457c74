// Whether two parts of a register hold the same rows: a copy, an extract or a
// list of those that wait, on a sheet of its own or below the register itself,
// which would count twice.
//
// Rows are the same where their days and labels are, however these are
// written; but of a busy register many rows are alike in that. So a part is a
// copy where far more of its rows stand elsewhere than would by chance, which
// is how many stand there a day, a week or two before or after.
//
// Rows that were carried on from one sheet to the next are fewer, and may have
// been triaged since: so all parts are looked at together as well, by the days
// and sources too.
//
// Of each row eight bytes are kept until the read has ended, of at most a
// million rows: of more it isn't known. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "collectors/referral/tally.h"
#include "collectors/table/row.h"

namespace planwatch {

class CopiedRows {
 public:
  static constexpr std::size_t kMostKept = 1'000'000;
  // Of what has no sheets, which is read in a stream: those at the top; of a
  // query, whose headings are row 0, none, since nobody pastes rows into it.
  static constexpr std::size_t kMostOfStream = 100'000;

  // A further sheet or part of one, below the headings there; or the rows of
  // what has no sheets.
  void BeginPart(const Place& headings, bool is_of_sheet = true);
  // `cells`: as they are written.
  void Add(const Referral& referral, std::span<const Cell* const> cells);
  // The headings of the smallest part nearly all of whose rows stand in others
  // as well.
  std::optional<Place> Find() const;
  // Else those of a part that shares rows with others, where all parts share
  // far more than they would by chance.
  std::optional<Place> FindCarried() const;
  // The headings of the first part in which a run of rows stands twice.
  std::optional<Place> FindRepeatedRun() const;

 private:
  // The days and labels, and in the lowest bits a digest of the texts.
  using Key = std::uint64_t;
  struct Part {
    Place headings;
    std::vector<Key> rows;
    bool is_of_sheet = true;
  };
  // Those of sheets, with their rows sorted; none where there is but one.
  std::vector<Part> SortedParts() const;

  std::vector<Part> parts_;
  std::size_t kept_ = 0;  // parts and rows
};

}  // namespace planwatch
