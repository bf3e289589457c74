#include "collectors/plan/unused_columns.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/colour.h"
#include "collectors/words/date.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// Of a column's cells, those that must be dates or ratings for it to be a
// likely one.
constexpr double kLikely = 0.5;
constexpr double kLikelyUnnamed = 0.3;  // where nothing says what it is

constexpr PlanField kRatingFields[] = {PlanField::kRag, PlanField::kStatus};

bool Says(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "Date issued", "Funded?": of something that was, or is.
bool HasParticiple(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.ends_with("ed") && word != "needed" && word != "required";
  });
}

// Whether the heading names another event than the deadline: "Date issued",
// "Signed on", "Date of visit" were, unless days of it are still to come. Years
// under "Year" date no action.
bool NamesEvent(const std::string& heading, const Profile& profile,
                Date today) {
  if (IsBareDate(heading)) return false;
  const std::vector<std::string> words = HeadingWords(heading);
  // What was agreed or raised was not so on a day to come.
  const bool to_come = profile.latest && *profile.latest > today;
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

// A column that nobody uses, which most actions have filled and of whose cells
// most are what is sought; nullptr where there is none. `is_other` tells of a
// heading and a profile that the column is something else.
template <typename ShareOf, typename IsOther>
const std::string* LikelyColumn(const Block& block,
                                const std::vector<Profile>& profiles,
                                ShareOf share_of, IsOther is_other) {
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Profile& profile = profiles[i];
    const std::string& heading = block.headings[i];
    const double likely = HasText(heading) ? kLikely : kLikelyUnnamed;
    if (block.roles.Uses(block.first_column + i) || profile.filled == 0 ||
        share_of(profile) < likely ||
        (profile.filled + profile.Count(CellKind::kNone)) * 2 < profile.rows ||
        is_other(heading, profile))
      continue;
    return &heading;
  }
  return nullptr;
}

double ShareOfDates(const Profile& profile) {
  return static_cast<double>(profile.dated) /
         static_cast<double>(profile.filled);
}

double ShareOfColours(const Profile& profile) {
  return profile.Share(CellKind::kColour);
}

double ShareOfRatings(const Profile& profile) {
  return profile.Share(CellKind::kColour, CellKind::kState,
                       CellKind::kPercentage, CellKind::kYesNo);
}

// "Leaflets are printed (G)"
bool EndsInRating(const std::string& text) {
  const std::string tidy = Tidy(text);
  const std::size_t open = tidy.rfind('(');
  return open != std::string::npos && open > 0 && tidy.back() == ')' &&
         ReadRating(tidy.substr(open + 1, tidy.size() - open - 2), {}).by ==
             RatedBy::kColour;
}

// The heading of a column of which most cells end in a rating; nullptr where
// there is none.
const std::string* ColumnEndingInRatings(const Block& block) {
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    std::size_t filled = 0, rated = 0;
    for (const Row* row : block.rows) {
      const Cell& cell = CellIn(block, *row, block.first_column + i);
      filled += IsFilled(cell) ? 1 : 0;
      rated += EndsInRating(cell.text) ? 1 : 0;
    }
    if (rated > 1 && rated * 2 > filled) return &block.headings[i];
  }
  return nullptr;
}

// The heading of a column of which most texts are written in colours of
// ratings, and in several; nullptr where there is none.
const std::string* ColumnInkedInRatings(const Block& block) {
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    std::size_t filled = 0, inked = 0;
    std::set<Rag> rags;
    for (const Row* row : block.rows) {
      const Cell& cell = CellIn(block, *row, block.first_column + i);
      filled += IsFilled(cell) ? 1 : 0;
      const Rag rag =
          cell.ink && IsFilled(cell) ? RagOfColour(*cell.ink) : Rag::kUnrated;
      if (rag != Rag::kUnrated) ++inked, rags.insert(rag);
    }
    if (rags.size() > 1 && inked * 2 > filled) return &block.headings[i];
  }
  return nullptr;
}

// The heading of a column of ratings of which most cells have a date too, or of
// dates of completion that are still to come; nullptr where there is none.
const std::string* DatesUnderAnotherRole(const Block& block,
                                         const BlockOptions& options) {
  const Roles& roles = block.roles;
  for (const PlanField field :
       {PlanField::kRag, PlanField::kStatus, PlanField::kCompleted}) {
    const auto role = roles.of.find(field);
    if (role == roles.of.end() || roles.configured.contains(field)) continue;
    if (field == PlanField::kStatus && !roles.HasRating()) continue;
    const Profile& profile = block.ProfileOf(role->second);
    const bool likely =
        field == PlanField::kCompleted
            ? profile.latest && *profile.latest > options.roles.today
            : profile.filled > 0 && ShareOfDates(profile) >= kLikely;
    if (likely) return &block.HeadingOf(role->second);
  }
  return nullptr;
}

// The heading of a column of progress or the like of which most cells are
// ratings alone; nullptr where there is none.
const std::string* RatingsUnderAnotherRole(const Block& block) {
  for (const PlanField field : {PlanField::kProgress, PlanField::kOutcome,
                                PlanField::kEvidence, PlanField::kPriority}) {
    const auto role = block.roles.of.find(field);
    if (role == block.roles.of.end()) continue;
    const Profile& profile = block.ProfileOf(role->second);
    const auto status = block.roles.of.find(PlanField::kStatus);
    const bool is_status =
        status != block.roles.of.end() && status->second == role->second;
    if (!is_status &&
        profile.Share(CellKind::kState, CellKind::kColour) >= kLikely)
      return &block.HeadingOf(role->second);
  }
  return nullptr;
}

// Names that recur under a heading that is not known, where nobody is known to
// lead. A word each may as well be categories, unless there is no heading.
std::vector<Doubt> DoubtsOfLeads(const Block& block,
                                 const BlockOptions& options) {
  constexpr double kMostlyNames = 0.7, kWordsOfNames = 1.5;
  const Roles& roles = block.roles;
  if (roles.Has(PlanField::kResponsible) || roles.Has(PlanField::kAccountable))
    return {};
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    const std::string& heading = block.headings[i];
    const bool unnamed = !HasText(heading);
    if (profile.filled > 1 && profile.filled * 2 >= profile.rows &&
        profile.distinct < profile.filled &&
        profile.Share(CellKind::kName) >= kMostlyNames &&
        (unnamed || (profile.words_each() >= kWordsOfNames &&
                     !IsKnownHeading(heading) && !NamesOtherPeople(heading))) &&
        !roles.Uses(block.first_column + i) &&
        !IsIgnored(heading, options.roles.ignore))
      return {ColumnDoubt(
          block,
          "no heading names who is responsible, and " + QuoteHeading(heading) +
              " holds names; it was left out, so no action has a "
              "lead",
          NameColumn(PlanField::kResponsible, heading))};
  }
  return {};
}

// Whether the rating or the status says that the row's action is complete.
bool IsComplete(const Block& block, const Row& row) {
  return std::any_of(
      std::begin(kRatingFields), std::end(kRatingFields), [&](PlanField field) {
        const Cell& cell = CellOf(block, row, field);
        return ReadRating(cell.text, {}).complete ||
               (cell.fill && RagOfColour(*cell.fill) == Rag::kBlue);
      });
}

// Whether an action has a cell in the column and is not complete without it.
bool MayComplete(const Block& block, std::size_t column) {
  return std::any_of(block.rows.begin(), block.rows.end(), [&](const Row* row) {
    return IsFilled(CellIn(block, *row, column)) &&
           IsFilled(CellOf(block, *row, PlanField::kAction)) &&
           !IsComplete(block, *row);
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
std::vector<Doubt> DoubtsOfCompletion(const Block& block,
                                      const std::vector<Profile>& profiles,
                                      Date today) {
  constexpr double kMostlyYes = 0.8;
  const Roles& roles = block.roles;
  if (!roles.Has(PlanField::kDue) || roles.Has(PlanField::kCompleted))
    return {};
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
      return {ColumnDoubt(
          block,
          QuoteHeading(heading) +
              " holds dates beside ratings, which may say that "
              "actions are complete; they were left out",
          "write the dates of completion in a column of their own")};
    if (roles.Uses(column) || profile.filled == 0 ||
        profile.filled >= profile.rows)
      continue;
    const bool were = ShareOfDates(profile) >= kLikely && profile.latest &&
                      *profile.latest <= today;
    // Of yeses for more of them DoubtsOfCore tells.
    const bool are_yes = profile.filled * 2 < profile.rows &&
                         profile.Share(CellKind::kYesNo) >= kMostlyYes &&
                         !roles.HasRating();
    if ((!were && !are_yes) || !MayBeOfCompletion(heading) ||
        !MayComplete(block, column))
      continue;
    return {
        ColumnDoubt(block,
                    QuoteHeading(heading) +
                        (were ? " holds dates of some actions, none of them to "
                                "come"
                              : " holds a yes for some actions") +
                        ", which may say that these are complete; it was left "
                        "out",
                    NameColumn(PlanField::kCompleted, heading))};
  }
  return {};
}

// Days to come of some actions alone, each later than the day that its action
// is due: what it was moved to.
std::vector<Doubt> DoubtsOfRevision(const Block& block,
                                    const std::vector<Profile>& profiles,
                                    const BlockOptions& options) {
  const auto day_of = [&](const Cell& cell) {
    return ReadDate(cell, {}, options.calendar).date;
  };
  if (!block.roles.Has(PlanField::kDue)) return {};
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
      return {ColumnDoubt(
          block,
          QuoteHeading(heading) +
              " holds dates of some actions, each later than its due date, "
              "which may be what these were moved to; it was left out",
          NameColumn(PlanField::kRevised, heading))};
  }
  return {};
}

// Of the due date and the rating.
std::vector<Doubt> DoubtsOfCore(const Block& block,
                                const std::vector<Profile>& profiles,
                                const BlockOptions& options) {
  std::vector<Doubt> doubts;
  const Roles& roles = block.roles;
  if (!roles.Has(PlanField::kDue)) {
    // A date that was revised had another before.
    const std::string* heading =
        LikelyColumn(block, profiles, ShareOfDates,
                     [&](const std::string& named, const Profile& profile) {
                       return !roles.Has(PlanField::kRevised) &&
                              NamesEvent(named, profile, options.roles.today);
                     });
    if (heading == nullptr) heading = DatesUnderAnotherRole(block, options);
    if (roles.refuted_due) heading = &block.HeadingOf(*roles.refuted_due);
    if (heading != nullptr)
      doubts.push_back(ColumnDoubt(
          block,
          roles.refuted_due
              ? QuoteHeading(*heading) +
                    " names the due date, but its cells don't look like dates; "
                    "it was left out, so no action has one"
              : "no heading names the due date, and " + QuoteHeading(*heading) +
                    " holds dates; they were not taken for it, so no action "
                    "has one",
          NameColumn(PlanField::kDue, *heading)));
  }
  if (roles.Has(PlanField::kRag)) return doubts;
  const std::string* const states =
      roles.HasRating() ? nullptr : RatingsUnderAnotherRole(block);
  if (states != nullptr) {
    doubts.push_back(ColumnDoubt(
        block,
        "no heading names the rating, and " + QuoteHeading(*states) +
            " holds words of one; they were not taken for it, so no "
            "action is rated",
        NameColumn(PlanField::kStatus, *states)));
    return doubts;
  }
  const auto status = roles.of.find(PlanField::kStatus);
  if (const auto rival = roles.rivals.find(PlanField::kRag);
      rival != roles.rivals.end() &&
      (status == roles.of.end() || status->second != rival->second)) {
    doubts.push_back(ColumnDoubt(
        block,
        "the cells under " + QuoteHeading(block.HeadingOf(rival->second)) +
            " are coloured like ratings; their colours were left out, so no "
            "action is rated",
        "write the ratings as words in a column headed RAG"));
  } else if (roles.HasRating()) {
    const std::string* heading = LikelyColumn(
        block, profiles, ShareOfColours,
        [](const std::string& named, const Profile&) {
          return IsKnownHeading(named) || NamesAnotherRating(named);
        });
    if (heading != nullptr)
      doubts.push_back(ColumnDoubt(
          block,
          "no heading names the rating, and " + QuoteHeading(*heading) +
              " holds ratings; it was left out, and " +
              QuoteHeading(block.HeadingOf(roles.of.at(PlanField::kStatus))) +
              " rates the actions",
          NameColumn(PlanField::kRag, *heading)));
  } else if (const std::string* heading = LikelyColumn(
                 block, profiles, ShareOfRatings,
                 [](const std::string& named, const Profile& profile) {
                   // An answer or a figure is of what its heading names.
                   return (IsKnownHeading(named) ||
                           HasParticiple(HeadingWords(named))) &&
                          profile.Share(CellKind::kColour, CellKind::kState) <
                              kLikely;
                 })) {
    doubts.push_back(ColumnDoubt(
        block,
        "no heading names the rating, and " + QuoteHeading(*heading) +
            " holds words of one; it was left out, so no action is rated",
        NameColumn(PlanField::kStatus, *heading)));
  } else if (const std::string* const column = ColumnEndingInRatings(block)) {
    doubts.push_back(ColumnDoubt(
        block,
        "the cells under " + QuoteHeading(*column) +
            " end in ratings in brackets, which are not read, so no "
            "action is rated",
        "write the ratings in a column of their own, headed RAG"));
  } else if (const std::string* const inked = ColumnInkedInRatings(block)) {
    doubts.push_back(ColumnDoubt(
        block,
        "the texts under " + QuoteHeading(*inked) +
            " are written in the colours of ratings, which are not read, so "
            "no action is rated",
        "write the ratings as words in a column headed RAG"));
  }
  return doubts;
}

}  // namespace

std::vector<Doubt> UnusedColumns(const Block& block,
                                 const BlockOptions& options) {
  std::vector<Doubt> doubts = DoubtsOfLeads(block, options);
  const std::vector<Profile> profiles = ProfileActions(block, options);
  for (std::vector<Doubt> more :
       {DoubtsOfCore(block, profiles, options),
        DoubtsOfCompletion(block, profiles, options.roles.today),
        DoubtsOfRevision(block, profiles, options)})
    std::move(more.begin(), more.end(), std::back_inserter(doubts));
  return doubts;
}

}  // namespace planwatch
