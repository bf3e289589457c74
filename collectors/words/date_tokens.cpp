#include "collectors/words/date_tokens.h"

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"

namespace planwatch {

std::optional<int> DateTokens::Number(std::size_t i, std::size_t digits) const {
  if (!IsNumber(i) || Text(i).size() > digits) return std::nullopt;
  int value = 0;
  for (const char c : Text(i)) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> DateTokens::FullYear(std::size_t i) const {
  const auto year = Number(i, 4);
  if (!year || !IsPlausibleYear(*year)) return std::nullopt;
  return year;
}

std::optional<int> DateTokens::AnyYear(std::size_t i) const {
  if (Text(i).size() != 2) return FullYear(i);
  const auto digits = Number(i, 2);
  return digits ? std::optional(YearOfTwoDigits(*digits, about_))
                : std::nullopt;
}

std::optional<YearFigures> DateTokens::YearAt(std::size_t i,
                                              bool short_form) const {
  const bool apostrophe = IsOneOf(i, "'");
  if (apostrophe) ++i;
  const auto year = AnyYear(i);
  if (!year) return std::nullopt;
  const bool full = Text(i).size() == 4;
  if (IsOneOf(i + 1, "/-") && IsNumber(i + 2) && !IsContinuation(i + 2) &&
      !MonthAt(IsOneOf(i + 3, "/.-") ? i + 4 : i + 3)) {
    const int next = *year + 1;
    const auto written = Number(i + 2, 4);
    const bool two = Text(i + 2).size() == 2;
    // 11/12 is a day of December sooner than a financial year.
    if (written && ((two && *written == next % 100) || *written == next) &&
        (full || short_form || *written > 12))
      return YearFigures{*year, true, i + 3};
  }
  if (full) return YearFigures{*year, false, i + 1};
  if ((!short_form && !apostrophe) || IsContinuation(i) || MonthAt(i + 1))
    return std::nullopt;
  return YearFigures{*year, false, i + 1};
}

std::optional<YearFigures> DateTokens::YearAfter(std::size_t i) const {
  std::size_t at = i;
  bool short_form = true;
  while (at < i + 2 && (IsOneOf(at, ".,-/(") || Text(at) == "of" ||
                        Text(at) == "in" || Text(at) == "fy")) {
    short_form = short_form && !IsOneOf(at, ",(");
    ++at;
  }
  if (StartsLine(at)) short_form = false;
  return YearAt(at, short_form);
}

bool DateTokens::IsBadYear(std::size_t i) const {
  if (IsOneOf(i, "-/.")) ++i;
  return IsNumber(i) && Text(i).size() >= 3 && !StartsLine(i) && !FullYear(i);
}

std::optional<unsigned> DateTokens::MonthAt(std::size_t i) const {
  if (!IsWord(i)) return std::nullopt;
  return MonthNamed(Text(i));
}

std::optional<unsigned> DateTokens::MonthBesideNumber(std::size_t i) const {
  if (const auto month = MonthAt(i)) return month;
  return IsWord(i) ? MonthMisspelt(Text(i)) : std::nullopt;
}

std::size_t DateTokens::SkipSuffix(std::size_t i) const {
  return IsAmong(kDaySuffixes, Text(i)) ? i + 1 : i;
}

std::size_t DateTokens::SkipTime(std::size_t i) const {
  std::size_t at = i;
  if (Text(at) == "t" || Text(at) == "at" || IsOneOf(at, ",")) ++at;
  if (!Number(at, 2)) return i;
  const std::size_t hour = at++;
  while (IsOneOf(at, ":.") && IsNumber(at + 1)) at += 2;
  if (Text(at) == "am" || Text(at) == "pm") return at + 1;
  if (!IsOneOf(hour + 1, ":")) return i;
  return at + (Text(at) == "z" ? 1 : 0);
}

bool DateTokens::StartsNumber(std::size_t i) const {
  if (!IsNumber(i)) return false;
  if (!IsGlued(i)) return true;
  return !IsWord(i - 1) && !(IsOneOf(i - 1, "/.") && i >= 2 && IsGlued(i - 1) &&
                             !IsOneOf(i - 2, "(["));
}

bool DateTokens::IsContinuation(std::size_t i) const {
  if (IsGlued(i + 1) && IsOneOf(i + 1, "/.:-") && IsNumber(i + 2) &&
      IsGlued(i + 2))
    return true;
  if (IsAmong(kDaySuffixes, Text(i + 1)) && IsGlued(i + 1)) return true;
  return Text(i + 1) == "am" || Text(i + 1) == "pm";
}

bool DateTokens::IsLabel(std::size_t i) const {
  return i > 0 && !StartsLine(i) && IsAmong(kLabels, Text(i - 1));
}

bool DateTokens::IsVerb(std::size_t i) const {
  return (Text(i) == "may" || Text(i) == "march") && IsWord(i + 1) &&
         !IsAmong(kRangeMarks, Text(i + 1)) &&
         !IsAmong(kListMarks, Text(i + 1)) &&
         (i == 0 || (IsWord(i - 1) && !IsAmong(kBeforeMonth, Text(i - 1))));
}

}  // namespace planwatch
