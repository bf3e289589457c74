// Lists of what was found in a source, as `check` shows them. Pure functions:
// any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "collectors/table/report.h"

namespace planwatch {

struct Finding {
  std::string place;  // "table 3, row 7"; empty where it has none
  std::string text;
  std::size_t of_kind = 0;  // how many there are of its kind; 0: it has none
};

struct FindingList {
  std::string heading;  // "To repair first (2 due unreadable, 1 RAG unknown)"
  std::vector<Finding> items;
  std::size_t total = 0;  // may be more than `items`, whose number is bounded
  // A few rows of a register count as `minimum` in `total` and are not listed.
  bool at_most = false;

  // "3", "up to 5".
  std::string Total() const;
  // How many are not listed; 0 where that is not told.
  std::size_t Unlisted() const;
};

// With a `policy`, those of a kind that are few are counted by it and not
// listed.
FindingList Listed(std::string_view heading, const Remarks& remarks,
                   const DisclosurePolicy* policy);
FindingList Listed(std::string heading, std::vector<std::string> items);

}  // namespace planwatch
