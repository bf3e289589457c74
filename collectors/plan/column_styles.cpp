#include "collectors/plan/column_styles.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/key_marks.h"
#include "collectors/words/colour.h"
#include "collectors/words/headings.h"
#include "collectors/words/names.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

constexpr PlanField kDateFields[] = {PlanField::kDue, PlanField::kRevised,
                                     PlanField::kCompleted};
constexpr PlanField kPeopleFields[] = {
    PlanField::kResponsible, PlanField::kAccountable, PlanField::kPartners};

constexpr double kLeastPercent = 50;
// Words of a heading that asks for nothing else than how the action stands.
constexpr std::string_view kPlainStatus[] = {
    "status", "state",   "action",         "task",      "current",
    "rag",    "overall", "implementation", "completion"};

// "On track? (Y/N)" asks whether it is on track.
void SetQuestion(const Block& block, std::size_t column, ColumnStyles& styles) {
  const std::string heading = Tidy(block.HeadingOf(column));
  std::vector<std::string> words = HeadingWords(heading);
  std::erase_if(words, [](const std::string& word) {
    return word.size() == 1 || word == "yes" || word == "no";
  });
  if (std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return IsAmong(kPlainStatus, word);
      }))
    return;
  styles.question = heading;
  // That another thing is complete says nothing of the action.
  if (!CompletesAnother(heading)) styles.question_words = Join(words, " ");
}

void SetStatus(const Block& block, const std::vector<const Cell*>& cells,
               ColumnStyles& styles) {
  const auto column = block.roles.ColumnOf(PlanField::kStatus);
  if (!column || block.headings.empty()) return;
  const std::vector<std::string> words = HeadingWords(block.HeadingOf(*column));
  const auto says = [&](std::initializer_list<std::string_view> any) {
    return std::any_of(any.begin(), any.end(), [&](std::string_view word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    });
  };
  styles.says_done = says({"done", "complete", "completed", "finished",
                           "closed", "achieved"}) &&
                     !CompletesAnother(block.HeadingOf(*column));
  if (!styles.says_done) SetQuestion(block, *column, styles);
  if (!says({"percent", "progress", "complete", "completed", "completion",
             "done"}))
    return;
  double largest = 0;
  bool numbers = false, fraction = false;
  for (const Cell* cell : cells) {
    const NumberReading number = ReadNumber(cell->text);
    if (number.says_none || !HasText(cell->text)) continue;
    if (!number.value || !number.unit.empty() || *number.value < 0) return;
    numbers = true;
    largest = std::max(largest, *number.value);
    fraction = fraction || *number.value != std::floor(*number.value);
  }
  styles.of_one =
      largest > 0 && largest <= 1 && (fraction || says({"percent"}));
  styles.figures = numbers;
  // Without a sign in the heading, a scale of 1 to 5 is none.
  styles.of_hundred = !styles.of_one && largest <= 100 &&
                      largest >= (says({"percent"}) ? 1 : kLeastPercent);
}

// Adds the rating of the colour that all filled cells of a column have, where
// most of them say another.
void AddUsualFill(const std::vector<const Cell*>& cells, std::set<Rag>& fills) {
  constexpr std::size_t kLeast = 3;  // cells
  std::size_t filled = 0, others = 0;
  std::optional<Rag> usual;
  for (const Cell* cell : cells) {
    if (IsPlaceholder(Fold(cell->text))) continue;
    const Rag rag = cell->fill ? RagOfColour(*cell->fill) : Rag::kUnrated;
    if (rag == Rag::kUnrated || (usual && rag != *usual)) return;
    usual = rag;
    ++filled;
    others += ReadRating(cell->text, {}).worst() != rag ? 1 : 0;
  }
  if (filled >= kLeast && others * 2 > filled) fills.insert(*usual);
}

// Cells of figures, symbols or a word or two that recur are a rating of the
// work; prose, names and dates tell of it.
bool HoldsCodes(const Block& block, const std::vector<const Cell*>& cells) {
  const auto column = block.roles.ColumnOf(PlanField::kProgress);
  if (!column) return false;
  const Profile& profile = block.ProfileOf(*column);
  if (profile.Count(CellKind::kDate, CellKind::kText) > 0) return false;
  bool short_ones = true, codes = true;
  std::size_t filled = 0;
  std::set<std::string> different;
  for (const Cell* cell : cells) {
    const std::string folded = Fold(cell->text);
    if (IsPlaceholder(folded)) continue;
    ++filled;
    different.insert(folded);
    short_ones = short_ones && MayBeMark(folded);
    codes = codes && IsPlainCode(folded);
  }
  return filled > 1 && short_ones && (codes || different.size() * 2 <= filled);
}

std::vector<const Cell*> CellsOf(const Block& block, std::size_t column) {
  std::vector<const Cell*> cells;
  for (const Row* row : block.rows)
    if (column < row->cells.size()) cells.push_back(&row->cells[column]);
  return cells;
}

// Of all columns that hold dates.
std::vector<const Cell*> DatedCells(const Block& block) {
  std::vector<const Cell*> cells;
  for (std::size_t i = 0; i < block.profiles.size(); ++i)
    if (block.profiles[i].Share(CellKind::kDate) > 0.5)
      for (const Cell* cell : CellsOf(block, block.first_column + i))
        cells.push_back(cell);
  return cells;
}

}  // namespace

DateStyle PlanDates(std::span<const Block> plan, std::optional<int> year) {
  std::vector<const Cell*> cells;
  for (const Block& block : plan)
    for (const PlanField field : kDateFields)
      if (const auto column = block.roles.ColumnOf(field))
        for (const Cell* cell : CellsOf(block, *column)) cells.push_back(cell);
  return FindDateStyle(cells, year);
}

ColumnStyles StylesOf(const Block& block, const DateStyle& plan,
                      std::optional<int> year) {
  ColumnStyles styles;
  const auto cells_of = [&](PlanField field) {
    const auto column = block.roles.ColumnOf(field);
    return column ? CellsOf(block, *column) : std::vector<const Cell*>();
  };
  const bool month_first_elsewhere =
      FindDateStyle(DatedCells(block)).month_first;
  for (const PlanField field : kDateFields) {
    DateStyle& style = styles.dates[field] =
        WithinPlan(FindDateStyle(cells_of(field), year), plan);
    // What was done in a month was done on any of its days.
    if (field == PlanField::kCompleted) style.either_after_month = false;
    // "Due date (mm/dd/yyyy)"
    if (const auto column = block.roles.ColumnOf(field);
        column && !block.headings.empty() &&
        ContainsWords(Fold(block.HeadingOf(*column)), "mm/dd"))
      style.month_first = true;
    // The column itself doesn't tell: 2/6/2026 beside a start of 1/26/2026.
    if (month_first_elsewhere && !style.month_first) style.mixed = true;
  }
  SetStatus(block, cells_of(PlanField::kStatus), styles);
  for (const PlanField field :
       {PlanField::kRag, PlanField::kStatus, PlanField::kOutcomeRag})
    AddUsualFill(cells_of(field), styles.usual_fills);
  styles.codes = HoldsCodes(block, cells_of(PlanField::kProgress));
  for (const PlanField field : kPeopleFields) {
    std::vector<std::string_view> texts;
    for (const Cell* cell : cells_of(field)) texts.push_back(cell->text);
    NamesContext& names = styles.names[field];
    names.partners = field == PlanField::kPartners;
    names.initials =
        std::count_if(texts.begin(), texts.end(), [](std::string_view text) {
          return LooksLikeInitials(text) && !IsPlaceholder(Fold(text));
        }) > 1;
    names.surname_first = FindSurnameFirst(texts);
    names.alone = FindAlone(texts);
  }
  return styles;
}

}  // namespace planwatch
