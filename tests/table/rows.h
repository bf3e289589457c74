// Rows and streams for tests of the formats.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/table/format.h"

namespace planwatch {

// Bytes from memory, a few at a time, so that every seam between two reads is
// met.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes, std::size_t piece = 65536)
      : bytes_(bytes), piece_(piece) {}

  Result<std::size_t> Read(std::span<char> buffer) override {
    const std::size_t count =
        std::min({buffer.size(), piece_, bytes_.size() - at_});
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count,
                buffer.begin());
    at_ += count;
    return count;
  }

 private:
  std::string_view bytes_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

// Keeps all rows, and what was not handed on.
class KeepRows : public RowSink {
 public:
  Status Take(const Row& row) override {
    rows.push_back(row);
    return {};
  }

  void Skip(const Place& place, std::string_view why) override {
    skipped.push_back(place.ToString() + ": " + std::string(why));
  }

  void TakeText(std::string_view paragraph) override {
    paragraphs.emplace_back(paragraph);
  }

  // "1: a|b|c", one a row.
  std::vector<std::string> Lines() const {
    std::vector<std::string> lines;
    for (const Row& row : rows) {
      std::string line = row.place.ToString() + ": ";
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        line += (i > 0 ? "|" : "") + row.cells[i].text;
      lines.push_back(line);
    }
    return lines;
  }

  std::vector<Row> rows;
  std::vector<std::string> skipped;
  std::vector<std::string> paragraphs;
};

}  // namespace planwatch
