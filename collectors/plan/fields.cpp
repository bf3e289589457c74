#include "collectors/plan/fields.h"

#include <algorithm>
#include <iterator>

#include "collectors/base/text.h"
#include "collectors/plan/vocabulary.h"

namespace planwatch {
namespace {

constexpr int VoteNumber(PlanField field) { return static_cast<int>(field); }

struct FieldText {
  PlanField field;
  std::string_view name;  // as `columns:` has it
  std::string_view text;  // for `check`
};
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
    {PlanField::kProgress, "progress", "the progress"},
    {PlanField::kDelay, "delay", "the reason for delay"},
    {PlanField::kEvidence, "evidence", "the evidence"},
    {PlanField::kOutcome, "outcome", "the outcome"},
    {PlanField::kObjective, "objective", "the sub-objective"},
    {PlanField::kPriority, "priority", "the priority"},
};
static_assert(std::size(kFields) == kPlanFields);

// "When will this be delivered?" is when it is to be delivered, and no date of
// delivery; empty where the heading speaks of nothing to come.
std::string AsInfinitive(std::string_view heading) {
  constexpr std::size_t kLongest = 100;
  if (heading.size() > kLongest) return {};
  constexpr std::string_view kModals[] = {"will", "shall", "should", "must"};
  constexpr std::string_view kParticiples[] = {
      "completed", "done",  "delivered", "achieved", "implemented",
      "finished",  "taken", "actioned",  "closed",   "met"};
  std::vector<std::string> words = Words(Fold(heading));
  const auto modal = std::find_if(
      words.begin(), words.end(),
      [&](const std::string& word) { return IsAmong(kModals, word); });
  if (modal == words.end() || !IsAmong(kParticiples, words.back()) ||
      std::find(modal, words.end(), "be") == words.end())
    return {};
  *modal = "to";
  return Join(words, " ");
}

// "What we are doing about it", "We will", "What we'll do": what somebody
// undertakes is the action, however the verb stands; "How will we know" is not.
bool IsUndertaking(std::string_view heading) {
  constexpr std::size_t kLongest = 60;
  if (heading.size() > kLongest) return false;
  constexpr std::string_view kFirst[] = {"what", "we", "things", "actions"};
  constexpr std::string_view kUndertakes[] = {
      "will", "are", "shall", "plan", "intend", "agreed", "propose"};
  constexpr std::string_view kNot[] = {
      "know", "see",  "measure", "how",  "why",   "when",    "who",   "done",
      "told", "said", "found",   "look", "where", "worried", "proud", "good"};
  std::string text = Fold(heading);
  constexpr std::string_view kShortWill = "'ll";
  if (const auto at = text.find(kShortWill); at != text.npos)
    text.replace(at, kShortWill.size(), " will");
  const std::vector<std::string> words = Words(text);
  if (words.empty() || !IsAmong(kFirst, words[0]) ||
      std::any_of(words.begin(), words.end(),
                  [&](const std::string& word) { return IsAmong(kNot, word); }))
    return false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if ((words[i] == "we" && IsAmong(kUndertakes, words[i + 1])) ||
        (words[i + 1] == "we" && IsAmong(kUndertakes, words[i])))
      return true;
  return false;
}

// What says in a heading that something is complete, and what else it may say
// of the action. Of another thing ("Training completed", "Milestones achieved",
// "Completed to date") it says nothing of the action itself.
constexpr std::string_view kCompletes[] = {
    "completed",   "complete", "completion", "achieved", "delivered",
    "implemented", "finished", "done",       "signed",   "off"};
constexpr std::string_view kOfTheAction[] = {
    "action",   "task",       "item",      "recommendation",
    "date",     "day",        "when",      "on",
    "of",       "in",         "was",       "were",
    "is",       "has",        "have",      "been",
    "it",       "this",       "fully",     "if",
    "yes",      "no",         "y",         "n",
    "actual",   "rag",        "year",      "actually",
    "percent",  "percentage", "current",   "overall",
    "final",    "status",     "time",      "finish",
    "tick",     "end",        "at",        "due",
    "deadline", "timescale",  "timeframe", "sign"};

// Headings of tables that count or look up.
constexpr std::string_view kCounting[] = {
    "count of",   "sum of",        "average of",  "number of", "no of",
    "row labels", "column labels", "grand total", "total"};

}  // namespace

std::string_view PlanFieldName(PlanField field) {
  return kFields[VoteNumber(field)].name;
}

std::vector<std::string> PlanFieldNames() {
  std::vector<std::string> names;
  for (const FieldText& field : kFields) names.emplace_back(field.name);
  return names;
}

std::string_view PlanFieldText(PlanField field) {
  return kFields[VoteNumber(field)].text;
}

std::vector<HeadingVote> PlanHeadingVotes(std::string_view heading) {
  const std::string still_to_come = AsInfinitive(heading);
  if (!still_to_come.empty()) return PlanHeadings().Votes(still_to_come);
  std::vector<HeadingVote> votes = PlanHeadings().Votes(heading);
  const HeadingVote* strongest = Strongest(votes);
  const bool is_known =
      strongest != nullptr && strongest->strength >= kKnownHeading;
  for (const std::string_view joint : {" and ", " & "}) {
    const std::size_t joined = heading.find(joint);
    if (joined == std::string_view::npos) continue;
    const std::string_view first = heading.substr(0, joined);
    const std::vector<std::string> words = HeadingWords(first);
    if (words.empty() || StrongestVote(first) < kKnownHeading) continue;
    // "Date of completion and outcome" is first of all a date of completion.
    if (words.front() == "date") return PlanHeadingVotes(first);
    // "Status and comments" is either, though neither as a whole.
    if (!is_known && std::any_of(std::begin(kRatingFields),
                                 std::end(kRatingFields), [&](PlanField field) {
                                   return VoteFor(field, first) >=
                                          kKnownHeading;
                                 })) {
      votes = PlanHeadings().Votes(
          std::string(first) + '/' +
          std::string(heading.substr(joined + joint.size())));
      strongest = Strongest(votes);
      break;
    }
  }
  if (IsUndertaking(heading) &&
      (strongest == nullptr || strongest->strength < kKnownHeading) &&
      !PlanHeadings().Vetoes(VoteNumber(PlanField::kAction), heading))
    return PlanHeadings().Votes("action");
  std::erase_if(votes, [&](const HeadingVote& vote) {
    return vote.field == VoteNumber(PlanField::kCompleted) &&
           CompletesAnother(heading);
  });
  return votes;
}

double VoteFor(PlanField field, std::string_view heading) {
  for (const HeadingVote& vote : PlanHeadingVotes(heading))
    if (vote.field == static_cast<int>(field)) return vote.strength;
  return 0;
}

const HeadingVote* Strongest(std::span<const HeadingVote> votes) {
  const auto strongest = std::max_element(
      votes.begin(), votes.end(),
      [](const auto& a, const auto& b) { return a.strength < b.strength; });
  return strongest != votes.end() ? &*strongest : nullptr;
}

double StrongestVote(std::string_view heading) {
  const std::vector<HeadingVote> votes = PlanHeadingVotes(heading);
  const HeadingVote* const strongest = Strongest(votes);
  return strongest != nullptr ? strongest->strength : 0;
}

bool CompletesAnother(std::string_view heading) {
  constexpr std::size_t kLongest = 300;  // bytes; longer ones are guidance
  if (heading.size() > kLongest) return false;
  std::string text(heading);
  for (const std::string_view mark : {"–", "—", " - ", " and ", "&"})
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;)
      text.replace(at, mark.size(), "/");
  bool another = false;
  for (const char mark : std::string_view("(),;:?\n"))
    std::replace(text.begin(), text.end(), mark, '/');
  for (const std::string& part : Split(text, '/')) {
    std::vector<std::string> words = HeadingWords(part);
    // "Signed off by Board": who says so is no other thing.
    if (!words.empty() && words.back() != "by")
      words.erase(std::find(words.begin() + 1, words.end(), "by"), words.end());
    // "Target date completed"
    constexpr std::string_view kTargetDate[] = {"target", "date"};
    if (const auto target =
            std::search(words.begin(), words.end(), std::begin(kTargetDate),
                        std::end(kTargetDate));
        target != words.end())
      words.erase(target);
    const auto completes = [](const std::string& word) {
      return IsAmong(kCompletes, word);
    };
    if (std::none_of(words.begin(), words.end(), completes)) continue;
    if (std::all_of(words.begin(), words.end(), [&](const std::string& word) {
          return completes(word) || IsAmong(kOfTheAction, word);
        }))
      return false;
    another = true;
  }
  return another;
}

bool IsKnownHeading(std::string_view heading) {
  constexpr double kAtHead = 0.8;  // of a vote of weight 1
  const auto speaks = [](const std::vector<HeadingVote>& votes, double enough) {
    return std::any_of(
        votes.begin(), votes.end(),
        [&](const HeadingVote& vote) { return vote.strength >= enough; });
  };
  return speaks(PlanHeadingVotes(heading), kKnownHeading) ||
         speaks(OtherHeadings().Votes(heading), kAtHead);
}

bool NamesAnotherEvent(std::string_view heading) {
  return PlanHeadings().Vetoes(VoteNumber(PlanField::kDue), heading);
}

bool NamesAnotherRating(std::string_view heading) {
  return PlanHeadings().Vetoes(VoteNumber(PlanField::kRag), heading);
}

bool NamesOtherPeople(std::string_view heading) {
  return PlanHeadings().Vetoes(VoteNumber(PlanField::kResponsible), heading);
}

bool MayBeShareDone(std::string_view heading) {
  constexpr std::string_view kWords[] = {"percent",    "complete", "completed",
                                         "completion", "done",     "progress"};
  constexpr std::string_view kOfElse[] = {
      "budget", "cost",      "spend",     "spent",   "funding",    "target",
      "weight", "weighting", "effort",    "time",    "allocation", "potential",
      "share",  "saving",    "reduction", "increase"};
  const std::vector<std::string> words = HeadingWords(heading);
  const auto any_of = [&](std::span<const std::string_view> list) {
    return std::any_of(
        words.begin(), words.end(),
        [&](const std::string& word) { return IsAmong(list, word); });
  };
  return any_of(kWords) && !any_of(kOfElse) && !NamesAnotherRating(heading) &&
         !CompletesAnother(heading);
}

bool NamesPeople(std::string_view heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  if (!words.empty() && words.back() == "resource") return true;
  const std::vector<HeadingVote> votes = PlanHeadingVotes(heading);
  const HeadingVote* const strongest = Strongest(votes);
  return strongest != nullptr &&
         (strongest->field == VoteNumber(PlanField::kResponsible) ||
          strongest->field == VoteNumber(PlanField::kAccountable) ||
          strongest->field == VoteNumber(PlanField::kPartners));
}

bool NamesReference(std::string_view heading) {
  return VoteFor(PlanField::kReference, heading) >= kKnownHeading &&
         VoteFor(PlanField::kRag, heading) == 0 &&
         VoteFor(PlanField::kStatus, heading) == 0;
}

bool IsBareDate(std::string_view heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  return words.size() == 1 && words.front() == "date";
}

bool NamesCount(std::string_view heading) {
  const std::string folded = Fold(heading);
  return std::any_of(
      std::begin(kCounting), std::end(kCounting),
      [&](std::string_view word) { return ContainsWords(folded, word); });
}

}  // namespace planwatch
