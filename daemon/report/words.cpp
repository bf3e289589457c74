#include "daemon/report/words.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace planwatch {
namespace {

constexpr std::array kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string DateInWords(Date date) {
  const std::chrono::year_month_day day{date};
  const auto month = static_cast<unsigned>(day.month());
  std::string text = std::string(kMonths[month - 1]) + ' ' +
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

}  // namespace

std::string Share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "none of 0";
  const std::size_t percent = (200 * part + whole) / (2 * whole);
  return std::to_string(part) + " of " + std::to_string(whole) + " (" +
         std::to_string(percent) + "%)";
}

std::string DayInWords(Date date) {
  const std::chrono::year_month_day day{date};
  return std::to_string(static_cast<unsigned>(day.day())) + ' ' +
         kMonths[static_cast<unsigned>(day.month()) - 1] + ' ' +
         std::to_string(static_cast<int>(day.year()));
}

std::string NumberOrDash(const std::optional<double>& number) {
  return number ? Plain(*number) : "–";
}

std::string PercentOrDash(const std::optional<double>& ratio) {
  return ratio ? Plain(std::round(*ratio * 100)) + "%" : "–";
}

std::string TravelText(const Compared& compared, Polarity polarity) {
  if (!compared.now || !compared.before) return "";
  const double change = *compared.now - *compared.before;
  if (change == 0) return "same";
  const std::string by =
      Plain(std::abs(change)) + (change > 0 ? " more" : " fewer");
  const std::string word = TravelWord(TravelOf(compared, polarity));
  return word.empty() ? by : word + ": " + by;
}

std::string Slippage(const std::vector<DueDate>& due) {
  std::string text;
  for (const DueDate& each : due)
    text += (text.empty() ? "" : ", then ") +
            (each.date ? DateInWords(*each.date) : "none");
  return text;
}

Polarity PolarityOf(Rag rag) {
  return rag == Rag::kGreen || rag == Rag::kBlue ? Polarity::kMore
                                                 : Polarity::kLess;
}

}  // namespace planwatch
