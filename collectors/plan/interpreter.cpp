#include "collectors/plan/interpreter.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/numbering.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/words/date.h"
#include "collectors/words/names.h"

namespace planwatch {
namespace {

// Readings of texts up to so many bytes are remembered, up to so many texts.
constexpr std::size_t kLongestRemembered = 60;
constexpr std::size_t kMostRemembered = 2'000;

// Drafts to a plan.
class Interpreter {
 public:
  // `styles`: of each table and role of dates, in the order of the report's
  // tables.
  Interpreter(const PlanOptions& options, const Calendar& calendar,
              Drafts drafts, std::vector<ColumnStyles> styles)
      : options_(options),
        calendar_(calendar),
        drafts_(std::move(drafts)),
        styles_(std::move(styles)) {}

  Result<Plan> Read() && {
    plan_.report = std::move(drafts_.report);
    Objectives();
    for (Draft& draft : drafts_.actions) {
      if (Status read = Read(draft); !read) return std::move(read).error();
      draft = Draft();  // a plan of thousands isn't held twice
    }
    for (const OutcomeDraft& outcome : drafts_.outcomes)
      plan_.outcomes.push_back(
          {RagOf(outcome.rag, outcome.place, {}, "outcome_rag_by_colour").rag,
           outcome.place});
    AssignReferences(plan_, split_);
    return std::move(plan_);
  }

 private:
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

  Status Read(const Draft& draft) {
    const RatingReading rating = RatingOf(draft[PlanField::kRag].text);
    const std::size_t paragraphs = LinesOf(draft[PlanField::kAction]);
    const std::size_t parts = rating.parts.size();
    if (parts > 1 && parts == paragraphs) {
      const Result<std::vector<Draft>> actions = PartsOf(draft, parts, budget_);
      if (!actions) return actions.error();
      for (std::size_t i = 0; i < parts; ++i) {
        // Ratings may stand in one line.
        Status read = ReadOne((*actions)[i], Rating{rating.parts[i].rag,
                                                    rating.parts[i].complete});
        if (!read) return read;
        split_.push_back(i > 0);
      }
      return {};
    }
    if (parts > 1 && paragraphs > 1)
      plan_.report.guesses.Add(
          draft.place, "several_ratings",
          std::to_string(parts) + " ratings for " + std::to_string(paragraphs) +
              " paragraphs: counted as one action, by its worst rating; give "
              "each action a row of its own");
    split_.push_back(false);
    if (Status spent = budget_.Spend(draft); !spent) return spent;
    return ReadOne(draft, RagOf(draft[PlanField::kRag], draft.place,
                                draft[PlanField::kAction].fill));
  }

  Status ReadOne(const Draft& draft, Rating rating) {
    Action action;
    action.place = draft.place;
    action.title = Tidy(draft[PlanField::kAction].text);
    action.reference = ToLabel(draft[PlanField::kReference].text);
    action.has_own_reference = !action.reference.empty();
    action.objective = draft.objective;
    action.priority = draft.priority;
    action.progress = TidyLines(draft[PlanField::kProgress].text);
    action.delay = TidyLines(draft[PlanField::kDelay].text);
    action.evidence = Tidy(draft[PlanField::kEvidence].text);
    action.outcome = Tidy(draft[PlanField::kOutcome].text);
    action.responsible = Names(draft, PlanField::kResponsible, options_.leads);
    action.accountable = Names(draft, PlanField::kAccountable, options_.leads);
    action.partners = Names(draft, PlanField::kPartners, {});
    Due(draft, action);
    Completion(draft, rating, action);
    DoubtedDate(draft, DateOf(draft, PlanField::kDue), action);
    if (draft[PlanField::kAction].flaw != Flaw::kNone)
      Flawed("action", draft[PlanField::kAction], draft.place);
    if (Status added = names_met_.Add(action); !added) return added;
    plan_.actions.push_back(std::move(action));
    return {};
  }

  std::vector<std::string> Names(const Draft& draft, PlanField field,
                                 const LeadRules& rules) {
    const Cell& cell = draft[field];
    const NamesContext kind{
        .partners = field == PlanField::kPartners,
        .initials = styles_[draft.table].initials.contains(field)};
    NamesReading reading =
        Cached(names_[{field, kind.initials}], cell.text,
               [&] { return ReadNames(cell.text, rules, kind); });
    plan_.report.renamed.merge(reading.renamed);
    const std::string what(PlanFieldText(field));
    if (reading.too_long)
      plan_.report.repairs.Add(
          draft.place, "names_too_long",
          "the cell for " + what + " has more than " +
              std::to_string(kMaxNamesBytes) +
              " characters and was not read; write only the names there");
    if (!reading.prose.empty() && field != PlanField::kPartners &&
        !options_.leads_hidden)
      plan_.report.guesses.Add(draft.place, "lead_in_prose",
                               Quote(reading.prose) + " was left out of " +
                                   what + ", since it reads as a sentence");
    if (!reading.run_together.empty() && field != PlanField::kPartners)
      Doubted("lead", draft.place,
              (options_.leads_hidden ? std::string("a lead")
                                     : Quote(reading.run_together)) +
                  " may be several people; taken for one",
              "put a comma or a line between the names, or name it under "
              "`leads: { keep: [...] }`");
    if (options_.leads_hidden && field != PlanField::kPartners &&
        !reading.names.empty())
      return {std::string(kHiddenLead)};
    return std::move(reading.names);
  }

  RatingReading RatingOf(const std::string& text) {
    return Cached(ratings_, text,
                  [&] { return ReadRating(text, options_.words); });
  }

  // Ratings and leads recur in a plan: short texts are read once.
  template <typename Reading, typename Read>
  static Reading Cached(std::unordered_map<std::string, Reading>& known,
                        const std::string& text, Read read) {
    if (text.size() > kLongestRemembered) return read();
    const auto found = known.find(text);
    if (found != known.end()) return found->second;
    Reading reading = read();
    if (known.size() < kMostRemembered) known.emplace(text, reading);
    return reading;
  }

  // By its words, or where none of them rates it by its colour. `row_fill` is
  // what shades the whole row.
  Rating RagOf(const Cell& cell, const Place& place,
               std::optional<Colour> row_fill = {},
               std::string_view guess = "rag_by_colour") {
    const RatingReading reading = RatingOf(cell.text);
    Rating rating{reading.worst(), reading.complete};
    // The colour of a row says nothing of words that stand in it.
    const bool row_is_shaded = cell.fill && cell.fill == row_fill;
    const Rag colour = row_is_shaded && !Tidy(cell.text).empty()
                           ? Rag::kUnrated
                           : ColourOf(cell);
    if (colour != Rag::kUnrated && !rating.complete &&
        rating.rag == Rag::kUnrated) {
      rating.rag = colour;
      plan_.report.guesses.Add(place, guess,
                               "rated " + std::string(RagName(colour)) +
                                   " by the colour of its cell alone");
    } else if (colour != Rag::kUnrated && !row_is_shaded) {
      ReportContradiction(cell, reading, colour, place);
    }
    if (rating.rag == Rag::kUnrated && !reading.known)
      plan_.report.repairs.Add(
          place, kUnknownRating,
          Quote(cell.text) +
              " is not a known rating, so the action counts as unrated; write "
              "red, amber, green or complete, or name the words under "
              "`words:`");
    if (rating.rag == Rag::kUnrated && Tidy(cell.text).empty() && cell.fill &&
        cell.fill != row_fill && !IsGrey(*cell.fill))
      plan_.report.repairs.Add(
          place, "rag_unknown_colour",
          "the cell of the rating is coloured, but neither red, amber, green "
          "nor blue, so it counts as unrated; write the rating in it");
    if (reading.other && *reading.other != rating)
      Doubted("rating", place,
              Quote(cell.text) + " may mean " + ToText(*reading.other) +
                  "; taken for " + ToText(rating),
              "write red, amber, green or complete alone, or name the words "
              "under `words:`");
    if (cell.flaw != Flaw::kNone) Flawed("rating", cell, place);
    return rating;
  }

  void Flawed(std::string_view what, const Cell& cell, const Place& place) {
    Doubted("formula", place,
            "the " + std::string(what) +
                (cell.flaw == Flaw::kError
                     ? " is a formula that ends in an error"
                     : " is a formula whose result was never stored") +
                "; taken for none",
            cell.flaw == Flaw::kError
                ? "correct the formula, or type its result"
                : "open the workbook in Excel, let it calculate, and save it");
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
    const Rating status = StatusOf(draft, rating);
    action.rag = rating.rag != Rag::kUnrated ? rating.rag : status.rag;
    if (rating.complete || status.complete || action.complete) {
      action.complete = true;
      action.rag = Rag::kBlue;
    }
    Completed(draft, action);
    const std::vector<Rag>& done = options_.complete;
    if (std::find(done.begin(), done.end(), action.rag) != done.end())
      action.complete = true;
  }

  Rating StatusOf(const Draft& draft, Rating rating) {
    Cell cell = draft[PlanField::kStatus];
    AddPercent(styles_[draft.table], cell);
    const bool rated = rating.rag != Rag::kUnrated;
    // Its colour stands in for a rating, and is not a second one.
    if (rated) cell.fill.reset(), cell.ink.reset();
    const RatingReading reading = RatingOf(cell.text);
    const RatedBy by = reading.by;
    const bool counts = by != RatedBy::kPercentage &&
                        styles_[draft.table].says_done && reading.complete;
    if (rated && IsSubstitute(by) && !counts) return {};
    const ColumnStyles& styles = styles_[draft.table];
    const bool answers = by == RatedBy::kYesNo || by == RatedBy::kTick;
    if (answers && !styles.question.empty())
      return Answer(styles, cell, reading, draft.place);
    // The text of a progress says a state, or tells of the work.
    if (IsShared(draft, PlanField::kCompleted) && !reading.known) return {};
    if (IsShared(draft, PlanField::kProgress)) {
      if (!reading.known) {
        const bool shaded = cell.fill != draft[PlanField::kAction].fill;
        return {shaded ? ColourOf(cell) : Rag::kUnrated, false};
      }
      if (reading.other) {
        plan_.report.guesses.Add(
            draft.place, "state_in_progress",
            Quote(cell.text) + " may say that the action is " +
                ToText(reading.complete ? Rating{Rag::kBlue, true}
                                        : *reading.other) +
                "; counted as unrated, since it tells of the work");
        return {};
      }
    }
    const Rating status =
        RagOf(cell, draft.place, draft[PlanField::kAction].fill);
    if (IsSubstitute(by) && status.rag != Rag::kUnrated)
      plan_.report.guesses.Add(draft.place, "rag_by_progress",
                               "rated " + std::string(RagName(status.rag)) +
                                   " by " + Quote(cell.text) +
                                   ", since nothing else rates it");
    return status;
  }

  // A yes to what a heading asks: it says that the action is on track where
  // that is the question.
  Rating Answer(const ColumnStyles& styles, const Cell& cell,
                const RatingReading& reading, const Place& place) {
    const RatingReading asked = RatingOf(styles.question_words);
    if (asked.by != RatedBy::kNothing)
      return reading.complete ? Rating{asked.worst(), asked.complete}
                              : Rating{};
    if (reading.complete)
      Doubted("rating", place,
              Quote(cell.text) + " under " + Quote(styles.question) +
                  " need not mean that the action is complete; taken for "
                  "unrated",
              "write complete, or how the action stands");
    return {};
  }

  // Whether the status stands in the column of another role.
  static bool IsShared(const Draft& draft, PlanField field) {
    const Cell* const other = draft.Find(field);
    return other != nullptr && other->text == draft[PlanField::kStatus].text;
  }

  // A column of completion dates; one that says so without a day counts too.
  void Completed(const Draft& draft, Action& action) {
    const Cell& cell = draft[PlanField::kCompleted];
    if (cell.text.empty() && !cell.date && cell.struck.empty()) return;
    const DateReading reading = DateOf(draft, PlanField::kCompleted);
    if (reading.in_part || ReadRating(cell.text, {}).unfinished) return;
    if (reading.date) {
      const Date day = reading.revised  ? *reading.revised
                       : reading.begins ? *reading.begins
                                        : *reading.date;
      action.completed = std::min(day, action.completed.value_or(day));
    } else if (MeansDone(cell.text)) {
      action.complete = true;
      action.rag = Rag::kBlue;
    }
  }

  DateReading DateOf(const Draft& draft, PlanField field) const {
    DateOptions options{.year = options_.year};
    const auto& styles = styles_[draft.table].dates;
    if (const auto style = styles.find(field); style != styles.end())
      options.style = style->second;
    return ReadDate(draft[field], options, calendar_);
  }

  void Due(const Draft& draft, Action& action) {
    const Cell& cell = draft[PlanField::kDue];
    const DateReading reading = DateOf(draft, PlanField::kDue);
    action.due = {reading.date, reading.revised, reading.guessed, reading.text};
    Report(draft.place, cell, reading);

    const Cell& revised_cell = draft[PlanField::kRevised];
    const DateReading revised = DateOf(draft, PlanField::kRevised);
    Report(draft.place, revised_cell, revised);
    const auto moved_to = revised.revised ? revised.revised : revised.date;
    if (moved_to) {
      action.due.guessed = action.due.guessed || revised.guessed;
      if (!action.due.date)
        action.due.date = moved_to;
      else if (*moved_to != *action.due.date)
        action.due.revised = moved_to;
    }
    action.deadline =
        options_.overdue_by == OverdueBy::kRevised && action.due.revised
            ? action.due.revised
            : action.due.date;
    // A yes beside a date is none: "30/09/2026 (Y2)".
    if (!reading.done ||
        (reading.date && ReadRating(cell.text, {}).by == RatedBy::kYesNo))
      return;
    if (reading.date) {
      action.completed = reading.begins ? reading.begins : reading.date;
    } else {
      action.complete = true;
    }
  }

  // A date that can be read in two ways makes a difference while it is overdue
  // in one of them only.
  void DoubtedDate(const Draft& draft, const DateReading& reading,
                   const Action& action) {
    if (!reading.other || !reading.date || action.complete) return;
    const auto [first, last] = std::minmax(*reading.date, *reading.other);
    Doubted("date", draft.place,
            Quote(reading.text) + " may mean " + FormatDate(*reading.other) +
                "; taken for " + FormatDate(*reading.date),
            "write it as in 31/05/2015 or 31 May 2015");
    plan_.report.doubts.back().from = first + std::chrono::days{1};
    plan_.report.doubts.back().until = last;
  }

  void Doubted(std::string_view about, const Place& place, std::string text,
               std::string settle) {
    AddDoubt(plan_.report, {.about = std::string(about),
                            .place = place,
                            .text = std::move(text),
                            .settle = std::move(settle)});
  }

  void Report(const Place& place, const Cell& cell,
              const DateReading& reading) {
    ReadReport& report = plan_.report;
    if (cell.flaw != Flaw::kNone) Flawed("due date", cell, place);
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
                             " is not a date, so the action counts as undated; "
                             "write it as in 31/05/2015 or May 2015");
    if (reading.guessed && reading.date)
      report.guesses.Add(
          place, "due_guessed",
          Quote(cell.text.empty() ? cell.struck : cell.text) + " was read as " +
              FormatDate(*reading.date) +
              (reading.revised ? ", now " + FormatDate(*reading.revised)
                               : std::string()));
  }

  const PlanOptions& options_;
  const Calendar& calendar_;
  Drafts drafts_;
  std::vector<ColumnStyles> styles_;
  Plan plan_;
  std::unordered_map<std::string, RatingReading> ratings_;
  std::map<std::pair<PlanField, bool>,  // whether it has initials
           std::unordered_map<std::string, NamesReading>>
      names_;
  NamesMet names_met_;
  DraftBudget budget_;
  std::vector<bool> split_;  // by action: not the first of a cell of several
};

}  // namespace

Result<Plan> InterpretDrafts(const PlanOptions& options,
                             const Calendar& calendar, Drafts drafts,
                             std::vector<ColumnStyles> styles) {
  return Interpreter(options, calendar, std::move(drafts), std::move(styles))
      .Read();
}

}  // namespace planwatch
