// Rows with a date received and nothing else: referrals of which no more is
// known yet, or headings of the days or months below them, the date of a
// report.
//
// They are kept by their days until the table has ended. One table, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "collectors/base/calendar.h"
#include "collectors/table/row.h"

namespace planwatch {

class LoneDates {
 public:
  // The rows of the table in their order: one with the date alone, and one
  // with more. `is_described`: in columns that aren't read.
  void AddBare(Date received, const Place& place);
  void AddOther(Date received, bool is_described, bool is_waiting);

  // How many have the date alone, of each day.
  const std::map<Date, std::size_t>& bare() const { return bare_; }
  std::size_t bare_rows() const { return bare_rows_; }
  const Place& first() const { return first_; }

  struct Verdict {
    bool are_referrals = true;
    bool is_doubtful = false;
  };
  // Of the bare rows. `has_source`: each referral has its source in a column
  // that is read, so that few rows are alone; else all that wait may be.
  Verdict Judge(bool has_source) const;

 private:
  // Rows of the same day, or month, that follow each other.
  struct Runs {
    std::optional<std::int64_t> current;
    bool is_headed = false;  // the current one begins with a bare date
    std::size_t begun = 0;
    std::size_t headed = 0;  // and another row follows

    void Add(std::int64_t key, bool is_bare);
  };
  void Add(Date received, bool is_bare);

  Runs days_, months_;
  std::map<Date, std::size_t> bare_;
  std::size_t bare_rows_ = 0;
  Place first_;
  std::optional<Date> last_bare_;  // where the last row was
  std::size_t followed_ = 0;       // bare rows, by another of their day
  std::size_t others_ = 0;         // rows that are not bare
  std::size_t described_ = 0;      // of these, by cells that aren't read
  std::size_t waiting_ = 0;        // of these, not triaged
};

}  // namespace planwatch
