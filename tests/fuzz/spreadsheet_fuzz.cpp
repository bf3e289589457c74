// Workbooks (XLSX, ODS) of any parts: no crash, no hang, rows that keep their
// word, with and without a sheet named.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/office_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  planwatch::ReadDocument(input, "");
  planwatch::ReadDocument(input, "Plan");
  return 0;
}
