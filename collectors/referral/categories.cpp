#include "collectors/referral/categories.h"

#include <algorithm>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::string_view kOther = "other";

// " no further action ": one blank about each word, so that a search finds
// whole words only.
std::string Spaced(std::string_view text) {
  return " " + Join(Words(Fold(text)), " ") + " ";
}

}  // namespace

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
