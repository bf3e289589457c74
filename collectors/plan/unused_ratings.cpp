#include "collectors/plan/unused_ratings.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/likely_columns.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/colour.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

double ShareOfColours(const Profile& profile) {
  return profile.Share(CellKind::kColour);
}

double ShareOfRatings(const Profile& profile) {
  return profile.Share(CellKind::kColour, CellKind::kState,
                       CellKind::kPercentage, CellKind::kYesNo);
}

// "RED" of "[RED] Leaflets are printed"; empty where there is none.
std::string BracketInFront(const std::string& text) {
  const std::string tidy = Tidy(text);
  const std::size_t close = tidy.find_first_of("])");
  return close != std::string::npos && close > 1 && close + 1 < tidy.size() &&
                 (tidy.front() == '[' || tidy.front() == '(')
             ? tidy.substr(1, close - 1)
             : std::string();
}

// "G" of "Leaflets are printed (G)"
std::string BracketBehind(const std::string& text) {
  const std::string tidy = Tidy(text);
  const std::size_t open = tidy.rfind('(');
  return open != std::string::npos && open > 0 && tidy.back() == ')'
             ? tidy.substr(open + 1, tidy.size() - open - 2)
             : std::string();
}

// Whether the letters number a list, each one behind the last or the first
// again, rather than rate: a, b, c, a, b.
bool NumberAList(std::string_view letters) {
  bool goes_on = false;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    const bool next = letters[i] == letters[i - 1] + 1;
    if (!next && (letters[i] != 'a' || letters[i - 1] == 'a')) return false;
    goes_on = goes_on || next;
  }
  return goes_on;
}

// The heading of a column of which most cells have a rating in brackets at one
// end; nullptr where there is none.
const std::string* ColumnOfBrackets(
    const Block& block, std::string (*bracket)(const std::string&)) {
  // Of red, amber, green, blue and complete.
  constexpr std::string_view kRatings = "ragbc";
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    std::size_t filled = 0, rated = 0;
    std::string letters;
    for (const Row* row : block.rows) {
      const Cell& cell = CellIn(block, *row, block.first_column + i);
      filled += IsFilled(cell) ? 1 : 0;
      const std::string said = Fold(bracket(cell.text));
      if (said.find_first_of("0123456789") != std::string::npos) continue;
      if (said.size() == 1) letters += said;
      rated += ReadRating(said, {}).by == RatedBy::kColour ? 1 : 0;
    }
    if (rated > 1 && rated * 2 > filled && !NumberAList(letters) &&
        letters.find_first_not_of(kRatings) == std::string::npos)
      return &block.headings[i];
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

// The heading of a column of progress or the like of which most cells are
// ratings alone; nullptr where there is none.
const std::string* RatingsUnderAnotherRole(const Block& block) {
  for (const PlanField field : {PlanField::kProgress, PlanField::kOutcome,
                                PlanField::kEvidence, PlanField::kPriority}) {
    const auto role = block.roles.ColumnOf(field);
    if (!role) continue;
    const Profile& profile = block.ProfileOf(*role);
    const auto status = block.roles.ColumnOf(PlanField::kStatus);
    const bool is_status = status == role;
    if (!is_status &&
        profile.Share(CellKind::kState, CellKind::kColour) >= kLikely)
      return &block.HeadingOf(*role);
  }
  return nullptr;
}

// The heading of a column that is named after a state and holds a few short
// codes that recur; nullptr where there is none.
const std::string* ColumnOfCodes(const Block& block,
                                 const std::vector<Profile>& profiles) {
  constexpr std::string_view kStates[] = {
      "status", "state", "open", "closed", "done", "complete", "rag", "rating"};
  constexpr std::size_t kMostDifferent = 6, kLongestCode = 3;
  const auto names_state = [&](const std::string& heading) {
    const std::vector<std::string> words = HeadingWords(heading);
    return std::any_of(
        words.begin(), words.end(),
        [&](const std::string& word) { return IsAmong(kStates, word); });
  };
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Profile& profile = profiles[i];
    if (!block.roles.Uses(block.first_column + i) &&
        profile.filled * 2 > profile.rows && profile.distinct > 1 &&
        profile.distinct <= kMostDifferent &&
        profile.distinct < profile.filled &&
        std::all_of(profile.samples.begin(), profile.samples.end(),
                    [&](const std::string& sample) {
                      return sample.size() <= kLongestCode;
                    }) &&
        names_state(block.headings[i]) &&
        !NamesAnotherRating(block.headings[i]))
      return &block.headings[i];
  }
  return nullptr;
}

// Whether a yes under the heading may say how the action stands: "Done by
// us?", "Tick", or nothing.
bool AsksForState(const std::string& heading) {
  constexpr std::string_view kAsks[] = {"open", "tick", "check", "checked",
                                        "yes",  "no",   "y",     "n"};
  const std::vector<std::string> words = HeadingWords(heading);
  return words.empty() || heading.find('?') != std::string::npos ||
         MeansDone(heading) || ReadRating(heading, {}).worst() == Rag::kGreen ||
         std::any_of(words.begin(), words.end(), [&](const std::string& word) {
           return IsAmong(kAsks, word);
         });
}

// "% done", not "% of budget".
bool NamesPercentDone(const std::string& heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return std::find(words.begin(), words.end(), "percent") != words.end() &&
         MayBeShareDone(heading);
}

// Whether the column sorts the actions, and some of its words are no state:
// "Project" beside "Business as usual", "New" beside "Ongoing".
bool NamesKind(const std::string& heading, const Profile& profile) {
  constexpr std::string_view kKinds[] = {"type", "kind", "domain", "category",
                                         "theme"};
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(
             words.begin(), words.end(),
             [&](const std::string& word) { return IsAmong(kKinds, word); }) &&
         profile.Share(CellKind::kColour, CellKind::kState) < 1;
}

double ShareOfFigures(const Profile& profile) {
  return profile.Share(CellKind::kPercentage, CellKind::kNumber);
}

// Where some words of the status are not known: the heading of another status,
// be it another thing's, all of whose cells are; nullptr where there is none.
const std::string* StatusOfKnownWords(const Block& block,
                                      const std::vector<Profile>& profiles) {
  constexpr std::size_t kManyUnknown = 5;  // one in so many
  constexpr std::size_t kOpenAndClosed = 2;
  const Roles& roles = block.roles;
  const auto status = roles.ColumnOf(PlanField::kStatus);
  if (!status || roles.configured.contains(PlanField::kStatus)) return nullptr;
  const Profile& own = profiles[*status - block.first_column];
  const std::size_t known = own.Count(CellKind::kColour, CellKind::kState,
                                      CellKind::kPercentage, CellKind::kYesNo);
  if (own.filled == known || (own.filled - known) * kManyUnknown < own.filled)
    return nullptr;
  return LikelyColumn(
      block, profiles, ShareOfRatings,
      [&](const std::string& named, const Profile& profile) {
        const std::vector<std::string> words = HeadingWords(named);
        return words.empty() || words.back() != "status" ||
               profile.distinct <= kOpenAndClosed ||
               profile.Share(CellKind::kColour, CellKind::kState) < 1;
      });
}

// Whether each of a few words has a colour of its own, which says no more than
// the word does: a priority's High, Medium and Low.
bool ColoursItsWords(const Block& block, std::size_t column) {
  std::map<std::string, Rag> colours;
  std::size_t filled = 0;
  for (const Row* row : block.rows) {
    const Cell& cell = CellIn(block, *row, column);
    const Rag rag = cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
    if (!IsFilled(cell)) {
      if (rag != Rag::kUnrated) return false;
      continue;
    }
    ++filled;
    const auto [known, added] = colours.emplace(Fold(cell.text), rag);
    if (!added && known->second != rag) return false;
  }
  return colours.size() * 2 <= filled;
}

// The first column without a role to rate by that is coloured like ratings.
std::optional<std::size_t> ColouredColumn(const Block& block) {
  if (!block.roles.rivals.contains(PlanField::kRag)) return std::nullopt;
  for (std::size_t i = 0; i < block.profiles.size(); ++i)
    if (block.profiles[i].fills > 1 &&
        block.profiles[i].coloured * 2 > block.profiles[i].rows &&
        !ColoursItsWords(block, block.first_column + i))
      return block.first_column + i;
  return std::nullopt;
}

// Where most cells of the ratings are blank, and another column's are coloured
// like ratings.
std::optional<Doubt> ColoursBesideBlanks(const Block& block,
                                         const std::vector<Profile>& profiles) {
  const std::size_t rag = block.roles.columns.at(PlanField::kRag);
  const auto profile_of = [&](std::size_t column) -> const Profile& {
    return profiles[column - block.first_column];
  };
  const auto is_mostly_blank = [&](PlanField field) {
    const auto column = block.roles.ColumnOf(field);
    return !column || profile_of(*column).filled * 2 < profile_of(*column).rows;
  };
  // Of ratings at several times the last filled counts.
  if (block.roles.rags.size() > 1 || !is_mostly_blank(PlanField::kRag) ||
      !is_mostly_blank(PlanField::kStatus))
    return std::nullopt;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const std::size_t column = block.first_column + i;
    const std::optional<PlanField> role = block.roles.RoleOf(column);
    const bool is_heading =
        role == PlanField::kPriority || role == PlanField::kObjective;
    if (column == rag || is_heading || profiles[i].fills < 2 ||
        profiles[i].coloured * 2 <= profiles[i].rows)
      continue;
    return ColumnDoubt(block,
                       "most cells under " +
                           QuoteHeading(block.HeadingOf(rag)) +
                           " are blank, and those under " +
                           QuoteHeading(block.HeadingOf(column)) +
                           " are coloured like ratings; their colours were "
                           "left out",
                       "write the ratings as words under " +
                           QuoteHeading(block.HeadingOf(rag)));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Doubt> UnusedRating(const Block& block,
                                  const std::vector<Profile>& profiles) {
  const Roles& roles = block.roles;
  if (roles.Has(PlanField::kRag)) return ColoursBesideBlanks(block, profiles);
  const auto left_out = [&](const std::string& text, std::string settle) {
    return ColumnDoubt(block, text + ", so no action is rated",
                       std::move(settle));
  };
  const std::string* const states =
      roles.HasRating() ? nullptr : RatingsUnderAnotherRole(block);
  if (states != nullptr)
    return left_out("no heading names the rating, and " +
                        QuoteHeading(*states) +
                        " holds words of one; they were not taken for it",
                    NameColumn(PlanField::kStatus, *states));
  const auto status = roles.ColumnOf(PlanField::kStatus);
  if (const auto coloured = ColouredColumn(block);
      coloured && status != *coloured)
    return left_out("the cells under " +
                        QuoteHeading(block.HeadingOf(*coloured)) +
                        " are coloured like ratings; their colours were left "
                        "out",
                    "write the ratings as words in a column headed RAG");
  if (roles.HasRating()) {
    const std::string* const colours = LikelyColumn(
        block, profiles, ShareOfColours,
        [](const std::string& named, const Profile&) {
          return IsKnownHeading(named) || NamesAnotherRating(named);
        });
    if (colours == nullptr) {
      const std::string* const other = StatusOfKnownWords(block, profiles);
      if (other == nullptr) return std::nullopt;
      return ColumnDoubt(
          block,
          QuoteHeading(block.HeadingOf(*status)) + " and " +
              QuoteHeading(*other) +
              " may both be the status; the first was taken, though words in "
              "it are not known",
          "name the right one by " + ColumnsKey(PlanField::kStatus, *other) +
              ", or the other under `ignore:`");
    }
    return ColumnDoubt(
        block,
        "no heading names the rating, and " + QuoteHeading(*colours) +
            " holds ratings; it was left out, and " +
            QuoteHeading(block.HeadingOf(*status)) + " rates the actions",
        NameColumn(PlanField::kRag, *colours));
  }
  // An answer or a figure is of what its heading names.
  const auto is_answer = [](const std::string& named, const Profile& profile) {
    const bool of_another =
        IsKnownHeading(named) || HasParticiple(HeadingWords(named)) ||
        (profile.Share(CellKind::kYesNo) >= kLikely && !AsksForState(named));
    return NamesKind(named, profile) ||
           (of_another &&
            profile.Share(CellKind::kColour, CellKind::kState) < kLikely);
  };
  if (const std::string* const words =
          LikelyColumn(block, profiles, ShareOfRatings, is_answer))
    return left_out("no heading names the rating, and " + QuoteHeading(*words) +
                        " holds words of one; it was left out",
                    NameColumn(PlanField::kStatus, *words));
  if (const std::string* const percent =
          LikelyColumn(block, profiles, ShareOfFigures,
                       [](const std::string& named, const Profile&) {
                         return !NamesPercentDone(named);
                       }))
    return left_out("no heading names the rating, and " +
                        QuoteHeading(*percent) +
                        " holds percentages; it was left out",
                    NameColumn(PlanField::kStatus, *percent));
  if (const std::string* const codes = ColumnOfCodes(block, profiles))
    return left_out("the cells under " + QuoteHeading(*codes) +
                        " are codes that no key explains; they were left out",
                    "write the ratings as words, or say what the codes mean "
                    "under `words:` and name the column by " +
                        ColumnsKey(PlanField::kStatus, *codes));
  if (const std::string* const column = ColumnOfBrackets(block, BracketBehind))
    return left_out("the cells under " + QuoteHeading(*column) +
                        " end in ratings in brackets, which are not read",
                    "write the ratings in a column of their own, headed RAG");
  if (const std::string* const column = ColumnOfBrackets(block, BracketInFront))
    return left_out("the cells under " + QuoteHeading(*column) +
                        " begin with ratings in brackets, which are not read",
                    "write the ratings in a column of their own, headed RAG");
  if (const std::string* const inked = ColumnInkedInRatings(block))
    return left_out("the texts under " + QuoteHeading(*inked) +
                        " are written in the colours of ratings, which are not "
                        "read",
                    "write the ratings as words in a column headed RAG");
  return std::nullopt;
}

}  // namespace planwatch
