// `/` and `/board`: what there is to know at a glance, kept fresh by the
// script. One plan is told in full; of several each has a row there and a page
// of its own, `?plan=NAME`, and `&mode=meeting` shows that on a projector. With
// `format=csv` or `json` the plans' figures. Pure function: any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

PageAnswer BoardPage(const Snapshot& snapshot, const PageRequest& request);
std::vector<std::string> BoardParameters();

}  // namespace planwatch::web
