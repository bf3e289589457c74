#include "collectors/plan/column_doubts.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// Of a column's cells, those that must be dates or ratings for it to be a
// likely one.
constexpr double kLikely = 0.5;
constexpr double kLikelyUnnamed = 0.3;  // where nothing says what it is

constexpr PlanField kDoubted[] = {PlanField::kAction, PlanField::kDue,
                                  PlanField::kRag, PlanField::kStatus};

std::string QuoteHeading(const std::string& heading) {
  return Tidy(heading).empty() ? "the column without a heading"
                               : Quote(heading);
}

std::string Column(PlanField field, const std::string& heading) {
  return "`columns: { " + std::string(PlanFieldName(field)) + ": " +
         CutForQuote(heading) + " }`";
}

Doubt About(const Block& block, std::string text, std::string settle) {
  return {.about = "column",
          .place = {block.table, block.header_row()},
          .text = std::move(text),
          .settle = std::move(settle)};
}

bool IsUsed(const Block& block, std::size_t column) {
  const Roles& roles = block.roles;
  return std::any_of(roles.of.begin(), roles.of.end(),
                     [&](const auto& role) { return role.second == column; }) ||
         std::find(roles.rags.begin(), roles.rags.end(), column) !=
             roles.rags.end();
}

// Whether the heading says what the column is: another event's date, or any
// other heading that is known.
bool NamesSomething(const std::string& heading) {
  if (IsBareDate(heading)) return false;
  if (NamesAnotherEvent(heading)) return true;
  const std::vector<std::string> words = HeadingWords(heading);
  if (words.empty() || words.back() == "by") return false;
  // "Date issued", "Signed on", "Date of visit": something that was.
  const bool was =
      std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word.ends_with("ed") && word != "needed" && word != "required";
      });
  const bool of = words.size() > 2 && words[0] == "date" && words[1] == "of";
  if (was || of || words.back() == "on" || words.back() == "from") return true;
  return std::find(words.begin(), words.end(), "date") == words.end() &&
         IsKnownHeading(heading);
}

// The columns' profiles, of the rows that are actions alone.
std::vector<Profile> ProfileActions(const Block& block,
                                    const BlockOptions& options) {
  std::vector<const Row*> actions(
      block.rows.begin(),
      block.rows.begin() + static_cast<std::ptrdiff_t>(EndOfActions(block)));
  std::erase_if(actions, [&](const Row* row) {
    return !IsFilled(CellOf(block, *row, PlanField::kAction)) ||
           !NoAction(block, *row).empty() || AsHeading(block, *row).sure;
  });
  return ProfileColumns(actions, block.first_column, block.end_column,
                        options.words, options.calendar);
}

// A column that nobody uses, whose heading says nothing, which most actions
// have filled and of whose cells most are what is sought; nullptr where there
// is none.
template <typename ShareOf>
const std::string* LikelyColumn(const Block& block,
                                const std::vector<Profile>& profiles,
                                ShareOf share_of, bool any_heading = false) {
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Profile& profile = profiles[i];
    const std::string& heading = block.headings[i];
    const double likely = Tidy(heading).empty() ? kLikelyUnnamed : kLikely;
    if (IsUsed(block, block.first_column + i) || profile.filled == 0 ||
        share_of(profile) < likely ||
        (profile.filled + profile.Count(CellKind::kNone)) * 2 < profile.rows ||
        (NamesSomething(heading) && !any_heading))
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

// What settles it: a key of the configuration where the column has a heading to
// be named by.
std::string Confirm(PlanField field, const std::string& heading) {
  return Tidy(heading).empty() ? "write a heading over it"
                               : "confirm it by " + Column(field, heading);
}
std::string NameIt(PlanField field, const std::string& heading) {
  return Tidy(heading).empty()
             ? "write a heading over it"
             : "name it by " + Column(field, heading) + ", or under `ignore:`";
}

// Names of a word or two under a heading that any list may have ("Item"), and
// no column of leads: assets, invoices. Or what looks like people under "Name",
// be they of a department: staff.
bool MayBeAnotherList(const Block& block) {
  constexpr double kFewWords = 4, kMostlyPeople = 0.8;
  const Roles& roles = block.roles;
  const std::size_t column = roles.of.at(PlanField::kAction);
  const Profile& profile = block.ProfileOf(column);
  if (roles.guessed.contains(PlanField::kAction) ||
      HeadingWords(block.HeadingOf(column)).empty() ||
      profile.words_each() >= kFewWords)
    return false;
  const bool is_led =
      roles.Has(PlanField::kResponsible) || roles.Has(PlanField::kAccountable);
  return (roles.weak.contains(PlanField::kAction) && !is_led) ||
         (HeadingWords(block.HeadingOf(column)).back() == "name" &&
          profile.Share(CellKind::kName) >= kMostlyPeople);
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

// Of roles that a column got: by a guess, before a rival, or though hidden.
std::vector<Doubt> DoubtsOfRoles(const Block& block) {
  std::vector<Doubt> doubts;
  const Roles& roles = block.roles;
  for (const PlanField field : kDoubted) {
    if (!roles.Has(field) || roles.configured.contains(field)) continue;
    const std::size_t column = roles.of.at(field);
    const std::string& heading = block.HeadingOf(column);
    const std::string what(PlanFieldText(field));
    if (roles.guessed.contains(field) &&
        (field == PlanField::kAction || field == PlanField::kRag)) {
      std::string text = QuoteHeading(heading) + " was taken for " + what +
                         " by its cells, since no heading names it";
      if (const auto rival = roles.rivals.find(field);
          rival != roles.rivals.end())
        text += "; " + QuoteHeading(block.HeadingOf(rival->second)) +
                " may be it too";
      doubts.push_back(About(block, std::move(text), Confirm(field, heading)));
    } else if (const auto rival = roles.rivals.find(field);
               rival != roles.rivals.end()) {
      const std::string& other = block.HeadingOf(rival->second);
      doubts.push_back(About(
          block,
          QuoteHeading(heading) + " and " + QuoteHeading(other) +
              " may both be " + what + "; the first was taken",
          Tidy(other).empty()
              ? Confirm(field, heading) + ", or write a heading over the other"
              : "name the right one by " + Column(field, heading) +
                    ", or the other under `ignore:`"));
    }
    if (field == PlanField::kAction && MayBeAnotherList(block))
      doubts.push_back(About(
          block,
          QuoteHeading(heading) +
              " was taken for the action, though a list of anything else may "
              "have that heading",
          Confirm(field, heading) +
              ", or name the plan's own sheet under `sheets:` (in Word its "
              "table under `tables:`)"));
    if (block.ProfileOf(column).hidden)
      doubts.push_back(About(block,
                             QuoteHeading(heading) + " was taken for " + what +
                                 ", though its column is hidden",
                             "show the column, confirm it by " +
                                 Column(field, heading) +
                                 ", or name it under `ignore:`"));
  }
  return doubts;
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

// Dates of completion that can't be read as such.
std::vector<Doubt> DoubtsOfCompletion(const Block& block) {
  constexpr double kNamesAlone = 2.9;  // the vote of nothing but "Completed"
  std::vector<Doubt> doubts;
  const auto role = block.roles.of.find(PlanField::kCompleted);
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    const std::size_t column = block.first_column + i;
    const bool taken = role != block.roles.of.end() && role->second == column;
    const bool named =
        !IsUsed(block, column) && role == block.roles.of.end() &&
        VoteFor(PlanField::kCompleted, block.headings[i]) >= kNamesAlone;
    const double dated =
        static_cast<double>(profile.dated) +
        static_cast<double>(profile.Count(CellKind::kPeriod) +
                            profile.Count(CellKind::kYesNo) +
                            profile.Count(CellKind::kState) +
                            profile.Count(CellKind::kPercentage));
    if ((!taken && !named) || profile.filled == 0 ||
        dated * 2 >= static_cast<double>(profile.filled))
      continue;
    doubts.push_back(About(
        block,
        QuoteHeading(block.headings[i]) +
            " says what is complete, but most of its cells are neither dates "
            "nor a yes; they complete no action",
        "write the dates there, or name the column under `ignore:`"));
  }
  return doubts;
}

// Names that recur under no heading, where nobody is known to lead. Under one
// that is not known they may as well be categories.
std::vector<Doubt> DoubtsOfLeads(const Block& block) {
  constexpr double kMostlyNames = 0.7;
  const Roles& roles = block.roles;
  if (roles.Has(PlanField::kResponsible) || roles.Has(PlanField::kAccountable))
    return {};
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    const std::string& heading = block.headings[i];
    if (Tidy(heading).empty() && profile.filled > 1 &&
        profile.filled * 2 >= profile.rows &&
        profile.distinct < profile.filled &&
        profile.Share(CellKind::kName) >= kMostlyNames &&
        !IsUsed(block, block.first_column + i))
      return {About(block,
                    "no heading names who is responsible, and the column "
                    "without a heading holds names; it was left out, so no "
                    "action has a lead",
                    NameIt(PlanField::kResponsible, heading))};
  }
  return {};
}

// Of columns that nobody uses, though their cells are what the plan lacks.
std::vector<Doubt> UnusedColumns(const Block& block,
                                 const BlockOptions& options) {
  std::vector<Doubt> doubts;
  const Roles& roles = block.roles;
  if (roles.Has(PlanField::kDue) && roles.Has(PlanField::kRag)) return doubts;
  const std::vector<Profile> profiles = ProfileActions(block, options);
  if (!roles.Has(PlanField::kDue)) {
    // A date that was revised had another before.
    const std::string* heading = LikelyColumn(block, profiles, ShareOfDates,
                                              roles.Has(PlanField::kRevised));
    if (heading == nullptr) heading = DatesUnderAnotherRole(block, options);
    if (roles.refuted_due) heading = &block.HeadingOf(*roles.refuted_due);
    if (heading != nullptr)
      doubts.push_back(About(
          block,
          roles.refuted_due
              ? QuoteHeading(*heading) +
                    " names the due date, but its cells don't look like dates; "
                    "it was left out, so no action has one"
              : "no heading names the due date, and " + QuoteHeading(*heading) +
                    " holds dates; they were not taken for it, so no action "
                    "has one",
          NameIt(PlanField::kDue, *heading)));
  }
  if (roles.Has(PlanField::kRag)) return doubts;
  const std::string* const states =
      roles.HasRating() ? nullptr : RatingsUnderAnotherRole(block);
  if (states != nullptr) {
    doubts.push_back(
        About(block,
              "no heading names the rating, and " + QuoteHeading(*states) +
                  " holds words of one; they were not taken for it, so no "
                  "action is rated",
              NameIt(PlanField::kStatus, *states)));
    return doubts;
  }
  if (const auto rival = roles.rivals.find(PlanField::kRag);
      rival != roles.rivals.end()) {
    doubts.push_back(About(
        block,
        "the cells under " + QuoteHeading(block.HeadingOf(rival->second)) +
            " are coloured like ratings; their colours were left out, so no "
            "action is rated",
        "write the ratings as words in a column headed RAG"));
  } else if (roles.HasRating()) {
    const std::string* heading = LikelyColumn(block, profiles, ShareOfColours);
    if (heading != nullptr)
      doubts.push_back(About(
          block,
          "no heading names the rating, and " + QuoteHeading(*heading) +
              " holds ratings; it was left out, and " +
              QuoteHeading(block.HeadingOf(roles.of.at(PlanField::kStatus))) +
              " rates the actions",
          NameIt(PlanField::kRag, *heading)));
  } else if (const std::string* heading =
                 LikelyColumn(block, profiles, ShareOfRatings)) {
    doubts.push_back(
        About(block,
              "no heading names the rating, and " + QuoteHeading(*heading) +
                  " holds words of one; it was left out, so no action is rated",
              NameIt(PlanField::kStatus, *heading)));
  } else if (const std::string* const column = ColumnEndingInRatings(block)) {
    doubts.push_back(
        About(block,
              "the cells under " + QuoteHeading(*column) +
                  " end in ratings in brackets, which are not read, so no "
                  "action is rated",
              "write the ratings in a column of their own, headed RAG"));
  }
  return doubts;
}

}  // namespace

std::vector<Doubt> ColumnDoubts(const Block& block,
                                const BlockOptions& options) {
  std::vector<Doubt> doubts;
  // A table that goes on from another has its columns.
  if (block.header != nullptr) doubts = DoubtsOfRoles(block);
  if (block.beside)
    doubts.push_back(About(
        block,
        "the columns from " + QuoteHeading(block.beside->heading) +
            " on stand behind a blank column; they were " +
            (block.beside->taken
                 ? "taken for the plan's, and may be another table's"
                 : "left out as another table's, and may be the plan's"),
        "delete the blank column if they are the plan's, or move the other "
        "table to a sheet of its own"));
  for (std::vector<Doubt> more :
       {UnusedColumns(block, options), DoubtsOfCompletion(block),
        DoubtsOfLeads(block)})
    std::move(more.begin(), more.end(), std::back_inserter(doubts));
  return doubts;
}

}  // namespace planwatch
