// A release of a register, or of measures that count persons, as the history
// keeps it: plain values, with what the next release must know of those before.
//
// Confidential, as the history is: it holds the values of cells that are held
// back now and were shown before. No output takes it; Disclosure alone turns it
// into something published again.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/figures.h"
#include "collectors/referral/figures.h"

namespace planwatch {

// Of PublishedCells; the meaning of each field stands there.
struct CellsRecord {
  bool configured = false;
  std::vector<LabelledCount> shown;
  std::size_t suppressed = 0;
  std::set<std::string> labels;
  std::size_t total = 0, minimum = 0, round_to = 0;
  std::map<std::string, std::size_t> released;
  friend bool operator==(const CellsRecord&, const CellsRecord&) = default;
};

// Of PublishedRegister.
struct ReleaseRecord {
  std::string name;
  std::map<std::string, std::string> labels;
  Date released{};
  std::size_t received = 0, triaged = 0, awaiting = 0,
              awaiting_beyond_target = 0;
  std::array<std::size_t, kReferralWindows.size()> received_within{},
      triaged_within{};
  std::optional<double> triaged_in_time_ratio;
  std::optional<int> wait_p50_days, wait_p90_days;
  CellsRecord by_outcome, by_source;
  std::size_t suppressed_ratios = 0, suppressed_percentiles = 0;
  friend bool operator==(const ReleaseRecord&, const ReleaseRecord&) = default;
};

// A value of a release of measures: no secret of the record, outputs show it.
struct PublishedMeasure {
  std::string measure, unit, area, partner;
  Date date{};       // of the latest value
  double value = 0;  // of a cell: as last released
  std::optional<double> target;
  Polarity polarity = Polarity::kNone;
  Rag rag = Rag::kUnrated;  // of the value shown

  bool is_total() const { return area.empty() && partner.empty(); }
  friend bool operator==(const PublishedMeasure&,
                         const PublishedMeasure&) = default;
};

// Of PublishedMeasures.
struct MeasuresReleaseRecord {
  std::string name;
  std::map<std::string, std::string> labels;
  Date released{};
  std::vector<PublishedMeasure> measures;
  std::size_t suppressed = 0;
  std::size_t minimum = 0, round_to = 0;
  std::map<std::string, CellsRecord> breakdowns;
  friend bool operator==(const MeasuresReleaseRecord&,
                         const MeasuresReleaseRecord&) = default;
};

}  // namespace planwatch
