// Documents as the readers see them, in one line a row.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "tests/table/documents.h"
#include "tests/table/rows.h"

namespace planwatch {

inline std::string Hex(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "%02X%02X%02X", colour.red, colour.green,
                colour.blue);
  return text;
}

inline KeepRows ReadRows(const std::string& document,
                         const FormatOptions& options = {}) {
  MemoryStream bytes(document);
  KeepRows rows;
  const Status status = ReadTable(bytes, "", options, rows);
  EXPECT_TRUE(status) << status.error().message();
  return rows;
}

inline std::string ErrorOf(const std::string& document,
                           const FormatOptions& options = {}) {
  MemoryStream bytes(document);
  KeepRows rows;
  const Status status = ReadTable(bytes, "", options, rows);
  return status ? "" : status.error().message();
}

// "text ~struck~ #fill @ink *bold* (hidden) !error !not-found !uncalculated
// !picture", of each only what there is.
inline std::string Show(const Cell& cell) {
  std::string shown = cell.text;
  const auto add = [&shown](const std::string& text) {
    shown += (shown.empty() ? "" : " ") + text;
  };
  if (!cell.struck.empty()) add("~" + cell.struck + "~");
  if (cell.fill) add("#" + Hex(*cell.fill));
  if (cell.ink) add("@" + Hex(*cell.ink));
  if (cell.bold) add("*bold*");
  if (cell.hidden) add("(hidden)");
  if (cell.flaw == Flaw::kError) add("!error");
  if (cell.flaw == Flaw::kNotFound) add("!not-found");
  if (cell.flaw == Flaw::kNotCalculated) add("!uncalculated");
  if (cell.flaw == Flaw::kPicture) add("!picture");
  return shown;
}

// The cells of all rows, "|" between them, "/" between rows.
inline std::string ShowAll(const std::string& document,
                           const FormatOptions& options = {}) {
  std::string shown;
  for (const Row& row : ReadRows(document, options).rows) {
    if (!shown.empty()) shown += " / ";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      shown += (i > 0 ? "|" : "") + Show(row.cells[i]);
  }
  return shown;
}

}  // namespace planwatch
