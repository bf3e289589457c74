#include "collectors/plan/risk_columns.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

constexpr std::string_view kOfRisk[] = {"likelihood", "probability",
                                        "severity"};
constexpr std::string_view kShortScores[] = {"l", "p", "i", "s", "sev", "prob"};
constexpr std::string_view kMayBeOfRisk[] = {"risk", "issue", "threat",
                                             "hazard", "score"};
// What a rating under "Mitigation RAG" is of.
constexpr std::string_view kOfAction[] = {
    "action",     "task",      "progress", "delivery",
    "mitigation", "treatment", "response", "implementation"};
constexpr std::string_view kLevels[] = {"low",   "medium",   "moderate",
                                        "high",  "critical", "severe",
                                        "minor", "major"};

bool NamesAny(const std::string& heading,
              std::span<const std::string_view> words) {
  const std::vector<std::string> own = HeadingWords(heading);
  return std::any_of(own.begin(), own.end(), [&](const std::string& word) {
    return IsAmong(words, word);
  });
}

// "Impact (1-5)", "Residual impact"; not "Impact of the action".
bool IsImpact(const std::string& heading) {
  constexpr std::string_view kBeside[] = {
      "risk",  "residual", "inherent", "initial", "current",
      "gross", "net",      "rating",   "score",   "level"};
  const std::vector<std::string> words = HeadingWords(heading);
  return ContainsWords(Join(words, " "), "impact") &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           return word == "impact" || IsDigit(word.front()) ||
                  IsAmong(kBeside, word);
         });
}

bool IsScore(const std::string& heading) {
  constexpr std::string_view kScore[] = {"score"};
  return NamesAny(heading, kOfRisk) || NamesAny(heading, kScore) ||
         IsImpact(heading) || IsAmong(kShortScores, Fold(Tidy(heading)));
}

// "HIGH: nothing can be tested", "4"
bool HoldsLevels(const Profile& profile) {
  return !profile.samples.empty() &&
         std::all_of(
             profile.samples.begin(), profile.samples.end(),
             [](const std::string& sample) {
               const std::string folded = Fold(sample);
               return !folded.empty() &&
                      (IsDigit(folded.front()) ||
                       std::any_of(std::begin(kLevels), std::end(kLevels),
                                   [&](std::string_view level) {
                                     return folded.starts_with(level);
                                   }));
             });
}

}  // namespace

bool IsImpactOfRisk(std::span<const std::string> headings,
                    std::span<const Profile> profiles, std::size_t column) {
  if (!IsImpact(headings[column])) return false;
  const auto beside = [&](std::span<const std::string_view> words) {
    for (std::size_t i = 0; i < headings.size(); ++i)
      if (i != column && NamesAny(headings[i], words)) return true;
    return false;
  };
  // A school's plan has the issue, and the impact that the action is to have.
  return beside(kOfRisk) ||
         (beside(kMayBeOfRisk) && HoldsLevels(profiles[column]));
}

bool MayRateRisk(std::span<const std::string> headings, std::size_t column) {
  // One alone may be of anything: "Priority score".
  constexpr std::size_t kLeast = 2;
  const auto scores = std::count_if(headings.begin(), headings.end(), IsScore);
  return static_cast<std::size_t>(scores) >= kLeast &&
         !NamesAny(headings[column], kOfAction) &&
         ((column > 0 && IsScore(headings[column - 1])) ||
          (column + 1 < headings.size() && IsScore(headings[column + 1])));
}

}  // namespace planwatch
