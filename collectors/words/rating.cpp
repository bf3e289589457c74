#include "collectors/words/rating.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/lexer.h"

namespace planwatch {
namespace {

// How much a word says, from least to most. In one cell only the strongest
// words count: "In progress - on track" is on track, "Amber: some delay in
// recruiting" is amber.
enum class Says : unsigned char {
  kNothing,   // that there is no rating
  kActivity,  // whether work goes on, not whether it will be in time
  kProgress,  // whether it will be in time
  kColour,
  kDone,  // nothing more to do; only where it stands by itself (see Done)
  kOwn,   // the plan's own word
};

// What councils write: phrases between commas.

constexpr std::string_view kRedWords = "red, 🔴, 🟥";
constexpr std::string_view kAmberWords =
    "amber, yellow, orange, 🟠, 🟧, 🟡, 🟨";
constexpr std::string_view kGreenWords = "green, 🟢, 🟩";
constexpr std::string_view kBlueWords = "blue, 🔵, 🟦";

// Nothing more to do. "Delivered" and its like are claims of completion; what
// was withdrawn is closed as well.
constexpr std::string_view kDone =
    "complete, completed, action complete, done, achieved, closed, "
    "implemented, delivered, finished, fulfilled, concluded, discharged, "
    "resolved, actioned, embedded, met, signed off, business as usual, bau, "
    "withdrawn, cancelled, superseded, no longer required, no longer needed, "
    "no longer applicable";

// In time.
constexpr std::string_view kInTime =
    "on track, on target, on schedule, on time, on plan, on course, to plan, "
    "as planned, ahead of schedule, ahead of target, ahead of plan, within "
    "timescale, within timescales, progressing well, good progress, no "
    "issues, no concerns, no delay, no delays, no slippage, not at risk, not "
    "delayed, satisfactory";

// Slipping, and still to be recovered. "Delayed" and "behind schedule" alone
// claim no more than that.
constexpr std::string_view kSlipping =
    "slippage, some slippage, minor slippage, slipped, slipping, delay, "
    "delays, minor delay, minor delays, some delay, slight delay, delayed, "
    "behind schedule, behind target, behind plan, slightly behind, slightly "
    "off track, slightly off target, at risk, some risk, some risks, some "
    "concerns, some issues, minor issues, medium risk, some progress, limited "
    "progress, on hold, paused, suspended, deferred, postponed";

// Late, or not going to be done.
constexpr std::string_view kLate =
    "off track, off target, off course, not on track, not on target, not on "
    "schedule, overdue, late, missed, deadline missed, critical, high risk, "
    "serious concerns, major concerns, major issues, major delay, major "
    "delays, major slippage, serious delay, serious slippage, significant "
    "delay, significant delays, significant slippage, significant issues, "
    "significantly delayed, seriously delayed, significantly behind, "
    "significantly behind schedule, seriously behind, seriously behind "
    "schedule, well behind, well behind schedule, not achieved, not met, not "
    "delivered, not achievable, unachievable, failed, failing, stalled, "
    "blocked, no progress, not progressing, not progressed, unsatisfactory";

// Work goes on: not done, and no claim that it will be in time, so amber (the
// middle of the usual "not started, in progress, complete").
constexpr std::string_view kGoingOn =
    "in progress, work in progress, progressing, underway, under way, "
    "ongoing, on going, started, commenced, begun, in development, open, "
    "active, partial";

// Not begun, or not done: a fact, and no rating, since it may not be time yet.
// What is late shows as overdue by its date.
constexpr std::string_view kNotBegun =
    "not started, not yet started, not begun, not commenced, yet to start, "
    "yet to commence, to start, to do, incomplete, outstanding, pending, "
    "planned, new, future action, not due, not yet due, not overdue";

// Known ways of giving none.
constexpr std::string_view kNoRating =
    "n/a, n.a, na, not applicable, none, nil, tbc, tba, tbd, to be confirmed, "
    "to be agreed, to be determined, not rated, not known, unrated, unknown, "
    "no rating, no update, no status, white, grey, gray";

struct Meaning {
  std::string_view phrases;
  Rag rag;
  Says says;
};
constexpr Meaning kMeanings[] = {
    {kRedWords, Rag::kRed, Says::kColour},
    {kAmberWords, Rag::kAmber, Says::kColour},
    {kGreenWords, Rag::kGreen, Says::kColour},
    {kBlueWords, Rag::kBlue, Says::kColour},
    {kDone, Rag::kBlue, Says::kDone},
    {kInTime, Rag::kGreen, Says::kProgress},
    {kSlipping, Rag::kAmber, Says::kProgress},
    {kLate, Rag::kRed, Says::kProgress},
    {kGoingOn, Rag::kAmber, Says::kActivity},
    {kNotBegun, Rag::kUnrated, Says::kActivity},
    {kNoRating, Rag::kUnrated, Says::kNothing},
};

// Letters count as colours where nothing but such letters and kAboutRag stands
// beside them: "A/R" does, "A useful policy" does not. Of a pair the worse
// counts.
constexpr std::pair<std::string_view, Rag> kRagLetters[] = {
    {"r", Rag::kRed},    {"a", Rag::kAmber},  {"g", Rag::kGreen},
    {"b", Rag::kBlue},   {"ra", Rag::kRed},   {"ar", Rag::kRed},
    {"ag", Rag::kAmber}, {"ga", Rag::kAmber},
};

constexpr std::string_view kAboutRag[] = {
    "rag",     "brag",       "ragb",      "status", "rating", "rated",
    "overall", "current",    "currently", "now",    "was",    "previous",
    "prev",    "previously", "from",      "to",     "is"};

// What may stand beside a word of completion without taking it back:
// "All actions now completed (June 2015)".
constexpr std::string_view kBesideDone[] = {
    "now",          "fully",   "all",      "action",    "actions", "task",
    "tasks",        "work",    "been",     "has",       "have",    "is",
    "are",          "was",     "were",     "already",   "and",     "status",
    "date",         "dated",   "on",       "in",        "at",      "as",
    "of",           "the",     "st",       "nd",        "rd",      "th",
    "successfully", "january", "february", "march",     "april",   "may",
    "june",         "july",    "august",   "september", "october", "november",
    "december",     "jan",     "feb",      "mar",       "apr",     "jun",
    "jul",          "aug",     "sep",      "sept",      "oct",     "nov",
    "dec",          "rag",     "blue",     "green"};

constexpr std::string_view kPartly[] = {
    "partially", "partly",  "part",          "nearly",    "almost",
    "mostly",    "largely", "substantially", "not fully", "not all"};

constexpr std::string_view kNegations[] = {
    "not",   "no",     "never",  "nor",     "without", "unlikely",
    "isn't", "aren't", "hasn't", "haven't", "wasn't",  "weren't"};

// A colour with one of these in front of it is the one before.
constexpr std::string_view kBefore[] = {"was",      "were", "previously",
                                        "previous", "prev", "formerly",
                                        "from",     "last", "originally"};
constexpr std::string_view kArrows[] = {"→", "⇒", "➔", "➜", "➡", "⟶", ">"};

template <typename List>
bool Among(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

struct Entry {
  std::vector<Token> tokens;
  Rag rag;
  Says says;
};

// The longest phrase of `entries` that begins at `first`.
const Entry* Longest(std::span<const Entry> entries,
                     std::span<const Token> tokens, std::size_t first) {
  const Entry* longest = nullptr;
  for (const Entry& entry : entries)
    if (MatchPhrase(tokens, first, entry.tokens) > 0 &&
        (!longest || entry.tokens.size() > longest->tokens.size()))
      longest = &entry;
  return longest;
}

const Entry* LongestBuiltIn(std::span<const Token> tokens, std::size_t at) {
  static const auto by_first_word = [] {
    std::unordered_map<std::string_view, std::vector<Entry>> entries;
    for (const Meaning& meaning : kMeanings)
      for (std::string_view rest = meaning.phrases; !rest.empty();) {
        const std::string_view phrase = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(phrase.size() + 1, rest.size()));
        std::vector<Token> lexed = LexPhrase(phrase);
        const std::string_view first = lexed.front().text;
        entries[first].push_back({std::move(lexed), meaning.rag, meaning.says});
      }
    return entries;
  }();
  const auto found = by_first_word.find(tokens[at].text);
  return found == by_first_word.end() ? nullptr
                                      : Longest(found->second, tokens, at);
}

// The configuration's words, taken apart.
class OwnEntries {
 public:
  explicit OwnEntries(const RatingWords& own_words) {
    for (const auto& [rag, phrases] : own_words)
      for (const std::string& phrase : phrases) {
        const std::string& folded = folded_.emplace_back(Fold(phrase));
        entries_.push_back({LexPhrase(folded), rag, Says::kOwn});
      }
  }
  std::span<const Entry> entries() const { return entries_; }

 private:
  std::deque<std::string> folded_;  // the tokens stand in it
  std::vector<Entry> entries_;
};

struct Hit {
  std::size_t first, end;  // tokens
  Rag rag;
  Says says;
};

// One line of a cell. Segments are the runs of tokens between symbols.
class Line {
 public:
  Line(std::string_view line, std::span<const Entry> own)
      : text_(Fold(line)), tokens_(LexPhrase(text_)) {
    for (std::size_t i = 0; i < tokens_.size();) {
      const Hit hit = HitAt(i, own);
      if (hit.end > i) {
        hits_.push_back(hit);
        i = hit.end;
      } else {
        ++i;
      }
    }
    Percentages();
    const auto strongest = std::max_element(
        hits_.begin(), hits_.end(),
        [](const Hit& a, const Hit& b) { return a.says < b.says; });
    if (strongest == hits_.end()) return;
    says_ = strongest->says;
    std::erase_if(hits_, [&](const Hit& hit) { return hit.says != says_; });
    if (says_ == Says::kColour) {
      if (IsTemplate()) {
        hits_.clear();
        says_ = Says::kNothing;
      }
      DropPrevious();
    }
  }

  Line(const Line&) = delete;  // the tokens would stand in the other's text

  bool known() const { return hits_known_ || !has_words_; }
  Says says() const { return says_; }
  bool complete() const { return says_ == Says::kDone; }
  const std::vector<Hit>& hits() const { return hits_; }
  // Nothing but colours, spaces and commas.
  bool only_colours() const {
    if (says_ != Says::kColour) return false;
    std::size_t covered = 0;
    for (const Hit& hit : hits_) covered += hit.end - hit.first;
    return covered + static_cast<std::size_t>(std::count_if(
                         tokens_.begin(), tokens_.end(),
                         [](const Token& t) { return t.IsSymbol(","); })) ==
           tokens_.size();
  }
  Rag worst() const {
    Rag worst = Rag::kUnrated;
    for (const Hit& hit : hits_) worst = std::min(worst, hit.rag);
    return worst;
  }

 private:
  bool IsText(std::size_t i) const {
    return tokens_[i].kind != Token::Kind::kSymbol;
  }
  std::pair<std::size_t, std::size_t> SegmentOf(std::size_t first,
                                                std::size_t end) const {
    while (first > 0 && IsText(first - 1)) --first;
    while (end < tokens_.size() && IsText(end)) ++end;
    return {first, end};
  }

  Hit HitAt(std::size_t i, std::span<const Entry> own) {
    has_words_ = has_words_ || IsText(i);
    if (const Entry* const entry = Longest(own, tokens_, i))
      return Known({i, i + entry->tokens.size(), entry->rag, entry->says});
    if (const Entry* const entry = LongestBuiltIn(tokens_, i)) {
      const Hit hit{i, i + entry->tokens.size(), entry->rag, entry->says};
      return entry->says == Says::kDone ? Done(hit) : Negated(hit);
    }
    if (IsLetter(i))
      for (const auto& [letter, rag] : kRagLetters)
        if (tokens_[i].text == letter)
          return Known({i, i + 1, rag, Says::kColour});
    return {i, i, Rag::kUnrated, Says::kNothing};
  }

  Hit Known(Hit hit) {
    hits_known_ = true;
    return hit;
  }

  // "to be completed by June" and "training completed for 20 staff" are no
  // completed actions, "not yet complete" is the opposite of one.
  Hit Done(Hit hit) {
    const auto [first, end] = SegmentOf(hit.first, hit.end);
    bool pure = true, partly = false, negated = false;
    for (std::size_t i = first; i < end; ++i) {
      const std::string_view word = tokens_[i].text;
      if (i < hit.first) {
        partly = partly || Among(kPartly, word);
        negated =
            negated || Among(kNegations, word) || word == "yet" || word == "be";
      }
      const Entry* const entry = LongestBuiltIn(tokens_, i);
      if (entry && entry->says == Says::kDone)
        i += entry->tokens.size() - 1;
      else
        pure = pure && (tokens_[i].kind == Token::Kind::kNumber ||
                        Among(kBesideDone, word));
    }
    if (pure) return Known(hit);
    if (partly) return Known(Activity(hit, Rag::kAmber));
    if (negated) return Known(Activity(hit, Rag::kUnrated));
    return {hit.first, hit.first, Rag::kUnrated, Says::kNothing};
  }

  static Hit Activity(Hit hit, Rag rag) {
    return {hit.first, hit.end, rag, Says::kActivity};
  }

  // "not currently on track" is off it; "not delayed" is no rating.
  Hit Negated(Hit hit) {
    if (hit.says == Says::kProgress || hit.says == Says::kActivity) {
      for (std::size_t i = SegmentOf(hit.first, hit.end).first; i < hit.first;
           ++i)
        if (Among(kNegations, tokens_[i].text))
          hit.rag = hit.rag == Rag::kGreen ? Rag::kRed : Rag::kUnrated;
    }
    return Known(hit);
  }

  bool IsLetter(std::size_t i) const {
    if (tokens_[i].kind != Token::Kind::kWord || tokens_[i].text.size() > 2)
      return false;
    const auto [first, end] = SegmentOf(i, i + 1);
    for (std::size_t k = first; k < end; ++k) {
      const std::string_view word = tokens_[k].text;
      const Entry* const entry = LongestBuiltIn(tokens_, k);
      const bool letter =
          std::any_of(std::begin(kRagLetters), std::end(kRagLetters),
                      [&](const auto& known) { return known.first == word; });
      if (!letter && !Among(kAboutRag, word) &&
          !(entry && entry->says == Says::kColour))
        return false;
    }
    return true;
  }

  // "80% complete" is not done; "100%" is.
  void Percentages() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (tokens_[i].kind != Token::Kind::kNumber ||
          !tokens_[i + 1].IsSymbol("%") || tokens_[i].text.size() > 3)
        continue;
      hits_known_ = true;
      const bool all = tokens_[i].text == "100";
      const bool none =
          tokens_[i].text.find_first_not_of('0') == std::string_view::npos;
      if (all) {
        if (tokens_.size() == 2)
          hits_.push_back({i, i + 2, Rag::kBlue, Says::kDone});
        continue;
      }
      std::erase_if(hits_,
                    [](const Hit& hit) { return hit.says == Says::kDone; });
      hits_.push_back(
          {i, i + 2, none ? Rag::kUnrated : Rag::kAmber, Says::kActivity});
    }
  }

  // A form's "Red / Amber / Green" of which none was chosen.
  bool IsTemplate() const {
    if (hits_.size() < 3) return false;
    std::array<bool, kAllRags.size()> met{};
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      met[static_cast<std::size_t>(hits_[i].rag)] = true;
      if (i > 0 && !(hits_[i].first == hits_[i - 1].end + 1 &&
                     tokens_[hits_[i - 1].end].IsSymbol("/")))
        return false;
    }
    return met[0] && met[1] && met[2];
  }

  // "Red → Amber", "Red to Amber", "Amber (was Red)".
  void DropPrevious() {
    std::vector<bool> previous(hits_.size());
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      const std::size_t from = i == 0 ? 0 : hits_[i - 1].end;
      std::size_t words = 0;
      bool to = false, moved = false;
      for (std::size_t k = from; k < hits_[i].first; ++k) {
        words += IsText(k) ? 1 : 0;
        to = to || tokens_[k].IsWord("to");
        moved = moved || Among(kArrows, tokens_[k].text) ||
                tokens_[k].IsWord("now") || tokens_[k].IsWord("currently");
        if (Among(kBefore, tokens_[k].text)) previous[i] = true;
      }
      if (i > 0 && (moved || (to && words == 1)))
        std::fill_n(previous.begin(), i, true);
    }
    if (std::find(previous.begin(), previous.end(), false) == previous.end())
      return;
    std::size_t i = 0;
    std::erase_if(hits_, [&](const Hit&) { return previous[i++]; });
  }

  std::string text_;
  std::vector<Token> tokens_;
  std::vector<Hit> hits_;
  Says says_ = Says::kNothing;
  bool hits_known_ = false;
  bool has_words_ = false;
};

// Of a form's boxes, the words beside those that are ticked: "☐ Red ☒ Amber".
// The text as it is where it has none.
std::string Ticked(std::string_view text) {
  constexpr std::string_view kOpen = "☐", kTicks[] = {"☑", "☒"};
  std::vector<std::size_t> boxes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view box = text.substr(at, kOpen.size());
    if (box == kOpen || box == kTicks[0] || box == kTicks[1])
      boxes.push_back(at);
  }
  if (boxes.empty()) return std::string(text);
  // The words stand behind their boxes, or before.
  const bool behind = Tidy(text.substr(0, boxes.front())).empty();
  std::string ticked;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (text.substr(boxes[i], kOpen.size()) == kOpen) continue;
    std::size_t begin = i > 0 ? boxes[i - 1] + kOpen.size() : 0;
    std::size_t end = boxes[i];
    if (behind) {
      begin = boxes[i] + kOpen.size();
      end = i + 1 < boxes.size() ? boxes[i + 1] : text.size();
    }
    ticked.append(text.substr(begin, end - begin)) += '\n';
  }
  return ticked;
}

}  // namespace

std::string_view RagName(Rag rag) {
  switch (rag) {
    case Rag::kRed:
      return "red";
    case Rag::kAmber:
      return "amber";
    case Rag::kGreen:
      return "green";
    case Rag::kBlue:
      return "blue";
    case Rag::kUnrated:
      return "unrated";
  }
  return "unrated";
}

std::optional<Rag> RagFromName(std::string_view name) {
  for (const Rag rag : kAllRags)
    if (name == RagName(rag)) return rag;
  return std::nullopt;
}

Rag RatingReading::worst() const {
  Rag worst = Rag::kUnrated;
  for (const Rag rag : rags) worst = std::min(worst, rag);
  return worst;
}

RatingReading ReadRating(std::string_view cell, const RatingWords& own_words) {
  RatingReading reading;
  const std::string text = TidyLines(Ticked(cell));
  if (text.empty()) return reading;

  const OwnEntries own(own_words);
  std::deque<Line> lines;
  Says strongest = Says::kNothing;
  bool all_known = true, any_known = false;
  for (const std::string& part : Split(text, '\n')) {
    const Line& line = lines.emplace_back(part, own.entries());
    strongest = std::max(strongest, line.says());
    all_known = all_known && line.known();
    any_known = any_known || line.known();
  }
  reading.known = any_known;

  // Beside a colour, a line of prose that holds a word of progress is prose.
  const bool strong = strongest >= Says::kColour;
  bool done = false, open = false;
  for (const Line& line : lines) {
    if (strong && line.says() < Says::kColour) continue;
    for (const Hit& hit : line.hits()) reading.rags.push_back(hit.rag);
    done = done || line.complete();
    open = open || (!line.complete() && line.worst() < Rag::kGreen);
  }
  reading.complete = done && !open;

  if (lines.size() > 1 && all_known) {
    for (const Line& line : lines)
      reading.parts.push_back({line.worst(), line.complete()});
  } else if (lines.size() == 1 && lines.front().only_colours() &&
             reading.rags.size() > 1) {
    for (const Rag rag : reading.rags) reading.parts.push_back({rag, false});
  }
  return reading;
}

bool SaysDone(std::string_view text) { return ReadRating(text, {}).complete; }

}  // namespace planwatch
