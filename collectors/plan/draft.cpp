#include "collectors/plan/draft.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/colour.h"

namespace planwatch {
namespace {

// A heading of a few words that begins with one of these is a priority's, and
// so is a longer one where a number comes next: "Priority 2: …", "Strand B: …".
constexpr std::string_view kPriorityWords[] = {
    "prevent",    "prevention", "preventing", "protect", "protection",
    "protecting", "pursue",     "pursuing",   "pursuit", "prepare",
    "priority",   "theme",      "strand",     "pillar",  "workstream"};
constexpr std::size_t kLongestPriorityWords = 4;
// The same above a table, of a sub-objective.
constexpr std::string_view kObjectiveWords[] = {"objective", "aim", "goal",
                                                "outcome", "recommendation"};

// Rows in which any header is looked for; further down only where a heading
// says no more than "Actions".
constexpr std::size_t kRowsSearched = 200;
// Longer texts, and texts with figures, may be somebody's data and not a
// heading: they are not quoted.
constexpr std::size_t kLongestQuoted = 40;
constexpr std::size_t kMostQuoted = 20;

bool Filled(const Cell& cell) { return !Tidy(cell.text).empty(); }

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool StartsLower(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

void AppendLine(std::string& text, const std::string& more) {
  if (more.empty()) return;
  if (!text.empty()) text += '\n';
  text += more;
}

void Append(Cell& cell, const Cell& more) {
  if (cell.text.empty() && !cell.date) {
    cell.date = more.date;
    cell.month_only = more.month_only;
  }
  AppendLine(cell.text, more.text);
  AppendLine(cell.struck, more.struck);
  if (!cell.fill) cell.fill = more.fill;
}

// "2", "2a", "b", "iv".
bool IsNumber(const std::string& word) {
  return word.size() == 1 || (word.front() >= '0' && word.front() <= '9') ||
         word.find_first_not_of("ivx") == std::string::npos;
}

bool IsPriority(const std::string& heading) {
  const std::vector<std::string> words = Words(Fold(heading));
  const auto first =
      std::find_if(words.begin(), words.end(),
                   [](const std::string& word) { return HasLetter(word); });
  if (first == words.end()) return false;
  const bool known =
      std::find(std::begin(kPriorityWords), std::end(kPriorityWords), *first) !=
      std::end(kPriorityWords);
  return known && (static_cast<std::size_t>(words.end() - first) <=
                       kLongestPriorityWords ||
                   IsNumber(first[1]));
}

// "Objective 2: …".
bool IsNumberedObjective(const std::string& heading) {
  const std::vector<std::string> words = Words(Fold(heading));
  return words.size() > 1 &&
         std::find(std::begin(kObjectiveWords), std::end(kObjectiveWords),
                   words[0]) != std::end(kObjectiveWords) &&
         IsNumber(words[1]);
}

// Tables of fewer columns are often of the same width by chance.
constexpr std::size_t kNarrowestGoingOn = 4;

class Assembler {
 public:
  Assembler(const ConfiguredColumns& configured, const RatingWords& own_words)
      : configured_(configured), own_words_(own_words) {}

  void Table(std::span<const Row> rows) {
    Caption(rows.front().caption);
    const std::map<PlanField, std::size_t> columns_above = columns_.of;
    const std::size_t header = FindHeader(rows);
    std::size_t first = 0;
    if (header < rows.size()) {
      first = header + 1;
      width_ = rows[header].cells.size();
      // The same header over again: the table goes on from the page before.
      if (columns_.of != columns_above) row_above_ = Above::kNothing;
    } else if (GoesOn(rows)) {
      out_.report.choices.push_back(rows.front().place.table +
                                    " has no heading of its own and was read "
                                    "on from the table before it");
    } else {
      PassOver(rows);
      width_ = 0;
      row_above_ = Above::kNothing;
      return;
    }
    out_.found_table = true;
    page_break_ = row_above_ == Above::kAction;
    for (std::size_t i = first; i < rows.size(); ++i) {
      if (IsBlank(rows[i])) continue;
      if (!TakeHeader(rows, i)) Take(rows[i]);
    }
  }

  Drafts Finish() && { return std::move(out_); }

 private:
  enum class Above : unsigned char { kNothing, kHeading, kAction };

  static bool IsBlank(const Row& row) {
    return std::none_of(row.cells.begin(), row.cells.end(),
                        [](const Cell& cell) {
                          return Filled(cell) || !Tidy(cell.struck).empty();
                        });
  }

  // The headings right above a table, one a line.
  void Caption(const std::string& caption) {
    if (caption.empty()) return;
    row_above_ = Above::kNothing;
    for (const std::string& heading : Split(caption, '\n')) {
      if (IsPriority(heading)) {
        priority_ = heading;
        objective_.clear();
      } else if (IsNumberedObjective(heading)) {
        objective_ = heading;
      }
    }
  }

  // Whether a table without a header is the rest of the plan's table right
  // before it, which a page break or a paragraph cut in two.
  bool GoesOn(std::span<const Row> rows) const {
    return width_ >= kNarrowestGoingOn &&
           std::all_of(rows.begin(), rows.end(), [this](const Row& row) {
             return row.cells.size() == width_;
           });
  }

  // The header's index, or the number of rows.
  std::size_t FindHeader(std::span<const Row> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i >= kRowsSearched && !MayBeHeader(rows[i])) continue;
      Columns columns =
          MatchColumns(rows[i], rows.subspan(i + 1), configured_, own_words_);
      if (!columns.Has(PlanField::kAction)) continue;
      Adopt(rows[i], std::move(columns));
      return i;
    }
    return rows.size();
  }

  void Adopt(const Row& row, Columns columns) {
    heading_ = Fold(row.cells[columns.of.at(PlanField::kAction)].text);
    first_column_ = static_cast<std::size_t>(
        std::find_if(row.cells.begin(), row.cells.end(), Filled) -
        row.cells.begin());
    for (std::string& choice : columns.choices) {
      if (!row.place.table.empty()) choice.insert(0, row.place.table + ": ");
      if (std::find(out_.report.choices.begin(), out_.report.choices.end(),
                    choice) == out_.report.choices.end())
        out_.report.choices.push_back(std::move(choice));
    }
    for (const std::string& heading : columns.unmatched)
      out_.report.repairs.Add(
          row.place, "column_not_found",
          "no heading here is \"" + heading +
              "\", which the configuration names under `columns:`; correct it "
              "there");
    columns_ = std::move(columns);
  }

  // A header repeated on a page, or a second table below the first.
  bool TakeHeader(std::span<const Row> rows, std::size_t i) {
    const Row& row = rows[i];
    const std::size_t action = columns_.of.at(PlanField::kAction);
    const bool again = action < row.cells.size() && !heading_.empty() &&
                       row.cells[action].text.size() <= 2 * heading_.size() &&
                       Fold(row.cells[action].text) == heading_;
    if (!again && !MayBeHeader(row)) return false;
    Columns columns =
        MatchColumns(row, rows.subspan(i + 1), configured_, own_words_);
    if (!columns.Has(PlanField::kAction)) return false;
    const auto filled = static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), Filled));
    // An action may be called "Task"; then the cells beside it are no headings.
    if (!again && (columns.of.size() < 2 || columns.of.size() * 2 < filled))
      return false;
    if (columns.of != columns_.of) Adopt(row, std::move(columns));
    return true;
  }

  void PassOver(std::span<const Row> rows) {
    const auto filled = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(),
                      [](const Row& row) { return !IsBlank(row); }));
    if (filled == 0) return;
    // The likeliest header: the first row of two cells or more.
    auto header = std::find_if(rows.begin(), rows.end(), [](const Row& row) {
      return std::count_if(row.cells.begin(), row.cells.end(), Filled) > 1;
    });
    if (header == rows.end())
      header = std::find_if_not(rows.begin(), rows.end(), IsBlank);
    std::vector<std::string> quoted;
    // Headings hold no date, number or address. A row that does may be a
    // register's record, and is not quoted at all.
    const bool has_headings = std::none_of(
        header->cells.begin(), header->cells.end(), [](const Cell& cell) {
          return cell.text.find_first_of("0123456789@") != std::string::npos;
        });
    for (const Cell& cell : header->cells) {
      if (!has_headings) break;
      const std::string text = Tidy(cell.text);
      if (text.empty() || text.size() > kLongestQuoted) continue;
      if (quoted.size() < kMostQuoted) quoted.push_back('"' + text + '"');
    }
    out_.headings.insert(out_.headings.end(), quoted.begin(), quoted.end());
    std::string choice = rows.front().place.table;
    if (choice.empty()) choice = "the table";
    choice += " was passed over (" + std::to_string(filled) +
              (filled == 1 ? " row" : " rows") +
              "): no heading in it names the actions";
    if (!quoted.empty()) choice += ", only " + Join(quoted, ", ");
    out_.report.choices.push_back(std::move(choice));
  }

  // The row's cell of a field. The rest of a merged cell stands for its first
  // one, unless that is another field's column.
  const Cell& CellOf(const Row& row, std::size_t column) const {
    static const Cell kNone;
    if (column >= row.cells.size()) return kNone;
    std::size_t origin = column;
    while (origin > 0 && row.cells[origin].merge == Merge::kLeft) --origin;
    if (origin != column &&
        std::any_of(columns_.of.begin(), columns_.of.end(),
                    [&](const auto& entry) { return entry.second == origin; }))
      return row.cells[column];
    return row.cells[origin];
  }
  const Cell& CellOf(const Row& row, PlanField field) const {
    static const Cell kNone;
    const auto column = columns_.of.find(field);
    if (column == columns_.of.end()) return kNone;
    if (field != PlanField::kRag) return CellOf(row, column->second);
    const Cell* last = &kNone;
    for (const std::size_t rag : columns_.rags) {
      const Cell& cell = CellOf(row, rag);
      if (Filled(cell) ||
          (cell.fill && RagOfColour(*cell.fill) != Rag::kUnrated))
        last = &cell;
    }
    return *last;
  }

  void Take(const Row& row) {
    ++out_.report.rows;
    if (row.hidden)
      out_.report.guesses.Add(row.place, "hidden_row",
                              "the row is hidden in the document and counts "
                              "all the same; delete it if it is not wanted");
    const Cell& action = CellOf(row, PlanField::kAction);
    if (TakeHeading(row)) return;
    if (Filled(action) && !GoesOnInRow(row)) {
      TakeAction(row);
    } else if (!Filled(action) && !Tidy(action.struck).empty()) {
      Reject(row, "struck_out",
             "the action is struck through; delete the row if it is withdrawn");
      row_above_ = Above::kNothing;
    } else {
      Continue(row, action.merge == Merge::kAbove);
    }
    page_break_ = false;
  }

  // Whether the row is the rest of the last one on the page before, which the
  // page break cut in the middle of the action's text.
  bool GoesOnInRow(const Row& row) const {
    if (!page_break_ ||
        !StartsLower(Tidy(CellOf(row, PlanField::kAction).text)))
      return false;
    for (const PlanField own : {PlanField::kReference, PlanField::kRag,
                                PlanField::kStatus, PlanField::kDue})
      if (Filled(CellOf(row, own))) return false;
    return true;
  }

  // One cell across the table, or nothing but the first column.
  bool TakeHeading(const Row& row) {
    const auto cell = std::find_if(row.cells.begin(), row.cells.end(), Filled);
    if (cell == row.cells.end() ||
        std::any_of(cell + 1, row.cells.end(), [](const Cell& other) {
          return Filled(other) || other.merge == Merge::kAbove ||
                 !other.struck.empty();
        }))
      return false;
    const auto column = static_cast<std::size_t>(cell - row.cells.begin());
    const bool across =
        cell + 1 != row.cells.end() &&
        std::all_of(cell + 1, row.cells.end(), [](const Cell& other) {
          return other.merge == Merge::kLeft;
        });
    if (!across && column != first_column_) return false;
    const std::string text = Tidy(cell->text);
    if (!HasLetter(text)) return false;  // a number without its action
    // A colour for a rating fills its cell too, but for that of a whole row.
    const Cell& rag = CellOf(row, PlanField::kRag);
    if (rag.fill && rag.fill != cell->fill &&
        RagOfColour(*rag.fill) != Rag::kUnrated)
      return false;

    const auto is = [&](PlanField field) {
      const auto found = columns_.of.find(field);
      return !across && found != columns_.of.end() && found->second == column;
    };
    if (is(PlanField::kAction))
      out_.report.guesses.Add(
          row.place, "heading_guessed",
          "taken as a heading, since nothing else stands in the row; if it is "
          "an action, give it a date, a lead or a RAG");
    Heading(text, is(PlanField::kPriority), is(PlanField::kObjective));
    row_above_ = Above::kHeading;
    return true;
  }

  void Heading(const std::string& text, bool is_priority, bool is_objective) {
    const bool has_objectives = columns_.Has(PlanField::kObjective);
    if (!is_objective && (is_priority || has_objectives || IsPriority(text))) {
      priority_ = text;
      if (!has_objectives) objective_.clear();
      return;
    }
    // Of two headings, one right below the other, the upper one is the
    // priority.
    if (row_above_ == Above::kHeading && !is_objective && !objective_.empty())
      priority_ = objective_;
    objective_ = text;
  }

  void TakeAction(const Row& row) {
    const Cell& objective = CellOf(row, PlanField::kObjective);
    const Cell& priority = CellOf(row, PlanField::kPriority);
    if (Filled(objective)) objective_ = Tidy(objective.text);
    if (Filled(priority)) priority_ = Tidy(priority.text);

    Draft draft;
    draft.place = row.place;
    draft.priority = priority_;
    draft.objective = Objective();
    for (const auto& [field, column] : columns_.of)
      draft[field] = CellOf(row, field);
    out_.actions.push_back(std::move(draft));
    row_above_ = Above::kAction;
    Outcome(row);
  }

  std::size_t Objective() {
    const auto [found, added] = objectives_.try_emplace(
        {priority_, Fold(objective_)}, out_.objectives.size());
    if (added) out_.objectives.push_back(objective_);
    return found->second;
  }

  // Non-empty outcome cells; the same text as in the row above is one that was
  // merged before the plan became CSV.
  void Outcome(const Row& row) {
    const Cell& cell = CellOf(row, PlanField::kOutcome);
    const Cell& rag = CellOf(row, PlanField::kOutcomeRag);
    const std::string text = Fold(cell.text);
    const bool same = cell.merge == Merge::kAbove ||
                      (!text.empty() && text == outcome_ &&
                       out_.actions.back().objective == outcome_objective_);
    outcome_ = same ? outcome_ : text;
    outcome_objective_ = out_.actions.back().objective;
    if (text.empty() && !same) return;
    if (!same)
      out_.outcomes.push_back({row.place, rag});
    else if (!out_.outcomes.empty() && Filled(rag))
      Append(out_.outcomes.back().rag, rag);
  }

  void Continue(const Row& row, bool merged) {
    const std::string objective = Tidy(CellOf(row, PlanField::kObjective).text);
    const bool new_objective = !merged && !objective.empty() &&
                               !StartsLower(objective) &&
                               Fold(objective) != Fold(objective_);
    if (new_objective) objective_ = objective;
    if (row_above_ != Above::kAction || new_objective) {
      Reject(row, "no_action",
             "the row has no action; write it in, or delete the row");
      row_above_ = Above::kNothing;
      return;
    }
    Draft& draft = out_.actions.back();
    const std::string reference = Tidy(CellOf(row, PlanField::kReference).text);
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
    if (!objective.empty() && StartsLower(objective)) {
      out_.objectives[draft.objective] += ' ' + objective;
      objectives_[{priority_, Fold(out_.objectives[draft.objective])}] =
          draft.objective;
      objective_ = out_.objectives[draft.objective];
    }
    for (const auto& [field, column] : columns_.of)
      if (field != PlanField::kObjective && field != PlanField::kPriority &&
          (merged || field != PlanField::kReference))
        Append(draft[field], CellOf(row, field));
    if (merged) Outcome(row);
  }

  void Reject(const Row& row, std::string_view reason, std::string text) {
    out_.report.rejected.Add(row.place, reason, std::move(text));
  }

  const ConfiguredColumns& configured_;
  const RatingWords& own_words_;
  Drafts out_;
  Columns columns_;
  std::string heading_;  // of the action column, folded
  std::size_t first_column_ = 0;
  std::size_t width_ = 0;  // of the plan's table right above; 0: none is
  std::string objective_, priority_;  // in force for the rows below
  std::map<std::pair<std::string, std::string>, std::size_t>
      objectives_;       // by priority and folded text
  std::string outcome_;  // of the row above, folded
  std::size_t outcome_objective_ = 0;
  Above row_above_ = Above::kNothing;
  bool page_break_ = false;  // right above, in a table that goes on
};

}  // namespace

Drafts MakeDrafts(std::span<const Row> rows,
                  const ConfiguredColumns& configured,
                  const RatingWords& own_words) {
  Assembler assembler(configured, own_words);
  while (!rows.empty()) {
    const auto end =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
          return row.place.table != rows.front().place.table;
        });
    const auto count = static_cast<std::size_t>(end - rows.begin());
    assembler.Table(rows.first(count));
    rows = rows.subspan(count);
  }
  return std::move(assembler).Finish();
}

}  // namespace planwatch
