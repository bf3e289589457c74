// The dates, ratings and leads of generated plans, each with what it means by
// collectors/plan/README.md, "Reading an untidy plan".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/words/rating.h"
#include "tests/base/draw.h"
#include "tests/table/sheets.h"

namespace planwatch {

// How a column writes its plain dates.
enum class DateForm : unsigned char {
  kSlashes,       // 31/05/2015
  kShortSlashes,  // 31/05/15
  kIso,
  kLong,    // 31 May 2015
  kDashes,  // 31-May-15
  kMonth,   // May 2015
  kCell,    // a spreadsheet's date
};
inline constexpr std::size_t kDateForms = 7;
SheetCell WriteDate(Date date, DateForm form);
Date LastOfMonth(Date date);

struct DueValue {
  SheetCell cell;
  std::optional<Date> due, revised;
  bool done = false;  // the cell says that the action is complete, and need
                      // give no date
};
DueValue DrawPlainDue(Draw& draw, DateForm form);
// Ranges, periods, revisions, words around a date, no date, done; `text_only`
// without strokes.
DueValue DrawOddDue(Draw& draw, bool text_only);

struct RatingValue {
  SheetCell cell;
  Rag rag = Rag::kUnrated;
  bool complete = false;
};
enum class RatingForm : unsigned char {
  kWords,
  kLetters,
  kFills,
  kFilledWords
};
RatingValue WriteRag(Rag rag, RatingForm form);
RatingValue DrawState(Draw& draw);
// A rating as a sentence.
RatingValue DrawOddRag(Draw& draw);

struct LeadValue {
  std::string text;
  std::vector<std::string> leads;
};
enum class LeadForm : unsigned char { kRoles, kPeople, kInitials };
LeadValue DrawLead(Draw& draw, LeadForm form);
LeadValue DrawLeads(Draw& draw, LeadForm form);  // several in one cell

}  // namespace planwatch
