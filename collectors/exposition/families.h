// Metric families under construction: samples are added in any order and stand
// together by family in the end, families in the order of their first sample.
// One thread.
#pragma once

#include <prometheus/metric_family.h>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/disclosure/published.h"
#include "collectors/exposition/health.h"

namespace planwatch {

// A family, all but its samples.
struct FamilySpec {
  std::string_view name;  // without "planwatch_"
  std::string_view help;

  // A name in _total is a counter's; all others of ours are gauges.
  bool is_counter() const { return name.ends_with("_total"); }
};

// Of registers and measures alike.
inline constexpr FamilySpec kSuppressed = {
    "suppressed_cells", "Values held back by disclosure control, by family."};

inline constexpr double kSecondsPerDay = 86400;

inline double Count(std::size_t count) { return static_cast<double>(count); }

class Families {
 public:
  using Label = std::pair<std::string_view, std::string_view>;

  // The labels of every sample until the next call.
  void SetLabels(std::string_view name, std::string_view value,
                 const Labels& configured);
  void ClearLabels() { common_.clear(); }

  void Add(const FamilySpec& spec, std::initializer_list<Label> labels,
           double value);

  std::vector<prometheus::MetricFamily> Take() && {
    return std::move(families_);
  }

 private:
  std::vector<prometheus::ClientMetric::Label> common_;
  std::vector<prometheus::MetricFamily> families_;
  std::map<std::string_view, std::size_t> index_;  // by FamilySpec::name
};

void AddPlan(const PublishedPlan& plan, const Calendar& calendar,
             Families& families);
void AddRegister(const PublishedRegister& reg, const Calendar& calendar,
                 Families& families);
void AddMeasures(const PublishedMeasures& measures, Families& families);
void AddHealth(const Health& health, Families& families);

}  // namespace planwatch
