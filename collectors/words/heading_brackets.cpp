#include "collectors/words/heading_brackets.h"

#include <algorithm>
#include <iterator>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

// How a value is written, or that it is one.
constexpr std::string_view kForms[] = {
    "d",    "dd",   "m",    "mm",     "mmm",  "yy",     "yyyy",    "hh",
    "ss",   "date", "time", "format", "uk",   "and",    "at",      "percent",
    "no",   "n",    "£",    "£k",     "£m",   "£000",   "£000s",   "000",
    "000s", "gbp",  "k",    "day",    "hour", "minute", "working", "ddmmyyyy"};

// Of these, what a number is counted in.
constexpr std::string_view kUnits[] = {
    "percent", "£",   "£k",   "£m",     "£000",    "gbp", "£000s",   "000",
    "000s",    "day", "hour", "minute", "working", "k",   "£million"};

// With these a remark begins.
constexpr std::string_view kRemarks[] = {
    "if",    "where",    "please",    "see",       "eg",
    "e",     "ie",       "note",      "tick",      "select",
    "enter", "use",      "optional",  "mandatory", "choose",
    "drop",  "required", "automatic", "auto",      "calculated"};

bool IsForm(const std::string& word) {
  constexpr std::size_t kLongestFootnote = 2;
  return IsAmong(kForms, word) ||
         (word.size() <= kLongestFootnote &&
          std::all_of(word.begin(), word.end(), IsDigit));
}

// The text apart: outside of brackets, and within them.
struct Parts {
  std::string outside;
  std::vector<std::string> inside;
};

Parts PartsOf(std::string_view heading) {
  Parts parts;
  int depth = 0;
  for (const char c : heading) {
    if (c == '(' && depth++ == 0) parts.inside.emplace_back();
    (depth == 0 ? parts.outside : parts.inside.back()) += c;
    if (c == ')') depth = std::max(depth - 1, 0);
  }
  return parts;
}

}  // namespace

std::string Unbracketed(std::string_view heading) {
  std::string outside = PartsOf(heading).outside;
  return HasText(outside) ? outside : std::string(heading);
}

std::vector<std::string> Qualification(std::string_view heading) {
  const Parts parts = PartsOf(heading);
  std::vector<std::string> qualification;
  if (!HasText(parts.outside)) return qualification;
  for (const std::string& part : parts.inside) {
    const std::vector<std::string> words = HeadingWords(part);
    if (words.empty() || IsAmong(kRemarks, words.front()) ||
        std::all_of(words.begin(), words.end(), IsForm))
      continue;
    qualification.insert(qualification.end(), words.begin(), words.end());
  }
  return qualification;
}

std::string UnitInBrackets(std::string_view heading) {
  for (std::string part : PartsOf(heading).inside) {
    while (!part.empty() && (part.front() == '(' || part.front() == ' '))
      part.erase(0, 1);
    while (!part.empty() && (part.back() == ')' || part.back() == ' '))
      part.pop_back();
    const std::vector<std::string> words = HeadingWords(part);
    if (!words.empty() &&
        std::all_of(words.begin(), words.end(), [](const std::string& word) {
          return IsAmong(kUnits, word);
        }))
      return part;
  }
  return {};
}

}  // namespace planwatch
