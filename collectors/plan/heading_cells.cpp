#include "collectors/plan/heading_cells.h"

#include <algorithm>
#include <cstddef>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/none.h"

namespace planwatch {

bool HasWord(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text)
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       static_cast<unsigned char>(c) >= 0x80
                   ? 1
                   : 0;
  return letters >= 2;
}

bool StartsWithDigit(const Cell& cell) {
  return cell.date ||
         (!cell.text.empty() && cell.text[0] >= '0' && cell.text[0] <= '9');
}

bool IsSentence(std::string_view text) {
  return text.ends_with('.') && std::count(text.begin(), text.end(), ' ') > 3;
}

bool IsMark(const Cell& cell) {
  const std::string text = Fold(cell.text);
  return text.size() == 1 || IsPlaceholder(text);
}

bool IsDayOrYear(const Cell& cell) {
  constexpr std::size_t kYear = 4;
  return cell.date || ReadPlainDate(cell) ||
         (cell.text.size() == kYear && cell.text.starts_with("20") &&
          std::all_of(cell.text.begin(), cell.text.end(), IsDigit));
}

}  // namespace planwatch
