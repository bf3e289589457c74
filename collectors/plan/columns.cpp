#include "collectors/plan/columns.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// What a heading can stand for besides a field.
enum class Column : unsigned char {
  kField,
  kProgress,  // a status, where most of its cells are status words
  kQuarter,   // a RAG of that quarter, where most of its cells are ratings
  kOther,     // known, and of no use: takes the heading from a shorter synonym
};

struct Synonym {
  PlanField field;
  std::string_view phrase;
  bool whole = false;  // only where the heading says nothing else
  Column column = Column::kField;
};

// Of two headings for one field the one whose synonym stands first is taken.
// Plurals match as well.
constexpr Synonym kSynonyms[] = {
    {PlanField::kAction, "action"},
    {PlanField::kAction, "action required"},
    {PlanField::kAction, "action needed"},
    {PlanField::kAction, "action to be taken"},
    {PlanField::kAction, "action point"},
    {PlanField::kAction, "action description"},
    {PlanField::kAction, "activity"},
    {PlanField::kAction, "task"},
    {PlanField::kAction, "what will we do"},
    {PlanField::kAction, "what we will do"},
    {PlanField::kAction, "what needs to be done"},
    {PlanField::kAction, "what needs to happen"},
    {PlanField::kAction, "milestone"},
    {PlanField::kAction, "deliverable"},
    {PlanField::kAction, "recommendation"},
    {PlanField::kAction, "what", true},

    {PlanField::kReference, "ref"},
    {PlanField::kReference, "reference"},
    {PlanField::kReference, "ref no"},
    {PlanField::kReference, "reference no"},
    {PlanField::kReference, "reference number"},
    {PlanField::kReference, "action ref"},
    {PlanField::kReference, "action reference"},
    {PlanField::kReference, "action no"},
    {PlanField::kReference, "action number"},
    {PlanField::kReference, "action id"},
    {PlanField::kReference, "task no"},
    {PlanField::kReference, "item no"},
    {PlanField::kReference, "no", true},
    {PlanField::kReference, "number", true},
    {PlanField::kReference, "id", true},
    {PlanField::kReference, "item", true},

    {PlanField::kRag, "action rag"},
    {PlanField::kRag, "rag"},
    {PlanField::kRag, "rag status"},
    {PlanField::kRag, "rag rating"},
    {PlanField::kRag, "brag"},
    {PlanField::kRag, "brag status"},
    {PlanField::kRag, "brag rating"},
    {PlanField::kRag, "ragb"},
    {PlanField::kRag, "r a g"},
    {PlanField::kRag, "b r a g"},
    {PlanField::kRag, "traffic light"},
    {PlanField::kRag, "q1", true, Column::kQuarter},
    {PlanField::kRag, "q2", true, Column::kQuarter},
    {PlanField::kRag, "q3", true, Column::kQuarter},
    {PlanField::kRag, "q4", true, Column::kQuarter},
    {PlanField::kRag, "quarter 1", true, Column::kQuarter},
    {PlanField::kRag, "quarter 2", true, Column::kQuarter},
    {PlanField::kRag, "quarter 3", true, Column::kQuarter},
    {PlanField::kRag, "quarter 4", true, Column::kQuarter},

    {PlanField::kOutcomeRag, "outcome rag"},
    {PlanField::kOutcomeRag, "outcome rag status"},
    {PlanField::kOutcomeRag, "outcome rag rating"},
    {PlanField::kOutcomeRag, "rag of outcome"},
    {PlanField::kOutcomeRag, "outcome status"},
    {PlanField::kOutcomeRag, "impact rag"},

    {PlanField::kStatus, "status"},
    {PlanField::kStatus, "action status"},
    {PlanField::kStatus, "current status"},
    {PlanField::kStatus, "progress status"},
    {PlanField::kStatus, "progress", false, Column::kProgress},
    {PlanField::kStatus, "action progress", false, Column::kProgress},
    {PlanField::kStatus, "action update", false, Column::kProgress},
    {PlanField::kStatus, "update", false, Column::kProgress},
    {PlanField::kStatus, "current position", false, Column::kProgress},

    {PlanField::kRevised, "revised"},
    {PlanField::kRevised, "revised date"},
    {PlanField::kRevised, "revised due date"},
    {PlanField::kRevised, "revised target date"},
    {PlanField::kRevised, "revised completion date"},
    {PlanField::kRevised, "revised target"},
    {PlanField::kRevised, "revised timescale"},
    {PlanField::kRevised, "revised deadline"},
    {PlanField::kRevised, "new date"},
    {PlanField::kRevised, "new due date"},
    {PlanField::kRevised, "new target date"},
    {PlanField::kRevised, "new timescale"},
    {PlanField::kRevised, "new deadline"},
    {PlanField::kRevised, "amended date"},
    {PlanField::kRevised, "extended to"},
    {PlanField::kRevised, "extended date"},
    {PlanField::kRevised, "forecast date"},
    {PlanField::kRevised, "forecast completion date"},

    {PlanField::kCompleted, "completed"},
    {PlanField::kCompleted, "date completed"},
    {PlanField::kCompleted, "completed date"},
    {PlanField::kCompleted, "completed on"},
    {PlanField::kCompleted, "action completed"},
    {PlanField::kCompleted, "actual completion date"},
    {PlanField::kCompleted, "date closed"},
    {PlanField::kCompleted, "closed date"},
    {PlanField::kCompleted, "date achieved"},

    {PlanField::kDue, "due"},
    {PlanField::kDue, "due date"},
    {PlanField::kDue, "action due"},
    {PlanField::kDue, "timescale"},
    {PlanField::kDue, "time scale"},
    {PlanField::kDue, "deadline"},
    {PlanField::kDue, "by when"},
    {PlanField::kDue, "target date"},
    {PlanField::kDue, "target completion date"},
    {PlanField::kDue, "planned completion date"},
    {PlanField::kDue, "expected completion date"},
    {PlanField::kDue, "completion date"},
    {PlanField::kDue, "original date"},
    {PlanField::kDue, "original due date"},
    {PlanField::kDue, "original target date"},
    {PlanField::kDue, "to be completed by"},
    {PlanField::kDue, "timeframe"},
    {PlanField::kDue, "time frame"},
    {PlanField::kDue, "timeline"},
    {PlanField::kDue, "completion"},
    {PlanField::kDue, "when"},
    {PlanField::kDue, "date"},

    {PlanField::kResponsible, "responsible"},
    {PlanField::kResponsible, "responsibility"},
    {PlanField::kResponsible, "responsible officer"},
    {PlanField::kResponsible, "responsible lead"},
    {PlanField::kResponsible, "lead responsible"},
    {PlanField::kResponsible, "lead officer"},
    {PlanField::kResponsible, "action lead"},
    {PlanField::kResponsible, "action owner"},
    {PlanField::kResponsible, "action by", true},
    {PlanField::kResponsible, "owner"},
    {PlanField::kResponsible, "lead"},
    {PlanField::kResponsible, "lead agency"},
    {PlanField::kResponsible, "lead partner"},
    {PlanField::kResponsible, "lead organisation"},
    {PlanField::kResponsible, "by whom"},
    {PlanField::kResponsible, "assigned to"},
    {PlanField::kResponsible, "who"},
    {PlanField::kResponsible, "agency"},

    {PlanField::kAccountable, "accountable"},
    {PlanField::kAccountable, "accountability"},
    {PlanField::kAccountable, "accountable officer"},
    {PlanField::kAccountable, "accountable lead"},
    {PlanField::kAccountable, "lead accountable"},
    {PlanField::kAccountable, "senior responsible owner"},
    {PlanField::kAccountable, "senior responsible officer"},
    {PlanField::kAccountable, "sro"},
    {PlanField::kAccountable, "strategic lead"},
    {PlanField::kAccountable, "executive lead"},
    {PlanField::kAccountable, "sponsor"},

    {PlanField::kEvidence, "evidence"},
    {PlanField::kEvidence, "evidence of progress"},
    {PlanField::kEvidence, "evidence of completion"},
    {PlanField::kEvidence, "evidence of action"},
    {PlanField::kEvidence, "progress evidence"},
    {PlanField::kEvidence, "assurance"},
    {PlanField::kEvidence, "output"},

    {PlanField::kOutcome, "outcome"},
    {PlanField::kOutcome, "expected outcome"},
    {PlanField::kOutcome, "intended outcome"},
    {PlanField::kOutcome, "desired outcome"},
    {PlanField::kOutcome, "impact"},
    {PlanField::kOutcome, "success criteria"},
    {PlanField::kOutcome, "success measure"},
    {PlanField::kOutcome, "measure of success"},
    {PlanField::kOutcome, "what difference"},

    {PlanField::kPartners, "partner"},
    {PlanField::kPartners, "partners involved"},
    {PlanField::kPartners, "partner agency"},
    {PlanField::kPartners, "key partner"},
    {PlanField::kPartners, "supporting partner"},
    {PlanField::kPartners, "agency"},
    {PlanField::kPartners, "agencies involved"},
    {PlanField::kPartners, "supporting agencies"},
    {PlanField::kPartners, "supported by"},
    {PlanField::kPartners, "stakeholder"},

    {PlanField::kObjective, "sub objective"},
    {PlanField::kObjective, "subobjective"},
    {PlanField::kObjective, "objective"},
    {PlanField::kObjective, "action area"},
    {PlanField::kObjective, "aim"},
    {PlanField::kObjective, "goal"},
    {PlanField::kObjective, "theme"},
    {PlanField::kObjective, "recommendation"},

    {PlanField::kPriority, "priority"},
    {PlanField::kPriority, "priority area"},
    {PlanField::kPriority, "strategic priority"},
    {PlanField::kPriority, "prevent protect pursue"},
    {PlanField::kPriority, "theme"},
    {PlanField::kPriority, "strand"},
    {PlanField::kPriority, "workstream"},
    {PlanField::kPriority, "work stream"},
    {PlanField::kPriority, "pillar"},

    // No columns of a plan's actions, or none that is asked for.
    {PlanField::kAction, "action plan", false, Column::kOther},
    {PlanField::kAction, "delivery plan", false, Column::kOther},
    {PlanField::kAction, "action log", false, Column::kOther},
    {PlanField::kStatus, "action taken", false, Column::kProgress},
    {PlanField::kStatus, "action to date", false, Column::kProgress},
    {PlanField::kStatus, "progress against action", false, Column::kProgress},
    {PlanField::kDue, "start date", false, Column::kOther},
    {PlanField::kDue, "date started", false, Column::kOther},
    {PlanField::kDue, "date raised", false, Column::kOther},
    {PlanField::kDue, "date added", false, Column::kOther},
    {PlanField::kDue, "date agreed", false, Column::kOther},
    {PlanField::kDue, "date of update", false, Column::kOther},
    {PlanField::kDue, "date updated", false, Column::kOther},
    {PlanField::kDue, "update date", false, Column::kOther},
    {PlanField::kDue, "last updated", false, Column::kOther},
    {PlanField::kDue, "review date", false, Column::kOther},
};

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
  const Synonym* synonym;
  Phrase words;
};

const std::vector<Known>& Synonyms() {
  static const std::vector<Known> synonyms = [] {
    std::vector<Known> known;
    for (const Synonym& synonym : kSynonyms)
      known.push_back({&synonym, Stems(synonym.phrase)});
    return known;
  }();
  return synonyms;
}

// A way to read a heading.
struct Candidate {
  std::size_t column;
  const Synonym* synonym;
  bool exact;  // the heading, or the alternative in it, says nothing else
};

// The longest match; of equally long ones the heading's noun.
std::vector<Candidate> Match(std::size_t column, std::string_view heading) {
  const Phrase words = Stems(heading);
  const auto preposition =
      std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return std::find(std::begin(kPrepositions), std::end(kPrepositions),
                         word) != std::end(kPrepositions);
      });
  std::tuple<std::size_t, bool, std::ptrdiff_t> best{0, false, 0};
  std::vector<Candidate> candidates;
  for (const Known& known : Synonyms()) {
    const auto at = std::search(words.begin(), words.end(), known.words.begin(),
                                known.words.end());
    const bool exact = words.size() == known.words.size();
    if (at == words.end() || (known.synonym->whole && !exact)) continue;
    const std::tuple score{known.words.size(), at < preposition,
                           at - words.begin()};
    if (score < best) continue;
    if (score > best) candidates.clear();
    best = score;
    candidates.push_back({column, known.synonym, exact});
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
    for (const Candidate& candidate : Match(column, part))
      all.push_back(candidate);
  if (all.empty() && parts.size() > 1) return Match(column, heading);
  if (parts.size() > 1)
    std::erase_if(all, [](const Candidate& candidate) {
      return candidate.synonym->column == Column::kOther;
    });
  return all;
}

// Whether most of a column's cells are ratings in a few words, or in colours.
bool HoldsRatings(std::size_t column, std::span<const Row> rows,
                  const RagWords& own_words) {
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
        ReadRag(cell.text, own_words).known)
      ++ratings;
  }
  return ratings * 2 > filled;
}

class Matcher {
 public:
  Matcher(const Row& header, std::span<const Row> rows_below,
          const RagWords& own_words)
      : rows_below_(rows_below), own_words_(own_words) {
    for (const Cell& cell : header.cells) {
      headings_.push_back(Tidy(cell.text));
      folded_.push_back(headings_.back().size() <= kLongestHeading
                            ? Fold(cell.text)
                            : std::string());
    }
    used_.resize(headings_.size());
  }

  Columns Match(const ConfiguredColumns& configured) {
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
    switch (candidate.synonym->column) {
      case Column::kField:
      case Column::kOther:
        return true;
      case Column::kProgress:
      case Column::kQuarter:
        return HoldsRatings(candidate.column, rows_below_, own_words_);
    }
    return true;
  }

  void Choose(PlanField field) {
    if (columns_.Has(field)) return;
    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates_) {
      if (candidate.synonym->field != field ||
          candidate.synonym->column == Column::kOther ||
          used_[candidate.column])
        continue;
      if (field == PlanField::kRag) {
        columns_.rags.push_back(candidate.column);
        used_[candidate.column] = true;
      } else if (!best || candidate.synonym < best->synonym ||
                 (candidate.synonym == best->synonym && candidate.exact &&
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
  const RagWords& own_words_;
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
                     const RagWords& own_words) {
  return Matcher(header, rows_below, own_words).Match(configured);
}

bool MayBeHeader(const Row& row) {
  static const std::set<Phrase> kActions = [] {
    std::set<Phrase> phrases;
    for (const Known& known : Synonyms())
      if (known.synonym->field == PlanField::kAction &&
          known.synonym->column == Column::kField)
        phrases.insert(known.words);
    return phrases;
  }();
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    return !cell.text.empty() && cell.text.size() <= kLongestHeading / 2 &&
           kActions.contains(Stems(Fold(cell.text)));
  });
}

}  // namespace planwatch
