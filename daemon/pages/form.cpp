#include "daemon/pages/form.h"

#include <algorithm>
#include <set>

#include "collectors/base/text.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kOptionCharacters = 60;

}  // namespace

Html Select(std::string_view name, std::string_view label,
            std::vector<Option> options,
            const std::vector<std::string>& chosen) {
  for (const std::string& value : chosen)
    if (std::none_of(options.begin(), options.end(), [&](const Option& option) {
          return Fold(option.value) == Fold(value);
        }))
      options.push_back({value, value});
  if (options.empty()) return {};
  Html select =
      "<label>"_html + Text(label) + "<select name=\""_html + Text(name) +
      (chosen.size() > 1 ? "\" multiple size=\"3\">"_html : "\">"_html) +
      "<option value=\"\">Any</option>"_html;
  for (const Option& option : options) {
    const bool is_chosen = std::any_of(
        chosen.begin(), chosen.end(), [&](const std::string& value) {
          return Fold(value) == Fold(option.value);
        });
    select += "<option value=\""_html + Text(option.value) +
              (is_chosen ? "\" selected>"_html : "\">"_html) +
              Text(Cut(option.words, kOptionCharacters)) + "</option>"_html;
  }
  return select + "</select></label>\n"_html;
}

std::vector<Option> LabelsOf(const std::vector<const EntrySnapshot*>& plans,
                             std::vector<GroupFigure> PlanFigures::*groups) {
  std::vector<Option> options;
  std::set<std::string> known;
  for (const EntrySnapshot* entry : plans)
    for (const GroupFigure& group : entry->plan->figures.*groups)
      if (known.insert(Fold(group.label)).second)
        options.push_back({group.label, group.label});
  return options;
}

}  // namespace planwatch::web
