#include "collectors/referral/labels.h"

namespace planwatch {

Categories::Match LabelCache::Find(const std::string& text) {
  if (names().empty()) return {};
  if (const auto known = known_.find(text); known != known_.end())
    return known->second;
  const Categories::Match match = categories_.Find(text);
  if (known_.size() < kMostKnown && text.size() <= kLongestKnown)
    known_.emplace(text, match);
  return match;
}

}  // namespace planwatch
