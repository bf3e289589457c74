#include "daemon/snapshot/snapshot.h"

#include <utility>

namespace planwatch {
namespace {

// By name, which is unique across the kinds.
void Join(EntrySnapshot& entry, const Published& published) {
  entry.plan = nullptr;
  entry.reg = nullptr;
  entry.measures = nullptr;
  for (const PublishedPlan& plan : published.plans())
    if (plan.name == entry.name()) entry.plan = &plan;
  for (const PublishedRegister& reg : published.registers())
    if (reg.name() == entry.name()) entry.reg = &reg;
  for (const PublishedMeasures& measures : published.measures())
    if (measures.name() == entry.name()) entry.measures = &measures;
}

}  // namespace

SnapshotPtr Prepare(Snapshot snapshot) {
  Health health{snapshot.health, {}};
  for (EntrySnapshot& entry : snapshot.entries) {
    if (snapshot.published) Join(entry, *snapshot.published);
    health.sources.push_back(entry.health);
  }
  const auto families = MakeFamilies(snapshot.published.get(), health,
                                     *snapshot.config->calendar);
  const auto prepare = [&](TextFormat format) {
    std::string text = Serialize(families, format);
    GzipFront gzip(text);
    return PreparedScrape{std::move(text), std::move(gzip)};
  };
  snapshot.text = prepare(TextFormat::kText);
  snapshot.open_metrics = prepare(TextFormat::kOpenMetrics);
  return std::make_shared<const Snapshot>(std::move(snapshot));
}

}  // namespace planwatch
