#include "collectors/plan/reader.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/blocks.h"
#include "collectors/plan/cards.h"
#include "collectors/plan/column_doubts.h"
#include "collectors/plan/column_styles.h"
#include "collectors/plan/combined_columns.h"
#include "collectors/plan/completion_note.h"
#include "collectors/plan/done_elsewhere.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/interpreter.h"
#include "collectors/plan/key.h"
#include "collectors/plan/key_marks.h"
#include "collectors/plan/limits.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/rows.h"
#include "collectors/plan/state_colours.h"
#include "collectors/plan/stated_above.h"
#include "collectors/plan/tables.h"
#include "collectors/words/colour.h"

namespace planwatch {
namespace {

// Rows of more cells are formatted to the sheet's edge, most likely.
constexpr std::size_t kWideRow = 100;

// Without the blank cells behind the last one, where the row is wide.
std::size_t WidthOf(const Row& row) {
  std::size_t width = row.cells.size();
  const auto is_blank = [](const Cell& cell) {
    return cell.text.empty() && cell.struck.empty() && !cell.date &&
           !cell.fill && cell.flaw == Flaw::kNone && cell.merge == Merge::kNone;
  };
  while (width > kWideRow && is_blank(row.cells[width - 1])) --width;
  return width;
}

Error NoPlan(const ChosenTables& chosen, const Drafts& drafts) {
  std::string message, seen;
  for (const std::string& heading : chosen.headings)
    seen += (seen.empty() ? "\"" : ", \"") + heading + '"';
  if (!chosen.blocks.empty()) {
    message = "the table of the plan has no action";
    if (drafts.report.rejected.total() > 0)
      message += " (" + std::to_string(drafts.report.rejected.total()) +
                 " rows could not be used)";
    message +=
        "; see that the right heading is named in the configuration, "
        "as in columns: { action: … }";
  } else if (chosen.headings.empty()) {
    message =
        "no table was found in it that has a heading over its actions; name "
        "that heading in the configuration where it is a word of your own, as "
        "in columns: { action: … }";
  } else if (chosen.headings_alone) {
    message = "no action stands below its headings " + seen +
              "; write the actions there, or name the document that has them";
  } else {
    message = "no heading names the actions; the headings seen are " + seen +
              "; name the right one in the configuration, as in columns: { "
              "action: … }";
  }
  return Error(std::move(message), Error::Kind::kNoData);
}

// The reading as lines, for `check`.
void Describe(const ChosenTables& chosen, ReadReport& report) {
  std::set<std::string> added;
  const auto add = [&](std::string choice) {
    if (added.insert(choice).second)
      report.choices.push_back(std::move(choice));
  };
  for (const Block& block : chosen.blocks) {
    const std::string where = block.table.empty() ? "" : block.table + ": ";
    if (block.header == nullptr) {
      add(block.table +
          " has no heading of its own and was read on from the table before "
          "it");
      continue;
    }
    for (const auto& [field, column] : block.roles.columns) {
      if (field == PlanField::kRag && block.roles.rags.size() > 1) continue;
      std::string choice = where + Quote(block.HeadingOf(column));
      choice.append(" is ").append(PlanFieldText(field));
      if (block.roles.guessed.contains(field)) choice.append(", by its cells");
      add(std::move(choice));
    }
    if (block.roles.rags.size() > 1) {
      std::vector<std::string> quoted;
      for (const std::size_t rag : block.roles.rags)
        quoted.push_back(Quote(block.HeadingOf(rag)));
      add(where + Join(quoted, ", ") +
          " rate the action: the last filled one counts");
    }
    for (std::size_t i = 0; i < block.headings.size(); ++i) {
      if (!block.roles.Uses(block.first_column + i) &&
          HasText(block.headings[i]))
        add(where + Quote(block.headings[i]) + " is not used");
    }
    for (const std::string& heading : block.roles.unmatched)
      report.repairs.Add(
          {block.table, block.header->place.row}, "column_not_found",
          "no heading here is \"" + heading +
              "\", which the configuration names under `columns:`; correct it "
              "there");
  }
}

PassedOver ParagraphsLeft(std::size_t count) {
  return {{},
          0,
          "the text outside the tables is longer than is looked through, and " +
              std::to_string(count) +
              (count == 1 ? " paragraph at its end was not read"
                          : " paragraphs at its end were not read") +
              "; where a key of the ratings or a deadline stands there, move "
              "it to the beginning of the document"};
}

// The marks of the document's key that mean nothing else, as words of the
// configuration's. Of a symbol the document's own meaning goes before ours.
PlanOptions AddMarks(const KeyReading& key, PlanOptions options,
                     ReadReport& report) {
  for (const Rag rag : key.complete_by_heading) {
    std::string name(RagName(rag));
    options.words[Rag::kBlue].push_back(name.substr(0, 1));
    options.words[Rag::kBlue].push_back(name);
    report.choices.push_back(Quote(name) +
                             " is complete, by the heading of the ratings");
  }
  for (const auto& [mark, rag] : key.marks) {
    if (!IsSymbol(mark) && ReadRating(mark, options.words).known) continue;
    options.words[rag].push_back(mark);
    std::string shown = mark;
    if (mark.size() == 1 && IsLower(mark[0]))
      shown[0] = static_cast<char>(mark[0] - 'a' + 'A');
    report.choices.push_back(
        Quote(shown) + " is " +
        (rag == Rag::kBlue ? "complete" : std::string(RagName(rag))) +
        ", by the document's key");
  }
  return options;
}

// Rows in a colour that the document's key says means complete, in tables
// without a column that rates them.
std::optional<Doubt> DoubtOfShades(const std::vector<Block>& blocks,
                                   const std::set<Rag>& complete) {
  for (const Block& block : blocks) {
    if (block.roles.HasRating()) continue;
    for (const Row* row : block.rows) {
      if (!IsFilled(CellOf(block, *row, PlanField::kAction))) continue;
      for (const Cell& cell : row->cells) {
        const Rag rag = cell.fill ? RagOfTint(*cell.fill) : Rag::kUnrated;
        if (rag == Rag::kUnrated || !complete.contains(rag)) continue;
        return Doubt{.about = "rating",
                     .place = row->place,
                     .text = "the document's key says that " +
                             std::string(RagName(rag)) +
                             " means complete, and this row is shaded so, but "
                             "no column rates the actions; counted as not "
                             "complete",
                     .settle =
                         "write \"complete\" in a column headed "
                         "\"Status\""};
      }
    }
  }
  return std::nullopt;
}

// Where the document's key and the reading differ.
void DoubtKey(const KeyReading& key, Plan& plan) {
  const std::vector<Action>& actions = plan.actions;
  const auto open =
      std::find_if(actions.begin(), actions.end(), [&](const Action& action) {
        return !action.complete && key.complete.contains(action.rag);
      });
  if (open != actions.end()) {
    const std::string rag(RagName(open->rag));
    plan.report.AddDoubt(
        {.about = "rating",
         .place = open->place,
         .text = "the document's key says that " + rag +
                 " means complete; counted as " + rag,
         .settle = "set `complete: [" + rag + ", blue]`, or correct the key"});
  }
  const auto unrated =
      std::find_if(actions.begin(), actions.end(), [](const Action& action) {
        return !action.complete && action.rag == Rag::kUnrated;
      });
  if (!key.other_complete.empty() && unrated != actions.end())
    plan.report.AddDoubt(
        {.about = "rating",
         .place = unrated->place,
         .text = "the document's key says that " + key.other_complete +
                 " means complete, which is not read; such actions count "
                 "as unrated",
         .settle = "write \"complete\" into their cells"});
  const auto blue =
      std::find_if(actions.begin(), actions.end(),
                   [](const Action& action) { return action.blue_alone; });
  if (key.blue_is_open && blue != actions.end())
    plan.report.AddDoubt(
        {.about = "rating",
         .place = blue->place,
         .text = "the document's key says that blue means something "
                 "other than complete; counted as complete",
         .settle = "write how the actions stand in words, or correct the "
                   "key"});
}

}  // namespace

struct PlanReader::State {
  Status CountSearch(const Row& row);

  PlanOptions options;
  const Calendar& calendar;
  Date today;
  std::vector<Row> rows;
  std::size_t bytes = 0;  // that they take
  // Cells that are looked through for headers: of all tables before, and of the
  // last one in so many rows.
  std::size_t searched = 0, searched_here = 0, rows_here = 0;
  std::vector<PassedOver> skipped;
  std::vector<std::string> text = {};  // outside the tables, by paragraph
  std::vector<std::size_t> rows_above_text = {};  // of each: rows taken before
  std::size_t paragraphs_left = 0;                // beyond kMaxParagraphs
};

PlanReader::PlanReader(PlanOptions options, const Calendar& calendar,
                       Date today)
    : state_(
          new State{std::move(options), calendar, today, {}, 0, 0, 0, 0, {}}) {}

PlanReader::~PlanReader() = default;

Status PlanReader::Take(const Row& row) {
  const std::size_t width = WidthOf(row);
  state_->bytes += sizeof(Row) + width * sizeof(Cell);
  for (const Cell& cell : row.cells)
    state_->bytes += cell.text.size() + cell.struck.size();
  if (state_->bytes > kMaxPlanBytes)
    return Error(
        "there is more in the document than any plan holds; take out what "
        "isn't the plan, or name the plan's sheet under `sheets:`");
  if (Status search = state_->CountSearch(row); !search) return search;
  Row& kept = state_->rows.emplace_back(WithoutCells(row));
  kept.cells.assign(row.cells.begin(),
                    row.cells.begin() + static_cast<std::ptrdiff_t>(width));
  return {};
}

Status PlanReader::State::CountSearch(const Row& row) {
  if (!rows.empty() && rows.back().place.table != row.place.table) {
    searched += std::min(searched_here, kCellsSearched);
    searched_here = rows_here = 0;
  }
  if (++rows_here <= kRowsSearched) searched_here += FilledCells(row);
  if (searched + std::min(searched_here, kCellsSearched) <= kMaxCellsSearched)
    return {};
  return Error(
      "there are more tables in the document than can be looked through; name "
      "those that are the plan under `sheets:` or `tables:`");
}

void PlanReader::Skip(const Place& place, std::string_view why) {
  state_->skipped.push_back({place, 0, std::string(why)});
}

void PlanReader::TakeText(std::string_view paragraph) {
  if (state_->text.size() >= kMaxParagraphs) {
    ++state_->paragraphs_left;
    return;
  }
  state_->text.emplace_back(paragraph);
  state_->rows_above_text.push_back(state_->rows.size());
}

Result<Plan> PlanReader::Finish() && {
  const PlanOptions& options = state_->options;
  const BlockOptions evidence{{&options.columns, options.ignore, state_->today},
                              options.words,
                              state_->calendar};
  ChosenTables chosen = ChooseTables(state_->rows, evidence);
  // A row that was taken for headings may be of names.
  if (options.leads_hidden)
    std::erase_if(chosen.headings, [](const std::string& heading) {
      return !IsKnownHeading(heading);
    });
  Drafts drafts = MakeDrafts(chosen.blocks);
  if (drafts.refused) return *std::move(drafts.refused);
  if (drafts.actions.empty()) return NoPlan(chosen, drafts);

  ReadReport& report = drafts.report;
  Describe(chosen, report);
  if (auto doubt = DoubtOfLabels(drafts)) report.AddDoubt(*std::move(doubt));
  std::vector<ColumnStyles> styles;
  const DateStyle dates = PlanDates(chosen.blocks, options.year);
  for (const Block& block : chosen.blocks) {
    styles.push_back(StylesOf(block, dates, options.year));
    for (Doubt& doubt : ColumnDoubts(block, evidence))
      report.AddDoubt(std::move(doubt));
  }
  std::vector<StatedAbove> stated;
  for (const Block& block : chosen.blocks)
    stated.push_back(FindStatedAbove(
        block, {state_->rows, state_->text, state_->rows_above_text},
        state_->calendar));
  for (Doubt& doubt : chosen.doubts) report.AddDoubt(std::move(doubt));
  report.passed_over.insert(report.passed_over.begin(),
                            chosen.passed_over.begin(),
                            chosen.passed_over.end());
  report.passed_over.insert(report.passed_over.end(), state_->skipped.begin(),
                            state_->skipped.end());
  if (state_->paragraphs_left > 0)
    report.passed_over.push_back(ParagraphsLeft(state_->paragraphs_left));
  const KeyReading key =
      ReadKey(state_->rows, chosen.blocks, drafts.actions, state_->text);
  const CompletionNote note =
      FindCompletionNote(chosen.blocks, key, state_->text);
  std::vector<DoneElsewhere> done;
  for (const Block& block : chosen.blocks)
    for (DoneElsewhere& column : FindDoneElsewhere(block, options.ignore))
      done.push_back(std::move(column));
  for (Doubt& doubt : DoubtsOfMarks(chosen.blocks, key.marks))
    report.AddDoubt(std::move(doubt));
  if (auto doubt = DoubtOfShades(chosen.blocks, key.complete))
    report.AddDoubt(*std::move(doubt));
  ShareOutCells(chosen.blocks, state_->calendar, drafts);
  CrossBesideTicks(drafts);
  chosen = {};
  state_->rows = std::vector<Row>();
  const PlanOptions with_key = AddMarks(key, options, report);
  StateColours states = FindStateColours(drafts, key);
  for (const auto& [state, rag] : states.meant)
    report.choices.push_back(Quote(state) + " is " + std::string(RagName(rag)) +
                             ", by its colour in the document");
  Result<Plan> plan =
      InterpretDrafts(with_key, state_->calendar, std::move(drafts),
                      std::move(styles), std::move(states));
  if (!plan) return plan;
  DoubtCompletionNote(note, options.leads_hidden, *plan);
  DoubtStatedAbove(stated, state_->text, options.leads_hidden, *plan);
  DoubtKey(key, *plan);
  DoubtDoneElsewhere(done, options.leads_hidden, *plan);
  return plan;
}

}  // namespace planwatch
