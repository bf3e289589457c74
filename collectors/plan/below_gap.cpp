#include "collectors/plan/below_gap.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/colour.h"
#include "collectors/words/name_shape.h"
#include "collectors/words/none.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

bool IsDatedOrRated(const Block& block, const Row& row) {
  const std::optional<Colour> all = RowFill(block, row);
  return std::any_of(
      std::begin(kTimesAndRatings), std::end(kTimesAndRatings),
      [&](PlanField field) {
        const Cell& cell = CellOf(block, row, field);
        if (cell.merge == Merge::kAbove || cell.flaw != Flaw::kNone)
          return true;
        return IsFilled(cell) ? IsOfItsKind(field, cell)
                              : HasValue(cell) && cell.fill != all;
      });
}

// "1.2a" as "0.0a".
std::string NumberShape(std::string_view reference) {
  std::string shape;
  for (const char c : reference) {
    if (!IsDigit(c))
      shape += c;
    else if (shape.empty() || shape.back() != '0')
      shape += '0';
  }
  return shape;
}

// The references of the block's rows up to `end`.
class References {
 public:
  References(const Block& block, std::size_t end) : block_(block) {
    if (!block.roles.Has(PlanField::kReference)) return;
    for (std::size_t i = 0; i < end; ++i) {
      const std::string reference = Of(*block.rows[i]);
      if (reference.empty()) continue;
      shapes_.insert(NumberShape(reference));
      met_.insert(reference);
    }
    // Where they begin again below, they are another list's.
    begins_again_ = std::any_of(
        block.rows.begin() + static_cast<std::ptrdiff_t>(end), block.rows.end(),
        [&](const Row* row) { return met_.contains(Of(*row)); });
  }

  bool GoOnIn(const Row& row) const {
    const std::string reference = Of(row);
    return !begins_again_ &&
           std::any_of(reference.begin(), reference.end(), IsDigit) &&
           shapes_.contains(NumberShape(reference));
  }

 private:
  std::string Of(const Row& row) const {
    return Fold(CellOf(block_, row, PlanField::kReference).text);
  }

  const Block& block_;
  std::set<std::string> shapes_, met_;
  bool begins_again_ = false;
};

bool HasLead(const Block& block, const Row& row) {
  for (const PlanField field :
       {PlanField::kResponsible, PlanField::kAccountable})
    if (const Cell& cell = CellOf(block, row, field);
        IsFilled(cell) && IsOfItsKind(field, cell))
      return true;
  return false;
}

// What a person is called may stand beside a name in any list.
bool TellsWhatToDo(const std::string& text) {
  constexpr std::size_t kLeastWords = 3;
  const NameShape shape = ShapeOf(text);
  return shape.words >= kLeastWords && shape.lower > 0;
}

// A signature or a list of choices below the plan stands in its columns too:
// names where the dates are, ratings where the actions are.
bool IsOfAnotherKind(const Block& block, const Row& row) {
  constexpr PlanField kDates[] = {PlanField::kDue, PlanField::kRevised,
                                  PlanField::kCompleted};
  const std::string action = Tidy(CellOf(block, row, PlanField::kAction).text);
  if (ReadRating(action, {}).by != RatedBy::kNothing) return true;
  return !TellsWhatToDo(action) &&
         std::any_of(std::begin(kDates), std::end(kDates),
                     [&](PlanField field) {
                       const Cell& cell = CellOf(block, row, field);
                       return IsFilled(cell) && !IsOfItsKind(field, cell) &&
                              !IsPlaceholder(Fold(cell.text));
                     });
}

// Whether there is an action in the row, and the row is no total, form or
// heading.
bool HasAction(const Block& block, const Row& row) {
  return IsFilled(CellOf(block, row, PlanField::kAction)) &&
         NoAction(block, row).empty() && !MayBeHeader(block, row) &&
         !IsOfAnotherKind(block, row);
}

// "This plan is reviewed each quarter by the Board."
bool IsRemark(const std::string& text) {
  return text.ends_with('.') && ShapeOf(text).sentence;
}

// Judges the rows from `end` on, which is where dates and ratings end.
class Below {
 public:
  Below(const Block& block, std::size_t end)
      : block_(block), references_(block, end) {
    std::size_t actions = 0, led = 0;
    for (std::size_t i = 0; i < end; ++i) {
      if (!IsFilled(CellOf(block, *block.rows[i], PlanField::kAction)))
        continue;
      ++actions;
      led += HasLead(block, *block.rows[i]) ? 1 : 0;
    }
    have_leads_ = led * 2 > actions;
    is_numbered_ = IsNumbered(block, end);
  }

  bool IsAction(const Row& row) const {
    if (!HasAction(block_, row)) return false;
    if (references_.GoOnIn(row)) return true;
    return have_leads_ && !is_numbered_ && HasLead(block_, row) &&
           TellsWhatToDo(Tidy(CellOf(block_, row, PlanField::kAction).text));
  }

 private:
  const Block& block_;
  const References references_;
  bool have_leads_ = false, is_numbered_ = false;
};

// Whether no blank row parts the row from the one above.
bool FollowsAbove(const Block& block, std::size_t index) {
  std::size_t next = block.rows[index - 1]->place.row + 1;
  while (block.repeats.contains(next)) ++next;
  return block.rows[index]->place.row <= next;
}

// "Notes", "Key:".
bool IsLabelOfNotes(const std::string& text) {
  constexpr std::string_view kLabels[] = {
      "note",   "notes",   "key",      "glossary", "abbreviations", "nb",
      "source", "sources", "guidance", "legend",   "comment",       "comments"};
  const std::vector<std::string> words = Words(Fold(text));
  return text.starts_with('*') || text.ends_with(':') ||
         (!words.empty() && IsAmong(kLabels, words[0]));
}

}  // namespace

std::size_t EndOfActions(const Block& block) {
  const std::vector<const Row*>& rows = block.rows;
  std::size_t end = rows.size();
  while (end > 0 && !IsDatedOrRated(block, *rows[end - 1])) --end;
  // Nothing has a date or rating: all of it counts.
  if (end == 0) return rows.size();
  const auto extend = [&] {
    while (end < rows.size() && FollowsAbove(block, end)) ++end;
  };
  extend();
  if (end == rows.size()) return end;
  const Below below(block, end);
  std::size_t last = rows.size();
  while (last > end && !below.IsAction(*rows[last - 1])) --last;
  end = last;
  extend();
  return end;
}

std::vector<Place> MayBeActionsFrom(const Block& block, std::size_t end) {
  std::vector<Place> places;
  bool notes = false, in_doubt = false;
  const Row* alone = nullptr;  // the row above, where only its action is filled
  for (std::size_t i = end; i < block.rows.size(); ++i) {
    const Row& row = *block.rows[i];
    if (!FollowsAbove(block, i)) {
      notes = in_doubt = false;
      alone = nullptr;
    }
    const auto first =
        std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
    notes = notes || (IsAlone(row) && IsLabelOfNotes(Tidy(first->text)));
    if (notes || !HasAction(block, row)) {
      alone = nullptr;
      continue;
    }
    const Cell& action = CellOf(block, row, PlanField::kAction);
    const auto others =
        std::count_if(block.roles.columns.begin(), block.roles.columns.end(),
                      [&](const auto& role) {
                        return role.first != PlanField::kAction &&
                               IsFilled(CellOf(block, row, role.first));
                      });
    if (others == 0 && IsRemark(Tidy(action.text))) {
      alone = nullptr;
    } else if (others > 0 || in_doubt || alone != nullptr) {
      if (alone != nullptr && !in_doubt) places.push_back(alone->place);
      places.push_back(row.place);
      in_doubt = true;
    } else {
      alone = &row;
    }
  }
  return places;
}

}  // namespace planwatch
