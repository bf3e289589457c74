// The tables of a plan's section: by rating, by when due, by group, by quarter.
// Pure functions: any thread.
#pragma once

#include "daemon/html/html.h"
#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// `heading`: the level of the tables' headings, as in TableOptions.
Html RagTable(const PublishedPlan& plan, int heading,
              const PageRequest& request);
Html DueTable(const PublishedPlan& plan, int heading,
              const PageRequest& request);
// Each empty where the plan has no such thing.
Html ObjectiveTable(const PublishedPlan& plan, int heading,
                    const PageRequest& request);
Html LeadTable(const PublishedPlan& plan, int heading,
               const PageRequest& request);
Html PriorityTable(const PublishedPlan& plan, int heading,
                   const PageRequest& request);
Html PartnerTable(const PublishedPlan& plan, int heading,
                  const PageRequest& request);
// Empty if the history has none of the quarters.
Html QuarterTable(const PublishedPlan& plan, int heading,
                  const PageRequest& request);

}  // namespace planwatch::web
