// A fault on purpose: a format that knows of plans.
#pragma once
#include "collectors/base/text.h"
#include "collectors/plan/plan.h"
