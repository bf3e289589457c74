#include "collectors/plan/rating_cells.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/key_marks.h"
#include "collectors/words/colour.h"
#include "collectors/words/date.h"
#include "collectors/words/lexer.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {

std::string ToText(Rating rating) {
  return rating.complete ? "complete" : std::string(RagName(rating.rag));
}

Rag ColourOf(const Cell& cell) {
  const Rag fill = cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
  if (fill != Rag::kUnrated || !cell.ink || cell.text.empty()) return fill;
  return RagOfColour(*cell.ink);
}

void ReportContradiction(const Cell& cell, const RatingReading& reading,
                         Rag colour, const std::set<Rag>& usual,
                         const StateColours& states, const Place& place,
                         ReadReport& report) {
  const std::vector<Rag>& said = reading.rags;
  // Many a plan shows what is complete in green.
  if (std::find(said.begin(), said.end(), colour) != said.end() ||
      (reading.complete && (colour == Rag::kGreen || colour == Rag::kBlue)))
    return;
  std::string text = Quote(cell.text) + " stands in a cell that is coloured " +
                     std::string(RagName(colour)) + ": the word counts";
  const bool is_sure = reading.by == RatedBy::kColour || reading.complete;
  const bool may_rate =
      colour <= Rag::kGreen && states.MayRate(cell.text, reading);
  std::string settle = may_rate
                           ? "write the one that counts: red, amber or green"
                           : "correct the one that is wrong";
  if (!(is_sure || may_rate) || usual.contains(colour))
    report.repairs.Add(place, "rag_contradicts_colour", text + "; " + settle);
  else
    report.AddDoubt({.about = "rating",
                     .place = place,
                     .text = std::move(text),
                     .settle = std::move(settle)});
}

namespace {

// "G. Dates booked": a letter that a full stop or bracket parts from a remark
// may be a rating, or number a list.
bool HasLetterInFront(const std::string& text) {
  constexpr std::string_view kLetters = "RAGB", kMarks = ".)";
  return text.size() > 3 && kLetters.find(text[0]) != std::string_view::npos &&
         kMarks.find(text[1]) != std::string_view::npos && text[2] == ' ';
}

bool IsGrey(Colour colour) {
  constexpr int kHueless = 16;
  const auto [least, most] =
      std::minmax({colour.red, colour.green, colour.blue});
  return most - least < kHueless;
}

void ReportUnknown(const Cell& cell, const Place& place, ReadReport& report) {
  report.repairs.Add(
      place, kUnknownRating,
      Quote(cell.text) +
          " is not a known rating, so the action counts as unrated; write red, "
          "amber, green or complete, or name the words under `words:`");
  if (HasLetterInFront(cell.text))
    report.AddDoubt({.about = "rating",
                     .place = place,
                     .text = Quote(cell.text) +
                             " may be rated by its letter; taken for unrated",
                     .settle = "write the colour, or a dash behind the "
                               "letter"});
}

void ReportUnknownColour(const Place& place, ReadReport& report) {
  report.repairs.Add(
      place, kUnknownColour,
      "the cell of the rating is coloured, but neither red, amber, green nor "
      "blue, so it counts as unrated; write the rating in it");
}

}  // namespace

bool IsUnreadSymbol(const Cell& cell, const RatingReading& reading) {
  return reading.by == RatedBy::kNothing && IsSymbol(Tidy(cell.text)) &&
         !IsPlaceholder(Fold(cell.text));
}

bool ReportUnread(const Cell& cell, const RatingReading& reading,
                  std::optional<Colour> row_fill, const Place& place,
                  ReadReport& report) {
  if (!reading.known || IsUnreadSymbol(cell, reading)) {
    ReportUnknown(cell, place, report);
    return true;
  }
  if (HasText(cell.text) || !cell.fill || cell.fill == row_fill ||
      IsGrey(*cell.fill))
    return false;
  ReportUnknownColour(place, report);
  return true;
}

bool IsCharacterAlone(const Cell& cell) {
  const std::string text = Tidy(cell.text);
  return !text.empty() && CharacterLength(text, 0) == text.size() &&
         !IsPlaceholder(Fold(text));
}

bool HasNamedLines(const Cell& cell) {
  return cell.text.find(':') != std::string::npos;
}

bool IsHedged(const std::string& text) {
  constexpr std::string_view kHedges[] = {
      "proposed",     "pending",       "awaiting",    "awaited",
      "subject to",   "to be",         "draft",       "unverified",
      "not verified", "not evidenced", "no evidence", "previously",
      "was",          "in principle",  "provisional", "provisionally",
      "from",         "reopened"};
  constexpr std::size_t kBrief = 60;  // bytes: longer ones tell of the work
  if (text.size() > kBrief) return false;
  const std::string folded = Fold(text);
  return std::any_of(
      std::begin(kHedges), std::end(kHedges),
      [&](std::string_view word) { return ContainsWords(folded, word); });
}

Doubt DoubtOfHedge(const std::string& text, const Place& place,
                   std::optional<int> year, const Calendar& calendar) {
  Doubt doubt{
      .about = "rating",
      .place = place,
      .text = Quote(text) + " need not mean complete; taken for complete",
      .settle = "write complete alone, or how the action stands"};
  const std::string folded = Fold(text);
  constexpr std::string_view kFrom = "from ";
  const std::size_t from = folded.find(kFrom);
  if (from == std::string::npos || IsHedged(folded.substr(0, from)) ||
      IsHedged(folded.substr(from + kFrom.size())))
    return doubt;
  Cell rest;
  rest.text = folded.substr(from);
  const DateReading reading = ReadDate(rest, {.year = year}, calendar);
  if (const auto day = reading.begins ? reading.begins : reading.date)
    doubt.until = *day - std::chrono::days{1};
  return doubt;
}

bool SaysOpen(const Cell& cell, const RatingReading& reading) {
  constexpr std::size_t kMostWords = 4;
  return reading.by == RatedBy::kState && reading.known && !reading.complete &&
         !reading.other &&
         (reading.worst() == Rag::kUnrated || reading.worst() == Rag::kRed) &&
         Words(cell.text).size() <= kMostWords;
}

void DoubtOpen(const Cell& cell, const RatingReading& reading,
               const Action& action, ReadReport& report) {
  if (!SaysOpen(cell, reading)) return;
  report.AddDoubt(
      {.about = "rating",
       .place = action.place,
       .text = Quote(cell.text) +
               " contradicts the rest of the row, which says complete; "
               "counted as complete",
       .settle = "correct the one that is wrong; where blue means "
                 "something else in this plan, write the ratings as "
                 "words",
       .from = action.complete ? std::nullopt : action.completed});
}

bool SaysDoneAlone(const std::string& text) {
  constexpr std::size_t kLongest = 40;  // bytes
  if (text.size() > kLongest) return false;
  const RatingReading reading = ReadRating(text, {});
  return reading.complete && !reading.other && reading.by == RatedBy::kState;
}

std::string FirstPart(const std::string& text) {
  const std::string lines = TidyLines(text);
  return lines.substr(
      0, std::min({lines.find('\n'), lines.find(". "), lines.find(';')}));
}

std::string LastPart(const std::string& text) {
  std::string lines = TidyLines(text);
  if (lines.ends_with(')') || lines.ends_with(']')) {
    const std::size_t open = lines.rfind(lines.back() == ')' ? '(' : '[');
    if (open == std::string::npos || open == 0) return {};
    return lines.substr(open + 1, lines.size() - open - 2);
  }
  std::size_t last = 0;
  for (const std::string_view mark : {" - ", " – ", " — ", ". ", "\n", "; "})
    if (const std::size_t at = lines.rfind(mark); at != std::string::npos)
      last = std::max(last, at + mark.size());
  return last > 0 ? lines.substr(last) : std::string();
}

bool EndsDone(const std::string& text) {
  return SaysDoneAlone(LastPart(text)) && !ReadRating(text, {}).unfinished;
}

bool PointsElsewhere(const std::string& text) {
  constexpr std::string_view kElsewhere[] = {
      "see",           "refer to",          "as for",
      "not used",      "number not used",   "moved to",
      "moved into",    "transferred to",    "transferred into",
      "combined with", "amalgamated with",  "incorporated in",
      "now part of",   "incorporated into", "replaced by"};
  const std::string words = Join(Words(Fold(text)), " ") + ' ';
  return std::any_of(std::begin(kElsewhere), std::end(kElsewhere),
                     [&](std::string_view phrase) {
                       return words.starts_with(std::string(phrase) + ' ');
                     });
}

bool SaysOverOrElsewhere(const std::string& text) {
  constexpr std::size_t kLongest = 60;  // bytes
  if (text.size() > kLongest || !HasText(text)) return false;
  if (Fold(text) == "met") return false;  // the police of London
  const RatingReading reading = ReadRating(text, {});
  return (reading.complete && reading.by == RatedBy::kState) ||
         PointsElsewhere(text);
}

std::optional<Rating> LatestOf(const RatingReading& reading,
                               const std::string& text, std::optional<int> year,
                               const Calendar& calendar) {
  if (reading.parts.size() < 2) return std::nullopt;
  const std::vector<std::string> lines = Split(TidyLines(text), '\n');
  if (lines.size() != reading.parts.size()) return std::nullopt;
  std::size_t latest = 0;
  std::optional<Date> last;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Cell line;
    line.text = lines[i];
    const auto date = ReadDate(line, {.year = year}, calendar).date;
    if (!date || date == last) return std::nullopt;
    if (last && *date < *last) continue;
    last = date;
    latest = i;
  }
  return reading.parts[latest];
}

bool RateFigure(const Cell& cell, const RatingReading& reading, Rag colour,
                const Place& place, ReadReport& report, Rating& rating) {
  if (reading.by != RatedBy::kPercentage || colour > Rag::kGreen ||
      (reading.complete && colour == Rag::kGreen))
    return false;
  rating = {colour, false};
  if (reading.complete)
    report.AddDoubt({.about = "rating",
                     .place = place,
                     .text = Quote(cell.text) + " stands in a cell that is " +
                             "coloured " + ToText(rating) + "; taken for " +
                             ToText(rating),
                     .settle = "correct the one that is wrong"});
  return true;
}

Rating AnswerOf(const ColumnStyles& styles, const Cell& cell,
                const RatingReading& reading, const Place& place,
                const RatingWords& words, ReadReport& report) {
  RatingReading asked = ReadRating(styles.question_words, words);
  if (asked.by != RatedBy::kNothing) {
    // A no under "On track?" is "not on track"; an empty box is no answer.
    if (!reading.complete && reading.by != RatedBy::kYesNo) return {};
    if (!reading.complete)
      asked = ReadRating("not " + styles.question_words, words);
    return {asked.worst(), asked.complete};
  }
  if (reading.complete)
    report.AddDoubt({.about = "rating",
                     .place = place,
                     .text = Quote(cell.text) + " under " +
                             Quote(styles.question) +
                             " need not mean that the action is complete; "
                             "taken for unrated",
                     .settle = "write complete, or how the action stands"});
  return {};
}

void CrossBesideTicks(Drafts& drafts) {
  constexpr std::string_view kCrosses[] = {"x", "☒"};
  for (const PlanField field :
       {PlanField::kRag, PlanField::kStatus, PlanField::kCompleted}) {
    std::vector<Cell*> crosses;
    bool ticks = false;
    for (Draft& draft : drafts.actions) {
      if (draft.Find(field) == nullptr) continue;
      Cell& cell = draft[field];
      if (IsAmong(kCrosses, Fold(cell.text))) {
        crosses.push_back(&cell);
      } else if (!ticks && IsCharacterAlone(cell)) {
        const RatingReading reading = ReadRating(cell.text, {});
        ticks = reading.by == RatedBy::kTick && reading.complete;
      }
    }
    if (ticks)
      for (Cell* cell : crosses) cell->text = "✗";
  }
}

void AddPercent(const ColumnStyles& styles, Cell& cell) {
  if (!styles.of_one && !styles.of_hundred && !styles.figures) return;
  const NumberReading number = ReadNumber(cell.text);
  if (!number.value) return;
  if (!styles.of_one && !styles.of_hundred && *number.value != 0) return;
  const double percent = *number.value * (styles.of_one ? 100 : 1);
  cell.text = std::to_string(static_cast<int>(percent)) + '%';
}

bool IsSubstitute(RatedBy by) {
  return by == RatedBy::kPercentage || by == RatedBy::kTick ||
         by == RatedBy::kYesNo;
}

}  // namespace planwatch
