#include "collectors/table/office/xlsx_number_format.h"

#include <algorithm>
#include <cstddef>

namespace planwatch {

DateFormat DateFormatOfCode(std::string_view code) {
  bool day = false, month = false, year = false, hour = false;
  // Only the first section counts; text in quotes, after a backslash and in
  // brackets is none of the format.
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '"':
        i = std::min(code.find('"', i + 1), code.size());
        break;
      case '[':
        i = std::min(code.find(']', i), code.size());
        break;
      case '\\':
      case '_':
      case '*':
        ++i;
        break;
      case 'd':
      case 'D':
        day = true;
        break;
      case 'm':
      case 'M':
        month = true;
        break;
      case 'y':
      case 'Y':
        year = true;
        break;
      case 'h':
      case 'H':
        hour = true;
        break;
      default:
        break;
    }
  }
  if (day && (month || year)) return DateFormat::kDay;
  if (month && year) return DateFormat::kMonth;
  if (hour && !day && !year) return DateFormat::kTime;
  if (year && !day) return DateFormat::kYear;
  // "mmmm" alone is a month; beside hours, m is minutes.
  if (month && !hour && code.find("mmm") != std::string_view::npos)
    return DateFormat::kMonth;
  return DateFormat::kNone;
}

bool IsPercentCode(std::string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    if (code[i] == '%') return true;
    if (code[i] == '"')
      i = std::min(code.find('"', i + 1), code.size());
    else if (code[i] == '[')
      i = std::min(code.find(']', i), code.size());
    else if (code[i] == '\\' || code[i] == '_' || code[i] == '*')
      ++i;
  }
  return false;
}

NumberFormat NumberFormatOfCode(std::string_view code) {
  return {DateFormatOfCode(code), IsPercentCode(code),
          code.size() >= 3 && code.find_first_not_of(';') == code.npos};
}

NumberFormat NumberFormatOfId(int id) {
  NumberFormat format;
  format.percent = id == 9 || id == 10;
  if (id == 17)
    format.date = DateFormat::kMonth;
  else if (id >= 18 && id <= 21)
    format.date = DateFormat::kTime;
  else if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) ||
           (id >= 50 && id <= 58))
    format.date = DateFormat::kDay;
  return format;
}

}  // namespace planwatch
