// The fields that a register's options have read: those of breakdowns only
// where the configuration has them.
#pragma once

#include <vector>

#include "collectors/referral/fields.h"
#include "collectors/referral/reader.h"

namespace planwatch {

inline bool IsUsed(ReferralField field, const ReferralOptions& options) {
  return (field != ReferralField::kOutcome || !options.outcomes.empty()) &&
         (field != ReferralField::kSource || !options.sources.empty());
}

inline std::vector<ReferralField> UsedFields(const ReferralOptions& options) {
  std::vector<ReferralField> used;
  for (const ReferralField field : kReferralFields)
    if (IsUsed(field, options)) used.push_back(field);
  return used;
}

}  // namespace planwatch
