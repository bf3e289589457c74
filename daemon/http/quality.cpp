#include "daemon/http/quality.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

namespace planwatch {
namespace {

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// The text up to a separator that isn't quoted; it and the separator are taken
// off.
std::string_view Take(std::string_view& text, char separator) {
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
  alternative.name = Lower(Take(text, ';'));
  if (alternative.name.empty()) return std::nullopt;
  while (!text.empty()) {
    std::string_view value = Take(text, ';');
    std::string name = Lower(Take(value, '='));
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
    if (auto alternative = Parse(Take(header, ',')))
      alternatives.push_back(*std::move(alternative));
  return alternatives;
}

}  // namespace planwatch
