#include "collectors/plan/due_columns.h"

#include <algorithm>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"

namespace planwatch {
namespace {

constexpr std::string_view kCompletion[] = {"completion"};
constexpr std::string_view kToCome[] = {"target",      "planned",  "expected",
                                        "anticipated", "proposed", "agreed",
                                        "estimated"};

bool SaysOneOf(std::string_view heading,
               std::span<const std::string_view> wanted) {
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return IsAmong(wanted, word);
  });
}

bool NamesCompletion(std::string_view heading) {
  return SaysOneOf(heading, kCompletion) && !SaysOneOf(heading, kToCome);
}

}  // namespace

bool NamesTime(std::string_view heading) {
  constexpr std::string_view kTimes[] = {
      "date",      "day",   "due",       "deadline",  "time",  "timing",
      "timescale", "frame", "timeframe", "timeline",  "month", "timetable",
      "year",      "when",  "by",        "completed", "done",  "scheduled"};
  return SaysOneOf(heading, kTimes);
}

bool MayBeDue(std::string_view heading, const Profile& profile, Date today) {
  constexpr double kMostlyNames = 0.5;
  const std::vector<std::string> words = HeadingWords(heading);
  if (!words.empty() && words.back() == "by" && profile.dated == 0 &&
      profile.Share(CellKind::kName) > kMostlyNames)
    return false;
  if (!IsBareDate(heading))
    return profile.has_time || profile.filled == 0 || NamesTime(heading);
  return profile.Share(CellKind::kPeriod) > 0.5 ||
         profile.dated > 2 * profile.Count(CellKind::kDate) ||
         (profile.latest && *profile.latest > today);
}

std::optional<std::size_t> CompletionBesideDue(
    std::span<const DueColumn> columns) {
  const auto found = std::find_if(
      columns.begin(), columns.end(),
      [](const DueColumn& each) { return NamesCompletion(each.heading); });
  if (found == columns.end() || CompletesAnother(found->heading))
    return std::nullopt;
  return found->column;
}

std::optional<std::size_t> RevisionBesideDue(
    std::span<const DueColumn> columns) {
  constexpr std::string_view kExpected[] = {"expected", "anticipated",
                                            "estimated", "projected"};
  constexpr std::string_view kFirst[] = {"original", "baseline"};
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const DueColumn& each) {
        return SaysOneOf(each.heading, kExpected) &&
               !SaysOneOf(each.heading, kFirst);
      });
  return found != columns.end() ? std::optional(found->column) : std::nullopt;
}

bool YieldsToDate(const DueColumn& completion, const DueColumn& date,
                  Date today) {
  const Profile& profile = *completion.profile;
  return NamesCompletion(completion.heading) && IsBareDate(date.heading) &&
         date.profile->dated > 0 &&
         profile.filled < std::min(profile.rows, date.profile->filled) &&
         (profile.filled == 0 ||
          (profile.dated == profile.filled && profile.latest_end &&
           *profile.latest_end <= today));
}

}  // namespace planwatch
