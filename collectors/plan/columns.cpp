#include "collectors/plan/columns.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/words/colour.h"

namespace planwatch {
namespace {

// How a phrase makes a heading a field's.
enum class Match : unsigned char {
  kContained,  // the heading contains it
  kWhole,      // the heading says nothing else
  kProgress,   // contained, and most of the column's cells are status words
  kQuarter,    // whole, and most of the column's cells are ratings
};

struct Synonyms {
  PlanField field;
  Match match;
  std::string_view phrases;  // between commas
};

// Of two headings for one field the one whose phrase stands first is taken.
// Plurals match as well.
constexpr Synonyms kSynonyms[] = {
    {PlanField::kAction, Match::kContained,
     "action, action required, action needed, action to be taken, action "
     "point, action description, activity, task, what will we do, what "
     "we will do, what needs to be done, what needs to happen, "
     "milestone, deliverable, recommendation"},
    {PlanField::kAction, Match::kWhole, "what"},
    {PlanField::kReference, Match::kContained,
     "ref, reference, ref no, reference no, reference number, action "
     "ref, action reference, action no, action number, action id, task "
     "no, item no"},
    {PlanField::kReference, Match::kWhole, "no, number, id, item"},
    {PlanField::kRag, Match::kContained,
     "action rag, rag, rag status, rag rating, brag, brag status, brag "
     "rating, ragb, r a g, b r a g, traffic light"},
    {PlanField::kRag, Match::kQuarter,
     "q1, q2, q3, q4, quarter 1, quarter 2, quarter 3, quarter 4"},
    {PlanField::kOutcomeRag, Match::kContained,
     "outcome rag, outcome rag status, outcome rag rating, rag of "
     "outcome, outcome status, impact rag"},
    {PlanField::kStatus, Match::kContained,
     "status, action status, current status, progress status"},
    {PlanField::kStatus, Match::kProgress,
     "progress, action progress, action update, update, current "
     "position, action taken, action to date, progress against action"},
    {PlanField::kRevised, Match::kContained,
     "revised, revised date, revised due date, revised target date, "
     "revised completion date, revised target, revised timescale, "
     "revised deadline, new date, new due date, new target date, new "
     "timescale, new deadline, amended date, extended to, extended date, "
     "forecast date, forecast completion date"},
    {PlanField::kCompleted, Match::kContained,
     "completed, date completed, completed date, completed on, action "
     "completed, actual completion date, date closed, closed date, date "
     "achieved"},
    {PlanField::kDue, Match::kContained,
     "due, due date, action due, timescale, time scale, deadline, by "
     "when, target date, target completion date, planned completion "
     "date, expected completion date, completion date, original date, "
     "original due date, original target date, to be completed by, "
     "timeframe, time frame, timeline, completion, when, date, "
     "review date"},
    {PlanField::kResponsible, Match::kContained,
     "responsible, responsibility, responsible officer, responsible "
     "lead, lead responsible, lead officer, action lead, action owner, "
     "owner, lead, lead agency, lead partner, lead organisation, by "
     "whom, assigned to, who, agency"},
    {PlanField::kResponsible, Match::kWhole, "action by"},
    {PlanField::kAccountable, Match::kContained,
     "accountable, accountability, accountable officer, accountable "
     "lead, lead accountable, senior responsible owner, senior "
     "responsible officer, sro, strategic lead, executive lead, sponsor"},
    {PlanField::kEvidence, Match::kContained,
     "evidence, evidence of progress, evidence of completion, evidence "
     "of action, progress evidence, assurance, output"},
    {PlanField::kOutcome, Match::kContained,
     "outcome, expected outcome, intended outcome, desired outcome, "
     "impact, success criteria, success measure, measure of success, "
     "what difference, how will we know, how we will know"},
    {PlanField::kPartners, Match::kContained,
     "partner, partners involved, partner agency, key partner, "
     "supporting partner, agency, agencies involved, supporting "
     "agencies, supported by, stakeholder"},
    {PlanField::kPartners, Match::kWhole, "support"},
    {PlanField::kObjective, Match::kContained,
     "sub objective, subobjective, objective, action area, aim, goal, "
     "theme, recommendation"},
    {PlanField::kPriority, Match::kContained,
     "priority, priority area, strategic priority, prevent protect "
     "pursue, theme, strand, workstream, work stream, pillar"},
};

// Headings that are known and of no use, though a shorter phrase is in them.
constexpr std::string_view kNoField =
    "action plan, delivery plan, action log, start date, date started, date "
    "raised, date added, date agreed, date of update, date updated, update "
    "date, last updated";

struct FieldText {
  PlanField field;
  std::string_view name;  // as `columns:` has it
  std::string_view what;  // for `check`
};
// In the order in which they choose among the headings.
constexpr FieldText kFields[] = {
    {PlanField::kAction, "action", "the action"},
    {PlanField::kReference, "reference", "the reference"},
    {PlanField::kRag, "rag", "the RAG of the action"},
    {PlanField::kOutcomeRag, "outcome_rag", "the RAG of the outcome"},
    {PlanField::kStatus, "status", "the status"},
    {PlanField::kDue, "due", "the due date"},
    {PlanField::kRevised, "revised", "the revised date"},
    {PlanField::kCompleted, "completed", "the date of completion"},
    {PlanField::kResponsible, "responsible", "who is responsible"},
    {PlanField::kAccountable, "accountable", "who is accountable"},
    {PlanField::kPartners, "partners", "the partners"},
    {PlanField::kEvidence, "evidence", "the evidence"},
    {PlanField::kOutcome, "outcome", "the outcome"},
    {PlanField::kObjective, "objective", "the sub-objective"},
    {PlanField::kPriority, "priority", "the priority"},
};

const FieldText& TextOf(PlanField field) {
  return *std::find_if(
      std::begin(kFields), std::end(kFields),
      [&](const FieldText& text) { return text.field == field; });
}

// A heading's noun stands before the first of these: "actions to achieve the
// outcome" are actions.
constexpr std::string_view kPrepositions[] = {"of", "for", "to",   "by",
                                              "in", "on",  "from", "against"};

// Longer cells are prose.
constexpr std::size_t kLongestHeading = 100;
constexpr std::size_t kLongestStatusWords = 6;
// Rows that are looked at to judge a column by its cells.
constexpr std::size_t kRowsJudged = 200;

using Phrase = std::vector<std::string>;

// The words without the ending of a plural.
Phrase Stems(std::string_view folded) {
  std::string text(folded);
  for (std::size_t at; (at = text.find("(s)")) != std::string::npos;)
    text.erase(at, 3);
  Phrase words = Words(text);
  for (std::string& word : words)
    if (word.size() > 4 && word.ends_with("ies"))
      word.replace(word.size() - 3, 3, "y");
    else if (word.size() > 3 && word.back() == 's')
      word.pop_back();
  return words;
}

struct Known {
  std::optional<PlanField> field;  // nullopt: of no use
  Match match;
  Phrase words;
};

// In the order of the table.
const std::vector<Known>& KnownHeadings() {
  static const std::vector<Known> headings = [] {
    std::vector<Known> known;
    const auto add = [&](std::optional<PlanField> field, Match match,
                         std::string_view phrases) {
      for (const std::string& phrase : Split(phrases, ','))
        known.push_back({field, match, Stems(phrase)});
    };
    for (const Synonyms& synonyms : kSynonyms)
      add(synonyms.field, synonyms.match, synonyms.phrases);
    add(std::nullopt, Match::kContained, kNoField);
    return known;
  }();
  return headings;
}

// A way to read a heading.
struct Candidate {
  std::size_t column;
  const Known* known;
  bool exact;  // the heading, or the alternative in it, says nothing else
};

// The longest match; of equally long ones the heading's noun.
std::vector<Candidate> LongestMatches(std::size_t column,
                                      std::string_view heading) {
  const Phrase words = Stems(heading);
  const auto preposition =
      std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return std::find(std::begin(kPrepositions), std::end(kPrepositions),
                         word) != std::end(kPrepositions);
      });
  std::tuple<std::size_t, bool, std::ptrdiff_t> best{0, false, 0};
  std::vector<Candidate> candidates;
  for (const Known& known : KnownHeadings()) {
    const auto at = std::search(words.begin(), words.end(), known.words.begin(),
                                known.words.end());
    const bool exact = words.size() == known.words.size();
    const bool whole =
        known.match == Match::kWhole || known.match == Match::kQuarter;
    if (at == words.end() || (whole && !exact)) continue;
    const std::tuple score{known.words.size(), at < preposition,
                           at - words.begin()};
    if (score < best) continue;
    if (score > best) candidates.clear();
    best = score;
    candidates.push_back({column, &known, exact});
  }
  return candidates;
}

// What each alternative of a heading can be: "Lead / Owner". Where none is
// known the heading is taken as one: "R/A/G".
std::vector<Candidate> MatchAlternatives(std::size_t column,
                                         const std::string& heading) {
  const std::vector<std::string> parts = Split(heading, '/');
  std::vector<Candidate> all;
  for (const std::string& part : parts)
    for (const Candidate& candidate : LongestMatches(column, part))
      if (candidate.known->field) all.push_back(candidate);
  return all.empty() ? LongestMatches(column, heading) : all;
}

// Whether most of a column's cells are ratings in a few words, or in colours.
bool HoldsRatings(std::size_t column, std::span<const Row> rows,
                  const RatingWords& own_words) {
  std::size_t filled = 0, ratings = 0;
  for (const Row& row : rows.first(std::min(rows.size(), kRowsJudged))) {
    if (column >= row.cells.size()) continue;
    const Cell& cell = row.cells[column];
    const std::string text = Fold(cell.text);
    if (text.empty()) {
      const bool coloured =
          cell.fill && RagOfColour(*cell.fill) != Rag::kUnrated;
      filled += coloured ? 1 : 0;
      ratings += coloured ? 1 : 0;
      continue;
    }
    ++filled;
    if (Words(text).size() <= kLongestStatusWords &&
        ReadRating(cell.text, own_words).known)
      ++ratings;
  }
  return ratings * 2 > filled;
}

class Matcher {
 public:
  Matcher(const Row& header, std::span<const Row> rows_below,
          const RatingWords& own_words)
      : rows_below_(rows_below), own_words_(own_words) {
    for (const Cell& cell : header.cells) {
      headings_.push_back(Tidy(cell.text));
      folded_.push_back(headings_.back().size() <= kLongestHeading
                            ? Fold(cell.text)
                            : std::string());
    }
    used_.resize(headings_.size());
  }

  Columns Choose(const ConfiguredColumns& configured) {
    for (const auto& [name, heading] : configured) Configured(name, heading);
    for (std::size_t i = 0; i < folded_.size(); ++i)
      if (!folded_[i].empty() && !used_[i])
        for (const Candidate& candidate : MatchAlternatives(i, folded_[i]))
          if (Fits(candidate)) candidates_.push_back(candidate);
    for (const FieldText& text : kFields) Choose(text.field);
    SplitRags();
    if (!IsHeader()) columns_.of.erase(PlanField::kAction);
    Describe();
    return std::move(columns_);
  }

 private:
  void Configured(const std::string& name, const std::string& heading) {
    const auto text = std::find_if(
        std::begin(kFields), std::end(kFields),
        [&](const FieldText& known) { return known.name == name; });
    if (text == std::end(kFields)) return;
    const std::string wanted = Fold(heading);
    auto found = std::find(folded_.begin(), folded_.end(), wanted);
    if (found == folded_.end())
      found = std::find_if(folded_.begin(), folded_.end(),
                           [&](const std::string& folded) {
                             return ContainsWords(folded, wanted);
                           });
    if (found == folded_.end() || wanted.empty()) {
      columns_.unmatched.push_back(heading);
      return;
    }
    const auto column = static_cast<std::size_t>(found - folded_.begin());
    columns_.of[text->field] = column;
    used_[column] = true;
    action_is_plain_ = action_is_plain_ || text->field == PlanField::kAction;
  }

  bool Fits(const Candidate& candidate) const {
    const bool by_cells = candidate.known->match == Match::kProgress ||
                          candidate.known->match == Match::kQuarter;
    return !by_cells || HoldsRatings(candidate.column, rows_below_, own_words_);
  }

  void Choose(PlanField field) {
    if (columns_.Has(field)) return;
    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates_) {
      if (candidate.known->field != field || used_[candidate.column]) continue;
      if (field == PlanField::kRag) {
        columns_.rags.push_back(candidate.column);
        used_[candidate.column] = true;
      } else if (!best || candidate.known < best->known ||
                 (candidate.known == best->known && candidate.exact &&
                  !best->exact))
        best = &candidate;
    }
    if (best) Take(field, *best);
  }

  void Take(PlanField field, const Candidate& candidate) {
    columns_.of[field] = candidate.column;
    used_[candidate.column] = true;
    if (field == PlanField::kAction) action_is_plain_ = candidate.exact;
  }

  // Of two headings "RAG" the one right of the outcome is the outcome's. Of
  // those that are left a column of remarks on the rating is none.
  void SplitRags() {
    std::vector<std::size_t>& rags = columns_.rags;
    if (columns_.Has(PlanField::kRag)) {
      rags = {columns_.of[PlanField::kRag]};
      return;
    }
    for (const std::size_t column : rags) used_[column] = false;
    if (rags.size() > 1 && columns_.Has(PlanField::kOutcome) &&
        !columns_.Has(PlanField::kOutcomeRag)) {
      const auto right = std::find(rags.begin() + 1, rags.end(),
                                   columns_.of[PlanField::kOutcome] + 1);
      if (right != rags.end() && folded_[*right] == folded_[rags.front()]) {
        columns_.of[PlanField::kOutcomeRag] = *right;
        used_[*right] = true;
        rags.erase(right);
      }
    }
    if (rags.size() > 1)
      std::erase_if(rags, [&](std::size_t column) {
        return !HoldsRatings(column, rows_below_, own_words_) &&
               std::any_of(rows_below_.begin(), rows_below_.end(),
                           [&](const Row& row) {
                             return column < row.cells.size() &&
                                    !Tidy(row.cells[column].text).empty();
                           });
      });
    for (const std::size_t column : rags) used_[column] = true;
    if (!rags.empty()) columns_.of[PlanField::kRag] = rags.back();
  }

  bool IsHeader() const {
    return columns_.Has(PlanField::kAction) &&
           (action_is_plain_ || columns_.of.size() > 1);
  }

  void Describe() {
    for (const auto& [field, column] : columns_.of) {
      std::string choice = Quoted(column) + " is ";
      choice += TextOf(field).what;
      if (field == PlanField::kRag && columns_.rags.size() > 1) {
        choice.clear();
        for (const std::size_t rag : columns_.rags)
          choice += (choice.empty() ? "" : ", ") + Quoted(rag);
        choice += " rate the action: the last filled one counts";
      }
      columns_.choices.push_back(std::move(choice));
    }
    for (std::size_t i = 0; i < headings_.size(); ++i)
      if (!headings_[i].empty() && !used_[i])
        columns_.choices.push_back(Quoted(i) + " is not used");
  }

  std::string Quoted(std::size_t column) const {
    return '"' + Cut(headings_[column], kLongestHeading) + '"';
  }

  std::span<const Row> rows_below_;
  const RatingWords& own_words_;
  std::vector<std::string> headings_, folded_;
  std::vector<bool> used_;
  std::vector<Candidate> candidates_;
  bool action_is_plain_ = false;
  Columns columns_;
};

}  // namespace

std::string_view PlanFieldName(PlanField field) { return TextOf(field).name; }

std::vector<std::string> PlanFieldNames() {
  std::vector<std::string> names;
  for (const FieldText& text : kFields) names.emplace_back(text.name);
  return names;
}

Columns MatchColumns(const Row& header, std::span<const Row> rows_below,
                     const ConfiguredColumns& configured,
                     const RatingWords& own_words) {
  return Matcher(header, rows_below, own_words).Choose(configured);
}

bool MayBeHeader(const Row& row) {
  static const std::set<Phrase> kActions = [] {
    std::set<Phrase> phrases;
    for (const Known& known : KnownHeadings())
      if (known.field == PlanField::kAction) phrases.insert(known.words);
    return phrases;
  }();
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return !cell.text.empty() && cell.text.size() <= kLongestHeading / 2 &&
           kActions.contains(Stems(Fold(cell.text)));
  });
}

}  // namespace planwatch
