#include "collectors/words/date_words.h"

#include <algorithm>
#include <cstdlib>

namespace planwatch {
namespace {

// Whether one letter added, dropped, changed or swapped with its neighbour
// turns one word into the other.
bool DiffersByOneSlip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  const auto at = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  const std::string_view rest = b.substr(std::min(at + 1, b.size()));
  if (a.size() < b.size()) return a.substr(at) == rest;
  if (a.substr(at + 1) == rest) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace

std::optional<Date> PlausibleDate(int year, unsigned month, unsigned day) {
  if (!IsPlausibleYear(year)) return std::nullopt;
  return MakeDate(year, month, day);
}

int YearOfTwoDigits(int digits, std::optional<int> about) {
  if (!about) return digits + (digits < kFirstYear % 100 ? 2000 : 1900);
  int year = *about / 100 * 100 + digits;
  if (year - *about > 50) year -= 100;
  if (*about - year >= 50) year += 100;
  return year;
}

bool IsFarYear(int year, std::optional<int> about) {
  static constexpr int kFar = 30;
  return about && std::abs(year - *about) > kFar;
}

bool IsFarYear(Date date, std::optional<int> about) {
  const std::chrono::year_month_day day{date};
  return IsFarYear(static_cast<int>(day.year()), about);
}

// The anonymous Gregorian algorithm (Nature, 20 April 1876).
Date EasterOf(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return *MakeDate(year, static_cast<unsigned>(f / 31),
                   static_cast<unsigned>(f % 31 + 1));
}

std::optional<unsigned> MonthNamed(std::string_view word) {
  if (word.size() < 3 || word.size() > 9) return std::nullopt;
  for (const auto& [name, month] : kMonthWords)
    if (name == word) return month;
  return std::nullopt;
}

std::optional<unsigned> MonthMisspelt(std::string_view word) {
  // Short names are a letter away from too many words: "Mary", "match".
  static constexpr std::size_t kLongEnough = 6;
  for (const auto& [name, month] : kMonthWords)
    if (word.front() == name.front() &&
        (name.size() >= kLongEnough
             ? DiffersByOneSlip(word, name)
             : name.size() + 1 == kLongEnough && word != name &&
                   std::is_permutation(word.begin(), word.end(), name.begin(),
                                       name.end())))
      return month;
  return std::nullopt;
}

}  // namespace planwatch
