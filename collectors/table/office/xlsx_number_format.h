// How a workbook shows a number: as a date, a month, a time, a percentage, or
// not at all (ECMA-376-1, 18.8.30 and 18.8.31).
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwatch {

enum class DateFormat : unsigned char {
  kNone,   // a number
  kDay,    // a date, with a time or without
  kMonth,  // a date shown without its day: mmm-yy
  kYear,   // a date of which the year alone is shown
  kTime,   // a time of day alone
};

// One of the parts of a code between semicolons.
struct NumberSection {
  struct Condition {  // "[<5]"
    std::string comparison;
    double operand = 0;
  };
  std::optional<Condition> condition = std::nullopt;
  bool any = false;           // it shows something
  bool needs_digits = false;  // all that it shows is digits where there are
                              // some: "#,###"
  bool has_number = false;    // it shows the number, or a date
  bool is_duration = false;   // as a length of time: "[h]:mm"
  std::string literal = {};   // the text around it
  std::size_t in_front = 0;   // how much of it stands in front of the number

  bool IsEmpty() const { return !any; }
};

struct NumberFormat {
  DateFormat date = DateFormat::kNone;
  bool percent = false;  // 0.71 is shown as 71%
  bool unseen = false;   // ";;;" shows nothing, whatever the value
  // Null: the general format.
  std::shared_ptr<const std::vector<NumberSection>> sections = nullptr;

  // "0;-0;" shows no zero, "#" neither.
  bool Shows(double number) const;
  // 1.5 is shown as 36:00.
  bool IsDuration(double number) const;
  // The text that is shown and not the number: "<5" of `[<5]"<5";0`. Empty
  // where the number is.
  std::string_view InPlaceOf(double number) const;
  // What stands in front of the number where it compares: "<" of `"<"0`.
  std::string_view ComparisonOf(double number) const;

 private:
  const NumberSection* SectionOf(double number) const;
};

// Of a number format's code: "dd/mm/yyyy", "mmm-yy", "[$-809]d mmmm yyyy;@".
DateFormat DateFormatOfCode(std::string_view code);
bool IsPercentCode(std::string_view code);
NumberFormat NumberFormatOfCode(std::string_view code);

// Of a built-in number format.
NumberFormat NumberFormatOfId(int id);

}  // namespace planwatch
