#include "collectors/plan/no_action.h"

#include <algorithm>
#include <set>
#include <string>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/section.h"
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
    "overall", "percent", "%",          "average",         "mean",
    "total",   "all ",    "plan total", "progress to date"};

constexpr std::size_t kLongestLabel = 40;  // of a form's field, in bytes

// How a row of guidance begins its cells.
constexpr std::string_view kGuides[] = {
    "e.g",   "eg ",    "i.e",    "for example", "please", "insert",
    "enter", "select", "choose", "describe",    "state ", "list ",
    "what ", "how ",   "who ",   "when ",       "which ", "(",
    "[",     "<",      "dd/mm",  "name of"};

constexpr std::string_view kPrompts[] = {
    "click here to enter", "click or tap here to enter",
    "click or tap to enter", "choose an item"};

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

bool IsFigure(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') ||
           std::string_view(".,% ").find(c) != std::string_view::npos;
  });
}

// "[Insert action]", "<action>", "xxx", and what Word shows in an empty
// control.
bool IsPrompt(std::string_view text) {
  const std::string folded = Fold(text);
  if (std::any_of(
          std::begin(kPrompts), std::end(kPrompts),
          [&](std::string_view prompt) { return folded.starts_with(prompt); }))
    return true;
  const bool enclosed = (text.front() == '[' && text.back() == ']') ||
                        (text.front() == '<' && text.back() == '>');
  return enclosed || text.find_first_not_of("xX./_ ") == std::string_view::npos;
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

// What a row begins with by which a plan is signed off or is to be reviewed:
// alone, or before a colon or bracket.
constexpr std::string_view kSignOffs[] = {"approved",
                                          "signed",
                                          "signature",
                                          "last updated",
                                          "next review",
                                          "review date",
                                          "date of review",
                                          "document owner",
                                          "date of next review",
                                          "authorised signatory"};
// Before "by" or "on behalf of", and perhaps behind "plan": "Ratified by
// governors".
constexpr std::string_view kSigning[] = {
    "approved", "signed",     "signed off",  "agreed",
    "ratified", "authorised", "authorized",  "prepared",
    "produced", "reviewed",   "last updated"};
constexpr std::size_t kMostSigning = 6;  // words

bool BeginsSignOff(std::string_view text) {
  const std::vector<std::string> words =
      Words(Fold(text.substr(0, text.find_first_of(":("))));
  std::string noun = Join(words, " ");
  // "Review date of this plan".
  if (noun.ends_with(" plan"))
    noun.erase(std::min(noun.rfind(" of "), noun.size()));
  if (IsAmong(kSignOffs, noun)) return true;
  std::string begins = Join(words, " ") + ' ';
  if (begins.starts_with("plan ")) begins.erase(0, 5);
  return words.size() <= kMostSigning &&
         std::any_of(std::begin(kSigning), std::end(kSigning),
                     [&](std::string_view word) {
                       if (!begins.starts_with(word)) return false;
                       const std::string rest = begins.substr(word.size());
                       return rest.starts_with(" by ") ||
                              rest.starts_with(" on behalf of ");
                     });
}

// Whether the row begins so, and goes on with a name or date; what is rated is
// an action.
bool IsSignOff(const Block& block, const Row& row) {
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
  return first != row.cells.end() && !IsAlone(row) &&
         !IsFilled(CellOf(block, row, PlanField::kRag)) &&
         !IsFilled(CellOf(block, row, PlanField::kStatus)) &&
         BeginsSignOff(first->text);
}

// "Signed:", or with the line to write on: "Signed (Chair): ________".
bool IsFormLabel(std::string_view text) {
  const std::size_t end = text.find_last_not_of("_. ");
  return end != std::string_view::npos && text[end] == ':' &&
         end < kLongestLabel;
}

// Whether the row is of labels, each with its value or a blank to write it on:
// "Signed: | ______ | Date: | ______".
bool IsForm(const Row& row) {
  std::size_t labels = 0, blanks = 0, filled = 0;
  bool first_is_label = false;
  for (const Cell& cell : row.cells) {
    const std::string_view text = Trimmed(cell.text);
    if (text.empty()) continue;
    const bool label = IsFormLabel(text);
    if (filled == 0) first_is_label = label;
    ++filled;
    labels += label ? 1 : 0;
    blanks += text.find_first_not_of("_./ -") == std::string::npos ? 1 : 0;
  }
  return first_is_label && labels + blanks >= 2 && labels * 2 >= filled;
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

// `alone`: nothing but figures stands beside it.
bool IsTotal(const std::string& begins, bool alone) {
  return std::any_of(std::begin(kTotals), std::end(kTotals),
                     [&](std::string_view total) {
                       if (!begins.starts_with(total)) return false;
                       const std::string_view rest =
                           std::string_view(begins).substr(total.size());
                       return rest.empty() || rest == ":" ||
                              ((rest.front() == ' ' || rest.front() == ':') &&
                               (alone || IsDigit(rest.back())));
                     });
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
  if (IsTotal(Fold(first->text), figures > 0 && letters == 1)) return "a total";
  if (IsForm(row) || IsSignOff(block, row))
    return "a form to fill in, such as a signature";
  if (letters == 0 && action.merge != Merge::kAbove)
    return "nothing but numbers or boxes that aren't ticked";
  if (NamesRatings(block, row)) return "headings of counts";
  const std::string text = Tidy(action.text);
  if (text.empty()) return IsCount(block, row, *first) ? "a count" : "";
  if (!HasLetter(text) && letters <= 1) return "no words where the action is";
  if (IsPrompt(text)) return "a row of the form that nobody has filled in";
  if ((IsPlaceholder(Fold(text)) || SaysNone(Fold(text))) &&
      !HasCore(block, row))
    return "no action yet";
  // "Amber | 3": a figure where the others have a rating, a date or a name.
  if (others == 0 || figures < others) return {};
  const auto reference = block.roles.of.find(PlanField::kReference);
  for (std::size_t i = block.first_column;
       i < std::min(block.end_column, row.cells.size()); ++i) {
    if (reference != block.roles.of.end() && reference->second == i) continue;
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
  for (const Cell& cell : row.cells) {
    if (cell.merge == Merge::kAbove) return Footer::kNone;
    if (&cell == &action || !IsFilled(cell)) continue;
    const std::string text = Tidy(cell.text);
    if (!IsFigure(text) && ReadRating(text, {}).by != RatedBy::kColour)
      return Footer::kNone;
    ++figures;
  }
  const std::string begins = Fold(action.text);
  const std::size_t colon = begins.find(':');
  if (figures == 0)
    return colon != begins.npos && IsFigure(Trimmed(begins).substr(colon + 1))
               ? Footer::kTotal
               : Footer::kText;
  return std::any_of(
             std::begin(kOveralls), std::end(kOveralls),
             [&](std::string_view word) { return begins.starts_with(word); })
             ? Footer::kTotal
             : Footer::kFigure;
}

bool IsTemplate(const Block& block, const Row& row) {
  const Cell& reference = CellOf(block, row, PlanField::kReference);
  if (!IsFilled(reference)) return false;
  std::size_t states = 0;
  for (const Cell& cell : row.cells) {
    if (cell.merge == Merge::kAbove || !cell.struck.empty()) return false;
    if (&cell == &reference || !IsFilled(cell)) continue;
    if (&cell != &CellOf(block, row, PlanField::kStatus) &&
        &cell != &CellOf(block, row, PlanField::kRag))
      return false;
    const RatingReading reading = ReadRating(cell.text, {});
    if (reading.by != RatedBy::kState || reading.complete || reading.rated())
      return false;
    ++states;
  }
  return states > 0;
}

bool IsOverOrElsewhere(const Block& block, const Row& row) {
  constexpr std::size_t kMostWords = 5;
  constexpr std::string_view kElsewhere[] = {
      "see",           "refer to",        "as for",
      "not used",      "number not used", "moved to",
      "moved into",    "transferred to",  "amalgamated with",
      "combined with", "incorporated in", "incorporated into"};
  if (IsFilled(CellOf(block, row, PlanField::kRag)) ||
      IsFilled(CellOf(block, row, PlanField::kStatus)))
    return false;
  const Cell& action = CellOf(block, row, PlanField::kAction);
  const std::string& text = action.text;
  // Behind a text that is struck out it is that action's state.
  if (SaysDoneAlone(text)) return !HasText(action.struck);
  const std::vector<std::string> words = Words(Fold(text));
  const std::string folded = Join(words, " ") + ' ';
  return words.size() <= kMostWords && !HasDateOrLead(block, row) &&
         std::any_of(std::begin(kElsewhere), std::end(kElsewhere),
                     [&](std::string_view phrase) {
                       return folded.starts_with(std::string(phrase) + ' ');
                     });
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
  if (index >= kGuidanceRows || block.rows.size() < 2) return false;
  const Row& row = *block.rows[index];
  if (!IsFilled(CellOf(block, row, PlanField::kAction))) return false;
  for (const PlanField field :
       {PlanField::kDue, PlanField::kRag, PlanField::kStatus}) {
    const auto column = block.roles.of.find(field);
    if (column == block.roles.of.end()) continue;
    const Cell& cell = CellOf(block, row, field);
    if (cell.date) return false;
  }
  std::size_t filled = 0, guides = 0;
  for (const Cell& cell : row.cells) {
    const std::string text = Fold(cell.text);
    if (text.empty()) continue;
    if (filled == 0 && IsExample(text)) return true;
    ++filled;
    const bool guide = text.ends_with('?') ||
                       std::any_of(std::begin(kGuides), std::end(kGuides),
                                   [&](std::string_view word) {
                                     return text.starts_with(word);
                                   });
    guides += guide ? 1 : 0;
  }
  return filled >= 2 && guides >= 2 && guides * 2 >= filled;
}

}  // namespace planwatch
