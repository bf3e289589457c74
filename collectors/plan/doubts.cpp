#include "collectors/plan/doubts.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "collectors/words/flaws.h"

namespace planwatch {
namespace {

constexpr std::size_t kQuoted = 60;
// One row in so many that is lost puts the plan in doubt.
constexpr std::size_t kLost = 4;

// Actions that are overdue and unrated, because their ratings can't be read.
// One of many is a finding of its row, but not a code.
std::optional<Doubt> UnknownRatings(const Plan& plan, Date as_at) {
  std::size_t overdue = 0, unreadable = 0;
  bool code = false;
  const Action* first = nullptr;
  for (const Action& action : plan.actions) {
    if (!action.deadline || *action.deadline >= as_at ||
        IsComplete(action, as_at))
      continue;
    ++overdue;
    if (action.rag != Rag::kUnrated || !action.rating_unknown) continue;
    if (first == nullptr) first = &action;
    ++unreadable;
    code = code || action.rated_by_code;
  }
  if (!code && unreadable * 2 <= overdue &&
      (unreadable < 2 || unreadable * 3 < overdue))
    return std::nullopt;
  const bool one = unreadable == 1;
  return Doubt{.about = "rating",
               .place = first->place,
               .text = std::to_string(unreadable) + " of " +
                       std::to_string(overdue) + " actions that are overdue " +
                       (one ? "is" : "are") +
                       " unrated, since the words or colours of " +
                       (one ? "its rating are not known; it"
                            : "their ratings are not known; some") +
                       " may be complete",
               .settle =
                   "name the words under `words:`, or write the ratings "
                   "in place of colours"};
}

// Due dates of which most are periods without a year.
std::optional<Doubt> DuesWithoutYear(const Plan& plan) {
  const auto count = [&](std::string_view kind) {
    const auto& counts = plan.report.repairs.counts();
    const auto found = counts.find(std::string(kind));
    return found != counts.end() ? found->second : 0;
  };
  const auto dated = static_cast<std::size_t>(
      std::count_if(plan.actions.begin(), plan.actions.end(),
                    [](const Action& action) { return action.due.date; }));
  const std::size_t undated = count(kDueWithoutYear);
  if (undated <= dated + count(kDueUnreadable)) return std::nullopt;
  const auto& listed = plan.report.repairs.listed();
  const auto first = std::find_if(
      listed.begin(), listed.end(),
      [](const Remark& remark) { return remark.kind == kDueWithoutYear; });
  return Doubt{
      .about = "date",
      .place = first != listed.end() ? first->place : Place(),
      .text = undated == 1
                  ? "the due date has no year, so that its action counts "
                    "as undated, and not as overdue"
                  : "most due dates have no year, so that " +
                        // A revised date may lack it as well.
                        std::to_string(
                            std::min(undated, plan.actions.size() - dated)) +
                        " actions count as undated, and none of them as "
                        "overdue",
      .settle = "set the plan's `year:`, or write the years"};
}

// What is said of such rows, one or several, and what settles it.
struct RowDoubt {
  std::vector<Place> RowsInDoubt::*places;
  std::string_view one, several, settle;
};
constexpr RowDoubt kRowDoubts[] = {
    {&RowsInDoubt::notes,
     " row below a gap may be an action, and was taken for a note, since it "
     "has neither a date nor a rating",
     " rows below a gap may be actions, and were taken for notes, since "
     "they have neither a date nor a rating",
     "close the gap if they are actions, or give them a date or a rating; "
     "move notes to a sheet of their own"},
    {&RowsInDoubt::skipped,
     " row has a text and a date or rating, and reads as a total, a form, a "
     "signature or guidance; it was left out",
     " rows have a text and a date or rating, and read as totals, forms, "
     "signatures or guidance; they were left out",
     "give the action a reference or another first word; move the row out "
     "of the table if it is none"},
    {&RowsInDoubt::headers,
     " row looks like headings and was taken for data; the rows below may "
     "be another table's",
     " rows look like headings and were taken for data; the rows below may "
     "be another table's",
     "name the sheet of the plan under `sheets:`, the table under "
     "`tables:`, or keep each table on a sheet or in a file of its own"},
    {&RowsInDoubt::parts,
     " row without an action has a date and a rating or a lead of its own, or "
     "all else that an action's row has, and was taken for more of the action "
     "above it",
     " rows without an action have dates and ratings or leads of their own, or "
     "all else that an action's row has, and were taken for more of the "
     "actions above them",
     "write the action into each row, or name its column by `columns: { "
     "action: … }`"},
    {&RowsInDoubt::ratings,
     " row of an action has another rating than the rows above it; the "
     "worst of them counts",
     " rows of actions have other ratings than the rows above them; the "
     "worst of each action's counts",
     "keep only the current rating in the row of the action, or write the "
     "action into each row"},
    {&RowsInDoubt::dated,
     " heading holds a date, and no column does; no action has one",
     " headings hold dates, and no column does; no action has one",
     "give each action its date, in a column headed Due"},
    {&RowsInDoubt::rated,
     " heading is a rating, and no column has them; no action is rated",
     " headings are ratings, and no column has them; no action is rated",
     "give each action its rating, in a column headed RAG"},
    {&RowsInDoubt::over,
     " row says no more than that the action is over or stands elsewhere, "
     "where the action should stand, and no rating says so; taken as an "
     "action",
     " rows say no more than that the action is over or stands elsewhere, "
     "where the action should stand, and no rating says so; taken as "
     "actions",
     "write it under Status, beside the action itself, or delete the row"},
    {&RowsInDoubt::continued,
     " row says that it goes on with an action above; taken as an action of "
     "its own",
     " rows say that they go on with an action above; taken as actions of "
     "their own",
     "write each action in one row, or give the rest of it a number of its "
     "own"},
    {&RowsInDoubt::unlike,
     " row at the end has neither a reference nor a rating, as the others "
     "have; taken as an action",
     " rows at the end have neither a reference nor a rating, as the others "
     "have; taken as actions",
     "give the action its reference and rating; move notes to a sheet of "
     "their own"},
    {&RowsInDoubt::closed,
     " row under a heading of actions that are over has a rating of one "
     "that is not; left out",
     " rows under a heading of actions that are over have ratings of ones "
     "that are not; left out",
     "move them above that heading, or rate them complete"},
    {&RowsInDoubt::aside,
     " row stands under a heading that sets it apart, as another plan's, "
     "a risk or for information; taken as an action of this plan",
     " rows stand under a heading that sets them apart, as another plan's, "
     "risks or for information; taken as actions of this plan",
     "keep what is not this plan's on a sheet or in a document of its own"},
    {&RowsInDoubt::ended,
     " row stands under a heading that may say that its actions are over, "
     "and does not say so itself; counted as it is rated",
     " rows stand under a heading that may say that its actions are over, "
     "and do not say so themselves; counted as they are rated",
     "write how each action stands under RAG or Status"},
    {&RowsInDoubt::updates,
     " update has another rating than the action above it; the update's "
     "counts",
     " updates have other ratings than the actions above them; the last "
     "update's counts",
     "keep only the current rating"},
    {&RowsInDoubt::rated_below,
     " row has a rating, and neither a reference, a date nor a lead, below "
     "an action without a rating; taken as an action of its own",
     " rows have a rating, and neither a reference, a date nor a lead, "
     "below an action without a rating; taken as actions of their own",
     "give each action a reference, or begin updates with \"Update:\""},
    {&RowsInDoubt::struck,
     " row is struck out and may be done or withdrawn; it was left out",
     " rows are struck out and may be done or withdrawn; they were left out",
     "write complete as the rating of what is done, and delete what is "
     "withdrawn"},
    {&RowsInDoubt::lost, "",
     " rows with dates, ratings or leads could not be used, since there is "
     "no action in them",
     "name the column of the actions by `columns: { action: … }`, or write "
     "the actions in"},
    {&RowsInDoubt::bare,
     " row has nothing but the action's column filled; taken as an action",
     " rows have nothing but the action's column filled; taken as actions",
     "give the action a date, a lead or a rating; delete the row, or move it "
     "out of the table, if it is a heading"},
    {&RowsInDoubt::figures,
     " row below the others has a text and a figure or rating, and neither "
     "a reference, a date nor a lead; taken as an action",
     " rows below the others have a text and a figure or rating, and "
     "neither a reference, a date nor a lead; taken as actions",
     "give the action a reference, a date or a lead; move counts to a sheet "
     "of their own"},
};

// One row that is struck out may have been forgotten, and a few that are lost
// are findings of their own.
bool IsInDoubt(const RowDoubt& kind, const RowsInDoubt& in_doubt,
               std::size_t rows) {
  const std::size_t count = (in_doubt.*kind.places).size();
  if (kind.places == &RowsInDoubt::struck)
    return count > 1 || (count > 0 && in_doubt.struck_in_part);
  if (kind.places == &RowsInDoubt::lost)
    return count > 1 && count * kLost >= rows;
  return count > 0;
}

}  // namespace

std::string Quote(std::string_view text) {
  return '"' + CutForQuote(text) + '"';
}
std::string CutForQuote(std::string_view text) {
  return Cut(Tidy(text), kQuoted);
}

void DoubtFlaw(std::string_view about, std::string_view what, const Cell& cell,
               const Place& place, ReadReport& report) {
  if (cell.flaw == Flaw::kNone) return;
  report.AddDoubt(
      {.about = std::string(cell.flaw == Flaw::kPicture ? about : "formula"),
       .place = place,
       .text = "the " + std::string(what) + " is " +
               std::string(FlawText(cell.flaw)) + "; counted as blank",
       .settle = std::string(FlawRemedy(cell.flaw))});
}

std::vector<Doubt> RowDoubts(const RowsInDoubt& in_doubt, std::size_t rows) {
  std::vector<Doubt> doubts;
  for (const RowDoubt& kind : kRowDoubts) {
    if (!IsInDoubt(kind, in_doubt, rows)) continue;
    const std::vector<Place>& places = in_doubt.*kind.places;
    doubts.push_back(
        {.about = "rows",
         .place = places.front(),
         .text = std::to_string(places.size()) +
                 std::string(places.size() == 1 ? kind.one : kind.several),
         .settle = std::string(kind.settle)});
  }
  return doubts;
}

std::vector<Doubt> PlanDoubts(const Plan& plan, Date as_at) {
  std::vector<Doubt> doubts;
  std::copy_if(plan.report.doubts.begin(), plan.report.doubts.end(),
               std::back_inserter(doubts),
               [&](const Doubt& doubt) { return doubt.IsOn(as_at); });
  for (std::optional<Doubt> doubt :
       {UnknownRatings(plan, as_at), DuesWithoutYear(plan)})
    if (doubt) doubts.push_back(*std::move(doubt));
  return doubts;
}

}  // namespace planwatch
