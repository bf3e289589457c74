// Numbers of one plan, as links to the rows that they count. Pure functions:
// any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/html/html.h"
#include "daemon/pages/page.h"

namespace planwatch::web {

// "board?plan=cse": the plan's own page.
std::string PlanAddress(const PageRequest& request, const std::string& plan);

class PlanLinks {
 public:
  using Criteria = std::vector<std::pair<std::string, std::string>>;

  PlanLinks(const PublishedPlan& plan, const PageRequest& request)
      : path_(request.base + "actions"), plan_(plan.name) {}

  std::string Address(Criteria criteria) const;
  // What it counts, and of whom or what, is said to those who hear the page:
  // "Amber, 1 of Safeguarding Trainer". 0 leads nowhere.
  Html Count(std::size_t count, Criteria criteria, std::string_view what,
             std::string_view of) const;

 private:
  std::string path_, plan_;
};

// Green, and blue: complete.
std::size_t GreenOrComplete(const RagCounts& actions);

}  // namespace planwatch::web
