// The times that headings of one thing name: "RAG May 2015", "RAG Q4 14/15".
//
// Pure functions: any thread. Headings are folded.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace planwatch {

// The words of a heading without the quarter, month or year in it.
std::vector<std::string> Timeless(const std::string& heading);

// "RAG status at the board of 14 May"
bool IsTimed(const std::string& heading);

// Whether they go back in time, from the first to the last: Q4, Q3, Q2, Q1.
bool NewestFirst(std::span<const std::string> headings);

}  // namespace planwatch
