// The course of one action until a day, as its page shows it: its ratings one
// after the other, and each wording of one of its texts.
//
// Spans are [from, to): what stands on the last day ends on the day after it.
// Pure functions: any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/plan.h"
#include "daemon/history/plan_past.h"

namespace planwatch {

struct RatingSpan {
  std::optional<Rag> rag;  // nullopt: it was not in the plan
  Date from{}, to{};
  friend bool operator==(const RatingSpan&, const RatingSpan&) = default;
};
// Neighbours differ. A date of completion counts from its day on. Ends where
// the action has left the plan for good.
std::vector<RatingSpan> RatingsUntil(const ActionTrace& trace, Date last);

struct TextSpan {
  std::string text;  // empty: nothing was written there
  Date from{}, to{};
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};
// Neighbours differ. While the action is not in the plan its text says nothing
// new: what it said before still stands when it comes back.
std::vector<TextSpan> TextsUntil(
    const ActionTrace& trace, Date last,
    const std::function<std::string(const Action&)>& text);

// The day on which it left the plan for good; nullopt: it was there on `last`,
// or never until then.
std::optional<Date> LeftBy(const ActionTrace& trace, Date last);

}  // namespace planwatch
