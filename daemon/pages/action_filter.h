// Which actions a page lists: `rag=red&overdue=1&lead=Police` of an address.
//
// A name given several times accepts any of its values; different names must
// all hold. Unknown names and empty values (a form's "any") are ignored. The
// numbers on the board are counts of the same rows. Pure functions: any thread.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/disclosure/published.h"

namespace planwatch::web {

struct Choice {
  std::string_view value;
  std::string_view words;  // "rated red", after "Actions"
};

struct Criterion {
  std::string_view name;            // in the address: "rag"
  std::span<const Choice> choices;  // empty: any text, compared as Fold does
  std::string_view words;           // before such a text: "led by"
  bool (*holds)(const PublishedPlan& plan, const ActionFigure& row, Date as_at,
                std::string_view value);
  std::string_view label;  // in the form: "Rating"
};
std::span<const Criterion> Criteria();

class ActionFilter {
 public:
  // The error lists the valid values.
  static Result<ActionFilter> Parse(
      const std::multimap<std::string, std::string>& query);

  bool Holds(const PublishedPlan& plan, const ActionFigure& row,
             Date as_at) const;
  // The requested values, as written; empty: any.
  std::vector<std::string> ValuesOf(std::string_view name) const;
  // "rated red, overdue"; empty if all actions are requested.
  std::string Describe() const;

 private:
  struct Term {
    const Criterion* criterion;
    std::vector<std::string> values;
  };
  std::vector<Term> terms_;
};

}  // namespace planwatch::web
