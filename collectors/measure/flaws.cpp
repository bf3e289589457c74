#include "collectors/measure/flaws.h"

#include <string>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/measure/point.h"

namespace planwatch {
namespace {

constexpr std::string_view kErrors[] = {"#n/a",    "#ref!",   "#value!",
                                        "#div/0!", "#name?",  "#num!",
                                        "#null!",  "#spill!", "#calc!"};

std::string WhatIsWrong(const Cell& cell, MeasureField field) {
  return NamedColumn(field) +
         (cell.flaw == Flaw::kNotCalculated
              ? " holds a formula whose result was never stored"
              : " holds a formula that ends in an error");
}

std::string WhatToDo(const Cell& cell) {
  return cell.flaw == Flaw::kNotCalculated
             ? "open the workbook in Excel, let it calculate, and save it"
             : "correct the formula, or type its result";
}

}  // namespace

bool HasFlaw(const Cell& cell) {
  return cell.flaw != Flaw::kNone ||
         (cell.text.starts_with('#') && IsAmong(kErrors, Fold(cell.text)));
}

Remark FlawRemark(const Cell& cell, MeasureField field, const Place& place) {
  return {place, "formula", WhatIsWrong(cell, field) + "; " + WhatToDo(cell)};
}

Doubt DoubtOfFlaw(const Cell& cell, MeasureField field, const Place& place) {
  return {.about = "formula",
          .place = place,
          .text = WhatIsWrong(cell, field) +
                  (field == MeasureField::kTarget
                       ? "; the value is not rated"
                       : "; the row was left out, and an older value may "
                         "stand as the latest"),
          .settle = WhatToDo(cell)};
}

}  // namespace planwatch
