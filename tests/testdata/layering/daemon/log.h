// A fault on purpose: the log, which every room uses, uses one.
#pragma once
#include "daemon/config/config.h"
