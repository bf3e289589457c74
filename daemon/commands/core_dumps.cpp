#include "daemon/commands/core_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "daemon/log.h"

namespace planwatch {

void ForbidCoreDumps() {
  // A core that is piped to a program is made whatever the limit says.
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0 ||
      prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    log::Warn("core files can't be forbidden: see that the system makes none");
}

}  // namespace planwatch
