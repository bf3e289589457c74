// How a workbook shows a number: as a date, a month, a time, a percentage, or
// not at all (ECMA-376-1, 18.8.30 and 18.8.31).
//
// Pure functions: any thread.
#pragma once

#include <string_view>

namespace planwatch {

enum class DateFormat : unsigned char {
  kNone,   // a number
  kDay,    // a date, with a time or without
  kMonth,  // a date shown without its day: mmm-yy
  kYear,   // a date of which the year alone is shown
  kTime,   // a time of day alone
};

struct NumberFormat {
  DateFormat date = DateFormat::kNone;
  bool percent = false;  // 0.71 is shown as 71%
  bool unseen = false;   // ";;;" shows nothing, whatever the value
  // "0;-0;" shows no zero, "#" neither.
  bool shows_positive = true, shows_negative = true, shows_zero = true;

  bool Shows(double number) const {
    return number > 0   ? shows_positive
           : number < 0 ? shows_negative
                        : shows_zero;
  }
};

// Of a number format's code: "dd/mm/yyyy", "mmm-yy", "[$-809]d mmmm yyyy;@".
DateFormat DateFormatOfCode(std::string_view code);
bool IsPercentCode(std::string_view code);
NumberFormat NumberFormatOfCode(std::string_view code);

// Of a built-in number format.
NumberFormat NumberFormatOfId(int id);

}  // namespace planwatch
