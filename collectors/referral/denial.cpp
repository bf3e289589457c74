#include "collectors/referral/denial.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// In front of a phrase: "no new strategy discussion", "rather than S47".
constexpr std::string_view kNotInFront[] = {
    "no",      "nil",     "not",       "non",     "never",  "nor",
    "neither", "except",  "excluding", "instead", "rather", "isn't",
    "wasn't",  "doesn't", "didn't",    "without"};
// In front of a phrase that is no denial itself: "declined early help".
constexpr std::string_view kRefusingInFront[] = {
    "declined",   "declining",     "declines",    "refused",     "refusing",
    "refuses",    "rejected",      "rejecting",   "below",       "unable",
    "failed",     "fails",         "unlikely",    "against",     "unsuitable",
    "ineligible", "inappropriate", "unnecessary", "insufficient"};
// The same in several words, behind which others may stand: "removed from the
// panel's list".
struct PhraseInFront {
  std::string_view words;
  Assertion assertion = Assertion::kDenied;
};
constexpr PhraseInFront kPhrasesInFront[] = {
    {"removed from"},
    {"diverted from"},
    {"withdrawn from"},
    {"away from"},
    {"screened out of"},
    {"filtered out of"},
    {"opted out of"},
    {"ruled out of"},
    {"stepped out of"},
    {"in lieu of"},
    {"in place of"},
    {"alternative to"},
    {"alternatives to"},
    // It may have been reached, or is yet to be.
    {"via", Assertion::kUnclear},
    {"down from", Assertion::kUnclear},
    {"discharged from", Assertion::kUnclear},
    {"before", Assertion::kUnclear},
    {"prior to", Assertion::kUnclear},
    {"ahead of", Assertion::kUnclear}};
// Behind an end they deny: "closed before panel".
constexpr std::string_view kBefore[] = {"before", "prior to", "ahead of"};
constexpr std::string_view kEnded[] = {"closed", "ended", "resolved", "ceased"};
// What may be below one: "under panel threshold", but not "under section 47".
constexpr std::string_view kLevels[] = {"threshold", "thresholds", "criteria",
                                        "criterion", "level"};
// Behind a phrase.
constexpr std::string_view kRefused[] = {
    "declined", "declining",  "declines",  "refused",      "refusing",
    "refuses",  "rejected",   "withdrawn", "cancelled",    "unnecessary",
    "unlikely", "unsuitable", "abandoned", "inappropriate"};
constexpr std::string_view kNotBehind[] = {"not",    "never",   "isn't",
                                           "wasn't", "doesn't", "didn't",
                                           "won't",  "hasn't",  "cannot"};
// Behind these: what is said not to be, where it is the phrase.
constexpr std::string_view kDone[] = {
    "required",   "needed",    "met",         "meet",          "held",
    "agreed",     "accepted",  "appropriate", "progressed",    "necessary",
    "proceeding", "proceed",   "proceeded",   "pursued",       "taken",
    "wanted",     "done",      "convened",    "arranged",      "suitable",
    "eligible",   "warranted", "justified",   "proportionate", "applicable",
    "approved",   "granted",   "indicated",   "offered",       "reached",
    "given"};
// But not where more is said of when: "not held within 72 hours".
constexpr std::string_view kWhen[] = {"within", "until", "before", "in", "on"};
// Behind "not": it is said of the child.
constexpr std::string_view kOfTheChild[] = {"known"};
constexpr std::string_view kNo[] = {"no", "n", "none", "nil"};
constexpr std::string_view kYes[] = {"yes", "y"};
// Behind "no".
constexpr std::string_view kNeed[] = {"need", "requirement", "consent"};

constexpr std::string_view kBetween[] = {
    "a",    "an",   "the",  "any",  "new",     "further", "for",
    "of",   "need", "from", "is",   "was",     "were",    "are",
    "has",  "been", "be",   "will", "did",     "does",    "do",
    "than", "to",   "meet", "hold", "proceed", "require", "requirement"};
// In front of a phrase, before "for" or "of" alone: "threshold not met for a
// strategy discussion", but "threshold not met early help" is left open.
constexpr std::string_view kBetweenFor[] = {
    "met",     "threshold", "thresholds",  "criteria", "offer",
    "consent", "enough",    "information", "info",     "evidence"};
// Behind a phrase: "early help offered, but family declined". Apart from it
// ("early help - criteria not met") they may be of something else.
constexpr std::string_view kSubjects[] = {
    "offered", "but",       "consent",    "family",   "parent",    "parents",
    "met",     "threshold", "thresholds", "criteria", "considered"};

// In a phrase's clause: what is not so today, or not for sure.
constexpr std::string_view kDoubt[] = {
    "considered",  "considering", "consider", "possible", "possibly",
    "maybe",       "perhaps",     "probably", "likely",   "potential",
    "potentially", "if",          "unless",   "whether",  "might",
    "could",       "unsure",      "unclear",  "previous", "previously",
    "historic",    "historical"};
// In a phrase's clause, or in one of their own: what is still to come, be it
// never. What is awaited may be more of a thing that was decided: "awaiting
// panel minutes".
constexpr std::string_view kWaiting[] = {
    "await",   "awaiting", "awaits",    "awaited", "pending",
    "waiting", "deferred", "postponed", "paused",  "adjourned",
    "tbc",     "tba",      "tbd"};
constexpr std::string_view kOfWhatIsDecided[] = {"outcome", "outcomes", "date",
                                                 "minutes"};
constexpr std::string_view kJoints[] = {"and", "or", "nor"};

// In a phrase that is itself a denial, beside those behind one.
constexpr std::string_view kNegative[] = {"no", "nil", "none", "without",
                                          "nfa"};

class Judge {
 public:
  Judge(const std::vector<ClauseWord>& words,
        const std::vector<Mention>& mentions)
      : words_(words),
        mentions_(mentions),
        mention_at_(words.size()),
        used_(words.size()) {
    for (std::size_t m = 0; m < mentions.size(); ++m)
      for (std::size_t i = mentions[m].begin; i < mentions[m].end; ++i)
        mention_at_[i] = m;
    begins_.push_back(0);
    for (std::size_t i = 0; i < words.size(); ++i) {
      clause_.push_back(begins_.size() - 1);
      if (words[i].end != ClauseEnd::kNone) begins_.push_back(i + 1);
    }
    if (begins_.back() < words.size() || words.empty())
      begins_.push_back(words.size());
  }

  std::vector<Assertion> Assertions() {
    std::vector<Assertion> assertions;
    for (const Mention& mention : mentions_)
      assertions.push_back(InFront(mention));
    for (std::size_t m = 0; m < mentions_.size(); ++m)
      if (assertions[m] == Assertion::kAsserted)
        assertions[m] = Behind(mentions_[m]);
    if (!mentions_.empty() && assertions[0] == Assertion::kAsserted &&
        IsBehindDenial(mentions_[0]))
      assertions[0] = Assertion::kUnclear;
    LookForDoubt(assertions);
    LookAtJoints(assertions);
    return assertions;
  }

 private:
  std::string_view Text(std::size_t word) const { return words_[word].text; }
  std::size_t BeginOf(std::size_t clause) const { return begins_[clause]; }
  std::size_t EndOf(std::size_t clause) const { return begins_[clause + 1]; }
  std::size_t LastClauseOf(const Mention& mention) const {
    return clause_[mention.end - 1];
  }
  // Within a mention, which no denial of another reaches across; "declined"
  // that is itself a label's goes on to deny.
  bool IsClosed(std::size_t word) const {
    const std::optional<std::size_t>& at = mention_at_[word];
    if (!at) return false;
    const Mention& mention = mentions_[*at];
    const std::string_view first = Text(mention.begin);
    return !mention.is_negative ||
           !(IsAmong(kRefused, first) || IsAmong(kNotBehind, first));
  }
  bool HasClosed(std::size_t clause) const {
    for (std::size_t i = BeginOf(clause); i < EndOf(clause); ++i)
      if (IsClosed(i)) return true;
    return false;
  }
  bool IsAnswer(std::size_t word) const {
    return word > 0 && words_[word - 1].end >= ClauseEnd::kColon;
  }

  Assertion InFront(const Mention& mention) {
    const std::size_t begin = BeginOf(clause_[mention.begin]);
    bool is_for = false;
    for (std::size_t i = mention.begin; i-- > begin;) {
      if (IsClosed(i)) break;
      const std::string_view word = Text(i);
      if (!mention.is_negative) {
        if (const auto assertion = PhraseAt(i, begin)) return *assertion;
        if (word == "under" && HasLevel(i + 1, mention))
          return Assertion::kDenied;
      }
      if (IsAmong(kNotInFront, word) ||
          (!mention.is_negative && IsAmong(kRefusingInFront, word))) {
        // "S47: no, early help": the answer is of what stands in front.
        if (IsAmong(kNo, word) && IsAnswer(i)) {
          if (mention_at_[i - 1]) break;
          used_[i] = true;
          return Assertion::kUnclear;
        }
        used_[i] = true;
        return Assertion::kDenied;
      }
      if (!IsAmong(kBetween, word) && !(is_for && IsAmong(kBetweenFor, word)))
        // "Too low for panel".
        return i > begin && i + 1 < mention.begin && Text(i - 1) == "too"
                   ? Assertion::kDenied
                   : Assertion::kAsserted;
      is_for = is_for || word == "for" || word == "of";
    }
    return Assertion::kAsserted;
  }

  // Of one of kPhrasesInFront that ends with the word; `begin`: its clause's.
  std::optional<Assertion> PhraseAt(std::size_t word, std::size_t begin) const {
    for (const PhraseInFront& phrase : kPhrasesInFront) {
      if (!phrase.words.ends_with(Text(word))) continue;
      const std::vector<std::string> sought = Words(phrase.words);
      if (word + 1 < begin + sought.size()) continue;
      const std::size_t first = word + 1 - sought.size();
      if (!std::equal(sought.begin(), sought.end(),
                      words_.begin() + static_cast<std::ptrdiff_t>(first),
                      [](const std::string& a, const ClauseWord& b) {
                        return a == b.text;
                      }))
        continue;
      const bool is_ended = first > begin && IsAmong(kEnded, Text(first - 1)) &&
                            IsAmong(kBefore, phrase.words);
      return is_ended ? Assertion::kDenied : phrase.assertion;
    }
    return std::nullopt;
  }

  // Between `begin` and the phrase, or right behind that.
  bool HasLevel(std::size_t begin, const Mention& mention) const {
    for (std::size_t i = begin; i < mention.begin; ++i)
      if (IsAmong(kLevels, Text(i))) return true;
    return mention.end < words_.size() && IsAmong(kLevels, Text(mention.end));
  }

  // What the words from `begin` up to `end` make of a phrase in front of them.
  struct Walk {
    Assertion assertion = Assertion::kAsserted;
    bool reached_end = false;  // they say nothing else
  };
  Walk WalkBehind(std::size_t begin, std::size_t end, bool is_own_clause) {
    bool has_subject = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (used_[i] || IsClosed(i)) return {};
      const std::string_view word = Text(i);
      const std::string_view next = i + 1 < end ? Text(i + 1) : "";
      const Assertion denied = is_own_clause || !has_subject
                                   ? Assertion::kDenied
                                   : Assertion::kUnclear;
      if (IsAmong(kRefused, word)) return {Use(i, denied)};
      if (IsAmong(kNotBehind, word)) {
        if (i + 1 < end && IsClosed(i + 1)) return {};
        if (next == "yet" || IsAmong(kOfTheChild, next))
          return {Use(i, Assertion::kAsserted)};
        return {Use(i, next.empty() || IsDone(i + 1, end)
                           ? denied
                           : Assertion::kUnclear)};
      }
      if (IsAmong(kNo, word)) {
        if (i + 1 < end && IsClosed(i + 1))
          return {IsAnswer(i) ? Use(i, denied) : Assertion::kAsserted};
        if (next.empty() || IsAmong(kNeed, next) ||
            (next == "longer" && (i + 2 == end || IsDone(i + 2, end))))
          return {Use(i, denied)};
        // "Strategy discussion, no CSE" is of something else.
        if (is_own_clause || IsAnswer(i) || next == "longer")
          return {Use(i, Assertion::kUnclear)};
        return {};
      }
      if (IsAmong(kSubjects, word))
        has_subject = true;
      else if (!IsAmong(kBetween, word))
        return {};
    }
    return {Assertion::kAsserted, true};
  }
  Assertion Use(std::size_t word, Assertion assertion) {
    used_[word] = true;
    return assertion;
  }
  bool IsDone(std::size_t word, std::size_t end) const {
    return IsAmong(kDone, Text(word)) &&
           (word + 1 == end || !IsAmong(kWhen, Text(word + 1)));
  }

  Assertion Behind(const Mention& mention) {
    std::size_t clause = LastClauseOf(mention);
    const std::size_t end = EndOf(clause);
    const bool is_asked = words_[end - 1].end == ClauseEnd::kQuestion;
    if (mention.is_negative) return Assertion::kAsserted;
    const Walk own = WalkBehind(mention.end, end, /*is_own_clause=*/true);
    if (own.assertion != Assertion::kAsserted) return own.assertion;
    bool is_next = own.reached_end;
    if (is_next && is_asked && end < words_.size() && IsAmong(kYes, Text(end)))
      return Assertion::kAsserted;
    while (++clause + 1 < begins_.size()) {
      const Walk walk =
          WalkBehind(BeginOf(clause), EndOf(clause), /*is_own_clause=*/false);
      if (is_next && walk.assertion != Assertion::kAsserted)
        return walk.assertion;
      if (walk.assertion == Assertion::kDenied) return Assertion::kUnclear;
      if (HasClosed(clause)) break;  // the rest is of another mention
      is_next = false;
    }
    return Assertion::kAsserted;
  }

  // Whether the first clause of the text is a denial and no more, and the
  // phrase stands in the next one: "Declined: early help".
  bool IsBehindDenial(const Mention& mention) const {
    if (mention.is_negative || clause_[mention.begin] != 1) return false;
    bool denies = false;
    for (std::size_t i = 0; i < EndOf(0); ++i) {
      const std::string_view word = Text(i);
      if (IsAmong(kNo, word) || IsAmong(kNotBehind, word) ||
          IsAmong(kRefused, word))
        denies = true;
      else if (!IsAmong(kDone, word) && !IsAmong(kBetween, word))
        return false;
    }
    return denies;
  }

  // "Strategy discussion?", "early help considered", "consent for early help
  // has not yet come".
  void LookForDoubt(std::vector<Assertion>& assertions) const {
    std::vector<bool> doubts(begins_.size()), denies(begins_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (mention_at_[i] || used_[i]) continue;
      const std::string_view word = Text(i);
      if (IsAmong(kDoubt, word)) doubts[clause_[i]] = true;
      if (word == "no" || IsAmong(kNotBehind, word) ||
          IsAmong(kRefused, word) || IsAmong(kRefusingInFront, word))
        denies[clause_[i]] = true;
    }
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      const Mention& mention = mentions_[m];
      const std::size_t first = clause_[mention.begin],
                        last = LastClauseOf(mention);
      const std::size_t end = EndOf(last);
      const bool is_asked = end == mention.end &&
                            words_[end - 1].end == ClauseEnd::kQuestion &&
                            !(end < words_.size() && IsAmong(kYes, Text(end)));
      if (assertions[m] == Assertion::kAsserted &&
          (is_asked || doubts[first] || doubts[last] || IsAwaited(mention) ||
           (!mention.is_negative && (denies[first] || denies[last]))))
        assertions[m] = Assertion::kUnclear;
    }
  }

  // "Deferred to next panel", "Panel - TBC", "On hold: panel". Behind a label
  // that is itself a denial other words are the reason: "NFA pending a review".
  bool IsAwaited(const Mention& mention) const {
    const std::size_t clause = LastClauseOf(mention);
    const std::size_t end = mention.end;
    const auto waits_in = [&](std::size_t each) {
      const Waiting waiting = WaitingIn(each);
      return waiting == Waiting::kAlone ||
             (waiting == Waiting::kBeside && each == clause &&
              !mention.is_negative);
    };
    if (end < EndOf(clause) && IsAmong(kOfWhatIsDecided, Text(end)))
      return false;
    return waits_in(clause) ||
           (clause > 0 && !HasMention(clause - 1) && waits_in(clause - 1)) ||
           (clause + 2 < begins_.size() && !HasMention(clause + 1) &&
            waits_in(clause + 1));
  }

  bool HasMention(std::size_t clause) const {
    for (std::size_t i = BeginOf(clause); i < EndOf(clause); ++i)
      if (mention_at_[i]) return true;
    return false;
  }

  // Whether a clause says that one waits, and nothing else beside a mention.
  enum class Waiting : std::uint8_t { kNone, kBeside, kAlone };
  Waiting WaitingIn(std::size_t clause) const {
    bool waits = false, is_alone = true;
    for (std::size_t i = BeginOf(clause); i < EndOf(clause); ++i) {
      if (mention_at_[i] || Text(i) == "on") continue;
      const bool is_hold =
          Text(i) == "hold" && (EndOf(clause) == BeginOf(clause) + 1 ||
                                (i > BeginOf(clause) && Text(i - 1) == "on"));
      if (is_hold || IsAmong(kWaiting, Text(i)))
        waits = true;
      else if (!IsAmong(kBetween, Text(i)))
        is_alone = false;
    }
    if (!waits) return Waiting::kNone;
    return is_alone ? Waiting::kAlone : Waiting::kBeside;
  }

  // "Early help and strategy discussion declined".
  void LookAtJoints(std::vector<Assertion>& assertions) const {
    for (std::size_t m = 1; m < mentions_.size(); ++m) {
      const std::size_t begin = mentions_[m - 1].end, end = mentions_[m].begin;
      const bool is_joined = begin + 1 == end &&
                             IsAmong(kJoints, Text(begin)) &&
                             clause_[begin - 1] == clause_[end];
      if (!is_joined || assertions[m - 1] == assertions[m]) continue;
      for (const std::size_t each : {m - 1, m})
        if (assertions[each] == Assertion::kAsserted)
          assertions[each] = Assertion::kUnclear;
    }
  }

  const std::vector<ClauseWord>& words_;
  const std::vector<Mention>& mentions_;
  std::vector<std::optional<std::size_t>> mention_at_;  // of each word
  std::vector<bool> used_;           // denials that are spent on a mention
  std::vector<std::size_t> clause_;  // of each word
  std::vector<std::size_t> begins_;  // of the clauses, and the end of the last
};

}  // namespace

std::vector<Assertion> AssertionsOf(const std::vector<ClauseWord>& words,
                                    const std::vector<Mention>& mentions) {
  if (mentions.empty()) return {};
  return Judge(words, mentions).Assertions();
}

bool IsNegative(const std::vector<ClauseWord>& phrase) {
  return std::any_of(phrase.begin(), phrase.end(), [](const ClauseWord& word) {
    return IsAmong(kNegative, word.text) || IsAmong(kNotBehind, word.text) ||
           IsAmong(kRefused, word.text);
  });
}

}  // namespace planwatch
