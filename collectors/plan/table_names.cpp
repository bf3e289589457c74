#include "collectors/plan/table_names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/section.h"
#include "collectors/words/date.h"

namespace planwatch {
namespace {

// In the name of a sheet or the heading above a table: what was the plan once.
// Beside IsClosedWord.
constexpr std::string_view kWasThePlan[] = {
    "archives", "previous", "history", "obsolete", "deleted",   "template",
    "example",  "sample",   "backup",  "pivot",    "dashboard", "signed off"};
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

// Whether the name is of words of the list and of those of any plan alone.
template <typename List>
bool SaysNothingElse(const std::vector<std::string>& words, const List& list) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return IsOfAnyPlan(word) ||
           std::any_of(std::begin(list), std::end(list),
                       [&](std::string_view phrase) {
                         return ContainsWords(std::string(phrase), word);
                       });
  });
}

// "Key objectives" are the plan's; the "key to ratings" is none.
bool IsKeyOf(const std::vector<std::string>& words) {
  return words.size() > 1 && words[0] == "key" && words[1].ends_with('s') &&
         words[1] != "ratings" && words[1] != "colours" && words[1] != "codes";
}

// A short name with a word of the past.
bool IsOfThePast(const std::vector<std::string>& words,
                 const std::string& folded) {
  return !words.empty() && words.size() <= kLongestName &&
         (std::any_of(words.begin(), words.end(), IsClosedWord) ||
          ContainsAny(folded, kWasThePlan));
}

bool SaysOnlyPast(std::vector<std::string> words) {
  std::erase_if(words, IsClosedWord);
  return SaysNothingElse(words, kWasThePlan);
}

bool IsNameOfThePast(const std::string& name) {
  const std::string folded = Fold(name);
  const std::vector<std::string> words = Words(folded);
  return IsOfThePast(words, folded) && SaysOnlyPast(words);
}

bool IsNameOfNone(const std::string& name) {
  const std::string folded = Fold(name);
  const std::vector<std::string> words = Words(folded);
  return IsOfNoActions(words) && !IsKeyOf(words) &&
         ContainsAny(folded, kNeverThePlan) &&
         SaysNothingElse(words, kNeverThePlan);
}

// Words of the past beside those of a subject.
bool MayBeOfThePast(const std::string& name) {
  const std::string folded = Fold(name);
  const std::vector<std::string> words = Words(folded);
  return IsOfThePast(words, folded) && !SaysOnlyPast(words);
}

bool IsNameOfAnother(const std::string& name) {
  const std::string folded = Fold(name);
  return IsOfNoActions(Words(folded)) && ContainsAny(folded, kAnotherRegister);
}

// The sheet's name, or the heading above the table.
std::string TitleOf(const Block& block) {
  return block.table.starts_with("sheet ") ? NameOf(block.table)
                                           : Split(block.caption, '\n').back();
}

}  // namespace

std::string NameOf(const std::string& table) {
  constexpr std::string_view kSheet = "sheet ";
  return table.starts_with(kSheet) ? table.substr(kSheet.size()) : table;
}

bool IsNamedOtherThanPlan(const Block& block) {
  const std::vector<std::string> captions = Split(block.caption, '\n');
  const auto is_past = [](const std::string& name) {
    return IsNameOfThePast(name) || IsClosed(name);
  };
  return is_past(NameOf(block.table)) || is_past(captions.back()) ||
         IsNamedAsNone(block);
}

bool IsNamedAsNone(const Block& block) {
  return IsNameOfNone(NameOf(block.table)) ||
         IsNameOfNone(Split(block.caption, '\n').back());
}

bool MayBeArchive(const Block& block) {
  return MayBeOfThePast(NameOf(block.table)) ||
         MayBeOfThePast(Split(block.caption, '\n').back());
}

bool NamesPlan(const Block& block) {
  const std::string name = Fold(
      block.table.starts_with("sheet ") ? NameOf(block.table) : block.caption);
  return ContainsWords(name, "plan") || ContainsWords(name, "strategy") ||
         ContainsWords(name, "programme");
}

bool NamesAnotherPlan(const Block& block, const Block& plan) {
  constexpr std::string_view kPlans[] = {"plan",      "strategy", "programme",
                                         "review",    "appendix", "annex",
                                         "last year", "previous"};
  const std::string own = Fold(TitleOf(block)), plans = Fold(TitleOf(plan));
  if (own == plans || IsPriority(own) || IsNumberedObjective(own)) return false;
  const auto is_year = [](const std::string& word) {
    return word.size() == 4 &&
           (word.starts_with("19") || word.starts_with("20")) &&
           word.find_first_not_of("0123456789") == std::string::npos;
  };
  const std::vector<std::string> words = Words(own);
  const auto is_new = [&](std::string_view word) {
    return !ContainsWords(plans, word);
  };
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) {
                       return is_year(word) && is_new(word);
                     }) ||
         std::any_of(std::begin(kPlans), std::end(kPlans),
                     [&](std::string_view word) {
                       return ContainsWords(own, word) && is_new(word);
                     }) ||
         // "Neglect action plan" below "Exploitation action plan".
         ((ContainsWords(own, "plan") || ContainsWords(own, "strategy")) &&
          std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return !IsOfAnyPlan(word) && is_new(word);
          }));
}

bool HasNameOfItsOwn(const Block& block, const Block& before) {
  const std::string name = TitleOf(block);
  if (IsPriority(name) || IsNumberedObjective(name) ||
      name.starts_with(NameOf(before.table)))
    return false;
  const std::vector<std::string> words = Words(Fold(name));
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return !IsOfAnyPlan(word) && word != "continued" && word != "part";
  });
}

bool IsAnotherRegister(const Block& block) {
  return IsNameOfAnother(NameOf(block.table)) ||
         IsNameOfAnother(Split(block.caption, '\n').back());
}

bool IsRiskRegister(const Block& block) {
  constexpr std::string_view kOfRisks[] = {"risk", "risks", "risk register",
                                           "risk log"};
  const std::string folded = Fold(TitleOf(block));
  return ContainsAny(folded, kOfRisks) &&
         SaysNothingElse(Words(folded), kOfRisks);
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
