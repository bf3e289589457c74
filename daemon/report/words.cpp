#include "daemon/report/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "daemon/snapshot/wording.h"

namespace planwatch {
namespace {

std::string DateInWords(Date date) {
  const std::chrono::year_month_day day{date};
  const auto month = static_cast<unsigned>(day.month());
  std::string text = std::string(MonthName(month)) + ' ' +
                     std::to_string(static_cast<int>(day.year()));
  if (date == LastOfMonth(static_cast<int>(day.year()), month)) return text;
  return std::to_string(static_cast<unsigned>(day.day())) + ' ' + text;
}

// With two decimals at most, and none that is 0 at the end.
std::string Plain(double number) {
  std::array<char, 512> text{};  // the greatest double has 309 digits
  std::snprintf(text.data(), text.size(), "%.2f", number);
  std::string trimmed = text.data();
  while (trimmed.ends_with('0')) trimmed.pop_back();
  if (trimmed.ends_with('.')) trimmed.pop_back();
  return trimmed == "-0" ? "0" : trimmed;
}

bool IsPercent(const std::string& unit) {
  const std::string folded = Fold(unit);
  return folded.find('%') != std::string::npos ||
         folded.starts_with("per cent") || folded.starts_with("percent") ||
         folded.starts_with("pct");
}

}  // namespace

std::string Percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return "–";
  return std::to_string((200 * part + whole) / (2 * whole)) + '%';
}

std::string Share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "none of 0";
  return std::to_string(part) + " of " + std::to_string(whole) + " (" +
         Percent(part, whole) + ')';
}

std::string Capitalized(std::string text) {
  if (!text.empty() && IsLower(text[0]))
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string NumberOrDash(const std::optional<double>& number) {
  return number ? Plain(*number) : "–";
}

std::string ValueOrDash(const std::optional<double>& value,
                        const std::string& unit) {
  return value ? FormatValue(*value, unit) : "–";
}

std::optional<double> PercentOf(const std::optional<double>& ratio) {
  return ratio ? std::optional(std::round(*ratio * 100)) : std::nullopt;
}

std::string PercentOrDash(const std::optional<double>& ratio) {
  return ratio ? Plain(*PercentOf(ratio)) + "%" : "–";
}

double ChangeOf(double now, double then, std::string_view unit) {
  constexpr double kNoise = 1e-9;  // 0.3 - 0.2 is not 0.1
  constexpr int kMostDecimals = 12;
  const double change = now - then;
  if (std::abs(change) <= kNoise * std::max(std::abs(now), std::abs(then)))
    return 0;
  for (int decimals = 2; decimals <= kMostDecimals; decimals += 2) {
    const double scale = std::pow(10, decimals);
    const double rounded = std::round(change * scale) / scale;
    if (rounded != 0 || IsMoney(unit)) return rounded;
  }
  return 0;
}

std::string ChangeInWords(double change, const std::string& unit) {
  const double by = std::abs(change);
  const char* const less = change > 0 ? " more" : " less";
  if (IsMoney(unit)) return FormatValue(by, unit) + less;
  if (IsPercent(unit))
    return FormatValue(by, {}) +
           (by == 1 ? " percentage point" : " percentage points") + less;
  return FormatValue(by, {}) +
         (change < 0 && by == std::trunc(by) ? " fewer" : less);
}

std::string TravelText(const std::optional<double>& now,
                       const std::optional<double>& then, Polarity polarity,
                       const std::string& unit) {
  if (!now || !then) return "";
  const double change = ChangeOf(*now, *then, unit);
  if (change == 0) return "same";
  const std::string by = ChangeInWords(change, unit);
  const std::string word = TravelWord(TravelOf(now, then, polarity, unit));
  return word.empty() ? by : word + ": " + by;
}

std::string TravelText(const Compared& compared, Polarity polarity) {
  return TravelText(compared.now, compared.before, polarity);
}

std::string Slippage(const std::vector<DueDate>& due) {
  std::string text;
  for (const DueDate& each : due)
    text += (text.empty() ? "" : ", then ") +
            (each.date ? DateInWords(*each.date) : "none");
  return text;
}

std::string IsoDates(const std::vector<DueDate>& due) {
  std::vector<std::string> dates;
  for (const DueDate& each : due)
    dates.push_back(each.date ? FormatDate(*each.date) : "none");
  return Join(dates, "; ");
}

std::string AccumulatesWord(Accumulates accumulates) {
  switch (accumulates) {
    case Accumulates::kNo:
      break;
    case Accumulates::kGuessed:
      return "guessed";
    case Accumulates::kConfigured:
      return "configured";
  }
  return "no";
}

std::string NameOf(const MeasureLine& line) {
  std::string name = line.measure;
  for (const std::string& part : {line.area, line.partner})
    if (!part.empty()) name += ", " + part;
  return name;
}

Polarity PolarityOf(Rag rag) {
  return rag == Rag::kGreen || rag == Rag::kBlue ? Polarity::kMore
                                                 : Polarity::kLess;
}

}  // namespace planwatch
