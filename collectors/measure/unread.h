// Tables without headings that can be read, and rows above a table's headings:
// whether they hold measures all the same, so that nobody goes by last
// quarter's values while this one's stand on a sheet that was left out.
//
// One thread, one read. Keeps the texts of at most 200 rows of 50 cells for
// each part.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

class UnreadRows {
 public:
  // `calendar` outlives it.
  explicit UnreadRows(const Calendar& calendar) : calendar_(calendar) {}

  // The rows that follow are of one table, or of one part of it.
  void Start() { parts_.emplace_back(); }
  // `needed`: how many of the needed fields the row has as headings.
  void Look(const Row& row, std::size_t needed);
  // The part ends with the headings of a table.
  void EndInHeadings();

  // A doubt for each part that looks like measures: a row has a number and the
  // name of a measure that was read; or where nothing of the table was read, a
  // number, a text and a period, or the headings of measures but for one.
  // `measures` are the keys of their labels.
  void AddDoubts(const std::set<std::string>& measures,
                 ReadReport& report) const;

 private:
  struct Part {
    std::size_t looked = 0;
    Place place;           // of the first row that may be data
    std::size_t rows = 0;  // that may be data
    bool dated = false;    // one of them has a period
    std::size_t needed = 0;
    bool above_headings = false;
    std::vector<std::string> texts;  // of the first of them, folded
  };
  const Calendar& calendar_;
  std::vector<Part> parts_;
};

}  // namespace planwatch
