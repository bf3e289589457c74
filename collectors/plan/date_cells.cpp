#include "collectors/plan/date_cells.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/rating_cells.h"

namespace planwatch {
namespace {

// The day or month that stands behind "by" or "before" in a text.
std::optional<Date> DeadlineIn(const std::string& text,
                               const Calendar& calendar) {
  constexpr std::string_view kBefore[] = {"by", "before"};
  constexpr std::string_view kBetween[] = {"the", "end", "of"};
  constexpr std::string_view kMarks = "().,;:";
  constexpr std::size_t kLongestDate = 4;  // words: "Friday 30 April 2015"
  std::vector<std::string> words;
  for (const std::string& word : Split(Tidy(text), ' ')) {
    const std::size_t first = word.find_first_not_of(kMarks);
    if (first == std::string::npos) continue;
    words.push_back(
        word.substr(first, word.find_last_not_of(kMarks) - first + 1));
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!IsAmong(kBefore, Fold(words[i]))) continue;
    std::size_t at = i + 1;
    while (at < words.size() && IsAmong(kBetween, Fold(words[at]))) ++at;
    for (std::size_t count = std::min(kLongestDate, words.size() - at);
         count > 0; --count) {
      Cell cell;
      cell.text = words[at];
      for (std::size_t k = 1; k < count; ++k) cell.text += ' ' + words[at + k];
      // A year alone is a horizon.
      if (cell.text.size() <= 4) break;
      const DateReading reading = ReadDate(cell, {}, calendar);
      if (reading.date && !reading.guessed && !reading.revised)
        return reading.date;
    }
  }
  return std::nullopt;
}

}  // namespace

Completed CompletedBy(const Cell& cell, const DateOptions& options,
                      const Calendar& calendar) {
  if (cell.date || MeansDone(cell.text)) return Completed::kSaid;
  constexpr std::size_t kLongestDate = 6;  // words
  const std::vector<std::string> words = Split(Tidy(cell.text), ' ');
  std::size_t date = 0;  // words that are the date, from the first on
  Cell begin;
  for (std::size_t i = 0; i < std::min(words.size(), kLongestDate); ++i) {
    begin.text += (i > 0 ? " " : "") + words[i];
    const DateReading reading = ReadDate(begin, options, calendar);
    if (reading.date && !reading.guessed) date = i + 1;
  }
  if (date == words.size()) return Completed::kSaid;
  return date > 0 ? Completed::kDateFirst : Completed::kOther;
}

std::optional<Date> DayOfCompletion(const std::string& text,
                                    std::optional<int> year,
                                    const Calendar& calendar) {
  constexpr std::string_view kDone[] = {"complete", "completed", "done",
                                        "achieved", "closed",    "finished",
                                        "delivered"};
  constexpr std::string_view kBetween = " :-(,";
  const std::string tidy = Tidy(text);
  const std::size_t end = tidy.find_first_of(kBetween);
  const std::size_t next = tidy.find_first_not_of(kBetween, end);
  if (next == std::string::npos || !IsAmong(kDone, Fold(tidy.substr(0, end))))
    return std::nullopt;
  Cell rest;
  rest.text = tidy.substr(next);
  const DateReading reading = ReadDate(rest, {.year = year}, calendar);
  if (!reading.date || reading.guessed || reading.other || reading.revised)
    return std::nullopt;
  return reading.begins ? reading.begins : reading.date;
}

bool MayBeToCome(const std::string& due, Rating rating) {
  constexpr std::string_view kPlainly[] = {"complete", "completed", "done",
                                           "closed", "achieved"};
  const std::string folded = Fold(due);
  return !rating.complete && rating.rag <= Rag::kAmber &&
         ReadRating(due, {}).by != RatedBy::kTick &&
         std::none_of(std::begin(kPlainly), std::end(kPlainly),
                      [&](std::string_view word) {
                        return ContainsWords(folded, word);
                      });
}

bool ApplyDone(const Cell& cell, const DateReading& reading, Action& action) {
  // A yes beside a date is none: "30/09/2026 (Y2)".
  if (!reading.done ||
      (reading.date && ReadRating(cell.text, {}).by == RatedBy::kYesNo))
    return false;
  if (reading.date)
    action.completed = reading.begins ? reading.begins : reading.date;
  else
    action.complete = true;
  return true;
}

void DeadlinesInText::Take(const Draft& draft, const Action& action,
                           const Calendar& calendar, ReadReport& report) {
  if (IsFilled(draft[PlanField::kDue]) || IsFilled(draft[PlanField::kRevised]))
    return;
  const std::optional<Date> deadline = DeadlineIn(action.title, calendar);
  if (!deadline) return;
  Doubt doubt{.about = "date",
              .place = action.place,
              .text = Quote(action.title) + " names " + FormatDate(*deadline) +
                      " as its deadline, and no due date is given; counted as "
                      "undated",
              .settle =
                  "write the date where the due date belongs, in a "
                  "column headed Due",
              .from = *deadline + std::chrono::days{1}};
  if (draft.Find(PlanField::kDue) == nullptr && !several_) {
    if (!without_column_) {
      without_column_ = std::move(doubt);
      return;
    }
    report.AddDoubt(*std::move(without_column_));
    several_ = true;
  }
  report.AddDoubt(std::move(doubt));
}

void DoubtDate(const Place& place, const DateReading& reading,
               ReadReport& report) {
  if (reading.event && reading.unreadable)
    report.AddDoubt({.about = "date",
                     .place = place,
                     .text = Quote(reading.text) + " tells what happened on " +
                             FormatDate(*reading.event) +
                             "; counted as undated",
                     .settle = "write the date by which it is to be done, or "
                               "ongoing",
                     .from = *reading.event + std::chrono::days{1}});
  if (!reading.date) return;
  if (reading.bare_year && reading.begins)
    report.AddDoubt({.about = "date",
                     .place = place,
                     .text = Quote(reading.text) +
                             " was read as the year alone, so due on " +
                             FormatDate(*reading.date),
                     .settle = "write it as in 31/05/2015 or May 2015",
                     .from = reading.begins,
                     .until = reading.date});
  if (reading.starts)
    report.AddDoubt({.about = "date",
                     .place = place,
                     .text = Quote(reading.text) +
                             " may name no more than a start; taken for due "
                             "on " +
                             FormatDate(*reading.date),
                     .settle = "write the date by which it is to be done",
                     .from = *reading.date + std::chrono::days{1}});
  if (!reading.other) return;
  const auto [first, last] = std::minmax(*reading.date, *reading.other);
  report.AddDoubt(
      {.about = "date",
       .place = place,
       .text = Quote(reading.text) + " may mean " + FormatDate(*reading.other) +
               "; taken for " + FormatDate(*reading.date),
       .settle = reading.several ? "put the earliest due date first, as in "
                                   "31/05/2015, or give each its own row"
                                 : "write it as in 31/05/2015 or 31 May 2015",
       .from = first + std::chrono::days{1},
       .until = last});
}

void DoubtDoneInDue(const Draft& draft, const Action& action,
                    ReadReport& report) {
  const Cell& due = draft[PlanField::kDue];
  const std::string last = LastPart(due.text);
  const RatingReading reading = ReadRating(last, {});
  if (action.completed || last.empty() || reading.complete || !reading.other ||
      !reading.other->complete || ContainsWords(Fold(last), "by"))
    return;
  Doubt doubt{.about = "rating",
              .place = action.place,
              .text = Quote(due.text) +
                      " as the due date may say that the action is complete; "
                      "counted as not complete",
              .settle =
                  "write how the action stands under its status, and the "
                  "date alone as the due date"};
  if (action.deadline) doubt.from = *action.deadline + std::chrono::days{1};
  report.AddDoubt(std::move(doubt));
}

void DoubtFarDates(Plan& plan) {
  constexpr std::chrono::years kFar{10};
  constexpr std::size_t kLeast = 3, kFew = 10;  // one of so many
  std::vector<Date> days;
  for (const Action& action : plan.actions)
    if (action.deadline) days.push_back(*action.deadline);
  if (days.size() < kLeast) return;
  std::sort(days.begin(), days.end());
  // The first day behind a gap that only a few are behind.
  std::optional<Date> from;
  const std::size_t few = std::max<std::size_t>(1, days.size() / kFew);
  for (std::size_t i = days.size() - few; i < days.size() && !from; ++i)
    if (days[i] - days[i - 1] > kFar) from = days[i];
  if (!from) return;
  for (const Action& action : plan.actions)
    if (!action.complete && !action.completed && action.deadline &&
        *action.deadline >= *from)
      plan.report.AddDoubt({.about = "date",
                            .place = action.place,
                            .text = FormatDate(*action.deadline) +
                                    " is years after the other due dates; "
                                    "taken as it stands",
                            .settle = "correct the year; write it in full, as "
                                      "in 31 March 2015"});
}

void DoubtFewDates(const Draft& draft, const RatingReading& ratings,
                   const DateOptions& options, const Calendar& calendar,
                   ReadReport& report) {
  const Cell& due = draft[PlanField::kDue];
  const std::size_t lines = LinesOf(due);
  if (lines < 2 || lines == ratings.parts.size() ||
      std::all_of(ratings.parts.begin(), ratings.parts.end(),
                  [](const Rating& rating) { return rating.complete; }))
    return;
  std::vector<Date> dates;
  for (std::string& text : Split(TidyLines(due.text), '\n')) {
    Cell line;
    line.text = std::move(text);
    if (const auto date = ReadDate(line, options, calendar).date)
      dates.push_back(*date);
  }
  if (dates.size() < 2) return;
  const auto [first, last] = std::minmax_element(dates.begin(), dates.end());
  report.AddDoubt({.about = "date",
                   .place = draft.place,
                   .text = std::to_string(ratings.parts.size()) +
                           " actions share a cell that has " +
                           std::to_string(dates.size()) +
                           " due dates; each is taken for due on the first",
                   .settle =
                       "give each action a row, or a line of its own in each "
                       "cell",
                   .from = *first + std::chrono::days{1},
                   .until = *last});
}

void DoubtPlaces(const Draft& draft, ReadReport& report) {
  const Cell& due = draft[PlanField::kDue];
  if (due.date || !HasText(due.text) || ReadPlainDate(due)) return;
  for (const PlanField field : {PlanField::kAction, PlanField::kResponsible,
                                PlanField::kProgress, PlanField::kRag})
    if (ReadPlainDate(draft[field])) {
      report.AddDoubt(
          {.about = "date",
           .place = draft.place,
           .text = "a date stands where " + std::string(PlanFieldText(field)) +
                   " should, and other text where the due date should",
           .settle = "put each cell of the row under its heading"});
      return;
    }
}

void ReportDue(const Place& place, const Cell& cell, const DateReading& reading,
               bool dated, ReadReport& report) {
  const std::string counts = dated ? ", so the action's other date counts; "
                                   : ", so the action counts as undated; ";
  if (reading.impossible)
    report.repairs.Add(place, "due_impossible",
                       Quote(cell.text) +
                           " names a day that does not exist; write the day "
                           "first, as in 31/05/2015");
  if (reading.without_year)
    report.repairs.Add(place, kDueWithoutYear,
                       Quote(cell.text) + " has no year" + counts +
                           "write the year, or set the plan's `year:`");
  if (reading.unreadable)
    report.repairs.Add(place, kDueUnreadable,
                       Quote(cell.text) + " is not a date" + counts +
                           "write it as in 31/05/2015 or May 2015");
  if (reading.guessed && reading.date)
    report.guesses.Add(
        place, "due_guessed",
        Quote(cell.text.empty() ? cell.struck : cell.text) + " was read as " +
            FormatDate(*reading.date) +
            (reading.revised ? ", now " + FormatDate(*reading.revised)
                             : std::string()));
}

}  // namespace planwatch
