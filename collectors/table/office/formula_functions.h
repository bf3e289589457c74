// The functions that formulas know, and how their values become texts, numbers
// and truths.
//
// Pure functions: any thread. A part of formula.h, for formula.cpp alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "collectors/table/office/formula.h"

namespace planwatch {

inline constexpr std::size_t kMostArguments = 32;

std::string AsText(const FormulaValue& value);
// nullopt for a text that is not a number.
std::optional<double> AsNumber(const FormulaValue& value);

// Whether none is unknown or an error, and what comes of them where one is.
bool AllDecided(std::span<const FormulaValue> values);
FormulaValue Undecided(std::span<const FormulaValue> values);

// By its name in lower case. One that isn't known has a number too, and makes
// an unknown value.
std::size_t FindFunction(std::string_view name);
FormulaValue CallFunction(std::size_t function,
                          std::span<const FormulaValue> arguments,
                          CellAddress at);

}  // namespace planwatch
