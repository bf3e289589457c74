#include "collectors/referral/fields.h"

#include <iterator>

namespace planwatch {
namespace {

constexpr int Number(ReferralField field) { return static_cast<int>(field); }

// Whole headings only: a word more, in brackets or not, makes another event of
// it ("Consent received", "Received (consent form)", "Source of income"), and a
// figure about
// children that is taken from the wrong column is worse than a message that
// asks which one it is. So there is nothing to veto either.
constexpr auto kWhole = HeadingMatch::kWhole;

constexpr HeadingRule kRules[] = {
    {Number(ReferralField::kReceived), 3.4, kWhole,
     "date received, received date, received on, received at, date of receipt, "
     "receipt date, date and time received, received date and time, date recd, "
     "recd date, date rec'd, rec'd date, referral received date, referral "
     "received on, date referral received, date referral recd, date referral "
     "rec'd, date of receipt of referral, date received by mash, date received "
     "in mash"},
    {Number(ReferralField::kReceived), 3, kWhole,
     "received, referral received"},
    // Its date may stand in a column of its own.
    {Number(ReferralField::kReceived), 2.8, kWhole,
     "time received, received time"},
    // When it was sent, where nothing says when it came in.
    {Number(ReferralField::kReceived), 2.6, kWhole,
     "referral date, date of referral, date referred, referred date, referred "
     "on, referral made on"},

    {Number(ReferralField::kTriaged), 3.4, kWhole,
     "date triaged, triaged date, triaged on, triaged at, triage date, date of "
     "triage, date and time triaged, triage completed date, triage completed "
     "on, date triage completed, date triage complete, triage completion date, "
     "date of completion of triage"},
    {Number(ReferralField::kTriaged), 3, kWhole,
     "triaged, triage completed, triage complete"},
    {Number(ReferralField::kTriaged), 2.8, kWhole,
     "time triaged, triaged time"},
    {Number(ReferralField::kTriaged), 2.6, kWhole,
     "triage meeting date, date of triage meeting, triage decision date, date "
     "of triage decision"},

    {Number(ReferralField::kOutcome), 3.4, kWhole,
     "triage outcome, outcome of triage, outcome at triage"},
    {Number(ReferralField::kOutcome), 3, kWhole,
     "outcome, triage decision, decision at triage, triage result, result of "
     "triage, referral outcome, outcome of referral"},
    {Number(ReferralField::kOutcome), 2.2, kWhole, "decision"},

    {Number(ReferralField::kSource), 3.4, kWhole,
     "referral source, source of referral"},
    {Number(ReferralField::kSource), 3, kWhole,
     "source, source agency, referring agency, referring organisation, "
     "referring service, referral agency, referrer agency, agency referring, "
     "agency of referrer"},
    {Number(ReferralField::kSource), 2.6, kWhole, "referred by"},
    {Number(ReferralField::kSource), 2.2, kWhole, "agency"},
};

constexpr FieldName kFields[] = {
    {"received", "the date received"},
    {"triaged", "the date triaged"},
    {"outcome", "the outcome of triage"},
    {"source", "the source of the referral"},
};
static_assert(std::size(kFields) == kReferralFields.size());

}  // namespace

std::string_view ReferralFieldName(ReferralField field) {
  return kFields[Number(field)].name;
}

std::string ReferralColumn(ReferralField field) {
  return "the column for " + std::string(ReferralFieldName(field));
}

std::vector<std::string> ReferralFieldNames() {
  std::vector<std::string> names;
  for (const FieldName& field : kFields) names.emplace_back(field.name);
  return names;
}

const FieldTable& ReferralFieldTable() {
  static const FieldTable table = {kFields, kRules, {}};
  return table;
}

std::string NoBreakdown(ReferralField field) {
  const std::string name(ReferralFieldName(field));
  return "no breakdown by " + name + ": the configuration has no `" + name +
         "s:`; list there the words of the register that stand for each label";
}

}  // namespace planwatch
