#include "collectors/table/report.h"

#include <utility>

namespace planwatch {

void Remarks::Add(Place place, std::string_view kind, std::string text) {
  ++counts_[std::string(kind)];
  ++total_;
  if (listed_.size() < kMostListed)
    listed_.push_back({std::move(place), std::string(kind), std::move(text)});
}

}  // namespace planwatch
