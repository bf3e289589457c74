#include "collectors/words/name_wraps.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/name_shape.h"
#include "collectors/words/name_text.h"
#include "collectors/words/name_words.h"

namespace planwatch {
namespace {

// Ends of titles and bodies that nobody writes alone, in the singular.
constexpr std::string_view kNeverAlone[] = {
    "adviser",      "advisor",     "administrator", "assistant",  "association",
    "authority",    "board",       "centre",        "commission", "committee",
    "co-ordinator", "coordinator", "department",    "dept",       "directorate",
    "division",     "forum",       "group",         "manager",    "network",
    "officer",      "panel",       "partnership",   "service",    "sub-group",
    "subgroup",     "team",        "trust",         "unit"};

// Ranks, behind which a person's name stands, and words in front of them.
constexpr std::string_view kRanks[] = {
    "constable",  "sergeant", "inspector", "superintendent",
    "councillor", "cllr",     "dr",        "professor",
    "dci",        "insp",     "sgt",       "supt"};
constexpr std::string_view kBeforeRanks[] = {
    "acting", "assistant", "chief", "deputy", "det", "detective", "temporary"};

// Nothing but words, parted by spaces.
bool IsPlain(std::string_view line) {
  return !line.empty() && std::all_of(line.begin(), line.end(), [](char c) {
    return IsLetter(c) || c == ' ' || c == '-' || c == '\'' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

constexpr std::string_view kSeparators = ",;/|:&+()";

// The last name of a line; empty where a separator ends it.
std::string LastName(std::string_view line) {
  const std::size_t part = line.find_last_of(kSeparators);
  if (part != std::string_view::npos) line.remove_prefix(part + 1);
  return BareName(line);
}
std::string_view BeforeLastName(std::string_view line) {
  const std::size_t part = line.find_last_of(kSeparators);
  return line.substr(0, part == std::string_view::npos ? 0 : part);
}

std::vector<std::string> FoldedWords(std::string_view line) {
  return Split(Fold(line), ' ');
}

bool IsNeverAlone(std::string_view line) {
  const std::vector<std::string> words = FoldedWords(line);
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    if (IsAmong(kNeverAlone, word)) return true;
    if (word.ends_with('s')) word.remove_suffix(1);
    return IsAmong(kNeverAlone, word);
  });
}

bool IsRank(std::string_view name) {
  const std::vector<std::string> words = FoldedWords(name);
  return IsAmong(kRanks, words.back()) &&
         std::all_of(words.begin(), words.end() - 1, [](const auto& word) {
           return IsAmong(kRanks, word) || IsAmong(kBeforeRanks, word);
         });
}

// "West Midlands", "Staffordshire": the name of a part of the country.
bool IsRegion(std::string_view name) {
  constexpr std::string_view kPoints[] = {"north", "south", "east",
                                          "west",  "mid",   "greater"};
  const std::vector<std::string> words = FoldedWords(name);
  return words.back().ends_with("shire") ||
         (words.size() > 1 && IsAmong(kPoints, words.front()));
}

bool IsLoneWord(std::string_view name) {
  return name.size() > 1 && IsUpper(name[0]) && IsLower(name[1]) &&
         ShapeOf(name).kind == NameShape::Kind::kWord;
}

}  // namespace

std::string_view WrapJoint(std::string_view above, std::string_view line) {
  const std::string name = LastName(above);
  if (!IsPlain(name) || !IsPlain(line)) return {};
  const NameShape upper = ShapeOf(name), lower = ShapeOf(line);
  const bool person = upper.kind == NameShape::Kind::kPerson;
  if (IsNeverAlone(line) && !upper.role && !(upper.body && !lower.role))
    return person && lower.role ? ", " : " ";
  if (IsRank(name) && (lower.kind == NameShape::Kind::kPerson ||
                       lower.kind == NameShape::Kind::kWord))
    return " ";
  return IsRegion(name) && lower.agency ? " " : "";
}

std::vector<std::string> HalvesOfName(std::string_view above,
                                      std::string_view line) {
  std::string name = LastName(above);
  if (!IsPlain(name) || !IsPlain(line)) return {};
  const NameShape upper = ShapeOf(name), lower = ShapeOf(line);
  // "Ann, Bob" above "Cara" are people by one name.
  const bool person = IsLoneWord(name) && IsLoneWord(line) &&
                      !IsLoneWord(LastName(BeforeLastName(above)));
  const bool title = upper.opens && !upper.role && !upper.body &&
                     lower.subject && !lower.agency && lower.words == 1;
  if (!person && !title) return {};
  return {std::move(name), std::string(line)};
}

}  // namespace planwatch
