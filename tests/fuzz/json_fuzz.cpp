// JSON of any bytes: what holds of every row, whatever the document, and of
// what the readers make of them.
#include <cstdint>
#include <string>
#include <string_view>

#include "collectors/base/encoding.h"
#include "collectors/table/limits.h"
#include "tests/fuzz/text_fuzz.h"

namespace planwatch {
namespace {

// Needs every column, or every second one.
class CheckRows : public KeepRows {
 public:
  explicit CheckRows(bool all) : all_(all) {}

  Status Take(const Row& row) override {
    // The header, and then every row.
    Require(row.place.row == rows.size());
    Require(!row.cells.empty() && row.cells.size() <= kMaxColumns);
    Require(rows.empty() || row.cells.size() == rows[0].cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      Require(IsUtf8(row.cells[i].text));
      Require(rows.empty() || NeedsColumn(i) || row.cells[i].text.empty());
    }
    return KeepRows::Take(row);
  }

  bool NeedsColumn(std::size_t column) const override {
    return all_ || column % 2 == 1;
  }

 private:
  bool all_;
};

ReadOutcome Read(std::string_view text, std::size_t piece, bool all,
                 const std::string& pointer = "") {
  CheckRows rows(all);
  FormatOptions options;
  options.rows = pointer;
  return ReadTo(rows, text, piece, "json", options);
}

}  // namespace
}  // namespace planwatch

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using planwatch::Read;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto whole = Read(text, 65536, true);
  // Where a read ends makes no difference, nor which columns are needed.
  for (const std::size_t piece : {1, 7})
    planwatch::Require(Read(text, piece, true) == whole);
  const auto half = Read(text, 65536, false);
  planwatch::Require(half.fault == whole.fault &&
                     half.rows.size() == whole.rows.size());
  Read(text, 65536, true, "/value");
  planwatch::ReadOn(text, "json");
  return 0;
}
