// What the JSON of reports, pages and the API shares.
//
// Pure functions: any thread. None fails: text that is not UTF-8 is replaced.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/due_dates.h"

namespace planwatch {

template <typename T>
nlohmann::ordered_json OrNull(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}
inline nlohmann::ordered_json DateOrNull(const std::optional<Date>& date) {
  return date ? nlohmann::ordered_json(FormatDate(*date))
              : nlohmann::ordered_json();
}

// The dates alone; null: the one before was removed.
inline nlohmann::ordered_json DatesToJson(const std::vector<DueDate>& dates) {
  auto list = nlohmann::ordered_json::array();
  for (const DueDate& each : dates) list.push_back(DateOrNull(each.date));
  return list;
}
// With the day since which each stood.
inline nlohmann::ordered_json DueDatesToJson(
    const std::vector<DueDate>& dates) {
  auto list = nlohmann::ordered_json::array();
  for (const DueDate& each : dates)
    list.push_back(
        {{"date", DateOrNull(each.date)}, {"since", FormatDate(each.since)}});
  return list;
}

// Indented, with a line's end.
inline std::string DumpJson(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false,
                   nlohmann::ordered_json::error_handler_t::replace) +
         '\n';
}

}  // namespace planwatch
