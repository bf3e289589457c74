// `planwatch init`: a configuration for the documents given, with every choice
// written out. Pure.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/plan/plan.h"

namespace planwatch {

struct InitDocument {
  std::filesystem::path file;                // as given
  Result<std::shared_ptr<const Plan>> plan;  // or why it can't be read
};

// YAML that `planwatch check` accepts as it is. A document that can't be read
// is a comment with the reason.
std::string FormatInit(const std::vector<InitDocument>& documents);

}  // namespace planwatch
