// A fault on purpose: what writes HTML knows of the pages.
#pragma once
#include "daemon/log.h"
#include "daemon/pages/page.h"
