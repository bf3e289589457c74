#include "collectors/plan/row_kind.h"

#include <algorithm>
#include <string>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/section.h"
#include "collectors/plan/section_levels.h"
#include "collectors/words/colour.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/none.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

constexpr PlanField kCore[] = {PlanField::kDue,        PlanField::kRevised,
                               PlanField::kRag,        PlanField::kStatus,
                               PlanField::kCompleted,  PlanField::kResponsible,
                               PlanField::kAccountable};

// Of the rows with an action, those that must have a date (or a lead) for one
// without either to be a phase.
constexpr double kMost = 0.6;

bool IsPlainFill(const std::optional<Colour>& fill) {
  return !fill || *fill == Colour{255, 255, 255};
}

// Whether most of the block's rows look the same: then the look says nothing.
bool IsUsualLook(const Block& block, const Cell& cell) {
  const auto column = block.roles.columns.at(PlanField::kAction);
  std::size_t alike = 0, filled = 0;
  const std::size_t step = SampleStep(block.rows.size(), kRowsProfiled);
  for (std::size_t i = 0; i < block.rows.size(); i += step) {
    const Row* const row = block.rows[i];
    if (column >= row->cells.size() || !IsFilled(row->cells[column])) continue;
    ++filled;
    if (row->cells[column].bold == cell.bold &&
        row->cells[column].fill == cell.fill)
      ++alike;
  }
  return alike * 2 > filled;
}

// Whether there is text under a heading that has no role, but for `column`.
bool HasTextElsewhere(const Block& block, const Row& row, std::size_t column) {
  constexpr std::size_t kLongestName = 60;  // longer ones are remarks
  for (std::size_t i = block.first_column;
       i < std::min(block.end_column, row.cells.size()); ++i) {
    const std::string& heading = block.HeadingOf(i);
    if (i != column && !heading.empty() && heading.size() <= kLongestName &&
        HasLetter(Tidy(row.cells[i].text)))
      return true;
  }
  return false;
}

bool StandsOut(const Block& block, const Row& row) {
  const Cell& action = CellOf(block, row, PlanField::kAction);
  const bool rated =
      block.roles.Has(PlanField::kRag) || block.roles.Has(PlanField::kStatus);
  const bool shaded = !IsPlainFill(action.fill) &&
                      (rated || RagOfColour(*action.fill) == Rag::kUnrated);
  return (action.bold || shaded) && !IsUsualLook(block, action);
}

// A year, figures with a stroke, dot or dash between them, or a month's name
// beside a figure; but no "room 1".
bool MayBeDate(std::string_view folded) {
  std::size_t run = 0;  // of digits
  bool digit = false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    run = IsDigit(folded[i]) ? run + 1 : 0;
    digit |= run > 0;
    if (run == 4 || (run > 0 && i + 2 < folded.size() &&
                     std::string_view("/.-").find(folded[i + 1]) !=
                         std::string_view::npos &&
                     IsDigit(folded[i + 2])))
      return true;
  }
  if (!digit) return false;
  const std::vector<std::string> words = Words(folded);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return MonthNamed(word) || word.starts_with('q');
  });
}

// "2" of "2.1", "A" of "A.3" and "A3".
bool IsParent(const std::string& parent, const std::string& child) {
  if (parent.empty() || parent == child) return false;
  const std::string_view stem =
      parent.ends_with(".0")
          ? std::string_view(parent).substr(0, parent.size() - 2)
          : std::string_view(parent);
  if (!child.starts_with(stem) || child.size() == stem.size()) return false;
  const char next = child[stem.size()];
  return next == '.' || (IsDigit(next) && !IsDigit(stem.back()));
}

}  // namespace

std::optional<Colour> RowFill(const Block& block, const Row& row) {
  std::optional<Colour> fill;
  for (const auto& [field, column] : block.roles.columns) {
    if (column >= row.cells.size()) continue;
    const Cell& cell = row.cells[column];
    if (cell.merge == Merge::kLeft) continue;
    if (IsPlainFill(cell.fill) || (fill && *fill != *cell.fill))
      return std::nullopt;
    fill = cell.fill;
  }
  return fill;
}

const Cell& CellIn(const Block& block, const Row& row, std::size_t column) {
  static const Cell kNone;
  if (column >= row.cells.size()) return kNone;
  std::size_t origin = column;
  while (origin > block.first_column && row.cells[origin].merge == Merge::kLeft)
    --origin;
  if (origin != column && block.roles.RoleOf(origin)) return row.cells[column];
  return row.cells[origin];
}

const Cell& CellOf(const Block& block, const Row& row, PlanField field) {
  static const Cell kNone;
  const auto column = block.roles.columns.find(field);
  if (column == block.roles.columns.end()) return kNone;
  if (field != PlanField::kRag || block.roles.rags.size() < 2)
    return CellIn(block, row, column->second);
  const Cell* last = &kNone;
  for (const std::size_t rag : block.roles.rags) {
    const Cell& cell = CellIn(block, row, rag);
    if (HasValue(cell) || cell.merge == Merge::kAbove) last = &cell;
  }
  return *last;
}

bool IsOfItsKind(PlanField field, const Cell& cell) {
  const std::string text = Fold(cell.text);
  if (cell.date) return true;
  if (IsPlaceholder(text)) return false;
  switch (field) {
    case PlanField::kResponsible:
    case PlanField::kAccountable:
      return true;
    case PlanField::kRag:
    case PlanField::kStatus:
      return ReadRating(cell.text, {}).by != RatedBy::kNothing;
    default:
      return MayBeDate(text);
  }
}

bool HasValue(const Cell& cell) {
  return IsFilled(cell) || cell.flaw != Flaw::kNone ||
         (cell.fill && RagOfColour(*cell.fill) != Rag::kUnrated);
}

bool HasCore(const Block& block, const Row& row) {
  const std::optional<Colour> all = RowFill(block, row);
  return std::any_of(std::begin(kCore), std::end(kCore), [&](PlanField field) {
    const Cell& cell = CellOf(block, row, field);
    if (cell.merge == Merge::kAbove || cell.flaw != Flaw::kNone) return true;
    if (IsFilled(cell)) return IsOfItsKind(field, cell);
    return HasValue(cell) && cell.fill != all;
  });
}

bool SaysComplete(const Block& block, const Row& row) {
  for (const PlanField field : {PlanField::kRag, PlanField::kStatus}) {
    const Cell& cell = CellOf(block, row, field);
    const RatingReading reading = ReadRating(cell.text, {});
    if (reading.complete || reading.worst() == Rag::kBlue ||
        (!reading.rated() && ColourOf(cell) == Rag::kBlue))
      return true;
  }
  const Cell& completed = CellOf(block, row, PlanField::kCompleted);
  return completed.date || ReadPlainDate(completed) ||
         MeansDone(completed.text);
}

bool HasDateOrLead(const Block& block, const Row& row) {
  constexpr PlanField kFields[] = {
      PlanField::kDue, PlanField::kRevised, PlanField::kCompleted,
      PlanField::kResponsible, PlanField::kAccountable};
  return std::any_of(std::begin(kFields), std::end(kFields),
                     [&](PlanField field) {
                       const Cell& cell = CellOf(block, row, field);
                       return cell.merge == Merge::kAbove || IsFilled(cell) ||
                              cell.flaw != Flaw::kNone;
                     });
}

std::size_t CellsBeyondHeadings(const Block& block, const Row& row) {
  if (!row.place.table.empty() || block.header == nullptr) return 0;
  const std::size_t headings = block.header->cells.size();
  std::size_t cells = row.cells.size();
  while (cells > 0 && !HasText(row.cells[cells - 1].text)) --cells;
  return cells > headings && HasText(block.header->cells.back().text) ? cells
                                                                      : 0;
}

bool StartsLower(std::string_view text) {
  return text.size() > 1 && IsLower(text[0]) &&
         (IsLower(text[1]) || text[1] == ' ');
}

bool IsAlone(const Row& row) {
  return 1 == std::count_if(row.cells.begin(), row.cells.end(), IsFilled);
}

bool IsNumbered(const Block& block, std::size_t end) {
  if (!block.roles.Has(PlanField::kReference)) return false;
  std::size_t actions = 0, numbered = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const Row& row = *block.rows[i];
    if (!HasCore(block, row)) continue;
    ++actions;
    numbered += IsFilled(CellOf(block, row, PlanField::kReference)) ? 1 : 0;
  }
  return actions > 0 && numbered * 10 >= actions * 7;
}

std::size_t FootersFrom(const Block& block, std::size_t end) {
  constexpr std::size_t kLeast = 2;
  std::size_t first = 0, dated = 0;
  for (std::size_t i = 0; i < end; ++i)
    if (HasDateOrLead(block, *block.rows[i])) first = i + 1, ++dated;
  for (std::size_t i = 0; i < first; ++i)
    if (const Row& row = *block.rows[i];
        !HasDateOrLead(block, row) && HasCore(block, row))
      return end;
  return dated >= kLeast ? first : end;
}

// "Not Green"
constexpr std::size_t kLongestRating = 3;  // words

bool MayBeAction(const Block& block, const Row& row) {
  if (!IsFilled(CellOf(block, row, PlanField::kAction))) return false;
  int filled = 0;
  for (const auto& [field, column] : block.roles.columns) {
    const Cell& cell = CellOf(block, row, field);
    if (!IsFilled(cell)) continue;
    const bool core =
        std::find(std::begin(kCore), std::end(kCore), field) != std::end(kCore);
    const bool rates = field == PlanField::kRag || field == PlanField::kStatus;
    if (core && !IsOfItsKind(field, cell) && !IsPlaceholder(Fold(cell.text)) &&
        !(rates && Words(Fold(cell.text)).size() <= kLongestRating))
      return false;
    ++filled;
  }
  return filled > (block.roles.columns.size() > 3 ? 2 : 1);
}

HeadingRow AsHeading(const Block& block, const Row& row) {
  HeadingRow heading;
  const auto cell = std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
  if (cell == row.cells.end()) return heading;
  heading.across =
      row.cells.end() - cell > 1 && block.width() > 1 &&
      std::all_of(cell + 1, row.cells.end(), [](const Cell& other) {
        return other.merge == Merge::kLeft;
      });
  heading.column = static_cast<std::size_t>(cell - row.cells.begin());
  const auto action = block.roles.columns.at(PlanField::kAction);
  if (heading.across) {
    heading.is = heading.sure = true;
    return heading;
  }
  // The columns with roles, from the left; what stands elsewhere is no matter.
  std::size_t first = block.end_column, filled = 0, column = 0;
  const std::optional<Colour> all = RowFill(block, row);
  for (const auto& [field, at] : block.roles.columns)
    first = std::min(first, at);
  for (std::size_t i = 0; i < block.headings.size(); ++i)
    if (!block.headings[i].empty()) {
      first = std::min(first, block.first_column + i);
      break;
    }
  for (const auto& [field, at] : block.roles.columns) {
    if (at >= row.cells.size()) continue;
    const Cell& other = row.cells[at];
    if (other.merge == Merge::kAbove || !other.struck.empty()) return heading;
    if (IsFilled(other)) {
      if (filled == 0 || at != column) ++filled;
      column = at;
    } else if (HasValue(other) && other.fill != all && at != heading.column &&
               other.fill != cell->fill) {
      return heading;  // a state that is a colour
    }
  }
  if (HasTextElsewhere(block, row, column)) return heading;
  if (filled == 0) {
    if (heading.column != first) return heading;
    column = heading.column;
  } else if (filled != 1) {
    return heading;
  }
  heading.column = column;
  if (column != first && column != action) return heading;
  if (column == action && column != first) {
    // The action alone, behind columns that others have filled: a new action,
    // unless it stands out.
    heading.is = heading.sure = StandsOut(block, row);
    return heading;
  }
  heading.is = true;
  heading.sure = column != action || StandsOut(block, row);
  return heading;
}

std::optional<std::size_t> SectionTitle(const Block& block, const Row& row) {
  const Cell& action = CellOf(block, row, PlanField::kAction);
  const auto cell = std::find_if(row.cells.begin(), row.cells.end(), IsFilled);
  if (cell == row.cells.end() || IsFilled(action) ||
      action.merge == Merge::kAbove || HasText(action.struck) ||
      IsFilled(CellOf(block, row, PlanField::kDue)))
    return std::nullopt;
  const auto at = static_cast<std::size_t>(cell - row.cells.begin());
  const std::string text = HeadingText(*cell);
  // Where sections have a column of their own it is that one.
  const auto role = block.roles.RoleOf(at);
  if ((block.roles.Has(PlanField::kPriority) ||
       block.roles.Has(PlanField::kObjective)) &&
      role != PlanField::kPriority && role != PlanField::kObjective)
    return std::nullopt;
  if (at > block.roles.columns.at(PlanField::kAction) ||
      !(IsPriority(text) || IsNumberedObjective(text)) ||
      OpeningOf(text).values.empty())
    return std::nullopt;
  return at;
}

std::string NumberedTitle(const Block& block, const Row& row) {
  const std::string number =
      Tidy(CellOf(block, row, PlanField::kReference).text);
  std::string title = HeadingText(CellOf(block, row, PlanField::kAction));
  if (number.empty()) return title;
  const bool marked = number.ends_with('.') || number.ends_with(')');
  return number + (marked ? " " : ". ") + title;
}

bool IsPhase(const Block& block, std::size_t index) {
  const Row& row = *block.rows[index];
  const auto has_due = [&](const Row& of) {
    return HasValue(CellOf(block, of, PlanField::kDue));
  };
  if (!block.roles.Has(PlanField::kDue) || has_due(row)) return false;
  for (const PlanField own : {PlanField::kProgress, PlanField::kDelay,
                              PlanField::kEvidence, PlanField::kOutcome})
    if (IsFilled(CellOf(block, row, own))) return false;
  if (index + 1 < block.rows.size()) {
    const Row& next = *block.rows[index + 1];
    const auto reference = [&](const Row& of) {
      return Tidy(CellOf(block, of, PlanField::kReference).text);
    };
    if (IsParent(reference(row), reference(next)) && has_due(next)) return true;
  }
  const Profile& due = block.ProfileOf(block.roles.columns.at(PlanField::kDue));
  return static_cast<double>(due.filled) >=
             kMost * static_cast<double>(due.rows) &&
         !HasCore(block, row) && StandsOut(block, row);
}

}  // namespace planwatch
