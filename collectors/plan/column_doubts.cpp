#include "collectors/plan/column_doubts.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/combined_columns.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/unused_columns.h"
#include "collectors/words/date_order.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

constexpr PlanField kDoubted[] = {PlanField::kAction, PlanField::kDue,
                                  PlanField::kRag, PlanField::kStatus};

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

// Of roles that a column got: by a guess, before a rival, or though hidden.
std::vector<Doubt> DoubtsOfRoles(const Block& block) {
  std::vector<Doubt> doubts;
  const Roles& roles = block.roles;
  for (const PlanField field : kDoubted) {
    if (!roles.Has(field) || roles.configured.contains(field)) continue;
    const std::size_t column = roles.of.at(field);
    const std::string& heading = block.HeadingOf(column);
    const std::string what(PlanFieldText(field));
    if (roles.guessed.contains(field)) {
      std::string text = QuoteHeading(heading) + " was taken for " + what +
                         " by its cells, since no heading names it";
      if (const auto rival = roles.rivals.find(field);
          rival != roles.rivals.end())
        text += "; " + QuoteHeading(block.HeadingOf(rival->second)) +
                " may be it too";
      doubts.push_back(
          ColumnDoubt(block, std::move(text), Confirm(field, heading)));
    } else if (const auto rival = roles.rivals.find(field);
               rival != roles.rivals.end()) {
      const std::string& other = block.HeadingOf(rival->second);
      doubts.push_back(ColumnDoubt(
          block,
          QuoteHeading(heading) + " and " + QuoteHeading(other) +
              " may both be " + what + "; the first was taken",
          !HasText(other)
              ? Confirm(field, heading) + ", or write a heading over the other"
              : "name the right one by " + ColumnsKey(field, heading) +
                    ", or the other under `ignore:`"));
    }
    if (field == PlanField::kAction && MayBeAnotherList(block))
      doubts.push_back(ColumnDoubt(
          block,
          QuoteHeading(heading) +
              " was taken for the action, though a list of anything else may "
              "have that heading",
          Confirm(field, heading) +
              ", or name the plan's own sheet under `sheets:` (in Word its "
              "table under `tables:`)"));
    if (block.ProfileOf(column).hidden)
      doubts.push_back(ColumnDoubt(block,
                                   QuoteHeading(heading) + " was taken for " +
                                       what + ", though its column is hidden",
                                   "show the column, confirm it by " +
                                       ColumnsKey(field, heading) +
                                       ", or name it under `ignore:`"));
  }
  return doubts;
}

// Of dates whose days and months may be exchanged, in all columns of dates
// together: one program left them so.
std::vector<Doubt> DoubtsOfOrder(const Block& block) {
  DateOrder order(DateOrder::Days::kChosen);
  std::string named;
  for (const PlanField field :
       {PlanField::kDue, PlanField::kRevised, PlanField::kCompleted}) {
    const auto role = block.roles.of.find(field);
    if (role == block.roles.of.end()) continue;
    if (named.empty()) named = QuoteHeading(block.HeadingOf(role->second));
    for (const Row* row : block.rows)
      order.Add(CellOf(block, *row, field), row->place);
  }
  if (auto doubt = order.DoubtOfExchange(named)) return {*std::move(doubt)};
  return {};
}

// Dates of completion that can't be read as such.
std::vector<Doubt> DoubtsOfCompletion(const Block& block) {
  constexpr double kNamesAlone = 2.9;  // the vote of nothing but "Completed"
  std::vector<Doubt> doubts;
  const auto role = block.roles.of.find(PlanField::kCompleted);
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    const std::size_t column = block.first_column + i;
    const bool taken = role != block.roles.of.end() && role->second == column &&
                       block.roles.RoleOf(column) == PlanField::kCompleted;
    const bool named =
        !block.roles.Uses(column) && role == block.roles.of.end() &&
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
    doubts.push_back(ColumnDoubt(
        block,
        QuoteHeading(block.headings[i]) +
            " says what is complete, but most of its cells are neither dates "
            "nor a yes; they complete no action",
        "write the dates there, or name the column under `ignore:`"));
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
    doubts.push_back(ColumnDoubt(
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
        DoubtsOfOrder(block), DoubtsOfCombined(block, options.roles.ignore)})
    std::move(more.begin(), more.end(), std::back_inserter(doubts));
  return doubts;
}

}  // namespace planwatch
