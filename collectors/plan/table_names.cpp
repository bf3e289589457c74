#include "collectors/plan/table_names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/words/date.h"

namespace planwatch {
namespace {

// In the name of a sheet or the heading above a table: what was the plan once.
constexpr std::string_view kWasThePlan[] = {
    "archive",   "archived", "archives",  "completed",  "closed",
    "complete",  "done",     "old",       "previous",   "superseded",
    "withdrawn", "history",  "historic",  "historical", "obsolete",
    "deleted",   "removed",  "template",  "example",    "sample",
    "backup",    "pivot",    "dashboard", "finished",   "signed off",
    "achieved"};
// The same of what never was: only as what the name calls the table, and of no
// actions ("RAG key", but "Key actions" and "Action list").
constexpr std::string_view kNeverThePlan[] = {
    "lookup",       "lookups",    "list",     "lists",     "dropdown",
    "dropdowns",    "drop down",  "summary",  "chart",     "charts",
    "key",          "legend",     "guidance", "guide",     "instructions",
    "notes",        "validation", "contents", "changelog", "change log",
    "contributors", "cover"};
// Registers of other things that are often kept under a plan's headings.
constexpr std::string_view kAnotherRegister[] = {
    "risk",      "risks",       "issue",        "issues",   "decision",
    "decisions", "assumptions", "dependencies", "contacts", "budget"};
// A longer name tells of its subject: "Key priority 2: complete the review".
constexpr std::size_t kLongestName = 3;  // words

template <typename List>
bool ContainsAny(const std::string& folded, const List& words) {
  return std::any_of(
      std::begin(words), std::end(words),
      [&](std::string_view word) { return ContainsWords(folded, word); });
}

// A short name of which no word alone names actions.
bool IsOfNoActions(const std::vector<std::string>& words) {
  return !words.empty() && words.size() <= kLongestName &&
         std::none_of(words.begin(), words.end(), [](const std::string& word) {
           return VoteFor(PlanField::kAction, word) >= kKnownHeading;
         });
}

bool IsNameOfThePast(const std::string& name) {
  const std::string folded = Fold(name);
  const std::vector<std::string> words = Words(folded);
  if (words.empty() || words.size() > kLongestName) return false;
  return ContainsAny(folded, kWasThePlan) ||
         (IsOfNoActions(words) && ContainsAny(folded, kNeverThePlan));
}

bool IsNameOfAnother(const std::string& name) {
  const std::string folded = Fold(name);
  return IsOfNoActions(Words(folded)) && ContainsAny(folded, kAnotherRegister);
}

}  // namespace

std::string NameOf(const std::string& table) {
  constexpr std::string_view kSheet = "sheet ";
  return table.starts_with(kSheet) ? table.substr(kSheet.size()) : table;
}

bool IsNotNow(const Block& block) {
  const std::vector<std::string> captions = Split(block.caption, '\n');
  return IsNameOfThePast(NameOf(block.table)) ||
         IsNameOfThePast(captions.back());
}

bool IsAnotherRegister(const Block& block) {
  return IsNameOfAnother(NameOf(block.table)) ||
         IsNameOfAnother(Split(block.caption, '\n').back());
}

std::optional<Date> DayOf(const Block& block, const Calendar& calendar) {
  for (const std::string& text : {NameOf(block.table), block.caption}) {
    Cell cell;
    cell.text = text;
    if (const auto reading = ReadDate(cell, {}, calendar); reading.date)
      return reading.date;
  }
  return std::nullopt;
}

}  // namespace planwatch
