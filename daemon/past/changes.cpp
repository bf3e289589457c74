#include "daemon/past/changes.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"

namespace planwatch {
namespace {

struct ChangeText {
  Change change;
  std::string_view name, words;
  std::string_view of_several = {};  // where that differs
};
constexpr std::array kChangeTexts = {
    ChangeText{Change::kWorse, "worse", "worse"},
    ChangeText{Change::kBetter, "better", "better"},
    ChangeText{Change::kRated, "rated", "given a rating"},
    ChangeText{Change::kNoRating, "no_rating", "no longer rated"},
    ChangeText{Change::kCompleted, "completed", "completed"},
    ChangeText{Change::kReopened, "reopened", "reopened"},
    ChangeText{Change::kDateMoved, "date_moved", "moved to a later date"},
    ChangeText{Change::kBroughtForward, "brought_forward", "brought forward"},
    ChangeText{Change::kDateRemoved, "date_removed", "date removed",
               "dates removed"},
    ChangeText{Change::kDateSet, "date_set", "given a date"},
    ChangeText{Change::kNew, "new", "new"},
    ChangeText{Change::kGone, "gone", "no longer in the plan"},
    ChangeText{Change::kReworded, "reworded", "reworded"},
    ChangeText{Change::kNewLead, "new_lead", "given another lead"},
    ChangeText{Change::kProgress, "progress", "with new text"}};
static_assert(kChangeTexts.size() == kAllChanges.size());

const ChangeText& TextOf(Change change) {
  return *std::find_if(kChangeTexts.begin(), kChangeTexts.end(),
                       [=](const ChangeText& e) { return e.change == change; });
}

struct OverdueText {
  OverdueLine line;
  int sign;
  std::string_view name, words;
};
constexpr std::array kOverdueTexts = {
    OverdueText{OverdueLine::kStill, 0, "still", "still overdue"},
    OverdueText{OverdueLine::kNewly, 1, "newly", "newly overdue"},
    OverdueText{OverdueLine::kReopened, 1, "reopened", "reopened"},
    OverdueText{OverdueLine::kConfigured, 1, "configured",
                "counted by a changed configuration"},
    OverdueText{OverdueLine::kLeftThePlan, -1, "left", "left the plan"},
    OverdueText{OverdueLine::kCompleted, -1, "completed", "completed"},
    OverdueText{OverdueLine::kDateRemoved, -1, "date_removed", "date removed"},
    OverdueText{OverdueLine::kDateMoved, -1, "date_moved", "date moved"},
    OverdueText{OverdueLine::kUnconfigured, -1, "unconfigured",
                "no longer counted by a changed configuration"}};
static_assert(kOverdueTexts.size() == kOverdueLines.size());

const OverdueText& TextOf(OverdueLine line) {
  return *std::find_if(kOverdueTexts.begin(), kOverdueTexts.end(),
                       [=](const OverdueText& e) { return e.line == line; });
}

struct CountText {
  CountLine line;
  int sign;
  std::string_view name, words;
};
constexpr std::array kCountTexts = {
    CountText{CountLine::kStill, 0, "still", "in both"},
    CountText{CountLine::kNew, 1, "new", "new"},
    CountText{CountLine::kSplitOff, 1, "split_off", "split off from another"},
    CountText{CountLine::kGone, -1, "gone", "gone"},
    CountText{CountLine::kMerged, -1, "merged", "merged into another"}};
static_assert(kCountTexts.size() == kCountLines.size());

const CountText& TextOf(CountLine line) {
  return *std::find_if(kCountTexts.begin(), kCountTexts.end(),
                       [=](const CountText& e) { return e.line == line; });
}

std::set<std::string> Names(const Action& action) {
  std::set<std::string> names;
  for (const std::string& name : LeadsOf(action)) names.insert(Fold(name));
  return names;
}

// The action's own figures didn't change, but what the configuration makes of
// them did.
bool IsReconfigured(const Action& before, const Action& now) {
  const bool counted = before.due.date == now.due.date &&
                       before.due.revised == now.due.revised &&
                       before.deadline != now.deadline;
  const bool completed = before.rag == now.rag &&
                         before.completed == now.completed &&
                         before.complete != now.complete;
  return counted || completed;
}

std::vector<Change> ChangesOf(const ActionPair& pair) {
  if (pair.before == nullptr) return {Change::kNew};
  if (pair.now == nullptr) return {Change::kGone};
  const Action &before = pair.before->action, &now = pair.now->action;
  std::optional<Date> date = pair.before->due_dates.latest();
  const std::optional<Date> date_now = pair.now->due_dates.latest();
  // A slip of the pen that was corrected since.
  if (date && !pair.now->due_dates.Has(*date)) date = date_now;
  const bool rated = before.rag != Rag::kUnrated,
             rated_now = now.rag != Rag::kUnrated;
  const auto holds = [&](Change change) {
    switch (change) {
      case Change::kWorse:
        return IsWorse(now.rag, before.rag);
      case Change::kBetter:
        return IsWorse(before.rag, now.rag);
      case Change::kRated:
        return !rated && rated_now;
      case Change::kNoRating:
        return rated && !rated_now;
      case Change::kCompleted:
        return now.complete && !before.complete;
      case Change::kReopened:
        return before.complete && !now.complete;
      case Change::kDateMoved:
        return date && date_now && *date_now > *date;
      case Change::kBroughtForward:
        return date && date_now && *date_now < *date;
      case Change::kDateRemoved:
        return date.has_value() && !date_now;
      case Change::kDateSet:
        return !date && date_now.has_value();
      case Change::kReworded:
        return Fold(before.title) != Fold(now.title);
      case Change::kNewLead:
        return Names(before) != Names(now);
      case Change::kProgress:
        return std::any_of(kActionTexts.begin(), kActionTexts.end(),
                           [&](const ActionText& each) {
                             return before.*each.text != now.*each.text;
                           });
      case Change::kNew:
      case Change::kGone:
        break;
    }
    return false;
  };
  std::vector<Change> changes;
  std::copy_if(kAllChanges.begin(), kAllChanges.end(),
               std::back_inserter(changes), holds);
  return changes;
}

template <typename Line, typename LineOf>
std::vector<const ActionPair*> Chosen(const std::vector<ActionPair>& actions,
                                      Line line, LineOf line_of) {
  std::vector<const ActionPair*> chosen;
  for (const ActionPair& action : actions)
    if (line_of(action) == line) chosen.push_back(&action);
  return chosen;
}

}  // namespace

std::string_view ChangeName(Change change) { return TextOf(change).name; }
std::string_view ChangeWords(Change change, std::size_t count) {
  const ChangeText& text = TextOf(change);
  return count == 1 || text.of_several.empty() ? text.words : text.of_several;
}
std::optional<Change> ChangeFromName(std::string_view name) {
  for (const ChangeText& text : kChangeTexts)
    if (text.name == name) return text.change;
  return std::nullopt;
}
std::string_view OverdueLineName(OverdueLine line) { return TextOf(line).name; }
std::string_view OverdueLineWords(OverdueLine line) {
  return TextOf(line).words;
}
int SignOf(OverdueLine line) { return TextOf(line).sign; }
std::string_view CountLineName(CountLine line) { return TextOf(line).name; }
std::string_view CountLineWords(CountLine line) { return TextOf(line).words; }
int SignOf(CountLine line) { return TextOf(line).sign; }

bool IsWorse(Rag rag, Rag than) {
  static_assert(Rag::kRed < Rag::kAmber && Rag::kAmber < Rag::kGreen &&
                Rag::kGreen < Rag::kBlue);
  return rag != Rag::kUnrated && than != Rag::kUnrated && rag < than;
}

bool ActionPair::Has(Change change) const {
  return std::find(changes.begin(), changes.end(), change) != changes.end();
}

std::optional<PlanChanges> PlanChanges::Between(const PlanPast& past,
                                                OverdueBy overdue_by, Date from,
                                                Date to) {
  std::optional<PlanFigures> before = past.FiguresOn(from, overdue_by);
  std::optional<PlanFigures> now = past.FiguresOn(to, overdue_by);
  if (!before || !now) return std::nullopt;
  return PlanChanges(*std::move(before), from, *std::move(now), to);
}

PlanChanges::PlanChanges(PlanFigures before, Date from, PlanFigures now,
                         Date to)
    : before_(std::move(before)), now_(std::move(now)), from_(from), to_(to) {
  std::map<std::string_view, const ActionFigure*> rows;
  for (const ActionFigure& row : before_.rows) rows.emplace(row.id, &row);
  for (const ActionFigure& row : now_.rows) {
    ActionPair pair{.before = nullptr, .now = &row, .changes = {}};
    if (const auto found = rows.find(row.id); found != rows.end()) {
      pair.before = found->second;
      rows.erase(found);
    }
    actions_.push_back(std::move(pair));
  }
  for (const ActionFigure& row : before_.rows)
    if (rows.contains(row.id))
      actions_.push_back({.before = &row, .now = nullptr, .changes = {}});
  for (ActionPair& pair : actions_) pair.changes = ChangesOf(pair);
}

std::size_t PlanChanges::Count(Change change) const {
  return static_cast<std::size_t>(
      std::count_if(actions_.begin(), actions_.end(),
                    [=](const ActionPair& pair) { return pair.Has(change); }));
}

std::optional<OverdueLine> PlanChanges::LineOf(const ActionPair& action) const {
  const ActionFigure *const before = action.before, *const now = action.now;
  const bool was = before != nullptr && before->overdue;
  const bool is = now != nullptr && now->overdue;
  if (was && is) return OverdueLine::kStill;
  if (!was && !is) return std::nullopt;
  if (now == nullptr) return OverdueLine::kLeftThePlan;
  if (before == nullptr) return OverdueLine::kNewly;
  const bool reconfigured = IsReconfigured(before->action, now->action);
  if (is)
    return reconfigured              ? OverdueLine::kConfigured
           : before->action.complete ? OverdueLine::kReopened
                                     : OverdueLine::kNewly;
  if (reconfigured) return OverdueLine::kUnconfigured;
  if (now->action.complete) return OverdueLine::kCompleted;
  return now->due ? OverdueLine::kDateMoved : OverdueLine::kDateRemoved;
}

CountLine PlanChanges::CountLineOf(const ActionPair& action) const {
  if (action.before != nullptr && action.now != nullptr)
    return CountLine::kStill;
  const bool added = action.now != nullptr;
  const std::string& title = action.either().action.title;
  // The other one gave a part of its wording away, or took one in.
  const bool shared =
      std::any_of(actions_.begin(), actions_.end(), [&](const ActionPair& e) {
        if (&e == &action || e.before == nullptr) return false;
        const bool changed = e.now == nullptr || e.Has(Change::kReworded);
        const ActionFigure* const whole = added ? e.before : e.now;
        return changed && whole != nullptr &&
               IsPartOf(title, whole->action.title);
      });
  if (added) return shared ? CountLine::kSplitOff : CountLine::kNew;
  return shared ? CountLine::kMerged : CountLine::kGone;
}

std::vector<const ActionPair*> PlanChanges::Of(OverdueLine line) const {
  return Chosen(actions_, std::optional(line),
                [this](const ActionPair& e) { return LineOf(e); });
}

std::vector<const ActionPair*> PlanChanges::Of(CountLine line) const {
  return Chosen(actions_, line,
                [this](const ActionPair& e) { return CountLineOf(e); });
}

std::vector<const ActionPair*> PlanChanges::Rated(std::optional<Rag> from,
                                                  std::optional<Rag> to) const {
  const auto rag = [](const ActionFigure* row) {
    return row ? std::optional(row->action.rag) : std::nullopt;
  };
  return Chosen(actions_, std::pair(from, to), [&](const ActionPair& e) {
    return std::pair(rag(e.before), rag(e.now));
  });
}

bool IsPartOf(std::string_view part, std::string_view whole) {
  constexpr std::size_t kFewestWords = 3;
  constexpr double kMostOfIt = 0.6;
  const std::vector<std::string> words = Words(Fold(part));
  const std::vector<std::string> all = Words(Fold(whole));
  const std::set<std::string> within(all.begin(), all.end());
  const auto found = static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(),
      [&](const std::string& word) { return within.contains(word); }));
  return words.size() >= kFewestWords &&
         static_cast<double>(found) >=
             kMostOfIt * static_cast<double>(words.size());
}

}  // namespace planwatch
