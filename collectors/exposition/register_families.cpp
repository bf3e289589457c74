#include <string>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/exposition/families.h"

namespace planwatch {
namespace {

constexpr FamilySpec kRegisterInfo = {"register_info",
                                      "1, with the register's title."};
constexpr FamilySpec kReceived = {"referrals_received", "Referrals received."};
constexpr FamilySpec kTriaged = {"referrals_triaged", "Referrals triaged."};
constexpr FamilySpec kAwaiting = {"referrals_awaiting_triage",
                                  "Referrals received and not yet triaged."};
constexpr FamilySpec kBeyondTarget = {
    "referrals_awaiting_beyond_target",
    "Referrals not yet triaged although the target has passed."};
constexpr FamilySpec kByOutcome = {
    "referrals_triaged_by_outcome",
    "Referrals triaged, by outcome, as at the day of their table; small counts "
    "are held back."};
constexpr FamilySpec kBySource = {
    "referrals_received_by_source",
    "Referrals received, by referring agency, as at the day of their table; "
    "small counts are held back."};
// Its name is final, and promtool takes no gauge of that ending: so Families
// types it as a counter.
constexpr FamilySpec kTableTotal = {
    "referrals_table_total",
    "All referrals of the released table of the breakdown. A counter by its "
    "name alone: it stays while its table does, and may fall where records are "
    "corrected."};
constexpr FamilySpec kTableDay = {
    "referrals_table_timestamp_seconds",
    "The day that the released table of the breakdown is as at, its local "
    "midnight. A table is renewed as a whole, or not at all."};
constexpr FamilySpec kReceivedWithin = {
    "referrals_received_within",
    "Referrals received in the last days, or in the financial quarter or year "
    "to date."};
constexpr FamilySpec kTriagedWithin = {
    "referrals_triaged_within",
    "Referrals triaged in the last days, or in the financial quarter or year "
    "to date."};
constexpr FamilySpec kInTimeRatio = {
    "referrals_triaged_in_time_ratio",
    "Share of the triaged referrals that were triaged within the target, as at "
    "the day of the table in time."};
constexpr FamilySpec kTriageSeconds = {
    "referral_triage_seconds",
    "Days from received to triaged, in seconds, that so many per cent of the "
    "referrals didn't exceed, as at the day of the table in time."};
// The breakdowns by label: their families, and as `suppressed_cells` has them.
struct ByLabel {
  RegisterBy by;
  const FamilySpec& family;
  std::string_view label, suppressed;
};
constexpr ByLabel kByLabel[] = {
    {RegisterBy::kOutcome, kByOutcome, "outcome", "triaged_by_outcome"},
    {RegisterBy::kSource, kBySource, "source", "received_by_source"}};

void AddWindows(const FamilySpec& spec, const RegisterTotals::Windows& counts,
                Families& families) {
  for (std::size_t i = 0; i < counts.size(); ++i)
    families.Add(spec, {{"within", kReferralWindows[i]}}, Count(counts[i]));
}

}  // namespace

void AddRegister(const PublishedRegister& reg, const Calendar& calendar,
                 Families& families) {
  families.SetLabels("register", reg.name(), reg.labels());
  const RegisterTotals& totals = reg.totals();
  families.Add(kRegisterInfo, {{"title", ToLabel(reg.title())}}, 1);
  families.Add(kReceived, {}, Count(totals.received));
  families.Add(kTriaged, {}, Count(totals.triaged));
  families.Add(kAwaiting, {}, Count(totals.awaiting));
  families.Add(kBeyondTarget, {}, Count(totals.awaiting_beyond_target));
  AddWindows(kReceivedWithin, totals.received_within, families);
  AddWindows(kTriagedWithin, totals.triaged_within, families);

  for (const ByLabel& each : kByLabel)
    for (const LabelledCount& cell : reg.cells(each.by).shown)
      families.Add(each.family, {{each.label, cell.label}}, Count(cell.count));
  for (const RegisterBy by : kRegisterBys) {
    const PublishedCells& cells = reg.cells(by);
    if (!cells.as_at) continue;
    const std::string_view name = RegisterByName(by);
    families.Add(kTableTotal, {{"by", name}}, Count(cells.total));
    families.Add(
        kTableDay, {{"by", name}},
        static_cast<double>(
            calendar.StartOf(*cells.as_at).time_since_epoch().count()));
  }
  const PublishedCells& in_time = reg.cells(RegisterBy::kInTime);
  if (const auto ratio = reg.in_time_ratio())
    families.Add(kInTimeRatio, {}, *ratio);
  for (const auto& [percentile, days] : in_time.wait_days)
    families.Add(kTriageSeconds, {{"percentile", std::to_string(percentile)}},
                 days * kSecondsPerDay);

  const auto suppressed = [&](std::string_view family, std::size_t count) {
    families.Add(kSuppressed, {{"family", family}}, Count(count));
  };
  for (const ByLabel& each : kByLabel)
    if (reg.cells(each.by).configured)
      suppressed(each.suppressed, reg.cells(each.by).suppressed);
  if (!in_time.configured) return;
  const bool any = totals.triaged > 0;
  suppressed("triaged_in_time_ratio", any && !reg.in_time_ratio() ? 1 : 0);
  suppressed("triage_seconds",
             any ? kWaitPercentiles.size() - in_time.wait_days.size() : 0);
}

}  // namespace planwatch
