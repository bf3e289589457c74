#include "daemon/pages/plan_links.h"

namespace planwatch::web {

std::string PlanAddress(const PageRequest& request, const std::string& plan) {
  return request.base + Query("board", {{"plan", plan}});
}

std::string PlanLinks::Address(Criteria criteria) const {
  criteria.insert(criteria.begin(), {"plan", plan_});
  return Query(path_, criteria);
}

Html PlanLinks::Count(std::size_t count, Criteria criteria,
                      std::string_view what, std::string_view of) const {
  if (count == 0) return "<span class=\"zero\">0</span>"_html;
  return Link(Address(std::move(criteria)), Number(count),
              std::string(what) + ", " + std::to_string(count) + " of " +
                  std::string(of));
}

std::size_t GreenOrComplete(const RagCounts& actions) {
  return actions[Rag::kGreen] + actions[Rag::kBlue];
}

}  // namespace planwatch::web
