#include <set>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/exposition/families.h"

namespace planwatch {
namespace {

constexpr FamilySpec kMeasuresInfo = {"measures_info",
                                      "1, with the title of the measures."};
constexpr FamilySpec kValue = {
    "measure_value",
    "Latest value of a measure; small counts of persons are "
    "held back where it is broken down."};
constexpr FamilySpec kTarget = {"measure_target", "Target of the measure."};
constexpr FamilySpec kStatus = {
    "measure_status",
    "1 for the RAG of the measure's latest value against its target."};

}  // namespace

void AddMeasures(const PublishedMeasures& measures, Families& families) {
  const auto configured = measures.labels().find("area");
  const std::string own_area =
      configured == measures.labels().end() ? "" : configured->second;
  // Where a row is for the whole of the configured area, by its name, and
  // another for all areas, they would be one series: the latter is shown.
  std::set<std::pair<std::string, std::string>> for_all_areas;
  for (const PublishedMeasure& measure : measures.measures())
    if (measure.area.empty())
      for_all_areas.emplace(measure.measure, measure.partner);

  Labels labels = measures.labels();
  for (const PublishedMeasure& measure : measures.measures()) {
    if (!measure.area.empty() && measure.area == own_area &&
        for_all_areas.count({measure.measure, measure.partner}) > 0)
      continue;
    labels["area"] = measure.area.empty() ? own_area : measure.area;
    families.SetLabels("register", measures.name(), labels);
    const auto add = [&](const FamilySpec& spec, double value) {
      families.Add(spec,
                   {{"measure", measure.measure},
                    {"unit", measure.unit},
                    {"partner", measure.partner}},
                   value);
    };
    add(kValue, measure.value);
    if (measure.target) add(kTarget, *measure.target);
    for (const Rag rag : kAllRags)
      families.Add(kStatus,
                   {{"measure", measure.measure},
                    {"partner", measure.partner},
                    {"rag", RagName(rag)}},
                   rag == measure.rag ? 1 : 0);
  }
  families.SetLabels("register", measures.name(), measures.labels());
  families.Add(kMeasuresInfo, {{"title", ToLabel(measures.title())}}, 1);
  if (!measures.persons()) return;
  families.Add(kSuppressed, {{"family", "measure_value"}},
               Count(measures.suppressed()));
}

}  // namespace planwatch
