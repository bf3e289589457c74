#include "daemon/version.h"

namespace planwatch {

std::string Version() { return PLANWATCH_VERSION; }

std::string Revision() { return PLANWATCH_REVISION; }

std::string VersionLine() {
  const std::string revision = Revision();
  return "planwatch " + Version() +
         (revision.empty() ? "" : " (revision " + revision + ")");
}

}  // namespace planwatch
