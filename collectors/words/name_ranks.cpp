#include "collectors/words/name_ranks.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/words/name_shape.h"
#include "collectors/words/name_words.h"

namespace planwatch {
namespace {

constexpr std::string_view kBareRanks[] = {
    "director", "manager", "inspector", "superintendent",
    "sergeant", "dci",     "di",        "ds"};
// These need a word in front: "Lead, Officer" may be a form's.
constexpr std::string_view kRanksBehindOthers[] = {"lead", "leader", "officer"};
constexpr std::string_view kInFrontOfRanks[] = {
    "acting",    "area",     "assistant",   "associate",  "chief",
    "corporate", "deputy",   "detective",   "district",   "divisional",
    "executive", "general",  "group",       "interim",    "joint",
    "lead",      "locality", "operational", "operations", "police",
    "principal", "regional", "senior",      "service",    "services",
    "strategic", "team",     "temporary",   "unit"};
constexpr std::string_view kWholeRanks[] = {
    "head of service",           "heads of service",
    "head of services",          "deputy head of service",
    "assistant head of service", "interim head of service",
    "acting head of service"};

bool IsBareRank(std::string_view base) {
  const std::string folded = Fold(base);
  const std::vector<std::string> words = Words(folded);
  if (words.empty()) return false;
  return IsAmong(kWholeRanks, folded) ||
         ((IsAmong(kBareRanks, words.back()) ||
           (words.size() > 1 && IsAmong(kRanksBehindOthers, words.back()))) &&
          std::all_of(words.begin(), words.end() - 1,
                      [](const std::string& word) {
                        return IsAmong(kInFrontOfRanks, word);
                      }));
}

// What a rank may be over: a subject or an agency, but no title, and no word
// that may be somebody's name.
bool IsArea(const NamePart& part) {
  const std::string folded = Fold(part.base);
  if (IsShortBody(folded)) return true;
  const NameShape shape = ShapeOf(part.base);
  const std::vector<std::string> words = Words(folded);
  return shape.topical && !shape.sentence && !IsShortPost(folded) &&
         shape.kind == NameShape::Kind::kOther &&
         std::none_of(words.begin(), words.end(), [](const std::string& word) {
           const NameWord what = NameWordOf(word);
           return what == NameWord::kRole || what == NameWord::kBody;
         });
}

}  // namespace

bool HasAreaBehind(const std::vector<NamePart>& parts, std::size_t i) {
  const auto is_plain = [](const NamePart& part) {
    return part.label == NameLabel::kNone && part.behind == NameLabel::kNone;
  };
  if (i + 1 >= parts.size() || parts[i].before == ',' ||
      parts[i + 1].before != ',' || !is_plain(parts[i + 1]) ||
      parts[i].behind != NameLabel::kNone || !IsBareRank(parts[i].text) ||
      !IsArea(parts[i + 1]))
    return false;
  if (i + 2 == parts.size() || parts[i + 2].before == ';') return true;
  // "Team Manager, Housing, Police" is a list.
  const NameShape next = ShapeOf(parts[i + 2].base);
  return next.IsRole() || next.kind == NameShape::Kind::kPerson;
}

}  // namespace planwatch
