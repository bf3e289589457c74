// What a reader has to say of the rows it was given: counted, and listed by
// `planwatch check`.
//
// Lists are bounded, so that a register of a million unusable rows costs no
// more than one of a thousand; the counts are exact. Texts quote a plan, never
// a register. A plain value: const access from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/row.h"

namespace planwatch {

// A remark about one place in the document.
struct Remark {
  Place place;
  // A short snake_case name, the same for all of a kind: `due_guessed`,
  // `no_date`.
  std::string kind;
  std::string text;  // what was found there and what to do
  friend bool operator==(const Remark&, const Remark&) = default;
};

// A bounded list of remarks with exact counts by kind.
class Remarks {
 public:
  static constexpr std::size_t kMostListed = 1000;

  void Add(Place place, std::string_view kind, std::string text);
  const std::vector<Remark>& listed() const { return listed_; }
  // By kind.
  const std::map<std::string, std::size_t>& counts() const { return counts_; }
  std::size_t total() const { return total_; }

 private:
  std::vector<Remark> listed_;
  std::map<std::string, std::size_t> counts_;
  std::size_t total_ = 0;
};

// Something of a reading that is not sure: where, what it was taken for and
// what would settle it. See collectors/plan/README.md, "Doubt is a result".
struct Doubt {
  std::string about;  // one of kDoubtsAbout; the metric's label
  Place place;
  std::string text;  // what is unsure, and what it was taken for
  // A key of the configuration, or a change of the document, after which the
  // doubt is gone.
  std::string settle;
  // The days on which the two readings differ (a date that is overdue in one of
  // them only); nullopt: no bound on that side.
  std::optional<Date> from = {}, until = {};

  bool IsOn(Date day) const {
    return (!from || *from <= day) && (!until || day <= *until);
  }
  friend bool operator==(const Doubt&, const Doubt&) = default;
};
inline constexpr std::array<std::string_view, 8> kDoubtsAbout = {
    "table", "header", "column", "rows", "date", "rating", "lead", "formula"};

// How a column of a table was read.
struct ColumnReading {
  std::size_t column = 0;  // from 0
  std::string heading;     // as written; empty: it has none
  std::string role;        // as `columns:` names it; empty: not used
  bool guessed = false;    // by its contents, against or without its heading
  bool hidden = false;
  std::vector<std::string> samples;  // some of its cells; of plans alone
};

// A table that was read, as it was read.
struct TableReading {
  std::string table;       // Place::table
  std::size_t header = 0;  // the header's row; 0: it has none of its own
  std::vector<ColumnReading> columns;  // left to right
  std::size_t rows = 0;                // below the header
  std::size_t records = 0;             // of which these became records
};

// A table, or rows of one, that is not part of what was read.
struct PassedOver {
  Place place;
  std::size_t rows = 0;
  std::string why;
};

struct ReadReport {
  // Rows that hold data: headers, blank rows and passed-over tables excluded.
  std::size_t rows = 0;
  // Rows that could not be used; the kind is the metric's `reason`.
  Remarks rejected;
  // What was read with a doubt (a date taken from words around it).
  Remarks guesses;
  // What the co-ordinator should repair in her document.
  Remarks repairs;
  // Which heading was read as which column, tables passed over.
  std::vector<std::string> choices;
  std::vector<Doubt> doubts;  // see AddDoubt
  std::vector<TableReading> tables;
  std::vector<PassedOver> passed_over;
  // Of a plan: which names that `leads: rename` gives were met, folded.
  std::set<std::string> renamed;

  // Each doubt once, and at most Remarks::kMostListed.
  void AddDoubt(Doubt doubt);
};

// A table's rows that are passed over one by one, of which the first one's
// place is told.
class PassedRows {
 public:
  explicit PassedRows(std::string_view why) : why_(why) {}

  void Add(const Place& place, std::size_t rows = 1) {
    if (rows_ == 0) first_ = place;
    rows_ += rows;
  }
  // Puts them into the report.
  void EndTable(ReadReport& report) {
    if (rows_ > 0)
      report.passed_over.push_back({first_, rows_, std::string(why_)});
    rows_ = 0;
  }

 private:
  std::string_view why_;
  std::size_t rows_ = 0;
  Place first_;
};

// The fault of a document with rows of which none can be used: the first one's,
// at its place.
std::optional<Error> NoRowUsable(const ReadReport& report);

}  // namespace planwatch
