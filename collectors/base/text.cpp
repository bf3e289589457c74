#include "collectors/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/encoding.h"

namespace planwatch {
namespace {

enum class Class : unsigned char { kText, kSpace, kBreak, kGone };

Class ClassOf(char32_t code) {
  if (IsInRange(code, 0x0A, 0x0D) || code == 0x85 || code == 0x2028 ||
      code == 0x2029)
    return Class::kBreak;
  if (code == ' ' || code == '\t' || code == 0xA0 || code == 0x1680 ||
      IsInRange(code, 0x2000, 0x200B) || code == 0x202F || code == 0x205F ||
      code == 0x3000)
    return Class::kSpace;
  // Controls, the soft hyphen, joiners and direction marks, the byte order
  // mark.
  if (code < 0x20 || IsInRange(code, 0x7F, 0x9F) || code == 0xAD ||
      IsInRange(code, 0x200C, 0x200F) || IsInRange(code, 0x202A, 0x202E) ||
      IsInRange(code, 0x2060, 0x206F) || code == 0xFEFF)
    return Class::kGone;
  return Class::kText;
}

char32_t FoldCode(char32_t code) {
  if (IsInRange(code, 'A', 'Z') ||
      (IsInRange(code, 0xC0, 0xDE) && code != 0xD7))
    return code + 0x20;
  if (IsInRange(code, 0x2018, 0x201B) || code == 0x2032 || code == 0x02BC)
    return '\'';
  if (IsInRange(code, 0x201C, 0x201F) || code == 0x2033) return '"';
  if (IsInRange(code, 0x2010, 0x2015) || code == 0x2212) return '-';
  return code;
}

// Most cells are ASCII throughout: one look into a table for each byte.
struct Ascii {
  std::array<Class, 0x80> kind;
  std::array<char, 0x80> folded;
};

const Ascii kAscii = [] {
  Ascii ascii{};
  for (char32_t code = 0; code < 0x80; ++code) {
    ascii.kind[code] = ClassOf(code);
    ascii.folded[code] = static_cast<char>(FoldCode(code));
  }
  return ascii;
}();

// How many bytes of the front are tidy as they stand: nearly always all.
template <bool kLines>
std::size_t TidyFront(std::string_view text) {
  bool after_gap = true;
  std::size_t size = 0;
  for (; size < text.size(); ++size) {
    const char c = text[size];
    const bool gap = c == ' ' || (kLines && c == '\n');
    if (gap ? after_gap : c <= ' ' || c >= 0x7F) break;
    after_gap = gap;
  }
  return after_gap && size > 0 ? size - 1 : size;
}

template <bool kLines, bool kFold>
std::string Squeeze(std::string_view text) {
  const std::size_t front = TidyFront<kLines>(text);
  std::string out;
  out.reserve(text.size());
  out = text.substr(0, front);
  if (kFold)
    for (char& c : out) c = kAscii.folded[static_cast<unsigned char>(c)];
  text.remove_prefix(front);
  char gap = 0;  // the white space owed before the next character
  const auto settle = [&] {
    if (gap != 0 && !out.empty()) out += gap;
    gap = 0;
  };
  const auto widen = [&](Class kind) {
    if (kind == Class::kGone) return;
    if (kLines && kind == Class::kBreak) {
      gap = '\n';
    } else if (gap == 0) {
      gap = ' ';
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      ++i;
      if (kAscii.kind[byte] == Class::kText) {
        settle();
        out += kFold ? kAscii.folded[byte] : static_cast<char>(byte);
      } else {
        widen(kAscii.kind[byte]);
      }
      continue;
    }
    const DecodedUtf8 decoded = DecodeUtf8(text.substr(i));
    i += decoded.length;
    const Class kind = ClassOf(decoded.code);
    if (kind == Class::kText) {
      settle();
      AppendUtf8(out, kFold ? FoldCode(decoded.code) : decoded.code);
    } else {
      widen(kind);
    }
  }
  return out;
}

bool IsWordByte(char c) {
  return IsLetter(c) || IsDigit(c) || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Takes the next word off `text`; empty at its end.
std::string_view ConsumeWord(std::string_view& text) {
  while (!text.empty()) {
    const char* const begin =
        std::find_if(text.begin(), text.end(), IsWordByte);
    const char* const end = std::find_if_not(begin, text.end(), IsWordByte);
    std::string_view word(begin, end);
    text = std::string_view(end, text.end());
    while (!word.empty() && word.front() == '\'') word.remove_prefix(1);
    while (!word.empty() && word.back() == '\'') word.remove_suffix(1);
    if (!word.empty()) return word;
  }
  return {};
}

std::u32string CodePoints(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  while (!text.empty()) {
    const DecodedUtf8 decoded = DecodeUtf8(text);
    codes += decoded.code;
    text.remove_prefix(decoded.length);
  }
  return codes;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of
// neighbours count one each.
std::size_t EditDistance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1,
                         last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string Tidy(std::string_view utf8) { return Squeeze<false, false>(utf8); }

std::string TidyLines(std::string_view utf8) {
  return Squeeze<true, false>(utf8);
}

std::string Fold(std::string_view utf8) { return Squeeze<false, true>(utf8); }

std::string FoldLines(std::string_view utf8) {
  return Squeeze<true, true>(utf8);
}

bool HasText(std::string_view utf8) {
  while (!utf8.empty()) {
    const DecodedUtf8 decoded = DecodeUtf8(utf8);
    if (ClassOf(decoded.code) == Class::kText) return true;
    utf8.remove_prefix(decoded.length);
  }
  return false;
}

std::vector<std::string> Words(std::string_view folded) {
  std::vector<std::string> words;
  for (auto word = ConsumeWord(folded); !word.empty();
       word = ConsumeWord(folded))
    words.emplace_back(word);
  return words;
}

bool ContainsWords(std::string_view text, std::string_view phrase) {
  const std::string_view first = ConsumeWord(phrase);
  if (first.empty()) return false;
  for (auto word = ConsumeWord(text); !word.empty(); word = ConsumeWord(text)) {
    if (word != first) continue;
    std::string_view text_rest = text;
    std::string_view phrase_rest = phrase;
    std::string_view wanted;
    do {
      wanted = ConsumeWord(phrase_rest);
      if (wanted.empty()) return true;
    } while (ConsumeWord(text_rest) == wanted);
  }
  return false;
}

std::string Cut(std::string_view utf8, std::size_t characters) {
  if (utf8.size() <= characters) return std::string(utf8);
  if (characters == 0) return {};
  std::size_t kept = 0;  // bytes of the first `characters` - 1 code points
  std::size_t end = 0;
  for (std::size_t count = 0; end < utf8.size(); ++count) {
    if (count == characters)
      return std::string(utf8.substr(0, kept)).append("…");
    kept = end;
    end += DecodeUtf8(utf8.substr(end)).length;
  }
  return std::string(utf8);
}

std::string ToLabel(std::string_view utf8) {
  return Cut(Tidy(utf8), kLabelCharacters);
}

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end;
       (end = text.find(separator, begin)) != std::string_view::npos;
       begin = end + 1)
    parts.emplace_back(text.substr(begin, end - begin));
  parts.emplace_back(text.substr(begin));
  return parts;
}

std::string Join(const std::vector<std::string>& words,
                 std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += separator;
    out += words[i];
  }
  return out;
}

std::optional<std::string> Nearest(std::string_view word,
                                   const std::vector<std::string>& known) {
  const std::u32string codes = CodePoints(word);
  std::size_t least = codes.size() / 3 + 1;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : known) {
    const std::size_t distance = EditDistance(codes, CodePoints(candidate));
    if (distance < least) {
      least = distance;
      nearest = &candidate;
    }
  }
  if (nearest == nullptr) return std::nullopt;
  return *nearest;
}

}  // namespace planwatch
