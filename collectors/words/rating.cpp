#include "collectors/words/rating.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/clause.h"
#include "collectors/words/lexer.h"
#include "collectors/words/rating_letters.h"
#include "collectors/words/rating_line.h"
#include "collectors/words/rating_tokens.h"
#include "collectors/words/rating_words.h"

namespace planwatch {
namespace {

using enum RatingKind;

constexpr std::size_t kReadBytes = 4096;
// Private-use characters that Word and Excel hold for the symbol fonts
// (Wingdings, Wingdings 2, Webdings) as Unicode's own, and empty boxes as the
// one of forms.
constexpr std::pair<std::string_view, std::string_view> kSymbolFonts[] = {
    {"\uF0FC", "✓"}, {"\uF0FB", "✗"}, {"\uF0FE", "☑"}, {"\uF0FD", "☒"},
    {"\uF0A8", "☐"}, {"\uF06F", "☐"}, {"\uF050", "✓"}, {"\uF04F", "✗"},
    {"\uF052", "☑"}, {"\uF053", "☒"}, {"\uF054", "☒"}, {"\uF0A3", "☐"},
    {"\uF061", "✓"}, {"\uF072", "✗"}, {"□", "☐"},      {"◻", "☐"}};
// The same where the font was lost and its letter is left, and the cross that
// people type.
constexpr std::pair<std::string_view, std::string_view> kTickLetters[] = {
    {"ü", "✓"}, {"û", "✗"}, {"þ", "☑"}, {"ý", "☒"},
    {"¨", "☐"}, {"x", "☒"}, {"X", "☒"}};
// Words that are a rating where they are all that a cell says.
constexpr std::pair<std::string_view, std::string_view> kAlone[] = {
    {"draft", "in draft"}};

// The text with words that are run together taken apart (in_progress,
// InProgress), and symbol fonts as Unicode.
std::string Unpack(std::string_view text) {
  std::string unpacked;
  unpacked.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '_') {
      unpacked += ' ';
      continue;
    }
    if (c == '\xEF' || c == '\xE2') {
      const auto* const symbol = std::find_if(
          std::begin(kSymbolFonts), std::end(kSymbolFonts),
          [&](const auto& known) { return text.substr(i, 3) == known.first; });
      if (symbol != std::end(kSymbolFonts)) {
        unpacked += symbol->second;
        i += 2;
        continue;
      }
    }
    if (i > 0 && IsUpper(c) && IsLower(text[i - 1])) unpacked += ' ';
    unpacked += c;
  }
  return unpacked;
}

// Of a form's boxes, the words beside those that are ticked: "☐ Red ☒ Amber".
// The text as it is where it has no boxes, or nothing but them.
std::string Ticked(std::string text) {
  constexpr std::string_view kOpen = "☐", kTicks[] = {"☑", "☒"};
  constexpr std::string_view kLead = "\u2610";
  std::vector<std::size_t> boxes;
  for (std::size_t at = text.find(kLead.substr(0, 2)); at != std::string::npos;
       at = text.find(kLead.substr(0, 2), at + 1)) {
    const std::string_view box =
        std::string_view(text).substr(at, kOpen.size());
    if (box == kOpen || box == kTicks[0] || box == kTicks[1])
      boxes.push_back(at);
  }
  if (boxes.empty()) return text;
  // One alone is a tick.
  if (boxes.size() == 1 &&
      text.compare(boxes.front(), kOpen.size(), kOpen) != 0)
    return text;
  const std::string_view all = text;
  // The words stand behind their boxes, or before.
  const bool behind = !HasText(all.substr(0, boxes.front()));
  std::string ticked;
  bool words = !behind;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    std::size_t begin = i > 0 ? boxes[i - 1] + kOpen.size() : 0;
    std::size_t end = boxes[i];
    if (behind) {
      begin = boxes[i] + kOpen.size();
      end = i + 1 < boxes.size() ? boxes[i + 1] : all.size();
    }
    const std::string_view beside = all.substr(begin, end - begin);
    words = words || HasText(beside);
    if (all.substr(boxes[i], kOpen.size()) != kOpen)
      ticked.append(beside) += '\n';
  }
  return words ? ticked : text;
}

// A line that is all in brackets says something of the line above: "Green"
// above "(Amber in February)".
std::string JoinAsides(std::string lines) {
  for (std::size_t at = lines.find("\n("); at != std::string::npos;
       at = lines.find("\n(", at + 1)) {
    const std::size_t end = std::min(lines.find('\n', at + 1), lines.size());
    if (lines[end - 1] == ')') lines[at] = ' ';
  }
  return lines;
}

// The configuration's words, taken apart.
class OwnPhrases {
 public:
  // Those of one plan are asked for at each of its cells, so the thread keeps
  // the last.
  static std::span<const RatingPhrase> Of(const RatingWords& words) {
    if (words.empty()) return {};
    thread_local OwnPhrases last;
    if (last.words_ != words) last = OwnPhrases(words);
    return last.phrases_;
  }

 private:
  OwnPhrases() = default;
  explicit OwnPhrases(const RatingWords& words) : words_(words) {
    for (const auto& [rag, phrases] : words)
      for (const std::string& phrase : phrases) {
        const std::string& folded = folded_.emplace_back(Fold(Unpack(phrase)));
        phrases_.push_back({LexPhrase(folded), kOwn, rag});
      }
  }

  RatingWords words_;
  std::deque<std::string> folded_;  // the tokens stand in it
  std::vector<RatingPhrase> phrases_;
};

// A key of colours: "Red = late", or all three with a colon.
bool IsLegend(std::span<const std::vector<Clause>> lines) {
  std::array<bool, kAllRags.size()> headed{};
  for (const std::vector<Clause>& line : lines)
    for (const Clause& clause : line) {
      if (clause.explained) return true;
      if (clause.hits.size() == 1 && clause.foreign() == 0 &&
          clause.hits.front().kind == kColour && clause.after == Stop::kLabel)
        headed[static_cast<std::size_t>(clause.hits.front().rag)] = true;
    }
  return headed[0] && headed[1] && headed[2];
}

bool OnlyColours(std::span<const Token> tokens,
                 std::span<const Clause> clauses) {
  std::size_t covered = 0;
  for (const Clause& clause : clauses)
    for (const Clause::Hit& hit : clause.hits) {
      if (hit.kind != kColour || hit.past || hit.negated || clause.doubted)
        return false;
      covered += hit.end - hit.first;
    }
  for (const Token& token : tokens) covered += token.IsSymbol(",") ? 1 : 0;
  return covered == tokens.size();
}

// "R A G", "Green / Amber / Red", "blue red amber green".
bool IsWholeScale(std::vector<std::string> words) {
  using List = std::vector<std::string>;
  for (std::string& word : words)
    if (const Rag rag = RagOfLetters(word);
        word.size() == 1 && rag != Rag::kUnrated)
      word = RagName(rag);
  std::erase(words, RagName(Rag::kBlue));
  return words == List{"red", "amber", "green"} ||
         words == List{"green", "amber", "red"};
}

// A form's choices, of which none was made.
bool IsTemplate(std::span<const Clause> clauses) {
  if (clauses.size() < 2) return false;
  bool yes = false, no = false;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    if (clause.foreign() > 0 || (i > 0 && clause.before != Stop::kSlash))
      return false;
    if (clause.hits.empty() && clause.negated) {
      no = true;
      continue;
    }
    if (clause.hits.size() != 1) return false;
    const Clause::Hit& hit = clause.hits.front();
    for (std::size_t k = 0; k < i; ++k)
      if (!clauses[k].hits.empty() &&
          clauses[k].hits.front().kind == hit.kind &&
          clauses[k].hits.front().rag == hit.rag)
        return false;
    yes = yes || hit.kind == kYes || hit.kind == kTick;
    no = no || hit.kind == kNo || hit.kind == kCross;
  }
  return clauses.size() > 2 || (yes && no);
}

// "Propose to close", "Can be closed": it may be done already.
bool MayBeForClosure(const std::string& folded) {
  constexpr std::string_view kClosing[] = {"close", "closed", "closure",
                                           "closing"};
  constexpr std::string_view kPutForward[] = {
      "propose",      "proposed", "proposing", "recommend",  "recommended",
      "recommending", "suggest",  "suggested", "request",    "requested",
      "can be",       "to be",    "ready",     "for closure"};
  constexpr std::string_view kLater[] = {"by",    "after",     "when", "once",
                                         "until", "following", "not",  "cannot",
                                         "if",    "before",    "due"};
  constexpr std::size_t kBriefWords = 6;
  const auto has = [&](std::string_view word) {
    return ContainsWords(folded, word);
  };
  return folded.find("clos") != folded.npos &&
         Words(folded).size() <= kBriefWords &&
         std::any_of(std::begin(kClosing), std::end(kClosing), has) &&
         std::any_of(std::begin(kPutForward), std::end(kPutForward), has) &&
         std::none_of(std::begin(kLater), std::end(kLater), has);
}

// Stacked lines are ratings of several things: the cell is complete where they
// all are, and counts as the worst of them.
void Combine(std::span<const LineReading> lines, RatingReading& reading) {
  Strength strongest = Strength::kNothing;
  for (const LineReading& line : lines)
    if (line.counts) strongest = std::max(strongest, line.strength);
  // What is counted below "Completed." need not be what was to be done.
  const auto is_aside = [&](const LineReading& line) {
    return lines.front().begins_done && line.counts_others;
  };
  bool done = false, unfinished = false;
  Rag open = Rag::kUnrated;
  for (const LineReading& line : lines) {
    done = done || line.complete;
    if (line.complete) continue;
    if (is_aside(line)) {
      reading.other = Rating{Rag::kAmber, false};
      continue;
    }
    unfinished = unfinished || line.unfinished;
    if (line.strength == Strength::kColour ||
        line.strength == Strength::kProgress)
      open = std::min(open, line.worst());
  }
  reading.complete = done && !unfinished && open >= Rag::kGreen;
  if (!reading.complete) reading.other.reset();
  // "Amber" above "Completed May 2015" may be its colour.
  if (done && open < Rag::kGreen && lines.size() == 2)
    reading.other = Rating{Rag::kBlue, true};
  reading.unfinished = unfinished || (done && !reading.complete);
  for (const LineReading& line : lines) {
    if (!line.counts || is_aside(line)) continue;
    if (!reading.other) reading.other = line.other;
    // Beside a colour, a line that holds a word of progress explains it.
    const bool explains = strongest >= Strength::kColour &&
                          (line.strength < Strength::kColour && !line.complete);
    if (explains) continue;
    if (line.strength == strongest && reading.by == RatedBy::kNothing)
      reading.by = line.by;
    if (line.complete && !reading.complete)
      reading.rags.push_back(Rag::kAmber);
    else
      reading.rags.insert(reading.rags.end(), line.rags.begin(),
                          line.rags.end());
  }
  if (lines.size() == 1 && !reading.other) reading.other = lines.front().other;
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
  if (cell.size() > kReadBytes) {
    std::size_t end = kReadBytes;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0) == 0x80)
      --end;
    cell = cell.substr(0, end);
  }
  const std::string text =
      JoinAsides(TidyLines(Ticked(Unpack(WithoutNoteMarks(cell)))));
  if (text.empty()) return reading;

  const std::vector<std::string> written = Split(text, '\n');
  std::vector<std::string> texts = written;
  std::vector<std::vector<Token>> tokens;
  bool letters = true;
  std::size_t words = 0;
  bool blank = true;
  for (std::string& line : texts) {
    letters = letters && !HasAbbreviation(line);
    line = Fold(line);
    tokens.push_back(LexPhrase(line));
    letters = letters && OnlyLetters(tokens.back());
    for (const Token& token : tokens.back()) {
      words += HasLetters(token) ? 1 : 0;
      blank = blank && !HasLetters(token) && token.kind != Token::Kind::kNumber;
    }
  }
  std::vector<std::vector<Clause>> clauses;
  bool remark = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t end =
        letters ? tokens[i].size() : LettersAtHead(written[i], tokens[i]);
    remark = remark || (!letters && end > 0);
    clauses.push_back(ClausesOf(tokens[i], OwnPhrases::Of(own_words), end));
  }
  reading.whole_scale = IsWholeScale(Words(Join(texts, " ")));
  if (IsLegend(clauses)) return reading;

  std::vector<LineReading> lines;
  bool any_known = false, all_count = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    LineReading& line = lines.emplace_back();
    if (IsTemplate(clauses[i]))
      line.known = true;
    else
      line = ReadLine(tokens[i], clauses[i], words);
    any_known = any_known || lines.back().known;
    all_count = all_count && lines.back().counts;
  }
  reading.known = any_known || blank;
  Combine(lines, reading);
  reading.letter_with_remark = remark && reading.by == RatedBy::kColour;
  if (reading.by == RatedBy::kNothing) {
    for (const auto& [letter, symbol] : kTickLetters)
      if (text == letter) return ReadRating(symbol, {});
    for (const auto& [word, rating] : kAlone)
      if (texts.front() == word && texts.size() == 1)
        return ReadRating(rating, {});
  }

  if (!reading.complete && !reading.other && lines.size() == 1 &&
      MayBeForClosure(texts.front())) {
    reading.known = true;
    reading.other = Rating{Rag::kBlue, true};
  }
  if (lines.size() > 1 && all_count) {
    for (const LineReading& line : lines)
      reading.parts.push_back({line.worst(), line.complete});
  } else if (lines.size() == 1 && reading.rags.size() > 1 &&
             OnlyColours(tokens.front(), clauses.front())) {
    for (const Rag rag : reading.rags) reading.parts.push_back({rag, false});
  }
  return reading;
}

bool MeansDone(std::string_view text) { return ReadRating(text, {}).complete; }

}  // namespace planwatch
