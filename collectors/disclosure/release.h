// What was released of a register, or of measures that count persons: what is
// public of it, and all that the next release must know of those before.
//
// One set of plain values for both. The history keeps them, and Disclosure
// alone turns them into something published. No cell that is held back is among
// them, and no day of the register but those released.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/chain.h"
#include "collectors/measure/record.h"
#include "collectors/referral/figures.h"

namespace planwatch {

// How a register is broken down. In time: triaged in time and late.
enum class RegisterBy : unsigned char { kOutcome, kSource, kInTime };
inline constexpr std::array kRegisterBys = {
    RegisterBy::kOutcome, RegisterBy::kSource, RegisterBy::kInTime};
// As the metrics' `by` label: "outcome", "source", "in_time".
std::string_view RegisterByName(RegisterBy by);
std::optional<RegisterBy> RegisterByFromName(std::string_view name);

// The labels of the cells in time and late.
inline constexpr std::string_view kInTimeLabel = "in_time", kLateLabel = "late";

struct RegisterRelease {
  RegisterTotals totals;
  std::size_t rows = 0;  // of the register, when it was made
  friend bool operator==(const RegisterRelease&,
                         const RegisterRelease&) = default;
};

struct RegisterReleases {
  // By the day that the totals are as at: release days and quarters' ends.
  std::map<Date, RegisterRelease> days;
  std::map<RegisterBy, TableChain> chains;

  // The last release until the day; nullptr: there was none.
  const std::pair<const Date, RegisterRelease>* LastBy(Date day) const;
  // How many rows there were then.
  std::optional<std::size_t> RowsBy(Date day) const;

  friend bool operator==(const RegisterReleases&,
                         const RegisterReleases&) = default;
};

// How a measure is broken down.
enum class MeasureBy : unsigned char { kArea, kPartner, kBoth };
inline constexpr std::array kMeasureBys = {
    MeasureBy::kArea, MeasureBy::kPartner, MeasureBy::kBoth};

// What a measure's cell is shown with beside its value.
struct MeasureNote {
  std::optional<double> target;
  std::string unit;
  Polarity polarity = Polarity::kNone;
  friend bool operator==(const MeasureNote&, const MeasureNote&) = default;
};

// The values of one date are one table; those of a cumulative measure are the
// tables of one financial year.
struct MeasureChainKey {
  std::string measure;
  MeasureBy by = MeasureBy::kArea;
  bool cumulative = false;
  Date period{};  // the date, or the first day of the year
  friend auto operator<=>(const MeasureChainKey&,
                          const MeasureChainKey&) = default;
};

struct MeasureChain {
  TableChain tables;
  std::size_t cells = 0;  // of the counts last offered
  // By table and cell shown.
  std::map<Date, std::map<std::string, MeasureNote, std::less<>>> notes;
  friend bool operator==(const MeasureChain&, const MeasureChain&) = default;
};

// "area\npartner": the label of a cell.
std::string MeasureCell(const std::string& area, const std::string& partner);
// The area and the partner again.
std::pair<std::string, std::string> OfMeasureCell(const std::string& cell);

struct MeasuresReleases {
  Date since{};                     // when the entry was first met
  std::optional<Date> offered;      // the last day that tables were asked of
  std::optional<Date> released;     // the last day of a release
  std::optional<std::size_t> rows;  // of the measures, when it was made
  // As released: series without area and partner.
  std::vector<MeasureSeries> totals;
  std::map<MeasureChainKey, MeasureChain> chains;

  // How many rows there were at the last release, if it was until the day.
  std::optional<std::size_t> RowsBy(Date day) const;

  friend bool operator==(const MeasuresReleases&,
                         const MeasuresReleases&) = default;
};

}  // namespace planwatch
