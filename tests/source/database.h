// What tests of databases ask of each: a source, its rows, its faults.
#pragma once

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/source/source.h"
#include "tests/table/rows.h"

namespace planwatch {

inline std::unique_ptr<Source> SourceOf(const SourceOptions& options) {
  auto source = MakeSource(options);
  if (!source) {
    ADD_FAILURE() << source.error().message();
    return nullptr;
  }
  return *std::move(source);
}

inline std::vector<std::string> RowsOf(const SourceOptions& options) {
  KeepRows rows;
  const Result<ReadInfo> read = SourceOf(options)->Read(rows, {});
  EXPECT_TRUE(read) << read.error().message();
  return rows.Lines();
}

inline std::string FaultOf(const SourceOptions& options) {
  KeepRows rows;
  const Result<ReadInfo> read = SourceOf(options)->Read(rows, {});
  return read ? "no fault" : read.error().message();
}

// Does something at a row (0: the column names), once, in the middle of a read.
class AtRow : public RowSink {
 public:
  AtRow(std::size_t row, std::function<void()> act)
      : row_(row), act_(std::move(act)) {}
  Status Take(const Row& row) override {
    last = row.place.row;
    if (last == row_) act_();
    return {};
  }
  std::size_t last = 0;

 private:
  std::size_t row_;
  std::function<void()> act_;
};

// Wants the first column, and counts its rows and the memory that they took.
class CountRows : public RowSink {
 public:
  Status Take(const Row&) override {
    if (++count == 1000) at_first_ = Peak();
    return {};
  }
  bool NeedsColumn(std::size_t column) const override { return column == 0; }
  // KiB that the process grew by after the first thousand rows.
  long grown() const { return Peak() - at_first_; }
  std::size_t count = 0;

 private:
  static long Peak() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
  }
  long at_first_ = 0;
};

}  // namespace planwatch
