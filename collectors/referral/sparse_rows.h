// Rows that have a date received and hardly more, where the others have: a
// label and its date below a table ("Last updated: 30/06/2015"), or the latest
// dates of its columns.
//
// So is one with two dates, wherever it stands: a report's ("Period: 1 April to
// 30 June").
//
// A part of a table, one thread.
#pragma once

#include <cstddef>

namespace planwatch {

class SparseRows {
 public:
  struct Row {
    bool is_sparse = false;  // at most one cell that isn't read beside dates
    bool has_gap_above = false;
    bool is_triaged = false;
    // Nothing stands in the column for the source, which is read.
    bool lacks_source = false;
  };
  // The rows with a date received in their order.
  void Add(const Row& row) {
    ++rows_;
    if (row.lacks_source) ++without_source_;
    is_last_without_source_ = row.lacks_source && !row.is_triaged;
    if (!row.is_sparse) {
      ++others_;
      return;
    }
    ++sparse_;
    has_gap_above_ = has_gap_above_ || row.has_gap_above;
    is_triaged_ = is_triaged_ || row.is_triaged;
  }

  // Whether they may be no referrals. One that was begun stands right below the
  // others, and is not triaged.
  bool AreDoubtful() const {
    constexpr std::size_t kFew = 4;  // of so many others there is one
    return (sparse_ > 0 && sparse_ * kFew <= others_ &&
            (has_gap_above_ || is_triaged_)) ||
           IsLastAlone();
  }

 private:
  // Whether the last row alone has no source: "Last updated", a day, and the
  // initials of who did it.
  bool IsLastAlone() const {
    constexpr std::size_t kMany = 20;
    return is_last_without_source_ && without_source_ == 1 && rows_ > kMany;
  }

  std::size_t sparse_ = 0, others_ = 0;
  bool has_gap_above_ = false, is_triaged_ = false;
  std::size_t rows_ = 0, without_source_ = 0;
  bool is_last_without_source_ = false;
};

}  // namespace planwatch
