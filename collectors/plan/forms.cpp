#include "collectors/plan/forms.h"

#include <algorithm>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

constexpr std::size_t kLongestFormLabel = 40;  // bytes

constexpr std::string_view kPrompts[] = {
    "click here to enter", "click or tap here to enter",
    "click or tap to enter", "choose an item"};

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

// "Signed:", or with the line to write on: "Signed (Chair): ________".
bool IsFormLabel(std::string_view text) {
  const std::size_t end = text.find_last_not_of("_. \t\r\n");
  return end != std::string_view::npos && text[end] == ':' &&
         end < kLongestFormLabel;
}

}  // namespace

bool IsSignOff(const Block& block, const Row& row) {
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
  return first != row.cells.end() && !IsAlone(row) &&
         !IsFilled(CellOf(block, row, PlanField::kRag)) &&
         !IsFilled(CellOf(block, row, PlanField::kStatus)) &&
         BeginsSignOff(first->text);
}

bool IsForm(const Row& row) {
  std::size_t labels = 0, blanks = 0, filled = 0;
  bool first_is_label = false;
  for (const Cell& cell : row.cells) {
    if (!HasText(cell.text)) continue;
    const bool label = IsFormLabel(cell.text);
    if (filled == 0) first_is_label = label;
    ++filled;
    labels += label ? 1 : 0;
    blanks +=
        cell.text.find_first_not_of("_./- \t\r\n") == std::string::npos ? 1 : 0;
  }
  return first_is_label && labels + blanks >= 2 && labels * 2 >= filled;
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

bool IsPrompt(std::string_view text) {
  const std::string folded = Fold(text);
  return text.find_first_not_of("xX./_ ") == std::string_view::npos ||
         std::any_of(std::begin(kPrompts), std::end(kPrompts),
                     [&](std::string_view prompt) {
                       return folded.starts_with(prompt);
                     });
}

bool IsEnclosed(std::string_view text) {
  return (text.front() == '[' && text.find(']') == text.size() - 1) ||
         (text.front() == '<' && text.find('>') == text.size() - 1);
}

}  // namespace planwatch
