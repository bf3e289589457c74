#include "daemon/snapshot/finding_list.h"

#include <algorithm>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

std::string Words(std::string kind) {
  std::replace(kind.begin(), kind.end(), '_', ' ');
  if (kind.starts_with("rag ")) kind.replace(0, 3, "RAG");
  return kind;
}

}  // namespace

FindingList Listed(std::string_view heading, const Remarks& remarks,
                   const DisclosurePolicy* policy) {
  std::vector<std::pair<std::string, std::size_t>> kinds(
      remarks.counts().begin(), remarks.counts().end());
  std::stable_sort(
      kinds.begin(), kinds.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> counts;
  const auto few = [&](std::size_t count) {
    return policy != nullptr && policy->IsSmall(count);
  };
  FindingList list;
  for (const auto& [kind, count] : kinds) {
    const std::size_t shown = few(count) ? policy->minimum : count;
    list.at_most |= few(count);
    list.total += shown;
    counts.push_back((few(count) ? "up to " : "") + std::to_string(shown) +
                     ' ' + Words(kind));
  }
  list.heading = std::string(heading) + " (" + Join(counts, ", ") + ")";
  for (const Remark& remark : remarks.listed()) {
    const std::size_t count = remarks.counts().at(remark.kind);
    if (!few(count))
      list.items.push_back({remark.place.ToString(), remark.text, count});
  }
  if (list.at_most)
    list.items.push_back(
        {{},
         "a few rows, which are not named here, since one may be one child’s; "
         "the operator’s `planwatch check` names them"});
  return list;
}

FindingList Listed(std::string heading, std::vector<std::string> items) {
  FindingList list{std::move(heading), {}, items.size()};
  for (std::string& item : items) list.items.push_back({{}, std::move(item)});
  return list;
}

std::string FindingList::Total() const {
  return (at_most ? "up to " : "") + std::to_string(total);
}

std::size_t FindingList::Unlisted() const {
  return at_most || total < items.size() ? 0 : total - items.size();
}

}  // namespace planwatch
