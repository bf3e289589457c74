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
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/record.h"
#include "collectors/measure/sections.h"
#include "collectors/measure/verdict.h"
#include "collectors/table/report.h"
#include "collectors/words/rating.h"

namespace planwatch {

// How long the period is that a value is of; the shorter ones first.
enum class PeriodLength : unsigned char {
  kUnknown,  // the row has a day
  kWeek,
  kMonth,
  kQuarter,
  kHalf,
  kYear,  // or a year to date
};

// A number as a cell has it.
struct WrittenNumber {
  double value = 0;
  bool percent = false;  // the cell itself says so
};

// A row's value, with what the row itself says of it. There may be 250,000: the
// small fields stand together.
struct WrittenPoint {
  WrittenNumber value;
  std::optional<WrittenNumber> target;
  std::string unit;  // of its column, the value or the target
  // What the document says of it by column, where the column's heading alone
  // doesn't say that it rates the values.
  std::vector<std::pair<std::size_t, Verdict>> verdicts;
  std::optional<Rag> rag;  // of a column that rates the values
  std::optional<Polarity> polarity;
  bool polarity_dash = false;  // its cell for polarity is "-"
  bool percent = false;    // the value's heading or the measure's name says so
  bool no_target = false;  // says that there is none
  bool target_of_other_period = false;  // as that of the year beside a quarter
};

struct WrittenRow {
  Place place;
  std::size_t table = 0;  // of ReadReport::tables
  Section section;
  Date date{};
  PeriodLength period = PeriodLength::kUnknown;  // that the date ends
  // It has no value that can be read, and only shows that there is such a part.
  bool valueless = false;
  // Its sheet, or a heading above it, says that it is a forecast or the like.
  bool of_another_kind = false;
  // Another table has it too.
  bool is_repeated = false;
  // Measure, area, partner; empty for all of them.
  std::array<std::string, 3> labels;
  // Of area and partner: the cell is blank, and stands below this one.
  std::array<std::optional<std::string>, 2> above;
  // Of area and partner: the cell's text, folded, where it gives no name and
  // doesn't say that all are meant ("", "n/a").
  std::array<std::optional<std::string>, 2> unnamed;
  // A digest of each cell that is not read, by its column; 0: it tells nothing.
  std::vector<std::uint64_t> others;
  // The columns that say that it is no actual value, if they are such at all.
  std::vector<std::size_t> other_kinds;
  WrittenPoint point;

  std::uint64_t OtherAt(std::size_t column) const {
    return column < others.size() ? others[column] : 0;
  }
};

// What a table's rows say of it as a whole.
struct TableFindings {
  // The columns that say of each row whether it is an actual value.
  std::vector<std::size_t> kind_columns;
  // The columns whose cells rate the values.
  std::vector<std::size_t> rating_columns;
  // Beside "+" in the column for polarity, "-" says that less is better.
  bool dash_is_less = false;
  // Which of two targets counts is in doubt.
  bool has_second_target = false;
};

// By what the rows are read.
struct SettleRules {
  const Calendar& calendar;
  const MeasureBands& bands;
  const CumulativeMeasures& cumulative;
};

// How long the periods are that a table's headings name for its values and
// targets, and in its column for date.
struct PeriodsNamed {
  PeriodLength target = PeriodLength::kUnknown;
  PeriodLength value = PeriodLength::kUnknown;
  PeriodLength date = PeriodLength::kUnknown;
};

class MeasureRows {
 public:
  // What one table's columns say of its blank areas and partners.
  struct Layout {
    // It stands in front of the measure, so that a blank goes on from above.
    std::array<bool, 2> leads = {false, false};
    PeriodLength period = PeriodLength::kUnknown;  // by the date's heading
    PeriodsNamed named = {};
  };

  void StartTable(Layout layout) {
    tables_.push_back({layout, rows_.size(), {}});
  }
  void EndTable(TableFindings findings) {
    if (!tables_.empty()) tables_.back().findings = std::move(findings);
  }
  void Add(WrittenRow row) { rows_.push_back(std::move(row)); }
  std::size_t size() const { return rows_.size(); }

  // In the order of first meeting. Rows that can't be used are rejected; the
  // tables' records are counted.
  std::vector<MeasureSeries> Settle(const SettleRules& rules,
                                    ReadReport& report) &&;

 private:
  struct Table {
    Layout layout;
    std::size_t first = 0;  // of its rows
    TableFindings findings;
  };
  std::span<WrittenRow> RowsOf(std::size_t table);
  void LeaveOutOtherKinds(ReadReport& report);
  void NameParts(std::size_t table, ReadReport& report);
  void RejectLongerPeriods(ReadReport& report);
  void RejectRivals(ReadReport& report);

  std::vector<Table> tables_;
  std::vector<WrittenRow> rows_;
  std::vector<bool> rejected_;
};

}  // namespace planwatch
