// What a cell for a value says: a number, with what tables write behind one.
// The vocabulary stands as tables in value_cell.cpp.
//
// Pure functions: any thread.
#pragma once

#include <string_view>

#include "collectors/words/number.h"

namespace planwatch {

struct ValueReading {
  NumberReading number;
  // The mark of a footnote, a provisional or revised value or a trend stands
  // behind it: "45*", "45 (p)", "45r", "45 [1]", "45 ↑". It was passed over.
  bool marked = false;
  bool by_letter = false;  // "45p": of money it would be pence
  bool by_arrow = false;   // "45 ↑"
};

// As ReadNumber; and "45 days", whose unit is then "days". What stands for a
// small number that is held back ("*", "c", "<5", "<5*") is no number.
ValueReading ReadValue(std::string_view cell);

}  // namespace planwatch
