#include "daemon/http/negotiate.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "daemon/http/quality.h"

namespace planwatch {
namespace {

// Specificity of a media-range match, from */* to one that names the version;
// nullopt where it doesn't match (RFC 9110, section 12.5.1).
std::optional<int> Fit(const Alternative& range, std::string_view type,
                       std::string_view version) {
  if (range.name == "*/*") return 0;
  const std::string_view family = type.substr(0, type.find('/') + 1);
  if (range.name == std::string(family) + "*") return 1;
  if (range.name != type) return std::nullopt;
  for (const auto& [name, value] : range.parameters)
    if (name == "version")
      return value == version ? std::optional(3) : std::nullopt;
  return 2;
}

double QualityOf(const std::vector<Alternative>& ranges, std::string_view type,
                 std::string_view version) {
  int best = -1;
  double quality = 0;
  for (const Alternative& range : ranges) {
    const std::optional<int> fit = Fit(range, type, version);
    if (!fit || *fit < best) continue;
    quality = *fit == best ? std::max(quality, range.quality) : range.quality;
    best = *fit;
  }
  return quality;
}

}  // namespace

TextFormat Negotiate(std::string_view accept) {
  const std::vector<Alternative> ranges = ParseAlternatives(accept);
  const double open_metrics =
      QualityOf(ranges, "application/openmetrics-text", "1.0.0");
  const double text = QualityOf(ranges, "text/plain", "0.0.4");
  return open_metrics > text ? TextFormat::kOpenMetrics : TextFormat::kText;
}

}  // namespace planwatch
