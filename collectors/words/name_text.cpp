#include "collectors/words/name_text.h"

#include <algorithm>
#include <iterator>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/name_words.h"
#include "collectors/words/name_wraps.h"

namespace planwatch {
namespace {

// Introduce an address or number; without one they are words like others.
constexpr std::string_view kContactWords[] = {
    "t",      "m",    "e",       "x",   "tel",  "telephone", "phone",  "mob",
    "mobile", "cell", "fax",     "ext", "extn", "extension", "email",  "e-mail",
    "mail",   "on",   "contact", "via", "url",  "web",       "website"};

constexpr std::string_view kAddressStarts[] = {"www.", "mailto:", "tel:"};

// A pair of brackets that holds more belongs to no name.
constexpr std::size_t kMostInBrackets = 120;

// Where a contact was; never in a tidied text.
constexpr char kGone = '\x01';

constexpr std::string_view kBullets[] = {"•", "▪", "●", "◦", "‣", "\uF0B7"};

constexpr std::string_view kFrontMarks[] = {
    " ", "·",  "-", "–", "—", "*", ",", ";", ":", ".", "/", "&", "+",
    "|", "\"", "'", "“", "”", "‘", "’", "@", "?", "!", "=", "†"};
// A full stop ends "EM." as well.
constexpr std::string_view kBackMarks[] = {
    " ", "·",  "-", "–", "—", "*", ",", ";", ":", ".", "/", "&", "+",
    "|", "\"", "“", "”", "‘", "@", "?", "!", "=", "†", "'", "’"};

bool IsAsciiWord(char c) { return IsDigit(c) || IsLetter(c); }
bool IsWordByte(char c) {
  return IsAsciiWord(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool IsAddress(std::string_view run) {
  const std::string folded = Fold(run);
  for (const std::string_view start : kAddressStarts)
    if (folded.starts_with(start)) return true;
  const std::size_t at = run.find('@', 1);
  return at != std::string_view::npos &&
         run.find('.', at) != std::string_view::npos;
}

// A run of digits, spaces and dashes that is a telephone's.
bool IsTelephone(std::string_view run) {
  const auto digits = std::count_if(run.begin(), run.end(), IsDigit);
  if (digits < 7) return false;
  return run.front() == '0' || run.front() == '+' ||
         run.find('-') == std::string_view::npos;
}

// Puts kGone where an address or number stood.
std::string WithoutAddresses(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    // An address ends at white space or a mark; only one of the web has
    // slashes.
    std::size_t end = text.find_first_of(" \n,;|()<>\"/", i);
    if (end == i) {
      out += text[i++];
      continue;
    }
    end = std::min(end, text.size());
    const bool web =
        text.substr(i).starts_with("www.") ||
        (text[end - 1] == ':' && text.substr(end).starts_with("//"));
    if (web) end = std::min(text.find_first_of(" \n,;|()<>\"", i), text.size());
    const std::string_view run = text.substr(i, end - i);
    if (web || IsAddress(run)) {
      out += kGone;
    } else {
      out += run;
    }
    i = end;
  }
  return out;
}

std::string WithoutTelephones(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool starts = (IsDigit(text[i]) || text[i] == '+') &&
                        (i == 0 || !IsWordByte(text[i - 1]));
    if (!starts) {
      out += text[i++];
      continue;
    }
    std::size_t end =
        std::min(text.find_first_not_of("0123456789+- ", i), text.size());
    end = std::min(text.find(" -", i), end);  // a dash between two things
    const bool glued = end < text.size() && IsWordByte(text[end]) &&
                       IsDigit(text[end - 1]);  // runs into a word
    std::string_view run = text.substr(i, end - i);
    while (!run.empty() && !IsDigit(run.back())) run.remove_suffix(1);
    if (!glued && IsTelephone(run)) {
      out += kGone;
      i += run.size();
    } else {
      out += text.substr(i, end - i);
      i = end;
    }
  }
  return out;
}

bool IsContactWord(std::string_view word) {
  while (!word.empty() && (word.back() == ':' || word.back() == '.'))
    word.remove_suffix(1);
  while (!word.empty() && !IsWordByte(word.front())) word.remove_prefix(1);
  const std::string folded = Fold(word);
  return std::find(std::begin(kContactWords), std::end(kContactWords),
                   folded) != std::end(kContactWords);
}

// How many digits of a telephone's extension a word begins with; 0 where it
// does not.
std::size_t ExtensionLength(std::string_view word) {
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if_not(word.begin(), word.end(), IsDigit) - word.begin());
  return digits < 3 || (digits < word.size() && IsWordByte(word[digits]))
             ? 0
             : digits;
}

// "x1234", "(ext.1234)".
bool IsGluedExtension(std::string_view word) {
  while (!word.empty() && !IsWordByte(word.front())) word.remove_prefix(1);
  const std::size_t digits = word.find_first_of("0123456789");
  return digits != std::string_view::npos && digits > 0 &&
         IsContactWord(word.substr(0, digits)) &&
         ExtensionLength(word.substr(digits)) > 0;
}

// A line without its contacts and the words that introduce them.
std::string WithoutContacts(std::string_view line) {
  // All that tells a contact; most lines have none of it.
  if (line.find_first_of("0123456789@:.") == std::string_view::npos)
    return std::string(line);
  const std::vector<std::string> words =
      Split(WithoutTelephones(WithoutAddresses(line)), ' ');
  std::vector<std::string> kept;
  bool gone = false;  // what stands behind, seen from the end
  for (std::size_t i = words.size(); i-- > 0;) {
    const std::string& word = words[i];
    const bool ends = i + 1 == words.size() && word.ends_with(':');
    const std::size_t extension =
        i > 0 && IsContactWord(words[i - 1]) ? ExtensionLength(word) : 0;
    const bool glued = IsGluedExtension(word);
    if (extension > 0 || glued || ((gone || ends) && IsContactWord(word))) {
      gone = true;
      // What stands behind the number, and the brackets of a word, stay.
      if (extension > 0) {
        kept.push_back(word.substr(extension));
        continue;
      }
      const auto first = std::find_if(word.begin(), word.end(), IsWordByte);
      const auto last = std::find_if(word.rbegin(), word.rend(), IsWordByte);
      kept.emplace_back(last.base(), word.end());
      kept.emplace_back(word.begin(), first);
      continue;
    }
    gone = word.find(kGone) != std::string::npos;
    kept.push_back(word);
  }
  std::reverse(kept.begin(), kept.end());
  std::string out = Join(kept, " ");
  // A contact stands apart from its neighbours.
  std::replace(out.begin(), out.end(), kGone, ' ');
  return out;
}

// What SharePoint exports of people and choices: "14;#Ann Hill;#22;#Bob Wood".
std::string WithoutLookups(std::string_view text) {
  constexpr std::string_view kMark = ";#";
  if (text.find(kMark) == text.npos) return std::string(text);
  std::vector<std::string> kept;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(kMark, at), text.size());
    const std::string_view part = text.substr(at, end - at);
    if (!std::all_of(part.begin(), part.end(), IsDigit))
      kept.emplace_back(part);
    at = end + kMark.size();
  }
  return Join(kept, "; ");
}

// "1. Ann Hill 2. Bob Wood": numbers of a list inside a line part as a
// semicolon does.
std::string PartNumbered(std::string text) {
  const std::size_t first = std::min(text.find("1. "), text.find("1) "));
  if (first == text.npos || (first > 0 && text[first - 1] != '\n')) return text;
  const char mark = text[first + 1];
  std::size_t at = first;
  for (char number = '2'; number <= '9'; ++number) {
    at = text.find({' ', number, mark, ' '}, at);
    if (at == text.npos) break;
    text.replace(at, 3, " ;");
  }
  return text;
}

// A bullet inside a line parts as a semicolon does.
std::string PlainBullets(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      out += text[i++];
      continue;
    }
    const auto bullet = std::find_if(std::begin(kBullets), std::end(kBullets),
                                     [&](std::string_view mark) {
                                       return text.substr(i).starts_with(mark);
                                     });
    if (bullet != std::end(kBullets)) {
      out += " ; ";
      i += bullet->size();
    } else {
      out += text[i++];
    }
  }
  return out;
}

// Brackets in pairs alone, none of them over a line's end.
std::string PairBrackets(std::string text) {
  std::vector<std::size_t> open;
  std::vector<bool> paired(text.size());
  const auto at = [&](std::size_t i) {
    return text.begin() + static_cast<std::ptrdiff_t>(i);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' || text[i] == '<') text[i] = '(';
    if (text[i] == ']' || text[i] == '>') text[i] = ')';
    if (text[i] == '(') open.push_back(i);
    if (text[i] != ')' || open.empty()) continue;
    const std::size_t begin = open.back();
    open.pop_back();
    if (i - begin > kMostInBrackets) continue;
    std::replace(at(begin), at(i), '\n', ' ');
    paired[begin] = paired[i] = true;
  }
  std::size_t line = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line = i + 1;
    if ((text[i] != '(' && text[i] != ')') || paired[i]) continue;
    // "a) Ann": a number of a list.
    if (text[i] == ')' && i - line <= 2 &&
        std::all_of(at(line), at(i), IsWordByte))
      std::fill(at(line), at(i), ' ');
    text[i] = ' ';
  }
  return text;
}

// Brackets without a letter in them are blank: "(1)", "()".
std::string BlankBrackets(std::string text) {
  if (text.find('(') == std::string::npos) return text;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') open.push_back(i);
    if (IsWordByte(text[i]) && !IsDigit(text[i])) open.clear();
    if (text[i] != ')' || open.empty()) continue;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(open.back()),
              text.begin() + static_cast<std::ptrdiff_t>(i) + 1, ' ');
    open.pop_back();
  }
  return text;
}

// Whether the line is one pair of brackets and nothing else.
bool IsWrapped(std::string_view line) {
  if (!line.starts_with('(')) return false;
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '(') ++depth;
    if (line[i] == ')' && --depth == 0) return i + 1 == line.size();
  }
  return false;
}

std::string_view FirstWord(std::string_view line) {
  return line.substr(0, line.find(' '));
}
std::string_view LastWord(std::string_view line) {
  const std::size_t space = line.rfind(' ');
  return space == std::string_view::npos ? line : line.substr(space + 1);
}

// The length of a list's number in front: "1. ", "12.Ann".
std::size_t NumberInFront(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) ++digits;
  if (digits == 0 || digits > 2 || digits + 1 >= text.size() ||
      text[digits] != '.' || IsDigit(text[digits + 1]))
    return 0;
  return digits + 1;
}

std::size_t FrontLength(std::string_view text) {
  if (text.empty()) return 0;
  if (!IsAsciiWord(text.front()))
    for (const std::string_view mark : kFrontMarks)
      if (text.starts_with(mark)) return mark.size();
  if (text == "o" || text.starts_with("o ")) return 1;  // a bullet of Word
  const std::string_view word = FirstWord(text);
  if (word.size() < text.size() && IsNameJoint(word)) return word.size();
  return NumberInFront(text);
}

std::size_t BackLength(std::string_view text) {
  if (text.empty()) return 0;
  if (!IsAsciiWord(text.back()))
    for (const std::string_view mark : kBackMarks)
      if (text.ends_with(mark)) return mark.size();
  const std::string_view word = LastWord(text);
  return IsNameJoint(word) || word == "etc" ? word.size() : 0;
}

}  // namespace

std::vector<std::string> NameLines(std::string_view cell) {
  std::vector<std::string> lines;
  const std::string text =
      PairBrackets(PlainBullets(PartNumbered(WithoutLookups(TidyLines(cell)))));
  for (const std::string& raw : Split(text, '\n')) {
    std::string line =
        Tidy(BlankBrackets(WithoutContacts(Tidy(BlankBrackets(raw)))));
    // Brackets that come first belong to no name before them.
    for (int i = 0; i < 2 && lines.empty() && IsWrapped(line); ++i)
      line = Tidy(std::string_view(line).substr(1, line.size() - 2));
    if (line.empty()) continue;
    if (!lines.empty() &&
        (IsNameJoint(FirstWord(line)) || IsNameJoint(LastWord(lines.back())))) {
      lines.back().append(" ").append(line);
    } else if (const std::string_view joint =
                   lines.empty() ? "" : WrapJoint(lines.back(), line);
               !joint.empty()) {
      lines.back().append(joint).append(line);
    } else {
      lines.push_back(line);
    }
  }
  return lines;
}

std::string_view BareFront(std::string_view tidied) {
  while (const std::size_t length = FrontLength(tidied))
    tidied.remove_prefix(length);
  return tidied;
}

std::string_view BareView(std::string_view tidied) {
  tidied = BareFront(tidied);
  while (const std::size_t length = BackLength(tidied))
    tidied.remove_suffix(length);
  return tidied;
}

std::string BareName(std::string_view text) {
  const std::string tidied = Tidy(text);
  return std::string(BareView(tidied));
}

std::string WithoutBrackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')') depth = std::max(depth - 1, 0);
    if (depth == 0 && c == ')') out += ' ';
  }
  return Tidy(out);
}

}  // namespace planwatch
