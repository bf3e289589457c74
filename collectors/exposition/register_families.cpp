#include "collectors/exposition/families.h"

namespace planwatch {
namespace {

constexpr double kSecondsPerDay = 86400;

constexpr FamilySpec kReceived = {"referrals_received", "Referrals received."};
constexpr FamilySpec kTriaged = {"referrals_triaged", "Referrals triaged."};
constexpr FamilySpec kAwaiting = {"referrals_awaiting_triage",
                                  "Referrals received and not yet triaged."};
constexpr FamilySpec kBeyondTarget = {
    "referrals_awaiting_beyond_target",
    "Referrals not yet triaged although the target has passed."};
constexpr FamilySpec kByOutcome = {
    "referrals_triaged_by_outcome",
    "Referrals triaged, by outcome; small counts are held back."};
constexpr FamilySpec kBySource = {
    "referrals_received_by_source",
    "Referrals received, by referring agency; small counts are held back."};
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
    "Share of the triaged referrals that were triaged within the target."};
constexpr FamilySpec kTriageSeconds = {
    "referral_triage_seconds",
    "Days from received to triaged, in seconds, that so many per cent of the "
    "referrals didn't exceed."};
constexpr FamilySpec kSuppressed = {
    "suppressed_cells", "Values held back by disclosure control, by family."};

double Count(std::size_t count) { return static_cast<double>(count); }

void AddCells(const FamilySpec& spec, std::string_view label,
              const PublishedCells& cells, Families& families) {
  for (const LabelledCount& cell : cells.shown)
    families.Add(spec, {{label, cell.label}}, Count(cell.count));
}

void AddWindows(const FamilySpec& spec,
                const PublishedRegister::Windows& counts, Families& families) {
  for (std::size_t i = 0; i < counts.size(); ++i)
    families.Add(spec, {{"within", kReferralWindows[i]}}, Count(counts[i]));
}

}  // namespace

void AddRegister(const PublishedRegister& reg, Families& families) {
  families.SetLabels("register", reg.name(), reg.labels());
  families.Add(kReceived, {}, Count(reg.received()));
  families.Add(kTriaged, {}, Count(reg.triaged()));
  families.Add(kAwaiting, {}, Count(reg.awaiting()));
  families.Add(kBeyondTarget, {}, Count(reg.awaiting_beyond_target()));
  AddCells(kByOutcome, "outcome", reg.by_outcome(), families);
  AddCells(kBySource, "source", reg.by_source(), families);
  AddWindows(kReceivedWithin, reg.received_within(), families);
  AddWindows(kTriagedWithin, reg.triaged_within(), families);
  if (const auto ratio = reg.triaged_in_time_ratio())
    families.Add(kInTimeRatio, {}, *ratio);
  if (const auto days = reg.wait_p50_days())
    families.Add(kTriageSeconds, {{"percentile", "50"}},
                 *days * kSecondsPerDay);
  if (const auto days = reg.wait_p90_days())
    families.Add(kTriageSeconds, {{"percentile", "90"}},
                 *days * kSecondsPerDay);

  const auto suppressed = [&](std::string_view family, std::size_t count) {
    families.Add(kSuppressed, {{"family", family}}, Count(count));
  };
  if (reg.by_outcome().configured)
    suppressed("triaged_by_outcome", reg.by_outcome().suppressed);
  if (reg.by_source().configured)
    suppressed("received_by_source", reg.by_source().suppressed);
  suppressed("triaged_in_time_ratio", reg.suppressed_ratios());
  suppressed("triage_seconds", reg.suppressed_percentiles());
}

}  // namespace planwatch
