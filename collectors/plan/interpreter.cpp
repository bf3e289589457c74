#include "collectors/plan/interpreter.h"

#include <algorithm>
#include <chrono>
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
#include "collectors/plan/completion.h"
#include "collectors/plan/date_cells.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/name_cells.h"
#include "collectors/plan/numbering.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/words/date.h"
#include "collectors/words/names.h"

namespace planwatch {
namespace {

// Readings of texts up to so many bytes are remembered, up to so many texts.
constexpr std::size_t kLongestRemembered = 60;
constexpr std::size_t kMostRemembered = 2'000;
// In front of a state, so many words may name a part: "Staff training - done".
constexpr std::size_t kLongestPartName = 3;

// Drafts to a plan.
class Interpreter {
 public:
  // `styles`: one for each of the report's tables, in order.
  Interpreter(const PlanOptions& options, const Calendar& calendar,
              Drafts drafts, std::vector<ColumnStyles> styles,
              StateColours states)
      : options_(options),
        calendar_(calendar),
        drafts_(std::move(drafts)),
        styles_(std::move(styles)),
        states_(std::move(states)) {}

  Result<Plan> Read() && {
    plan_.report = std::move(drafts_.report);
    ReadObjectives();
    for (Draft& draft : drafts_.actions) {
      if (Status read = Read(draft); !read) return std::move(read).error();
      draft = Draft();  // a plan of thousands isn't held twice
    }
    for (const OutcomeDraft& outcome : drafts_.outcomes)
      plan_.outcomes.push_back(
          {RagOf(outcome.rag, outcome.place, {}, "outcome_rag_by_colour").rag,
           outcome.place});
    leads_.DoubtNone(plan_.report);
    completions_.DoubtTexts(plan_.report);
    DoubtFarDates(plan_);
    broken_names_.DoubtEach(plan_.report);
    AssignReferences(plan_, split_);
    return std::move(plan_);
  }

 private:
  void ReadObjectives() {
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
    usual_fills_ = &styles_[draft.table].usual_fills;
    const RatingReading rating = RatingOf(draft[PlanField::kRag].text);
    const std::size_t paragraphs = LinesOf(draft[PlanField::kAction]);
    const std::size_t parts =
        HasNamedLines(draft[PlanField::kRag]) ? 0 : rating.parts.size();
    if (parts > 1 && parts == paragraphs) {
      const Result<std::vector<Draft>> actions = PartsOf(draft, parts, budget_);
      if (!actions) return actions.error();
      DoubtFewDates(draft, rating, OptionsOf(draft, PlanField::kDue), calendar_,
                    plan_.report);
      for (std::size_t i = 0; i < parts; ++i) {
        Status read = ReadOne((*actions)[i], rating.parts[i]);
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
    action.rated_by_code = IsCharacterAlone(draft[PlanField::kRag]) ||
                           IsCharacterAlone(draft[PlanField::kStatus]);
    action.progress = TidyLines(draft[PlanField::kProgress].text);
    action.delay = TidyLines(draft[PlanField::kDelay].text);
    action.evidence = Tidy(draft[PlanField::kEvidence].text);
    action.outcome = Tidy(draft[PlanField::kOutcome].text);
    action.responsible = Names(draft, PlanField::kResponsible, options_.leads);
    action.accountable = Names(draft, PlanField::kAccountable, options_.leads);
    action.partners = Names(draft, PlanField::kPartners, {});
    const DateReading due = Due(draft, rating, action);
    DoubtPlaces(draft, plan_.report);
    SetCompletion(draft, rating, action);
    action.rating_unknown = std::exchange(rating_unknown_, false);
    if (!action.complete) {
      DoubtDate(draft.place, due, plan_.report);
      DoubtStateAsLead(draft, options_.leads_hidden, plan_.report);
      DoubtDoneInDue(draft, action, plan_.report);
      DoubtDoneInProgress(draft, action);
    }
    if (!action.complete && !action.completed && !action.due.date)
      deadlines_.Take(draft, action, calendar_, plan_.report);
    DoubtFlaw("rows", "action", draft[PlanField::kAction], draft.place,
              plan_.report);
    if (Status added = names_met_.Add(action); !added) return added;
    plan_.actions.push_back(std::move(action));
    return {};
  }

  std::vector<std::string> Names(const Draft& draft, PlanField field,
                                 const LeadRules& rules) {
    const Cell& cell = draft[field];
    const NamesContext& kind = styles_[draft.table].names.at(field);
    NamesReading reading = Cached(names_[{field, kind}], cell.text, [&] {
      return SaysOverOrElsewhere(cell.text) ? NamesReading()
                                            : ReadNames(cell.text, rules, kind);
    });
    if (field == PlanField::kResponsible)
      leads_.Take(draft.place, cell, reading);
    if (field != PlanField::kPartners && !options_.leads_hidden)
      broken_names_.Take(draft.place, reading);
    plan_.report.renamed.merge(reading.renamed);
    ReportNames(draft.place, field, reading, options_.leads_hidden,
                plan_.report);
    if (options_.leads_hidden && field != PlanField::kPartners &&
        !reading.names.empty())
      return {std::string(kHiddenLead)};
    return std::move(reading.names);
  }

  RatingReading RatingOf(const std::string& text) {
    return Cached(ratings_, text, [&] {
      RatingReading reading = ReadRating(text, options_.words);
      states_.Apply(text, reading);
      return reading;
    });
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
    const std::optional<Rating> latest =
        LatestOf(reading, cell.text, options_.year, calendar_);
    Rating rating = latest.value_or(
        reading.whole_scale ? Rating{}
                            : Rating{reading.worst(), reading.complete});
    // The colour of a row says nothing of words that stand in it.
    const bool row_is_shaded = cell.fill && cell.fill == row_fill;
    const Rag colour =
        row_is_shaded && HasText(cell.text) ? Rag::kUnrated : ColourOf(cell);
    if (RateFigure(cell, reading, colour, place, plan_.report, rating)) {
      // Its colour rates it, and the figure says how much is done.
    } else if (colour != Rag::kUnrated && !rating.complete &&
               rating.rag == Rag::kUnrated) {
      rating.rag = colour;
      plan_.report.guesses.Add(place, guess,
                               "rated " + std::string(RagName(colour)) +
                                   " by the colour of its cell alone");
    } else if (colour != Rag::kUnrated && !row_is_shaded) {
      ReportContradiction(cell, reading, colour, *usual_fills_, states_, place,
                          plan_.report);
    }
    if (rating.rag == Rag::kUnrated)
      rating_unknown_ |=
          ReportUnread(cell, reading, row_fill, place, plan_.report);
    if (reading.whole_scale && rating.rag == Rag::kUnrated)
      AddDoubt(
          "rating", place,
          Quote(cell.text) +
              " is the whole scale, and how one of it may be marked is not "
              "read; counted as unrated",
          "write the one rating that counts");
    if (reading.other && *reading.other != rating)
      AddDoubt("rating", place,
               Quote(cell.text) + " may mean " + ToText(*reading.other) +
                   "; taken for " + ToText(rating),
               "write red, amber, green or complete alone, or name the words "
               "under `words:`");
    else if ((rating.complete || rating.rag == Rag::kBlue) &&
             IsHedged(cell.text))
      plan_.report.AddDoubt(
          DoubtOfHedge(cell.text, place, options_.year, calendar_));
    else if (reading.parts.size() > 1 && !latest && HasNamedLines(cell))
      AddDoubt(
          "rating", place,
          Quote(cell.text) + " has several ratings; the worst of them counts",
          "keep only the current rating");
    if (cell.flaw != Flaw::kPicture || rating.rag == Rag::kUnrated)
      DoubtFlaw("rating", "rating", cell, place, plan_.report);
    return rating;
  }

  void SetCompletion(const Draft& draft, Rating rating, Action& action) {
    const Rating status = StatusOf(draft, rating);
    action.rag = rating.rag != Rag::kUnrated ? rating.rag : status.rag;
    if (rating.complete || status.complete || action.complete) {
      const PlanField says = rating.complete ? PlanField::kRag
                             : IsFilled(draft[PlanField::kStatus])
                                 ? PlanField::kStatus
                                 : PlanField::kProgress;
      if (const auto day =
              DayOfCompletion(draft[says].text, options_.year, calendar_);
          day && !action.complete) {
        action.completed = day;
        action.rag = rating.complete ? Rag::kUnrated : rating.rag;
      } else {
        action.complete = true;
        action.rag = Rag::kBlue;
      }
    }
    const Cell& completed = draft[PlanField::kCompleted];
    completions_.Read(completed, OptionsOf(draft, PlanField::kCompleted),
                      calendar_, RatingOf(completed.text), action,
                      plan_.report);
    action.blue_alone = action.rag == Rag::kBlue && !action.complete;
    const std::vector<Rag>& done = options_.complete;
    if (std::find(done.begin(), done.end(), action.rag) != done.end())
      action.complete = true;
    // A day of completion outweighs a RAG, and "late" may be how it came; but
    // not a status such as "pending".
    for (const PlanField field : {PlanField::kRag, PlanField::kStatus}) {
      const RatingReading reading = RatingOf(draft[field].text);
      if (action.complete ||
          (action.completed && !reading.rated() && field == PlanField::kStatus))
        DoubtOpen(draft[field], reading, action, plan_.report);
    }
  }

  Rating StatusOf(const Draft& draft, Rating rating) {
    Cell cell = draft[PlanField::kStatus];
    AddPercent(styles_[draft.table], cell);
    const bool rated = rating.rag != Rag::kUnrated;
    if (rating.rag >= Rag::kGreen && !HasText(draft[PlanField::kStatus].text) &&
        SaysDoneAlone(draft[PlanField::kProgress].text))
      return {Rag::kBlue, true};
    if (draft.HasStatusOf(PlanField::kProgress) && EndsDone(cell.text) &&
        Words(cell.text).size() > kLongestPartName)
      return {Rag::kBlue, true};
    // Its colour stands in for a rating, and is not a second one.
    if (rated) cell.fill.reset(), cell.ink.reset();
    const RatingReading reading = RatingOf(cell.text);
    const RatedBy by = reading.by;
    // All of it done completes what is green; what is amber or red stays so.
    const bool counts =
        reading.complete &&
        (by == RatedBy::kPercentage ? rating.rag == Rag::kGreen
                                    : styles_[draft.table].says_done);
    if (rated && IsSubstitute(by) && !counts) return {};
    const ColumnStyles& styles = styles_[draft.table];
    const bool answers = by == RatedBy::kYesNo || by == RatedBy::kTick;
    if (answers && !styles.question.empty())
      return AnswerOf(styles, cell, reading, draft.place, options_.words,
                      plan_.report);
    // The text of a progress says a state, or tells of the work.
    if (draft.HasStatusOf(PlanField::kCompleted) && !reading.known) return {};
    if (draft.HasStatusOf(PlanField::kProgress)) {
      if (!reading.known || IsUnreadSymbol(cell, reading)) {
        if (styles.codes)
          rating_unknown_ |=
              ReportUnread(cell, reading, {}, draft.place, plan_.report);
        const bool shaded = cell.fill != draft[PlanField::kAction].fill;
        return {shaded ? ColourOf(cell) : Rag::kUnrated, false};
      }
      if (reading.other &&
          !(reading.complete && SaysDoneAlone(FirstPart(cell.text)))) {
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

  // "Training (complete)": the action, or a part of it?
  void DoubtDoneInProgress(const Draft& draft, const Action& action) {
    if (action.completed || !action.deadline ||
        !draft.HasStatusOf(PlanField::kProgress))
      return;
    const std::string& text = draft[PlanField::kStatus].text;
    if (!SaysDoneAlone(LastPart(text))) return;
    plan_.report.AddDoubt(
        {.about = "rating",
         .place = action.place,
         .text = Quote(text) +
                 " may say that the action is complete, or tell of a part of "
                 "it; counted as not complete",
         .settle = "write complete alone, in a column headed Status",
         .from = *action.deadline + std::chrono::days{1}});
  }

  DateOptions OptionsOf(const Draft& draft, PlanField field) const {
    DateOptions options{.year = options_.year};
    const auto& styles = styles_[draft.table].dates;
    if (const auto style = styles.find(field); style != styles.end())
      options.style = style->second;
    return options;
  }
  DateReading DateOf(const Draft& draft, PlanField field) const {
    return ReadDate(draft[field], OptionsOf(draft, field), calendar_);
  }

  DateReading Due(const Draft& draft, Rating rating, Action& action) {
    const Cell& cell = draft[PlanField::kDue];
    DateReading reading = DateOf(draft, PlanField::kDue);
    // "Annually in April", and below it "Complete".
    if (!reading.date) reading.done = reading.done || EndsDone(cell.text);
    // What happened on a day is not due then.
    if (reading.event && !reading.done) {
      reading.date.reset();
      reading.guessed = false;
      reading.unreadable = !reading.undated;
    }
    action.due = {reading.date, reading.revised, reading.guessed, reading.text};
    DoubtFlaw("date", "due date", cell, draft.place, plan_.report);

    const Cell& revised_cell = draft[PlanField::kRevised];
    const DateReading revised = DateOf(draft, PlanField::kRevised);
    DoubtFlaw("date", "due date", revised_cell, draft.place, plan_.report);
    const auto moved_to = revised.revised ? revised.revised : revised.date;
    if (moved_to) {
      action.due.guessed = action.due.guessed || revised.guessed;
      if (!action.due.date)
        action.due.date = moved_to;
      else if (*moved_to != *action.due.date)
        action.due.revised = moved_to;
    }
    const bool dated = action.due.date.has_value();
    ReportDue(draft.place, cell, reading, dated, plan_.report);
    ReportDue(draft.place, revised_cell, revised, dated, plan_.report);
    action.deadline =
        options_.overdue_by == OverdueBy::kRevised && action.due.revised
            ? action.due.revised
            : action.due.date;
    const std::string& said = reading.done ? cell.text : revised_cell.text;
    if ((reading.done || revised.done) && MayBeToCome(said, rating))
      AddDoubt("rating", draft.place,
               Quote(said) +
                   " as the due date may say that the action is complete; "
                   "taken for " +
                   ToText(rating),
               "write how the action stands under its rating, and the date "
               "alone as the due date");
    else if (!ApplyDone(cell, reading, action))
      ApplyDone(revised_cell, revised, action);
    return action.deadline && action.deadline == revised.date ? revised
                                                              : reading;
  }

  void AddDoubt(std::string_view about, const Place& place, std::string text,
                std::string settle) {
    plan_.report.AddDoubt({.about = std::string(about),
                           .place = place,
                           .text = std::move(text),
                           .settle = std::move(settle)});
  }

  const PlanOptions& options_;
  const Calendar& calendar_;
  Drafts drafts_;
  std::vector<ColumnStyles> styles_;
  StateColours states_;
  const std::set<Rag>* usual_fills_ = nullptr;  // of the draft's table
  bool rating_unknown_ = false;                 // of the action being read
  Plan plan_;
  std::unordered_map<std::string, RatingReading> ratings_;
  std::map<std::pair<PlanField, NamesContext>,
           std::unordered_map<std::string, NamesReading>>
      names_;
  LeadsRead leads_;
  BrokenNames broken_names_;
  NamesMet names_met_;
  DeadlinesInText deadlines_;
  CompletionCells completions_;
  DraftBudget budget_;
  std::vector<bool> split_;  // by action: not the first of a cell of several
};

}  // namespace

Result<Plan> InterpretDrafts(const PlanOptions& options,
                             const Calendar& calendar, Drafts drafts,
                             std::vector<ColumnStyles> styles,
                             StateColours states) {
  return Interpreter(options, calendar, std::move(drafts), std::move(styles),
                     std::move(states))
      .Read();
}

}  // namespace planwatch
