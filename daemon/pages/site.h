// The daemon's addresses, each answered from the latest snapshot.
#pragma once

#include <functional>
#include <optional>
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
  // As Refresh::Accept, for POST /-/accept; empty: nobody may accept.
  std::function<Status(const std::string& entry, const std::string& token,
                       const std::string& user)>
      accept = {};
  std::string external_url;
  // "/planwatch": what stands before the paths of requests where the proxy
  // leaves it there; they are answered without it too. Empty: nothing; nullopt:
  // the external URL's path.
  std::optional<std::string> route_prefix = {};
  // Served with the figures, where there is one.
  const Telemetry* telemetry = nullptr;
};

std::vector<Route> MakeRoutes(SiteOptions options);

}  // namespace planwatch::web
