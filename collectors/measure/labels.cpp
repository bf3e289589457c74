#include "collectors/measure/labels.h"

#include <string>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::string_view kAll[] = {"all", "total", "totals", "overall",
                                     "combined"};
// Beside one of these a word says no more.
constexpr std::string_view kBeside[] = {
    "grand",    "the",       "of",       "and",           "areas",
    "area",     "districts", "wards",    "localities",    "neighbourhoods",
    "boroughs", "partners",  "agencies", "organisations", "providers",
    "services", "together",  "above"};

constexpr std::string_view kEverybody[] = {"persons", "both", "everybody",
                                           "everyone"};
constexpr std::string_view kBesideEverybody[] = {
    "ages", "sexes", "genders", "people", "children", "groups"};

}  // namespace

bool NamesNone(std::string_view folded) {
  return folded.empty() || folded == "-" || folded == "n/a" ||
         folded == "null" || folded == "(null)";
}

bool MeansEverybody(std::string_view folded) {
  bool all = false;
  for (const std::string& word : Words(folded)) {
    if (IsAmong(kAll, word) || IsAmong(kEverybody, word))
      all = true;
    else if (!IsAmong(kBeside, word) && !IsAmong(kBesideEverybody, word))
      return false;
  }
  return all;
}

bool MeansAll(std::string_view folded) {
  bool all = false;
  for (const std::string& word : Words(folded)) {
    if (IsAmong(kAll, word))
      all = true;
    else if (!IsAmong(kBeside, word))
      return false;
  }
  return all;
}

std::string LabelKey(std::string_view folded) {
  std::string key(folded);
  for (char& c : key)
    if (std::string_view(".,:;()[]'\"-").find(c) != std::string_view::npos)
      c = ' ';
  key = Tidy(key);
  return key.empty() ? std::string(folded) : key;
}

}  // namespace planwatch
