#include "daemon/config/schedule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/config/config_reader.h"

namespace planwatch {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array kCronMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                    "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array kWeekdays = {"sun", "mon", "tue", "wed",
                                  "thu", "fri", "sat"};

constexpr std::pair<std::string_view, std::string_view> kNicknames[] = {
    {"@hourly", "0 * * * *"},   {"@daily", "0 0 * * *"},
    {"@midnight", "0 0 * * *"}, {"@weekly", "0 0 * * 0"},
    {"@monthly", "0 0 1 * *"},  {"@yearly", "0 0 1 1 *"},
    {"@annually", "0 0 1 1 *"},
};

struct FieldRule {
  std::string_view name;
  unsigned first, last;
  std::span<const char* const> names;  // names[i] means first_named + i
  unsigned first_named;
};

const std::array<FieldRule, 5> kFields = {{
    {"minute", 0, 59, {}, 0},
    {"hour", 0, 23, {}, 0},
    {"day of the month", 1, 31, {}, 0},
    {"month", 1, 12, kCronMonths, 1},
    {"day of the week", 0, 7, kWeekdays, 0},
}};

Error FieldError(const FieldRule& rule, std::string_view text) {
  return Error("invalid " + std::string(rule.name) + " \"" + std::string(text) +
               "\"; use " + std::to_string(rule.first) + " to " +
               std::to_string(rule.last) + ", *, lists (1,15), ranges (1-5)" +
               " and steps (*/10)" +
               (rule.names.empty()
                    ? ""
                    : std::string(", or names such as ") + rule.names[1]));
}

std::optional<unsigned> ParseValue(const FieldRule& rule,
                                   std::string_view text) {
  for (std::size_t i = 0; i < rule.names.size(); ++i)
    if (text == rule.names[i])
      return rule.first_named + static_cast<unsigned>(i);
  const std::optional<unsigned> value = ParseWholeNumber(text);
  if (!value || *value < rule.first || *value > rule.last) return std::nullopt;
  return value;
}

struct Range {
  unsigned first, last, step;
};

// One item of a list: *, 5, 1-5, */10, 1-30/2, 5/10 (from 5 on).
std::optional<Range> ParseItem(const FieldRule& rule, std::string_view text) {
  Range range{rule.first, rule.last, 1};
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const auto step = ParseWholeNumber(text.substr(slash + 1));
    if (!step || *step == 0 || *step > rule.last) return std::nullopt;
    range.step = *step;
  }
  const std::string_view values = text.substr(0, slash);
  if (values == "*") {
    // 7 is Sunday too.
    if (rule.last == 7) range.last = 6;
    return range;
  }
  const std::size_t dash = values.find('-');
  const auto first = ParseValue(rule, values.substr(0, dash));
  if (!first) return std::nullopt;
  range.first = *first;
  if (dash != std::string_view::npos) {
    auto last = ParseValue(rule, values.substr(dash + 1));
    if (!last) return std::nullopt;
    // "fri-sun": as the end of a range, Sunday is 7.
    if (rule.last == 7 && *last == 0 && *first > 0) last = 7;
    if (*last < *first) return std::nullopt;
    range.last = *last;
  } else if (slash == std::string_view::npos) {
    range.last = *first;
  } else if (rule.last == 7) {
    range.last = 6;
  }
  return range;
}

template <std::size_t N>
Status ParseField(const FieldRule& rule, std::string_view text,
                  std::bitset<N>& out) {
  for (const std::string& item : Split(text, ',')) {
    const std::optional<Range> range = ParseItem(rule, item);
    if (!range) return FieldError(rule, text);
    for (unsigned value = range->first; value <= range->last;
         value += range->step)
      out.set(rule.last == 7 ? value % 7 : value);
  }
  return {};
}

}  // namespace

Result<Cron> Cron::Parse(std::string_view expression) {
  const std::string folded = Fold(expression);
  std::string_view fields_text = folded;
  if (folded.starts_with('@')) {
    const auto* nickname =
        std::find_if(std::begin(kNicknames), std::end(kNicknames),
                     [&](const auto& known) { return known.first == folded; });
    if (nickname == std::end(kNicknames))
      return Error("\"" + folded +
                   "\" is not a schedule; there are @hourly, @daily, @weekly, "
                   "@monthly and @yearly");
    fields_text = nickname->second;
  }
  const std::vector<std::string> fields = Split(fields_text, ' ');
  if (fields.size() != kFields.size())
    return Error(
        "a schedule has five fields (minute, hour, day of the month, "
        "month, day of the week), as in \"0 7 * * mon-fri\"; this "
        "one has " +
        std::to_string(folded.empty() ? 0 : fields.size()));

  Cron cron;
  cron.text_ = folded;
  if (Status s = ParseField(kFields[0], fields[0], cron.minutes_); !s)
    return s.error();
  if (Status s = ParseField(kFields[1], fields[1], cron.hours_); !s)
    return s.error();
  if (Status s = ParseField(kFields[2], fields[2], cron.days_); !s)
    return s.error();
  if (Status s = ParseField(kFields[3], fields[3], cron.months_); !s)
    return s.error();
  if (Status s = ParseField(kFields[4], fields[4], cron.weekdays_); !s)
    return s.error();
  // crontab(5): a field that starts with *, even "*/2", doesn't restrict the
  // day.
  cron.either_day_ = !fields[2].starts_with('*') && !fields[4].starts_with('*');
  return cron;
}

Instant Cron::Next(Instant after, const Calendar& calendar) const {
  const std::chrono::local_seconds local_after = calendar.LocalTime(after);
  const Date first_day = std::chrono::floor<days>(local_after);
  const Date last_day = first_day + days{30 * 366};
  for (Date day = first_day; day <= last_day; day += days{1}) {
    const std::chrono::year_month_day ymd{day};
    if (!months_[static_cast<unsigned>(ymd.month())]) {
      day = Date{ymd.year() / ymd.month() / std::chrono::last};
      continue;
    }
    const bool day_fits = days_[static_cast<unsigned>(ymd.day())];
    const bool weekday_fits = weekdays_[std::chrono::weekday{day}.c_encoding()];
    if (either_day_ ? !(day_fits || weekday_fits) : !(day_fits && weekday_fits))
      continue;
    for (std::size_t hour = 0; hour < hours_.size(); ++hour) {
      if (!hours_[hour]) continue;
      for (std::size_t minute = 0; minute < minutes_.size(); ++minute) {
        if (!minutes_[minute]) continue;
        const auto local = day + hours{hour} + minutes{minute};
        if (local <= local_after) continue;
        // Where the clocks repeat a time, the earlier one may be past already.
        const Instant instant = calendar.InstantOf(local);
        if (instant > after) return instant;
      }
    }
  }
  return Instant::max();
}

Instant NextTime(const Schedule& schedule, Instant after,
                 const Calendar& calendar, double jitter) {
  if (const auto* cron = std::get_if<Cron>(&schedule))
    return cron->Next(after, calendar);
  const seconds every = std::get<seconds>(schedule);
  const double factor = 0.9 + 0.2 * jitter;
  return after + std::max(seconds{1},
                          seconds{std::llround(
                              static_cast<double>(every.count()) * factor)});
}

std::chrono::seconds RetryDelay(int attempt, double jitter) {
  const seconds longest = minutes{5};
  seconds delay{5};
  for (int i = 1; i < attempt && delay < longest; ++i) delay *= 2;
  delay = std::min(delay, longest);
  return seconds{
      std::llround(static_cast<double>(delay.count()) * (0.75 + 0.5 * jitter))};
}

std::optional<std::chrono::seconds> ParseDuration(std::string_view text) {
  // Prometheus' units, from long to short: a sum names each at most once and in
  // this order.
  static constexpr std::pair<char, seconds> kUnits[] = {
      {'y', days{365}}, {'w', days{7}},    {'d', days{1}},
      {'h', hours{1}},  {'m', minutes{1}}, {'s', seconds{1}}};
  static constexpr seconds kLongest = days{100 * 365};
  seconds sum{0};
  std::size_t unit = 0;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const std::size_t digits =
        std::min(text.find_first_not_of("0123456789"), text.size());
    const auto count = ParseWholeNumber(text.substr(0, digits));
    if (!count || digits == text.size()) return std::nullopt;
    while (unit < std::size(kUnits) && kUnits[unit].first != text[digits])
      ++unit;
    if (unit == std::size(kUnits)) return std::nullopt;
    if (*count > kLongest / kUnits[unit].second) return std::nullopt;
    sum += kUnits[unit].second * *count;
    ++unit;
    text.remove_prefix(digits + 1);
  }
  if (sum > kLongest) return std::nullopt;
  return sum;
}

}  // namespace planwatch
