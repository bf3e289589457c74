#include "collectors/exposition/exposition.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "collectors/exposition/families.h"
#include "collectors/exposition/quality.h"

namespace planwatch {
namespace {

constexpr FamilySpec kAsAt = {
    "as_at_timestamp_seconds",
    "Start of the day that the figures stand at; use it in place of time()."};

// How well a media range fits, from * / * to the very version; nullopt where it
// doesn't.
std::optional<int> Fit(const Alternative& range, std::string_view type,
                       std::string_view version) {
  if (range.name == "*/*") return 0;
  const std::string_view family = type.substr(0, type.find('/') + 1);
  if (range.name == std::string(family) + "*") return 1;
  if (range.name != type) return std::nullopt;
  for (const auto& [name, value] : range.parameters)
    if (name == "version")
      return value == version ? std::optional(3) : std::nullopt;
  return 2;
}

double QualityOf(const std::vector<Alternative>& ranges, std::string_view type,
                 std::string_view version) {
  int best = -1;
  double quality = 0;
  for (const Alternative& range : ranges) {
    const std::optional<int> fit = Fit(range, type, version);
    if (!fit || *fit < best) continue;
    quality = *fit == best ? std::max(quality, range.quality) : range.quality;
    best = *fit;
  }
  return quality;
}

void AddPublished(const Published& published, const Calendar& calendar,
                  Families& families) {
  families.Add(kAsAt, {},
               static_cast<double>(
                   published.as_at_midnight().time_since_epoch().count()));
  for (const PublishedPlan& plan : published.plans())
    AddPlan(plan, calendar, families);
  for (const PublishedRegister& reg : published.registers())
    AddRegister(reg, families);
  for (const PublishedMeasures& measures : published.measures())
    AddMeasures(measures, families);
  families.ClearLabels();
}

}  // namespace

void Families::SetLabels(std::string_view name, std::string_view value,
                         const Labels& configured) {
  common_.clear();
  common_.push_back({std::string(name), std::string(value)});
  for (const auto& [label, text] : configured) common_.push_back({label, text});
}

void Families::Add(const FamilySpec& spec, std::initializer_list<Label> labels,
                   double value) {
  const auto [found, is_new] = index_.emplace(spec.name, families_.size());
  if (is_new) {
    prometheus::MetricFamily family;
    family.name = "planwatch_" + std::string(spec.name);
    family.help = spec.help;
    family.type = prometheus::MetricType::Gauge;
    families_.push_back(std::move(family));
  }
  prometheus::ClientMetric metric;
  metric.label.reserve(common_.size() + labels.size());
  metric.label = common_;
  for (const auto& [name, text] : labels)
    metric.label.push_back({std::string(name), std::string(text)});
  metric.gauge.value = value;
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

TextFormat Negotiate(std::string_view accept) {
  const std::vector<Alternative> ranges = ParseAlternatives(accept);
  const double open_metrics =
      QualityOf(ranges, "application/openmetrics-text", "1.0.0");
  const double text = QualityOf(ranges, "text/plain", "0.0.4");
  return open_metrics > text ? TextFormat::kOpenMetrics : TextFormat::kText;
}

}  // namespace planwatch
