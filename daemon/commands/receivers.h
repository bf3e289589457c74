// What `planwatch receivers` prints: Alertmanager routes and receivers for the
// addresses under `leads: mail` in the configuration, a YAML document with the
// keys `routes` and `receivers`, indented to fit config/alertmanager.yml.
//
// A route matches the labels `plan` and `lead` of the alerts in
// config/prometheus-rules.yml; a lead is named as the metrics name it.
// Pure: any thread.
#pragma once

#include <string>

#include "collectors/base/result.h"
#include "daemon/config/config.h"

namespace planwatch {

std::string FormatReceivers(const Config& config);

// An alertmanager.yml with them under the two comments that begin with "leads:
// the", in place of those that were merged before. An error where one of the
// comments is missing.
Result<std::string> MergeReceivers(const Config& config, std::string text);

}  // namespace planwatch
