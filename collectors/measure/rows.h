// The rows of all tables, as they were written, to series: what no row tells
// alone. A blank area below a filled one, two rows of the same measure and day,
// fractions among percentages, what a row leaves to the one before it.
//
// One thread, one read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/measure/record.h"
#include "collectors/table/report.h"

namespace planwatch {

// A number as a cell has it.
struct WrittenNumber {
  double value = 0;
  bool percent = false;  // the cell itself says so
};

// A row's value, with what the row itself says of it.
struct WrittenPoint {
  WrittenNumber value;
  std::optional<WrittenNumber> target;
  bool no_target = false;  // says that there is none
  std::string unit;        // of its column, the value or the target
  std::optional<Polarity> polarity;
};

struct WrittenRow {
  Place place;
  std::size_t table = 0;    // of ReadReport::tables
  std::size_t section = 0;  // counts the headings between rows
  Date date{};
  // Measure, area, partner; empty for all of them.
  std::array<std::string, 3> labels;
  // Of area and partner: the cell is blank, and stands below this one.
  std::array<std::optional<std::string>, 2> above;
  // A digest of each cell that is not read, by its column; 0: it tells nothing.
  std::vector<std::uint64_t> others;
  WrittenPoint point;
};

class MeasureRows {
 public:
  // What one table's columns say of its blank areas and partners.
  struct Layout {
    // It stands in front of the measure, so that a blank goes on from above.
    std::array<bool, 2> leads = {false, false};
  };

  void StartTable(Layout layout) { tables_.push_back({layout, rows_.size()}); }
  void Add(WrittenRow row) { rows_.push_back(std::move(row)); }
  std::size_t size() const { return rows_.size(); }

  // In the order of first meeting. Rows that can't be used are rejected; the
  // tables' records are counted.
  std::vector<MeasureSeries> Settle(ReadReport& report) &&;

 private:
  struct Table {
    Layout layout;
    std::size_t first = 0;  // of its rows
  };
  void FillBlanks(std::size_t table, std::size_t field, ReadReport& report);
  void RejectRivals(ReadReport& report);

  std::vector<Table> tables_;
  std::vector<WrittenRow> rows_;
  std::vector<bool> rejected_;
};

// At most Remarks::kMostListed.
void AddMeasureDoubt(ReadReport& report, Doubt doubt);

}  // namespace planwatch
