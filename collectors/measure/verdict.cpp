#include "collectors/measure/verdict.h"

#include <string>

#include "collectors/base/text.h"
#include "collectors/words/colour.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

// A longer text is a remark.
constexpr std::size_t kLongest = 60;

// All as whole cells, folded, without "target" behind them.
constexpr std::string_view kGoodWords[] = {
    "met", "achieved", "meeting", "meets", "on track", "ahead",
    "hit", "ahead of", "passed",  "pass",  "reached",  "better than"};
constexpr std::string_view kBadWords[] = {
    "not met",     "unmet",        "not achieved", "missed",
    "not meeting", "miss",         "failed",       "fail",
    "failing",     "off track",    "behind",       "not hit",
    "not reached", "not on track", "did not meet", "worse than"};
// Only of a target.
constexpr std::string_view kGoodOfTargetWords[] = {"on", "at"};
constexpr std::string_view kBadOfTargetWords[] = {"off", "not on", "not at"};
constexpr std::string_view kBetweenWords[] = {
    "partial",   "partly met",  "partially met",    "nearly met",
    "near",      "close",       "close to",         "complete",
    "completed", "nearly",      "at risk",          "partly",
    "partially", "in progress", "within tolerance", "just off"};
constexpr std::string_view kAboveWords[] = {"above", "over", "exceeded",
                                            "exceeds", "exceeding"};
constexpr std::string_view kBelowWords[] = {"below", "under"};
constexpr std::string_view kMetWords[] = {"yes", "y", "true", "better"};
constexpr std::string_view kUnmetWords[] = {"no", "n", "false", "worse"};

// "Target met", "Met target", "Below the target" without the target.
std::string WithoutTarget(std::string_view folded) {
  std::string text;
  for (const std::string& word : Words(folded)) {
    if (word == "target" || word == "targets" || word == "the") continue;
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

Verdict VerdictOf(Rag rag) {
  return rag == Rag::kGreen ? Verdict::kGood
         : rag == Rag::kRed ? Verdict::kBad
                            : Verdict::kBetween;
}

}  // namespace

std::optional<Verdict> ReadVerdict(const Cell& cell,
                                   const VerdictColumn& column) {
  const std::string folded = Fold(cell.text);
  if (folded.empty()) {
    if (!column.names_rating || !cell.fill) return std::nullopt;
    const Rag rag = RagOfColour(*cell.fill);
    return rag == Rag::kUnrated ? std::nullopt : std::optional(VerdictOf(rag));
  }
  if (folded.size() > kLongest) return std::nullopt;
  if (IsAmong(kMetWords, folded) || IsAmong(kUnmetWords, folded)) {
    if (!column.asks_whether) return std::nullopt;
    return IsAmong(kMetWords, folded) ? Verdict::kGood : Verdict::kBad;
  }
  const std::string text = WithoutTarget(folded);
  if (IsAmong(kGoodWords, text)) return Verdict::kGood;
  if (IsAmong(kBadWords, text)) return Verdict::kBad;
  if (text != folded) {
    if (IsAmong(kGoodOfTargetWords, text)) return Verdict::kGood;
    if (IsAmong(kBadOfTargetWords, text)) return Verdict::kBad;
  }
  if (IsAmong(kBetweenWords, text)) return Verdict::kBetween;
  if (IsAmong(kAboveWords, text)) return Verdict::kAbove;
  if (IsAmong(kBelowWords, text)) return Verdict::kBelow;
  const RatingReading rating = ReadRating(cell.text, {});
  const bool letter = rating.letter_with_remark || folded.size() == 1;
  if (rating.by != RatedBy::kColour || !rating.rated() ||
      (letter && !column.names_rating))
    return std::nullopt;
  return VerdictOf(rating.worst());
}

std::optional<Rag> RagOf(Verdict verdict, double value, double target) {
  switch (verdict) {
    case Verdict::kGood:
      return Rag::kGreen;
    case Verdict::kBad:
      return Rag::kRed;
    case Verdict::kBetween:
      return Rag::kAmber;
    case Verdict::kAbove:
      return value < target ? std::optional(Rag::kGreen) : std::nullopt;
    case Verdict::kBelow:
      return value > target ? std::optional(Rag::kRed) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace planwatch
