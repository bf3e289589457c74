// Whether a run of a register's rows stands in it twice, as pasting leaves it.
//
// Pure: any thread.
#pragma once

#include <cstdint>
#include <span>

namespace planwatch {

// `rows`: a key of each, in their order; fewer than 2^20. Runs of rows that are
// nearly all alike say nothing.
bool HasRepeatedRun(std::span<const std::uint64_t> rows);

}  // namespace planwatch
