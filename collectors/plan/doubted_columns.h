// How a doubt names a column, and what settles it.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/fields.h"
#include "collectors/table/report.h"

namespace planwatch {

inline std::string QuoteHeading(const std::string& heading) {
  return HasText(heading) ? Quote(heading) : "the column without a heading";
}

// What to write in the configuration for the field.
inline std::string ColumnsKey(PlanField field, const std::string& heading) {
  return "`columns: { " + std::string(PlanFieldName(field)) + ": " +
         CutForQuote(heading) + " }`";
}

inline Doubt ColumnDoubt(const Block& block, std::string text,
                         std::string settle) {
  return {.about = "column",
          .place = {block.table, block.header_row()},
          .text = std::move(text),
          .settle = std::move(settle)};
}

// What settles a column that was left out.
inline std::string NameColumn(PlanField field, const std::string& heading) {
  return HasText(heading) ? "name it by " + ColumnsKey(field, heading) +
                                ", or under `ignore:`"
                          : "write a heading over it";
}

// A key of the configuration where the column has a heading to be named by.
inline std::string Confirm(PlanField field, const std::string& heading) {
  return HasText(heading) ? "confirm it by " + ColumnsKey(field, heading)
                          : "write a heading over it";
}

}  // namespace planwatch
