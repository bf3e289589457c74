#include "collectors/exposition/health.h"

namespace planwatch {

std::size_t SourceHealth::rows_rejected() const {
  std::size_t sum = 0;
  for (const auto& [reason, count] : rejected) sum += count;
  return sum;
}

ReadingState StateOf(const SourceHealth& health) {
  if (!health.tried) return ReadingState::kNotRead;
  if (health.held_back) return ReadingState::kHeldBack;
  if (!health.up) return ReadingState::kFailed;
  for (const auto& [about, count] : health.doubts)
    if (count > 0) return ReadingState::kDoubtful;
  return ReadingState::kOk;
}

std::string_view StateName(ReadingState state) {
  switch (state) {
    case ReadingState::kNotRead:
      return "not_read";
    case ReadingState::kOk:
      return "ok";
    case ReadingState::kDoubtful:
      return "doubtful";
    case ReadingState::kHeldBack:
      return "held_back";
    case ReadingState::kFailed:
      return "failed";
  }
  return {};
}

}  // namespace planwatch
