#include "collectors/plan/name_cells.h"

#include <algorithm>
#include <string>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/words/none.h"

namespace planwatch {

void ReportNames(const Place& place, PlanField field,
                 const NamesReading& reading, bool hidden, ReadReport& report) {
  const std::string what(PlanFieldText(field));
  if (reading.too_long)
    report.repairs.Add(
        place, "names_too_long",
        "the cell for " + what + " has more than " +
            std::to_string(kMaxNamesBytes) +
            " characters and was not read; write only the names there");
  if (field == PlanField::kPartners) return;
  if (!reading.prose.empty() && !hidden)
    report.guesses.Add(place, "lead_in_prose",
                       Quote(reading.prose) + " was left out of " + what +
                           ", since it reads as a sentence");
  if (!reading.run_together.empty())
    report.AddDoubt(
        {.about = "lead",
         .place = place,
         .text =
             (hidden ? std::string("a lead") : Quote(reading.run_together)) +
             " may be several people; taken for one",
         .settle = std::string("put a ") +
                   (reading.run_together.find(',') == std::string::npos
                        ? "comma or a "
                        : "") +
                   "line between the names, or name it under `leads: { keep: "
                   "[...] }`"});
}

void LeadsRead::Take(const Place& place, const Cell& cell,
                     const NamesReading& reading) {
  any_name_ = any_name_ || !reading.names.empty();
  if (!first_filled_ && !IsPlaceholder(Fold(cell.text))) first_filled_ = place;
}

void DoubtStateAsLead(const Draft& draft, bool hidden, ReadReport& report) {
  for (const PlanField field :
       {PlanField::kResponsible, PlanField::kAccountable})
    if (const std::string& text = draft[field].text; SaysOverOrElsewhere(text))
      report.AddDoubt(
          {.about = "lead",
           .place = draft.place,
           .text = (hidden ? std::string("a state") : Quote(text)) +
                   " stands where the lead should, and may say that the "
                   "action is over or stands elsewhere; counted as having "
                   "neither a lead nor a rating",
           .settle = "write it as the action's status, and the lead under "
                     "its heading"});
}

void BrokenNames::Take(const Place& place, const NamesReading& reading) {
  if (reading.names.size() == 1) alone_.insert(Fold(reading.names.front()));
  if (!reading.broken.empty()) broken_.push_back({place, reading.broken});
}

void BrokenNames::DoubtEach(ReadReport& report) const {
  for (const Broken& name : broken_) {
    if (std::any_of(name.lines.begin(), name.lines.end(),
                    [&](const std::string& line) {
                      return alone_.contains(Fold(line));
                    }))
      continue;
    report.AddDoubt(
        {.about = "lead",
         .place = name.place,
         .text = Quote(Join(name.lines, " ")) +
                 " stands on two lines and may be one name; taken for "
                 "two",
         .settle = "write each name on one line, or name it under "
                   "`leads: { keep: [...] }`"});
  }
}

void LeadsRead::DoubtNone(ReadReport& report) const {
  if (any_name_ || !first_filled_) return;
  report.AddDoubt({.about = "lead",
                   .place = *first_filled_,
                   .text = "no name is read from the cells for " +
                           std::string(PlanFieldText(PlanField::kResponsible)) +
                           ", though they are filled; no action has a lead",
                   .settle = "write names, roles or agencies there"});
}

}  // namespace planwatch
