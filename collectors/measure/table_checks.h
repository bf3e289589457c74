// What the headings of one table leave open, and what its rows say to that: a
// number or its percentage, a column of parts, rows that are forecasts, targets
// of other periods.
//
// One thread, one read. Keeps no text of a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/divisions.h"
#include "collectors/measure/header.h"
#include "collectors/measure/point.h"
#include "collectors/measure/verdict.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

// Of a header whose value or measure has a rival: which of the two the rows are
// for.
class ColumnChoices {
 public:
  // Whether the rows up to this one tell all there is to choose; the header
  // then has it.
  bool Decide(const MeasureCells& cells, MeasureHeader& header);
  // The column for measure holds units alone: "%", "Days".
  bool MeasureIsUnit() const { return saw_units_ && !saw_names_; }
  // No row tells more.
  void Settle(MeasureHeader& header) const;

 private:
  bool DecideValue(const MeasureCells& cells, MeasureHeader& header);

  bool met_both_ = false;     // value and rival have numbers in a row
  bool numbers_rows_ = true;  // the rival's are 1, 2, 3, …
  double rivals_ = 0;         // how many of them there are
  bool saw_units_ = false, saw_names_ = false;  // in the column for measure
};

class TableChecks {
 public:
  TableChecks() = default;  // of no table
  TableChecks(const MeasureHeader& header, const Place& header_place);

  // A row that was read.
  void Add(const MeasureCells& cells, Date date);
  // The columns of those that say that the row is no actual value: "Forecast".
  std::vector<std::size_t> OtherKinds(const MeasureCells& cells);
  // As WrittenPoint::verdicts has them.
  std::vector<std::pair<std::size_t, Verdict>> Verdicts(
      const MeasureCells& cells);
  // As WrittenRow::others has them.
  static std::vector<std::uint64_t> Digests(const MeasureCells& cells);

  // After the last row.
  std::vector<Doubt> Doubts() const;
  // What the rows say of the table as a whole.
  TableFindings Findings() const;

 private:
  struct Kinds {
    bool unknown = false, actual = false, other = false;
    Place place;  // of the first other one
  };
  // A column that may rate the values.
  struct Rated {
    VerdictColumn column;
    bool is_named = false;   // its heading says that it does: "RAG"
    bool has_digit = false;  // "Q2 RAG"
    std::size_t filled = 0, rated = 0;

    bool rates() const { return rated > 0 && rated * 10 >= filled * 8; }
  };
  // A column that may say which way is better.
  struct Ways {
    bool asks = false;  // its heading asks for it
    bool says = false, other = false;
  };
  // A column that is not read, beside measures that are named by codes.
  struct Texts {
    bool in_each_row = true, words = false;
  };
  void AddPolarity(const MeasureCells& cells);
  void AddName(const MeasureCells& cells);
  void AddDate(const MeasureCells& cells);

  Place header_place_;
  std::vector<Doubt> doubts_;
  std::size_t rows_ = 0;
  bool has_targets_ = false, target_met_ = false;
  bool target_reported_ = false, rival_reported_ = false,
       plainer_reported_ = false;
  DivisionColumns divisions_;
  std::map<std::size_t, Kinds> kinds_;
  std::map<std::size_t, Ways> ways_;
  std::map<std::size_t, Rated> rated_;
  // In the column for polarity.
  bool plus_met_ = false, way_met_ = false;
  std::optional<Place> dash_;
  // In the column for date: "2010-12", and "2010-11", which may be a year.
  bool month_met_ = false;
  std::optional<Place> month_or_year_;
  bool codes_alone_ = true;  // in the column for measure
  std::map<std::size_t, Texts> texts_;
};

}  // namespace planwatch
