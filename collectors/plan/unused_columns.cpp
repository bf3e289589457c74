#include "collectors/plan/unused_columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/below_gap.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/likely_columns.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/unused_ratings.h"
#include "collectors/words/colour.h"
#include "collectors/words/date.h"
#include "collectors/words/name_shape.h"
#include "collectors/words/names.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

bool Says(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "Review date", which many a plan has in place of a due date; not "Next
// review" or "Last reviewed".
bool IsReview(const std::vector<std::string>& words) {
  constexpr std::string_view kWords[] = {"review", "date", "for", "of", "by"};
  return Says(words, "review") &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           return IsAmong(kWords, word);
         });
}

// Whether the heading names another event than the deadline: "Date issued",
// "Signed on", "Date of visit" were, unless days of it are still to come. Years
// under "Year" date no action.
bool NamesEvent(const std::string& heading, const Profile& profile,
                Date today) {
  const std::vector<std::string> words = HeadingWords(heading);
  if (IsBareDate(heading) || IsReview(words)) return false;
  // What was agreed or raised was not so on a day to come.
  const bool to_come = profile.latest_end && *profile.latest_end > today;
  if (NamesAnotherEvent(heading)) return !(HasParticiple(words) && to_come);
  if (words.empty() || words.back() == "by") return false;
  if (words.back() == "year" && profile.Share(CellKind::kDate) < kLikely)
    return true;
  if (to_come) return false;
  const bool of = words.size() > 2 && words[0] == "date" && words[1] == "of";
  return HasParticiple(words) || of || words.back() == "on" ||
         words.back() == "from";
}

// The columns' profiles, of the rows that are actions alone; blank ones of
// columns that the configuration passes over.
std::vector<Profile> ProfileActions(const Block& block,
                                    const BlockOptions& options) {
  std::vector<const Row*> actions(
      block.rows.begin(),
      block.rows.begin() + static_cast<std::ptrdiff_t>(EndOfActions(block)));
  std::erase_if(actions, [&](const Row* row) {
    return !IsFilled(CellOf(block, *row, PlanField::kAction)) ||
           !NoAction(block, *row).empty() || AsHeading(block, *row).sure;
  });
  // The block's own are of the same rows where all are actions.
  std::vector<Profile> profiles =
      actions.size() == block.rows.size()
          ? block.profiles
          : ProfileColumns(actions, block.first_column, block.end_column,
                           options.words, options.calendar);
  for (std::size_t i = 0; i < profiles.size(); ++i)
    if (IsIgnored(block.headings[i], options.roles.ignore))
      profiles[i] = Profile();
  return profiles;
}

double ShareOfDates(const Profile& profile) {
  return static_cast<double>(profile.dated) /
         static_cast<double>(profile.filled);
}

// The heading of a column of ratings of which most cells have a date too, or of
// dates of completion that are still to come; nullptr where there is none.
const std::string* DatesUnderAnotherRole(const Block& block,
                                         const BlockOptions& options) {
  const Roles& roles = block.roles;
  for (const PlanField field :
       {PlanField::kRag, PlanField::kStatus, PlanField::kCompleted}) {
    const auto role = roles.ColumnOf(field);
    if (!role || roles.configured.contains(field)) continue;
    if (field == PlanField::kStatus && !roles.HasRating()) continue;
    const Profile& profile = block.ProfileOf(*role);
    const bool to_come =
        profile.latest && *profile.latest > options.roles.today;
    // Of "Completed" for a status too, a day that has been is the completion's.
    const bool completes = roles.ColumnOf(PlanField::kCompleted) == role &&
                           (field == PlanField::kCompleted ||
                            profile.Count(CellKind::kPeriod) == 0);
    const bool likely =
        completes ? to_come
                  : profile.filled > 0 && ShareOfDates(profile) >= kLikely;
    if (likely) return &block.HeadingOf(*role);
  }
  return nullptr;
}

// Places, parts of a business and kinds of work have names like people's.
bool NamesPlaceOrKind(const std::string& heading) {
  constexpr std::string_view kOthers[] = {
      "country", "region", "site",   "family", "domain",  "track",
      "focus",   "sector", "market", "ward",   "school",  "city",
      "town",    "brand",  "client", "system", "product", "programme"};
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return IsAmong(kOthers, word);
  });
}

// Whether most of the column's cells are titles of people: "Headteacher".
bool HoldsTitles(const Block& block, std::size_t column) {
  std::size_t titles = 0;
  for (const Row* row : block.rows) {
    const std::string& text = CellIn(block, *row, column).text;
    if (!LooksLikeNames(text)) continue;
    const std::vector<std::string> names = Split(text, '/');
    titles += std::any_of(names.begin(), names.end(),
                          [](const std::string& name) {
                            return ShapeOf(Tidy(name)).IsRole();
                          })
                  ? 1
                  : 0;
  }
  return titles * 2 > block.ProfileOf(column).filled;
}

// "Individuals/Groups"
bool SpeaksOfPeople(const std::string& heading) {
  constexpr std::string_view kPeople[] = {"individual", "people", "person",
                                          "personnel", "staff"};
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return IsAmong(kPeople, word);
  });
}

// Bodies of a council that may be who is responsible, though the headings are
// known for something else.
bool MayNameLeads(const std::string& heading) {
  constexpr std::string_view kBodies[] = {"department", "service area", "link"};
  return IsAmong(kBodies, Join(HeadingWords(heading), " "));
}

// Names that recur under a heading that is not known, where nobody is known to
// lead. A word each may as well be categories, unless there is no heading, or
// it speaks of people, or they are titles.
std::optional<Doubt> DoubtOfLeads(const Block& block,
                                  const BlockOptions& options) {
  constexpr double kMostlyNames = 0.7, kWordsOfNames = 1.5;
  const Roles& roles = block.roles;
  if (roles.Has(PlanField::kResponsible) || roles.Has(PlanField::kAccountable))
    return std::nullopt;
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    const std::string& heading = block.headings[i];
    const bool unnamed = !HasText(heading);
    const std::size_t column = block.first_column + i;
    const bool is_body = MayNameLeads(heading);
    const bool heads = is_body && roles.RoleOf(column) == PlanField::kObjective;
    if ((roles.Uses(column) && !heads) || profile.filled * 2 < profile.rows ||
        profile.Share(CellKind::kName) < kMostlyNames)
      continue;
    const bool titles = HoldsTitles(block, column);
    const bool recur = profile.filled > 1 && profile.distinct < profile.filled;
    const bool may_name = (is_body || !IsKnownHeading(heading)) &&
                          !NamesOtherPeople(heading) &&
                          !NamesPlaceOrKind(heading);
    const bool are_people =
        profile.words_each() >= kWordsOfNames || SpeaksOfPeople(heading);
    if ((unnamed ? recur : may_name && (titles || (recur && are_people))) &&
        !IsIgnored(heading, options.roles.ignore))
      return ColumnDoubt(
          block,
          "no heading names who is responsible, and " + QuoteHeading(heading) +
              " holds names; it was " +
              (heads ? "taken for the sub-objective" : "left out") +
              ", so no action has a lead",
          NameColumn(PlanField::kResponsible, heading));
  }
  return std::nullopt;
}

// Whether an action has a cell in the column and is not complete without it.
bool MayComplete(const Block& block, std::size_t column) {
  return std::any_of(block.rows.begin(), block.rows.end(), [&](const Row* row) {
    return IsFilled(CellIn(block, *row, column)) &&
           IsFilled(CellOf(block, *row, PlanField::kAction)) &&
           !SaysComplete(block, *row);
  });
}

// "Discharged", "Date removed", "✓": of what may be the action's completion.
bool MayBeOfCompletion(const std::string& heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return words.empty() ||
         ((HasParticiple(words) || Says(words, "date") ||
           words.back() == "on") &&
          words.back() != "by" && !NamesAnotherEvent(heading) &&
          !CompletesAnother(heading) && !IsKnownHeading(heading));
}

// Beside the due dates, days that have all been, or yeses, of some actions
// alone: what they say may be that the action is complete.
std::optional<Doubt> DoubtOfCompletion(const Block& block,
                                       const std::vector<Profile>& profiles,
                                       Date today) {
  constexpr double kMostlyYes = 0.8;
  const Roles& roles = block.roles;
  if (!roles.Has(PlanField::kDue) || roles.Has(PlanField::kCompleted))
    return std::nullopt;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Profile& profile = profiles[i];
    const std::string& heading = block.headings[i];
    const std::size_t column = block.first_column + i;
    // Days among the ratings of a heading that offers both.
    if (const auto role = roles.RoleOf(column);
        role && (*role == PlanField::kRag || *role == PlanField::kStatus) &&
        Says(HeadingWords(heading), "date") &&
        profile.Count(CellKind::kDate) > 0 &&
        profile.Count(CellKind::kColour, CellKind::kState) > 0)
      return ColumnDoubt(
          block,
          QuoteHeading(heading) +
              " holds dates beside ratings, which may say that "
              "actions are complete; they were left out",
          "write the dates of completion in a column of their own");
    if (roles.Uses(column) || profile.filled == 0 ||
        profile.filled >= profile.rows)
      continue;
    const bool were = ShareOfDates(profile) >= kLikely && profile.latest &&
                      *profile.latest <= today;
    // Of yeses for more of them UnusedRating tells.
    const bool are_yes = profile.filled * 2 < profile.rows &&
                         profile.Share(CellKind::kYesNo) >= kMostlyYes &&
                         !roles.HasRating();
    if ((!were && !are_yes) || !MayBeOfCompletion(heading) ||
        !MayComplete(block, column))
      continue;
    return ColumnDoubt(
        block,
        QuoteHeading(heading) +
            (were ? " holds past dates for some actions"
                  : " holds a yes for some actions") +
            ", which may say that these are complete; it was left "
            "out",
        NameColumn(PlanField::kCompleted, heading));
  }
  return std::nullopt;
}

// Days to come of some actions alone, each later than the day that its action
// is due: what it was moved to.
std::optional<Doubt> DoubtOfRevision(const Block& block,
                                     const std::vector<Profile>& profiles,
                                     const BlockOptions& options) {
  const auto day_of = [&](const Cell& cell) {
    return ReadDate(cell, {}, options.calendar).date;
  };
  if (!block.roles.Has(PlanField::kDue)) return std::nullopt;
  // That a second column may be the due date is a doubt already.
  const auto rival = block.roles.rivals.find(PlanField::kDue);
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Profile& profile = profiles[i];
    const std::string& heading = block.headings[i];
    const std::size_t column = block.first_column + i;
    if (block.roles.Uses(column) ||
        (rival != block.roles.rivals.end() && rival->second == column) ||
        profile.filled >= profile.rows || !profile.latest ||
        *profile.latest <= options.roles.today || ShareOfDates(profile) < 1 ||
        NamesAnotherEvent(heading) || HasParticiple(HeadingWords(heading)))
      continue;
    if (std::all_of(block.rows.begin(), block.rows.end(), [&](const Row* row) {
          const auto day = day_of(CellIn(block, *row, column));
          const auto due = day_of(CellOf(block, *row, PlanField::kDue));
          return !day || (due && *due < *day);
        }))
      return ColumnDoubt(
          block,
          QuoteHeading(heading) +
              " holds dates of some actions, each later than its due date, "
              "which may be what these were moved to; it was left out",
          NameColumn(PlanField::kRevised, heading));
  }
  return std::nullopt;
}

// Of the due date.
std::optional<Doubt> DoubtOfDue(const Block& block,
                                const std::vector<Profile>& profiles,
                                const BlockOptions& options) {
  const Roles& roles = block.roles;
  const auto due = roles.ColumnOf(PlanField::kDue);
  if (due && (roles.configured.contains(PlanField::kDue) ||
              block.ProfileOf(*due).filled > 0))
    return std::nullopt;
  if (roles.refuted_due && !due) {
    const std::string& heading = block.HeadingOf(*roles.refuted_due);
    return ColumnDoubt(block,
                       QuoteHeading(heading) +
                           " names the due date, but its cells don't look "
                           "like dates; it was "
                           "left out, so no action has one",
                       NameColumn(PlanField::kDue, heading));
  }
  // A date that was revised had another before.
  const std::string* heading =
      LikelyColumn(block, profiles, ShareOfDates,
                   [&](const std::string& named, const Profile& profile) {
                     return !roles.Has(PlanField::kRevised) &&
                            NamesEvent(named, profile, options.roles.today);
                   });
  if (heading == nullptr && !due)
    heading = DatesUnderAnotherRole(block, options);
  if (heading == nullptr) return std::nullopt;
  return ColumnDoubt(block,
                     (due ? QuoteHeading(block.HeadingOf(*due)) + " is blank"
                          : std::string("no heading names the due date")) +
                         ", and " + QuoteHeading(*heading) +
                         " holds dates; they were not taken for " +
                         (due ? "the due date" : "it") +
                         (roles.Has(PlanField::kRevised)
                              ? ", so actions are due on their revised dates"
                              : ", so no action has one"),
                     NameColumn(PlanField::kDue, *heading));
}

}  // namespace

std::vector<Doubt> UnusedColumns(const Block& block,
                                 const BlockOptions& options) {
  const std::vector<Profile> profiles = ProfileActions(block, options);
  std::vector<Doubt> doubts;
  for (std::optional<Doubt> doubt :
       {DoubtOfLeads(block, options), DoubtOfDue(block, profiles, options),
        UnusedRating(block, profiles),
        DoubtOfCompletion(block, profiles, options.roles.today),
        DoubtOfRevision(block, profiles, options)})
    if (doubt) doubts.push_back(*std::move(doubt));
  return doubts;
}

}  // namespace planwatch
