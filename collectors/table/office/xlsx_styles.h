// What a workbook's styles say of its cells, as far as a plan's reader needs
// it: shading, struck-through text, and whether a number is a date or a
// percentage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/row.h"

namespace planwatch {

enum class DateFormat : unsigned char {
  kNone,   // a number, or a time of day alone
  kDay,    // a date
  kMonth,  // a date shown without its day: mmm-yy
};

// Of a number format's code (ECMA-376-1, 18.8.31): "dd/mm/yyyy", "mmm-yy",
// "[$-809]d mmmm yyyy;@".
DateFormat DateFormatOfCode(std::string_view code);
// Of a built-in number format.
DateFormat DateFormatOfId(int id);

// Whether a number is shown as a percentage, by its format's code or by a
// built-in format.
bool IsPercentCode(std::string_view code);
bool IsPercentId(int id);

// A colour with Excel's tint, -1 (black) to 1 (white), applied to its lightness
// (ECMA-376-1, 18.8.19).
Colour Tinted(Colour colour, double tint);

struct XlsxStyle {
  std::optional<Colour> fill;
  bool struck = false;
  DateFormat date = DateFormat::kNone;
  bool percent = false;  // 0.71 is shown as 71%
};

// The cell styles in their order (`cellXfs`); empty parts' names: the workbook
// has none.
Result<std::vector<XlsxStyle>> ReadXlsxStyles(Archive& archive,
                                              std::string_view styles_part,
                                              std::string_view theme_part);

}  // namespace planwatch
