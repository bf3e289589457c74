// Formats: how bytes become rows. A format knows nothing of files, plans or
// registers.
//
// The table in format.cpp is the one place where a format is registered.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/row.h"
#include "collectors/table/stream.h"

namespace planwatch {

// Which sheets of a workbook, or tables of a Word document, are read. Each
// entry is a name ("Plan", "table 3"), a number from 1, or a name with `*` and
// `?` for any characters and any one; upper and lower case are the same. CSV
// has neither and takes no notice.
struct FormatOptions {
  std::vector<std::string> sheets;  // empty: all that are shown; otherwise
                                    // these, hidden or not
  std::vector<std::string> ignore;  // never these, whatever `sheets` says

  // Of JSON, pointers (RFC 6901) that lead through members: to the array whose
  // elements are the rows, and to the link to the next page. Empty: found.
  std::string rows, next;

  // Its sheets may be named after whom it is about: places have numbers for
  // their names, and no message has either.
  bool confidential = false;

  // The place of a sheet or table; `kind` is "sheet" or "table".
  Place PlaceOf(std::string_view kind, std::string_view name,
                std::size_t number) const;
  bool IsRead(std::string_view name, std::size_t number) const;
  // Why it is not read, where IsRead says so.
  std::string_view WhyNotRead(std::string_view name, std::size_t number) const;
  // An error where an entry of `sheets` is none of `names`, which are in the
  // document's order; `kind` is "sheet" or "table".
  Status CheckAllFound(const std::vector<std::string>& names,
                       std::string_view kind) const;
  friend bool operator==(const FormatOptions&, const FormatOptions&) = default;
};

struct Format {
  std::string_view name;  // as `format:` in the configuration names it
  // Whether these are such bytes, judged by the first 4096 (or all, where there
  // are fewer).
  bool (*recognises)(std::string_view head);
  // Hands every row to the sink. Errors name the place inside the document.
  Status (*read)(ByteStream& bytes, const FormatOptions& options,
                 RowSink& sink);
};

// All formats, the most particular first; the last takes any text.
std::span<const Format> Formats();

// Reads with the format of that name, or with the first that recognises the
// bytes where `name` is empty.
Status ReadTable(ByteStream& bytes, std::string_view name,
                 const FormatOptions& options, RowSink& sink);

}  // namespace planwatch
