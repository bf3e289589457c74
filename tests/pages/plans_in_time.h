// Snapshots of plans that have a past, made of their versions.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "daemon/snapshot/snapshot.h"
#include "tests/config/entries.h"
#include "tests/history/pasts.h"
#include "tests/history/plans.h"

namespace planwatch::test {

// Beside web::Day.
inline Date On(const char* iso) { return *ParseIsoDate(iso); }

struct PlanInTime {
  std::string name, title;
  std::vector<std::pair<Date, Plan>> versions;  // by day; the last is read now
  bool history = true;
  PlanOptions options = {};
};

inline Snapshot SnapshotOf(const std::vector<PlanInTime>& plans, Date as_at) {
  Config config = EmptyConfig();
  bool history = false;
  for (const PlanInTime& plan : plans) {
    Entry entry = PlanEntry(plan.name, plan.name + ".docx");
    entry.title = plan.title;
    entry.options = plan.options;
    config.entries.push_back(std::move(entry));
    history = history || plan.history;
  }
  if (history) config.history = HistoryOptions{.file = "history.db"};
  Snapshot snapshot;
  snapshot.config = std::make_shared<const Config>(std::move(config));
  snapshot.ready = true;
  std::vector<PlanToPublish> publish;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const PlanInTime& plan = plans[i];
    EntrySnapshot entry{.entry = &snapshot.config->entries[i],
                        .source_name = plan.name + ".docx",
                        .health = {}};
    entry.health.source = plan.name;
    entry.health.kind = "plan";
    entry.health.tried = entry.health.up = true;
    entry.health.last_success = entry.health.modified = At(2015, 5, 11, 9);
    std::vector<ActionPast> pasts;
    if (plan.history) {
      entry.past = std::make_shared<const PlanPast>(PastOf(plan.versions));
      pasts = entry.past->PastsOn(as_at);
    }
    publish.push_back(
        {.name = plan.name,
         .title = plan.title,
         .labels = {},
         .leads_hidden = plan.options.leads_hidden,
         .figures = MakePlanFigures(
             plan.versions.back().second, as_at,
             {.overdue_by = plan.options.overdue_by, .pasts = pasts})});
    snapshot.entries.push_back(std::move(entry));
  }
  snapshot.published = std::make_shared<const Published>(Disclosure::Publish(
      as_at, *snapshot.config->calendar, std::move(publish), {}, {}));
  return *Prepare(std::move(snapshot));
}

}  // namespace planwatch::test
