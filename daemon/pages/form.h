// The fields of a page's form: what it filters by. Each works without script.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/figures.h"
#include "daemon/html/html.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

struct Option {
  std::string value, words;
};

// A list behind "Any", where several may be chosen; what is chosen is always
// among the options. Values are compared as Fold does. Empty where there is
// nothing to choose.
Html Select(std::string_view name, std::string_view label,
            std::vector<Option> options,
            const std::vector<std::string>& chosen);

// The labels of a group over all plans, each once.
std::vector<Option> LabelsOf(const std::vector<const EntrySnapshot*>& plans,
                             std::vector<GroupFigure> PlanFigures::*groups);

}  // namespace planwatch::web
