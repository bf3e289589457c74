// The past as it may be shown: the figures of any day in the history, made and
// disclosed as the live ones are. The report and the backfill use it.
//
// Loaded at once and immutable: any thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/disclosure/published.h"
#include "collectors/disclosure/release.h"
#include "daemon/config/config.h"
#include "daemon/history/history.h"
#include "daemon/history/plan_past.h"

namespace planwatch {

class Past {
 public:
  // Polled between entries; true makes Load fail.
  using Abandoned = std::function<bool()>;

  // By name.
  using Plans = std::map<std::string, std::shared_ptr<const PlanPast>>;

  // All that the history has of the configuration's entries; plans that are at
  // hand are not read again.
  static Result<Past> Load(std::shared_ptr<const Config> config,
                           const History& history,
                           const Abandoned& abandoned = {}, Plans at_hand = {});
  // The same from the file under `history:`, which the configuration must have;
  // an error if the file doesn't exist yet.
  static Result<Past> Open(std::shared_ptr<const Config> config,
                           const Abandoned& abandoned = {}, Plans at_hand = {});

  const Config& config() const { return *config_; }
  // The first day with any data.
  std::optional<Date> first() const;
  // The figures as they were published on the day, or would have been.
  Published On(Date day) const;

  // nullptr if the history has nothing of the plan.
  const PlanPast* PlanOf(const std::string& name) const;
  // What had been released of a register by the day; nullopt: nothing had.
  std::optional<PublishedRegister> RegisterOn(const std::string& name,
                                              Date day) const;
  // Of each measure the last value dated within these days, as known on the
  // last of them. nullopt where none is known.
  std::optional<PublishedMeasures> MeasuresBetween(const std::string& name,
                                                   Date first, Date last) const;

 private:
  // Of measures: what was released, where they count persons; else the points.
  struct MeasuresPast {
    std::optional<Measures> points;
    MeasuresReleases releases;
  };

  std::optional<PublishedMeasures> MeasuresWithin(const Entry& entry,
                                                  Date first, Date last) const;

  const Entry* EntryOf(const std::string& name) const;

  explicit Past(std::shared_ptr<const Config> config)
      : config_(std::move(config)) {}

  std::shared_ptr<const Config> config_;
  Plans plans_;
  std::map<std::string, RegisterReleases> registers_;
  std::map<std::string, MeasuresPast> measures_;
};

}  // namespace planwatch
