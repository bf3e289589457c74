#include "collectors/plan/key_text.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/lexer.h"
#include "collectors/words/rating_letters.h"
#include "collectors/words/rating_words.h"

namespace planwatch {
namespace {

constexpr std::size_t kLongestText = 400;  // bytes: longer ones are prose

// Colours that are no rating.
constexpr std::string_view kOtherColours[] = {
    "purple", "grey", "gray",  "black",  "white",    "pink",
    "brown",  "teal", "lilac", "violet", "turquoise"};

// What may stand between a colour and the meaning behind it.
constexpr std::string_view kVerbs[] = {
    "means",      "mean",      "indicates", "indicate", "denotes", "denote",
    "represents", "represent", "signifies", "signify",  "shows",   "is",
    "are",        "have",      "has",       "been",     "that"};
// The same of a meaning and the colour behind it, and what may announce a
// colour: "Actions shown in".
constexpr std::string_view kGlue[] = {
    "marked", "highlighted", "shaded", "coloured",   "colored",   "colour",
    "color",  "colours",     "rated",  "shown",      "in",        "as",
    "by",     "with",        "to",     "for",        "of",        "the",
    "a",      "an",          "those",  "these",      "all",       "any",
    "action", "actions",     "task",   "tasks",      "item",      "items",
    "key",    "rag",         "brag",   "ragb",       "status",    "rating",
    "code",   "coding",      "legend", "milestones", "milestone", "ratings",
    "text",   "cell",        "cells",  "row",        "rows",      "note"};
constexpr std::string_view kJoiners[] = {"=", ":", "-", "–", "—",
                                         "→", "(", "[", ">"};

// Where no colour is named: "Shaded rows are complete", "Greyed out = done".
constexpr std::string_view kShades[] = {"shaded", "greyed", "grayed",
                                        "highlighted"};
// What may stand between a mark and the verb: "Green rows are complete".
constexpr std::string_view kMarked[] = {
    "out",     "row",     "rows",  "item",      "items",
    "action",  "actions", "task",  "tasks",     "entries",
    "line",    "lines",   "ones",  "highlight", "highlighting",
    "shading", "cell",    "cells", "text",      "font"};

// A word or a symbol of the text.
struct Piece {
  std::string_view text;
  std::string folded;
  bool word = false;

  bool IsVerb() const { return IsAmong(kVerbs, folded); }
  bool IsGlue() const { return IsVerb() || IsAmong(kGlue, folded); }
  bool IsJoiner() const { return !word && IsAmong(kJoiners, text); }
};

std::vector<Piece> PiecesOf(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() &&
           (IsWordByte(text[end]) || text[end] == '\'' || text[end] == '%'))
      end += CharacterLength(text, end);
    const bool word = end > i;
    if (!word) end += CharacterLength(text, i);
    const std::string_view piece = text.substr(i, end - i);
    pieces.push_back({piece, Fold(piece), word});
    i = end;
  }
  return pieces;
}

Rag RagOfName(std::string_view folded) {
  const std::vector<Token> tokens = LexPhrase(folded);
  if (tokens.empty()) return Rag::kUnrated;
  const RatingPhrase* const phrase = FindRatingPhrase(tokens, 0);
  return phrase != nullptr && phrase->kind == RatingKind::kColour &&
                 phrase->tokens.size() == tokens.size()
             ? phrase->rag
             : Rag::kUnrated;
}

bool IsLetterMark(const Piece& piece) {
  return piece.text.size() == 1 && IsUpper(piece.text[0]);
}

// One item of a key, or a sentence of them.
class Item {
 public:
  Item(std::string_view text, const KeyMarks& own)
      : own_(own), pieces_(PiecesOf(text)) {
    FindMarks();
  }

  bool empty() const { return marks_.empty(); }

  // Adds the entries; whether the item is one and nothing else.
  bool AddTo(std::vector<KeyEntry>& entries) const {
    if (marks_.empty()) return false;
    const std::size_t behind = BehindMarked(marks_.back());
    const bool leads = HasWords(behind, Stop(behind));
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      KeyEntry entry = Shown(pieces_[marks_[m]]);
      entry.meaning = leads ? Behind(m) : Before(m);
      entry.joined = !leads || IsJoined(marks_[m]);
      // "Green (G) = complete".
      if (leads && entry.meaning.empty() && m + 1 < marks_.size() &&
          entry.rag == Shown(pieces_[marks_[m + 1]]).rag)
        entry.meaning = Behind(m + 1);
      entries.push_back(std::move(entry));
    }
    return marks_.size() == 1 && (leads ? LeadsPlainly() : EndsPlainly());
  }

 private:
  KeyEntry Shown(const Piece& piece) const {
    KeyEntry entry;
    entry.shown = piece.folded;
    // What the document says of its symbols goes before what they mean.
    if (!own_.Has(piece.folded)) entry.rag = RagOfName(piece.folded);
    if (IsLetterMark(piece)) entry.rag = RagOfLetters(piece.folded);
    return entry;
  }

  void FindMarks() {
    std::set<std::string_view> letters;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (IsLetterMark(pieces_[i]) && !IsInitial(i))
        letters.insert(pieces_[i].folded);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      const bool letter =
          IsLetterMark(piece) && !IsInitial(i) &&
          (letters.size() > 1 || IsBesideJoiner(i) || IsHead(i));
      if (letter || IsOwn(i) || RagOfName(piece.folded) != Rag::kUnrated ||
          IsAmong(kOtherColours, piece.folded))
        marks_.push_back(i);
    }
    for (std::size_t i = 0; i < pieces_.size() && marks_.empty(); ++i)
      if (IsAmong(kShades, pieces_[i].folded)) marks_.push_back(i);
  }

  // "3 = complete", "● finished". In the middle of a sentence a figure or word
  // is what it is.
  bool IsOwn(std::size_t i) const {
    if (!own_.Has(pieces_[i].folded)) return false;
    if (!pieces_[i].word) return !pieces_[i].IsJoiner();
    if (IsLetterMark(pieces_[i]) || i + 1 == pieces_.size()) return false;
    const Piece& next = pieces_[i + 1];
    return next.text == "=" ||
           (next.IsJoiner() && (i == 0 || !pieces_[i - 1].word));
  }

  // "A. Jones".
  bool IsInitial(std::size_t i) const {
    return i + 1 < pieces_.size() && pieces_[i + 1].text == ".";
  }

  bool IsBesideJoiner(std::size_t i) const {
    if (i + 1 < pieces_.size() && pieces_[i + 1].IsJoiner()) return true;
    return i > 0 && i + 1 < pieces_.size() && pieces_[i - 1].IsJoiner() &&
           pieces_[i + 1].text == ")";
  }

  // "G complete": nothing but words of a rating follow.
  bool IsHead(std::size_t i) const {
    return (i == 0 || pieces_[i - 1].text == ":") && i + 1 < pieces_.size() &&
           IsOfRatings(TextOf(i + 1, pieces_.size()));
  }

  static bool Ends(const Piece& piece) {
    return piece.text == "," || piece.text == "(" || piece.text == ")" ||
           piece.text == "[" || piece.text == "]" || piece.text == "•";
  }

  // Where the sentence ends that goes on at `first`.
  std::size_t Stop(std::size_t first) const {
    while (first < pieces_.size() && pieces_[first].text != ".") ++first;
    return first;
  }

  bool HasWords(std::size_t first, std::size_t end) const {
    return std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(first),
                       pieces_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Piece& piece) { return piece.word; });
  }

  std::string TextOf(std::size_t first, std::size_t end) const {
    if (first >= end) return {};
    const char* const begin = pieces_[first].text.data();
    const std::string_view last = pieces_[end - 1].text;
    return Tidy(std::string_view(
        begin, static_cast<std::size_t>(last.data() + last.size() - begin)));
  }

  // Behind the piece and the word for what is marked: "greyed out".
  std::size_t BehindMarked(std::size_t piece) const {
    std::size_t next = piece + 1;
    while (next < pieces_.size() && IsAmong(kMarked, pieces_[next].folded))
      ++next;
    return next;
  }

  // What follows the piece and the word for what is marked.
  std::size_t After(std::size_t piece) const {
    const std::size_t next = BehindMarked(piece);
    const bool joined = next < pieces_.size() &&
                        (pieces_[next].IsJoiner() || pieces_[next].IsVerb());
    return joined ? next : piece + 1;
  }

  std::string Behind(std::size_t mark) const {
    std::size_t first = After(marks_[mark]);
    const std::size_t end = Stop(first);
    const std::size_t last =
        std::min(end, mark + 1 < marks_.size() ? marks_[mark + 1] : end);
    while (first < last &&
           (pieces_[first].IsJoiner() || pieces_[first].text == ")" ||
            pieces_[first].IsVerb()))
      ++first;
    std::size_t stop = first;
    while (stop < last && !Ends(pieces_[stop])) ++stop;
    return TextOf(first, stop);
  }

  std::string Before(std::size_t mark) const {
    const std::size_t first = mark > 0 ? marks_[mark - 1] + 1 : 0;
    std::size_t end = marks_[mark];
    while (end > first &&
           (pieces_[end - 1].IsJoiner() || pieces_[end - 1].IsGlue()))
      --end;
    std::size_t begin = end;
    while (begin > first && !Ends(pieces_[begin - 1]) &&
           pieces_[begin - 1].text != ":" && pieces_[begin - 1].text != ".")
      --begin;
    return TextOf(begin, end);
  }

  bool IsGlue(std::size_t first, std::size_t end) const {
    return std::all_of(
        pieces_.begin() + static_cast<std::ptrdiff_t>(first),
        pieces_.begin() + static_cast<std::ptrdiff_t>(end),
        [](const Piece& piece) { return !piece.word || piece.IsGlue(); });
  }

  bool IsJoined(std::size_t mark) const {
    const std::size_t next = After(mark);
    return next < pieces_.size() &&
           (pieces_[next].IsJoiner() || pieces_[next].IsVerb() ||
            !pieces_[mark].word);
  }

  bool LeadsPlainly() const {
    return IsGlue(0, marks_.front()) && IsJoined(marks_.front());
  }

  bool EndsPlainly() const {
    const std::size_t mark = marks_.front();
    return mark > 0 && pieces_[mark - 1].IsGlue();
  }

  const KeyMarks& own_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> marks_;  // the pieces that are a colour or a mark
};

// The parts of a text that are read on their own: lines, sentences, and what
// stands between strokes or bars.
std::vector<std::string> PartsOf(std::string_view text) {
  std::string parted = TidyLines(text);
  for (std::size_t i = 0; i < parted.size(); ++i) {
    const bool spaced = i > 0 && parted[i - 1] == ' ' &&
                        i + 1 < parted.size() && parted[i + 1] == ' ';
    const bool sentence = parted[i] == '.' && i + 1 < parted.size() &&
                          parted[i + 1] == ' ' && i > 0 &&
                          !IsUpper(parted[i - 1]);
    if (parted[i] == ';' || parted[i] == '|' || sentence ||
        (parted[i] == '/' && spaced))
      parted[i] = '\n';
  }
  return Split(parted, '\n');
}

}  // namespace

Rag ShownBy(std::string_view text) {
  const RatingReading reading = ReadRating(text, {});
  return reading.by == RatedBy::kColour && !reading.letter_with_remark
             ? reading.worst()
             : Rag::kUnrated;
}

bool IsOfRatings(std::string_view text) {
  const std::string folded = Fold(text);
  const std::vector<Token> tokens = LexPhrase(folded);
  for (std::size_t i = 0; i < tokens.size();) {
    const RatingPhrase* const phrase = FindRatingPhrase(tokens, i);
    if (phrase == nullptr && tokens[i].IsWord()) return false;
    i += phrase != nullptr ? phrase->tokens.size() : 1;
  }
  return true;
}

bool IsOwnMark(std::string_view text) {
  const std::string tidy = Tidy(text);
  return (tidy.size() == 1 && IsUpper(tidy[0])) ||
         IsAmong(kOtherColours, Fold(tidy));
}

KeyText ReadKeyText(std::string_view text, const KeyMarks& marks) {
  KeyText key;
  if (text.size() > kLongestText) return key;
  std::size_t parts = 0;
  bool plain = false;
  for (const std::string& part : PartsOf(text)) {
    const Item item(part, marks);
    if (item.empty()) {
      parts += HasText(part) ? 1 : 0;
      continue;
    }
    ++parts;
    plain = item.AddTo(key.entries);
  }
  key.plain = plain && parts == 1;
  return key;
}

}  // namespace planwatch
