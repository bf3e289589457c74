#include "collectors/plan/no_action.h"

#include <algorithm>
#include <set>
#include <string>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/forms.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/section.h"
#include "collectors/words/date.h"
#include "collectors/words/none.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// The first words of a row that adds up the rows above.
constexpr std::string_view kTotals[] = {
    "total",   "totals", "grand total", "sub total", "subtotal", "sum",
    "average", "count",  "number of",   "no of",     "no. of"};

// Of a row below the actions, with figures or a rating beside it.
constexpr std::string_view kOveralls[] = {
    "overall", "percent", "percentage", "%",          "average",
    "mean",    "total",   "all",        "plan total", "progress to date"};

constexpr std::size_t kLongestLabel = 40;  // of a heading, in bytes

// How a row of guidance begins its cells.
constexpr std::string_view kGuides[] = {
    "e.g",   "eg ",    "i.e",    "for example", "please",      "insert",
    "enter", "select", "choose", "describe",    "state ",      "list ",
    "what ", "how ",   "who ",   "when ",       "which ",      "(",
    "[",     "<",      "dd/mm",  "name of",     "job title of"};

// What minutes write where nothing is to be done.
constexpr std::string_view kNoActions[] = {
    "no action",          "no actions",         "no further action",
    "no further actions", "no action required", "no further action required",
    "no action needed",   "none required",      "noted",
    "for information",    "for noting",         "for information only"};

// Of a row of headings, where the action's is among them; else one more.
constexpr std::size_t kLeastRoles = 3;

// Guidance stands at most this far below the header.
constexpr std::size_t kGuidanceRows = 2;

// Without the blanks around it: cheaper than Tidy, for what is asked of every
// cell.
std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1);
}

// Where a list goes on elsewhere: "...", "…".
bool IsDots(std::string_view text) {
  std::string_view rest = Trimmed(text);
  constexpr std::string_view kEllipsis = "…";
  if (rest == kEllipsis) return true;
  return rest.size() > 1 && rest.find_first_not_of('.') == rest.npos;
}

// "ddmmmyy", "DD/MM/YYYY": how a form asks for a date.
bool IsDatePattern(std::string_view folded) {
  return folded.find_first_not_of("dmy/.- ") == folded.npos &&
         folded.find("mm") != folded.npos &&
         (folded.find("dd") != folded.npos || folded.find("yy") != folded.npos);
}

bool IsFigure(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') ||
           std::string_view(".,% ").find(c) != std::string_view::npos;
  });
}

bool IsGuide(std::string_view folded) {
  return folded.ends_with('?') || IsDatePattern(folded) ||
         std::any_of(
             std::begin(kGuides), std::end(kGuides),
             [&](std::string_view word) { return folded.starts_with(word); });
}

// Whether the cell holds a date or rating as an action has it: a figure may be
// a total's, "e.g. March 2015" and "Not started" a form's.
bool IsDateOrRating(PlanField field, const Cell& cell) {
  constexpr std::size_t kMostWords = 4;
  if (cell.merge == Merge::kAbove || !IsOfItsKind(field, cell)) return false;
  if (cell.date || ReadPlainDate(cell)) return true;
  const std::string folded = Fold(cell.text);
  if (!HasLetter(folded) || IsGuide(folded) ||
      Words(folded).size() > kMostWords)
    return false;
  if (field != PlanField::kRag && field != PlanField::kStatus) return true;
  const RatingReading reading = ReadRating(cell.text, {});
  return !reading.whole_scale && (reading.complete || reading.rated());
}

bool HasDateOrRating(const Block& block, const Row& row) {
  return std::any_of(std::begin(kTimesAndRatings), std::end(kTimesAndRatings),
                     [&](PlanField field) {
                       return IsDateOrRating(field, CellOf(block, row, field));
                     });
}

bool IsEnclosedText(const Cell& cell) {
  const std::string text = Tidy(cell.text);
  return !text.empty() && IsEnclosed(text);
}

// "[Item] | [Person responsible] | Complete": what the form says of the action
// and of who does it or when, whatever else it shows.
bool IsBlankForm(const Block& block, const Row& row) {
  return IsEnclosedText(CellOf(block, row, PlanField::kAction)) &&
         (IsEnclosedText(CellOf(block, row, PlanField::kResponsible)) ||
          IsEnclosedText(CellOf(block, row, PlanField::kDue)));
}

bool SaysNone(std::string_view folded) {
  while (folded.ends_with('.')) folded.remove_suffix(1);
  return IsAmong(kNoActions, folded);
}

// "e.g." in front: the row shows how one is written.
bool IsExample(std::string_view text) {
  return text == "e.g" || text == "e.g." || text == "eg" || text == "eg." ||
         text == "example" || text == "sample";
}

// "Lead | Red | Amber | Green | Total": ratings in columns of other things.
bool NamesRatings(const Block& block, const Row& row) {
  const std::size_t end = std::min(block.end_column, row.cells.size());
  const auto is_word = [](std::string_view text) {
    return text.find(' ') == std::string_view::npos && HasLetter(text);
  };
  // Counted first, since it is cheaper than to read what they say.
  std::size_t filled = 0, words = 0;
  for (std::size_t i = block.first_column; i < end; ++i) {
    const std::string_view text = Trimmed(row.cells[i].text);
    filled += text.empty() ? 0 : 1;
    words += is_word(text) ? 1 : 0;
  }
  if (words < 2 || words * 2 < filled) return false;
  std::size_t ratings = 0, elsewhere = 0;
  for (std::size_t i = block.first_column; i < end; ++i) {
    const std::string_view text = Trimmed(row.cells[i].text);
    if (!is_word(text)) continue;
    const RatingReading reading = ReadRating(text, {});
    if (reading.by != RatedBy::kColour || reading.rags.size() != 1) continue;
    ++ratings;
    elsewhere +=
        block.ProfileOf(i).Share(CellKind::kColour, CellKind::kState) < 0.5;
  }
  return elsewhere > 0 && ratings >= 2 && ratings * 2 >= filled;
}

// "Number of actions | | | 16": a label, and figures where the others have
// none.
bool IsCount(const Block& block, const Row& row, const Cell& label) {
  std::size_t figures = 0;
  for (std::size_t i = block.first_column;
       i < std::min(block.end_column, row.cells.size()); ++i) {
    const Cell& cell = row.cells[i];
    const std::string_view text = Trimmed(cell.text);
    if (&cell == &label || text.empty()) continue;
    if (cell.date || !IsFigure(text) ||
        block.ProfileOf(i).Share(CellKind::kNumber, CellKind::kPercentage,
                                 CellKind::kCode) >= 0.6)
      return false;
    ++figures;
  }
  return figures > 0 && HasLetter(Trimmed(label.text));
}

// Whether its text begins as a total's. `alone`: nothing but figures stands
// beside it. "Number of carers to rise to 120" beside a date is an action.
bool IsTotal(const Block& block, const Row& row, const std::string& begins,
             bool alone) {
  return std::any_of(std::begin(kTotals), std::end(kTotals),
                     [&](std::string_view total) {
                       if (!begins.starts_with(total)) return false;
                       const std::string_view rest =
                           std::string_view(begins).substr(total.size());
                       return rest.empty() || rest == ":" ||
                              ((rest.front() == ' ' || rest.front() == ':') &&
                               (alone || IsDigit(rest.back())) &&
                               !HasDateOrRating(block, row));
                     });
}

// "Done - train all the staff".
bool SaysMoreThanDone(const std::string& text) {
  constexpr std::size_t kLeastWords = 3;
  const std::string tidy = Tidy(text);
  for (const std::string_view mark : {" - ", " – ", " — ", ": "}) {
    const std::size_t at = tidy.find(mark);
    if (at == std::string::npos) continue;
    const std::string before = tidy.substr(0, at),
                      behind = tidy.substr(at + mark.size());
    const std::string& rest = SaysDoneAlone(before) ? behind : before;
    if (!SaysDoneAlone(rest) && !PointsElsewhere(rest) &&
        Words(rest).size() >= kLeastWords)
      return true;
  }
  return false;
}

}  // namespace

std::string_view NoAction(const Block& block, const Row& row) {
  const Cell& action = CellOf(block, row, PlanField::kAction);
  const Cell* first = nullptr;
  std::size_t letters = 0, figures = 0, others = 0;
  for (std::size_t i = block.first_column;
       i < std::min(block.end_column, row.cells.size()); ++i) {
    const Cell& cell = row.cells[i];
    const std::string_view text = Trimmed(cell.text);
    if (text.empty()) continue;
    if (first == nullptr) first = &cell;
    if (cell.date ||
        (HasLetter(text) && (text.size() != 5 || Fold(text) != "false")))
      ++letters;
    else if (&cell != &action && !IsPlaceholder(Fold(text)))
      ++figures;
    if (&cell != &action) ++others;
  }
  if (first == nullptr) return {};
  if (IsTotal(block, row, Fold(first->text), figures > 0 && letters == 1))
    return "a total";
  if (IsForm(row) || IsSignOff(block, row))
    return "a form to fill in, such as a signature";
  if (letters == 0 && action.merge != Merge::kAbove)
    return "nothing but numbers or boxes that aren't ticked";
  if (NamesRatings(block, row)) return "headings of counts";
  const std::string text = Tidy(action.text);
  if (text.empty()) return IsCount(block, row, *first) ? "a count" : "";
  if (!HasLetter(text) && letters <= 1) return "no words where the action is";
  if (IsPrompt(text) || IsBlankForm(block, row) ||
      (IsEnclosed(text) && !HasDateOrRating(block, row)))
    return "a row of the form that nobody has filled in";
  if (others == 1 && IsDots(CellOf(block, row, PlanField::kReference).text) &&
      text.front() == '(' && text.back() == ')')
    return "a note";
  if ((IsPlaceholder(Fold(text)) || SaysNone(Fold(text))) &&
      !HasCore(block, row))
    return "no action yet";
  // "Amber | 3": a figure where the others have a rating, a date or a name.
  if (others == 0 || figures < others || HasDateOrRating(block, row)) return {};
  const auto reference = block.roles.ColumnOf(PlanField::kReference);
  for (std::size_t i = block.first_column;
       i < std::min(block.end_column, row.cells.size()); ++i) {
    if (reference == i) continue;
    const Cell& cell = row.cells[i];
    if (&cell != &action && &cell != first && IsFigure(Tidy(cell.text)) &&
        block.ProfileOf(i).Share(CellKind::kNumber, CellKind::kPercentage,
                                 CellKind::kCode) < 0.6)
      return "a count";
  }
  return {};
}

Footer AsFooter(const Block& block, const Row& row) {
  const Cell& action = CellOf(block, row, PlanField::kAction);
  if (HasDateOrLead(block, row) ||
      IsFilled(CellOf(block, row, PlanField::kReference)))
    return Footer::kNone;
  std::size_t figures = 0;
  bool rated = false;
  for (const Cell& cell : row.cells) {
    if (cell.merge == Merge::kAbove) return Footer::kNone;
    if (&cell == &action || !IsFilled(cell)) continue;
    const std::string text = Tidy(cell.text);
    if (!IsFigure(text)) {
      if (ReadRating(text, {}).by != RatedBy::kColour) return Footer::kNone;
      rated = true;
    }
    ++figures;
  }
  const std::string begins = Fold(action.text);
  const std::size_t colon = begins.find(':');
  if (figures == 0)
    return colon != begins.npos &&
                   IsFigure(std::string_view(begins).substr(colon + 1))
               ? Footer::kTotal
               : Footer::kText;
  const auto begins_with = [&](std::string_view word) {
    return begins.starts_with(word) &&
           (begins.size() == word.size() || !IsLower(begins[word.size()]));
  };
  // "All staff are trained" beside a rating may be an action.
  return std::any_of(std::begin(kOveralls), std::end(kOveralls), begins_with) &&
                 !(rated && begins_with("all"))
             ? Footer::kTotal
             : Footer::kFigure;
}

bool IsOverOrElsewhere(const Block& block, const Row& row) {
  constexpr std::size_t kMostWords = 5;
  if (IsFilled(CellOf(block, row, PlanField::kRag)) ||
      IsFilled(CellOf(block, row, PlanField::kStatus)))
    return false;
  const Cell& action = CellOf(block, row, PlanField::kAction);
  const std::string& text = action.text;
  // Behind a text that is struck out it is that action's state, and "Done -
  // train all the staff" with a date is an action, in doubt as such.
  if (SaysDoneAlone(text))
    return !HasText(action.struck) &&
           !(IsFilled(CellOf(block, row, PlanField::kDue)) &&
             !block.roles.HasRating() && SaysMoreThanDone(text));
  return Words(Fold(text)).size() <= kMostWords && !HasDateOrLead(block, row) &&
         PointsElsewhere(text);
}

bool IsContinued(const Block& block, const Row& row) {
  constexpr std::string_view kContinued[] = {"continued", "cont", "contd",
                                             "cont'd"};
  const auto says_so = [&](PlanField field, std::string_view before) {
    const std::string_view written = CellOf(block, row, field).text;
    const std::size_t end = written.find_last_not_of(".:) ]") + 1;
    // Most end otherwise, and need not be folded.
    if (end == 0 || std::string_view("dDtT").find(written[end - 1]) ==
                        std::string_view::npos)
      return false;
    const std::string text = Fold(written.substr(0, end));
    return std::any_of(
        std::begin(kContinued), std::end(kContinued),
        [&](std::string_view word) {
          if (!text.ends_with(word) || text.size() == word.size()) return false;
          return before.find(text[text.size() - word.size() - 1]) !=
                 std::string_view::npos;
        });
  };
  return says_so(PlanField::kReference, " ([-") ||
         says_so(PlanField::kAction, "([");
}

bool IsNote(const Block& block, const Row& row) {
  if (!IsAlone(row) || HasCore(block, row)) return false;
  // Elsewhere than in the action's column these may be of the whole plan.
  constexpr std::string_view kNotes[] = {"note:", "notes:", "n.b.", "nb:"};
  constexpr std::string_view kUpdates[] = {
      "update:",   "comment:", "comments:", "status update:",  "progress:",
      "evidence:", "latest:",  "position:", "latest position:"};
  const auto cell = std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
  const std::string folded = Fold(cell->text);
  const auto begins = [&](std::string_view word) {
    return folded.starts_with(word);
  };
  if (&*cell == &CellOf(block, row, PlanField::kAction) &&
      std::any_of(std::begin(kNotes), std::end(kNotes), begins))
    return true;
  // "Update May 2015: …".
  const std::string label = folded.substr(0, folded.find(':'));
  const std::vector<std::string> words = Words(label);
  const bool dated = label.size() < folded.size() && !words.empty() &&
                     words[0] == "update" &&
                     std::all_of(words.begin() + 1, words.end(), IsOfAnyPlan);
  return dated || std::any_of(std::begin(kUpdates), std::end(kUpdates), begins);
}

bool MayBeHeader(const Block& block, const Row& row) {
  std::set<int> named;
  for (std::size_t i = block.first_column;
       i < std::min(block.end_column, row.cells.size()); ++i) {
    const std::string_view text = Trimmed(row.cells[i].text);
    if (row.cells[i].date || (!text.empty() && IsDigit(text[0]))) return false;
    if (text.empty() || text.size() > kLongestLabel) continue;
    const std::vector<HeadingVote> votes = PlanHeadingVotes(text);
    const HeadingVote* const strongest = Strongest(votes);
    // "Completed" is a state too.
    if (strongest != nullptr && strongest->strength >= kKnownHeading &&
        ReadRating(text, {}).by == RatedBy::kNothing)
      named.insert(strongest->field);
  }
  const bool action = named.contains(static_cast<int>(PlanField::kAction));
  return named.size() >= kLeastRoles + (action ? 0 : 1);
}

bool IsGuidance(const Block& block, std::size_t index) {
  if (index >= kGuidanceRows) return false;
  const Row& row = *block.rows[index];
  if (!IsFilled(CellOf(block, row, PlanField::kAction))) return false;
  const Cell& reference = CellOf(block, row, PlanField::kReference);
  std::size_t filled = 0, guides = 0;
  bool numbered = false;
  for (const Cell& cell : row.cells) {
    const std::string text = Fold(cell.text);
    if (text.empty()) continue;
    const bool guide = IsGuide(text);
    if (filled == 0 && IsExample(text) && block.rows.size() > 1) return true;
    ++filled;
    guides += guide ? 1 : 0;
    numbered = numbered || (&cell == &reference && !guide);
  }
  if (guides < 2) return false;
  // Of a form without an action it is the only row.
  const bool asks_for_both =
      IsGuide(Fold(CellOf(block, row, PlanField::kResponsible).text)) &&
      IsDatePattern(Fold(CellOf(block, row, PlanField::kDue).text));
  const bool of_all = guides + (numbered ? 1 : 0) == filled;
  const bool of_most = block.rows.size() > 1 && guides * 2 >= filled;
  return (asks_for_both || of_all || of_most) && !HasDateOrRating(block, row);
}

bool MayBeSkippedAction(const Block& block, const Row& row) {
  constexpr std::size_t kLeastWords = 3;  // "Approved by", "Grand total"
  const std::string& text = CellOf(block, row, PlanField::kAction).text;
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
  return first != row.cells.end() && !IsExample(Fold(first->text)) &&
         !IsBlankForm(block, row) && HasLetter(text) &&
         Words(Fold(text)).size() >= kLeastWords &&
         HasDateOrRating(block, row) && MayBeAction(block, row);
}

}  // namespace planwatch
