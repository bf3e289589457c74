#include "collectors/plan/table_evidence.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/limits.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/rating_columns.h"

namespace planwatch {
namespace {

// How much a table's length counts beside its roles.
constexpr double kRowsCount = 0.5;

const Cell* CellAt(const Row& row, std::size_t column) {
  return column < row.cells.size() ? &row.cells[column] : nullptr;
}

// A heading as it is compared with another table's: "Lead(s)" is "Leads" is
// "Lead".
std::string Compared(const std::string& heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return words.empty() ? Fold(heading) : Join(words, " ");
}

bool SameHeadings(const Block& a, const Block& b) {
  if (a.roles.columns.size() != b.roles.columns.size()) return false;
  return std::all_of(a.roles.columns.begin(), a.roles.columns.end(),
                     [&](const auto& role) {
                       const auto other = b.roles.ColumnOf(role.first);
                       return other && Compared(a.HeadingOf(role.second)) ==
                                           Compared(b.HeadingOf(*other));
                     });
}

bool SameRow(const Block& a, const Block& b) {
  std::set<std::string> left, right;
  for (const std::string& heading : b.headings)
    if (HasText(heading)) right.insert(Compared(heading));
  for (const std::string& heading : a.headings) {
    if (HasText(heading)) left.insert(Compared(heading));
    if (left.size() * 7 > right.size() * 10) return false;
  }
  return left.size() >= 2 && Overlap(left, right) >= 0.8 &&
         left.size() * 10 >= right.size() * 7;
}

}  // namespace

bool IsCounting(const Block& block) {
  return std::any_of(block.headings.begin(), block.headings.end(), NamesCount);
}

bool ListsPersons(const Block& block) {
  constexpr std::string_view kPersons[] = {
      "name",      "role",     "job title", "position",
      "who",       "person",   "member",    "signatory",
      "approver",  "reviewer", "contact",   "contact name",
      "signature", "signed",   "email",     "telephone"};
  std::size_t persons = 0;
  for (const std::string& heading : block.headings) {
    const std::string compared = Compared(heading);
    if (IsAmong(kPersons, compared))
      ++persons;
    else if (compared == "how")
      continue;  // beside persons, how they are reached
    else if (VoteFor(PlanField::kAction, heading) >= kNamesRole ||
             (VoteFor(PlanField::kDue, heading) >= kNamesRole &&
              !IsBareDate(heading)))
      return false;
  }
  return persons > 1;
}

std::set<std::string> TextsOf(const Block& block, PlanField field) {
  std::set<std::string> texts;
  const auto column = block.roles.ColumnOf(field);
  if (!column) return texts;
  for (const Row* row : block.rows)
    if (const Cell* cell = CellAt(*row, *column))
      if (std::string text = Fold(cell->text); !text.empty())
        texts.insert(std::move(text));
  return texts;
}

double Overlap(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto& small = a.size() < b.size() ? a : b;
  const auto& large = a.size() < b.size() ? b : a;
  if (small.empty()) return 0;
  const auto shared = std::count_if(
      small.begin(), small.end(),
      [&](const std::string& text) { return large.contains(text); });
  return static_cast<double>(shared) / static_cast<double>(small.size());
}

bool IsSamePlan(const std::set<std::string>& a,
                const std::set<std::string>& b) {
  return Overlap(a, b) >= kSamePlan && a.size() < 2 * b.size() &&
         b.size() < 2 * a.size();
}

std::size_t Records(const Block& block) {
  const auto column = block.roles.ColumnOf(PlanField::kAction);
  if (!column) return 0;
  return static_cast<std::size_t>(
      std::count_if(block.rows.begin(), block.rows.end(), [&](const Row* row) {
        const Cell* cell = CellAt(*row, *column);
        return cell != nullptr && IsFilled(*cell);
      }));
}

bool HoldsActionsAlone(const Block& block) {
  constexpr double kNamesThem = 2.9, kPhrases = 2, kDistinct = 0.9;
  const Roles& roles = block.roles;
  if (roles.columns.size() != 1 || !roles.Names(PlanField::kAction) ||
      block.width() == 1 || IsCounting(block))
    return false;
  const std::size_t column = roles.columns.at(PlanField::kAction);
  const Profile& profile = block.ProfileOf(column);
  return VoteFor(PlanField::kAction, block.HeadingOf(column)) >= kNamesThem &&
         profile.filled > 1 && profile.words_each() >= kPhrases &&
         profile.distinctness() >= kDistinct;
}

bool CanBePlan(const Block& block) {
  const Roles& roles = block.roles;
  if (block.header == nullptr || !roles.Has(PlanField::kAction) ||
      Records(block) == 0)
    return false;
  if (roles.configured.contains(PlanField::kAction)) return true;
  if (roles.guessed.contains(PlanField::kAction))
    return roles.named_core() >= 2;
  if (roles.weak.contains(PlanField::kAction)) return roles.named_core() >= 1;
  return roles.columns.size() > 1 || block.width() == 1 ||
         HoldsActionsAlone(block);
}

bool LooksLikePlan(const Block& block, const Block& plan) {
  constexpr double kFewWords = 3;
  const bool has_text = std::any_of(
      block.profiles.begin(), block.profiles.end(), [](const Profile& profile) {
        return profile.words_each() > kFewWords && profile.distinctness() > 0.5;
      });
  return has_text && !IsCounting(block) &&
         block.roles.core() >= std::clamp(plan.roles.core(), 1, 2);
}

Block WithoutHeader(const Block& block, const BlockOptions& options) {
  Block rows = block;
  if (block.header == nullptr) return rows;
  rows.rows.insert(rows.rows.begin(), std::exchange(rows.header, nullptr));
  rows.profiles = ProfileColumns(rows.rows, rows.first_column, rows.end_column,
                                 options.words, options.calendar);
  return rows;
}

int Agreement(const Block& plan, const Block& block,
              const BlockOptions& options) {
  int agree = 0;
  int core = 0;  // of it, by dates and ratings
  if (block.rows.empty()) return agree;
  // A first row of words above dates is a heading after all.
  const auto begins_with_words = [&](std::size_t index) {
    const std::vector<Cell>& first = block.rows.front()->cells;
    if (index >= first.size() || !IsFilled(first[index])) return false;
    const CellKind kind = KindOf(first[index], options.words, options.calendar);
    return kind == CellKind::kName || kind == CellKind::kWords;
  };
  for (const auto& [field, column] : plan.roles.columns) {
    const std::size_t index = column - plan.first_column;
    if (index >= block.profiles.size()) return 0;
    const Profile& profile = block.profiles[index];
    if (profile.filled == 0 && profile.coloured == 0) continue;
    double share = 0;
    switch (field) {
      case PlanField::kDue:
      case PlanField::kRevised:
        share =
            profile.Share(CellKind::kDate, CellKind::kPeriod, CellKind::kState);
        if (share >= 0.5 && begins_with_words(block.first_column + index))
          return 0;
        if (field == PlanField::kDue &&
            profile.Share(CellKind::kNumber, CellKind::kPercentage) >= 0.5)
          return 0;
        break;
      case PlanField::kRag:
      case PlanField::kStatus:
        share = profile.filled == 0
                    ? 1
                    : profile.Share(CellKind::kColour, CellKind::kState,
                                    CellKind::kPercentage, CellKind::kYesNo);
        break;
      case PlanField::kAction:
        share =
            profile.Share(CellKind::kText, CellKind::kWords, CellKind::kName);
        if (share < 0.5) return 0;
        break;
      default:
        continue;
    }
    const int vote = share < 0.5 ? -1 : 1;
    agree += vote;
    if (field != PlanField::kAction) core += vote;
  }
  return core < 0 ? 0 : std::max(agree, 0);
}

bool FillsPlansColumns(const Block& block, const Block& plan) {
  constexpr std::size_t kLeast = 3;
  if (block.table != plan.table || block.rows.empty()) return false;
  const auto has_heading = [](const Block& of, std::size_t column) {
    return column >= of.first_column && column < of.end_column &&
           !of.HeadingOf(column).empty();
  };
  const auto fills = [&](const Row* row) {
    std::size_t filled = 0;
    for (std::size_t i = plan.first_column; i < row->cells.size(); ++i)
      filled += IsFilled(row->cells[i]) && has_heading(plan, i) &&
                        !has_heading(block, i)
                    ? 1
                    : 0;
    return filled >= kLeast;
  };
  const auto count = std::count_if(block.rows.begin(), block.rows.end(), fills);
  return static_cast<std::size_t>(count) * 2 > block.rows.size();
}

bool HasPlansRows(const Block& block, const Block& plan,
                  const BlockOptions& options) {
  return (block.table == plan.table || block.width() == plan.width()) &&
         block.first_column == plan.first_column &&
         Agreement(plan, WithoutHeader(block, options), options) > 1;
}

bool LooksLikeRows(const Block& block) {
  bool dates = false, ratings = false, text = false;
  for (const Profile& profile : block.profiles) {
    dates |= profile.Share(CellKind::kDate, CellKind::kPeriod) > 0.5;
    ratings |= profile.Share(CellKind::kColour, CellKind::kState) > 0.5;
    text |= profile.Share(CellKind::kText, CellKind::kWords) > 0.5;
  }
  return dates && ratings && text;
}

bool EndsAtHeadings(const Block& block) {
  const Row* const last = block.rows.empty() ? block.header : block.rows.back();
  if (last == nullptr) return false;
  std::size_t known = 0;
  bool names_actions = false;
  for (const Cell& cell : last->cells) {
    if (!IsFilled(cell)) continue;
    known += StrongestVote(cell.text) > 0;
    names_actions |= VoteFor(PlanField::kAction, cell.text) > 0;
  }
  return names_actions && known > 1;
}

bool HoldsHeader(const Block& block) {
  const std::size_t count = std::min(block.rows.size(), kRowsSearched);
  return std::any_of(block.rows.begin(),
                     block.rows.begin() + static_cast<std::ptrdiff_t>(count),
                     [&](const Row* row) { return MayBeHeader(block, *row); });
}

double EvidenceFor(const Block& block) {
  return block.roles.evidence +
         kRowsCount * std::log2(1.0 + static_cast<double>(Records(block)));
}

std::string ComparedHeadings(const Block& block) {
  std::string all;
  for (const std::string& heading : block.headings)
    all += Compared(heading) + '\n';
  return all;
}

bool AreAlike(const Block& a, const Block& b) {
  return SameHeadings(a, b) || SameRow(a, b);
}

Roles RolesLike(const Block& plan, const Block& block) {
  const Roles& own = block.roles;
  const auto find = [&](std::size_t column) -> std::optional<std::size_t> {
    const std::string wanted = Compared(plan.HeadingOf(column));
    // Without a heading it is the column at the same place.
    const std::size_t place = column - plan.first_column;
    if (wanted.empty() && place < block.headings.size() &&
        !HasText(block.headings[place]))
      return block.first_column + place;
    for (std::size_t i = 0; i < block.headings.size(); ++i)
      if (!wanted.empty() && Compared(block.headings[i]) == wanted)
        return block.first_column + i;
    return std::nullopt;
  };
  const auto names = [&](PlanField field) {
    const auto role = own.ColumnOf(field);
    return role && VoteFor(field, block.HeadingOf(*role)) >= kNamesRole;
  };
  Roles roles = own;
  roles.columns.clear();
  roles.rags.clear();
  for (const auto& [field, column] : plan.roles.columns)
    if (const auto found = find(column))
      if (!names(field) || !own.Uses(*found) || own.columns.at(field) == *found)
        roles.columns[field] = *found;
  for (const std::size_t column : plan.roles.rags)
    if (const auto found = find(column)) roles.rags.push_back(*found);
  const Roles shared = roles;
  for (const auto& [field, column] : own.columns)
    if (!shared.Has(field) && !shared.Uses(column) && names(field))
      roles.columns[field] = column;
  if (shared.rags.empty() && roles.Has(PlanField::kRag)) roles.rags = own.rags;
  return roles;
}

}  // namespace planwatch
