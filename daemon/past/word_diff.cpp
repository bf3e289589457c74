#include "daemon/past/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

namespace planwatch {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

// A word and the white space before it.
struct Token {
  std::string_view gap, word;
};

struct Tokens {
  std::vector<Token> list;
  std::string_view end;  // white space behind the last word
};

Tokens Split(std::string_view text) {
  Tokens tokens;
  while (true) {
    const std::size_t begin =
        std::min(text.find_first_not_of(kWhiteSpace), text.size());
    if (begin == text.size()) break;
    const std::size_t end =
        std::min(text.find_first_of(kWhiteSpace, begin), text.size());
    tokens.list.push_back(
        {text.substr(0, begin), text.substr(begin, end - begin)});
    text.remove_prefix(end);
  }
  tokens.end = text;
  return tokens;
}

// Puts tokens together to parts.
class Parts {
 public:
  void Add(const Token& token, bool differs) {
    if (parts_.empty() || parts_.back().differs != differs) {
      if (differs) AddSame(token.gap);
      parts_.push_back({std::string(differs ? "" : token.gap), differs});
    } else {
      parts_.back().text += token.gap;
    }
    parts_.back().text += token.word;
  }
  std::vector<DiffPart> Finish(std::string_view end) && {
    AddSame(end);
    return std::move(parts_);
  }

 private:
  void AddSame(std::string_view space) {
    if (space.empty()) return;
    if (parts_.empty() || parts_.back().differs) parts_.emplace_back();
    parts_.back().text += space;
  }

  std::vector<DiffPart> parts_;
};

// How long the longest common subsequence of two ends is: of the words from `i`
// on of one text, and of those from `j` on of the other.
class Lengths {
 public:
  Lengths(const std::vector<std::uint32_t>& before,
          const std::vector<std::uint32_t>& now)
      : width_(now.size() + 1), lengths_((before.size() + 1) * width_) {
    for (std::size_t i = before.size(); i-- > 0;)
      for (std::size_t j = now.size(); j-- > 0;)
        lengths_[i * width_ + j] = before[i] == now[j]
                                       ? At(i + 1, j + 1) + 1
                                       : std::max(At(i + 1, j), At(i, j + 1));
  }
  std::uint32_t At(std::size_t i, std::size_t j) const {
    return lengths_[i * width_ + j];
  }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> lengths_;
};

}  // namespace

WordDiff DiffWords(std::string_view before, std::string_view now) {
  const Tokens a = Split(before), b = Split(now);
  std::map<std::string_view, std::uint32_t> numbers;
  const auto number = [&](const Tokens& tokens) {
    std::vector<std::uint32_t> words;
    for (const Token& token : tokens.list)
      words.push_back(
          numbers
              .emplace(token.word, static_cast<std::uint32_t>(numbers.size()))
              .first->second);
    return words;
  };
  const std::vector<std::uint32_t> all = number(a), all_now = number(b);
  // What both begin and end with needs no table.
  const auto [first, first_now] =
      std::mismatch(all.begin(), all.end(), all_now.begin(), all_now.end());
  const auto same = static_cast<std::size_t>(first - all.begin());
  const auto [last, last_now] =
      std::mismatch(all.rbegin(), std::make_reverse_iterator(first),
                    all_now.rbegin(), std::make_reverse_iterator(first_now));
  const std::vector<std::uint32_t> words(first, last.base()),
      words_now(first_now, last_now.base());
  if (words.size() * words_now.size() > kMostComparedWords)
    return {.before = {{std::string(before), false}},
            .now = {{std::string(now), false}},
            .compared = false};

  const Lengths common(words, words_now);
  Parts parts, parts_now;
  for (std::size_t i = 0; i < same; ++i) {
    parts.Add(a.list[i], false);
    parts_now.Add(b.list[i], false);
  }
  std::size_t i = 0, j = 0;
  while (i < words.size() || j < words_now.size()) {
    const bool both = i < words.size() && j < words_now.size();
    if (both && words[i] == words_now[j]) {
      parts.Add(a.list[same + i++], false);
      parts_now.Add(b.list[same + j++], false);
    } else if (j == words_now.size() ||
               (i < words.size() && common.At(i + 1, j) >= common.At(i, j + 1)))
      parts.Add(a.list[same + i++], true);
    else
      parts_now.Add(b.list[same + j++], true);
  }
  for (std::size_t k = same + i; k < a.list.size(); ++k)
    parts.Add(a.list[k], false);
  for (std::size_t k = same + j; k < b.list.size(); ++k)
    parts_now.Add(b.list[k], false);
  return {.before = std::move(parts).Finish(a.end),
          .now = std::move(parts_now).Finish(b.end)};
}

}  // namespace planwatch
