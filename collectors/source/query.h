// What all databases have in common: one statement that reads, its password,
// and its result as rows of text.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/row.h"

namespace planwatch {

// A longer text is neither a date nor a category, and comes empty.
inline constexpr std::size_t kMaxCellBytes = std::size_t{1} << 20;

Error EmptyQuery();
Error MoreThanRead();
Error LostConnection();
// kind: "table", "column".
Error NoSuch(std::string_view kind, std::string_view name);

// The statement of a query without the semicolon and comments after it. An
// error where it is none, more than one, or plainly one that writes or locks:
// it does not begin with SELECT or WITH, or has a word such as DELETE or INTO
// outside of quotes. That is a service to whoever wrote it, and the way to put
// it right; what forbids writing is the database.
Result<std::string> OneSelect(std::string_view query);

// Of a `password_file`, as ReadSecret has it. Empty where no file is named.
Result<std::string> ReadPassword(const std::filesystem::path& file);

// Hands a result to a sink: the names of its columns as the first row, then
// each row. All calls of one read come from one thread.
class ResultRows {
 public:
  explicit ResultRows(RowSink& sink) : sink_(sink) {}

  // To be called first. An error where there are too many columns.
  Status SetColumns(const std::vector<std::string>& names);
  // The columns that the sink wants, ascending.
  const std::vector<std::size_t>& wanted() const { return wanted_; }
  // The text of a wanted column of the next row: still that of the row before.
  std::string& text(std::size_t column) { return row_.cells[column].text; }
  // Hands on the row, once all wanted columns are set. Texts that are not UTF-8
  // are taken for Windows-1252.
  Status EndRow();

 private:
  RowSink& sink_;
  Row row_;
  std::vector<std::size_t> wanted_;
};

}  // namespace planwatch
