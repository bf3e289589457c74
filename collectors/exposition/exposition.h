// What Prometheus scrapes: published figures and health as metric families, and
// those as text.
//
// Families are built afresh at each reading, so that a series whose row is gone
// is gone. Pure functions but for ReadProcess: any thread. All of them:
// grafana/README.md, "Metrics".
#pragma once

#include <prometheus/metric_family.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/disclosure/published.h"
#include "collectors/exposition/health.h"

namespace planwatch {

enum class TextFormat {
  kText,         // text exposition format 0.0.4
  kOpenMetrics,  // OpenMetrics 1.0
};

// The exact content type of each.
std::string_view ContentType(TextFormat format);

// The families of all published figures; then those of the sources' health.
// `published` may be nullptr: before the first reading there is health alone.
std::vector<prometheus::MetricFamily> MakeFamilies(const Published* published,
                                                   const Health& health,
                                                   const Calendar& calendar);

// The families of published figures alone.
std::vector<prometheus::MetricFamily> MakeFamilies(const Published& published,
                                                   const Calendar& calendar);

// process_* of this process, from /proc/self.
std::vector<prometheus::MetricFamily> ReadProcess();

// The families as text, without OpenMetrics' closing "# EOF": append
// kOpenMetricsEnd to the last part.
std::string Serialize(const std::vector<prometheus::MetricFamily>& families,
                      TextFormat format);
inline constexpr std::string_view kOpenMetricsEnd = "# EOF\n";

}  // namespace planwatch
