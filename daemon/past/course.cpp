#include "daemon/past/course.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "collectors/plan/predicates.h"

namespace planwatch {
namespace {

using std::chrono::days;

// Of a step, until the next one; empty where it is later than `last`.
std::pair<Date, Date> SpanOf(const ActionTrace& trace, std::size_t step,
                             Date last) {
  const Date end = last + days{1};
  const Date from = std::min(trace.steps[step].from, end);
  const Date to = step + 1 < trace.steps.size()
                      ? std::min(trace.steps[step + 1].from, end)
                      : end;
  return {from, to};
}

void Append(std::vector<RatingSpan>& spans, RatingSpan span) {
  if (span.from >= span.to) return;
  if (!spans.empty() && spans.back().rag == span.rag)
    spans.back().to = span.to;
  else
    spans.push_back(span);
}

}  // namespace

std::vector<RatingSpan> RatingsUntil(const ActionTrace& trace, Date last) {
  std::vector<RatingSpan> spans;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const auto [from, to] = SpanOf(trace, i, last);
    const ActionRecord* const state = trace.steps[i].state;
    if (state == nullptr) {
      Append(spans, {std::nullopt, from, to});
      continue;
    }
    const Date turned = std::clamp(state->action.completed.value_or(to), from,
                                   std::max(from, to));
    Append(spans, {RagOn(state->action, from), from, turned});
    Append(spans, {RagOn(state->action, turned), turned, to});
  }
  if (!spans.empty() && !spans.back().rag) spans.pop_back();
  return spans;
}

std::vector<TextSpan> TextsUntil(
    const ActionTrace& trace, Date last,
    const std::function<std::string(const Action&)>& text) {
  std::vector<TextSpan> spans;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const auto [from, to] = SpanOf(trace, i, last);
    const ActionRecord* const state = trace.steps[i].state;
    if (state == nullptr || from >= to) continue;
    std::string now = text(state->action);
    if (!spans.empty() && spans.back().text == now)
      spans.back().to = to;
    else
      spans.push_back({std::move(now), from, to});
  }
  return spans;
}

std::optional<Date> LeftBy(const ActionTrace& trace, Date last) {
  std::optional<Date> left;
  bool was_there = false;
  for (const ActionTrace::Step& step : trace.steps) {
    if (step.from > last) break;
    if (step.state == nullptr && was_there)
      left = step.from;
    else if (step.state != nullptr)
      left = std::nullopt;
    was_there = was_there || step.state != nullptr;
  }
  return left;
}

}  // namespace planwatch
