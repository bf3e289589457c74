#include "collectors/exposition/exposition.h"

#include <utility>

#include "collectors/base/text.h"
#include "collectors/exposition/families.h"

namespace planwatch {
namespace {

constexpr FamilySpec kAsAt = {
    "as_at_timestamp_seconds",
    "Start of the day that the figures stand at; use it in place of time()."};

void AddPublished(const Published& published, const Calendar& calendar,
                  Families& families) {
  families.Add(kAsAt, {},
               static_cast<double>(
                   published.as_at_midnight().time_since_epoch().count()));
  for (const PublishedPlan& plan : published.plans())
    AddPlan(plan, calendar, families);
  for (const PublishedRegister& reg : published.registers())
    AddRegister(reg, calendar, families);
  for (const PublishedMeasures& measures : published.measures())
    AddMeasures(measures, families);
}

}  // namespace

void Families::SetLabels(std::string_view name, std::string_view value,
                         const Labels& configured) {
  common_.clear();
  common_.push_back({std::string(name), Cut(value, kLabelCharacters)});
  for (const auto& [label, text] : configured)
    common_.push_back({label, Cut(text, kLabelCharacters)});
}

void Families::Add(const FamilySpec& spec, std::initializer_list<Label> labels,
                   double value) {
  const auto [found, is_new] = index_.emplace(spec.name, families_.size());
  if (is_new) {
    prometheus::MetricFamily family;
    family.name = "planwatch_" + std::string(spec.name);
    family.help = spec.help;
    family.type = spec.is_counter() ? prometheus::MetricType::Counter
                                    : prometheus::MetricType::Gauge;
    families_.push_back(std::move(family));
  }
  prometheus::ClientMetric metric;
  metric.label.reserve(common_.size() + labels.size());
  metric.label.insert(metric.label.end(), common_.begin(), common_.end());
  for (const auto& [name, text] : labels)
    metric.label.push_back({std::string(name), Cut(text, kLabelCharacters)});
  (spec.is_counter() ? metric.counter.value : metric.gauge.value) = value;
  families_[found->second].metric.push_back(std::move(metric));
}

std::string_view ContentType(TextFormat format) {
  return format == TextFormat::kOpenMetrics
             ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
             : "text/plain; version=0.0.4; charset=utf-8";
}

std::vector<prometheus::MetricFamily> MakeFamilies(const Published* published,
                                                   const Health& health,
                                                   const Calendar& calendar) {
  Families families;
  if (published != nullptr) AddPublished(*published, calendar, families);
  AddHealth(health, families);
  return std::move(families).Take();
}

std::vector<prometheus::MetricFamily> MakeFamilies(const Published& published,
                                                   const Calendar& calendar) {
  Families families;
  AddPublished(published, calendar, families);
  return std::move(families).Take();
}

}  // namespace planwatch
