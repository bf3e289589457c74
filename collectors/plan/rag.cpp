#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <unordered_map>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/lexer.h"
#include "collectors/plan/words.h"

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
  kDone,  // nothing more to do; only where it stands by itself (see IsDone)
  kOwn,   // the plan's own word
};

struct RagWord {
  std::string_view phrase;
  Rag rag;
  Says says;
};

// What councils write. Blue is complete; unrated is a known way of giving no
// rating.
constexpr RagWord kRagWords[] = {
    {"red", Rag::kRed, Says::kColour},
    {"amber", Rag::kAmber, Says::kColour},
    {"yellow", Rag::kAmber, Says::kColour},
    {"orange", Rag::kAmber, Says::kColour},
    {"green", Rag::kGreen, Says::kColour},
    {"blue", Rag::kBlue, Says::kColour},
    {"🔴", Rag::kRed, Says::kColour},
    {"🟥", Rag::kRed, Says::kColour},
    {"🟠", Rag::kAmber, Says::kColour},
    {"🟧", Rag::kAmber, Says::kColour},
    {"🟡", Rag::kAmber, Says::kColour},
    {"🟨", Rag::kAmber, Says::kColour},
    {"🟢", Rag::kGreen, Says::kColour},
    {"🟩", Rag::kGreen, Says::kColour},
    {"🔵", Rag::kBlue, Says::kColour},
    {"🟦", Rag::kBlue, Says::kColour},

    // Done. "Delivered" and its like are claims of completion; an action that
    // was withdrawn is closed as well: there is nothing more to do.
    {"complete", Rag::kBlue, Says::kDone},
    {"completed", Rag::kBlue, Says::kDone},
    {"action complete", Rag::kBlue, Says::kDone},
    {"done", Rag::kBlue, Says::kDone},
    {"achieved", Rag::kBlue, Says::kDone},
    {"closed", Rag::kBlue, Says::kDone},
    {"implemented", Rag::kBlue, Says::kDone},
    {"delivered", Rag::kBlue, Says::kDone},
    {"finished", Rag::kBlue, Says::kDone},
    {"fulfilled", Rag::kBlue, Says::kDone},
    {"concluded", Rag::kBlue, Says::kDone},
    {"discharged", Rag::kBlue, Says::kDone},
    {"resolved", Rag::kBlue, Says::kDone},
    {"actioned", Rag::kBlue, Says::kDone},
    {"embedded", Rag::kBlue, Says::kDone},
    {"met", Rag::kBlue, Says::kDone},
    {"signed off", Rag::kBlue, Says::kDone},
    {"business as usual", Rag::kBlue, Says::kDone},
    {"bau", Rag::kBlue, Says::kDone},
    {"withdrawn", Rag::kBlue, Says::kDone},
    {"cancelled", Rag::kBlue, Says::kDone},
    {"superseded", Rag::kBlue, Says::kDone},
    {"no longer required", Rag::kBlue, Says::kDone},
    {"no longer needed", Rag::kBlue, Says::kDone},
    {"no longer applicable", Rag::kBlue, Says::kDone},

    // In time.
    {"on track", Rag::kGreen, Says::kProgress},
    {"on target", Rag::kGreen, Says::kProgress},
    {"on schedule", Rag::kGreen, Says::kProgress},
    {"on time", Rag::kGreen, Says::kProgress},
    {"on plan", Rag::kGreen, Says::kProgress},
    {"on course", Rag::kGreen, Says::kProgress},
    {"to plan", Rag::kGreen, Says::kProgress},
    {"as planned", Rag::kGreen, Says::kProgress},
    {"ahead of schedule", Rag::kGreen, Says::kProgress},
    {"ahead of target", Rag::kGreen, Says::kProgress},
    {"ahead of plan", Rag::kGreen, Says::kProgress},
    {"within timescale", Rag::kGreen, Says::kProgress},
    {"within timescales", Rag::kGreen, Says::kProgress},
    {"progressing well", Rag::kGreen, Says::kProgress},
    {"good progress", Rag::kGreen, Says::kProgress},
    {"no issues", Rag::kGreen, Says::kProgress},
    {"no concerns", Rag::kGreen, Says::kProgress},
    {"no delay", Rag::kGreen, Says::kProgress},
    {"no delays", Rag::kGreen, Says::kProgress},
    {"no slippage", Rag::kGreen, Says::kProgress},
    {"not at risk", Rag::kGreen, Says::kProgress},
    {"not delayed", Rag::kGreen, Says::kProgress},
    {"satisfactory", Rag::kGreen, Says::kProgress},

    // Slipping, and still to be recovered. "Delayed" and "behind schedule"
    // alone claim no more than that.
    {"slippage", Rag::kAmber, Says::kProgress},
    {"some slippage", Rag::kAmber, Says::kProgress},
    {"minor slippage", Rag::kAmber, Says::kProgress},
    {"slipped", Rag::kAmber, Says::kProgress},
    {"slipping", Rag::kAmber, Says::kProgress},
    {"delay", Rag::kAmber, Says::kProgress},
    {"delays", Rag::kAmber, Says::kProgress},
    {"minor delay", Rag::kAmber, Says::kProgress},
    {"minor delays", Rag::kAmber, Says::kProgress},
    {"some delay", Rag::kAmber, Says::kProgress},
    {"slight delay", Rag::kAmber, Says::kProgress},
    {"delayed", Rag::kAmber, Says::kProgress},
    {"behind schedule", Rag::kAmber, Says::kProgress},
    {"behind target", Rag::kAmber, Says::kProgress},
    {"behind plan", Rag::kAmber, Says::kProgress},
    {"slightly behind", Rag::kAmber, Says::kProgress},
    {"slightly off track", Rag::kAmber, Says::kProgress},
    {"slightly off target", Rag::kAmber, Says::kProgress},
    {"at risk", Rag::kAmber, Says::kProgress},
    {"some risk", Rag::kAmber, Says::kProgress},
    {"some risks", Rag::kAmber, Says::kProgress},
    {"some concerns", Rag::kAmber, Says::kProgress},
    {"some issues", Rag::kAmber, Says::kProgress},
    {"minor issues", Rag::kAmber, Says::kProgress},
    {"medium risk", Rag::kAmber, Says::kProgress},
    {"some progress", Rag::kAmber, Says::kProgress},
    {"limited progress", Rag::kAmber, Says::kProgress},
    {"on hold", Rag::kAmber, Says::kProgress},
    {"paused", Rag::kAmber, Says::kProgress},
    {"suspended", Rag::kAmber, Says::kProgress},
    {"deferred", Rag::kAmber, Says::kProgress},
    {"postponed", Rag::kAmber, Says::kProgress},

    // Late, or not going to be done.
    {"off track", Rag::kRed, Says::kProgress},
    {"off target", Rag::kRed, Says::kProgress},
    {"off course", Rag::kRed, Says::kProgress},
    {"not on track", Rag::kRed, Says::kProgress},
    {"not on target", Rag::kRed, Says::kProgress},
    {"not on schedule", Rag::kRed, Says::kProgress},
    {"overdue", Rag::kRed, Says::kProgress},
    {"late", Rag::kRed, Says::kProgress},
    {"missed", Rag::kRed, Says::kProgress},
    {"deadline missed", Rag::kRed, Says::kProgress},
    {"critical", Rag::kRed, Says::kProgress},
    {"high risk", Rag::kRed, Says::kProgress},
    {"serious concerns", Rag::kRed, Says::kProgress},
    {"major concerns", Rag::kRed, Says::kProgress},
    {"major issues", Rag::kRed, Says::kProgress},
    {"major delay", Rag::kRed, Says::kProgress},
    {"major delays", Rag::kRed, Says::kProgress},
    {"major slippage", Rag::kRed, Says::kProgress},
    {"serious delay", Rag::kRed, Says::kProgress},
    {"serious slippage", Rag::kRed, Says::kProgress},
    {"significant delay", Rag::kRed, Says::kProgress},
    {"significant delays", Rag::kRed, Says::kProgress},
    {"significant slippage", Rag::kRed, Says::kProgress},
    {"significant issues", Rag::kRed, Says::kProgress},
    {"significantly delayed", Rag::kRed, Says::kProgress},
    {"seriously delayed", Rag::kRed, Says::kProgress},
    {"significantly behind", Rag::kRed, Says::kProgress},
    {"significantly behind schedule", Rag::kRed, Says::kProgress},
    {"seriously behind", Rag::kRed, Says::kProgress},
    {"seriously behind schedule", Rag::kRed, Says::kProgress},
    {"well behind", Rag::kRed, Says::kProgress},
    {"well behind schedule", Rag::kRed, Says::kProgress},
    {"not achieved", Rag::kRed, Says::kProgress},
    {"not met", Rag::kRed, Says::kProgress},
    {"not delivered", Rag::kRed, Says::kProgress},
    {"not achievable", Rag::kRed, Says::kProgress},
    {"unachievable", Rag::kRed, Says::kProgress},
    {"failed", Rag::kRed, Says::kProgress},
    {"failing", Rag::kRed, Says::kProgress},
    {"stalled", Rag::kRed, Says::kProgress},
    {"blocked", Rag::kRed, Says::kProgress},
    {"no progress", Rag::kRed, Says::kProgress},
    {"not progressing", Rag::kRed, Says::kProgress},
    {"not progressed", Rag::kRed, Says::kProgress},
    {"unsatisfactory", Rag::kRed, Says::kProgress},

    // Work goes on: not done, and no claim that it will be in time, so amber
    // (the middle of the usual "not started, in progress, complete").
    {"in progress", Rag::kAmber, Says::kActivity},
    {"work in progress", Rag::kAmber, Says::kActivity},
    {"progressing", Rag::kAmber, Says::kActivity},
    {"underway", Rag::kAmber, Says::kActivity},
    {"under way", Rag::kAmber, Says::kActivity},
    {"ongoing", Rag::kAmber, Says::kActivity},
    {"on going", Rag::kAmber, Says::kActivity},
    {"started", Rag::kAmber, Says::kActivity},
    {"commenced", Rag::kAmber, Says::kActivity},
    {"begun", Rag::kAmber, Says::kActivity},
    {"in development", Rag::kAmber, Says::kActivity},
    {"open", Rag::kAmber, Says::kActivity},
    {"active", Rag::kAmber, Says::kActivity},
    {"partial", Rag::kAmber, Says::kActivity},

    // Not begun, or not done: a fact, and no rating, since it may not be time
    // yet. What is late shows as overdue by its date.
    {"not started", Rag::kUnrated, Says::kActivity},
    {"not yet started", Rag::kUnrated, Says::kActivity},
    {"not begun", Rag::kUnrated, Says::kActivity},
    {"not commenced", Rag::kUnrated, Says::kActivity},
    {"yet to start", Rag::kUnrated, Says::kActivity},
    {"yet to commence", Rag::kUnrated, Says::kActivity},
    {"to start", Rag::kUnrated, Says::kActivity},
    {"to do", Rag::kUnrated, Says::kActivity},
    {"incomplete", Rag::kUnrated, Says::kActivity},
    {"outstanding", Rag::kUnrated, Says::kActivity},
    {"pending", Rag::kUnrated, Says::kActivity},
    {"planned", Rag::kUnrated, Says::kActivity},
    {"new", Rag::kUnrated, Says::kActivity},
    {"future action", Rag::kUnrated, Says::kActivity},
    {"not due", Rag::kUnrated, Says::kActivity},
    {"not yet due", Rag::kUnrated, Says::kActivity},
    {"not overdue", Rag::kUnrated, Says::kActivity},

    {"n/a", Rag::kUnrated, Says::kNothing},
    {"n.a", Rag::kUnrated, Says::kNothing},
    {"na", Rag::kUnrated, Says::kNothing},
    {"not applicable", Rag::kUnrated, Says::kNothing},
    {"none", Rag::kUnrated, Says::kNothing},
    {"nil", Rag::kUnrated, Says::kNothing},
    {"tbc", Rag::kUnrated, Says::kNothing},
    {"tba", Rag::kUnrated, Says::kNothing},
    {"tbd", Rag::kUnrated, Says::kNothing},
    {"to be confirmed", Rag::kUnrated, Says::kNothing},
    {"to be agreed", Rag::kUnrated, Says::kNothing},
    {"to be determined", Rag::kUnrated, Says::kNothing},
    {"not rated", Rag::kUnrated, Says::kNothing},
    {"not known", Rag::kUnrated, Says::kNothing},
    {"unrated", Rag::kUnrated, Says::kNothing},
    {"unknown", Rag::kUnrated, Says::kNothing},
    {"no rating", Rag::kUnrated, Says::kNothing},
    {"no update", Rag::kUnrated, Says::kNothing},
    {"no status", Rag::kUnrated, Says::kNothing},
    {"white", Rag::kUnrated, Says::kNothing},
    {"grey", Rag::kUnrated, Says::kNothing},
    {"gray", Rag::kUnrated, Says::kNothing},
};

// Letters count as colours where nothing but such letters and kAboutRag stands
// beside them: "A/R" does, "A new policy" does not. Of a pair the worse counts.
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
  std::string text;  // folded; the tokens stand in it
  std::vector<Token> tokens;
  Rag rag;
  Says says;

  Entry(std::string_view phrase, Rag entry_rag, Says entry_says)
      : text(Fold(phrase)),
        tokens(LexPhrase(text)),
        rag(entry_rag),
        says(entry_says) {}
  Entry(Entry&&) = delete;  // the tokens would point into the old text
};

// The built-in words by their first token.
class Vocabulary {
 public:
  Vocabulary() {
    for (const RagWord& word : kRagWords) {
      const auto entry =
          std::make_shared<const Entry>(word.phrase, word.rag, word.says);
      by_first_[entry->tokens.front().text].push_back(entry);
    }
  }
  // The longest phrase that begins here.
  const Entry* Longest(std::span<const Token> tokens, std::size_t first) const {
    const auto found = by_first_.find(tokens[first].text);
    if (found == by_first_.end()) return nullptr;
    const Entry* longest = nullptr;
    for (const auto& entry : found->second)
      if (MatchPhrase(tokens, first, entry->tokens) > 0 &&
          (!longest || entry->tokens.size() > longest->tokens.size()))
        longest = entry.get();
    return longest;
  }

 private:
  std::unordered_map<std::string_view,
                     std::vector<std::shared_ptr<const Entry>>>
      by_first_;
};

const Vocabulary& BuiltIn() {
  static const Vocabulary vocabulary;
  return vocabulary;
}

struct Hit {
  std::size_t first, end;  // tokens
  Rag rag;
  Says says;
};

// One line of a cell. Segments are the runs of tokens between symbols.
class Line {
 public:
  Line(std::string_view line, std::span<const std::shared_ptr<Entry>> own)
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

  bool known() const { return hits_known_ || !has_words_; }
  bool blank() const { return tokens_.empty(); }
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

  Hit HitAt(std::size_t i, std::span<const std::shared_ptr<Entry>> own) {
    has_words_ = has_words_ || IsText(i);
    std::size_t longest = 0;
    Hit hit{i, i, Rag::kUnrated, Says::kOwn};
    for (const auto& entry : own) {
      const std::size_t length = MatchPhrase(tokens_, i, entry->tokens);
      if (length <= longest) continue;
      longest = length;
      hit = {i, i + length, entry->rag, Says::kOwn};
    }
    if (longest > 0) return Known(hit);
    if (const Entry* const entry = BuiltIn().Longest(tokens_, i)) {
      hit = {i, i + entry->tokens.size(), entry->rag, entry->says};
      return entry->says == Says::kDone ? Done(hit) : Negated(hit);
    }
    if (IsLetter(i))
      for (const auto& [letter, rag] : kRagLetters)
        if (tokens_[i].text == letter)
          return Known({i, i + 1, rag, Says::kColour});
    return hit;
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
      if (i >= hit.first && i < hit.end) continue;
      const std::string_view word = tokens_[i].text;
      if (i < hit.first) {
        partly = partly || Among(kPartly, word);
        negated =
            negated || Among(kNegations, word) || word == "yet" || word == "be";
      }
      const Entry* const entry = BuiltIn().Longest(tokens_, i);
      pure = pure && (tokens_[i].kind == Token::Kind::kNumber ||
                      Among(kBesideDone, word) ||
                      (entry && entry->says == Says::kDone) ||
                      (i > first && i > hit.first && word == "off"));
    }
    if (pure) return Known(hit);
    if (negated && partly) return Known(Activity(hit, Rag::kAmber));
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
      const Entry* const entry = BuiltIn().Longest(tokens_, k);
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

}  // namespace

Rag RagReading::worst() const {
  Rag worst = Rag::kUnrated;
  for (const Rag rag : rags) worst = std::min(worst, rag);
  return worst;
}

RagReading ReadRag(std::string_view cell, const RagWords& own_words) {
  RagReading reading;
  const std::string text = TidyLines(cell);
  if (text.empty()) return reading;

  std::vector<std::shared_ptr<Entry>> own;
  for (const auto& [rag, phrases] : own_words)
    for (const std::string& phrase : phrases)
      own.push_back(std::make_shared<Entry>(phrase, rag, Says::kOwn));

  std::vector<std::unique_ptr<const Line>> lines;
  Says strongest = Says::kNothing;
  bool all_known = true, any_known = false;
  for (const std::string& part : Split(text, '\n')) {
    lines.push_back(std::make_unique<const Line>(part, own));
    const Line& line = *lines.back();
    strongest = std::max(strongest, line.says());
    all_known = all_known && line.known();
    any_known = any_known || line.known();
  }
  reading.known = any_known;

  // Beside a colour, a line of prose that holds a word of progress is prose.
  const bool strong = strongest >= Says::kColour;
  bool done = false, open = false;
  for (const auto& line : lines) {
    if (strong && line->says() < Says::kColour) continue;
    for (const Hit& hit : line->hits()) reading.rags.push_back(hit.rag);
    done = done || line->complete();
    open = open || (!line->complete() && line->worst() < Rag::kGreen);
  }
  reading.complete = done && !open;

  if (lines.size() > 1 && all_known) {
    for (const auto& line : lines)
      reading.parts.push_back({line->worst(), line->complete()});
  } else if (lines.size() == 1 && lines.front()->only_colours() &&
             reading.rags.size() > 1) {
    for (const Rag rag : reading.rags) reading.parts.push_back({rag, false});
  }
  return reading;
}

Rag RagOfColour(Colour colour) {
  // OKLab (Björn Ottosson, 2020), where hues and strengths of colours compare
  // as the eye does.
  const auto linear = [](std::uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const double r = linear(colour.red), g = linear(colour.green),
               b = linear(colour.blue);
  const double l =
      std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m =
      std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s =
      std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const double green_red =
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  const double blue_yellow =
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
  const double strength = std::hypot(green_red, blue_yellow);
  double hue = std::atan2(blue_yellow, green_red) * 180 / std::numbers::pi;
  if (hue < 0) hue += 360;

  // The bands of Word's and Excel's table styles stay below these; pale blue is
  // the commonest band of all.
  constexpr double kFaintest = 0.045, kFaintestBlue = 0.07;
  if (strength < kFaintest) return Rag::kUnrated;
  if (hue < 43 || hue >= 352) return Rag::kRed;
  if (hue < 118) return Rag::kAmber;
  if (hue < 180) return Rag::kGreen;
  if (hue >= 205 && hue < 285 && strength >= kFaintestBlue) return Rag::kBlue;
  return Rag::kUnrated;
}

}  // namespace planwatch
