// What a cell for a target says: a number, a number that is not to be passed
// ("10 or less"), a direction alone ("Reduce"), none. The vocabulary stands as
// tables in target.cpp. Pure functions: any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "collectors/measure/record.h"
#include "collectors/measure/rows.h"

namespace planwatch {

struct TargetReading {
  std::optional<WrittenNumber> number = std::nullopt;
  std::string unit = {};    // as NumberReading has it
  bool money_only = false;  // as NumberReading has it
  // Of what is not to be passed, and of a direction alone.
  std::optional<Polarity> polarity = std::nullopt;
  bool says_none = false;   // the target before it ends
  bool unreadable = false;  // there is something, and it is no target
};

TargetReading ReadTarget(std::string_view cell);

}  // namespace planwatch
