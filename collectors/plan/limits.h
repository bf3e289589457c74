// What a plan may come to. A document may be hostile, or a file that is not a
// plan at all: each of these bounds memory, time or the number of series that
// it makes, and none is near to what a working group can follow.
//
// Beyond kMaxPlanBytes, kMaxCellsSearched, kMaxActions, kMaxNamed or kMaxNames
// the plan is refused with a message, and the last good one stays; what lies
// beyond the others is not searched. tests/fuzz/hostile_test.cpp holds them.
#pragma once

#include <cstddef>

namespace planwatch {

// Bytes of a document's rows, all together, and of what its actions share.
inline constexpr std::size_t kMaxPlanBytes = std::size_t{64} << 20;

// Of each table, rows in which any header is looked for, and filled cells of
// those rows: a sheet that is wide has its header further up. Of all tables
// together so many cells are looked through.
inline constexpr std::size_t kRowsSearched = 400;
inline constexpr std::size_t kCellsSearched = 20'000;
inline constexpr std::size_t kMaxCellsSearched = 200'000;

// Paragraphs around the tables in which a key is looked for; each is short.
inline constexpr std::size_t kMaxParagraphs = 1'000;

inline constexpr std::size_t kMaxActions = 10'000;

// Leads and partners: those of all actions, each as often as it is named, and
// how many different ones there are. Each is a series or several.
inline constexpr std::size_t kMaxNamed = 50'000;
inline constexpr std::size_t kMaxNames = 5'000;

}  // namespace planwatch
