#include "collectors/measure/labels.h"

#include <span>
#include <string>

#include "collectors/base/text.h"
#include "collectors/words/lexer.h"

namespace planwatch {
namespace {

constexpr std::string_view kAll[] = {
    "all",   "total", "totals",   "overall",    "combined",
    "whole", "wide",  "citywide", "countywide", "boroughwide"};
// Beside one of these a word says no more.
constexpr std::string_view kBeside[] = {
    "grand",    "the",       "of",       "and",           "areas",
    "area",     "districts", "wards",    "localities",    "neighbourhoods",
    "boroughs", "partners",  "agencies", "organisations", "providers",
    "services", "together",  "above",    "city",          "county",
    "borough",  "district",  "council",  "partnership"};

constexpr std::string_view kEverybody[] = {"persons", "both", "everybody",
                                           "everyone"};
constexpr std::string_view kBesideEverybody[] = {
    "ages", "sexes", "genders", "people", "children", "groups"};

// Whether the words say that all are meant, and nothing more; each list adds to
// those of any dimension.
bool SaysAll(std::string_view folded, std::span<const std::string_view> more,
             std::span<const std::string_view> more_beside) {
  bool all = false;
  for (const std::string& word : Words(folded)) {
    if (IsAmong(kAll, word) || IsAmong(more, word))
      all = true;
    else if (!IsAmong(kBeside, word) && !IsAmong(more_beside, word))
      return false;
  }
  return all;
}

}  // namespace

bool NamesNone(std::string_view folded) {
  return folded.empty() || folded == "-" || folded == "n/a" ||
         folded == "null" || folded == "(null)";
}

bool MeansAll(std::string_view folded) { return SaysAll(folded, {}, {}); }

bool MeansEverybody(std::string_view folded) {
  return SaysAll(folded, kEverybody, kBesideEverybody);
}

std::string LabelKey(std::string_view folded) {
  std::string key;
  // The mark of a footnote is no part of a name: "seen¹", "seen*".
  for (const char c : WithoutNoteMarks(folded)) {
    if (c == '&')
      key += " and ";
    else if (std::string_view(".,:;()[]'\"-*/").find(c) !=
             std::string_view::npos)
      key += ' ';
    else
      key += c;
  }
  key = Tidy(key);
  return key.empty() ? std::string(folded) : key;
}

}  // namespace planwatch
