#include "daemon/config/labels.h"

#include <algorithm>
#include <string>

#include "collectors/base/text.h"
#include "daemon/config/yaml.h"

namespace planwatch {
namespace {

constexpr std::string_view kOwnLabels[] = {
    "action",   "by",         "due",      "family",    "field",   "id",
    "kind",     "lead",       "measure",  "objective", "outcome", "partner",
    "plan",     "percentile", "priority", "quarter",   "rag",     "reason",
    "register", "revision",   "role",     "source",    "title",   "unit",
    "version",  "within"};

constexpr std::string_view kTargetLabels[] = {"instance", "job"};

bool IsLabelName(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  // Names that begin with two underscores are reserved for Prometheus.
  return !name.empty() && letter(name.front()) && !name.starts_with("__") &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9');
         });
}

}  // namespace

Status CheckLabelName(std::string_view name) {
  if (!IsLabelName(name))
    return Error(
        yaml::Quoted(name) +
        " is not a name for a label; use letters, digits and _, a letter "
        "first");
  if (IsAmong(kOwnLabels, name))
    return Error("the label `" + std::string(name) +
                 "` is taken by the metrics themselves; choose another name");
  return {};
}

bool IsTargetLabel(std::string_view name) {
  return IsAmong(kTargetLabels, name);
}

}  // namespace planwatch
