#include "collectors/plan/state_colours.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/words/lexer.h"
#include "collectors/words/rating_words.h"

namespace planwatch {
namespace {

// A state that is a rating, and neither done nor left to a careful reader.
bool IsRatedState(const RatingReading& reading) {
  return reading.by == RatedBy::kState && reading.rated() &&
         !reading.complete && !reading.other && reading.rags.size() == 1;
}

// Where a state stands.
struct Uses {
  std::size_t cells = 0, coloured = 0;
  std::set<Rag> colours;
  Rag word = Rag::kUnrated;

  // Nearly every cell has it; rows that were added last may have none yet.
  bool HaveOneColour() const {
    return coloured > 1 && coloured * 2 > cells && colours.size() == 1;
  }
};

}  // namespace

bool JudgesWork(const std::string& text) {
  const std::string folded = Fold(text);
  const std::vector<Token> tokens = LexPhrase(folded);
  for (std::size_t i = 0; i < tokens.size();) {
    const RatingPhrase* const phrase = FindRatingPhrase(tokens, i);
    if (phrase != nullptr && (phrase->kind == RatingKind::kInTime ||
                              phrase->kind == RatingKind::kSlipping ||
                              phrase->kind == RatingKind::kLate ||
                              phrase->kind == RatingKind::kFailed))
      return true;
    i += phrase != nullptr ? phrase->tokens.size() : 1;
  }
  return false;
}

void StateColours::Apply(const std::string& text,
                         RatingReading& reading) const {
  if (meant.empty() || !IsRatedState(reading)) return;
  if (const auto found = meant.find(Fold(text)); found != meant.end())
    reading.rags = {found->second};
}

bool StateColours::MayRate(const std::string& text,
                           const RatingReading& reading) const {
  return IsRatedState(reading) &&
         (JudgesWork(text) || varied.contains(Fold(text)));
}

StateColours FindStateColours(const Drafts& drafts, const KeyReading& key) {
  constexpr std::size_t kLongest = 60;  // bytes; longer ones tell of the work
  std::map<std::string, Uses> states;
  std::set<Rag> colours;  // of all cells, unrated: of one without
  for (const Draft& draft : drafts.actions)
    for (const PlanField field : {PlanField::kRag, PlanField::kStatus}) {
      const Cell& cell = draft[field];
      if (!HasText(cell.text) || cell.text.size() > kLongest) continue;
      const bool row_is_shaded =
          cell.fill && cell.fill == draft[PlanField::kAction].fill;
      const Rag colour = row_is_shaded ? Rag::kUnrated : ColourOf(cell);
      colours.insert(colour);
      const RatingReading reading = ReadRating(cell.text, {});
      if (!IsRatedState(reading)) continue;
      Uses& uses = states[Fold(cell.text)];
      uses.word = reading.worst();
      ++uses.cells;
      if (colour == Rag::kUnrated) continue;
      ++uses.coloured;
      uses.colours.insert(colour);
    }
  StateColours found;
  for (const auto& [state, uses] : states) {
    if (uses.colours.size() > 1) found.varied.insert(state);
    Rag meant = Rag::kUnrated;
    if (const auto keyed = key.states.find(state); keyed != key.states.end())
      meant = keyed->second;
    else if (colours.size() > 1 && JudgesWork(state) && uses.HaveOneColour())
      meant = *uses.colours.begin();
    const bool agree = uses.colours.empty() || (uses.colours.size() == 1 &&
                                                uses.colours.contains(meant));
    if (agree && meant <= Rag::kGreen && meant != uses.word)
      found.meant.emplace(state, meant);
  }
  return found;
}

}  // namespace planwatch
