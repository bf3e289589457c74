#include "collectors/table/report.h"

#include <utility>

namespace planwatch {

void Remarks::Add(Place place, std::string_view kind, std::string text) {
  ++counts_[std::string(kind)];
  ++total_;
  if (listed_.size() < kMostListed)
    listed_.push_back({std::move(place), std::string(kind), std::move(text)});
}

std::optional<Error> NoRowUsable(const ReadReport& report) {
  if (report.rows == 0 || report.rejected.total() < report.rows)
    return std::nullopt;
  const Remark& first = report.rejected.listed().front();
  return AtPlace(Error("no row can be used; of the first, " + first.text),
                 first.place);
}

}  // namespace planwatch
