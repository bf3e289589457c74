#include "daemon/history/match.h"

#include <algorithm>
#include <cmath>
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

// Pairs of actions whose wordings are compared, and words in all of those
// pairs: where a plan of thousands is reworded as a whole, its actions are new.
constexpr std::size_t kMostPairs = 2'000'000;
constexpr std::size_t kMostWords = 100'000'000;

// The words of a title, as their numbers, and what they weigh together.
struct Wording {
  std::vector<std::size_t> words;  // sorted
  double weight = 0;
};

// The actions before, by a text of theirs, in their order.
class Index {
 public:
  void Add(const std::string& key, std::size_t before) {
    by_key_[key].before.push_back(before);
  }
  const std::vector<std::size_t>& All(const std::string& key) {
    return by_key_[key].before;
  }
  // The first that is not taken yet.
  std::optional<std::size_t> First(const std::string& key,
                                   const std::vector<bool>& taken) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return std::nullopt;
    auto& [before, next] = found->second;
    while (next < before.size() && taken[before[next]]) ++next;
    return next < before.size() ? std::optional(before[next]) : std::nullopt;
  }

 private:
  struct Entries {
    std::vector<std::size_t> before;
    std::size_t next = 0;
  };
  std::unordered_map<std::string, Entries> by_key_;
};

class Matcher {
 public:
  Matcher(const std::vector<const ActionRecord*>& before,
          const std::vector<const ActionRecord*>& after,
          const std::vector<const ActionRecord*>& context)
      : before_(before),
        after_(after),
        context_(context),
        matches_(after.size()),
        taken_(before.size()) {}

  // The same wording is the same action. Where several have it, that of the
  // same reference first, then in their order.
  void BySameWording() {
    for (const bool same_reference : {true, false}) {
      const auto key = [&](const ActionRecord& record) {
        const std::string folded = Fold(record.action.title);
        return same_reference ? folded + '\n' + record.action.reference
                              : folded;
      };
      Index index;
      for (std::size_t b = 0; b < before_.size(); ++b)
        if (!taken_[b]) index.Add(key(*before_[b]), b);
      for (std::size_t a = 0; a < after_.size(); ++a)
        if (!matches_[a])
          if (const auto b = index.First(key(*after_[a]), taken_)) Take(a, *b);
    }
  }

  // Whether a wording in both versions has another reference now: then an equal
  // reference alone proves nothing.
  bool Renumbered() const {
    for (std::size_t a = 0; a < after_.size(); ++a)
      if (matches_[a] && before_[*matches_[a]]->action.has_own_reference &&
          before_[*matches_[a]]->action.reference !=
              after_[a]->action.reference)
        return true;
    return false;
  }

  // References are unique in a version.
  void BySameReference(double least_near) {
    Index index;
    for (std::size_t b = 0; b < before_.size(); ++b)
      if (!taken_[b] && before_[b]->action.has_own_reference)
        index.Add(before_[b]->action.reference, b);
    for (std::size_t a = 0; a < after_.size(); ++a) {
      if (matches_[a] || !after_[a]->action.has_own_reference) continue;
      for (const std::size_t b : index.All(after_[a]->action.reference))
        if (!taken_[b] && Nearness(a, b) >= least_near) {
          Take(a, b);
          break;
        }
    }
  }

  // The nearest pairs first.
  void ByNearWording() {
    std::vector<std::size_t> left, right;
    for (std::size_t a = 0; a < after_.size(); ++a)
      if (!matches_[a]) left.push_back(a);
    for (std::size_t b = 0; b < before_.size(); ++b)
      if (!taken_[b]) right.push_back(b);
    if (left.empty() || right.empty()) return;
    if (left.size() > kMostPairs / right.size()) return;
    Weigh();
    std::size_t words = 0;
    for (const std::size_t a : left)
      words += after_words_[a].words.size() * right.size();
    for (const std::size_t b : right)
      words += before_words_[b].words.size() * left.size();
    if (words > kMostWords) return;

    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (const std::size_t a : left)
      for (const std::size_t b : right)
        if (const double near = Nearness(a, b); near >= kSameWording)
          pairs.emplace_back(-near, a, b);
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [near, a, b] : pairs)
      if (!matches_[a] && !taken_[b]) Take(a, b);
  }

  std::vector<std::optional<std::size_t>> Take() && {
    return std::move(matches_);
  }

 private:
  void Take(std::size_t a, std::size_t b) {
    matches_[a] = b;
    taken_[b] = true;
  }

  // On demand, since most versions leave no wordings to compare.
  void Weigh() {
    if (std::exchange(weighed_, true)) return;
    std::unordered_map<std::string, std::size_t> numbers;
    std::vector<std::size_t> actions_with;  // by the word's number
    const auto words_of = [&](const ActionRecord& record) {
      std::vector<std::size_t> words;
      for (std::string& word : Words(Fold(record.action.title))) {
        const auto [found, is_new] =
            numbers.try_emplace(std::move(word), numbers.size());
        if (is_new) actions_with.push_back(0);
        words.push_back(found->second);
      }
      std::sort(words.begin(), words.end());
      return words;
    };
    for (const ActionRecord* record : context_) {
      std::vector<std::size_t> words = words_of(*record);
      words.erase(std::unique(words.begin(), words.end()), words.end());
      for (const std::size_t word : words) ++actions_with[word];
    }
    const auto number_all = [&](const std::vector<const ActionRecord*>& records,
                                std::vector<Wording>& wordings) {
      for (const ActionRecord* record : records)
        wordings.push_back({words_of(*record)});
    };
    number_all(before_, before_words_);
    number_all(after_, after_words_);
    const auto all = static_cast<double>(context_.size());
    for (const std::size_t count : actions_with)
      weights_.push_back(kLeastWeight +
                         std::log(count > 0 ? all / static_cast<double>(count)
                                            : std::max(all, 1.0)));
    for (auto* wordings : {&before_words_, &after_words_})
      for (Wording& wording : *wordings)
        for (const std::size_t word : wording.words)
          wording.weight += weights_[word];
  }

  // The share of the words that both have (Dice's coefficient), 0 to 1.
  double Nearness(std::size_t a, std::size_t b) {
    Weigh();
    const Wording &left = after_words_[a], &right = before_words_[b];
    double common = 0;
    for (auto l = left.words.begin(), r = right.words.begin();
         l != left.words.end() && r != right.words.end();) {
      if (*l == *r) {
        common += weights_[*l];
        ++l, ++r;
      } else if (*l < *r) {
        ++l;
      } else {
        ++r;
      }
    }
    const double both = left.weight + right.weight;
    return both > 0 ? 2 * common / both : 0;
  }

  const std::vector<const ActionRecord*>& before_;
  const std::vector<const ActionRecord*>& after_;
  const std::vector<const ActionRecord*>& context_;
  std::vector<Wording> before_words_, after_words_;  // once weighed
  std::vector<double> weights_;                      // by word
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
