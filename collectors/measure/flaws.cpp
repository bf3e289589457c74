#include "collectors/measure/flaws.h"

#include <string>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/measure/point.h"
#include "collectors/words/flaws.h"

namespace planwatch {
namespace {

constexpr std::string_view kErrors[] = {"#n/a",    "#ref!",   "#value!",
                                        "#div/0!", "#name?",  "#num!",
                                        "#null!",  "#spill!", "#calc!"};

std::string WhatIsWrong(const Cell& cell, MeasureField field) {
  return NamedColumn(field) + " holds " + std::string(FlawText(cell.flaw));
}

}  // namespace

bool HasFlaw(const Cell& cell) {
  return cell.flaw != Flaw::kNone ||
         (cell.text.starts_with('#') && IsAmong(kErrors, Fold(cell.text)));
}

Remark FlawRemark(const Cell& cell, MeasureField field, const Place& place) {
  return {place, "formula",
          WhatIsWrong(cell, field) + "; " + std::string(FlawRemedy(cell.flaw))};
}

Doubt DoubtOfFlaw(const Cell& cell, MeasureField field, const Place& place) {
  return {.about = "formula",
          .place = place,
          .text = WhatIsWrong(cell, field) +
                  (field == MeasureField::kTarget
                       ? "; the value is not rated"
                       : "; the row was left out, and an older value may "
                         "stand as the latest"),
          .settle = std::string(FlawRemedy(cell.flaw))};
}

}  // namespace planwatch
