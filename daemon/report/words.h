// Numbers as they are written in a Board's paper. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collectors/plan/due_dates.h"
#include "daemon/report/review.h"

namespace planwatch {

// "55 of 78 (71%)"; "none of 0" if there are none.
std::string Share(std::size_t part, std::size_t whole);
// "–" if it is not known.
// "31 March 2015".
std::string DayInWords(Date date);
std::string NumberOrDash(const std::optional<double>& number);
std::string PercentOrDash(const std::optional<double>& ratio);
// "better: 2 fewer", "same", "worse: 1 more"; without a word where neither way
// is better; empty where the quarter before isn't known.
std::string TravelText(const Compared& compared, Polarity polarity);
// "March 2015, then June 2015, then none": dates at a month's end by their
// month.
std::string Slippage(const std::vector<DueDate>& due);

Polarity PolarityOf(Rag rag);

}  // namespace planwatch
