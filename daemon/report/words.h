// Numbers as they are written in a Board's paper. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/due_dates.h"
#include "daemon/report/review.h"

namespace planwatch {

// "71%"; "–" of 0.
std::string Percent(std::size_t part, std::size_t whole);
// "55 of 78 (71%)"; "none of 0" if there are none.
std::string Share(std::size_t part, std::size_t whole);
// With its first letter in upper case, if it is one of ASCII.
std::string Capitalized(std::string text);
// Without separators, two decimals at most; "–" if it is not known.
std::string NumberOrDash(const std::optional<double>& number);
// With separators and the unit: "£1,250"; "–" if it is not known.
std::string ValueOrDash(const std::optional<double>& value,
                        const std::string& unit = {});
std::string PercentOrDash(const std::optional<double>& ratio);
// How much more `now` is than `then`, to two decimals, or to as many more as a
// small change needs: 0 only if they are the same but for binary fractions, or
// for less than half a penny.
double ChangeOf(double now, double then, std::string_view unit = {});
// "2 more", "1,250 fewer", "0.5 less", "£1,250 more", "3 percentage points
// less"; `change` is not 0.
std::string ChangeInWords(double change, const std::string& unit = {});
// "better: 2 fewer", "same", "worse: £1,250 more"; without a word where neither
// way is better; empty where one of the two isn't known.
std::string TravelText(const std::optional<double>& now,
                       const std::optional<double>& then, Polarity polarity,
                       const std::string& unit = {});
// From the quarter before.
std::string TravelText(const Compared& compared, Polarity polarity);
// The ratio as a percentage, as it is shown.
std::optional<double> PercentOf(const std::optional<double>& ratio);
// "March 2015, then June 2015, then none": dates at a month's end by their
// month.
std::string Slippage(const std::vector<DueDate>& due);
// "2015-03-31; 2015-06-30; none", as a cell of a CSV.
std::string IsoDates(const std::vector<DueDate>& due);

Polarity PolarityOf(Rag rag);

// "no", "guessed", "configured".
std::string AccumulatesWord(Accumulates accumulates);
// "Children seen, North, Police".
std::string NameOf(const MeasureLine& line);

}  // namespace planwatch
