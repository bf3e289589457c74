// Figures and doubts in the words that the check, the pages, the report and the
// commands share. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/figures.h"
#include "collectors/table/report.h"

namespace planwatch {

// "1 row", "2 rows".
std::string Count(std::size_t count, std::string_view one,
                  std::string_view several);

// "1 red, 3 amber, 0 green, 0 blue, 0 unrated".
std::string FormatRags(const RagCounts& counts);

// How many there are by what they are about: "2 column, 1 table".
std::string CountDoubts(const std::vector<Doubt>& doubts);

// What is in doubt, and what settles it.
std::string FormatDoubt(const Doubt& doubt);
// "2 rows: no heading names the actions".
std::string FormatPassedOver(const PassedOver& part);

// A sign that stands before the amount.
bool IsMoney(std::string_view unit);
// "71%", "£212,000", "12 meetings": the unit where it is read.
std::string FormatValue(double value, const std::string& unit);

}  // namespace planwatch
