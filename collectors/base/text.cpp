#include "collectors/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace planwatch {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// One code point and the bytes that it took. Where `valid` is false it is the
// replacement character for one byte.
struct Decoded {
  char32_t code;
  std::size_t length;
  bool valid;
};

Decoded Decode(std::string_view bytes) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length)
    return {kReplacement, 1, false};
  char32_t code = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kReplacement, 1, false};
    code = code << 6 | (byte(i) & 0x3F);
  }
  static constexpr char32_t kLeast[] = {0x80, 0x800, 0x10000};
  if (code < kLeast[length - 2] || (code >= 0xD800 && code <= 0xDFFF) ||
      code > 0x10FFFF)
    return {kReplacement, 1, false};
  return {code, length, true};
}

void Append(std::string& out, char32_t code) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80 | (code >> shift & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12), tail(6), tail(0);
  }
}

bool In(char32_t code, char32_t first, char32_t last) {
  return code >= first && code <= last;
}

enum class Class : unsigned char { kText, kSpace, kBreak, kGone };

Class ClassOf(char32_t code) {
  if (In(code, 0x0A, 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029)
    return Class::kBreak;
  if (code == ' ' || code == '\t' || code == 0xA0 || code == 0x1680 ||
      In(code, 0x2000, 0x200B) || code == 0x202F || code == 0x205F ||
      code == 0x3000)
    return Class::kSpace;
  // Controls, the soft hyphen, joiners and direction marks, the byte order
  // mark.
  if (code < 0x20 || In(code, 0x7F, 0x9F) || code == 0xAD ||
      In(code, 0x200C, 0x200F) || In(code, 0x202A, 0x202E) ||
      In(code, 0x2060, 0x206F) || code == 0xFEFF)
    return Class::kGone;
  return Class::kText;
}

char32_t FoldCode(char32_t code) {
  if (In(code, 'A', 'Z') || (In(code, 0xC0, 0xDE) && code != 0xD7))
    return code + 0x20;
  if (In(code, 0x2018, 0x201B) || code == 0x2032 || code == 0x02BC) return '\'';
  if (In(code, 0x201C, 0x201F) || code == 0x2033) return '"';
  if (In(code, 0x2010, 0x2015) || code == 0x2212) return '-';
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

template <bool kLines, bool kFold>
std::string Squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
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
    const Decoded decoded = Decode(text.substr(i));
    i += decoded.length;
    const Class kind = ClassOf(decoded.code);
    if (kind == Class::kText) {
      settle();
      Append(out, kFold ? FoldCode(decoded.code) : decoded.code);
    } else {
      widen(kind);
    }
  }
  return out;
}

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Takes the next word off `text`; empty at its end.
std::string_view TakeWord(std::string_view& text) {
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
    const Decoded decoded = Decode(text);
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

bool IsUtf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded decoded = Decode(bytes.substr(i));
    if (!decoded.valid) return false;
    i += decoded.length;
  }
  return true;
}

std::optional<std::string> Windows1252ToUtf8(std::string_view bytes) {
  // 0x80 to 0x9F; 0 where there is no character.
  static constexpr char16_t kHigh[32] = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    char32_t code = static_cast<unsigned char>(c);
    if (In(code, 0x80, 0x9F)) {
      code = kHigh[code - 0x80];
      if (code == 0) return std::nullopt;
    }
    Append(out, code);
  }
  return out;
}

std::optional<std::string> Utf16ToUtf8(std::string_view bytes,
                                       bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second
                                            : second << 8 | first);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t code = unit(i);
    if (In(code, 0xDC00, 0xDFFF)) return std::nullopt;
    if (In(code, 0xD800, 0xDBFF)) {
      i += 2;
      if (i == bytes.size()) return std::nullopt;
      const char32_t low = unit(i);
      if (!In(low, 0xDC00, 0xDFFF)) return std::nullopt;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    Append(out, code);
  }
  return out;
}

std::string Tidy(std::string_view utf8) { return Squeeze<false, false>(utf8); }

std::string TidyLines(std::string_view utf8) {
  return Squeeze<true, false>(utf8);
}

std::string Fold(std::string_view utf8) { return Squeeze<false, true>(utf8); }

std::string FoldLines(std::string_view utf8) {
  return Squeeze<true, true>(utf8);
}

std::vector<std::string> Words(std::string_view folded) {
  std::vector<std::string> words;
  for (auto word = TakeWord(folded); !word.empty(); word = TakeWord(folded))
    words.emplace_back(word);
  return words;
}

bool ContainsWords(std::string_view text, std::string_view phrase) {
  const std::string_view first = TakeWord(phrase);
  if (first.empty()) return false;
  for (auto word = TakeWord(text); !word.empty(); word = TakeWord(text)) {
    if (word != first) continue;
    std::string_view text_rest = text;
    std::string_view phrase_rest = phrase;
    std::string_view wanted;
    do {
      wanted = TakeWord(phrase_rest);
      if (wanted.empty()) return true;
    } while (TakeWord(text_rest) == wanted);
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
    end += Decode(utf8.substr(end)).length;
  }
  return std::string(utf8);
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
