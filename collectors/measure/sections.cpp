#include "collectors/measure/sections.h"

#include <algorithm>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "collectors/words/heading_kinds.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

// As HeadingWords has them.
// "Plans" and "Budget" are what measures may be about as well.
constexpr std::string_view kKinds[] = {
    "forecast",  "forecasted", "projection",   "projected", "trajectory",
    "target",    "planned",    "baseline",     "estimate",  "estimated",
    "england",   "national",   "comparator",   "example",   "sample",
    "benchmark", "comparison", "illustration", "template",  "guidance",
    "test",      "dummy"};
// What may stand beside one and says no more.
constexpr std::string_view kBesideKinds[] = {
    "for",   "of",    "and",    "only",    "data", "figure",   "value",
    "sheet", "table", "row",    "average", "year", "month",    "quarter",
    "next",  "full",  "period", "q1",      "q2",   "q3",       "q4",
    "h1",    "h2",    "to",     "annual",  "fy",   "quarterly"};

// "Q1", "H2", "2015/16", "FY15"
bool IsPeriodWord(const std::string& word) {
  constexpr std::string_view kPeriods[] = {"year",     "quarter", "month",
                                           "week",     "half",    "annual",
                                           "previous", "current", "last"};
  const std::size_t digit = word.find_first_of("0123456789");
  if (digit == word.npos)
    return IsAmong(kPeriods, word) || MonthNamed(word).has_value();
  return digit > 0 || word.size() >= 4;
}

// Neither a note nor a period.
bool MayNamePart(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  constexpr std::string_view kNotes[] = {"note", "source", "key"};
  const std::vector<std::string> words = HeadingWords(text);
  return text.size() <= kLongest && !words.empty() &&
         !IsAmong(kNotes, words[0]) &&
         std::none_of(words.begin(), words.end(), IsPeriodWord);
}

}  // namespace

bool NamesAnotherKind(std::string_view text) {
  return NamesKind(text, kKinds, kBesideKinds);
}

void Sections::StartTable(const Row& first) {
  current_ = {.number = current_.number + 1};
  std::string_view name = first.place.table;
  constexpr std::string_view kSheet = "sheet ";
  if (name.starts_with(kSheet)) name.remove_prefix(kSheet.size());
  sheet_ = NamesAnotherKind(name);
  const std::string_view caption = first.caption;
  heading_ = NamesAnotherKind(caption.substr(caption.rfind('\n') + 1));
}

void Sections::Add(const Row& row, bool between) {
  const auto filled =
      std::find_if(row.cells.begin(), row.cells.end(),
                   [](const Cell& cell) { return HasText(cell.text); });
  heading_ = filled != row.cells.end() && NamesAnotherKind(filled->text);
  current_ = {.number = current_.number + 1,
              .is_part = between && !heading_ && filled != row.cells.end() &&
                         MayNamePart(filled->text)};
}

}  // namespace planwatch
