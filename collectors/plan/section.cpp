#include "collectors/plan/section.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// A heading of a few words that begins with one of these is a priority's, and
// so is a longer one where a number comes next: "Priority 2: …", "Strand B: …".
constexpr std::string_view kPriorityWords[] = {
    "prevent",    "prevention", "preventing", "protect", "protection",
    "protecting", "pursue",     "pursuing",   "pursuit", "prepare",
    "priority",   "theme",      "strand",     "pillar",  "workstream"};
constexpr std::size_t kLongestPriorityWords = 4;
constexpr std::string_view kClosedWords[] = {
    "completed",  "closed",    "archived",     "archive",  "withdrawn",
    "superseded", "cancelled", "parked",       "finished", "achieved",
    "discharged", "delivered", "done",         "removed",  "implemented",
    "complete",   "ended",     "discontinued", "old",      "historic",
    "historical"};
// Behind "actions" a longer heading tells when: "Actions completed in 2014/15".
constexpr std::size_t kLongestClosedWords = 8;
// What may stand in the name of any part of a plan: "Closed actions 2014/15",
// "RAG key", "Notes page". Any other word tells of a subject: "Key partners",
// "Completed health assessments", "Old Town".
constexpr std::string_view kOfAnyPlan[] = {"action",
                                           "actions",
                                           "plan",
                                           "plans",
                                           "task",
                                           "tasks",
                                           "item",
                                           "items",
                                           "work",
                                           "project",
                                           "projects",
                                           "milestone",
                                           "milestones",
                                           "objective",
                                           "objectives",
                                           "recommendation",
                                           "recommendations",
                                           "delivery",
                                           "improvement",
                                           "strategy",
                                           "sheet",
                                           "tab",
                                           "page",
                                           "table",
                                           "data",
                                           "version",
                                           "versions",
                                           "section",
                                           "log",
                                           "tracker",
                                           "rag",
                                           "status",
                                           "rating",
                                           "ratings",
                                           "colour",
                                           "colours",
                                           "code",
                                           "codes",
                                           "report",
                                           "overview",
                                           "progress",
                                           "update",
                                           "updates",
                                           "document",
                                           "drop",
                                           "down",
                                           "change",
                                           "signed",
                                           "off",
                                           "term",
                                           "spring",
                                           "summer",
                                           "autumn",
                                           "winter",
                                           "quarter",
                                           "month",
                                           "year",
                                           "last",
                                           "of",
                                           "and",
                                           "the",
                                           "for",
                                           "in",
                                           "to",
                                           "from",
                                           "all",
                                           "do",
                                           "not",
                                           "use",
                                           "no",
                                           "longer",
                                           "required",
                                           "needed",
                                           "now",
                                           "information",
                                           "only",
                                           "since",
                                           "meeting",
                                           "date",
                                           "on",
                                           "at",
                                           "a",
                                           "our",
                                           "this"};
// The same above a table, of a sub-objective.
constexpr std::string_view kObjectiveWords[] = {"objective", "aim", "goal",
                                                "outcome", "recommendation"};

// "2", "2a", "b", "iv".
bool IsNumber(const std::string& word) {
  return word.size() == 1 || (word.front() >= '0' && word.front() <= '9') ||
         word.find_first_not_of("ivx") == std::string::npos;
}

}  // namespace

bool IsPriority(const std::string& heading) {
  const std::vector<std::string> words = Words(Fold(heading));
  const auto first =
      std::find_if(words.begin(), words.end(),
                   [](const std::string& word) { return HasLetter(word); });
  if (first == words.end()) return false;
  return IsAmong(kPriorityWords, *first) &&
         (static_cast<std::size_t>(words.end() - first) <=
              kLongestPriorityWords ||
          IsNumber(first[1]));
}

bool IsNumberedObjective(const std::string& heading) {
  const std::vector<std::string> words = Words(Fold(heading));
  return words.size() > 1 && IsAmong(kObjectiveWords, words[0]) &&
         IsNumber(words[1]);
}

bool IsOfAnyPlan(const std::string& word) {
  return word.size() == 1 || IsAmong(kOfAnyPlan, word) ||
         word.find_first_of("0123456789") != std::string::npos ||
         MonthNamed(word).has_value();
}

bool IsClosedWord(std::string_view word) { return IsAmong(kClosedWords, word); }

bool IsClosed(const std::string& heading) {
  const std::string folded = Fold(heading);
  const std::vector<std::string> words = Words(folded);
  // "To be completed" is still to come, "completed to date" is not.
  const bool is_to_come =
      ContainsWords(folded, "to be") ||
      std::any_of(std::begin(kClosedWords), std::end(kClosedWords),
                  [&](std::string_view word) {
                    return ContainsWords(folded, "to " + std::string(word));
                  });
  if (words.size() <= kLongestPriorityWords)
    return !is_to_come &&
           (std::any_of(words.begin(), words.end(), IsClosedWord) ||
            ContainsWords(folded, "signed off") ||
            ContainsWords(folded, "no longer required") ||
            ContainsWords(folded, "no longer needed")) &&
           std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) {
                         return IsClosedWord(word) || IsOfAnyPlan(word);
                       });
  return words.size() <= kLongestClosedWords && words[0] == "actions" &&
         (IsClosedWord(words[1]) ||
          (words[1] == "signed" && words[2] == "off"));
}

bool MayBeOver(const std::string& heading) {
  // What may stand before the state.
  constexpr std::string_view kInFront[] = {
      "action", "actions", "item", "items", "task", "tasks",  "what",  "we",
      "have",   "has",     "been", "now",   "the",  "these",  "those", "are",
      "is",     "which",   "that", "all",   "work", "already"};
  constexpr std::string_view kOver[] = {"dropped",  "deleted",   "closed",
                                        "stopped",  "abandoned", "resolved",
                                        "concluded"};
  // What may stand behind it: when, and to whom.
  constexpr std::string_view kBehind[] = {
      "off",   "in",     "since",  "during", "by",      "at",
      "on",    "before", "and",    "or",     "as",      "from",
      "this",  "last",   "to",     "so",     "already", "between",
      "after", "up",     "within", "for",    "prior"};
  constexpr std::string_view kPhrases[] = {
      "business as usual", "bau",
      "no longer",         "not proceeding",
      "not being taken",   "not taken",
      "not progressed",    "not being progressed",
      "not to be taken",   "not going ahead",
      "to be removed",     "to be closed",
      "to be deleted",     "to be archived",
      "to be withdrawn",   "to be signed off"};
  std::vector<std::string> words = Words(Fold(heading));
  const auto first = std::find_if(
      words.begin(), words.end(),
      [&](const std::string& word) { return !IsAmong(kInFront, word); });
  words.erase(words.begin(), first);
  if (words.empty()) return false;
  const std::string text = Join(words, " ") + ' ';
  if (std::any_of(std::begin(kPhrases), std::end(kPhrases),
                  [&](std::string_view phrase) {
                    return text.starts_with(std::string(phrase) + ' ');
                  }))
    return true;
  const bool over = IsClosedWord(words[0]) || IsAmong(kOver, words[0]) ||
                    text.starts_with("signed off ");
  if (over && words[0] != "old" &&
      (words.size() == 1 || IsAmong(kBehind, words[1]) ||
       IsOfAnyPlan(words[1])))
    return true;
  const RatingReading reading = ReadRating(heading, {});
  return reading.by != RatedBy::kYesNo && reading.by != RatedBy::kTick &&
         (reading.complete || reading.worst() == Rag::kBlue);
}

bool IsSetAside(const std::string& heading) {
  constexpr std::string_view kOfAnother[] = {
      "previous plan",        "previous action plan",
      "previous years plan",  "last years plan",
      "last years action",    "last years actions",
      "earlier plan",         "old plan",
      "another plan",         "other plans",
      "not part of the plan", "not part of this plan"};
  constexpr std::string_view kToRead[] = {"for information", "for reference",
                                          "for noting", "for background"};
  // Where the heading is no more than that.
  constexpr std::string_view kAlone[] = {"risk",          "risks",
                                         "risk register", "risk log",
                                         "issues log",    "issue log",
                                         "decision log",  "decisions log",
                                         "assumptions",   "risks and issues",
                                         "last year",     "previous year"};
  constexpr std::string_view kBroughtOn[] = {
      "carried", "brought", "rolled", "continued", "outstanding", "remaining"};
  std::vector<std::string> words = Words(Fold(heading));
  if (words.empty()) return false;
  for (std::string& word : words) std::erase(word, '\'');  // "last year's"
  const std::string text = Join(words, " ");
  const auto has = [&](std::string_view phrase) {
    return ContainsWords(text, phrase);
  };
  // What is carried forward from last year is this year's.
  if (std::any_of(std::begin(kBroughtOn), std::end(kBroughtOn), has))
    return false;
  if (IsAmong(kAlone, text) ||
      std::any_of(std::begin(kOfAnother), std::end(kOfAnother), has))
    return true;
  // "Other actions, for information", but not "Requests for information".
  const bool only = words.size() > 1 && words.back() == "only";
  if (only) words.pop_back();
  const std::string_view read = std::string_view(text).substr(
      0, text.size() - (only ? std::string_view(" only").size() : 0));
  for (const std::string_view phrase : kToRead)
    if (read.ends_with(phrase))
      return only || read == phrase ||
             heading.find_first_of(",(:-") != std::string::npos ||
             std::all_of(words.begin(), words.end(), IsOfAnyPlan);
  // "From the 2013/14 plan".
  return has("from the") && words.back() == "plan" &&
         std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return IsDigit(word[0]); });
}

bool NamesDeadline(const std::string& text) {
  const std::vector<std::string> words = Words(Fold(text));
  if (std::none_of(words.begin(), words.end(), [](const std::string& word) {
        constexpr std::string_view kDeadline[] = {
            "by",    "before", "due",  "deadline", "target",
            "short", "medium", "long", "immediate"};
        return IsAmong(kDeadline, word);
      }))
    return false;
  // "March 2015"
  if (words.size() > 2 && words.back().size() == 4 &&
      IsDigit(words.back()[0]) && MonthNamed(words[words.size() - 2]))
    return true;
  // "30/06/2015", "30 June 2015"
  const std::string tidy = Tidy(text);
  constexpr std::size_t kOfDay = 3;
  std::size_t begin = tidy.size();
  for (std::size_t count = 1; count <= kOfDay; ++count) {
    begin = tidy.rfind(' ', begin - 1);
    if (begin == tidy.npos) return false;
    Cell cell;
    cell.text = tidy.substr(begin + 1);
    if (count != 2 && ReadPlainDate(cell)) return true;
  }
  return false;
}

std::string HeadingText(const Cell& cell) {
  return Cut(Tidy(cell.text), kHeadingCharacters);
}

}  // namespace planwatch
