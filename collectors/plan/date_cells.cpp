#include "collectors/plan/date_cells.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/words/rating.h"

namespace planwatch {

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

void DoubtDate(const Place& place, const DateReading& reading,
               ReadReport& report) {
  if (reading.bare_year && reading.begins)
    AddDoubt(report, {.about = "date",
                      .place = place,
                      .text = Quote(reading.text) +
                              " was read as no more than its year, to " +
                              FormatDate(*reading.date),
                      .settle = "write it as in 31/05/2015 or May 2015",
                      .from = reading.begins,
                      .until = reading.date});
  if (!reading.other || !reading.date) return;
  const auto [first, last] = std::minmax(*reading.date, *reading.other);
  AddDoubt(report, {.about = "date",
                    .place = place,
                    .text = Quote(reading.text) + " may mean " +
                            FormatDate(*reading.other) + "; taken for " +
                            FormatDate(*reading.date),
                    .settle = "write it as in 31/05/2015 or 31 May 2015",
                    .from = first + std::chrono::days{1},
                    .until = last});
}

void DoubtPlaces(const Draft& draft, ReadReport& report) {
  const Cell& due = draft[PlanField::kDue];
  if (due.date || Tidy(due.text).empty() || ReadPlainDate(due)) return;
  for (const PlanField field : {PlanField::kAction, PlanField::kResponsible,
                                PlanField::kProgress, PlanField::kRag})
    if (ReadPlainDate(draft[field])) {
      AddDoubt(
          report,
          {.about = "date",
           .place = draft.place,
           .text = "a date stands where " + std::string(PlanFieldText(field)) +
                   " should, and other text where the due date should",
           .settle = "put each cell of the row under its heading"});
      return;
    }
}

void ReportDue(const Place& place, const Cell& cell, const DateReading& reading,
               ReadReport& report) {
  if (reading.impossible)
    report.repairs.Add(place, "due_impossible",
                       Quote(cell.text) +
                           " names a day that does not exist; write the day "
                           "first, as in 31/05/2015");
  if (reading.without_year)
    report.repairs.Add(place, "due_without_year",
                       Quote(cell.text) +
                           " has no year, so the action counts as undated; "
                           "write the year, or set the plan's `year:`");
  if (reading.unreadable)
    report.repairs.Add(place, "due_unreadable",
                       Quote(cell.text) +
                           " is not a date, so the action counts as undated; "
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
