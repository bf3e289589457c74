#include "collectors/referral/categories.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/referral/denial.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

constexpr std::string_view kOther = "other";

std::size_t Length(const std::vector<ClauseWord>& words) {
  std::size_t length = 0;
  for (const ClauseWord& word : words) length += word.text.size() + 1;
  return length;
}

bool StandsAt(const std::vector<ClauseWord>& phrase,
              const std::vector<ClauseWord>& words, std::size_t at) {
  return std::equal(phrase.begin(), phrase.end(),
                    words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const ClauseWord& a, const ClauseWord& b) {
                      return a.text == b.text;
                    });
}

bool IsCode(const std::vector<ClauseWord>& phrase) {
  return phrase.size() == 1 && phrase[0].text.size() == 1 &&
         (IsLetter(phrase[0].text[0]) || IsDigit(phrase[0].text[0]));
}

// Whether a letter or figure is the whole text, or its clause's first word with
// a mark behind: "N - closed", "1. Closed", but not "E-mail", "N. Smith".
bool IsCodeAt(const std::vector<ClauseWord>& words, std::size_t at) {
  const ClauseEnd end = words[at].end;
  return (at == 0 || words[at - 1].end >= ClauseEnd::kStop) &&
         (at + 1 == words.size() || end >= ClauseEnd::kStop ||
          (end == ClauseEnd::kPoint && IsDigit(words[at].text[0])));
}

// Whether a letter or figure is of "N/A".
bool IsOfNone(const std::vector<ClauseWord>& words, std::size_t at) {
  const auto is_none = [&](std::size_t first) {
    return words[first].end == ClauseEnd::kSlash && first + 1 < words.size() &&
           IsPlaceholder(words[first].text + "/" + words[first + 1].text);
  };
  return is_none(at) || (at > 0 && is_none(at - 1));
}

}  // namespace

Categories::Categories(const std::vector<Category>& categories) {
  if (categories.empty()) return;
  for (const Category& category : categories) {
    bool is_negative = false;
    for (const std::string& phrase : category.words) {
      std::vector<ClauseWord> words = ReadClauses(phrase);
      if (words.empty()) continue;
      is_negative = is_negative || IsNegative(words);
      phrases_.push_back({std::move(words), labels_.size()});
    }
    labels_.push_back(category.label);
    is_negative_.push_back(is_negative);
  }
  std::stable_sort(phrases_.begin(), phrases_.end(),
                   [](const Phrase& a, const Phrase& b) {
                     return Length(a.words) > Length(b.words);
                   });
  const auto other = std::find(labels_.begin(), labels_.end(), kOther);
  other_ = static_cast<std::size_t>(other - labels_.begin());
  if (other == labels_.end()) labels_.emplace_back(kOther);
}

Categories::Match Categories::Find(std::string_view text) const {
  const std::vector<ClauseWord> words = ReadClauses(text);
  std::vector<bool> is_taken(words.size());
  std::vector<Mention> mentions;
  std::vector<std::size_t> loose_codes;  // their labels
  for (const Phrase& phrase : phrases_) {
    const std::size_t length = phrase.words.size();
    for (std::size_t at = 0; at + length <= words.size(); ++at) {
      const auto first = is_taken.begin() + static_cast<std::ptrdiff_t>(at),
                 last = first + static_cast<std::ptrdiff_t>(length);
      if (!StandsAt(phrase.words, words, at) ||
          std::find(first, last, true) != last)
        continue;
      if (IsCode(phrase.words) && !IsCodeAt(words, at)) {
        if (!IsOfNone(words, at)) loose_codes.push_back(phrase.label);
        continue;
      }
      std::fill(first, last, true);
      mentions.push_back({.begin = at,
                          .end = at + length,
                          .label = phrase.label,
                          .is_negative = is_negative_[phrase.label]});
    }
  }
  std::sort(
      mentions.begin(), mentions.end(),
      [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  const std::vector<Assertion> assertions = AssertionsOf(words, mentions);
  Match match = {.label = other_,
                 .has_phrase = !mentions.empty() || !loose_codes.empty()};
  std::optional<std::size_t> label;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (assertions[m] == Assertion::kUnclear)
      match.sureness = Sureness::kMayBeDenied;
    if (assertions[m] != Assertion::kAsserted) continue;
    if (label && *label != mentions[m].label) {
      match.sureness = Sureness::kTwoLabels;
      return match;
    }
    label = mentions[m].label;
  }
  if (!match.has_phrase && IsDitto(Fold(text)))
    match.sureness = Sureness::kDitto;
  if (match.sureness != Sureness::kSure) return match;
  if (std::any_of(loose_codes.begin(), loose_codes.end(),
                  [&](std::size_t code) { return label != code; }))
    match.sureness = Sureness::kMayBeNoCode;
  else
    match.label = label.value_or(other_);
  return match;
}

}  // namespace planwatch
