#include "collectors/plan/heading_cells.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/none.h"

namespace planwatch {

bool HasWord(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) {
           return IsLetter(c) || static_cast<unsigned char>(c) >= 0x80;
         }) >= 2;
}

bool StartsWithDigit(const Cell& cell) {
  return cell.date || (!cell.text.empty() && IsDigit(cell.text[0]));
}

bool IsSentence(std::string_view text) {
  return text.ends_with('.') && std::count(text.begin(), text.end(), ' ') > 3;
}

bool IsMark(const Cell& cell) {
  const std::string text = Fold(cell.text);
  return text.size() == 1 || IsPlaceholder(text);
}

bool IsOneCellAcross(const Row& row) {
  return row.cells.size() > 1 && HasText(row.cells.front().text) &&
         std::all_of(
             row.cells.begin() + 1, row.cells.end(),
             [](const Cell& cell) { return cell.merge == Merge::kLeft; });
}

std::optional<PeriodInHeading> PeriodOf(const Cell& cell) {
  constexpr std::size_t kYear = 4, kShort = 2;
  if (const auto day = cell.date ? cell.date : ReadPlainDate(cell))
    return PeriodInHeading{PeriodInHeading::kDay,
                           static_cast<int>(day->time_since_epoch().count())};
  const std::string text = Tidy(cell.text);
  if (text.size() < kYear || !text.starts_with("20") ||
      !std::all_of(text.begin(), text.begin() + kYear, IsDigit))
    return std::nullopt;
  const int year = std::atoi(text.substr(0, kYear).c_str());
  if (text.size() == kYear)
    return PeriodInHeading{PeriodInHeading::kYear, year};
  // "2012/13"
  const std::string next = text.substr(kYear + 1);
  if ((text[kYear] != '/' && text[kYear] != '-') ||
      (next.size() != kShort && next.size() != kYear) ||
      !std::all_of(next.begin(), next.end(), IsDigit) ||
      !std::to_string(year + 1).ends_with(next))
    return std::nullopt;
  return PeriodInHeading{PeriodInHeading::kTwoYears, year};
}

bool AreInOrder(const std::vector<PeriodInHeading>& periods) {
  for (std::size_t i = 1; i < periods.size(); ++i)
    if (periods[i].kind != periods[0].kind ||
        periods[i].order <= periods[i - 1].order)
      return false;
  return periods.size() > 1;
}

}  // namespace planwatch
