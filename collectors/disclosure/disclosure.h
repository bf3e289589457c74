// Disclosure control: the stage between figures and everything that leaves the
// daemon.
//
// Rules: DESIGN, "Disclosure control". They follow the usual practice for
// frequency tables about people: primary suppression of small cells, secondary
// suppression so that no hidden cell can be had by subtraction, and a threshold
// on change so that it can't be had by comparing two releases.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/published.h"
#include "collectors/plan/figures.h"
#include "collectors/referral/figures.h"

namespace planwatch {

struct DisclosurePolicy {
  std::size_t minimum =
      5;  // cells of 1 to minimum - 1 are held back; 0 or 1 hides nothing
  std::size_t round_to =
      0;  // shown cells are rounded to a multiple; 0: not at all
  friend bool operator==(const DisclosurePolicy&,
                         const DisclosurePolicy&) = default;
};

struct PlanToPublish {
  std::string name, title;
  Labels labels;
  bool leads_hidden = false;
  PlanFigures figures;
};

// The one builder of published values. Stateless: pure functions of their
// arguments, any thread.
class Disclosure {
 public:
  explicit Disclosure(DisclosurePolicy policy) : policy_(policy) {}

  // A release: what may be shown of `figures`, given what was shown last
  // (nullptr: nothing yet). A shown cell keeps its last released value unless
  // it changed by `minimum` or more.
  PublishedRegister Release(const std::string& name, const Labels& labels,
                            const RegisterFigures& figures, Date as_at,
                            const PublishedRegister* last) const;

  // A plan's actions are no persons and pass as they are, but for leads that
  // are hidden.
  static Published Publish(Date as_at, const Calendar& calendar,
                           std::vector<PlanToPublish> plans,
                           std::vector<PublishedRegister> registers);

 private:
  PublishedCells Cells(const std::vector<LabelledCount>& cells,
                       const PublishedCells* last) const;

  DisclosurePolicy policy_;
};

}  // namespace planwatch
