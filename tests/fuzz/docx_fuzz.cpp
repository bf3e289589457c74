// Word documents of any parts: no crash, no hang, rows that keep their word.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/office_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  planwatch::ReadDocument({reinterpret_cast<const char*>(data), size}, "");
  return 0;
}
