#include "daemon/snapshot/wording.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "collectors/base/text.h"

namespace planwatch {

bool IsMoney(std::string_view unit) {
  return unit == "£" || unit == "€" || unit == "$";
}

std::string FormatValue(double value, const std::string& unit) {
  const bool money = IsMoney(unit);
  char buffer[32];
  // Pence have two digits.
  const bool pence =
      money && value != std::trunc(value) && std::abs(value) < 1e9;
  std::snprintf(buffer, sizeof buffer, pence ? "%.2f" : "%.10g", value);
  std::string number = buffer;
  const std::size_t sign = number.front() == '-' ? 1 : 0;
  if (number.find('e') == std::string::npos)
    for (std::size_t at = std::min(number.find('.'), number.size());
         at > sign + 3; number.insert(at, ","))
      at -= 3;
  if (unit.empty()) return number;
  if (money) return number.insert(sign, unit);
  return number + (unit == "%" ? "" : " ") + unit;
}

std::string FormatRags(const RagCounts& counts) {
  std::vector<std::string> parts;
  for (const Rag rag : kAllRags)
    parts.push_back(std::to_string(counts[rag]) + ' ' +
                    std::string(RagName(rag)));
  return Join(parts, ", ");
}

std::string Count(std::size_t count, std::string_view one,
                  std::string_view several) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : several);
}

std::string FormatDoubt(const Doubt& doubt) {
  if (doubt.settle.empty()) return doubt.text;
  return doubt.text + "; to settle it, " + doubt.settle;
}

std::string FormatPassedOver(const PassedOver& part) {
  if (part.rows == 0) return part.why;  // it was not looked at
  return Count(part.rows, "row", "rows") + ": " + part.why;
}

std::string CountDoubts(const std::vector<Doubt>& doubts) {
  std::vector<std::string> counts;
  for (const std::string_view about : kDoubtsAbout) {
    const auto count =
        std::count_if(doubts.begin(), doubts.end(),
                      [&](const Doubt& doubt) { return doubt.about == about; });
    if (count > 0)
      counts.push_back(std::to_string(count) + ' ' + std::string(about));
  }
  return Join(counts, ", ");
}

}  // namespace planwatch
