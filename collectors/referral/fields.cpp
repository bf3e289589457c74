#include "collectors/referral/fields.h"

#include <algorithm>
#include <iterator>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr int Number(ReferralField field) { return static_cast<int>(field); }

// Whole headings only: a word more makes another event of it ("Consent
// received", "Outcome of assessment", "Source of income"), and a figure about
// children that is taken from the wrong column is worse than a message that
// asks which one it is. So there is nothing to veto either.
constexpr auto kWhole = HeadingMatch::kWhole;

constexpr HeadingRule kRules[] = {
    {Number(ReferralField::kReceived), 3.4, kWhole,
     "date received, received date, received on, received at, date of receipt, "
     "receipt date, time received, date and time received, received date and "
     "time, referral received date, referral received on, date referral "
     "received, date of receipt of referral"},
    {Number(ReferralField::kReceived), 3, kWhole,
     "received, referral received"},
    // When it was sent, where nothing says when it came in.
    {Number(ReferralField::kReceived), 2.6, kWhole,
     "referral date, date of referral, date referred, referred date, referred "
     "on, referral made on"},

    {Number(ReferralField::kTriaged), 3.4, kWhole,
     "date triaged, triaged date, triaged on, triaged at, triage date, date of "
     "triage, time triaged, date and time triaged, triage completed date, "
     "triage completed on, date triage completed, triage completion date, date "
     "of completion of triage"},
    {Number(ReferralField::kTriaged), 3, kWhole, "triaged, triage completed"},
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

constexpr std::string_view kOther = "other";

// " no further action ": one blank about each word, so that a search finds
// whole words only.
std::string Spaced(std::string_view text) {
  return " " + Join(Words(Fold(text)), " ") + " ";
}

}  // namespace

std::vector<std::string> ReferralFieldNames() {
  std::vector<std::string> names;
  for (const FieldName& field : kFields) names.emplace_back(field.name);
  return names;
}

const FieldTable& ReferralFieldTable() {
  static const FieldTable table = {kFields, kRules, {}};
  return table;
}

Categories::Categories(const std::vector<Category>& categories) {
  if (categories.empty()) return;
  for (const Category& category : categories) {
    for (const std::string& word : category.words) {
      std::string words = Spaced(word);
      if (words.find_first_not_of(' ') == std::string::npos) continue;
      phrases_.push_back({std::move(words), labels_.size()});
    }
    labels_.push_back(category.label);
  }
  std::stable_sort(phrases_.begin(), phrases_.end(),
                   [](const Phrase& a, const Phrase& b) {
                     return a.words.size() > b.words.size();
                   });
  const auto other = std::find(labels_.begin(), labels_.end(), kOther);
  other_ = static_cast<std::size_t>(other - labels_.begin());
  if (other == labels_.end()) labels_.emplace_back(kOther);
}

std::size_t Categories::IndexOf(std::string_view text) const {
  const std::string words = Spaced(text);
  for (const Phrase& phrase : phrases_) {
    if (words.find(phrase.words) != std::string::npos) return phrase.label;
  }
  return other_;
}

}  // namespace planwatch
