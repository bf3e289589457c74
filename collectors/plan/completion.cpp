#include "collectors/plan/completion.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/date_cells.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/words/date_words.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

// What is over once it was done. "Booked", "drafted" or "circulated" are not.
constexpr std::string_view kDeeds[] = {
    "achieved",    "adopted",  "agreed",    "appointed", "approved",
    "delivered",   "endorsed", "held",      "issued",    "implemented",
    "installed",   "launched", "paid",      "presented", "published",
    "distributed", "ratified", "recruited", "sent",      "signed"};
// What takes it back, puts it off or tells of a part.
constexpr std::string_view kTakenBack[] = {
    "not",       "no",         "never",        "yet",          "to be",
    "be",        "will",       "would",        "should",       "shall",
    "may be",    "must",       "might",        "could",        "can",
    "awaiting",  "awaited",    "await",        "awaits",       "pending",
    "when",      "once",       "if",           "until",        "unless",
    "due",       "expected",   "planned",      "scheduled",    "proposed",
    "partly",    "partially",  "part",         "some",         "most",
    "only",      "draft",      "being",        "ongoing",      "outstanding",
    "next",      "last",       "previous",     "was",          "were",
    "review",    "subject to", "in principle", "except",       "but",
    "however",   "delayed",    "meeting",      "for approval", "remains",
    "remaining", "target",     "report to"};
// What may follow a participle that stands behind its noun.
constexpr std::string_view kBehindDeed[] = {
    "to", "by", "at", "on", "in", "with", "and", "via", "from", "across"};

bool IsTakenBack(const std::string& folded) {
  return folded.find('?') != std::string::npos ||
         folded.find("n't") != std::string::npos ||
         std::any_of(std::begin(kTakenBack), std::end(kTakenBack),
                     [&](std::string_view word) {
                       return ContainsWords(folded, word);
                     });
}

void Complete(Action& action) {
  action.complete = true;
  action.rag = Rag::kBlue;
}

void ReportInWords(const Cell& cell, const Place& place, ReadReport& report) {
  report.guesses.Add(place, "completion_in_words",
                     Quote(cell.text) +
                         " under the heading of completion was taken for "
                         "complete");
}

}  // namespace

bool TellsOfDeed(const std::string& text) {
  const std::string folded = Fold(text);
  if (IsTakenBack(folded)) return false;
  std::vector<std::string> words = Words(folded);
  if (words.size() >= 2 && words.end()[-2] == "in" && words.back() == "place")
    return true;
  std::erase_if(words, [](const std::string& word) {
    return word.find_first_of("0123456789") != std::string::npos;
  });
  for (std::size_t i = 0; i < words.size(); ++i)
    if (IsAmong(kDeeds, words[i]) &&
        (i == 0 || i + 1 == words.size() ||
         IsAmong(kBehindDeed, words[i + 1]) || MonthNamed(words[i + 1])))
      return true;
  return false;
}

void CompletionCells::Read(const Cell& cell, const DateOptions& options,
                           const Calendar& calendar, const RatingReading& said,
                           Action& action, ReadReport& report) {
  if (cell.text.empty() && !cell.date) return;
  const DateReading reading = ReadDate(cell, options, calendar);
  if (reading.in_part || ReadRating(cell.text, {}).unfinished) return;
  if (reading.date)
    return ReadDated(cell, reading, options, calendar, action, report);
  if (MeansDone(cell.text)) {
    if (!action.complete && IsHedged(cell.text))
      report.AddDoubt({.about = "rating",
                       .place = action.place,
                       .text = Quote(cell.text) +
                               " need not mean complete; taken for complete",
                       .settle = "write complete alone, or how the action "
                                 "stands"});
    Complete(action);
  } else if (reading.without_year && !action.complete) {
    report.AddDoubt({.about = "date",
                     .place = action.place,
                     .text = Quote(cell.text) +
                             ", under the heading of completion, has no year; "
                             "taken for complete",
                     .settle = "write the year"});
    Complete(action);
  } else if (action.rag == Rag::kUnrated && said.by == RatedBy::kColour) {
    // "Date completed / RAG"
    action.rag = said.worst();
    report.guesses.Add(action.place, "rag_by_completion",
                       "rated " + std::string(RagName(action.rag)) + " by " +
                           Quote(cell.text) +
                           " under the heading of completion");
  } else if (said.by != RatedBy::kNothing || action.complete) {
    return;
  } else if (TellsOfDeed(cell.text)) {
    ReportInWords(cell, action.place, report);
    Complete(action);
  } else {
    NoteText(cell, action);
  }
}

void CompletionCells::ReadDated(const Cell& cell, const DateReading& reading,
                                const DateOptions& options,
                                const Calendar& calendar, Action& action,
                                ReadReport& report) const {
  const Completed said = CompletedBy(cell, options, calendar);
  const bool tells = said == Completed::kDateFirst
                         ? !IsTakenBack(Fold(cell.text))
                         : TellsOfDeed(cell.text);
  if (!action.complete && said != Completed::kSaid) {
    if (tells)
      ReportInWords(cell, action.place, report);
    else
      report.AddDoubt({.about = "date",
                       .place = action.place,
                       .text = Quote(cell.text) +
                               ", under the heading of completion, may tell of "
                               "something else; taken for " +
                               (said == Completed::kDateFirst ? "complete"
                                                              : "not complete"),
                       .settle = "write the date of completion alone, or "
                                 "\"complete\""});
  }
  if (!action.complete && said == Completed::kOther && !tells) return;
  const Date day = reading.revised  ? *reading.revised
                   : reading.begins ? *reading.begins
                                    : *reading.date;
  action.completed = std::min(day, action.completed.value_or(day));
}

void CompletionCells::NoteText(const Cell& cell, const Action& action) {
  if (action.completed || !action.deadline || !HasLetter(cell.text) ||
      IsPlaceholder(Fold(cell.text)))
    return;
  if (texts_++ == 0) {
    first_ = cell.text;
    place_ = action.place;
  }
  earliest_ = std::min(*action.deadline, earliest_.value_or(*action.deadline));
}

void CompletionCells::DoubtTexts(ReadReport& report) const {
  if (texts_ == 0) return;
  report.AddDoubt(
      {.about = "rating",
       .place = place_,
       .text = Quote(first_) +
               (texts_ > 1 ? " and " + std::to_string(texts_ - 1) +
                                 (texts_ == 2 ? " other text" : " others")
                           : std::string()) +
               ", under the heading of completion, may say that the "
               "action is complete; counted as not complete",
       .settle = "write the date of completion, or how the action stands",
       .from = *earliest_ + std::chrono::days{1}});
}

}  // namespace planwatch
