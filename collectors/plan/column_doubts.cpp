#include "collectors/plan/column_doubts.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/combined_columns.h"
#include "collectors/plan/completion.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/odd_rows.h"
#include "collectors/plan/risk_columns.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/table_evidence.h"
#include "collectors/plan/unused_columns.h"
#include "collectors/words/date_order.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

constexpr PlanField kDoubted[] = {PlanField::kAction, PlanField::kDue,
                                  PlanField::kRag, PlanField::kStatus};

// Whether a heading has one of the words.
bool AnyHeadingSays(const Block& block,
                    std::span<const std::string_view> wanted) {
  return std::any_of(
      block.headings.begin(), block.headings.end(),
      [&](const std::string& heading) {
        const std::vector<std::string> words = HeadingWords(heading);
        return std::any_of(
            words.begin(), words.end(),
            [&](const std::string& word) { return IsAmong(wanted, word); });
      });
}

// How long a task takes and which one goes before it: no other list has that.
bool IsSchedule(const Block& block) {
  constexpr std::string_view kOfTasks[] = {"duration", "predecessor",
                                           "successor", "dependency"};
  return AnyHeadingSays(block, kOfTasks);
}

// "Start | End"
bool HasSpans(const Block& block) {
  constexpr std::string_view kBegin[] = {"start", "begin", "commence"};
  return block.roles.Has(PlanField::kDue) && AnyHeadingSays(block, kBegin);
}

// Due dates, and a status that says of most rows how far some work is: not of
// contracts that are active, or invoices that are open.
bool RatesWork(const Block& block) {
  constexpr std::string_view kOfAnything[] = {"active", "inactive", "open",
                                              "closed", "ended",    "current"};
  if (!block.roles.Has(PlanField::kDue) ||
      !block.roles.Names(PlanField::kStatus))
    return false;
  std::size_t filled = 0, states = 0;
  for (const Row* row : block.rows) {
    const Cell& cell = CellOf(block, *row, PlanField::kStatus);
    if (!IsFilled(cell)) continue;
    ++filled;
    states += ReadRating(cell.text, {}).by == RatedBy::kState &&
                      !IsAmong(kOfAnything, Fold(cell.text))
                  ? 1
                  : 0;
  }
  return states * 2 > filled;
}

// Names of a word or two under a heading that any list may have ("Item"), and
// no column of leads: assets, invoices. Or what looks like people under "Name",
// be they of a department: staff.
bool MayBeAnotherList(const Block& block) {
  constexpr double kFewWords = 4, kMostlyPeople = 0.8;
  const Roles& roles = block.roles;
  const std::size_t column = roles.columns.at(PlanField::kAction);
  const Profile& profile = block.ProfileOf(column);
  if (roles.guessed.contains(PlanField::kAction) ||
      HeadingWords(block.HeadingOf(column)).empty() ||
      profile.words_each() >= kFewWords || IsSchedule(block))
    return false;
  const bool is_led =
      roles.Has(PlanField::kResponsible) || roles.Has(PlanField::kAccountable);
  if (roles.weak.contains(PlanField::kAction))
    return !is_led && !HasSpans(block) && !RatesWork(block);
  return HeadingWords(block.HeadingOf(column)) ==
             std::vector<std::string>{"name"} &&
         profile.Share(CellKind::kName) >= kMostlyPeople;
}

// Of roles that a column got: by a guess, before a rival, or though hidden.
std::vector<Doubt> DoubtsOfRoles(const Block& block) {
  std::vector<Doubt> doubts;
  const Roles& roles = block.roles;
  for (const PlanField field : kDoubted) {
    if (!roles.Has(field) || roles.configured.contains(field)) continue;
    const std::size_t column = roles.columns.at(field);
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
    if (field == PlanField::kAction && HoldsActionsAlone(block))
      doubts.push_back(ColumnDoubt(
          block,
          "beside " + QuoteHeading(heading) +
              " no heading names due dates, ratings or leads; it was taken "
              "for the action all the same",
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

// Other texts under the action's own heading, which is merged across both.
std::optional<Doubt> DoubtOfSecondAction(const Block& block) {
  constexpr double kFewWords = 3;
  const auto action = block.roles.ColumnOf(PlanField::kAction);
  if (!action || block.headings.empty()) return std::nullopt;
  const std::string& heading = block.HeadingOf(*action);
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    const std::size_t column = block.first_column + i;
    if (column != *action && !block.roles.Uses(column) && HasText(heading) &&
        Fold(block.headings[i]) == Fold(heading) &&
        profile.words_each() > kFewWords && profile.distinctness() > 0.5 &&
        profile.filled * 2 > profile.rows)
      return ColumnDoubt(block,
                         "two columns are headed " + QuoteHeading(heading) +
                             ", and either may be the action; the one on the " +
                             (*action < column ? "left" : "right") +
                             " was taken",
                         "give each of them a heading of its own");
  }
  return std::nullopt;
}

// "L | I | RAG": how bad the risk is, or how its action stands?
std::optional<Doubt> DoubtOfRiskRating(const Block& block) {
  const auto rag = block.roles.ColumnOf(PlanField::kRag);
  if (!rag || block.roles.configured.contains(PlanField::kRag) ||
      block.headings.empty() ||
      !MayRateRisk(block.headings, *rag - block.first_column))
    return std::nullopt;
  const std::string& heading = block.HeadingOf(*rag);
  return ColumnDoubt(
      block,
      QuoteHeading(heading) +
          " stands beside the scores of a risk, and may rate "
          "the risk and not the action",
      Confirm(PlanField::kRag, heading) + ", or name it under `ignore:`");
}

// Of dates whose days and months may be exchanged, in all columns of dates
// together: one program left them so.
std::vector<Doubt> DoubtsOfOrder(const Block& block) {
  DateOrder order(DateOrder::Days::kChosen);
  std::string named;
  for (const PlanField field :
       {PlanField::kDue, PlanField::kRevised, PlanField::kCompleted}) {
    const auto role = block.roles.ColumnOf(field);
    if (!role) continue;
    if (named.empty()) named = QuoteHeading(block.HeadingOf(*role));
    for (const Row* row : block.rows)
      order.Add(CellOf(block, *row, field), row->place);
  }
  if (auto doubt = order.DoubtOfExchange(named)) return {*std::move(doubt)};
  return {};
}

// Of "Completion date" for the due date, where none but complete actions have
// one: it may be when these were complete.
std::optional<Doubt> DoubtOfDueAsCompletion(const Block& block) {
  const auto due = block.roles.ColumnOf(PlanField::kDue);
  if (!due || block.roles.configured.contains(PlanField::kDue) ||
      !ContainsWords(Join(HeadingWords(block.HeadingOf(*due)), " "),
                     "completion"))
    return std::nullopt;
  bool dated = false, undated = false;
  for (const Row* row : block.rows) {
    if (!IsFilled(CellOf(block, *row, PlanField::kAction))) continue;
    const bool has_date = IsFilled(CellOf(block, *row, PlanField::kDue));
    if (has_date && !SaysComplete(block, *row)) return std::nullopt;
    (has_date ? dated : undated) = true;
  }
  if (!dated || !undated) return std::nullopt;
  const std::string& heading = block.HeadingOf(*due);
  return ColumnDoubt(block,
                     QuoteHeading(heading) +
                         " was taken for the due date, though none but "
                         "complete actions have one; it may be when they were "
                         "completed",
                     "name it by " +
                         ColumnsKey(PlanField::kCompleted, heading) + ", or " +
                         Confirm(PlanField::kDue, heading));
}

// Of "Completion date" for when actions were complete, beside "Date" for when
// they are due, where the status of one that has it says that it is not.
std::optional<Doubt> DoubtOfCompletionAsDue(const Block& block) {
  const auto due = block.roles.ColumnOf(PlanField::kDue);
  const auto completed = block.roles.ColumnOf(PlanField::kCompleted);
  if (!due || !completed || !IsBareDate(block.HeadingOf(*due)) ||
      block.roles.configured.contains(PlanField::kDue) ||
      block.roles.configured.contains(PlanField::kCompleted) ||
      VoteFor(PlanField::kDue, block.HeadingOf(*completed)) < kKnownHeading ||
      std::none_of(block.rows.begin(), block.rows.end(), [&](const Row* row) {
        return IsFilled(CellOf(block, *row, PlanField::kCompleted)) &&
               HasOpenRating(block, *row);
      }))
    return std::nullopt;
  const std::string& heading = block.HeadingOf(*completed);
  return ColumnDoubt(
      block,
      QuoteHeading(heading) +
          " was taken for when actions were completed, and " +
          QuoteHeading(block.HeadingOf(*due)) +
          " for the due date, though an action with both is not complete by "
          "its rating",
      "name the right one by " + ColumnsKey(PlanField::kDue, heading) +
          ", or " + Confirm(PlanField::kCompleted, heading));
}

// Dates of completion that can't be read as such.
std::vector<Doubt> DoubtsOfCompletion(const Block& block) {
  constexpr double kNamesAlone = 2.9;  // the vote of nothing but "Completed"
  std::vector<Doubt> doubts;
  const auto role = block.roles.ColumnOf(PlanField::kCompleted);
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const Profile& profile = block.profiles[i];
    const std::size_t column = block.first_column + i;
    const bool taken =
        role == column && block.roles.RoleOf(column) == PlanField::kCompleted;
    const bool named =
        !block.roles.Uses(column) && !role &&
        VoteFor(PlanField::kCompleted, block.headings[i]) >= kNamesAlone;
    const auto deeds =
        taken ? std::count_if(
                    block.rows.begin(), block.rows.end(),
                    [&](const Row* row) {
                      return TellsOfDeed(CellIn(block, *row, column).text);
                    })
              : 0;
    const double dated =
        static_cast<double>(profile.dated) + static_cast<double>(deeds) +
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
  for (std::optional<Doubt> doubt :
       {DoubtOfDueAsCompletion(block), DoubtOfCompletionAsDue(block),
        DoubtOfSecondAction(block), DoubtOfRiskRating(block)})
    if (doubt) doubts.push_back(*std::move(doubt));
  for (std::vector<Doubt> more :
       {UnusedColumns(block, options), DoubtsOfCompletion(block),
        DoubtsOfOrder(block), DoubtsOfCombined(block, options)})
    std::move(more.begin(), more.end(), std::back_inserter(doubts));
  return doubts;
}

}  // namespace planwatch
