// Characters of ASCII, whatever the locale. Pure functions: any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace planwatch {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char ToLower(char c) {
  return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char ToUpper(char c) {
  return IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
inline std::string ToLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ToLower(c);
  return lower;
}
constexpr bool IsLetter(char c) { return IsLower(c) || IsUpper(c); }

// Whether a letter is in the UTF-8 text: what is not ASCII counts as one.
constexpr bool HasLetter(std::string_view utf8) {
  return std::any_of(utf8.begin(), utf8.end(), [](char c) {
    return IsLetter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Without the spaces and tabs at its ends.
constexpr std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace planwatch
