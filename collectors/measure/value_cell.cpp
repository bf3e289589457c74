#include "collectors/measure/value_cell.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"

namespace planwatch {
namespace {

// Behind the number, folded.
constexpr std::string_view kMarks[] = {"*", "†", "‡", "⁰", "¹", "²", "³",
                                       "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr std::string_view kTrends[] = {"↑", "↓", "→", "▲", "▼", "⬆", "⬇", "➔"};
constexpr std::string_view kLetters[] = {"p", "r"};
// What stands in brackets; in square ones the number of a note, too.
constexpr std::string_view kBracketed[] = {"p", "r", "prov", "provisional",
                                           "revised"};
constexpr std::string_view kDayWords[] = {" days", " day"};

bool IsNoteNumber(std::string_view text) {
  if (text.starts_with("note ")) text.remove_prefix(5);
  return !text.empty() && text.size() <= 2 &&
         std::all_of(text.begin(), text.end(), IsDigit);
}

// Without the mark behind; nullopt: there is none.
std::optional<std::string_view> WithoutMark(std::string_view folded) {
  for (const std::span<const std::string_view> marks :
       {std::span<const std::string_view>(kMarks),
        std::span<const std::string_view>(kTrends),
        std::span<const std::string_view>(kLetters)})
    for (const std::string_view mark : marks)
      if (folded.ends_with(mark))
        return folded.substr(0, folded.size() - mark.size());
  if (folded.ends_with(')') || folded.ends_with(']')) {
    const bool square = folded.back() == ']';
    const std::size_t open = folded.rfind(square ? '[' : '(');
    if (open == folded.npos) return std::nullopt;
    const std::string_view inner =
        folded.substr(open + 1, folded.size() - open - 2);
    if (!IsAmong(kBracketed, inner) && !(square && IsNoteNumber(inner)))
      return std::nullopt;
    return folded.substr(0, open);
  }
  return std::nullopt;
}

}  // namespace

ValueReading ReadValue(std::string_view cell) {
  constexpr std::size_t kLongest = 40;
  ValueReading reading{.number = ReadNumber(cell)};
  if (!reading.number.unreadable || cell.size() > kLongest) return reading;
  const std::string folded = Fold(cell);
  for (const std::string_view days : kDayWords) {
    if (!folded.ends_with(days)) continue;
    NumberReading number =
        ReadNumber(folded.substr(0, folded.size() - days.size()));
    if (!number.value || !number.unit.empty() || number.money_only)
      return reading;
    number.unit = "days";
    reading.number = number;
    return reading;
  }
  const auto rest = WithoutMark(folded);
  if (!rest) return reading;
  const NumberReading number = ReadNumber(*rest);
  if (!number.value) return reading;
  reading.number = number;
  reading.marked = true;
  const std::string_view mark = std::string_view(folded).substr(rest->size());
  reading.by_letter = IsAmong(kLetters, mark);
  reading.by_arrow = IsAmong(kTrends, mark);
  return reading;
}

}  // namespace planwatch
