// Disclosure::Release of measures; its header has the rules.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/disclosure/disclosure.h"

namespace planwatch {
namespace {

constexpr double kMostCounted = 1e9;

// What says of a value that it is no count, in a unit or a measure's name.
constexpr std::array kRatios = {"percent",    "percentage", "per cent", "per",
                                "ratio",      "rate",       "rates",    "share",
                                "proportion", "average",    "averages", "mean",
                                "median",     "index"};
// And in a unit alone: "within 72 hours" is a count of what was in time.
constexpr std::array kAmounts = {"minutes", "hours",  "days", "weeks",
                                 "months",  "years",  "hour", "day",
                                 "week",    "pounds", "gbp"};
constexpr std::array kSigns = {"%", "£", "€", "$"};

template <typename List>
bool Says(const std::string& folded, const List& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const char* phrase) {
    return ContainsWords(folded, phrase);
  });
}

bool IsCount(const MeasureFigure& figure) {
  const double value = figure.point.value;
  if (value < 0 || value > kMostCounted || value != std::floor(value))
    return false;
  const std::string unit = Fold(figure.point.unit);
  const std::string measure = Fold(figure.measure);
  return !Says(unit, kRatios) && !Says(unit, kAmounts) &&
         !Says(measure, kRatios) &&
         std::none_of(kSigns.begin(), kSigns.end(), [&](const char* sign) {
           return unit.find(sign) != std::string::npos ||
                  measure.find(sign) != std::string::npos;
         });
}

// The ways in which a measure is broken down, each with its figures.
enum By : std::size_t { kArea, kPartner, kBoth };
using Breakdowns = std::array<std::vector<const MeasureFigure*>, 3>;

By WayOf(const MeasureFigure& figure) {
  if (figure.partner.empty()) return kArea;
  return figure.area.empty() ? kPartner : kBoth;
}

template <typename Measure>
std::string CellOf(const Measure& measure) {
  return measure.area + '\n' + measure.partner;
}

PublishedMeasure Shown(const MeasureFigure& figure, double value,
                       const MeasureBands& bands) {
  const MeasurePoint& point = figure.point;
  return {.measure = figure.measure,
          .unit = point.unit,
          .area = figure.area,
          .partner = figure.partner,
          .date = point.date,
          .value = value,
          .target = point.target,
          .polarity = point.polarity,
          .rag = RateMeasure(value, point.target, point.polarity, bands)};
}

}  // namespace

PublishedMeasures Disclosure::Release(const std::string& name,
                                      const Labels& labels,
                                      const MeasureFigures& figures, Date as_at,
                                      const PublishedMeasures* last) const {
  PublishedMeasures out;
  out.name_ = name;
  out.labels_ = labels;
  out.released_ = as_at;
  out.persons_ = figures.persons;
  out.minimum_ = policy_.minimum;
  out.round_to_ = policy_.round_to;

  if (last != nullptr) out.breakdowns_ = last->breakdowns_;

  const bool controlled =
      figures.persons && (policy_.minimum > 1 || policy_.round_to > 1);
  std::map<std::string, Breakdowns> measures;
  if (controlled)
    for (const MeasureFigure& figure : figures.figures)
      if (!figure.is_total())
        measures[figure.measure][WayOf(figure)].push_back(&figure);

  // The cells that may be shown, by measure and cell.
  std::map<std::pair<std::string, std::string>, double> shown;
  for (const auto& [measure, breakdowns] : measures) {
    bool any_held = false;
    for (const By by : {kArea, kPartner, kBoth}) {
      const auto& cells = breakdowns[by];
      if (cells.empty()) continue;
      if (!std::all_of(cells.begin(), cells.end(),
                       [](const auto* figure) { return IsCount(*figure); })) {
        any_held = true;
        out.suppressed_ += cells.size();
        continue;
      }
      std::vector<LabelledCount> counts;
      for (const MeasureFigure* figure : cells)
        counts.push_back(
            {CellOf(*figure), static_cast<std::size_t>(figure->point.value)});
      const std::string key = measure + '\n' + std::to_string(by);
      const auto before = out.breakdowns_.find(key);
      PublishedCells released = Cells(
          counts, before == out.breakdowns_.end() ? nullptr : &before->second);
      any_held = any_held || released.suppressed > 0;
      if (by == kBoth && any_held) {
        out.suppressed_ += cells.size();
        continue;
      }
      for (const LabelledCount& cell : released.shown)
        shown.emplace(std::pair(measure, cell.label),
                      static_cast<double>(cell.count));
      out.suppressed_ += released.suppressed;
      out.breakdowns_.insert_or_assign(key, std::move(released));
    }
  }

  for (const MeasureFigure& figure : figures.figures) {
    const MeasurePoint& point = figure.point;
    double value = point.value;
    if (controlled && !figure.is_total()) {
      const auto cell = shown.find({figure.measure, CellOf(figure)});
      if (cell == shown.end()) continue;
      value = cell->second;
    }
    out.measures_.push_back(Shown(figure, value, figures.bands));
  }
  return out;
}

PublishedMeasures Disclosure::Show(
    const std::string& name, const Labels& labels,
    const MeasureFigures& figures, DateRange dates,
    const std::vector<MeasuresReleaseRecord>& releases) const {
  PublishedMeasures out;
  out.name_ = name;
  out.labels_ = labels;
  out.released_ = dates.last;
  out.minimum_ = policy_.minimum;
  out.round_to_ = policy_.round_to;
  std::map<std::string, std::map<std::string, double>> released;
  for (auto release = releases.rbegin(); release != releases.rend();
       ++release) {
    std::map<std::string, std::map<std::string, double>> of_release;
    for (const PublishedMeasure& cell : release->measures)
      if (!cell.is_total() && cell.date >= dates.first &&
          cell.date <= dates.last)
        of_release[cell.measure].emplace(CellOf(cell), cell.value);
    released.merge(of_release);
  }
  for (const MeasureFigure& figure : figures.figures) {
    double value = figure.point.value;
    if (!figure.is_total()) {
      const auto& cells = released[figure.measure];
      const auto cell = cells.find(CellOf(figure));
      if (cell == cells.end()) {
        ++out.suppressed_;
        continue;
      }
      value = cell->second;
    }
    out.measures_.push_back(Shown(figure, value, figures.bands));
  }
  return out;
}

bool Disclosure::StandsFor(const PublishedMeasures& released,
                           const Labels& labels) const {
  return released.labels_ == labels && released.minimum_ == policy_.minimum &&
         released.round_to_ == policy_.round_to;
}

MeasuresReleaseRecord Disclosure::Remember(const PublishedMeasures& measures) {
  MeasuresReleaseRecord record{.name = measures.name_,
                               .labels = measures.labels_,
                               .released = measures.released_,
                               .measures = measures.measures_,
                               .suppressed = measures.suppressed_,
                               .minimum = measures.minimum_,
                               .round_to = measures.round_to_,
                               .breakdowns = {}};
  for (const auto& [key, cells] : measures.breakdowns_)
    record.breakdowns.emplace(key, Remember(cells));
  return record;
}

PublishedMeasures Disclosure::Recall(const MeasuresReleaseRecord& record) {
  PublishedMeasures out;
  out.name_ = record.name;
  out.labels_ = record.labels;
  out.released_ = record.released;
  out.measures_ = record.measures;
  out.suppressed_ = record.suppressed;
  out.minimum_ = record.minimum;
  out.round_to_ = record.round_to;
  for (const auto& [key, cells] : record.breakdowns)
    out.breakdowns_.emplace(key, Recall(cells));
  return out;
}

bool operator==(const PublishedMeasures& a, const PublishedMeasures& b) {
  return a.name_ == b.name_ && a.labels_ == b.labels_ &&
         a.released_ == b.released_ && a.persons_ == b.persons_ &&
         a.measures_ == b.measures_ && a.suppressed_ == b.suppressed_;
}

}  // namespace planwatch
