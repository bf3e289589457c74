// The times that headings of one thing name: "RAG May 2015", "RAG Q4 14/15",
// "Spring status".
//
// Pure functions: any thread. Headings are folded.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace planwatch {

// The words of a heading without the time in it: "status" of "Status at March
// 2015".
std::vector<std::string> WithoutTime(const std::string& heading);

// "RAG status at the board of 14 May"
bool IsTimed(const std::string& heading);

// Whether they go back in time, from the first to the last: Q4, Q3, Q2, Q1.
bool NewestFirst(std::span<const std::string> headings);

// The columns whose headings differ by the time that they name alone, two or
// more of each thing, the oldest first.
std::vector<std::vector<std::size_t>> ColumnsByTime(
    std::span<const std::string> headings);

}  // namespace planwatch
