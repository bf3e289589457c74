// Numbers as tables of measures hold them. Pure functions: any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planwatch {

struct NumberReading {
  std::optional<double> value;
  std::string unit;  // "%" or a currency's sign, where the cell has one
  // The value holds of money alone, and no currency is named: "45m" may be
  // metres or months, and "(14)" is -14 in accounts and 14 elsewhere.
  bool money_only = false;
  bool says_none = false;   // blank, a dash, "n/a": there is none
  bool unreadable = false;  // there is something, and it is not a number
};

// "1,234", "£242,000", "71%", "242 000", "(12.5)", "£1.2m": a number and
// nothing else. "about 40", "<5" and "45 of 63" are unreadable, sooner than
// taken for what they may not say.
NumberReading ReadNumber(std::string_view cell);

// Whether a unit or a heading, folded, names a currency: "£", "Spend (£)",
// "GBP".
bool NamesCurrency(std::string_view folded);

}  // namespace planwatch
