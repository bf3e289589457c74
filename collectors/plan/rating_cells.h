// What a cell of ratings says beside its words: by its colours, or by the
// column it stands in. Pure functions: any thread.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/column_styles.h"
#include "collectors/plan/plan.h"
#include "collectors/plan/state_colours.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

// For messages: "amber", "complete".
std::string ToText(Rating rating);

// The rating of the cell's fill, or of the colour of its text.
Rag ColourOf(const Cell& cell);

// Whether a rating was given by something that only stands in for one: it
// counts where no rating says otherwise.
bool IsSubstitute(RatedBy by);

// Adds that the colour of the cell is another rating than its words. That is a
// doubt where the words name a colour, say complete or how well the work goes,
// or stand in other colours elsewhere, unless it is one of the `usual` fills
// (ColumnStyles); task tools show states in colours of their own.
void ReportContradiction(const Cell& cell, const RatingReading& reading,
                         Rag colour, const std::set<Rag>& usual,
                         const StateColours& states, const Place& place,
                         ReadReport& report);

// Of a cell that rates nothing: adds that its words, or the colour that is all
// it has, are no rating that is known; whether it did. `row_fill` is what
// shades the whole row.
bool ReportUnread(const Cell& cell, const RatingReading& reading,
                  std::optional<Colour> row_fill, const Place& place,
                  ReadReport& report);

// "●": a symbol that is no rating, tick or placeholder.
bool IsUnreadSymbol(const Cell& cell, const RatingReading& reading);

// "C", "3", "●": nothing but one character, which may be a code of the plan's
// own.
bool IsCharacterAlone(const Cell& cell);

// "Delivery: Amber" above "Impact: Green": such lines are not one a paragraph.
bool HasNamedLines(const Cell& cell);

// Words beside "complete" or "blue" by which it may be so later, once was, or
// is so in part.
bool IsHedged(const std::string& text);

// The doubt of such a text that rates an action as complete: from the day on
// that it names ("Done from 1 July") there is none. `year` is the plan's.
Doubt DoubtOfHedge(const std::string& text, const Place& place,
                   std::optional<int> year, const Calendar& calendar);

// A word or two by which the action is not begun, late or failed: none of them
// goes with complete.
bool SaysOpen(const Cell& cell, const RatingReading& reading);

// The doubt of such a word beside an action that is complete, or is from the
// day on that it was completed.
void DoubtOpen(const Cell& cell, const RatingReading& reading,
               const Action& action, ReadReport& report);

// Whether the text is brief and of nothing but that the action is done:
// "Completed May 2015".
bool SaysDoneAlone(const std::string& text);

// The first line or sentence of a text.
std::string FirstPart(const std::string& text);

// The last line or sentence of a text, what stands behind its last dash or in
// the bracket at its end; empty where it has one part.
std::string LastPart(const std::string& text);

// Whether that part says no more than that the action is done, and nothing
// before it that something is left: "The training is rolled out. Completed."
bool EndsDone(const std::string& text);

// Whether the text begins by naming where its action stands now: "See action
// 4", "Replaced by 1.1", "Not used".
bool PointsElsewhere(const std::string& text);

// Whether the text is brief and says that the action is over or stands
// elsewhere: "No longer required", "Merged with 1.1", "See action 4".
bool SaysOverOrElsewhere(const std::string& text);

// Of ratings a line of the text that each have their date, the last: "March
// 2015: Red", "May 2015: Green". `year` is the plan's.
std::optional<Rating> LatestOf(const RatingReading& reading,
                               const std::string& text, std::optional<int> year,
                               const Calendar& calendar);

// Of a percentage in a red, amber or green cell: it tells how much is done, and
// the colour rates. Whether it is one. All of it done completes what is green,
// and is a doubt in another colour.
bool RateFigure(const Cell& cell, const RatingReading& reading, Rag colour,
                const Place& place, ReadReport& report, Rating& rating);

// A yes or a no to what the column's heading asks: it says that the action is
// on track where that is the question.
Rating AnswerOf(const ColumnStyles& styles, const Cell& cell,
                const RatingReading& reading, const Place& place,
                const RatingWords& words, ReadReport& report);

// Where ticks say what is done, an x or a crossed box says what isn't: writes
// it as a cross.
void CrossBesideTicks(Drafts& drafts);

// "0.5" and "50" as "50%", in a column of such numbers.
void AddPercent(const ColumnStyles& styles, Cell& cell);

}  // namespace planwatch
