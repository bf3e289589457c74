#include "daemon/report/summary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "collectors/base/text.h"
#include "daemon/past/changes.h"
#include "daemon/report/words.h"
#include "daemon/snapshot/wording.h"

namespace planwatch {
namespace {

// The sentences of one plan, register or table of measures.
class Sentences {
 public:
  Sentences(const std::string& name, const std::string& title)
      : name_(name), title_(title) {}

  void Add(Tone tone, std::string text) {
    lines_.push_back({name_, title_, tone, std::move(text)});
  }
  bool empty() const { return lines_.empty(); }
  void AppendTo(std::vector<SummaryLine>& all) && {
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const SummaryLine& a, const SummaryLine& b) {
                       return a.tone < b.tone;
                     });
    std::move(lines_.begin(), lines_.end(), std::back_inserter(all));
  }

 private:
  const std::string &name_, &title_;
  std::vector<SummaryLine> lines_;
};

struct Noun {
  const char *one, *several;
};
constexpr Noun kAction = {"action", "actions"};
constexpr Noun kReferral = {"referral", "referrals"};
constexpr Noun kMeasure = {"measure", "measures"};

std::string Of(std::size_t count, const Noun& noun) {
  return FormatValue(static_cast<double>(count), {}) + ' ' +
         (count == 1 ? noun.one : noun.several);
}
const char* Is(std::size_t count) { return count == 1 ? " is " : " are "; }

// "3 more actions are red than at the end of 2014/15 Q4 (5 now)."; empty if
// none is and none was.
std::string HowMany(std::size_t now, std::size_t before, const Noun& noun,
                    const std::string& what, const std::string& then) {
  const auto number = [](std::size_t count) {
    return FormatValue(static_cast<double>(count), {});
  };
  if (now == before)
    return now == 0
               ? ""
               : Of(now, noun) + Is(now) + what + ", as many as " + then + '.';
  const std::size_t change = now > before ? now - before : before - now;
  return number(change) + (now > before ? " more " : " fewer ") +
         (change == 1 ? noun.one : noun.several) + Is(change) + what +
         " than " + then + " (" + number(now) + " now).";
}

Tone ToneOf(Travel travel) {
  return travel == Travel::kWorse    ? Tone::kWorse
         : travel == Travel::kBetter ? Tone::kBetter
                                     : Tone::kNeutral;
}

// --- Plans

// What became of an overdue action.
struct Fate {
  OverdueLine line;
  const char *one, *several;
};
constexpr std::array kFates = {
    Fate{OverdueLine::kNewly, "became overdue", "became overdue"},
    Fate{OverdueLine::kReopened, "was reopened", "were reopened"},
    Fate{OverdueLine::kConfigured,
         "counts as overdue by the changed configuration",
         "count as overdue by the changed configuration"},
    Fate{OverdueLine::kCompleted, "was completed", "were completed"},
    Fate{OverdueLine::kLeftThePlan, "left the plan", "left the plan"},
    Fate{OverdueLine::kDateRemoved, "lost its date", "lost their dates"},
    Fate{OverdueLine::kDateMoved, "was moved to a later date",
         "were moved to later dates"},
    Fate{OverdueLine::kUnconfigured,
         "no longer counts by the changed configuration",
         "no longer count by the changed configuration"}};

std::string FateOf(const BridgeLine& line) {
  const auto found =
      std::find_if(kFates.begin(), kFates.end(), [&](const Fate& fate) {
        return OverdueLineName(fate.line) == line.name;
      });
  if (found == kFates.end()) return line.words;
  return line.actions.size() == 1 ? found->one : found->several;
}

class PlanSentences {
 public:
  PlanSentences(const PlanReview& plan, Quarter previous, Date end)
      : plan_(plan),
        known_(plan.since < end),
        then_(plan.overdue_compared.before
                  ? "at the end of " + FormatQuarter(previous)
                  : "on " + DayInWords(plan.since)) {}

  Sentences All() const {
    Sentences sentences(plan_.name, plan_.title);
    if (!plan_.overdue_compared.before)
      sentences.Add(Tone::kNeutral,
                    "The history of the plan begins on " +
                        DayInWords(plan_.since) +
                        ", so there is no earlier quarter to compare with.");
    if (known_) {
      Red(sentences);
      Overdue(sentences);
      Ratings(sentences);
    } else {
      Stand(plan_.actions[Rag::kRed], "red", sentences);
      Stand(plan_.overdue, "overdue", sentences);
    }
    Stand(plan_.green_overdue.size(), "green but overdue", sentences);
    if (known_) {
      if (const std::size_t count = plan_.completed.size(); count > 0)
        sentences.Add(Tone::kBetter,
                      Of(count, kAction) + (count == 1 ? " was completed."
                                                       : " were completed."));
      Numbers(sentences);
    }
    if (plan_.actions[Rag::kRed] == 0 && plan_.overdue == 0)
      sentences.Add(Tone::kNeutral, "No action is red or overdue.");
    return sentences;
  }

 private:
  static void Stand(std::size_t count, const std::string& what,
                    Sentences& sentences) {
    if (count > 0)
      sentences.Add(Tone::kWorse, Of(count, kAction) + Is(count) + what + '.');
  }

  // Actions by how their rating went.
  template <typename Which>
  std::size_t Rated(Which which) const {
    std::size_t count = 0;
    for (const RatingFlow& flow : plan_.flows)
      if (which(flow)) count += flow.actions.size();
    return count;
  }

  void Red(Sentences& sentences) const {
    const std::size_t now = plan_.actions[Rag::kRed];
    const std::size_t before =
        Rated([](const RatingFlow& flow) { return flow.from == Rag::kRed; });
    if (const std::string text = HowMany(now, before, kAction, "red", then_);
        !text.empty())
      sentences.Add(now > before   ? Tone::kWorse
                    : now < before ? Tone::kBetter
                                   : Tone::kNeutral,
                    text);
  }

  void Overdue(Sentences& sentences) const {
    const Bridge& bridge = plan_.overdue_bridge;
    std::vector<std::string> gained, lost;
    bool all_completed = true;
    for (const BridgeLine& line : bridge.lines) {
      if (line.sign == 0 || line.actions.empty()) continue;
      std::vector<std::string>& list = line.sign > 0 ? gained : lost;
      const std::size_t count = line.actions.size();
      const bool names = gained.empty() && lost.empty();
      std::string text = names ? Of(count, kAction) : Count(count);
      if (line.sign < 0) {
        if (lost.empty())
          text += count == 1 ? " that was overdue" : " that were overdue";
        all_completed = all_completed && line.name == "completed";
      }
      list.push_back(text + ' ' + FateOf(line));
    }
    const std::string text =
        HowMany(bridge.end, bridge.start, kAction, "overdue", then_);
    // That dates were moved or removed is no progress.
    if (!text.empty())
      sentences.Add(bridge.end > bridge.start ? Tone::kWorse
                    : bridge.end < bridge.start && all_completed
                        ? Tone::kBetter
                        : Tone::kNeutral,
                    text);
    if (gained.empty() && lost.empty()) return;
    const std::string between = gained.empty() || lost.empty() ? "" : "; ";
    sentences.Add(!gained.empty() ? Tone::kWorse
                  : all_completed ? Tone::kBetter
                                  : Tone::kNeutral,
                  Join(gained, ", ") + between + Join(lost, ", ") + '.');
  }

  void Ratings(Sentences& sentences) const {
    const auto went = [&](bool worse) {
      return Rated([&](const RatingFlow& flow) {
        return flow.from && flow.to &&
               (worse ? IsWorse(*flow.to, *flow.from)
                      : IsWorse(*flow.from, *flow.to));
      });
    };
    const std::size_t worse = went(true), better = went(false);
    const auto has = [](std::size_t count) {
      return count == 1 ? " has a " : " have a ";
    };
    if (worse > 0)
      sentences.Add(
          Tone::kWorse,
          Of(worse, kAction) + has(worse) + "worse rating than " + then_ +
              (better > 0 ? ", " + Count(better) + has(better) + "better one."
                          : "."));
    else if (better > 0)
      sentences.Add(Tone::kBetter, Of(better, kAction) + has(better) +
                                       "better rating than " + then_ + '.');
    const std::size_t none = Rated([](const RatingFlow& flow) {
      return flow.from && *flow.from != Rag::kUnrated &&
             flow.to == Rag::kUnrated;
    });
    if (none > 0)
      sentences.Add(Tone::kWorse, Of(none, kAction) +
                                      (none == 1 ? " has" : " have") +
                                      " no rating any more.");
  }

  void Numbers(Sentences& sentences) const {
    std::vector<std::string> parts;
    for (const BridgeLine& line : plan_.count_bridge.lines) {
      if (line.sign == 0 || line.actions.empty()) continue;
      const std::size_t count = line.actions.size();
      parts.push_back((parts.empty() ? Of(count, kAction) : Count(count)) +
                      Is(count) + line.words);
    }
    if (!parts.empty()) sentences.Add(Tone::kNeutral, Join(parts, ", ") + '.');
  }

  static std::string Count(std::size_t count) {
    return FormatValue(static_cast<double>(count), {});
  }

  const PlanReview& plan_;
  const bool known_;  // there is an earlier day to compare with
  const std::string then_;
};

// --- Registers

Sentences RegisterSentences(const RegisterReview& reg, Quarter previous,
                            bool complete) {
  Sentences sentences(reg.name, reg.title);
  const std::string quarter = FormatQuarter(previous);
  const std::string in = (complete ? "in " : "in the same part of ") + quarter;
  if (reg.received.now) {
    const auto count = static_cast<std::size_t>(*reg.received.now);
    std::string text = Of(count, kReferral) +
                       (count == 1 ? " was received" : " were received") +
                       (complete ? "" : " so far");
    if (reg.received.before) {
      const double change = ChangeOf(*reg.received.now, *reg.received.before);
      text += change == 0 ? ", as many as "
                          : ", " + ChangeInWords(change) + " than ";
      text += in;
    }
    sentences.Add(Tone::kNeutral, text + '.');
  }
  if (reg.beyond_target.now && reg.beyond_target.before) {
    const std::string text = HowMany(
        static_cast<std::size_t>(*reg.beyond_target.now),
        static_cast<std::size_t>(*reg.beyond_target.before), kReferral,
        "waiting beyond the target",
        (complete ? "at the end of " : "at the same point of ") + quarter);
    if (!text.empty())
      sentences.Add(ToneOf(TravelOf(reg.beyond_target, Polarity::kLess)), text);
  }
  const std::optional<double> now = PercentOf(reg.in_time_ratio.now),
                              then = PercentOf(reg.in_time_ratio.before);
  if (now) {
    std::string text = PercentOrDash(reg.in_time_ratio.now) +
                       " were triaged within the target";
    if (then) {
      const double change = ChangeOf(*now, *then);
      text +=
          change == 0 ? ", as " : ", " + ChangeInWords(change, "%") + " than ";
      text += in;
    }
    sentences.Add(ToneOf(TravelOf(now, then, Polarity::kMore)), text + '.');
  }
  return sentences;
}

// --- Measures

// The first few.
std::string Listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 5;
  const std::vector<std::string> first(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(
                                         std::min(kMost, names.size())));
  return Join(first, "; ") +
         (names.size() > kMost
              ? "; and " + std::to_string(names.size() - kMost) + " more"
              : "") +
         '.';
}

Sentences MeasuresSentences(const MeasuresReview& measures) {
  Sentences sentences(measures.name, measures.title);
  std::vector<std::string> red, worse, better, missing;
  for (const MeasureLine& line : measures.lines) {
    const std::string name = NameOf(line);
    if (!line.value.now) missing.push_back(name);
    if (line.value.now && line.rag == Rag::kRed) red.push_back(name);
    const Travel travel =
        TravelOf(line.value.now, line.then(), line.polarity, line.unit);
    if (travel != Travel::kWorse && travel != Travel::kBetter) continue;
    (travel == Travel::kWorse ? worse : better)
        .push_back(
            name + " (" +
            ChangeInWords(ChangeOf(*line.value.now, *line.then(), line.unit),
                          line.unit) +
            (line.accumulates == Accumulates::kNo ? ")" : " than last year)"));
  }
  const auto add = [&](Tone tone, const std::vector<std::string>& names,
                       const std::string& what) {
    if (!names.empty())
      sentences.Add(tone,
                    Of(names.size(), kMeasure) + what + ": " + Listed(names));
  };
  add(Tone::kWorse, red, red.size() == 1 ? " is red" : " are red");
  add(Tone::kWorse, worse, " got worse");
  add(Tone::kNeutral, missing,
      missing.size() == 1 ? " has no value in the quarter"
                          : " have no value in the quarter");
  add(Tone::kBetter, better, " got better");
  return sentences;
}

}  // namespace

std::vector<SummaryLine> SummaryOf(const QuarterReview& review) {
  const Quarter previous = review.quarter.Previous();
  std::vector<SummaryLine> all;
  for (const PlanReview& plan : review.plans)
    PlanSentences(plan, previous, review.end).All().AppendTo(all);
  for (const RegisterReview& reg : review.registers)
    RegisterSentences(reg, previous, review.complete).AppendTo(all);
  for (const MeasuresReview& measures : review.measures)
    MeasuresSentences(measures).AppendTo(all);
  return all;
}

}  // namespace planwatch
