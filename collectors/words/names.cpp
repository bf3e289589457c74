#include "collectors/words/names.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// What stands in a cell of nobody.
constexpr std::string_view kNobody[] = {"tbc",
                                        "tba",
                                        "tbd",
                                        "to be confirmed",
                                        "to be agreed",
                                        "to be determined",
                                        "to be identified",
                                        "to be appointed",
                                        "to be decided",
                                        "n/a",
                                        "na",
                                        "not applicable",
                                        "none",
                                        "nil",
                                        "unknown",
                                        "not known",
                                        "not yet known",
                                        "not assigned",
                                        "unassigned",
                                        "vacant",
                                        "vacancy",
                                        "no lead",
                                        "?",
                                        "-"};

// A part of a name of two words or more is no person's where it has one of
// these: "Social Care & Public Health" is one lead.
constexpr std::string_view kOfOffices[] = {
    "agency",      "board",        "care",         "centre",        "children",
    "children's",  "city",         "commissioner", "commissioning", "community",
    "coordinator", "co-ordinator", "council",      "department",    "deputy",
    "director",    "directorate",  "education",    "families",      "family",
    "group",       "head",         "health",       "help",          "housing",
    "interim",     "lead",         "legal",        "manager",       "nurse",
    "of",          "office",       "officer",      "partnership",   "people",
    "people's",    "police",       "public",       "safeguarding",  "safety",
    "school",      "schools",      "senior",       "service",       "services",
    "skills",      "social",       "strategic",    "support",       "team",
    "trust",       "voluntary",    "worker",       "workers",       "young",
    "youth"};

template <typename List>
bool Among(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A person's name, or an agency's initials.
bool LooksLikeName(std::string_view part) {
  std::vector<std::string> words = Split(Tidy(part), ' ');
  if (words.size() == 1) {
    const std::string& word = words.front();
    return word.size() >= 2 && word.size() <= 6 &&
           std::all_of(word.begin(), word.end(), IsUpper);
  }
  return words.size() <= 4 &&
         std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return !word.empty() &&
                  (IsUpper(word.front()) ||
                   static_cast<unsigned char>(word.front()) >= 0x80) &&
                  !Among(kOfOffices, Fold(word));
         });
}

// The parts of a line between commas, semicolons, slashes and bars outside
// brackets, as [begin, end).
using Part = std::pair<std::size_t, std::size_t>;
std::vector<Part> PartsAtMarks(std::string_view line) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '(') ++depth;
    if (c == ')') depth = std::max(depth - 1, 0);
    const bool number = c == '/' && i > 0 && i + 1 < line.size() &&
                        IsDigit(line[i - 1]) && IsDigit(line[i + 1]);  // 24/7
    if (depth > 0 || number ||
        std::string_view(",;/|").find(c) == std::string_view::npos)
      continue;
    parts.emplace_back(begin, i);
    begin = i + 1;
  }
  parts.emplace_back(begin, line.size());
  return parts;
}

// "A. Hill & B. Wood" is two, "Health & Social Care" one.
std::vector<Part> PartsAtNames(std::string_view line, Part part) {
  for (const std::string_view joint : {" & ", " and ", " + "}) {
    for (std::size_t at = line.find(joint, part.first);
         at != std::string_view::npos && at < part.second;
         at = line.find(joint, at + 1)) {
      const Part right{at + joint.size(), part.second};
      if (right.first > right.second ||
          !LooksLikeName(line.substr(part.first, at - part.first)))
        continue;
      std::vector<Part> rest = PartsAtNames(line, right);
      const auto [begin, end] = rest.front();
      if (!LooksLikeName(line.substr(begin, end - begin))) continue;
      rest.insert(rest.begin(), Part{part.first, at});
      return rest;
    }
  }
  return {part};
}

// Puts together again what `whole` (folded) runs through.
void Rejoin(std::string_view line, std::string_view whole,
            std::vector<Part>& parts) {
  const auto holds = [&](std::size_t first, std::size_t last) {
    return ContainsWords(
        Fold(line.substr(parts[first].first,
                         parts[last].second - parts[first].first)),
        whole);
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (holds(i, i)) continue;
    for (std::size_t last = i + 1; last < parts.size(); ++last) {
      if (!holds(i, last)) continue;
      if (!holds(i + 1, last)) {
        parts[i].second = parts[last].second;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                    parts.begin() + static_cast<std::ptrdiff_t>(last) + 1);
      }
      break;
    }
  }
}

// Without a bullet or number in front, and without a mark behind.
std::string Bare(std::string_view part) {
  static constexpr std::string_view kBullets[] = {"•", "·", "▪", "◦", "●",
                                                  "-", "–", "*", "o "};
  std::string text = Tidy(part);
  for (const std::string_view bullet : kBullets)
    if (text.starts_with(bullet)) {
      text = Tidy(std::string_view(text).substr(bullet.size()));
      break;
    }
  std::size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) ++digits;
  if (digits > 0 && digits <= 2 && text.size() > digits + 1 &&
      (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ')
    text = Tidy(std::string_view(text).substr(digits + 1));
  while (!text.empty() &&
         std::string_view(",;:&").find(text.back()) != std::string_view::npos)
    text = Tidy(std::string_view(text).substr(0, text.size() - 1));
  return text;
}

}  // namespace

NamesReading ReadNames(std::string_view cell, const LeadRules& rules) {
  if (cell.size() > kMaxNamesBytes) return {.too_long = true};
  std::vector<std::string> wholes;
  for (const std::string& kept : rules.keep) wholes.push_back(Fold(kept));
  for (const auto& [written, role] : rules.rename)
    wholes.push_back(Fold(written));

  std::vector<std::string> leads, met;
  const auto add = [&](std::string_view part) {
    std::string lead = Bare(part);
    const std::string folded = Fold(lead);
    if (folded.empty() || Among(kNobody, folded)) return;
    for (const auto& [written, role] : rules.rename)
      if (Fold(written) == folded) lead = Tidy(role);
    const std::string key = Fold(lead);
    if (key.empty() || Among(met, key)) return;
    met.push_back(key);
    leads.push_back(std::move(lead));
  };

  for (const std::string& line : Split(TidyLines(cell), '\n')) {
    if (Among(kNobody, Fold(line))) continue;  // n/a has a slash
    std::vector<Part> parts;
    for (const Part& part : PartsAtMarks(line))
      for (const Part& name : PartsAtNames(line, part)) parts.push_back(name);
    for (const std::string& whole : wholes) Rejoin(line, whole, parts);
    for (const auto& [begin, end] : parts)
      add(std::string_view(line).substr(begin, end - begin));
  }
  return {.names = std::move(leads)};
}

bool LooksLikeNames(std::string_view cell) { return LooksLikeName(Tidy(cell)); }

}  // namespace planwatch
