#include "collectors/words/flaws.h"

namespace planwatch {

std::string_view FlawText(Flaw flaw) {
  switch (flaw) {
    case Flaw::kNotCalculated:
      return "a formula whose result was never stored";
    case Flaw::kPicture:
      return "a drawing or picture, which is not read";
    case Flaw::kNone:
    case Flaw::kError:
    case Flaw::kNotFound:
      break;
  }
  return "a formula that ends in an error";
}

std::string_view FlawRemedy(Flaw flaw) {
  switch (flaw) {
    case Flaw::kNotCalculated:
      return "open the workbook in Excel, let it calculate, and save it";
    case Flaw::kPicture:
      return "write it in the cell";
    case Flaw::kNone:
    case Flaw::kError:
    case Flaw::kNotFound:
      break;
  }
  return "correct the formula, or type its result";
}

}  // namespace planwatch
