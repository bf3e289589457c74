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
  };
  // The rows with a date received in their order.
  void Add(const Row& row) {
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
    return sparse_ > 0 && sparse_ * kFew <= others_ &&
           (has_gap_above_ || is_triaged_);
  }

 private:
  std::size_t sparse_ = 0, others_ = 0;
  bool has_gap_above_ = false, is_triaged_ = false;
};

}  // namespace planwatch
