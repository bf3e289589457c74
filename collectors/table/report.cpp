#include "collectors/table/report.h"

#include <algorithm>
#include <utility>

namespace planwatch {

void Remarks::Add(Place place, std::string_view kind, std::string text) {
  ++counts_[std::string(kind)];
  ++total_;
  if (listed_.size() < kMostListed)
    listed_.push_back({std::move(place), std::string(kind), std::move(text)});
}

void ReadReport::AddDoubt(Doubt doubt) {
  if (doubts.size() < Remarks::kMostListed &&
      std::find(doubts.begin(), doubts.end(), doubt) == doubts.end())
    doubts.push_back(std::move(doubt));
}

std::optional<Error> NoRowUsable(const ReadReport& report) {
  if (report.rows == 0 || report.rejected.total() < report.rows)
    return std::nullopt;
  const Remark& first = report.rejected.listed().front();
  return AtPlace(Error("no row can be used; of the first, " + first.text),
                 first.place);
}

}  // namespace planwatch
