#include "collectors/plan/rows.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/below_gap.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/forms.h"
#include "collectors/plan/key.h"
#include "collectors/plan/limits.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/odd_rows.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/row_states.h"
#include "collectors/plan/section.h"
#include "collectors/plan/section_levels.h"
#include "collectors/plan/update_rows.h"
#include "collectors/words/none.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

class Assembler {
 public:
  // For so many actions at most.
  void Reserve(std::size_t rows) { out_.actions.reserve(rows); }

  void Take(const Block& block) {
    ApplyCaption(block.caption);
    // A block that goes on from the page before keeps what was merged.
    const bool goes_on =
        block.header == nullptr ||
        (block_ != nullptr && block_->roles.columns == block.roles.columns);
    if (!goes_on) row_above_ = Above::kNothing;
    page_break_ = row_above_ == Above::kAction;
    block_ = &block;
    out_.report.tables.push_back(ReadingOf(block));
    const std::size_t end = EndOfActions(block);
    rated_headings_.Begin(block);
    footers_ = FootersFrom(block, end);
    unlike_ = UnlikeTheOthersFrom(block, end);
    numbered_ = IsNumbered(block, footers_);
    led_are_numbered_ = AreLedRowsNumbered(block, end);
    for (std::size_t i = 0; i < end && !out_.refused; ++i) ReadRow(i);
    ReportUnusedHeadings();
    if (end < block.rows.size())
      SkipRows(*block.rows[end], block.rows.size() - end,
               "notes below the actions");
    for (const Place& place : MayBeActionsFrom(block, end))
      in_doubt_.notes.push_back(place);
    out_.report.tables.back().records = out_.actions.size() - before_;
    before_ = out_.actions.size();
  }

  Drafts Finish() && {
    in_doubt_.rated = rated_headings_.Places();
    out_.report.doubts = RowDoubts(in_doubt_, out_.report.rows);
    return std::move(out_);
  }

 private:
  using Above = AboveSection;

  // The headings right above a table, one a line.
  void ApplyCaption(const std::string& caption) {
    if (caption.empty()) return;
    row_above_ = Above::kNothing;
    set_aside_ = IsSetAside(Split(caption, '\n').back());
    may_be_over_ = MayBeOver(Split(caption, '\n').back());
    sections_.ApplyCaption(caption);
  }

  const Cell& Of(const Row& row, PlanField field) const {
    return CellOf(*block_, row, field);
  }

  void ReadRow(std::size_t index) {
    const Row& row = *block_->rows[index];
    if (IsBlankRow(row)) return;  // rests of cells merged down alone
    if (IsKeyRow(*block_, index))
      return SkipRows(row, 1, "the key of the ratings");
    const std::string_view none = IsGuidance(*block_, index)
                                      ? "guidance on the headings"
                                      : NoAction(*block_, row);
    if (!none.empty()) {
      if (MayBeSkippedAction(*block_, row))
        in_doubt_.skipped.push_back(row.place);
      return SkipRows(row, 1, std::string(none));
    }
    if (RejectShifted(row)) return;
    ++out_.report.rows;
    if (row.hidden)
      out_.report.guesses.Add(row.place, "hidden_row",
                              "the row is hidden in the document and counts "
                              "all the same; delete it if it is not wanted");
    const Cell& action = Of(row, PlanField::kAction);
    if (row_above_ == Above::kAction && IsNote(*block_, row)) {
      Append(out_.actions.back()[PlanField::kProgress],
             *std::find_if(row.cells.begin(), row.cells.end(), IsFilled));
      return;
    }
    const Footer footer = IsFilled(action) && index >= footers_
                              ? AsFooter(*block_, row)
                              : Footer::kNone;
    if (footer == Footer::kTotal) return SkipRows(row, 1, "a total");
    if (ReadHeading(row)) return;
    const bool title = block_->titles.contains(&row) && !HasCore(*block_, row);
    if (IsFilled(action) && (title || IsPhase(*block_, index))) {
      ApplyHeading(row, NumberedTitle(*block_, row),
                   block_->roles.columns.at(PlanField::kAction), false);
    } else if (IsFilled(action) && !ContinuesInRow(row)) {
      if (ApplyUpdate(row)) return;
      DoubtFooter(row, index, footer);
      AddAction(row);
    } else if (!IsFilled(action) && HasText(action.struck)) {
      ReadStruck(row);
    } else if (IsTemplate(*block_, row)) {
      SkipRows(row, 1, "a row of the form that nobody has filled in");
    } else if (const auto title_at = SectionTitle(*block_, row)) {
      ApplyHeading(row, HeadingText(row.cells[*title_at]), *title_at, false);
      SkipRows(row, 1, "a heading; what stands beside it is the section's");
    } else {
      Continue(row, action.merge == Merge::kAbove);
    }
    page_break_ = false;
  }

  // What is struck out and complete was done.
  void ReadStruck(const Row& row) {
    if (const std::optional<Row> completed = CompletedRow(*block_, row))
      return AddAction(*completed);
    in_doubt_.struck.push_back(row.place);
    in_doubt_.struck_in_part |= HasCore(*block_, row);
    out_.report.rejected.Add(
        row.place, "struck_out",
        "the action is struck through; delete the row if it is withdrawn");
    row_above_ = Above::kNothing;
  }

  // A row below the last one with a date or a lead, or with a reference or a
  // rating, that may be a count or note.
  void DoubtFooter(const Row& row, std::size_t index, Footer footer) {
    std::vector<Place>& bare = in_doubt_.bare;
    if (footer == Footer::kFigure && numbered_)
      in_doubt_.figures.push_back(row.place);
    else if (footer == Footer::kText && !IsUnnumbered(row) &&
             (bare.empty() || bare.back() != row.place))
      bare.push_back(row.place);
    else if (index >= unlike_ && !IsUnnumbered(row))
      in_doubt_.unlike.push_back(row.place);
  }

  // A row with a rating and no reference of its own, below an action: an update
  // of it.
  bool ApplyUpdate(const Row& row) {
    if (!led_are_numbered_ || row_above_ != Above::kAction) return false;
    const std::size_t action = out_.actions.size() - 1;
    if (!AddUpdate(*block_, row, updated_ == action, out_.actions.back(),
                   in_doubt_))
      return false;
    updated_ = action;
    return true;
  }

  bool RejectShifted(const Row& row) {
    std::string why = WhyShifted(*block_, row);
    if (why.empty()) return false;
    Reject(row, "too_many_cells", std::move(why));
    row_above_ = Above::kNothing;
    return true;
  }

  // Whether the row is the rest of the last one, which a page break or a row
  // too many cut in the middle of the action's text.
  bool ContinuesInRow(const Row& row) const {
    if (row_above_ != Above::kAction ||
        IsFilled(Of(row, PlanField::kReference)) ||
        !StartsLower(Tidy(Of(row, PlanField::kAction).text)))
      return false;
    // What the first half has already is another action's.
    const Draft& above = out_.actions.back();
    bool fills = false;  // what the first half lacks
    for (const PlanField own :
         {PlanField::kRag, PlanField::kStatus, PlanField::kDue}) {
      if (!IsFilled(Of(row, own))) continue;
      const Cell* const has = above.Find(own);
      if (!numbered_ || has == nullptr || IsFilled(*has)) return false;
      fills = true;
    }
    // A page break may cut a list of leads.
    return page_break_ || IsUnnumbered(row) ||
           (fills && !IsFilled(Of(row, PlanField::kResponsible)));
  }

  bool ReadHeading(const Row& row) {
    const HeadingRow heading = AsHeading(*block_, row);
    if (!heading.is) return false;
    const std::string text = HeadingText(row.cells[heading.column]);
    if (!HasLetter(text)) return false;  // a number without its action
    if (!heading.sure && !heading.across &&
        block_->roles.ColumnOf(PlanField::kAction) == heading.column) {
      in_doubt_.bare.push_back(row.place);
      return false;
    }
    if (sections_.IsNote(text)) {
      SkipRows(row, 1, "a note");
      return true;
    }
    if (!block_->roles.Has(PlanField::kDue) && NamesDeadline(text))
      in_doubt_.dated.push_back(row.place);
    rated_headings_.Add(text, row.place);
    ApplyHeading(row, text, heading.column, heading.across);
    return true;
  }

  void ApplyHeading(const Row& row, const std::string& text, std::size_t at,
                    bool across) {
    const auto is = [&](PlanField field) {
      return !across && block_->roles.ColumnOf(field) == at;
    };
    const SectionColumn column =
        is(PlanField::kPriority)    ? SectionColumn::kPriority
        : is(PlanField::kObjective) ? SectionColumn::kObjective
                                    : SectionColumn::kAny;
    closed_ = IsClosed(text) ? text : std::string();
    may_be_over_ = closed_.empty() && MayBeOver(text);
    set_aside_ = IsSetAside(text);
    if (!sections_.Apply(MakeSectionHeading(text, row.cells[at], at), column,
                         row_above_,
                         block_->roles.Has(PlanField::kObjective)) &&
        !headings_.empty()) {
      SkipRows(*headings_.back(), 1, "a note that ends the section above it");
      headings_.pop_back();
    }
    headings_.push_back(&row);
    row_above_ = Above::kHeading;
  }

  // Headings with no action below them are notes.
  void ReportUnusedHeadings() {
    if (!headings_.empty())
      SkipRows(*headings_.front(), headings_.size(),
               "no action follows, so it is not a heading");
    headings_.clear();
  }

  void AddAction(const Row& row) {
    headings_.clear();
    if (!closed_.empty()) {
      SkipRows(row, 1, "it stands under the heading \"" + closed_ + '"');
      if (ReadRating(closed_, {}).complete && HasOpenRating(*block_, row))
        in_doubt_.closed.push_back(row.place);
      row_above_ = Above::kNothing;
      return;
    }
    if (IsUnnumbered(row)) in_doubt_.bare.push_back(row.place);
    if (set_aside_) in_doubt_.aside.push_back(row.place);
    if (may_be_over_ && !SaysComplete(*block_, row))
      in_doubt_.ended.push_back(row.place);
    DoubtOddRow(*block_, row, in_doubt_);
    const Cell& objective = Of(row, PlanField::kObjective);
    const Cell& priority = Of(row, PlanField::kPriority);
    if (IsFilled(objective)) sections_.SetObjective(HeadingText(objective));
    if (IsFilled(priority)) sections_.SetPriority(priority.text);

    Draft draft;
    draft.place = row.place;
    draft.table = out_.report.tables.size() - 1;
    draft.priority = sections_.priority();
    draft.objective = ObjectiveIndex();
    draft.cells.reserve(block_->roles.columns.size());
    for (const auto& [field, column] : block_->roles.columns) {
      if (!IsOfAction(field)) continue;
      draft[field] = Of(row, field);
      if (IsHandedDown(field)) InheritFromAbove(field, draft[field]);
    }
    ApplyStateAcross(*block_, row, draft);
    ApplyStateBeside(draft);
    if (Status spent = budget_.Spend(draft); !spent) {
      out_.refused = std::move(spent).error();
      return;
    }
    out_.actions.push_back(std::move(draft));
    row_above_ = Above::kAction;
    AddOutcome(row);
  }

  // Nothing but the action, where nearly all others have a reference.
  bool IsUnnumbered(const Row& row) const {
    return numbered_ && !HasCore(*block_, row) &&
           !IsFilled(Of(row, PlanField::kReference)) && IsAlone(row);
  }

  // A rest of a merged cell, or a ditto, says what the action above says.
  void InheritFromAbove(PlanField field, Cell& cell) {
    if (row_above_ != Above::kAction || out_.actions.empty()) return;
    const std::string text = Fold(cell.text);
    if (cell.merge != Merge::kAbove && !IsDitto(text)) return;
    // The same as last time, which is not in the document.
    if ((field == PlanField::kRag || field == PlanField::kStatus) &&
        (text.starts_with("same") || text.starts_with("as before")))
      return;
    const Draft& above = out_.actions.back();
    const Merge merge = cell.merge;
    cell = above[field];
    cell.merge = merge;
  }

  std::size_t ObjectiveIndex() {
    const auto [found, added] = objectives_.try_emplace(
        {sections_.priority(), Fold(sections_.objective())},
        out_.objectives.size());
    if (added) out_.objectives.push_back(sections_.objective());
    return found->second;
  }

  // Non-empty outcome cells. In a document without tables, CSV, the same text
  // as in the row above is one that was merged before.
  void AddOutcome(const Row& row) {
    const Cell& cell = Of(row, PlanField::kOutcome);
    const Cell& rag = Of(row, PlanField::kOutcomeRag);
    const std::string text = Fold(cell.text);
    const bool same =
        cell.merge == Merge::kAbove ||
        (block_->table.empty() && !text.empty() && text == outcome_ &&
         out_.actions.back().objective == outcome_objective_);
    outcome_ = same ? outcome_ : text;
    outcome_objective_ = out_.actions.back().objective;
    if (text.empty() && !same) return;
    if (!same)
      out_.outcomes.push_back({row.place, rag});
    else if (!out_.outcomes.empty() && IsFilled(rag))
      Append(out_.outcomes.back().rag, rag);
  }

  void Continue(const Row& row, bool merged) {
    const std::string objective = HeadingText(Of(row, PlanField::kObjective));
    const bool new_objective = !merged && !objective.empty() &&
                               !StartsLower(objective) &&
                               Fold(objective) != Fold(sections_.objective());
    if (new_objective) sections_.SetObjective(objective);
    if (row_above_ != Above::kAction || new_objective) {
      Reject(row, "no_action",
             "the row has no action; write it in, or delete the row");
      row_above_ = Above::kNothing;
      return;
    }
    Draft& draft = out_.actions.back();
    const std::string reference = Tidy(Of(row, PlanField::kReference).text);
    if (!merged && !reference.empty() &&
        reference != Tidy(draft[PlanField::kReference].text)) {
      Reject(row, "no_action",
             "the row has a reference of its own and no action; write it in, "
             "or delete the row");
      row_above_ = Above::kNothing;
      return;
    }
    if (std::none_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
          return HasLetter(cell.text) || cell.date;
        })) {
      Reject(row, "no_action",
             "the row has figures and no action; write it in, or delete the "
             "row");
      return;
    }
    const auto differs = [&](PlanField field) {
      return DiffersFrom(draft, *block_, row, field);
    };
    if (HasOwnAction(*block_, row) && (!merged || differs(PlanField::kDue)))
      in_doubt_.parts.push_back(row.place);
    else if (differs(PlanField::kRag) || differs(PlanField::kStatus))
      in_doubt_.ratings.push_back(row.place);
    if (!objective.empty() && StartsLower(objective) &&
        out_.objectives[draft.objective].size() < kHeadingCharacters) {
      out_.objectives[draft.objective] += ' ' + objective;
      objectives_[{sections_.priority(),
                   Fold(out_.objectives[draft.objective])}] = draft.objective;
      sections_.SetObjective(out_.objectives[draft.objective]);
    }
    for (const auto& [field, column] : block_->roles.columns)
      if (IsOfAction(field) && (merged || field != PlanField::kReference))
        Append(draft[field], Of(row, field));
    if (merged) AddOutcome(row);
  }

  void SkipRows(const Row& row, std::size_t rows, const std::string& why) {
    std::vector<PassedOver>& passed = out_.report.passed_over;
    // Neighbours that are the same are told as one.
    if (!passed.empty() && passed.back().why == why &&
        passed.back().place.table == row.place.table &&
        passed.back().place.row + passed.back().rows == row.place.row) {
      passed.back().rows += rows;
      return;
    }
    passed.push_back({row.place, rows, why});
  }

  void Reject(const Row& row, std::string_view reason, std::string text) {
    if (HasCore(*block_, row)) in_doubt_.lost.push_back(row.place);
    out_.report.rejected.Add(row.place, reason, std::move(text));
  }

  Drafts out_;
  DraftBudget budget_;
  const Block* block_ = nullptr;
  std::size_t before_ = 0;  // actions of the tables before
  SectionLevels sections_;  // in force for the rows below
  std::map<std::pair<std::string, std::string>, std::size_t>
      objectives_;       // by priority and folded text
  std::string outcome_;  // of the row above, folded
  std::size_t outcome_objective_ = 0;
  Above row_above_ = Above::kNothing;
  bool numbered_ = false;               // nearly all actions of the table
  bool led_are_numbered_ = false;       // those with a date or a lead
  std::optional<std::size_t> updated_;  // the last action with an update
  std::size_t footers_ = 0;             // its rows from here on may be counts
  bool page_break_ = false;             // right above, in a table that goes on
  std::vector<const Row*> headings_;    // since the last action
  RowsInDoubt in_doubt_;
  std::string closed_;  // the heading in force, where it is of closed actions
  RatedHeadings rated_headings_;
  std::size_t unlike_ = 0;    // rows from here on, see UnlikeTheOthersFrom
  bool may_be_over_ = false;  // the heading in force may say that they are over
  bool set_aside_ = false;    // the heading in force sets its actions apart
};

}  // namespace

Drafts MakeDrafts(const std::vector<Block>& blocks) {
  Assembler assembler;
  std::size_t rows = 0;
  for (const Block& block : blocks) rows += block.rows.size();
  assembler.Reserve(std::min(rows, kMaxActions));
  for (const Block& block : blocks) assembler.Take(block);
  return std::move(assembler).Finish();
}

}  // namespace planwatch
