#include "daemon/snapshot/snapshot.h"

#include <chrono>
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

std::vector<Trouble> Troubles(const DaemonHealth& health, Instant now) {
  constexpr std::chrono::days kOld{7};
  std::vector<Trouble> troubles;
  if (health.history && !health.history->error.empty())
    troubles.push_back(
        {"The history can’t be read or written: what changes is not remembered",
         health.history->error});
  if (health.report_error && !health.report_error->empty())
    troubles.push_back(
        {"The review that is due could not be written", *health.report_error});
  if (!health.web_config_error.empty())
    troubles.push_back(
        {"The web configuration was changed and is wrong: the "
         "one before it is in use",
         health.web_config_error});
  if (health.history && health.history->last_backup &&
      now - *health.history->last_backup > kOld)
    troubles.push_back(
        {"The last backup of the history is " +
             std::to_string(std::chrono::floor<std::chrono::days>(
                                now - *health.history->last_backup)
                                .count()) +
             " days old",
         "`planwatch history backup FILE` makes one; see that "
         "planwatch-backup.timer runs"});
  return troubles;
}

SnapshotPtr Prepare(Snapshot snapshot) {
  Health health{snapshot.health, {}};
  for (EntrySnapshot& entry : snapshot.entries) {
    if (snapshot.published) Join(entry, *snapshot.published);
    health.sources.push_back(entry.health);
  }
  snapshot.scrapes = std::make_shared<const Scrapes>(
      [published = snapshot.published, health = std::move(health),
       calendar = snapshot.config->calendar](TextFormat format) {
        return Serialize(MakeFamilies(published.get(), health, *calendar),
                         format);
      });
  return std::make_shared<const Snapshot>(std::move(snapshot));
}

}  // namespace planwatch
