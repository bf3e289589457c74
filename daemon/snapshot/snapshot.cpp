#include "daemon/snapshot/snapshot.h"

#include <utility>

namespace planwatch {

SnapshotPtr Prepare(Snapshot snapshot) {
  const auto families = MakeFamilies(snapshot.published.get(), snapshot.health,
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
