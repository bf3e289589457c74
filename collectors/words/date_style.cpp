#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/lexer.h"

namespace planwatch {
namespace {

// A year behind a month that is further from the full ones may be a day.
constexpr int kPlanYears = 3;

// What the cells of a column tell of how it writes dates.
class Evidence {
 public:
  void Take(const Cell& cell) {
    full_days_ = full_days_ || (cell.date && !cell.month_only) ||
                 (!cell.date && ReadPlainDate(cell));
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

  DateStyle Style(std::optional<int> year) {
    DateStyle style;
    month_first_ = month_first_ || HasDaysAfterSlashes(year.has_value());
    style.month_first = month_first_ && !day_first_;
    style.mixed = month_first_ && day_first_;
    style.full_years = !years_.empty();
    style.full_days = full_days_;
    if (years_.empty() && year) years_.push_back(*year);
    if (!years_.empty()) style.about = Middle(years_);
    if (after_months_.empty()) return style;
    const std::vector<int> years = YearsAfterMonths(style.about);
    style.day_after_month = AreDays(years, style.about);
    if (style.day_after_month) return style;
    style.either_after_month =
        style.about && IsBeyond(years, *style.about, kPlanYears);
    if (!style.about) style.about = Middle(years);
    return style;
  }

 private:
  static int Middle(std::vector<int> years) {
    const auto middle =
        years.begin() + static_cast<std::ptrdiff_t>(years.size() / 2);
    std::nth_element(years.begin(), middle, years.end());
    return *middle;
  }
  static bool IsBeyond(const std::vector<int>& years, int about, int most) {
    return std::any_of(years.begin(), years.end(),
                       [&](int year) { return std::abs(year - about) > most; });
  }
  std::vector<int> YearsAfterMonths(std::optional<int> about) const {
    std::vector<int> years;
    for (const int number : after_months_)
      years.push_back(YearOfTwoDigits(number, about));
    return years;
  }
  // One that can only be a day tells it of all.
  bool AreDays(const std::vector<int>& years, std::optional<int> about) const {
    const auto [least, most] =
        std::minmax_element(after_months_.begin(), after_months_.end());
    return one_digit_ || days_named_ * 2 >= after_months_.size() ||
           *most - *least > kNearYears || *least >= kShortestMonth ||
           (about && IsBeyond(years, *about, kNearYears));
  }

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
    if (i == 0 && tokens_.size() == 3) return CountPair();
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
    figures_ = true;
    day_first_ = day_first_ || (a > 12 && b <= 12);
    month_first_ = month_first_ || (b > 12 && a <= 12);
  }

  // Years are near each other; where nothing has a year, neither have these.
  bool HasDaysAfterSlashes(bool has_year) const {
    if (after_slashes_.empty()) return false;
    const auto [least, most] =
        std::minmax_element(after_slashes_.begin(), after_slashes_.end());
    return *most - *least > kNearYears || *least >= kShortestMonth ||
           (!has_year && years_.empty() && !full_days_ && !figures_);
  }

  // "07/17" alone, of a day or of a year: the column tells by its others.
  void CountPair() {
    const int month = Number(0), number = Number(2);
    if (tokens_[1].text == "/" && month >= 1 && month <= 12 && number > 12 &&
        number <= kLongestMonth && number != month + 1)
      after_slashes_.push_back(number);
  }

  // "May 15", and what is plainly a day: "May 15, 2026", "May 15th".
  void CountAfterMonth(std::size_t i) {
    const int number = Number(i + 1);
    if (number < 1 || number > kLongestMonth || !tokens_[i + 1].spaced ||
        HasDayBefore(i))
      return;
    const auto is_year = [&](std::size_t at) {
      return IsPlausibleYear(Number(at));
    };
    const std::string_view next =
        i + 2 < tokens_.size() ? tokens_[i + 2].text : std::string_view();
    if (IsAmong(kDaySuffixes, next) || is_year(i + 2) ||
        (next == "," && is_year(i + 3))) {
      ++days_named_;
      return;
    }
    after_months_.push_back(number);
    one_digit_ = one_digit_ || tokens_[i + 1].text.size() == 1;
  }

  // "1st May 15"
  bool HasDayBefore(std::size_t i) const {
    if (i > 0 && tokens_[i - 1].text == "of") --i;
    if (i > 0 && IsAmong(kDaySuffixes, tokens_[i - 1].text)) --i;
    return i > 0 && Number(i - 1) > 0;
  }

  std::vector<Token> tokens_;
  std::vector<int> after_slashes_;
  bool figures_ = false, day_first_ = false, month_first_ = false;
  bool full_days_ = false, one_digit_ = false;
  std::size_t days_named_ = 0;  // "May 15, 2026"
  std::vector<int> years_;
  std::vector<int> after_months_;
};

}  // namespace

DateStyle FindDateStyle(std::span<const Cell* const> column,
                        std::optional<int> year) {
  Evidence evidence;
  for (const Cell* const cell : column) evidence.Take(*cell);
  return evidence.Style(year);
}

DateStyle WithinPlan(DateStyle column, const DateStyle& plan) {
  column.day_after_month = column.day_after_month || plan.day_after_month;
  // Beside full days "June 26" may be one as well.
  if (!column.full_years && plan.full_days) {
    column.either_after_month = true;
    column.about = plan.about;
  }
  return column;
}

}  // namespace planwatch
