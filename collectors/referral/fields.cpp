#include "collectors/referral/fields.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"

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

constexpr std::string_view kOther = "other";

// What denies the phrase behind it: "no new strategy discussion".
constexpr std::string_view kDenying[] = {
    "no",       "not",       "non",   "without", "never",   "except",
    "declined", "excluding", "nor",   "neither", "below",   "unable",
    "instead",  "rather",    "isn't", "wasn't",  "doesn't", "didn't"};
// Behind a phrase: "strategy discussion was not required".
constexpr std::string_view kDenied[] = {"not",         "declined",  "refused",
                                        "unnecessary", "withdrawn", "cancelled",
                                        "rejected",    "isn't",     "wasn't"};
// The same where it is all that stands behind: "strategy discussion: no".
constexpr std::string_view kDeniedAlone[] = {" no ",
                                             " n ",
                                             " none ",
                                             " n a ",
                                             " no longer needed ",
                                             " no longer required "};
// Up to so many words may stand between a phrase and what denies it.
constexpr std::size_t kMostBetween = 3;
constexpr std::string_view kBetween[] = {
    "a",    "an",   "the",     "any",         "new",  "further", "for", "of",
    "need", "from", "is",      "was",         "were", "are",     "has", "would",
    "than", "to",   "require", "requirement", "hold", "proceed"};
// In front of a phrase, before "for" or "of" alone: "threshold not met for a
// strategy discussion", but "threshold not met, early help" is early help.
constexpr std::string_view kBetweenFor[] = {"met", "meet", "threshold",
                                            "thresholds", "criteria"};
// Behind a phrase: "early help offered, but family declined".
constexpr std::string_view kBetweenDenied[] = {
    "offered", "but", "consent", "family", "parent", "parents", "considered"};

// "1.0", which is what programs make of the code 1 that was read as a number.
std::string_view WithoutFraction(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == 0 || dot == std::string_view::npos || dot + 1 == text.size() ||
      text.find_first_not_of('0', dot + 1) != std::string_view::npos ||
      !std::all_of(text.begin(), text.begin() + static_cast<int>(dot), IsDigit))
    return text;
  return text.substr(0, dot);
}

// " no further action ": one blank about each word, so that a search finds
// whole words only.
std::string Spaced(std::string_view text) {
  const std::string folded = Fold(text);
  return " " + Join(Words(WithoutFraction(folded)), " ") + " ";
}

// Whether the text before a phrase, or behind it, denies the phrase. Each
// begins and ends with a blank.
bool IsDeniedBefore(std::string_view text) {
  bool is_for = false;
  for (std::size_t between = 0; between <= kMostBetween; ++between) {
    if (text.size() < 2) return false;
    text.remove_suffix(1);
    const std::size_t blank = text.rfind(' ');
    const std::string_view word = text.substr(blank + 1);
    if (IsAmong(kDenying, word)) return true;
    if (!IsAmong(kBetween, word) && !(is_for && IsAmong(kBetweenFor, word)))
      return false;
    is_for = is_for || word == "for" || word == "of";
    text = text.substr(0, blank + 1);
  }
  return false;
}
bool IsDeniedAfter(std::string_view text) {
  for (std::size_t between = 0; between <= kMostBetween; ++between) {
    if (text.size() < 2 || text.starts_with(" not yet ")) return false;
    if (IsAmong(kDeniedAlone, text)) return true;
    text.remove_prefix(1);
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    if (IsAmong(kDenied, word)) return true;
    if (!IsAmong(kBetween, word) && !IsAmong(kBetweenDenied, word))
      return false;
    text.remove_prefix(blank);
  }
  return false;
}

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

Categories::Match Categories::Find(std::string_view text) const {
  std::string left = Spaced(text);  // less the phrases that were found
  std::optional<std::size_t> label;
  for (const Phrase& phrase : phrases_) {
    const std::size_t length = phrase.words.size();
    for (std::size_t at = left.find(phrase.words); at != std::string::npos;
         at = left.find(phrase.words, at)) {
      // The blanks about it are its neighbours' too.
      left.replace(at + 1, length - 2, length - 2, '\0');
      const std::string_view rest = left;
      if (IsDeniedBefore(rest.substr(0, at + 1)) ||
          IsDeniedAfter(rest.substr(at + length - 1)))
        continue;
      if (label && *label != phrase.label) return {other_, true};
      label = phrase.label;
    }
  }
  return {label.value_or(other_), false};
}

std::string NoBreakdown(ReferralField field) {
  const std::string name(ReferralFieldName(field));
  return "no breakdown by " + name + ": the configuration has no `" + name +
         "s:`; list there the words of the register that stand for each label";
}

}  // namespace planwatch
