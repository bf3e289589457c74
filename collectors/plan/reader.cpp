#include "collectors/plan/reader.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/draft.h"
#include "collectors/words/colour.h"
#include "collectors/words/date.h"
#include "collectors/words/names.h"

namespace planwatch {
namespace {

// In a column of completion dates these say "done" without the day.
constexpr std::string_view kYes[] = {"yes", "y", "✓", "✔", "☑", "☒", "x"};

// What may stand before an objective's own number.
constexpr std::string_view kBeforeNumber[] = {
    "sub-objective", "sub objective", "strategic objective",
    "objective",     "priority",      "aim",
    "goal",          "theme",         "outcome",
    "recommendation"};

// How much of a cell a message quotes, in characters.
constexpr std::size_t kQuoted = 60;
std::string Quote(std::string_view text) {
  return '"' + Cut(Tidy(text), kQuoted) + '"';
}

// A name that no other has: met again it gets ~2, ~3, ….
class UniqueNames {
 public:
  std::string Add(const std::string& name) {
    std::string unique = name;
    for (int n = 2; !names_.insert(unique).second; ++n)
      unique = name + '~' + std::to_string(n);
    return unique;
  }

 private:
  std::set<std::string> names_;
};

// "2.1 Train staff", "3) …", "Objective 4: …": its number and the rest. A
// number with nothing behind it is none: "16 days of action".
Objective ReadObjective(const std::string& text) {
  const std::string folded = Fold(text);
  std::size_t begin = 0;
  for (const std::string_view word : kBeforeNumber)
    if (begin == 0 && folded.starts_with(word) && folded.size() > word.size() &&
        folded[word.size()] == ' ')
      begin = word.size() + 1;
  const bool named = begin > 0;
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  std::size_t end = begin, part = 0;
  bool dotted = false;
  for (;; ++end) {
    if (digit(end)) {
      if (++part > 2) return {{}, text};
    } else if (part > 0 && end < text.size() && text[end] == '.' &&
               digit(end + 1)) {
      part = 0;
      dotted = true;
    } else {
      break;
    }
  }
  if (end == begin) return {{}, text};
  std::size_t rest = end;
  while (rest < text.size() &&
         std::string_view(".):- ").find(text[rest]) != std::string_view::npos)
    ++rest;
  const bool marked = rest == text.size() ||
                      (rest > end && (named || dotted || text[end] != ' '));
  if (!marked) return {{}, text};
  return {text.substr(begin, end - begin), text.substr(rest)};
}

std::size_t LinesOf(const Cell& cell) {
  const std::string lines = TidyLines(cell.text);
  return lines.empty() ? 0
                       : static_cast<std::size_t>(
                             std::count(lines.begin(), lines.end(), '\n')) +
                             1;
}

// A cell that stacks several actions is taken apart by lines.
Draft PartOf(const Draft& draft, std::size_t index, std::size_t count) {
  Draft part = draft;
  for (auto& [field, cell] : part.cells)
    if (LinesOf(cell) == count)
      cell.text = Split(TidyLines(cell.text), '\n')[index];
  return part;
}

// Drafts to a plan.
class Interpreter {
 public:
  Interpreter(const PlanOptions& options, const Calendar& calendar,
              Drafts drafts)
      : options_(options), calendar_(calendar), drafts_(std::move(drafts)) {}

  Plan Read() && {
    plan_.report = std::move(drafts_.report);
    Objectives();
    for (Draft& draft : drafts_.actions) {
      Read(draft);
      draft = Draft();  // a plan of thousands isn't held twice
    }
    for (const OutcomeDraft& outcome : drafts_.outcomes)
      plan_.outcomes.push_back(
          {RagOf(outcome.rag, outcome.place, {}, "outcome_rag_by_colour").rag,
           outcome.place});
    References();
    return std::move(plan_);
  }

 private:
  struct Rating {
    Rag rag = Rag::kUnrated;
    bool complete = false;
  };

  void Objectives() {
    UniqueNames numbers;
    for (const std::string& text : drafts_.objectives) {
      Objective objective = ReadObjective(text);
      if (objective.number.empty())
        objective.number = std::to_string(plan_.objectives.size() + 1);
      objective.number = numbers.Add(objective.number);
      plan_.objectives.push_back(std::move(objective));
    }
  }

  void Read(const Draft& draft) {
    const RatingReading rating =
        ReadRating(draft[PlanField::kRag].text, options_.words);
    const std::size_t paragraphs = LinesOf(draft[PlanField::kAction]);
    const std::size_t parts = rating.parts.size();
    if (parts > 1 && parts == paragraphs) {
      for (std::size_t i = 0; i < parts; ++i) {
        Draft part = PartOf(draft, i, parts);
        // Ratings may stand in one line.
        ReadOne(part, Rating{rating.parts[i].rag, rating.parts[i].complete});
        split_.push_back(i > 0);
      }
      return;
    }
    if (parts > 1 && paragraphs > 1)
      plan_.report.guesses.Add(
          draft.place, "several_ratings",
          std::to_string(parts) + " ratings for " + std::to_string(paragraphs) +
              " paragraphs: counted as one action, by its worst rating; give "
              "each action a row of its own");
    ReadOne(draft, RagOf(draft[PlanField::kRag], draft.place,
                         draft[PlanField::kAction].fill));
    split_.push_back(false);
  }

  void ReadOne(const Draft& draft, Rating rating) {
    Action action;
    action.place = draft.place;
    action.title = Tidy(draft[PlanField::kAction].text);
    action.reference = Tidy(draft[PlanField::kReference].text);
    action.has_own_reference = !action.reference.empty();
    action.objective = draft.objective;
    action.priority = draft.priority;
    action.evidence = Tidy(draft[PlanField::kEvidence].text);
    action.responsible =
        ReadNames(draft[PlanField::kResponsible].text, options_.leads).names;
    action.accountable =
        ReadNames(draft[PlanField::kAccountable].text, options_.leads).names;
    action.partners = ReadNames(draft[PlanField::kPartners].text, {}).names;
    Due(draft, action);
    Completion(draft, rating, action);
    plan_.actions.push_back(std::move(action));
  }

  // By its words, or where none of them rates it by its colour. `row_fill` is
  // what shades the whole row.
  Rating RagOf(const Cell& cell, const Place& place,
               std::optional<Colour> row_fill = {},
               std::string_view guess = "rag_by_colour") {
    const RatingReading reading = ReadRating(cell.text, options_.words);
    Rating rating{reading.worst(), reading.complete};
    const Rag colour = cell.fill ? RagOfColour(*cell.fill) : Rag::kUnrated;
    if (colour != Rag::kUnrated && !rating.complete &&
        rating.rag == Rag::kUnrated) {
      rating.rag = colour;
      plan_.report.guesses.Add(place, guess,
                               "rated " + std::string(RagName(colour)) +
                                   " by the colour of its cell alone");
    } else if (colour != Rag::kUnrated && cell.fill != row_fill) {
      ReportContradiction(cell, reading, colour, place);
    }
    if (rating.rag == Rag::kUnrated && !reading.known)
      plan_.report.repairs.Add(
          place, "rag_unknown",
          Quote(cell.text) +
              " is no known rating: counted as unrated; write red, amber, "
              "green or complete, or name the words under `words:`");
    return rating;
  }

  void ReportContradiction(const Cell& cell, const RatingReading& reading,
                           Rag colour, const Place& place) {
    const std::vector<Rag>& said = reading.rags;
    // Many a plan shows what is complete in green.
    if (std::find(said.begin(), said.end(), colour) != said.end() ||
        (reading.complete && (colour == Rag::kGreen || colour == Rag::kBlue)))
      return;
    plan_.report.repairs.Add(
        place, "rag_contradicts_colour",
        Quote(cell.text) + " stands in a cell that is coloured " +
            std::string(RagName(colour)) +
            ": the word counts; correct the one that is wrong");
  }

  void Completion(const Draft& draft, Rating rating, Action& action) {
    Cell status_cell = draft[PlanField::kStatus];
    // Its colour stands in for a rating, and is no second one.
    if (rating.rag != Rag::kUnrated) status_cell.fill.reset();
    const Rating status =
        RagOf(status_cell, draft.place, draft[PlanField::kAction].fill);
    const Cell& cell = draft[PlanField::kCompleted];
    const DateReading completed = ReadCell(cell);
    action.completed =
        completed.revised ? completed.revised : completed.date;
    const std::string word = Fold(cell.text);
    action.rag = rating.rag != Rag::kUnrated ? rating.rag : status.rag;
    if (rating.complete || status.complete || action.completed ||
        ReadRating(cell.text, {}).complete ||
        std::find(std::begin(kYes), std::end(kYes), word) != std::end(kYes)) {
      action.complete = true;
      action.rag = Rag::kBlue;
    }
    const std::vector<Rag>& done = options_.complete;
    if (std::find(done.begin(), done.end(), action.rag) != done.end())
      action.complete = true;
  }

  DateReading ReadCell(const Cell& cell) const {
    return ReadDate(cell, {.year = options_.year}, calendar_);
  }

  void Due(const Draft& draft, Action& action) {
    const Cell& cell = draft[PlanField::kDue];
    const DateReading reading = ReadCell(cell);
    action.due = {reading.date, reading.revised, reading.guessed, reading.text};
    Report(draft.place, cell, reading);

    const Cell& revised_cell = draft[PlanField::kRevised];
    const DateReading revised = ReadCell(revised_cell);
    Report(draft.place, revised_cell, revised);
    const auto moved_to =
        revised.revised ? revised.revised : revised.date;
    if (moved_to) {
      action.due.guessed = action.due.guessed || revised.guessed;
      if (!action.due.date)
        action.due.date = moved_to;
      else if (*moved_to != *action.due.date)
        action.due.revised = moved_to;
    }
    action.deadline = options_.overdue_by_revised && action.due.revised
                          ? action.due.revised
                          : action.due.date;
  }

  void Report(const Place& place, const Cell& cell, const DateReading& reading) {
    ReadReport& report = plan_.report;
    if (reading.impossible)
      report.repairs.Add(place, "due_impossible",
                         Quote(cell.text) +
                             " names a day that does not exist; write the day "
                             "first, as in 31/05/2015");
    if (reading.without_year)
      report.repairs.Add(place, "due_without_year",
                         Quote(cell.text) +
                             " has no year, so the action counts as undated; "
                             "write the year, or set the plan's `year:`");
    if (reading.unreadable)
      report.repairs.Add(place, "due_unreadable",
                         Quote(cell.text) +
                             " is no date, so the action counts as undated; "
                             "write it as in 31/05/2015 or May 2015");
    if (reading.guessed && reading.date)
      report.guesses.Add(
          place, "due_guessed",
          Quote(cell.text.empty() ? cell.struck : cell.text) + " was read as " +
              FormatDate(*reading.date) +
              (reading.revised ? ", now " + FormatDate(*reading.revised)
                                   : std::string()));
  }

  // The plan's own first, so that none of them gives way to one of ours.
  void References() {
    UniqueNames names;
    for (std::size_t i = 0; i < plan_.actions.size(); ++i) {
      Action& action = plan_.actions[i];
      if (!action.has_own_reference) continue;
      std::string unique = names.Add(action.reference);
      if (unique != action.reference && !split_[i])
        plan_.report.repairs.Add(action.place, "reference_twice",
                                 "the reference " + Quote(action.reference) +
                                     " was met before: shown as " +
                                     Quote(unique) + "; give it its own");
      action.reference = std::move(unique);
    }
    std::vector<std::size_t> counts(plan_.objectives.size());
    for (Action& action : plan_.actions) {
      const std::size_t number = ++counts[action.objective];
      if (!action.has_own_reference)
        action.reference = names.Add(plan_.objectives[action.objective].number +
                                     '.' + std::to_string(number));
    }
  }

  const PlanOptions& options_;
  const Calendar& calendar_;
  Drafts drafts_;
  Plan plan_;
  std::vector<bool> split_;  // by action: not the first of a cell of several
};

Error NoPlan(const Drafts& drafts) {
  std::string message;
  if (drafts.found_table) {
    message = "the table of the plan has no action";
    if (drafts.report.rejected.total() > 0)
      message += " (" + std::to_string(drafts.report.rejected.total()) +
                 " rows could not be used)";
    message +=
        "; see that the right heading is named in the configuration, "
        "as in columns: { action: … }";
  } else if (drafts.headings.empty()) {
    message =
        "no table was found in it that has a heading over its actions; name "
        "that heading in the configuration where it is a word of your own, as "
        "in columns: { action: … }";
  } else {
    message = "no heading names the actions; the headings seen are " +
              Join(drafts.headings, ", ") +
              "; name the right one in the configuration, as in columns: { "
              "action: … }";
  }
  return Error(std::move(message), Error::Kind::kNoData);
}

}  // namespace

struct PlanReader::State {
  PlanOptions options;
  const Calendar& calendar;
  std::vector<Row> rows;
  std::size_t bytes = 0;  // that they take
};

PlanReader::PlanReader(PlanOptions options, const Calendar& calendar)
    : state_(new State{std::move(options), calendar, {}, 0}) {}

PlanReader::~PlanReader() = default;

Status PlanReader::Take(const Row& row) {
  state_->bytes += sizeof(Row) + row.cells.size() * sizeof(Cell);
  for (const Cell& cell : row.cells)
    state_->bytes += cell.text.size() + cell.struck.size();
  if (state_->bytes > kMaxPlanBytes)
    return Error(
        "there is more in the document than any plan holds; take out what "
        "isn't the plan, or name the plan's sheet under `sheet:`");
  state_->rows.push_back(row);
  return {};
}

Result<Plan> PlanReader::Finish() && {
  const PlanOptions& options = state_->options;
  Drafts drafts = MakeDrafts(state_->rows, options.columns, options.words);
  state_->rows = std::vector<Row>();
  if (drafts.actions.empty()) return NoPlan(drafts);
  return Interpreter(options, state_->calendar, std::move(drafts)).Read();
}

}  // namespace planwatch
