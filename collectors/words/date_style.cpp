#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/lexer.h"

namespace planwatch {
namespace {

// Years that stand behind months lie near to each other; days don't.
constexpr int kWidestPlan = 10;

// What the cells of a column tell of how it writes dates.
class Evidence {
 public:
  void Take(const Cell& cell) {
    if (cell.date) {
      const std::chrono::year_month_day day{*cell.date};
      CountYear(static_cast<int>(day.year()));
      return;
    }
    const std::string text = Fold(cell.text);
    tokens_ = Lex(text);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].text.size() == 4) CountYear(Number(i));
      CountFigures(i);
      if (MonthNamed(tokens_[i].text)) CountAfterMonth(i);
    }
  }

  DateStyle Style() {
    DateStyle style;
    style.month_first = month_first_ && !day_first_;
    style.mixed = month_first_ && day_first_;
    const auto [least, most] =
        std::minmax_element(after_months_.begin(), after_months_.end());
    const bool years = !after_months_.empty() &&
                       *most - *least <= kWidestPlan && *least < kShortestMonth;
    style.day_after_month = !after_months_.empty() && !years;
    if (years_.empty() && years)
      for (const int digits : after_months_)
        years_.push_back(YearOfTwoDigits(digits, std::nullopt));
    if (!years_.empty()) {
      const auto middle =
          years_.begin() + static_cast<std::ptrdiff_t>(years_.size() / 2);
      std::nth_element(years_.begin(), middle, years_.end());
      style.about = *middle;
    }
    return style;
  }

 private:
  void CountYear(int year) {
    if (IsPlausibleYear(year)) years_.push_back(year);
  }
  // -1 where it is not a short number.
  int Number(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != Token::Kind::kNumber ||
        tokens_[i].text.size() > 4)
      return -1;
    int value = 0;
    for (const char c : tokens_[i].text) value = value * 10 + (c - '0');
    return value;
  }

  // 11/14/2024
  void CountFigures(std::size_t i) {
    if (i + 4 >= tokens_.size() || (i > 0 && !tokens_[i].spaced)) return;
    const std::string_view mark = tokens_[i + 1].text;
    if ((mark != "/" && mark != "-" && mark != ".") ||
        tokens_[i + 3].text != mark)
      return;
    const int a = Number(i), b = Number(i + 2), c = Number(i + 4);
    const std::size_t digits = tokens_[i + 4].text.size();
    if (a < 1 || a > 31 || b < 1 || b > 31 || c < 0 ||
        (digits != 2 && !IsPlausibleYear(c)))
      return;
    day_first_ = day_first_ || (a > 12 && b <= 12);
    month_first_ = month_first_ || (b > 12 && a <= 12);
  }

  // "May 15", where no year follows.
  void CountAfterMonth(std::size_t i) {
    const int number = Number(i + 1);
    if (number < 1 || number > kLongestMonth || !tokens_[i + 1].spaced ||
        (i > 0 && Number(i - 1) > 0))
      return;
    const std::size_t after =
        i + 2 < tokens_.size() && tokens_[i + 2].IsSymbol(",") ? i + 3 : i + 2;
    if (!IsPlausibleYear(Number(after))) after_months_.push_back(number);
  }

  std::vector<Token> tokens_;
  bool day_first_ = false, month_first_ = false;
  std::vector<int> years_;
  std::vector<int> after_months_;
};

}  // namespace

DateStyle FindDateStyle(std::span<const Cell* const> column) {
  Evidence evidence;
  for (const Cell* const cell : column) evidence.Take(*cell);
  return evidence.Style();
}

}  // namespace planwatch
