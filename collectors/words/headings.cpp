#include "collectors/words/headings.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/heading_brackets.h"
#include "collectors/words/lexer.h"

namespace planwatch {
namespace {

// What a phrase's place in the heading makes of its weight.
constexpr double kWithTail = 0.98;     // "Task name"
constexpr double kAtHead = 0.85;       // "Key priority actions"
constexpr double kQualifies = 0.45;    // "Action owner" of the action
constexpr double kAfterNoun = 0.35;    // "Level for action"
constexpr double kAlternative = 0.95;  // "Timescale / Target"
constexpr double kJoined = 0.45;       // "Actions and outputs"
constexpr double kBracketed = 0.6;     // "Dates (milestones)"

// Longer headings are prose: only their first sentence is one, if that is not
// too long itself.
constexpr std::size_t kLongestHeading = 100;
constexpr std::size_t kLongestSentence = 300;

constexpr std::string_view kArticles[] = {
    "a", "an", "the", "we", "our", "us", "you", "your", "i", "it", "this", "is",
    "are", "be", "been", "was", "will", "do", "did", "does", "has", "have",
    "must", "can", "going", "should", "want",
    // of "we'll" and "we're"
    "ll", "re", "ve"};

// A heading's head stands before the first of these.
constexpr std::string_view kPrepositions[] = {"of",   "for",  "to",   "by",
                                              "in",   "on",   "from", "against",
                                              "with", "that", "per"};

// Behind a column's name in exports of several languages: name_en.
constexpr std::string_view kLanguage = "en";

constexpr std::string_view kInterrogatives[] = {
    "what", "who", "whose", "when", "how", "which", "where"};

// Behind a noun these say no more than it does: "Task name".
constexpr std::string_view kTails[] = {"name", "title", "description", "detail",
                                       "text"};

// Without its number in a list: "1. Date received", "(2) Outcome".
std::string_view Unnumbered(std::string_view heading) {
  constexpr std::size_t kLongestNumber = 2;
  const std::size_t begin = heading.find_first_not_of(" (");
  if (begin == std::string_view::npos) return heading;
  const std::size_t end = heading.find_first_not_of("0123456789", begin);
  if (end == std::string_view::npos || end == begin ||
      end - begin > kLongestNumber ||
      (heading[end] != '.' && heading[end] != ')'))
    return heading;
  const std::string_view rest = heading.substr(end + 1);
  return HasLetter(rest) && !IsDigit(rest.front()) ? rest : heading;
}

// Words run together are parted, signs written out, plurals in brackets gone.
std::string Parted(std::string_view heading) {
  heading = Unnumbered(heading);
  std::string parted;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const char c = heading[i];
    const std::string_view rest = heading.substr(i);
    if (rest.starts_with("(s)") || rest.starts_with("(es)")) {
      i += rest.find(')');
      continue;
    }
    if (constexpr std::string_view kApostrophe = "’";
        rest.starts_with(kApostrophe)) {
      parted += '\'';
      i += kApostrophe.size() - 1;
      continue;
    }
    if (i > 0 && IsUpper(c) && IsLower(heading[i - 1])) parted += ' ';
    if (c == '_') {
      parted += ' ';
    } else if (c == '%') {
      parted += " percent ";
    } else if (c == '#') {
      parted += " no ";
    } else if (c == '&') {
      parted += " and ";
    } else {
      parted += c;
    }
  }
  return parted;
}

void Stem(std::string& word) {
  if (word == "№" || word == "nr" || word == "num" || word == "number") {
    word = "no";
  } else if (word == "pct" || word == "percentage") {
    word = "percent";
  } else if (word.size() > 4 && word.ends_with("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 3 && word.back() == 's' && !word.ends_with("ss") &&
             !word.ends_with("us")) {
    word.pop_back();
  }
}

// The first sentence of a long heading.
std::string_view Front(std::string_view heading) {
  if (heading.size() <= kLongestHeading) return heading;
  const std::size_t end = heading.find_first_of("?.:;\n(");
  return heading.substr(
      0, end < 3 || end > kLongestSentence ? kLongestHeading : end);
}

// Where the phrase stands among the words; npos: nowhere. The place nearest to
// the head goes before.
std::size_t Find(std::span<const std::string> words,
                 std::span<const std::string> phrase, std::size_t head_end) {
  std::size_t found = std::string::npos;
  for (std::size_t at = 0; at + phrase.size() <= words.size(); ++at) {
    if (!std::equal(phrase.begin(), phrase.end(),
                    words.begin() + static_cast<std::ptrdiff_t>(at)))
      continue;
    found = at;
    if (at + phrase.size() == head_end) break;
  }
  return found;
}

// Without "date", "date of", … in front or behind.
std::span<const std::string> Undated(std::span<const std::string> words) {
  while (words.size() > 1 && (words.back() == "date" || words.back() == "day"))
    words = words.first(words.size() - 1);
  if (words.size() > 1 && words.front() == "date") {
    words = words.subspan(1);
    while (words.size() > 1 && IsAmong(kPrepositions, words.front()) &&
           words.front() != "by" && words.front() != "to")
      words = words.subspan(1);
  }
  return words;
}

// Where the head of a noun phrase ends.
std::size_t HeadEnd(std::span<const std::string> words) {
  std::size_t end = 0;
  while (end < words.size() && (end == 0 || end + 1 == words.size() ||
                                !IsAmong(kPrepositions, words[end])))
    ++end;
  while (end > 1 && IsAmong(kTails, words[end - 1])) --end;
  return end;
}

using Match = HeadingVocabulary::Match;

// `head_end` is the words' own.
Match MatchPhrase(std::span<const std::string> words,
                  std::span<const std::string> phrase, std::size_t head_end) {
  const std::size_t at = Find(words, phrase, head_end);
  if (at == std::string::npos) return {};
  const std::size_t end = at + phrase.size();
  if (phrase.size() == words.size()) return {1, true, at, end};
  if (at == 0 && end >= head_end &&
      std::all_of(
          words.begin() + static_cast<std::ptrdiff_t>(end), words.end(),
          [](const std::string& word) { return IsAmong(kTails, word); }))
    return {kWithTail, true, at, end};
  if (end == head_end || (end > head_end && at < head_end))
    return {kAtHead, true, at, end};
  return at > head_end ? Match{kAfterNoun, false, at, end}
                       : Match{kQualifies, true, at, end};
}

// Of two votes for a field the stronger counts.
void AddVote(const HeadingVote& vote, std::vector<HeadingVote>& votes) {
  const auto same = std::find_if(
      votes.begin(), votes.end(),
      [&](const HeadingVote& other) { return other.field == vote.field; });
  if (same == votes.end())
    votes.push_back(vote);
  else if (vote.strength > same->strength)
    *same = vote;
}

}  // namespace

std::vector<std::string> HeadingWords(std::string_view heading) {
  std::vector<std::string> words =
      Words(Fold(Parted(WithoutNoteMarks(heading))));
  std::erase_if(
      words, [](const std::string& word) { return IsAmong(kArticles, word); });
  for (std::string& word : words) Stem(word);
  if (words.size() > 1 && words.back() == kLanguage) words.pop_back();
  return words;
}

bool IsHeading(const std::string& folded, const std::string& wanted) {
  return folded == wanted || folded.starts_with(wanted) ||
         ContainsWords(folded, wanted);
}

bool IsIgnored(const std::string& heading,
               std::span<const std::string> ignore) {
  const std::string folded = Fold(heading);
  return std::any_of(
      ignore.begin(), ignore.end(), [&](const std::string& ignored) {
        return !folded.empty() && IsHeading(folded, Fold(ignored));
      });
}

namespace {

// What a phrase of dates is compared with has lost its "date".
std::vector<std::string> PhraseWords(std::string_view phrase,
                                     HeadingMatch match) {
  const std::vector<std::string> words = HeadingWords(phrase);
  if (match != HeadingMatch::kDated) return words;
  const std::span<const std::string> undated = Undated(words);
  return {undated.begin(), undated.end()};
}

}  // namespace

HeadingVocabulary::HeadingVocabulary(std::span<const HeadingRule> rules,
                                     std::span<const HeadingVeto> vetoes,
                                     HeadingBrackets brackets)
    : brackets_(brackets) {
  for (const HeadingRule& rule : rules)
    for (const std::string& phrase : Split(rule.phrases, ','))
      phrases_.push_back({rule.field, rule.weight, rule.match,
                          PhraseWords(phrase, rule.match)});
  for (std::size_t i = 0; i < phrases_.size(); ++i)
    if (!phrases_[i].words.empty())
      by_first_word_[phrases_[i].words.front()].push_back(i);
  for (const HeadingVeto& veto : vetoes)
    for (const std::string& word : Split(veto.words, ','))
      vetoes_.push_back({veto.fields, veto.at, HeadingWords(word)});
}

bool HeadingVocabulary::IsVetoed(int field, std::span<const std::string> words,
                                 const Match& match) const {
  // "Target date for review" is a target: what comes behind a preposition takes
  // nothing from a date before it.
  const std::size_t head_end = HeadEnd(words);
  const std::span<const std::string> within =
      match.in_head ? words.first(head_end) : words;
  return std::any_of(vetoes_.begin(), vetoes_.end(), [&](const Vetoed& veto) {
    if ((veto.fields >> field & 1) == 0 ||
        (veto.at == VetoAt::kWhole && veto.words.size() != words.size()))
      return false;
    for (std::size_t at = 0; at + veto.words.size() <= within.size(); ++at) {
      const std::size_t end = at + veto.words.size();
      if (at >= match.at && end <= match.end) continue;  // the phrase's own
      if (veto.at == VetoAt::kHead && end != head_end) continue;
      if (std::equal(veto.words.begin(), veto.words.end(),
                     within.begin() + static_cast<std::ptrdiff_t>(at)))
        return true;
    }
    return false;
  });
}

bool HeadingVocabulary::IsAnothers(int field,
                                   std::span<const std::string> words) const {
  return std::any_of(vetoes_.begin(), vetoes_.end(), [&](const Vetoed& veto) {
    return veto.at == VetoAt::kBrackets && (veto.fields >> field & 1) != 0 &&
           Find(words, veto.words, words.size()) != std::string::npos;
  });
}

void HeadingVocabulary::Vote(std::span<const std::string> words, double factor,
                             std::vector<HeadingVote>& votes) const {
  // Most words begin no phrase.
  std::vector<std::size_t> candidates;
  for (const std::string& word : words)
    if (const auto found = by_first_word_.find(word);
        found != by_first_word_.end())
      candidates.insert(candidates.end(), found->second.begin(),
                        found->second.end());
  if (candidates.empty()) return;
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()),
                   candidates.end());
  const std::span<const std::string> undated = Undated(words);
  const auto skipped = static_cast<std::size_t>(undated.data() - words.data());
  const std::size_t head_end = HeadEnd(words);
  const std::size_t undated_head_end =
      skipped == 0 && undated.size() == words.size() ? head_end
                                                     : HeadEnd(undated);
  for (const std::size_t i : candidates) {
    const Phrase& phrase = phrases_[i];
    Match match;
    switch (phrase.match) {
      case HeadingMatch::kPhrase:
        match = MatchPhrase(words, phrase.words, head_end);
        match.in_head = false;
        break;
      case HeadingMatch::kWhole:
        if (std::equal(words.begin(), words.end(), phrase.words.begin(),
                       phrase.words.end()))
          match = {1, false, 0, words.size()};
        break;
      case HeadingMatch::kDated:
        match = MatchPhrase(undated, phrase.words, undated_head_end);
        match.at += skipped;
        match.end += skipped;
        match.in_head = match.in_head && skipped == 0;
        break;
    }
    if (match.strength == 0 || IsVetoed(phrase.field, words, match)) continue;
    const double strength = match.strength * phrase.weight * factor;
    AddVote({phrase.field, strength, i}, votes);
  }
}

bool HeadingVocabulary::Vetoes(int field, std::string_view heading) const {
  return IsVetoed(field, HeadingWords(heading), {});
}

void HeadingVocabulary::VoteParts(std::string_view text, std::string_view marks,
                                  std::vector<HeadingVote>& votes) const {
  std::string parted;
  const double factor = marks == "&" ? kJoined : kAlternative;
  if (marks == "&") {
    parted = Fold(text);
    constexpr std::string_view kAnd = " and ";
    for (std::size_t at; (at = parted.find(kAnd)) != std::string::npos;)
      parted.replace(at, kAnd.size(), "&");
    text = parted;
  }
  if (text.find_first_of(marks) == std::string::npos) return;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end =
        std::min(text.find_first_of(marks, begin), text.size());
    Vote(HeadingWords(text.substr(begin, end - begin)), factor, votes);
    begin = end + 1;
  }
}

void HeadingVocabulary::VoteBrackets(std::string_view heading,
                                     const std::vector<std::string>& outside,
                                     std::vector<HeadingVote>& votes) const {
  const std::size_t open = heading.find('(');
  if (open == std::string_view::npos || open == 0) return;
  const std::vector<std::string> inside = HeadingWords(heading.substr(open));
  // "Risk (RAG)" is a risk's, as "Risk RAG" is.
  std::vector<HeadingVote> bracketed;
  Vote(inside, kBracketed, bracketed);
  // "Our ambition (Actions)": beside words of no field it names the column.
  const bool names = votes.empty();
  for (HeadingVote vote : bracketed) {
    if (IsAnothers(vote.field, outside)) continue;
    if (names && vote.strength >= kBracketed * phrases_[vote.rule].weight)
      vote.strength *= kAtHead / kBracketed;
    AddVote(vote, votes);
  }
  // "Status (RAG)" is a "status RAG".
  if (inside.size() == 1) Vote(HeadingWords(heading), 1, votes);
  for (const Vetoed& veto : vetoes_)
    if (veto.at == VetoAt::kBrackets && inside == veto.words)
      std::erase_if(votes, [&](const HeadingVote& vote) {
        return (veto.fields >> vote.field & 1) != 0;
      });
}

void HeadingVocabulary::Qualify(std::string_view heading,
                                std::vector<HeadingVote>& votes) const {
  const std::vector<std::string> words = Qualification(heading);
  if (words.empty()) return;
  // "Value (by district)" is no less a value.
  const auto kind = std::span(words).first(static_cast<std::size_t>(
      std::find_if(words.begin(), words.end(),
                   [](const std::string& word) {
                     return IsAmong(kPrepositions, word);
                   }) -
      words.begin()));
  std::erase_if(votes, [&](HeadingVote& vote) {
    vote.lost = vote.strength * (1 - kAtHead);
    vote.strength -= vote.lost;
    return phrases_[vote.rule].match == HeadingMatch::kWhole ||
           IsVetoed(vote.field, kind, {});
  });
  // "Received (by post)" may be a phrase of the vocabulary as a whole.
  Vote(HeadingWords(heading), 1, votes);
}

std::vector<HeadingVote> HeadingVocabulary::Votes(
    std::string_view heading) const {
  std::vector<HeadingVote> votes;
  std::string round(heading);  // "Target [note 2]"
  std::replace(round.begin(), round.end(), '[', '(');
  std::replace(round.begin(), round.end(), ']', ')');
  const std::string_view front = Unnumbered(Front(round));
  const std::string text = Unbracketed(front);
  const std::vector<std::string> words = HeadingWords(text);
  Vote(words, 1, votes);
  if (brackets_ == HeadingBrackets::kExplain && text.size() < front.size())
    VoteBrackets(front, words, votes);
  // A question offers no alternatives.
  if (text.find('?') == std::string::npos &&
      (words.empty() || !IsAmong(kInterrogatives, words.front())))
    for (const std::string_view marks : {"/\n", "&"})
      VoteParts(text, marks, votes);
  if (brackets_ == HeadingBrackets::kQualify) Qualify(front, votes);
  return votes;
}

}  // namespace planwatch
