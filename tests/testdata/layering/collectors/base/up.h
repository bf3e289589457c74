// A fault on purpose: a collector that writes to the daemon's log.
#pragma once
#include "daemon/log.h"
