// Whether rows with a date received and nothing else are headings of the days
// or months below them: each is the first of its day or month, and others of
// the same follow.
//
// One table, one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "collectors/base/calendar.h"

namespace planwatch {

class LoneDates {
 public:
  // The rows of a table in their order. `is_alone`: it has nothing else.
  void Add(Date received, bool is_alone);
  // `says_much`: the table has a column that each referral has filled, its
  // source, so that few rows are alone; else all that wait are.
  bool MayBeHeadings(bool says_much) const;

 private:
  // The days, or the months, that follow each other.
  struct Runs {
    std::optional<std::int64_t> current;
    bool is_headed = false;  // the current one begins with a date alone
    std::size_t begun = 0;
    std::size_t headed = 0;  // and other rows follow

    void Add(std::int64_t key, bool is_alone);
  };
  std::array<Runs, 2> runs_;
  std::size_t rows_ = 0, alone_ = 0;
};

}  // namespace planwatch
