#include "daemon/http/quality.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "collectors/base/ascii.h"

namespace planwatch {
namespace {

// The text up to a separator that isn't quoted; it and the separator are taken
// off.
std::string_view ConsumeUntil(std::string_view& text, char separator) {
  bool quoted = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == separator && !quoted) {
      break;
    }
  }
  i = std::min(i, text.size());
  const std::string_view taken = Trim(text.substr(0, i));
  text.remove_prefix(std::min(i + 1, text.size()));
  return taken;
}

std::optional<double> ParseQuality(std::string_view text) {
  double quality = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), quality,
                      std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size() ||
      !(quality >= 0 && quality <= 1))
    return std::nullopt;
  return quality;
}

std::optional<Alternative> Parse(std::string_view text) {
  Alternative alternative;
  alternative.name = ToLower(ConsumeUntil(text, ';'));
  if (alternative.name.empty()) return std::nullopt;
  while (!text.empty()) {
    std::string_view value = ConsumeUntil(text, ';');
    std::string name = ToLower(ConsumeUntil(value, '='));
    value = Trim(value);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    if (name == "q") {
      const std::optional<double> quality = ParseQuality(value);
      if (!quality) return std::nullopt;
      alternative.quality = *quality;
    } else if (!name.empty()) {
      alternative.parameters.emplace_back(std::move(name), value);
    }
  }
  return alternative;
}

}  // namespace

std::vector<Alternative> ParseAlternatives(std::string_view header) {
  std::vector<Alternative> alternatives;
  while (!header.empty())
    if (auto alternative = Parse(ConsumeUntil(header, ',')))
      alternatives.push_back(*std::move(alternative));
  return alternatives;
}

}  // namespace planwatch
