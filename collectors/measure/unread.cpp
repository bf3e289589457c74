#include "collectors/measure/unread.h"

#include <algorithm>
#include <span>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/measure/labels.h"
#include "collectors/measure/rows.h"
#include "collectors/measure/value_cell.h"
#include "collectors/words/date.h"

namespace planwatch {
namespace {

// Rows of one part that are looked at, and cells of each.
constexpr std::size_t kMostLooked = 200, kMostCells = 50;
// A longer text is prose.
constexpr std::size_t kLongestName = 200;

bool IsDate(const Cell& cell) { return cell.date || ReadPlainDate(cell); }

// "Q4 2014/15", "2014/15": what a number alone isn't.
bool IsPeriod(const Cell& cell, const Calendar& calendar) {
  if (cell.text.size() > kLongestName) return false;
  const DateReading reading = ReadDate(cell, {}, calendar);
  return reading.date && !reading.guessed;
}

}  // namespace

void UnreadRows::Look(const Row& row, std::size_t needed) {
  Part& part = parts_.back();
  part.needed = std::max(part.needed, needed);
  if (part.looked++ >= kMostLooked) return;
  bool number = false, date = false;
  std::vector<std::string> texts;
  for (const Cell& cell :
       std::span(row.cells).first(std::min(row.cells.size(), kMostCells))) {
    const std::string folded = Fold(cell.text);
    if (folded.empty()) continue;
    if (IsDate(cell)) {
      // A day alone may be that of a document's version.
    } else if (ReadValue(folded).number.value) {
      // A number that begins with 0 is a telephone's, or a reference.
      number =
          number || folded.size() < 2 || folded[0] != '0' || folded[1] == '.';
    } else if (IsPeriod(cell, calendar_)) {
      date = true;
    } else if (folded.size() <= kLongestName) {
      texts.push_back(folded);
    }
  }
  if (!number || texts.empty()) return;
  if (part.rows++ == 0) part.place = row.place;
  part.dated = part.dated || date;
  part.texts.insert(part.texts.end(), std::make_move_iterator(texts.begin()),
                    std::make_move_iterator(texts.end()));
}

void UnreadRows::EndInHeadings() { parts_.back().above_headings = true; }

void UnreadRows::AddDoubts(const std::set<std::string>& measures,
                           ReadReport& report) const {
  for (const Part& part : parts_) {
    const bool known = std::any_of(
        part.texts.begin(), part.texts.end(), [&](const std::string& text) {
          return measures.contains(LabelKey(Fold(ToLabel(text))));
        });
    if (part.rows == 0 ||
        (!known && (part.above_headings || !(part.dated || part.needed >= 2))))
      continue;
    report.AddDoubt(
        {.about = "table",
         .place = part.place,
         .text = "this row and those by it look like measures and were "
                 "not read, since no row of headings above them names a "
                 "date, a measure and a value",
         .settle = "give the columns the headings of the table that is "
                   "read, or name theirs under `columns:`; where they are "
                   "none of the measures, leave their sheet out by "
                   "`ignore:`, or take them out of the document"});
  }
}

}  // namespace planwatch
