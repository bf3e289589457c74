#include "daemon/html/csv.h"

#include <cstddef>

#include "collectors/base/ascii.h"

namespace planwatch {
namespace {

bool IsNumber(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && IsDigit(text.front()) &&
         text.find_first_not_of("0123456789.,%") == text.npos;
}

// The text with an apostrophe before whatever a spreadsheet would take for a
// formula: titles come from a document that many people may edit. That is where
// a cell begins, also in a locale whose separator is another, behind blanks.
std::string WithoutFormulas(std::string_view text) {
  if (IsNumber(text)) return std::string(text);
  std::string safe;
  bool begins = true;
  if (!text.empty() &&
      std::string_view("\t\r\n").find(text.front()) != std::string_view::npos)
    safe += '\'';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (begins && std::string_view("=+-@").find(c) != std::string_view::npos) {
      safe += '\'';
      // Else "-1+1" would look like a number that is kept as text.
      if (c == '-' && i + 1 < text.size() && IsDigit(text[i + 1])) safe += ' ';
    }
    begins =
        c == ';' || c == '\t' || c == '\r' || c == '\n' || (begins && c == ' ');
    safe += c;
  }
  return safe;
}

}  // namespace

std::string CsvCell(std::string_view text) {
  const std::string cell = WithoutFormulas(text);
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void CsvWriter::Line(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    text_ += (i > 0 ? "," : "") + CsvCell(cells[i]);
  text_ += "\r\n";
}

}  // namespace planwatch
