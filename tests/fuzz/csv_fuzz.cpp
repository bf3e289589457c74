// CSV of any bytes: what holds of every row, whatever the document, and of what
// the readers make of them.
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
    Require(row.place.row > last_);
    Require(!row.cells.empty() && row.cells.size() <= kMaxColumns);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& text = row.cells[i].text;
      Require(IsUtf8(text) && text.find_first_of({"\r\0", 2}) == text.npos);
      Require(last_ == 0 || NeedsColumn(i) || text.empty());
    }
    last_ = row.place.row;
    return KeepRows::Take(row);
  }

  bool NeedsColumn(std::size_t column) const override {
    return all_ || column % 2 == 1;
  }

 private:
  bool all_;
  std::size_t last_ = 0;
};

ReadOutcome Read(std::string_view text, std::size_t piece, bool all) {
  CheckRows rows(all);
  return ReadTo(rows, text, piece, "csv", {});
}

}  // namespace
}  // namespace planwatch

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using planwatch::Read;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto whole = Read(text, 65536, true);
  // Where a read ends makes no difference.
  for (const std::size_t piece : {1, 7})
    planwatch::Require(Read(text, piece, true) == whole);
  // Columns that nobody wants make no row more or less (but they have no say in
  // the encoding).
  const auto half = Read(text, 65536, false);
  planwatch::Require(!whole.fault.empty() || !half.fault.empty() ||
                     half.rows.size() == whole.rows.size());
  planwatch::ReadOn(text, "csv");
  return 0;
}
