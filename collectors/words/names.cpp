#include "collectors/words/names.h"

#include <algorithm>
#include <set>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "collectors/words/name_parts.h"
#include "collectors/words/name_ranks.h"
#include "collectors/words/name_shape.h"
#include "collectors/words/name_text.h"
#include "collectors/words/name_words.h"
#include "collectors/words/name_wraps.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

constexpr std::size_t kMostWords = 12;  // more are prose

// Or a person, beside others by their initials.
constexpr std::string_view kNotApplicable = "NA";

// A title's beginnings and ends decide; what is between counts for prose only.
bool IsProse(const NameShape& shape) {
  if (shape.words > kMostWords || shape.sentence) return true;
  return shape.words >= 4 && 2 * shape.lower > shape.words && !shape.IsTitle();
}

// Plain capitalised words, as many as two or three persons have: "Ann Hill Bob
// Wood"; or words without even a space: "Ann HillBob Wood".
bool RunsTogether(std::string_view name, const NameShape& shape) {
  const bool glued = shape.glued && shape.words >= 2;
  return !shape.IsTitle() && !shape.topical &&
         (glued || (shape.plain == shape.words &&
                    (shape.words == 4 || shape.words == 6))) &&
         name.find('(') == std::string_view::npos;
}

bool IsPost(std::string_view base) { return IsShortPost(Fold(base)); }
bool IsBody(std::string_view base, const NameShape& shape) {
  return shape.agency || IsShortBody(Fold(base));
}

// Where the time begins for which somebody leads ("Ann Hill until March");
// npos where none does.
std::size_t TimeBehind(std::string_view base) {
  constexpr std::string_view kTimes[] = {" until ", " till ", " from ",
                                         " since "};
  constexpr std::string_view kWhen[] = {"spring", "summer", "autumn", "winter",
                                        "easter", "end",    "further"};
  for (const std::string_view word : kTimes) {
    const std::size_t at = base.find(word);
    if (at == base.npos) continue;
    const std::string rest = Fold(base.substr(at + word.size()));
    const std::string next = rest.substr(0, rest.find(' '));
    if (MonthNamed(next) || IsAmong(kWhen, next) ||
        (!next.empty() && IsDigit(next[0])))
      return at;
  }
  return base.npos;
}

// Where a task begins that stands behind a name ("Ann: merging the branches",
// "Police to tell the schools"); npos where none does.
std::size_t TaskBehind(std::string_view base) {
  using Kind = NameShape::Kind;
  if (const std::size_t colon = base.find(": "); colon != base.npos) {
    const NameShape task = ShapeOf(base.substr(colon + 1));
    if (ShapeOf(base.substr(0, colon)).kind != Kind::kOther &&
        task.plain_lower > 0 && !task.IsTitle())
      return colon;
  }
  const std::size_t to = base.find(" to ");
  if (to == base.npos || to + 4 >= base.size() || base[to + 4] < 'a' ||
      base[to + 4] > 'z')
    return base.npos;
  // "PA to the head" and "Assistant to …" are titles.
  const NameShape who = ShapeOf(base.substr(0, to));
  const bool acts = who.kind == Kind::kPerson || who.agency || who.body;
  return acts ? to : base.npos;
}

// "LEE, Kate", "O'Neill, Sean P.": no word of a title or body in it.
bool IsSurnameFirst(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos || text.find(',', comma + 1) != text.npos)
    return false;
  const auto words_of = [&](std::string_view part) {
    const std::string tidy = BareName(part);
    std::vector<std::string> words = Split(tidy, ' ');
    const bool name =
        !tidy.empty() &&
        std::all_of(words.begin(), words.end(), [](const std::string& word) {
          return !IsLower(word[0]) && !IsDigit(word[0]) &&
                 NameWordOf(Fold(word)) == NameWord::kNone && !IsPost(word) &&
                 !IsShortBody(Fold(word)) &&
                 word.find_first_of("()&/") == std::string::npos;
        });
    return name ? words : std::vector<std::string>();
  };
  const std::vector<std::string> surname = words_of(text.substr(0, comma)),
                                 forenames = words_of(text.substr(comma + 1));
  // "WMP, CCG" are two bodies.
  const auto is_forename = [](const std::string& word) {
    return word.size() == 1 || (word.size() == 2 && word[1] == '.') ||
           std::any_of(word.begin(), word.end(), IsLower);
  };
  return surname.size() == 1 && surname[0].size() > 1 && !forenames.empty() &&
         forenames.size() <= 2 &&
         std::all_of(forenames.begin(), forenames.end(), is_forename);
}

class Reader {
 public:
  Reader(const LeadRules& rules, const NamesContext& context)
      : context_(context) {
    for (const std::string& kept : rules.keep) wholes_.push_back(Fold(kept));
    for (const auto& [written, role] : rules.rename) {
      wholes_.push_back(Fold(written));
      rename_.emplace(Fold(written), Tidy(role));
    }
  }

  NamesReading Read(std::string_view cell) {
    const std::vector<std::string> lines = NameLines(cell);
    FindBroken(lines);
    for (const std::string& line : lines) {
      if (context_.surname_first != SurnameFirst::kNo)
        for (const std::string& name : Split(line, ';'))
          if (IsSurnameFirst(name)) KeepWhole(BareName(name));
      AddLine(SplitNames(line, wholes_, context_.alone.get()));
    }
    std::vector<std::string>& names = reading_.names;
    const bool initials =
        context_.initials ||
        std::any_of(names.begin(), names.end(), [](const std::string& name) {
          return name != kNotApplicable && LooksLikeInitials(name);
        });
    if (!initials) std::erase(names, kNotApplicable);
    return std::move(reading_);
  }

 private:
  // Of three lines and more of one word each every one is a name.
  void FindBroken(const std::vector<std::string>& lines) {
    std::size_t run = 0;
    std::vector<std::string> last;
    for (std::size_t i = 1; i <= lines.size(); ++i) {
      std::vector<std::string> halves;
      if (i < lines.size()) halves = HalvesOfName(lines[i - 1], lines[i]);
      if (!halves.empty() && !IsWhole(halves[0]) && !IsWhole(halves[1])) {
        last = std::move(halves);
        ++run;
        continue;
      }
      if (run == 1 && reading_.broken.empty()) reading_.broken = last;
      run = 0;
    }
  }

  void AddLine(std::vector<NamePart> parts) {
    if (label_ == NameLabel::kHelp) label_ = NameLabel::kNone;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      NamePart& part = parts[i];
      if (part.label != NameLabel::kNone) {
        label_ = part.label;
      } else if (label_ == NameLabel::kHelp && part.before == ';') {
        label_ = NameLabel::kNone;
      }
      const bool after_name = std::exchange(after_name_, false);
      if (part.text.empty() && after_name &&
          part.behind == NameLabel::kSupport && !context_.partners)
        reading_.names.pop_back();
      if (part.text.empty() || !IsWanted(part)) continue;
      // Brackets alone belong to the name before.
      if (part.base.empty()) {
        if (after_name && part.text.starts_with('(') &&
            part.text.ends_with(')') && !reading_.names.back().ends_with(')'))
          reading_.names.back() += ' ' + part.text;
        continue;
      }
      if (const std::size_t task = TaskBehind(part.base);
          task != std::string::npos && !IsWhole(part.text))
        part.text = part.base =
            BareName(std::string_view(part.base).substr(0, task));
      if (const std::size_t time = TimeBehind(part.base);
          time != std::string::npos && !IsWhole(part.text))
        part.text = part.base =
            BareName(std::string_view(part.base).substr(0, time));
      if (IsNobody(part.base) || !HasLetter(part.base)) continue;
      const NameShape shape = ShapeOf(part.base);
      if (!IsWhole(part.text) && IsProse(shape)) {
        if (reading_.prose.empty()) reading_.prose = part.text;
        continue;
      }
      // "Ann Hill, Head of Housing" is one; a person who is renamed to a role
      // needs no other.
      if (i + 1 < parts.size() && parts[i + 1].before == ',' &&
          parts[i + 1].label == NameLabel::kNone &&
          (shape.kind == NameShape::Kind::kPerson ||
           rename_.contains(Fold(part.text)))) {
        const NameShape next = ShapeOf(parts[i + 1].base);
        // "Ann Hill, Police; Bob Wood, CCG": semicolons outrank commas.
        const bool pair = part.before != ',' && part.before != '&' &&
                          (i + 2 == parts.size() || parts[i + 2].before == ';');
        const bool of_body = pair && parts.size() > 2 &&
                             IsBody(parts[i + 1].base, next) &&
                             !part.text.ends_with(')');
        if ((next.IsRole() || (pair && IsPost(parts[i + 1].base)) || of_body) &&
            !IsProse(next) && !IsWhole(parts[i + 1].text)) {
          Add(rename_.contains(Fold(part.text)) ? part.text
              : of_body ? part.text + " (" + parts[i + 1].text + ')'
                        : part.text + ", " + parts[i + 1].text);
          ++i;
          continue;
        }
      }
      if (HasAreaBehind(parts, i) && !IsWhole(part.text) &&
          !IsWhole(parts[i + 1].text)) {
        const NamePart& area = parts[++i];
        const std::string name = part.text + ", " + area.text;
        if (context_.alone != nullptr &&
            context_.alone->contains(Fold(area.base)) &&
            reading_.run_together.empty())
          reading_.run_together = name;
        Add(name);
        continue;
      }
      if (reading_.run_together.empty() && !IsWhole(part.text) &&
          RunsTogether(part.text, shape))
        reading_.run_together = part.text;
      Add(part.text);
    }
  }

  bool IsWanted(const NamePart& part) const {
    if (context_.partners) return true;
    const NameLabel label =
        part.behind != NameLabel::kNone ? part.behind : label_;
    return label == NameLabel::kNone || label == NameLabel::kLead;
  }

  void Add(std::string name) {
    const auto renamed = rename_.find(Fold(name));
    if (renamed != rename_.end()) {
      name = renamed->second;
      reading_.renamed.insert(renamed->first);
    }
    name = ToLabel(name);
    std::string key = Fold(name);
    if (key.empty() || !met_.insert(std::move(key)).second) return;
    after_name_ = renamed == rename_.end();
    reading_.names.push_back(std::move(name));
  }

  void KeepWhole(const std::string& name) {
    wholes_.push_back(Fold(name));
    if (context_.surname_first == SurnameFirst::kMaybe &&
        reading_.run_together.empty())
      reading_.run_together = name;
  }

  bool IsWhole(std::string_view text) const {
    return std::find(wholes_.begin(), wholes_.end(), Fold(text)) !=
           wholes_.end();
  }
  bool IsNobody(std::string_view text) const {
    if (text == kNotApplicable) return false;  // settled at the end
    const std::string folded = Fold(text);
    return IsPlaceholder(folded) || folded == "others" || folded == "other" ||
           folded == "colleagues";
  }
  static bool HasLetter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      // The first bytes of letters: 0xE2 leads punctuation and symbols, 0xEF
      // and 0xF0 the marks of symbol fonts and emoji.
      return IsLetter(c) || (byte >= 0xC3 && byte <= 0xED && byte != 0xE2);
    });
  }

  const NamesContext context_;
  std::vector<std::string> wholes_;  // folded
  std::map<std::string, std::string> rename_;
  NamesReading reading_;
  std::set<std::string> met_;           // folded
  NameLabel label_ = NameLabel::kNone;  // that holds now
  bool after_name_ = false;  // the last part is the last of the names
};

}  // namespace

NamesReading ReadNames(std::string_view cell, const LeadRules& rules,
                       const NamesContext& context) {
  if (cell.size() > kMaxNamesBytes) return {.too_long = true};
  return Reader(rules, context).Read(cell);
}

bool LooksLikeNames(std::string_view cell) {
  constexpr std::size_t kMostBytes = 200;
  constexpr std::size_t kMostNames = 8;
  constexpr std::size_t kMostWordsOfOne = 8;
  if (cell.size() > kMostBytes) return false;
  const NamesReading reading = ReadNames(cell, {});
  if (reading.names.empty() || reading.names.size() > kMostNames ||
      !reading.prose.empty())
    return false;
  return std::all_of(
      reading.names.begin(), reading.names.end(), [](const std::string& name) {
        const NameShape shape = ShapeOf(WithoutBrackets(name));
        if (shape.words > kMostWordsOfOne || shape.number) return false;
        return shape.words == 1 || shape.opens || shape.lower == 0 ||
               (shape.IsTitle() && shape.plain_lower == 0);
      });
}

std::shared_ptr<const std::set<std::string>> FindAlone(
    std::span<const std::string_view> cells) {
  const auto has_joint = [](std::string_view cell) {
    return cell.find_first_of("&+,") != cell.npos ||
           ContainsWords(Fold(cell), "and");
  };
  if (std::none_of(cells.begin(), cells.end(), has_joint)) return nullptr;
  auto alone = std::make_shared<std::set<std::string>>();
  for (const std::string_view cell : std::set(cells.begin(), cells.end())) {
    if (cell.size() > kMaxNamesBytes) continue;
    for (const std::string& line : NameLines(cell)) {
      const std::vector<NamePart> parts = SplitNames(line, {});
      for (std::size_t i = 0; i < parts.size(); ++i)
        if (HasAreaBehind(parts, i))
          ++i;
        else if (!parts[i].base.empty())
          alone->insert(Fold(parts[i].base));
    }
  }
  return alone;
}

SurnameFirst FindSurnameFirst(std::span<const std::string_view> cells) {
  constexpr std::size_t kSure = 3;  // names that differ
  std::set<std::string> names;
  bool all = true, initials = true;
  for (const std::string_view cell : cells) {
    if (cell.size() > kMaxNamesBytes) return SurnameFirst::kNo;
    for (const std::string& line : NameLines(cell))
      for (const std::string& name : Split(line, ';')) {
        if (IsPlaceholder(Fold(name))) continue;
        if (IsSurnameFirst(name)) {
          names.insert(Fold(name));
          const std::string last = BareName(name.substr(name.rfind(' ') + 1));
          initials = initials && last.size() == 1;
          continue;
        }
        // Lists, or people by one name, which may be such a list's.
        if (name.find(',') != name.npos ||
            ShapeOf(BareName(name)).kind == NameShape::Kind::kWord)
          return SurnameFirst::kNo;
        all = false;
      }
  }
  if (names.empty()) return SurnameFirst::kNo;
  return initials || (all && names.size() >= kSure) ? SurnameFirst::kYes
                                                    : SurnameFirst::kMaybe;
}

bool LooksLikeInitials(std::string_view cell) {
  const std::string text = Tidy(cell);
  return (text.size() == 2 || text.size() == 3) &&
         std::all_of(text.begin(), text.end(), IsUpper);
}

}  // namespace planwatch
