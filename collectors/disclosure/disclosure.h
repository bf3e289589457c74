// Disclosure control: the stage between figures and everything that leaves the
// daemon.
//
// Rules: DESIGN, "Disclosure control". They follow the usual practice for
// frequency tables about people, so that whoever knows the rules, the totals
// and every release so far can't tell any cell of 1 to minimum - 1:
// - a cell of 1 to minimum - 1 is held back, and the next smallest with it (all
//   of one size together) until those held back number two or more, are
//   together the minimum or more, and are not all of them 1 or all of them
//   minimum - 1. Which are held back depends on sizes alone, so an exchange of
//   two of them changes nothing that is published;
// - a breakdown of which only zeros could be shown is left out;
// - a shown cell keeps its last released value, also over releases at which it
//   was held back, unless it changed by minimum or more;
// - a breakdown is made anew only where its total changed by minimum or more
//   since it last was, so that one referral more never moves a cell alone.
// Against one who also knows that no count ever falls, the last two blur what
// two releases tell together, but don't rule it out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/published.h"
#include "collectors/measure/figures.h"
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
  QuarterEnds quarter_ends{};
};

// The one builder of published values. Stateless: pure functions of their
// arguments, any thread.
class Disclosure {
 public:
  explicit Disclosure(DisclosurePolicy policy) : policy_(policy) {}

  // A release: what may be shown of `figures`, given the release before
  // (nullptr: none yet). Whole-register figures are those of `as_at`; cells may
  // be those of an earlier release.
  PublishedRegister Release(const std::string& name, const Labels& labels,
                            const RegisterFigures& figures, Date as_at,
                            const PublishedRegister* last) const;

  // What may be shown of `figures` on a day of the past, without it being a
  // release: whole-register figures as they are, cells as the release in force
  // showed them, so that nothing can be told from the difference between them.
  PublishedRegister Show(const RegisterFigures& figures, Date as_at,
                         const PublishedRegister& in_force) const;

  // Triaged within the target, 0 to 1; nullopt where either side is small.
  std::optional<double> InTimeRatio(const RegisterFigures& figures) const;

  // Whether a release from before a restart still stands for the register as it
  // is configured now: same labels, cells and rules.
  bool StandsFor(const PublishedRegister& released, const Labels& labels,
                 const RegisterFigures& figures) const;

  // The same of measures. Where they count persons, a value for an area or a
  // partner is a cell of the measure's breakdown by area, by partner or by
  // both, and held back and kept by the rules above; totals are shown as they
  // are. Further, since they can't be checked:
  // - a breakdown of what is no count (a percentage, an average) is left out;
  // - a breakdown by both is shown only where nothing of the measure is held
  //   back: its rows and columns would add up to what the other two hide.
  // What counts no persons passes as it is.
  PublishedMeasures Release(const std::string& name, const Labels& labels,
                            const MeasureFigures& figures, Date as_at,
                            const PublishedMeasures* last) const;

  // What may be shown of measures that count persons and were dated within a
  // part of the past, which `figures` are of: totals as they are; of each
  // measure the cells of that time as the last of `releases` (by day) that has
  // any showed them. So no cell is shown that never was.
  struct DateRange {
    Date first{}, last{};
  };
  PublishedMeasures Show(
      const std::string& name, const Labels& labels,
      const MeasureFigures& figures, DateRange dates,
      const std::vector<MeasuresReleaseRecord>& releases) const;

  // Whether a release from before a restart was made by the rules of now.
  bool StandsFor(const PublishedMeasures& released, const Labels& labels) const;

  // A release to and from the history.
  static ReleaseRecord Remember(const PublishedRegister& reg);
  static PublishedRegister Recall(const ReleaseRecord& record);
  static MeasuresReleaseRecord Remember(const PublishedMeasures& measures);
  static PublishedMeasures Recall(const MeasuresReleaseRecord& record);

  // A plan's actions are no persons and pass as they are, but for leads that
  // are hidden.
  static Published Publish(Date as_at, const Calendar& calendar,
                           std::vector<PlanToPublish> plans,
                           std::vector<PublishedRegister> registers,
                           std::vector<PublishedMeasures> measures = {});

 private:
  PublishedRegister WholeFigures(const RegisterFigures& figures,
                                 Date as_at) const;
  static CellsRecord Remember(const PublishedCells& cells);
  static PublishedCells Recall(const CellsRecord& record);
  bool StandsFor(const PublishedCells& released,
                 const std::vector<LabelledCount>& cells) const;
  PublishedCells Cells(const std::vector<LabelledCount>& cells,
                       const PublishedCells* last) const;

  DisclosurePolicy policy_;
};

}  // namespace planwatch
