#include "daemon/history/match.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// Two wordings at least this similar are the same but for a small edit.
constexpr double kSameWording = 0.6;
// An equal reference outweighs a changed wording, unless the two wordings have
// hardly a word in common.
constexpr double kSameReference = 0.15;
// The weight of a word that every action has.
constexpr double kLeastWeight = 0.1;

struct Wording {
  std::string folded;
  std::vector<std::string> words;  // sorted
};

Wording WordingOf(const ActionRecord& record) {
  Wording wording{.folded = Fold(record.action.title), .words = {}};
  wording.words = Words(wording.folded);
  std::sort(wording.words.begin(), wording.words.end());
  return wording;
}

class Matcher {
 public:
  Matcher(const std::vector<const ActionRecord*>& before,
          const std::vector<const ActionRecord*>& after,
          const std::vector<const ActionRecord*>& context)
      : before_(before),
        after_(after),
        context_(context),
        matches_(after.size()),
        taken_(before.size()) {
    for (const ActionRecord* record : before)
      before_words_.push_back(WordingOf(*record));
    for (const ActionRecord* record : after)
      after_words_.push_back(WordingOf(*record));
  }

  // The same wording is the same action. Where several have it, that of the
  // same reference first, then in their order.
  void BySameWording() {
    for (const bool same_reference : {true, false})
      for (std::size_t a = 0; a < after_.size(); ++a) {
        if (matches_[a]) continue;
        for (std::size_t b = 0; b < before_.size(); ++b) {
          if (taken_[b] || before_words_[b].folded != after_words_[a].folded ||
              (same_reference && Reference(b) != AfterReference(a)))
            continue;
          Take(a, b);
          break;
        }
      }
  }

  // Whether a wording in both versions has another reference now: then an equal
  // reference alone proves nothing.
  bool Renumbered() const {
    for (std::size_t a = 0; a < after_.size(); ++a)
      if (matches_[a] && before_[*matches_[a]]->action.has_own_reference &&
          Reference(*matches_[a]) != AfterReference(a))
        return true;
    return false;
  }

  void BySameReference(double least_near) {
    for (std::size_t a = 0; a < after_.size(); ++a) {
      if (matches_[a] || !after_[a]->action.has_own_reference) continue;
      for (std::size_t b = 0; b < before_.size(); ++b) {
        if (taken_[b] || !before_[b]->action.has_own_reference ||
            Reference(b) != AfterReference(a) || Nearness(a, b) < least_near)
          continue;
        Take(a, b);
        break;
      }
    }
  }

  // The nearest pairs first.
  void ByNearWording() {
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < after_.size(); ++a)
      for (std::size_t b = 0; !matches_[a] && b < before_.size(); ++b) {
        if (taken_[b]) continue;
        const double near = Nearness(a, b);
        if (near >= kSameWording) pairs.emplace_back(-near, a, b);
      }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [near, a, b] : pairs)
      if (!matches_[a] && !taken_[b]) Take(a, b);
  }

  std::vector<std::optional<std::size_t>> Take() && {
    return std::move(matches_);
  }

 private:
  const std::string& Reference(std::size_t b) const {
    return before_[b]->action.reference;
  }
  const std::string& AfterReference(std::size_t a) const {
    return after_[a]->action.reference;
  }
  void Take(std::size_t a, std::size_t b) {
    matches_[a] = b;
    taken_[b] = true;
  }

  void Weigh() {
    weighed_ = true;
    std::unordered_map<std::string, std::size_t> actions_with;
    for (const ActionRecord* record : context_) {
      std::vector<std::string> words = WordingOf(*record).words;
      words.erase(std::unique(words.begin(), words.end()), words.end());
      for (std::string& word : words) ++actions_with[std::move(word)];
    }
    const auto all = static_cast<double>(context_.size());
    unknown_ = kLeastWeight + std::log(std::max(all, 1.0));
    for (const auto& [word, count] : actions_with)
      weights_[word] =
          kLeastWeight + std::log(all / static_cast<double>(count));
  }

  double Weight(const std::string& word) const {
    const auto found = weights_.find(word);
    return found == weights_.end() ? unknown_ : found->second;
  }

  double Weight(const std::vector<std::string>& words) const {
    double sum = 0;
    for (const std::string& word : words) sum += Weight(word);
    return sum;
  }

  // Computed on demand, since most versions leave no wordings to compare.
  // The share of the words that both have (Dice's coefficient), 0 to 1.
  double Nearness(std::size_t a, std::size_t b) {
    if (!weighed_) Weigh();
    const std::vector<std::string>& left = after_words_[a].words;
    const std::vector<std::string>& right = before_words_[b].words;
    std::vector<std::string> common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(common));
    const double both = Weight(left) + Weight(right);
    return both > 0 ? 2 * Weight(common) / both : 0;
  }

  const std::vector<const ActionRecord*>& before_;
  const std::vector<const ActionRecord*>& after_;
  const std::vector<const ActionRecord*>& context_;
  std::vector<Wording> before_words_, after_words_;
  std::unordered_map<std::string, double> weights_;
  double unknown_ = 0;
  bool weighed_ = false;
  std::vector<std::optional<std::size_t>> matches_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<std::optional<std::size_t>> MatchActions(
    const std::vector<const ActionRecord*>& before,
    const std::vector<const ActionRecord*>& after,
    const std::vector<const ActionRecord*>& context, MatchRule rule) {
  Matcher matcher(before, after, context);
  matcher.BySameWording();
  if (rule == MatchRule::kComesBack) {
    matcher.BySameReference(kSameWording);
    return std::move(matcher).Take();
  }
  matcher.BySameReference(kSameWording);
  if (!matcher.Renumbered()) matcher.BySameReference(kSameReference);
  matcher.ByNearWording();
  return std::move(matcher).Take();
}

}  // namespace planwatch
