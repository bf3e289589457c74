// The daemon's addresses, each answered from the latest snapshot.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "collectors/base/result.h"
#include "daemon/http/server.h"
#include "daemon/snapshot/snapshot.h"
#include "daemon/telemetry.h"

namespace planwatch::web {

struct SiteOptions {
  std::function<SnapshotPtr()> snapshot;
  std::function<Status()> reload;  // empty: no POST /-/reload
  std::string external_url;
  // Served with the figures, where there is one.
  const Telemetry* telemetry = nullptr;
};

std::vector<Route> MakeRoutes(SiteOptions options);

}  // namespace planwatch::web
