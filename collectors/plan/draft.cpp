#include "collectors/plan/draft.h"

#include "collectors/base/text.h"

namespace planwatch {
namespace {

void AppendLine(std::string& text, const std::string& more) {
  if (more.empty()) return;
  if (!text.empty()) text += '\n';
  text += more;
}

}  // namespace

void Append(Cell& cell, const Cell& more) {
  if (cell.text.empty() && !cell.date) {
    cell.date = more.date;
    cell.month_only = more.month_only;
  }
  AppendLine(cell.text, more.text);
  AppendLine(cell.struck, more.struck);
  if (!cell.fill) cell.fill = more.fill;
}

std::size_t LinesOf(const Cell& cell) {
  const std::string lines = TidyLines(cell.text);
  return lines.empty() ? 0
                       : static_cast<std::size_t>(
                             std::count(lines.begin(), lines.end(), '\n')) +
                             1;
}

Draft PartOf(const Draft& draft, std::size_t index, std::size_t count) {
  Draft part = draft;
  for (auto& [field, cell] : part.cells)
    if (LinesOf(cell) == count)
      cell.text = Split(TidyLines(cell.text), '\n')[index];
  return part;
}

}  // namespace planwatch
