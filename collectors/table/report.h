// What a reader has to say of the rows it was given: counted, and listed by
// `planwatch check`.
//
// Lists are bounded, so that a register of a million unusable rows costs no
// more than one of a thousand; the counts are exact. Texts quote a plan, never
// a register. A plain value: const access from any thread.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/table/row.h"

namespace planwatch {

// A remark about one place in the document.
struct Remark {
  Place place;
  std::string kind;  // a short snake_case name, the same for all of a kind:
                     // `due_guessed`, `no_date`
  std::string text;  // what was found there and what to do
  friend bool operator==(const Remark&, const Remark&) = default;
};

// A bounded list of remarks with exact counts by kind.
class Remarks {
 public:
  static constexpr std::size_t kMostListed = 1000;

  void Add(Place place, std::string_view kind, std::string text);
  const std::vector<Remark>& listed() const { return listed_; }
  const std::map<std::string, std::size_t>& counts() const {
    return counts_;
  }  // by kind
  std::size_t total() const { return total_; }

 private:
  std::vector<Remark> listed_;
  std::map<std::string, std::size_t> counts_;
  std::size_t total_ = 0;
};

struct ReadReport {
  std::size_t rows = 0;  // rows that hold data: headers, blank rows and
                         // passed-over tables excluded
  Remarks rejected;  // rows that could not be used; the kind is the metric's
                     // `reason`
  Remarks guesses;   // what was read with a doubt (a date taken from words
                     // around it)
  Remarks repairs;   // what the co-ordinator should repair in her document
  std::vector<std::string>
      choices;  // which heading was read as which column, tables passed over
};

}  // namespace planwatch
