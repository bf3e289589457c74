#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "collectors/words/dated.h"
#include "collectors/words/lexer.h"

namespace planwatch {
namespace {

class Sentence {
 public:
  explicit Sentence(const CellText& cell) : tokens_(cell.tokens) {}

  // Where the clause begins that the period at `begin` stands in. A mark that
  // only leads to the period ("Meeting held (4 May)") is inside it.
  std::size_t BeginOfClause(std::size_t begin, std::size_t least) const {
    bool words = false;
    for (; begin > least; --begin) {
      const Token& last = tokens_[begin - 1];
      if (tokens_[begin].starts_line || EndsSentence(begin - 1) ||
          (words && IsMark(begin - 1)))
        break;
      words = words || (last.IsWord() && !IsAmong(kConnecting, last.text) &&
                        !IsAmong(kPartOfDate, last.text));
    }
    return begin;
  }

  std::size_t EndOfClause(std::size_t end, std::size_t next) const {
    while (end < next && !tokens_[end].starts_line && !EndsSentence(end) &&
           !IsMark(end))
      ++end;
    return end;
  }

  // Whether one of the phrases stands in [begin, end), with nothing in front
  // of it by which it is to come.
  bool HasEvent(const Phrases& events, std::size_t begin,
                std::size_t end) const {
    static const Phrases kToCome(kEventToCome);
    for (std::size_t i = begin; i < end; ++i) {
      if (kToCome.Longest(tokens_, i) > 0) return false;
      const std::size_t length = events.Longest(tokens_, i);
      // "Agreed to publish in June" tells what is to be done.
      if (length > 0 && i + length <= end &&
          !(tokens_[i].IsWord("agreed") && i + 1 < end &&
            (tokens_[i + 1].IsWord("to") || tokens_[i + 1].IsWord("that"))))
        return true;
    }
    return false;
  }

  bool HasDeadline(std::size_t begin, std::size_t end) const {
    return std::any_of(At(begin), At(end), [](const Token& token) {
      return IsAmong(kDeadlineNouns, token.text);
    });
  }

  // "By the end of" May.
  bool LeadsToDeadline(std::size_t begin, std::size_t end) const {
    while (end > begin) {
      const std::string_view word = tokens_[--end].text;
      if (IsAmong(kDeadlineLeads, word)) return true;
      if (!IsAmong(kConnecting, word) && !IsAmong(kPartOfDate, word) &&
          !IsAmong(kEarly, word))
        return false;
    }
    return false;
  }

 private:
  std::vector<Token>::const_iterator At(std::size_t i) const {
    return tokens_.begin() + static_cast<std::ptrdiff_t>(i);
  }
  bool SpacedBehind(std::size_t i) const {
    return i + 1 >= tokens_.size() || tokens_[i + 1].spaced;
  }
  bool EndsSentence(std::size_t i) const {
    constexpr std::string_view kEnds[] = {";", "!", "?", "•"};
    return tokens_[i].IsSymbol(".") ? SpacedBehind(i)
                                    : IsAmong(kEnds, tokens_[i].text);
  }
  bool IsMark(std::size_t i) const {
    constexpr std::string_view kMarks[] = {",", "(", ")", "[", "]", ":", "/"};
    return tokens_[i].IsSymbol("-") ? tokens_[i].spaced || SpacedBehind(i)
                                    : IsAmong(kMarks, tokens_[i].text);
  }

  const std::vector<Token>& tokens_;
};

}  // namespace

std::optional<std::size_t> BeginOfEvent(const CellText& cell,
                                        const Dated& dated, std::size_t least,
                                        std::size_t next) {
  static const Phrases kInFront(kEvents), kBehind(kEventsBehind);
  const Sentence sentence(cell);
  const std::size_t begin =
      sentence.BeginOfClause(dated.begin, std::max(least, cell.standing));
  const std::size_t end = sentence.EndOfClause(dated.end, next);
  if (sentence.HasDeadline(begin, dated.begin) ||
      sentence.LeadsToDeadline(begin, dated.begin) ||
      (!sentence.HasEvent(kInFront, begin, dated.begin) &&
       !sentence.HasEvent(kBehind, dated.end, end)))
    return std::nullopt;
  return begin;
}

}  // namespace planwatch
