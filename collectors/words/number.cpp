#include "collectors/words/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

constexpr std::array<std::string_view, 3> kCurrencies = {"£", "€", "$"};
constexpr std::array<std::string_view, 6> kCurrencyWords = {
    "gbp", "pound", "pounds", "eur", "euro", "euros"};

constexpr std::array<std::pair<std::string_view, double>, 6> kScales = {{
    {"million", 1e6},
    {"thousand", 1e3},
    {"mn", 1e6},
    {"m", 1e6},
    {"k", 1e3},
    {"bn", 1e9},
}};

constexpr std::array<std::string_view, 3> kPercent = {"%", "per cent",
                                                      "percent"};

void TrimBlanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
}

bool ConsumePrefix(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  TrimBlanks(text);
  return true;
}

bool ConsumeSuffix(std::string_view& text, std::string_view what) {
  if (!text.ends_with(what)) return false;
  text.remove_suffix(what.size());
  TrimBlanks(text);
  return true;
}

// Digits without their separators, which stand before groups of three and are
// all the same: "1,234,567.5". Empty where it is not such a number.
std::string Plain(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == text.npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() && fraction.empty()) return {};
  if (!std::all_of(fraction.begin(), fraction.end(), IsDigit)) return {};

  std::string plain;
  char separator = '\0';
  std::size_t group = 0;
  for (const char c : whole) {
    if (IsDigit(c)) {
      plain += c;
      ++group;
      continue;
    }
    if ((c != ',' && c != ' ' && c != '\'') || plain.empty()) return {};
    const bool first = separator == '\0';
    if (first && plain[0] == '0') return {};  // "0,571": a decimal comma
    if (first ? group > 3 : (c != separator || group != 3)) return {};
    separator = c;
    group = 0;
  }
  if (separator != '\0' && group != 3) return {};
  if (plain.empty()) plain = "0";
  if (!fraction.empty()) plain.append(".").append(fraction);
  return plain;
}

std::optional<double> Parse(std::string_view text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} ||
      end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

}  // namespace

bool NamesCurrency(std::string_view folded) {
  const auto holds = [&](std::string_view currency) {
    return folded.find(currency) != folded.npos;
  };
  const std::vector<std::string> words = Words(folded);
  return std::any_of(kCurrencies.begin(), kCurrencies.end(), holds) ||
         std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return IsAmong(kCurrencyWords, word);
         });
}

NumberReading ReadNumber(std::string_view cell) {
  NumberReading reading;
  const std::string folded = Fold(cell);
  std::string_view text = folded;
  if (IsPlaceholder(text)) {
    reading.says_none = true;
    return reading;
  }

  const bool accounts = text.starts_with('(') && text.ends_with(')');
  if (accounts) {
    ConsumePrefix(text, "(");
    ConsumeSuffix(text, ")");
  }
  bool negative = ConsumePrefix(text, "-");
  if (!negative) ConsumePrefix(text, "+");
  for (const std::string_view currency : kCurrencies)
    if (ConsumePrefix(text, currency)) reading.unit = currency;
  if (!negative && !reading.unit.empty()) negative = ConsumePrefix(text, "-");
  if (reading.unit.empty()) {
    for (const std::string_view percent : kPercent)
      if (ConsumeSuffix(text, percent)) {
        reading.unit = "%";
        break;
      }
  }
  double scale = 1;
  if (reading.unit != "%") {
    for (const auto& [word, factor] : kScales)
      if (ConsumeSuffix(text, word)) {
        scale = factor;
        reading.money_only =
            (word.size() == 1 || word == "mn") && reading.unit.empty();
        break;
      }
  }
  // Spreadsheets export large numbers in scientific notation: 1.2E+07.
  const bool scientific = text.find('e') != text.npos && !text.empty() &&
                          IsDigit(text.front()) && IsDigit(text.back());
  reading.value = Parse(scientific ? std::string(text) : Plain(text));
  if (reading.value) {
    // "(14)" is less than nothing in accounts alone.
    if (accounts && reading.unit.empty()) reading.money_only = true;
    *reading.value *= accounts || negative ? -scale : scale;
    if (*reading.value == 0) reading.value = 0.0;  // never -0
  } else {
    reading.unit.clear();
    reading.money_only = false;
    reading.unreadable = true;
  }
  return reading;
}

}  // namespace planwatch
