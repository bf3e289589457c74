#include "daemon/report/measures_review.h"

#include <algorithm>
#include <list>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "daemon/history/quarters.h"

namespace planwatch {
namespace {

using Series = std::tuple<std::string_view, std::string_view, std::string_view>;

Series SeriesOf(const PublishedMeasure& value) {
  return {value.measure, value.area, value.partner};
}

class MeasuresReviewer {
 public:
  MeasuresReviewer(const Past& past, const Entry& entry, Quarter quarter,
                   Date end)
      : past_(past), entry_(entry), quarter_(quarter), end_(end) {}

  MeasuresReview Review() {
    const auto& options = std::get<MeasureOptions>(entry_.options);
    MeasuresReview review;
    review.name = entry_.name;
    review.title = entry_.title;
    for (const PublishedMeasure* const latest : Latest())
      review.lines.push_back(Line(*latest));
    Guess(review.lines);
    for (MeasureLine& line : review.lines) {
      if (options.cumulative.Contains(line.measure))
        line.accumulates = Accumulates::kConfigured;
      if (line.accumulates != Accumulates::kNo) CompareWithSamePoint(line);
    }
    return review;
  }

 private:
  // What was published of a quarter, as known on a day of it.
  struct QuarterValues {
    std::optional<PublishedMeasures> all;
    std::map<Series, const PublishedMeasure*> by_series;

    const PublishedMeasure* Find(const Series& series) const {
      const auto found = by_series.find(series);
      return found == by_series.end() ? nullptr : found->second;
    }
  };

  const Calendar& calendar() const { return *past_.config().calendar; }

  // Each range of days is looked up once.
  const QuarterValues& Between(Date first, Date last) {
    const auto [at, is_new] = known_.try_emplace({first, last});
    QuarterValues& known = at->second;
    if (!is_new) return known;
    known.all = past_.MeasuresBetween(entry_.name, first, last);
    if (known.all)
      for (const PublishedMeasure& value : known.all->measures())
        known.by_series.emplace(SeriesOf(value), &value);
    return known;
  }
  const QuarterValues& In(Quarter quarter, Date until) {
    return Between(calendar().StartOf(quarter), std::min(until, end_));
  }
  const QuarterValues& Whole(Quarter quarter) {
    return In(quarter, calendar().EndOf(quarter));
  }
  const QuarterValues& Part(Quarter quarter) {
    return In(quarter, SamePart(end_, quarter_, quarter, calendar()));
  }

  // The last value of each series in the trend, in the order of all of it. What
  // is known of a quarter alone (of a breakdown only the last table is shown)
  // stands behind the one that it stood behind in it.
  std::list<const PublishedMeasure*> Latest() {
    std::vector<Quarter> quarters = LastQuarters(quarter_);
    std::vector<const QuarterValues*> parts = {
        &Between(calendar().StartOf(quarters.front()), end_)};
    std::reverse(quarters.begin(), quarters.end());
    for (const Quarter quarter : quarters) parts.push_back(&Whole(quarter));
    std::list<const PublishedMeasure*> latest;
    std::map<Series, std::list<const PublishedMeasure*>::iterator> places;
    for (const QuarterValues* const part : parts) {
      if (!part->all) continue;
      auto next = latest.begin();
      for (const PublishedMeasure& value : part->all->measures()) {
        const auto [place, is_new] =
            places.try_emplace(SeriesOf(value), latest.end());
        if (is_new) place->second = latest.insert(next, &value);
        next = std::next(place->second);
      }
    }
    return latest;
  }

  MeasureLine Line(const PublishedMeasure& latest) {
    const Series series = SeriesOf(latest);
    const auto value = [&](const QuarterValues& known) {
      const PublishedMeasure* const found = known.Find(series);
      return found ? std::optional(found->value) : std::nullopt;
    };
    MeasureLine line{.measure = latest.measure,
                     .unit = latest.unit,
                     .area = latest.area,
                     .partner = latest.partner,
                     .value = {},
                     .target = {},
                     .rag = Rag::kUnrated,
                     .polarity = latest.polarity,
                     .trend = {}};
    for (const Quarter quarter : LastQuarters(quarter_))
      line.trend.push_back(value(Whole(quarter)));
    line.value = {line.trend.back(), value(Part(quarter_.Previous())),
                  value(Part(YearBefore(quarter_)))};
    if (line.value.now) {
      line.target = latest.target;
      line.rag = latest.rag;
    }
    return line;
  }

  // What is true of a measure is so of each of its areas and partners.
  void Guess(std::vector<MeasureLine>& lines) const {
    std::map<std::string_view, std::optional<bool>> anew;
    for (const MeasureLine& line : lines) {
      const std::optional<bool> of_line =
          StartsAnewEachYear(line.trend, quarter_);
      if (!of_line) continue;
      std::optional<bool>& of_measure = anew[line.measure];
      of_measure = of_measure.value_or(true) && *of_line;
    }
    for (MeasureLine& line : lines)
      if (anew[line.measure].value_or(false))
        line.accumulates = Accumulates::kGuessed;
  }

  void CompareWithSamePoint(MeasureLine& line) {
    line.value.year_before.reset();
    const Series series{line.measure, line.area, line.partner};
    const PublishedMeasure* const now = Whole(quarter_).Find(series);
    if (now == nullptr) return;
    const auto month = [](Date date) {
      return std::chrono::year_month_day{date}.month();
    };
    const std::chrono::year_month_day date{now->date};
    const Quarter year_before = YearBefore(quarter_);
    const auto part = [&](Date day) {
      return SamePart(day, quarter_, year_before, calendar());
    };
    const Date last = std::min(
        part(end_), part(LastOfMonth(static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()))));
    const PublishedMeasure* const then = In(year_before, last).Find(series);
    if (then != nullptr && month(then->date) == date.month())
      line.value.year_before = then->value;
  }

  const Past& past_;
  const Entry& entry_;
  const Quarter quarter_;
  const Date end_;
  std::map<std::pair<Date, Date>, QuarterValues>
      known_;  // what it keeps stays put
};

}  // namespace

MeasuresReview ReviewMeasures(const Past& past, const Entry& entry,
                              Quarter quarter, Date end) {
  return MeasuresReviewer(past, entry, quarter, end).Review();
}

Date SamePart(Date day, Quarter of, Quarter other, const Calendar& calendar) {
  using std::chrono::year_month_day;
  const year_month_day date{day}, from{calendar.StartOf(of)},
      to{calendar.StartOf(other)};
  const auto month = to.year() / to.month() +
                     (date.year() / date.month() - from.year() / from.month());
  const auto last_of = [](std::chrono::year_month each) {
    return LastOfMonth(static_cast<int>(each.year()),
                       static_cast<unsigned>(each.month()));
  };
  const Date last = last_of(month);
  if (day == last_of(date.year() / date.month())) return last;
  return std::min(last, Date{month / std::chrono::day{1}} +
                            (date.day() - std::chrono::day{1}));
}

std::optional<bool> StartsAnewEachYear(
    const std::vector<std::optional<double>>& values, Quarter last) {
  constexpr std::size_t kRises = 3;
  std::size_t rises = 0, starts = 0;
  // From the last one back: `value` is followed by `next`.
  std::optional<double> next;
  Quarter next_quarter{};
  for (auto value = values.rbegin(); value != values.rend();
       ++value, last = last.Previous()) {
    if (!*value) continue;
    if (next && next_quarter.year == last.year) {
      if (*next < **value) return false;
      rises += *next > **value ? 1 : 0;
    } else if (next && next_quarter.Previous() == last && **value > 0) {
      if (*next > **value / 2) return false;
      ++starts;
    }
    next = *value;
    next_quarter = last;
  }
  if (rises < kRises || starts == 0) return std::nullopt;
  return true;
}

}  // namespace planwatch
