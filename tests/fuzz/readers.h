// What every target for documents goes on to: the rows to the reader of plans,
// of registers and of measures, and what must hold of what they found.
#pragma once

#include <cstdlib>
#include <optional>
#include <utility>

#include "collectors/base/encoding.h"
#include "collectors/measure/reader.h"
#include "collectors/plan/reader.h"
#include "collectors/referral/reader.h"

namespace planwatch {

inline void Require(bool holds) {
  if (!holds) std::abort();
}

inline const Calendar& FuzzCalendar() {
  static const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  return calendar;
}

class Readers : public RowSink {
 public:
  Status Take(const Row& row) override {
    // One that refuses a row has ended.
    if (plan_.good) plan_.good = static_cast<bool>(plan_.reader.Take(row));
    if (register_.good)
      register_.good = static_cast<bool>(register_.reader.Take(row));
    if (measures_.good)
      measures_.good = static_cast<bool>(measures_.reader.Take(row));
    return {};
  }
  void Skip(const Place& place, std::string_view why) override {
    plan_.reader.Skip(place, why);
  }

  void Finish() && {
    if (plan_.good)
      if (const Result<Plan> plan = std::move(plan_.reader).Finish()) {
        CheckReport(plan->report);
        Require(!plan->actions.empty() && !plan->objectives.empty());
        for (const Action& action : plan->actions) {
          Require(IsUtf8(action.title) && !action.reference.empty());
          Require(action.objective < plan->objectives.size());
        }
      }
    if (register_.good)
      if (const auto reg = std::move(register_.reader).Finish()) {
        CheckReport(reg->report);
        std::size_t received = 0;
        for (const auto& [date, day] : reg->days) received += day.received;
        Require(received + reg->report.rejected.total() == reg->report.rows);
        for (const TableReading& table : reg->report.tables)
          for (const ColumnReading& column : table.columns)
            Require(column.heading.empty() && column.samples.empty());
      }
    if (measures_.good)
      if (const auto measures = std::move(measures_.reader).Finish()) {
        CheckReport(measures->report);
        Require(measures->points() <= measures->report.rows);
        for (const MeasureSeries& series : measures->series)
          Require(!series.points.empty() && IsUtf8(series.measure));
      }
  }

 private:
  template <typename Reader>
  struct One {
    Reader reader;
    bool good = true;
  };

  static void CheckReport(const ReadReport& report) {
    Require(report.doubts.size() <= Remarks::kMostListed);
    for (const Doubt& doubt : report.doubts)
      Require(IsUtf8(doubt.text) && IsUtf8(doubt.settle) &&
              !doubt.about.empty());
    for (const TableReading& table : report.tables)
      Require(table.records <= report.rows + table.rows);
  }

  static ReferralOptions RegisterOptions() {
    ReferralOptions options;
    options.sources = {{"Police", {"police"}}};
    return options;
  }

  One<PlanReader> plan_{{{}, FuzzCalendar(), Date{}}};
  One<ReferralReader> register_{{RegisterOptions(), FuzzCalendar()}};
  One<MeasureReader> measures_{{{}, FuzzCalendar()}};
};

}  // namespace planwatch
