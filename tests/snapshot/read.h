// Snapshots of documents that a test writes out: each entry is read once, its
// figures are released as at a day. Without the refresh: no threads, no clock.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/figures.h"
#include "daemon/snapshot/snapshot.h"
#include "tests/base/folder.h"
#include "tests/config/entries.h"

namespace planwatch::test {

// Of an entry that has not been read yet.
inline SourceHealth HealthOf(const Entry& entry) {
  SourceHealth health;
  health.source = entry.name;
  health.kind = KindName(entry.kind());
  return health;
}

class EntryReads {
 public:
  // `releases`: of registers, before and after. Without `tables` there are
  // whole counts alone.
  EntryReads(std::shared_ptr<const Config> config, Date today, bool tables,
             std::map<std::string, RegisterReleases>& releases)
      : config_(std::move(config)),
        disclosure_(config_->disclosure),
        today_(today),
        tables_(tables),
        releases_(releases) {
    for (const Entry& entry : config_->entries) Read(entry);
  }

  Snapshot Take(bool as_at_given) && {
    Snapshot snapshot;
    snapshot.config = config_;
    snapshot.entries = std::move(entries_);
    snapshot.ready = true;
    snapshot.as_at_given = as_at_given;
    if (!plans_.empty() || !registers_.empty() || !measures_.empty())
      snapshot.published = std::make_shared<const Published>(
          Disclosure::Publish(today_, *config_->calendar, std::move(plans_),
                              std::move(registers_), std::move(measures_)));
    return *Prepare(std::move(snapshot));
  }

 private:
  void Read(const Entry& entry) {
    Result<std::unique_ptr<Source>> source = MakeSource(entry.source);
    if (!source) {
      ADD_FAILURE() << source.error().message();
      return;
    }
    EntrySnapshot snapshot{.entry = &entry,
                           .source_name = (*source)->name(),
                           .health = HealthOf(entry)};
    snapshot.health.tried = true;
    const Calendar& calendar = *config_->calendar;
    if (const auto* plan = std::get_if<PlanOptions>(&entry.options))
      ReadWith(PlanReader(*plan, calendar, today_), **source, snapshot);
    else if (const auto* reg = std::get_if<ReferralOptions>(&entry.options))
      ReadWith(ReferralReader(*reg, calendar), **source, snapshot);
    else
      ReadWith(MeasureReader(std::get<MeasureOptions>(entry.options), calendar),
               **source, snapshot);
    for (const Doubt& doubt : snapshot.doubts)
      ++snapshot.health.doubts[doubt.about];
    entries_.push_back(std::move(snapshot));
  }

  template <typename Reader>
  void ReadWith(Reader reader, Source& source, EntrySnapshot& snapshot) {
    const Result<ReadInfo> info = source.Read(reader, {});
    if (!info) return Fail(info.error(), snapshot);
    auto found = std::move(reader).Finish();
    if (!found)
      return Fail(std::move(found).error().In(source.name()), snapshot);
    snapshot.health.up = true;
    snapshot.health.last_success = At(2015, 5, 18, 9);
    snapshot.health.modified = info->modified;
    snapshot.health.rows = found->report.rows;
    snapshot.health.rejected = found->report.rejected.counts();
    snapshot.report = std::make_shared<const ReadReport>(found->report);
    Publish(*snapshot.entry, *found, snapshot);
  }

  static void Fail(const Error& error, EntrySnapshot& snapshot) {
    snapshot.health.held_back = error.kind() == Error::Kind::kNoData;
    snapshot.error = error.message();
  }

  void Publish(const Entry& entry, const Plan& plan, EntrySnapshot& snapshot) {
    snapshot.doubts = PlanDoubts(plan, today_);
    plans_.push_back(
        {.name = entry.name,
         .title = entry.title,
         .labels = entry.labels,
         .leads_hidden = std::get<PlanOptions>(entry.options).leads_hidden,
         .figures = MakePlanFigures(plan, today_)});
  }
  void Publish(const Entry& entry, const Register& reg,
               EntrySnapshot& snapshot) {
    AddDoubts(reg.report, snapshot);
    RegisterReleases& releases = releases_[entry.name];
    releases = disclosure_.Release(std::move(releases), reg, Days(),
                                   *config_->calendar);
    if (auto shown = disclosure_.Show(RegisterOf(entry), releases, today_))
      registers_.push_back(*std::move(shown));
  }
  void Publish(const Entry& entry, const Measures& measures,
               EntrySnapshot& snapshot) {
    AddDoubts(measures.report, snapshot);
    if (!measures.persons || !disclosure_.Hides()) {
      measures_.push_back(disclosure_.Pass(
          MeasuresOf(entry), MakeMeasureFigures(measures, today_), today_));
      return;
    }
    const MeasuresReleases releases =
        disclosure_.Release({}, measures, Days(), *config_->calendar);
    if (auto shown =
            disclosure_.Show(MeasuresOf(entry), releases, Date::min(), today_))
      measures_.push_back(*std::move(shown));
  }
  // All is released, and tables are made, as at today.
  ReleaseDays Days() const {
    ReleaseDays days{.today = today_};
    if (tables_) days.breakdown = days.from = today_;
    days.every_read = tables_;
    return days;
  }
  void AddDoubts(const ReadReport& report, EntrySnapshot& snapshot) {
    std::copy_if(report.doubts.begin(), report.doubts.end(),
                 std::back_inserter(snapshot.doubts),
                 [this](const Doubt& doubt) { return doubt.IsOn(today_); });
  }

  std::shared_ptr<const Config> config_;
  const Disclosure disclosure_;
  const Date today_;
  const bool tables_;
  std::map<std::string, RegisterReleases>& releases_;
  std::vector<EntrySnapshot> entries_;
  std::vector<PlanToPublish> plans_;
  std::vector<PublishedRegister> registers_;
  std::vector<PublishedMeasures> measures_;
};

class SnapshotTest : public testing::Test {
 protected:
  // By default as at 18 May 2015, a Monday, and not as if that were given.
  void Read(std::shared_ptr<const Config> config,
            std::optional<Date> as_at = {},
            Date today = *MakeDate(2015, 5, 18)) {
    snapshot_ =
        EntryReads(std::move(config), as_at.value_or(today), tables_, releases_)
            .Take(as_at.has_value());
  }

  const TempFolder folder_;
  bool tables_ = true;
  std::map<std::string, RegisterReleases> releases_;
  Snapshot snapshot_;
};

}  // namespace planwatch::test
