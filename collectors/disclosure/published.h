// Published: the figures that may leave the daemon. Every output accepts only
// this, so none can leak and none can disagree; only the disclosure stage can
// build one.
//
// Immutable once built: shared by const pointer between threads.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/release.h"
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

// A breakdown's table as it is shown.
struct PublishedCells {
  bool configured = false;    // the register is broken down so at all
  std::optional<Date> as_at;  // nullopt: there is no table
  std::size_t total = 0;
  std::vector<LabelledCount> shown;  // rounded; none of those held back
  std::size_t round_to = 0;          // to which multiple; 0 and 1: not
  // Cells held back; without a table all of them.
  std::size_t suppressed = 0;
  std::map<int, int> wait_days;  // of in time: by percentile
  // Why there is no table as at a later day.
  std::optional<Refusal> refused;

  const std::size_t* Find(std::string_view label) const;
  friend bool operator==(const PublishedCells&,
                         const PublishedCells&) = default;
};

// What was triaged between two tables of in time and late that follow each
// other.
struct TriagedSince {
  Date since{};  // the day of the former
  std::size_t triaged = 0, in_time = 0;
  friend bool operator==(const TriagedSince&, const TriagedSince&) = default;
};

class PublishedRegister {
 public:
  const std::string& name() const { return name_; }
  const std::string& title() const { return title_; }  // else the name
  const Labels& labels() const { return labels_; }
  // The day whose whole counts these are.
  Date released() const { return released_; }
  const RegisterTotals& totals() const { return release_.totals; }
  std::size_t rows() const { return release_.rows; }
  // Each with a day of its own.
  const PublishedCells& cells(RegisterBy by) const;
  // Triaged within the target, 0 to 1; of the table of in time and late.
  std::optional<double> in_time_ratio() const;
  // Between the table before and the last one; nullopt where there is none, or
  // corrections leave nothing to tell.
  const std::optional<TriagedSince>& in_time_since() const {
    return in_time_since_;
  }

  friend bool operator==(const PublishedRegister&,
                         const PublishedRegister&) = default;

 private:
  friend class Disclosure;
  PublishedRegister() = default;

  std::string name_, title_;
  Labels labels_;
  Date released_{};
  RegisterRelease release_;
  std::optional<TriagedSince> in_time_since_;
  std::map<RegisterBy, PublishedCells> cells_;
};

struct PublishedMeasure {
  std::string measure, unit, area, partner;
  Date date{};  // of the latest value
  double value = 0;
  std::optional<double> target;
  Polarity polarity = Polarity::kNone;
  Rag rag = Rag::kUnrated;  // of the value shown

  bool is_total() const { return area.empty() && partner.empty(); }
  friend bool operator==(const PublishedMeasure&,
                         const PublishedMeasure&) = default;
};

// Why a breakdown of a measure shows less than it might.
struct MeasureRefusal {
  std::string measure;
  MeasureBy by = MeasureBy::kArea;
  Refusal refusal;
  friend bool operator==(const MeasureRefusal&,
                         const MeasureRefusal&) = default;
};

class PublishedMeasures {
 public:
  const std::string& name() const { return name_; }
  const std::string& title() const { return title_; }  // else the name
  const Labels& labels() const { return labels_; }
  // The day whose figures these are.
  Date released() const { return released_; }
  bool persons() const { return persons_; }  // disclosure control applied

  // Those held back are not among them.
  const std::vector<PublishedMeasure>& measures() const { return measures_; }
  std::size_t suppressed() const { return suppressed_; }
  const std::vector<MeasureRefusal>& refused() const { return refused_; }

  friend bool operator==(const PublishedMeasures&,
                         const PublishedMeasures&) = default;

 private:
  friend class Disclosure;
  PublishedMeasures() = default;

  std::string name_, title_;
  Labels labels_;
  Date released_{};
  bool persons_ = true;
  std::vector<PublishedMeasure> measures_;
  std::size_t suppressed_ = 0;
  std::vector<MeasureRefusal> refused_;
};

class Published {
 public:
  Date as_at() const { return as_at_; }
  // Local midnight of as_at().
  Instant as_at_midnight() const { return as_at_midnight_; }
  const std::vector<PublishedPlan>& plans() const { return plans_; }
  const std::vector<PublishedRegister>& registers() const { return registers_; }
  const std::vector<PublishedMeasures>& measures() const { return measures_; }
  // Nothing of any entry is published.
  bool empty() const {
    return plans_.empty() && registers_.empty() && measures_.empty();
  }

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
