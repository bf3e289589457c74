#include "collectors/words/name_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/name_shape.h"
#include "collectors/words/name_text.h"
#include "collectors/words/name_words.h"

namespace planwatch {
namespace {

// Labels are made of these alone, and have one of the first two kinds.
constexpr std::string_view kLeadLabels[] = {
    "lead",    "leads",       "leading",        "owner",
    "owners",  "responsible", "responsibility", "action",
    "sponsor", "accountable", "accountability", "led"};
constexpr std::string_view kSupportLabels[] = {
    "support",  "supporting",  "supported",    "supporter", "supporters",
    "partner",  "partners",    "consulted",    "consult",   "informed",
    "inform",   "information", "info",         "cc",        "involved",
    "assisted", "contributor", "contributors", "assisting"};
constexpr std::string_view kLabelFillers[] = {
    "by",     "and",       "&",       "officer",       "officers",
    "person", "people",    "agency",  "agencies",      "organisation",
    "name",   "named",     "overall", "organisations", "joint",
    "main",   "strategic", "the",     "operational",   "executive",
    "key",    "for",       "to",      "from",          "with",
    "member", "members",   "primary", "secondary",     "project"};
constexpr std::size_t kMostLabelBytes = 40;

// What follows, up to a hard mark, helps the lead and is none.
constexpr std::string_view kSupportPhrases[] = {
    "supported by",        "with support from", "additional support from",
    "support from",        "assisted by",       "in consultation with",
    "in liaison with",     "liaising with",     "in partnership with",
    "in conjunction with", "working with",      "with input from",
    "advised by",          "reporting to"};

// The letters and digits of a text, run by run; apostrophes and hyphens inside
// them are theirs.
std::vector<WordSpan> TokenSpans(std::string_view text) {
  const auto inside = [&](std::size_t i) {
    return IsLetter(text[i]) || IsDigit(text[i]);
  };
  std::vector<WordSpan> spans;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!inside(i)) continue;
    const std::size_t begin = i;
    while (i + 1 < text.size() &&
           (inside(i + 1) || ((text[i + 1] == '-' || text[i + 1] == '\'') &&
                              i + 2 < text.size() && inside(i + 2))))
      ++i;
    spans.push_back({begin, i + 1});
  }
  return spans;
}

// The tokens of a text, folded.
std::vector<std::string> FoldedTokens(std::string_view text,
                                      const std::vector<WordSpan>& spans) {
  std::vector<std::string> tokens;
  tokens.reserve(spans.size());
  for (const auto [begin, end] : spans)
    tokens.push_back(Fold(text.substr(begin, end - begin)));
  return tokens;
}

// Whether the phrase's tokens stand among `tokens` from `first` on.
bool StandsAt(const std::vector<std::string>& tokens, std::size_t first,
              const std::vector<std::string>& phrase) {
  return !phrase.empty() && first + phrase.size() <= tokens.size() &&
         std::equal(phrase.begin(), phrase.end(),
                    tokens.begin() + static_cast<std::ptrdiff_t>(first));
}

const std::vector<std::vector<std::string>>& SupportPhrases() {
  static const auto phrases = [] {
    std::vector<std::vector<std::string>> tokens;
    for (const std::string_view phrase : kSupportPhrases)
      tokens.push_back(FoldedTokens(phrase, TokenSpans(phrase)));
    return tokens;
  }();
  return phrases;
}

// A label in front of a part, and how long it is with its mark.
struct LabelInFront {
  NameLabel label = NameLabel::kNone;
  std::size_t length = 0;
};

NameLabel LabelOf(std::string_view words) {
  NameLabel label = NameLabel::kNone;
  for (const auto [begin, end] : TokenSpans(words)) {
    const std::string word = Fold(words.substr(begin, end - begin));
    if (IsAmong(kSupportLabels, word)) {
      label = NameLabel::kSupport;
    } else if (IsAmong(kLeadLabels, word)) {
      if (label == NameLabel::kNone) label = NameLabel::kLead;
    } else if (!IsAmong(kLabelFillers, word)) {
      return NameLabel::kNone;
    }
  }
  return label;
}

LabelInFront FindLabel(std::string_view part) {
  const std::string_view head = part.substr(0, kMostLabelBytes);
  for (const std::string_view mark : {":", " - ", " – ", " — "}) {
    const std::size_t at = head.find(mark);
    if (at == std::string_view::npos || head.find('(') < at) continue;
    const NameLabel label = LabelOf(head.substr(0, at));
    if (label != NameLabel::kNone) return {label, at + mark.size()};
  }
  return {};
}

// A stretch of the line; joints inside it have not been decided for good.
struct Piece {
  std::size_t begin = 0, end = 0;
  char before = 0;
  NameLabel label = NameLabel::kNone;
  NameShape shape = {};
  bool joined = false;        // has a joint inside
  bool agencies = false;      // nothing but agencies' short names
  std::size_t joint = 0;      // where the last joint's right side begins
  std::size_t joint_end = 0;  // where the last joint's left side ends
};

// Cuts a line at marks and joints.
class Cutter {
 public:
  Cutter(std::string_view line, const std::vector<std::string>& wholes)
      : line_(line),
        tokens_(TokenSpans(line)),
        folded_(FoldedTokens(line, tokens_)),
        shut_(line.size()) {
    int depth = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '(') ++depth;
      shut_[i] = depth > 0;
      if (line[i] == ')') depth = std::max(depth - 1, 0);
    }
    for (const std::string& text : wholes) {
      const auto whole = FoldedTokens(text, TokenSpans(text));
      for (std::size_t i = 0; i < tokens_.size(); ++i)
        if (StandsAt(folded_, i, whole))
          std::fill(At(tokens_[i].begin), At(tokens_[i + whole.size() - 1].end),
                    true);
    }
  }

  std::vector<Piece> Cut() {
    std::size_t token = 0;
    for (std::size_t i = 0; i < line_.size(); ++i) {
      while (token < tokens_.size() && tokens_[token].begin < i) ++token;
      if (shut_[i] || i < at_) continue;
      if (token < tokens_.size() && tokens_[token].begin == i) {
        AddToken(token);
      } else {
        AddMark(i);
      }
    }
    Close(line_.size(), line_.size(), 0);
    return std::move(pieces_);
  }

 private:
  std::vector<bool>::iterator At(std::size_t i) {
    return shut_.begin() + static_cast<std::ptrdiff_t>(i);
  }
  char ByteAt(std::size_t i) const { return i < line_.size() ? line_[i] : ' '; }
  bool IsSpaced(std::size_t begin, std::size_t end) const {
    return ByteAt(begin - 1) == ' ' && ByteAt(end) == ' ';
  }

  void AddToken(std::size_t token) {
    const auto [begin, end] = tokens_[token];
    const std::string_view word = line_.substr(begin, end - begin);
    if ((word == "and" || word == "or" || word == "AND" || word == "And") &&
        IsSpaced(begin, end)) {
      Close(begin, end, '&');
      return;
    }
    for (const auto& phrase : SupportPhrases())
      if (StandsAt(folded_, token, phrase)) {
        Close(begin, tokens_[token + phrase.size() - 1].end, ';');
        label_ = NameLabel::kHelp;
        return;
      }
  }

  void AddMark(std::size_t i) {
    switch (line_[i]) {
      case ',':
        if (!IsDigit(ByteAt(i - 1)) || !IsDigit(ByteAt(i + 1)))
          Close(i, i + 1, ',');
        return;
      case ';':
      case '|':
        return Close(i, i + 1, ';');
      case '/':
        if (!IsInnerSlash(i)) Close(i, i + 1, ';');
        return;
      case '+':
        if (IsSpaced(i, i + 1)) Close(i, i + 1, '&');
        return;
      case '&':
        if (IsSpaced(i, i + 1) || (LettersBefore(i) > 1 && LettersAfter(i) > 1))
          Close(i, i + 1, '&');
        return;
      default:
        return;
    }
  }

  std::size_t LettersBefore(std::size_t i) const {
    std::size_t count = 0;
    while (count < 2 && IsLetter(ByteAt(i - 1 - count))) ++count;
    return count;
  }
  std::size_t LettersAfter(std::size_t i) const {
    std::size_t count = 0;
    while (count < 2 && IsLetter(ByteAt(i + 1 + count))) ++count;
    return count;
  }

  // 24/7, n/a, c/o.
  bool IsInnerSlash(std::size_t i) const {
    return (IsDigit(ByteAt(i - 1)) && IsDigit(ByteAt(i + 1))) ||
           (LettersBefore(i) == 1 && LettersAfter(i) == 1);
  }

  void Close(std::size_t end, std::size_t next, char mark) {
    Piece piece{.begin = at_, .end = end, .before = before_, .label = label_};
    at_ = next;
    before_ = mark;
    // A label that lasts is the first piece's alone.
    label_ = NameLabel::kNone;
    for (;;) {
      const std::string_view text = BareFront(Text(piece));
      const LabelInFront found = FindLabel(text);
      if (found.label == NameLabel::kNone) break;
      piece.label = found.label;
      piece.begin =
          static_cast<std::size_t>(text.data() - line_.data()) + found.length;
    }
    Bare(piece);
    if (piece.begin == piece.end && piece.label == NameLabel::kNone) {
      // Of two marks with nothing between them the hard one counts.
      if (piece.before == ';' || (piece.before == ',' && mark == '&'))
        before_ = piece.before;
      return;
    }
    piece.shape = ShapeOf(BareName(WithoutBrackets(Text(piece))));
    piece.agencies = piece.shape.agency;
    pieces_.push_back(piece);
  }

  void Bare(Piece& piece) const {
    const std::string_view bare = BareView(Text(piece));
    piece.begin = static_cast<std::size_t>(bare.data() - line_.data());
    piece.end = piece.begin + bare.size();
  }
  std::string_view Text(const Piece& piece) const {
    return line_.substr(piece.begin, piece.end - piece.begin);
  }

  const std::string_view line_;
  const std::vector<WordSpan> tokens_;
  const std::vector<std::string> folded_;  // the same
  std::vector<bool> shut_;                 // nothing is cut here
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  char before_ = 0;
  NameLabel label_ = NameLabel::kNone;
};

// "Age UK Coventry & Warwickshire", "Redditch & Bromsgrove CCG": a body of two
// places, named by one word on one side.
bool IsBodyOfTwoPlaces(std::string_view line, const Piece& left,
                       const Piece& right) {
  const auto is_place = [](const Piece& piece) {
    return piece.shape.kind == NameShape::Kind::kWord;
  };
  const auto is_body = [&](const Piece& piece) {
    const std::string_view text =
        line.substr(piece.begin, piece.end - piece.begin);
    const std::vector<WordSpan> words = WordSpans(text);
    return words.size() > 1 && !piece.shape.opens && !piece.shape.role &&
           std::any_of(words.begin(), words.end(), [&](const WordSpan& word) {
             return IsBodyOfPlaces(
                 Fold(text.substr(word.begin, word.end - word.begin)));
           });
  };
  return (is_place(left) && is_body(right)) ||
         (is_body(left) && is_place(right));
}

// Two plurals of no vocabulary ("Meadows & Rivers") are things.
bool ArePlurals(std::string_view left, std::string_view right) {
  return left.ends_with('s') && right.ends_with('s');
}

std::string BaseOf(std::string_view line, const Piece& piece) {
  return BareName(
      WithoutBrackets(line.substr(piece.begin, piece.end - piece.begin)));
}

// Whether the joint between the two parts them.
bool JointParts(std::string_view line, const std::vector<std::string>& wholes,
                const Piece& left, const Piece& right) {
  const auto is_whole = [&](const Piece& piece) {
    return !wholes.empty() &&
           std::find(wholes.begin(), wholes.end(), Fold(BaseOf(line, piece))) !=
               wholes.end();
  };
  const bool are_words = left.shape.kind == NameShape::Kind::kWord &&
                         right.shape.kind == NameShape::Kind::kWord;
  const bool listed = left.before == ',';
  // "Police, Children's Services and CCG".
  const bool is_service = listed &&
                          right.shape.kind == NameShape::Kind::kInitials &&
                          (BaseOf(line, left).ends_with("ervice") ||
                           BaseOf(line, left).ends_with("ervices"));
  return is_service ||
         (AreTwoNames(left.shape, right.shape, listed) &&
          !IsBodyOfTwoPlaces(line, left, right) &&
          !(are_words &&
            ArePlurals(BaseOf(line, left), BaseOf(line, right)))) ||
         // What the configuration names is a name, whatever it looks like.
         is_whole(left) || is_whole(right);
}

// Pieces that a joint doesn't part are one.
std::vector<Piece> JoinPieces(std::string_view line,
                              const std::vector<std::string>& wholes,
                              const std::set<std::string>* alone) {
  std::vector<Piece> joined;
  for (Piece& piece : Cutter(line, wholes).Cut()) {
    if (piece.before != '&' || joined.empty() ||
        piece.label != NameLabel::kNone) {
      joined.push_back(piece);
      continue;
    }
    Piece& left = joined.back();
    if (left.begin == left.end) {  // a label alone
      piece.before = left.before;
      piece.label = left.label;
      left = piece;
      continue;
    }
    const auto is_alone = [&](const Piece& side) {
      return alone != nullptr && alone->contains(Fold(BaseOf(line, side)));
    };
    if ((is_alone(left) && is_alone(piece)) ||
        JointParts(line, wholes, left, piece)) {
      joined.push_back(piece);
      continue;
    }
    left.joint_end = left.end;
    left.joint = piece.begin;
    left.end = piece.end;
    left.agencies = left.agencies && piece.agencies;
    left.joined = true;
    left.shape.kind = NameShape::Kind::kOther;
    left.shape.role = piece.shape.role;
    left.shape.body = piece.shape.body;
    left.shape.words += piece.shape.words;
  }
  return joined;
}

// "Children, Families and Skills" is one, "Police, Health and Education" three.
std::vector<Piece> MergeLists(std::vector<Piece> pieces) {
  std::vector<Piece> merged;
  for (Piece& piece : pieces) {
    const auto listed = [&] {
      return !merged.empty() && piece.before == ',' &&
             piece.label == NameLabel::kNone;
    };
    if (piece.joined && piece.agencies && listed() &&
        (merged.back().agencies ||
         merged.back().shape.kind == NameShape::Kind::kInitials)) {
      Piece right = piece;
      piece.end = piece.joint_end;
      right.begin = piece.joint;
      piece.joined = right.joined = false;
      right.before = ',';
      merged.push_back(piece);
      merged.push_back(right);
      continue;
    }
    if (piece.joined && piece.shape.subject) {
      while (listed() && ((merged.back().shape.subject &&
                           !merged.back().agencies && !merged.back().joined) ||
                          merged.back().shape.opens)) {
        piece.begin = merged.back().begin;
        piece.before = merged.back().before;
        piece.label = merged.back().label;
        piece.shape.opens = merged.back().shape.opens;
        merged.pop_back();
        if (piece.shape.opens) break;
      }
    }
    merged.push_back(piece);
  }
  return merged;
}

NamePart ToPart(std::string_view line, const Piece& piece) {
  NamePart part;
  part.before = piece.before;
  part.label = piece.label;
  // "Ann Hill (lead)": the label is the last bracket.
  part.text = BareName(line.substr(piece.begin, piece.end - piece.begin));
  const std::size_t open = part.text.find_last_of("()", part.text.size() - 2);
  if (part.text.ends_with(')') && open < part.text.size() &&
      part.text[open] == '(') {
    part.behind = LabelOf(std::string_view(part.text).substr(open));
    if (part.behind != NameLabel::kNone)
      part.text = BareName(std::string_view(part.text).substr(0, open));
  }
  part.base = BareName(WithoutBrackets(part.text));
  return part;
}

}  // namespace

std::vector<NamePart> SplitNames(std::string_view line,
                                 const std::vector<std::string>& wholes,
                                 const std::set<std::string>* alone) {
  std::vector<NamePart> parts;
  for (const Piece& piece : MergeLists(JoinPieces(line, wholes, alone))) {
    NamePart part = ToPart(line, piece);
    if (!part.text.empty() || part.label != NameLabel::kNone ||
        part.behind != NameLabel::kNone)
      parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace planwatch
