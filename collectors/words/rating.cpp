#include "collectors/words/rating.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/clause.h"
#include "collectors/words/lexer.h"
#include "collectors/words/rating_words.h"

namespace planwatch {
namespace {

using enum RatingKind;

constexpr std::size_t kReadBytes = 4096;
// In a cell of more words than these, what stands after prose is prose too; and
// a rating of something in particular ("Recruitment delayed") is no rating of
// the action.
constexpr std::size_t kLongCellWords = 12, kBriefCellWords = 6;

// How much a statement says, from least to most. In one cell only the strongest
// count: "In progress - on track" is on track, "Amber: some delay in
// recruiting" is amber.
enum class Says : unsigned char {
  kNothing,   // that there is no rating
  kAnswer,    // yes, no, a tick, 100%
  kActivity,  // whether work goes on, not whether it will be in time
  kProgress,  // whether it will be in time
  kColour,
  kDone,
  kOwn,
};

struct Statement {
  Says says = Says::kNothing;
  Rating rating;
  RatedBy by = RatedBy::kNothing;
  RatingKind kind = kNoRating;
  bool unfinished = false;  // says that something is left to do
  bool period = false;      // of a month or quarter that it names
  std::size_t quarter = 0;
};

Statement Plain(const Clause& clause, const Clause::Hit& hit) {
  Statement said;
  said.kind = hit.kind;
  said.period = clause.period;
  said.quarter = clause.quarter;
  said.rating = {hit.rag, false};
  switch (hit.kind) {
    case kYes:
    case kNo:
    case kTick:
    case kCross:
      said.says = Says::kAnswer;
      said.rating.complete = hit.rag == Rag::kBlue;
      said.unfinished = !said.rating.complete;
      said.by = hit.kind == kYes || hit.kind == kNo ? RatedBy::kYesNo
                                                    : RatedBy::kTick;
      break;
    case kPercentage:
      said.rating.complete = hit.rag == Rag::kBlue;
      said.says = said.rating.complete ? Says::kAnswer : Says::kActivity;
      said.unfinished = !said.rating.complete;
      said.by = RatedBy::kPercentage;
      break;
    case kNotBegun:
    case kGoingOn:
      said.says = Says::kActivity;
      said.unfinished = true;
      said.by = RatedBy::kState;
      break;
    case kInTime:
    case kSlipping:
    case kLate:
    case kFailed:
      said.says = Says::kProgress;
      said.by = RatedBy::kState;
      break;
    case kDone:
    case kClosed:
    case kDropped:
      said.says = Says::kDone;
      said.rating.complete = true;
      said.by = RatedBy::kState;
      break;
    case kColour:
    case kOwn:
      said.says = hit.kind == kOwn ? Says::kOwn : Says::kColour;
      said.by = RatedBy::kColour;
      break;
    default:
      break;
  }
  return said;
}

// That the action is not done, or not all of it.
Statement Unfinished(Rag rag, RatedBy by = RatedBy::kState) {
  Statement said;
  said.says = Says::kActivity;
  said.rating = {rag, false};
  said.by = by;
  said.kind = rag == Rag::kAmber ? kPartly : kNotBegun;
  said.unfinished = true;
  return said;
}

// What a line says.
struct LineReading {
  std::vector<Rag> rags;
  Says says = Says::kNothing;
  RatedBy by = RatedBy::kNothing;
  bool complete = false;
  bool unfinished = false;
  bool counts = false;  // has a statement, if only that there is no rating
  bool known = false;
  bool only_colours = false;  // nothing but colours, spaces and commas
  std::optional<Rating> other;

  Rag worst() const {
    return rags.empty() ? Rag::kUnrated
                        : *std::min_element(rags.begin(), rags.end());
  }
};

// Judges the clauses of one line.
class Judge {
 public:
  Judge(std::span<const Token> tokens, std::size_t words_in_cell)
      : tokens_(tokens),
        brief_(words_in_cell <= kBriefCellWords),
        long_(words_in_cell > kLongCellWords) {}

  LineReading Read(std::span<const Clause> clauses) {
    LineReading line;
    if (IsTemplate(clauses)) {
      line.known = true;
      return line;
    }
    for (const Clause& clause : clauses) Take(clause);
    KeepCurrentPeriod();
    line.known = known_;
    Decide(line);
    if (!line.complete && !line.other && asserted_.empty())
      line.other = questioned_;
    if (!line.complete && !line.other) line.other = perhaps_done_;
    return line;
  }

 private:
  // A form's choices, of which none was made.
  static bool IsTemplate(std::span<const Clause> clauses) {
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

  void Take(const Clause& clause) {
    if (clause.before == Stop::kSentence && started_) {
      first_sentence_ = false;
      head_ = true;
      done_in_sentence_ = false;
    }
    started_ = true;
    if (clause.before == Stop::kBut) head_ = true;
    const bool labelled =
        std::exchange(label_, false) && clause.before == Stop::kLabel;
    if (clause.hits.empty()) {
      TakeWithoutRating(clause);
      return;
    }
    // "Red → amber", "red, now amber": what was said before is past.
    const std::size_t before = asserted_.size();
    bool prose = true;
    for (const Clause::Hit& hit : clause.hits)
      prose = !TakeHit(clause, hit, labelled) && prose;
    if (asserted_.size() > before &&
        (clause.before == Stop::kArrow || clause.now))
      asserted_.erase(asserted_.begin(),
                      asserted_.begin() + static_cast<std::ptrdiff_t>(before));
    if (prose) head_ = false;
  }

  void TakeWithoutRating(const Clause& clause) {
    if (clause.remainder && clause.words_before == 0 &&
        (head_ || done_in_sentence_)) {  // "awaiting sign-off"
      known_ = true;
      rated_ = rated_ || clause.words_aside == 0;
      asserted_.push_back(Unfinished(Rag::kUnrated));
      return;
    }
    if (clause.foreign() + clause.words_aside == 0) {
      if (clause.doubted || clause.expected || clause.condition) {
        known_ = known_ || clause.doubted;
      } else if (clause.answer && clause.partly) {
        known_ = rated_ = true;
        asserted_.push_back(Unfinished(Rag::kAmber));
      } else if (clause.answer && clause.fillers == 0) {
        known_ = rated_ = true;
        Answer();
      }
      return;
    }
    // "Completed, but not all staff have their certificates".
    if (clause.before == Stop::kBut && done_in_sentence_ &&
        (clause.negated || clause.partly))
      asserted_.push_back(Unfinished(Rag::kUnrated));
    // "Completed; certificates to be issued".
    follows_ = follows_ || (done_ && !long_ && !clause.negated &&
                            (clause.forecast || clause.expected));
    label_ = clause.after == Stop::kLabel;
    head_ = head_ && label_;
  }

  void Answer() {
    Statement said = Unfinished(Rag::kUnrated, RatedBy::kYesNo);
    said.says = Says::kAnswer;
    asserted_.push_back(said);
  }

  // False where the rating is a word of prose.
  bool TakeHit(const Clause& clause, const Clause::Hit& hit, bool labelled) {
    Statement said = Plain(clause, hit);
    const bool claim = said.rating.complete || hit.kind == kPercentage ||
                       said.says == Says::kAnswer;
    const bool subject = labelled || clause.words_before > 0;
    if (hit.kind != kOwn) {
      if (clause.words_after > 0 || (claim && clause.words_about > 0) ||
          (subject && said.says == Says::kNothing))
        return false;
      const bool of_a_part =
          subject &&
          (!brief_ || (hit.kind == kColour && !clause.copula && !labelled));
      const bool in_prose =
          said.says < Says::kColour || said.says == Says::kDone
              ? !head_ || (long_ && !first_sentence_)
              : false;
      if (of_a_part || in_prose) {
        // What is left to do counts beside a claim: "completed, evaluation of
        // the pilot still outstanding".
        if (done_in_sentence_ && said.unfinished)
          asserted_.push_back(Unfinished(Rag::kUnrated));
        return false;
      }
    }
    known_ = rated_ = true;
    if (clause.example || clause.explained) return true;
    if (clause.condition || clause.expected || hit.forecast) {
      if (IsDone(hit.kind)) {
        asserted_.push_back(Unfinished(Rag::kUnrated));
        // "Completed by June 2015" may be a claim.
        if (clause.by_date && !hit.forecast && !hit.negated &&
            tokens_[hit.end - 1].text.ends_with("ed"))
          perhaps_done_ = said.rating;
      }
      return true;
    }
    if (hit.past && !IsDone(hit.kind)) return true;
    if (hit.negated) {
      TakeNegated(said);
      return true;
    }
    if (hit.partly || (clause.remainder && said.rating.complete)) {
      if (said.rating.complete || hit.kind == kPercentage) {
        asserted_.push_back(Unfinished(Rag::kAmber));
        return true;
      }
      if (hit.kind == kColour || hit.kind == kOwn || hit.kind == kInTime) {
        Question(said);
        return true;
      }
    }
    // "Training completed": the action, or a part of it?
    if (clause.doubted ||
        (claim && subject && hit.kind != kOwn && said.rating.complete)) {
      Question(said);
      return true;
    }
    // A cross in a box is Word's ticked one, and with others a no.
    if (hit.kind == kTick && tokens_[hit.first].text == "☒")
      other_answer_ = Rating{};
    if (said.rating.complete) done_ = done_in_sentence_ = true;
    asserted_.push_back(said);
    return true;
  }

  void TakeNegated(const Statement& said) {
    if (said.rating.complete) {
      denied_ = true;
      if (said.kind == kYes)
        Answer();
      else
        asserted_.push_back(Unfinished(Rag::kUnrated, said.by));
    } else if (said.kind == kInTime) {
      Statement off = said;
      off.rating.rag = Rag::kRed;
      off.kind = kLate;
      asserted_.push_back(off);
    } else if (said.says == Says::kActivity) {
      asserted_.push_back(Unfinished(Rag::kUnrated, said.by));
    }
  }

  void Question(const Statement& said) {
    if (said.rating.rag == Rag::kUnrated) return;
    if (!questioned_ || said.rating.rag < questioned_->rag)
      questioned_ = said.rating;
  }

  // Of colours that name their month or quarter the last counts, and one that
  // names none before them all: "Green (Q1: Red)".
  void KeepCurrentPeriod() {
    std::size_t dated = 0, undated = 0;
    for (const Statement& said : asserted_)
      if (said.says == Says::kColour) ++(said.period ? dated : undated);
    if (dated == 0 || dated + undated < 2) return;
    Statement last;
    bool in_order = true;
    Rag differs = Rag::kUnrated;
    for (const Statement& said : asserted_) {
      if (said.says != Says::kColour || !said.period) continue;
      in_order = in_order && said.quarter > last.quarter;
      if (last.says == Says::kColour)
        differs = std::min(differs, last.rating.rag);
      last = said;
    }
    std::erase_if(asserted_, [](const Statement& said) {
      return said.says == Says::kColour && said.period;
    });
    if (undated > 0) return;
    asserted_.push_back(last);
    if (!in_order && differs != Rag::kUnrated && differs != last.rating.rag)
      other_colour_ = Rating{differs, false};
  }

  void Decide(LineReading& line) {
    if (asserted_.empty()) return;
    line.counts = rated_;
    bool done = false, closed = false, dropped = false, failed = false;
    bool going_on = false, unfinished = false, yes = false;
    Rag colour = Rag::kUnrated;
    for (const Statement& said : asserted_) {
      line.says = std::max(line.says, said.says);
      done = done || said.says == Says::kDone;
      closed = closed || said.kind == kClosed;
      dropped = dropped || said.kind == kDropped;
      failed = failed || said.kind == kFailed;
      yes = yes || (said.rating.complete && said.says == Says::kAnswer);
      if (said.unfinished)
        (said.kind == kGoingOn ? going_on : unfinished) = true;
      if (said.says == Says::kColour)
        colour = std::min(colour, said.rating.rag);
    }
    line.unfinished = going_on || unfinished;
    for (const Statement& said : asserted_)
      if (said.says == line.says) {
        line.rags.push_back(said.rating.rag);
        if (line.by == RatedBy::kNothing) line.by = said.by;
      }
    line.other = other_colour_;
    if (line.says == Says::kAnswer) {
      line.complete = yes && !line.unfinished;
      if (line.complete)
        line.other = other_answer_;
      else
        line.rags.assign(1, Rag::kUnrated);
    }
    if (line.says != Says::kDone) return;

    const Rating complete{Rag::kBlue, true};
    line.complete = true;
    line.rags.assign(1, Rag::kBlue);
    if (dropped) return;
    if (failed || (closed && denied_)) {
      line.complete = false;
      line.rags.assign(1, Rag::kRed);
      if (!closed) line.other = complete;
    } else if (line.unfinished) {
      line.complete = false;
      line.rags.assign(1, Rag::kAmber);
      // "Completed - ongoing" may well be business as usual.
      if (!unfinished) line.other = complete;
    } else if (colour < Rag::kGreen) {
      line.other = Rating{colour, false};
    } else if (follows_) {
      line.other = Rating{Rag::kAmber, false};
    }
  }

  std::span<const Token> tokens_;
  const bool brief_, long_;
  std::vector<Statement> asserted_;
  std::optional<Rating> questioned_, perhaps_done_, other_colour_,
      other_answer_;
  bool known_ = false;
  bool denied_ = false;  // "not achieved"
  bool started_ = false, first_sentence_ = true;
  bool head_ = true;    // no prose yet in the sentence
  bool label_ = false;  // the clause before names what is rated
  bool done_ = false, done_in_sentence_ = false;
  bool follows_ = false;  // a forecast follows a claim
  bool rated_ = false;    // a rating stands in the line, if only as past
};

// Private-use characters that Word and Excel hold for the symbol fonts
// (Wingdings, Wingdings 2, Webdings), as Unicode's own.
constexpr std::pair<std::string_view, std::string_view> kSymbolFonts[] = {
    {"\uF0FC", "✓"}, {"\uF0FB", "✗"}, {"\uF0FE", "☑"}, {"\uF0FD", "☒"},
    {"\uF0A8", "☐"}, {"\uF06F", "☐"}, {"\uF050", "✓"}, {"\uF04F", "✗"},
    {"\uF052", "☑"}, {"\uF053", "☒"}, {"\uF054", "☒"}, {"\uF0A3", "☐"},
    {"\uF061", "✓"}, {"\uF072", "✗"}};
// The same where the font was lost and the letter is left, alone in its cell.
constexpr std::pair<std::string_view, std::string_view> kLostFonts[] = {
    {"ü", "✓"}, {"û", "✗"}, {"þ", "☑"}, {"ý", "☒"}, {"¨", "☐"}};

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

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
    if (c == '\xEF') {
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
  const bool behind = Tidy(all.substr(0, boxes.front())).empty();
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
    words = words || !Tidy(beside).empty();
    if (all.substr(boxes[i], kOpen.size()) != kOpen)
      ticked.append(beside) += '\n';
  }
  return words ? ticked : text;
}

// The configuration's words, taken apart.
class OwnPhrases {
 public:
  explicit OwnPhrases(const RatingWords& own_words) {
    for (const auto& [rag, phrases] : own_words)
      for (const std::string& phrase : phrases) {
        const std::string& folded = folded_.emplace_back(Fold(Unpack(phrase)));
        phrases_.push_back({LexPhrase(folded), kOwn, rag});
      }
  }
  std::span<const RatingPhrase> phrases() const { return phrases_; }

 private:
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

// Stacked lines are ratings of several things: the cell is complete where they
// all are, and counts as the worst of them.
void Combine(std::span<const LineReading> lines, RatingReading& reading) {
  Says strongest = Says::kNothing;
  for (const LineReading& line : lines)
    if (line.counts) strongest = std::max(strongest, line.says);
  bool done = false, unfinished = false;
  Rag open = Rag::kUnrated;
  for (const LineReading& line : lines) {
    done = done || line.complete;
    if (line.complete) continue;
    unfinished = unfinished || line.unfinished;
    if (line.says == Says::kColour || line.says == Says::kProgress)
      open = std::min(open, line.worst());
  }
  reading.complete = done && !unfinished && open >= Rag::kGreen;
  // "Amber" above "Completed May 2015" may be its colour.
  if (done && open < Rag::kGreen && lines.size() == 2)
    reading.other = Rating{Rag::kBlue, true};
  reading.unfinished = unfinished || (done && !reading.complete);
  for (const LineReading& line : lines) {
    if (!line.counts) continue;
    if (!reading.other) reading.other = line.other;
    // Beside a colour, a line that holds a word of progress explains it.
    const bool explains = strongest >= Says::kColour &&
                          (line.says < Says::kColour && !line.complete);
    if (explains) continue;
    if (line.says == strongest && reading.by == RatedBy::kNothing)
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
  std::string text = TidyLines(Ticked(Unpack(cell)));
  for (const auto& [letter, symbol] : kLostFonts)
    if (text == letter) text = symbol;
  if (text.empty()) return reading;

  const OwnPhrases own(own_words);
  std::vector<std::string> texts = Split(text, '\n');
  std::vector<std::vector<Token>> tokens;
  bool letters = true;
  std::size_t words = 0;
  bool blank = true;
  for (std::string& line : texts) {
    line = Fold(line);
    tokens.push_back(LexPhrase(line));
    letters = letters && OnlyLetters(tokens.back());
    for (const Token& token : tokens.back()) {
      words += HasLetters(token) ? 1 : 0;
      blank = blank && !HasLetters(token) && token.kind != Token::Kind::kNumber;
    }
  }
  std::vector<std::vector<Clause>> clauses;
  for (const std::vector<Token>& line : tokens)
    clauses.push_back(ClausesOf(line, own.phrases(), letters));
  if (IsLegend(clauses)) return reading;

  std::vector<LineReading> lines;
  bool any_known = false, all_count = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    lines.push_back(Judge(tokens[i], words).Read(clauses[i]));
    any_known = any_known || lines.back().known;
    all_count = all_count && lines.back().counts;
  }
  reading.known = any_known || blank;
  Combine(lines, reading);

  if (lines.size() > 1 && all_count) {
    for (const LineReading& line : lines)
      reading.parts.push_back({line.worst(), line.complete});
  } else if (lines.size() == 1 && reading.rags.size() > 1 &&
             OnlyColours(tokens.front(), clauses.front())) {
    for (const Rag rag : reading.rags) reading.parts.push_back({rag, false});
  }
  return reading;
}

bool SaysDone(std::string_view text) { return ReadRating(text, {}).complete; }

}  // namespace planwatch
