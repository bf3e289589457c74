// Disclosure control: the stage between figures and everything that leaves the
// daemon.
//
// Rules: config/INFORMATION-GOVERNANCE.md, "The disclosure rules"; those on
// counts alone stand in chain.h. A release makes of a reading, and of what was
// released before, what is released now; showing makes something published of
// it, for any day. All that is finer than the counts of a whole register is
// shown from its chain of tables alone, so live figures, review, pages and
// backfill can't be held against each other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/chain.h"
#include "collectors/disclosure/published.h"
#include "collectors/disclosure/release.h"
#include "collectors/disclosure/release_days.h"
#include "collectors/measure/figures.h"
#include "collectors/plan/figures.h"
#include "collectors/referral/figures.h"

namespace planwatch {

struct PlanToPublish {
  std::string name, title;
  Labels labels;
  bool leads_hidden = false;
  PlanFigures figures;
  QuarterEnds quarter_ends{};
};

// As a plan shows them whose leads are hidden.
void HideLeads(PlanFigures& figures);

// A register as it is configured, for what is shown of it.
struct RegisterToShow {
  std::string name;
  Labels labels;
  std::vector<std::string> outcomes, sources;  // empty: not broken down so
  // A part of another register, whose tables would tell of both: none is shown.
  bool whole_counts_alone = false;
  std::string title = {};  // empty: the name
};

// Measures as they are configured.
struct MeasuresToShow {
  std::string name;
  Labels labels;
  MeasureBands bands;
  CumulativeMeasures cumulative;
  std::string title = {};  // empty: the name
};

// The counts of a register's breakdown; nullopt: it is not broken down so.
std::optional<Breakdown> BreakdownOf(const RegisterFigures& figures,
                                     RegisterBy by, Date as_at);

// Whether the unit, or else the measure's name, says that persons are counted,
// and neither that the value is a share, an average or an amount.
bool CountsPersons(const std::string& measure, const std::string& unit);

// The one builder of published values. Stateless: pure functions of their
// arguments, any thread.
class Disclosure {
 public:
  explicit Disclosure(DisclosurePolicy policy) : policy_(policy) {}

  // What is released with this release, on top of what was before; the same
  // again where nothing is due.
  RegisterReleases Release(RegisterReleases before, const Register& reg,
                           const ReleaseDays& days,
                           const Calendar& calendar) const;
  // The same of measures that count persons. Values for areas and partners are
  // cells; totals are shown as they are. Further, since they can't be checked:
  // - a table is only of what is a count of persons;
  // - what rows hold no number, or are missing, but is in the total, is a cell
  //   of the group;
  // - a new date's tables come at a release; all that was tabled before, and
  //   measures not met before, wait for the next breakdowns day.
  MeasuresReleases Release(MeasuresReleases before, const Measures& measures,
                           const ReleaseDays& days,
                           const Calendar& calendar) const;

  // What was public on the day; nullopt: nothing yet.
  std::optional<PublishedRegister> Show(const RegisterToShow& reg,
                                        const RegisterReleases& releases,
                                        Date day) const;
  // What was public on the last of the days, of values dated within them.
  // Values by both area and partner are shown only where nothing of the measure
  // is held back: their rows and columns would add up to what the other two
  // tables hide.
  std::optional<PublishedMeasures> Show(const MeasuresToShow& measures,
                                        const MeasuresReleases& releases,
                                        Date first, Date last) const;
  // Measures that count no persons pass as they are; so do those whose policy
  // hides nothing.
  PublishedMeasures Pass(const MeasuresToShow& measures,
                         const MeasureFigures& figures, Date as_at) const;
  bool Hides() const { return policy_.minimum > 1 || policy_.round_to > 1; }

  // A plan's actions are not persons and pass as they are, but for leads that
  // are hidden.
  static Published Publish(Date as_at, const Calendar& calendar,
                           std::vector<PlanToPublish> plans,
                           std::vector<PublishedRegister> registers,
                           std::vector<PublishedMeasures> measures = {});

 private:
  PublishedCells Cells(const TableChain* chain,
                       const std::vector<std::string>& labels, bool rounded,
                       Date day) const;

  DisclosurePolicy policy_;
};

}  // namespace planwatch
