// Published: the figures that may leave the daemon. Every output accepts only
// this, so none can leak and none can disagree; only the disclosure stage can
// build one.
//
// Immutable once built: shared by const pointer between threads.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/release_record.h"
#include "collectors/measure/figures.h"
#include "collectors/plan/figures.h"
#include "collectors/referral/figures.h"

namespace planwatch {

using Labels = std::map<std::string, std::string>;

// A plan's actions at the end of a financial quarter; nullopt where the history
// doesn't reach so far.
struct QuarterEnd {
  Quarter quarter;
  std::optional<RagCounts> actions{};
  std::optional<std::size_t> overdue{};
};

inline constexpr int kTrendQuarters = 8;

// The last kTrendQuarters, the oldest first. Those that nobody shows may be
// left out.
struct QuarterEnds {
  std::vector<QuarterEnd> trend;

  // At the end of the last quarter, and of the same one a year before it: so
  // many quarters back.
  static constexpr std::size_t kPrevious = 1, kYearBefore = 5;
  std::optional<RagCounts> previous() const { return Back(kPrevious); }
  std::optional<RagCounts> year_before() const { return Back(kYearBefore); }

 private:
  std::optional<RagCounts> Back(std::size_t quarters) const {
    return quarters > trend.size() ? std::nullopt
                                   : trend[trend.size() - quarters].actions;
  }
};

struct PublishedPlan {
  std::string name;
  std::string title;
  Labels labels;  // the configuration's `labels:`
  bool leads_hidden = false;
  PlanFigures figures;  // without any lead where they are hidden
  QuarterEnds quarter_ends{};
};

// A breakdown after disclosure control.
struct PublishedCells {
  bool configured = false;           // the register is broken down so at all
  std::vector<LabelledCount> shown;  // cells held back are not among them
  std::size_t suppressed =
      0;  // cells held back; all of them where the breakdown is left out

 private:
  friend class Disclosure;
  // What the next release must know of those before. No output.
  std::set<std::string> labels_;  // of all its cells
  std::size_t total_ = 0;         // when the breakdown was last made anew
  std::size_t minimum_ = 0, round_to_ = 0;  // the policy then
  std::map<std::string, std::size_t>
      released_;  // last released value of each cell ever shown, unrounded
};

class PublishedRegister {
 public:
  const std::string& name() const { return name_; }
  const Labels& labels() const { return labels_; }
  Date released() const {
    return released_;
  }  // the day whose figures these are

  std::size_t received() const { return received_; }
  std::size_t triaged() const { return triaged_; }
  std::size_t awaiting() const { return awaiting_; }
  std::size_t awaiting_beyond_target() const { return awaiting_beyond_target_; }
  using Windows = std::array<std::size_t, kReferralWindows.size()>;
  const Windows& received_within() const { return received_within_; }
  const Windows& triaged_within() const { return triaged_within_; }
  std::optional<double> triaged_in_time_ratio() const {
    return triaged_in_time_ratio_;
  }
  std::optional<int> wait_p50_days() const { return wait_p50_days_; }
  std::optional<int> wait_p90_days() const { return wait_p90_days_; }
  const PublishedCells& by_outcome() const { return by_outcome_; }
  const PublishedCells& by_source() const { return by_source_; }
  // Values held back outside the two breakdowns: the ratio, the percentiles.
  std::size_t suppressed_ratios() const { return suppressed_ratios_; }
  std::size_t suppressed_percentiles() const { return suppressed_percentiles_; }

  friend bool operator==(const PublishedRegister&, const PublishedRegister&);

 private:
  friend class Disclosure;
  PublishedRegister() = default;

  std::string name_;
  Labels labels_;
  Date released_{};
  std::size_t received_ = 0, triaged_ = 0, awaiting_ = 0,
              awaiting_beyond_target_ = 0;
  Windows received_within_{}, triaged_within_{};
  std::optional<double> triaged_in_time_ratio_;
  std::optional<int> wait_p50_days_, wait_p90_days_;
  PublishedCells by_outcome_, by_source_;
  std::size_t suppressed_ratios_ = 0, suppressed_percentiles_ = 0;
};

class PublishedMeasures {
 public:
  const std::string& name() const { return name_; }
  const Labels& labels() const { return labels_; }
  Date released() const {
    return released_;
  }                                          // the day whose figures these are
  bool persons() const { return persons_; }  // disclosure control applied

  // Those held back are not among them.
  const std::vector<PublishedMeasure>& measures() const { return measures_; }
  std::size_t suppressed() const { return suppressed_; }

  friend bool operator==(const PublishedMeasures&, const PublishedMeasures&);

 private:
  friend class Disclosure;
  PublishedMeasures() = default;

  std::string name_;
  Labels labels_;
  Date released_{};
  bool persons_ = true;
  std::vector<PublishedMeasure> measures_;
  std::size_t suppressed_ = 0;
  // What the next release must know: the policy then, and the breakdowns of
  // each measure. No output.
  std::size_t minimum_ = 0, round_to_ = 0;
  std::map<std::string, PublishedCells> breakdowns_;
};

class Published {
 public:
  Date as_at() const { return as_at_; }
  Instant as_at_midnight() const {
    return as_at_midnight_;
  }  // local midnight of as_at()
  const std::vector<PublishedPlan>& plans() const { return plans_; }
  const std::vector<PublishedRegister>& registers() const { return registers_; }
  const std::vector<PublishedMeasures>& measures() const { return measures_; }

 private:
  friend class Disclosure;
  Published() = default;

  Date as_at_{};
  Instant as_at_midnight_{};
  std::vector<PublishedPlan> plans_;
  std::vector<PublishedRegister> registers_;
  std::vector<PublishedMeasures> measures_;
};

}  // namespace planwatch
