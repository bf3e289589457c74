// Plans drawn from a seed, as documents of every format, each with its right
// answer by collectors/plan/README.md, "Reading an untidy plan".
//
// The same seed gives the same document everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/words/rating.h"
#include "tests/table/sheets.h"

namespace planwatch {

struct ExpectedAction {
  std::string title;
  Rag rag = Rag::kUnrated;
  bool complete = false;
  std::optional<Date> completed;  // complete and blue from this day on
  std::optional<Date> due, revised;
  bool any_due = false;  // the due cell says "done": its date is not compared
  std::vector<std::string> leads;
  bool any_leads = false;  // no heading names them: that none are read is a
                           // finding of each row
};

struct GeneratedPlan {
  std::string format;  // "xlsx", "csv ; utf-16le"
  std::string bytes;
  std::vector<Sheet> sheets;          // what the bytes were written from
  std::vector<std::string> oddities;  // empty: a plain plan
  std::vector<ExpectedAction> actions;
};

GeneratedPlan GeneratePlan(std::uint64_t seed);

}  // namespace planwatch
