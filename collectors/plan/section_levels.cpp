#include "collectors/plan/section_levels.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/plan/section.h"

namespace planwatch {
namespace {

// "Priority area", "Strategic objective", "Health and wellbeing".
constexpr std::size_t kMostLabelWords = 3;  // words

constexpr std::string_view kRoman[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                       "vii", "viii", "ix",  "x",  "xi", "xii"};

// Takes a number off the front: "2.1", "b", "iv", "A1"; adds its form and
// values. False: the text does not begin with one.
bool TakeNumber(std::string_view& text, Opening& opening) {
  const std::size_t end = std::min(text.find_first_of(" ):"), text.size());
  std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  const bool dot = word.ends_with('.');
  if (dot) word.remove_suffix(1);
  if (word.ends_with(".0")) word.remove_suffix(2);  // "2.0" is above "2.1"
  if (word.empty()) return false;
  const std::string folded = Fold(word);
  const auto* const roman =
      std::find(std::begin(kRoman), std::end(kRoman), folded);
  if (roman != std::end(kRoman)) {
    opening.form += IsLower(word[0]) ? 'i' : 'I';
    opening.values.push_back(static_cast<int>(roman - kRoman) + 1);
  } else {
    for (std::size_t i = 0; i < word.size();) {
      if (IsDigit(word[i])) {
        constexpr int kMostCounted = 10000;  // else it may overflow
        int value = 0;
        for (; i < word.size() && IsDigit(word[i]); ++i)
          value = std::min(value * 10 + (word[i] - '0'), kMostCounted);
        opening.form += '1';
        opening.values.push_back(value);
        continue;
      }
      const char letter = folded.size() == word.size() ? folded[i] : '\0';
      const bool is_letter = IsLower(letter);
      // Of a word, or of a date.
      if ((!is_letter && letter != '.') ||
          (is_letter && i > 0 && IsLower(folded[i - 1])))
        return false;
      if (is_letter) opening.values.push_back(letter - 'a' + 1);
      opening.form += !is_letter ? '.' : IsLower(word[i]) ? 'a' : 'A';
      ++i;
    }
  }
  if (dot) opening.form += '.';
  return true;
}

// The mark between what stands in front and the heading's own words.
char MarkOf(std::string_view text) {
  const std::size_t at = text.find_first_not_of(' ');
  if (at == std::string_view::npos) return '\0';
  return std::string_view("):-").find(text[at]) != std::string_view::npos
             ? text[at]
             : ' ';
}

// "I. Prevent", but not "A safer city": a letter alone needs a mark.
bool IsMarked(const Opening& opening, char mark) {
  return mark != ' ' || opening.form.ends_with('.') ||
         opening.form.find('1') != std::string::npos;
}

bool BeginsAsNote(const std::string& heading) {
  constexpr std::string_view kNotes[] = {"kpi",
                                         "kpis",
                                         "key performance indicator",
                                         "measure",
                                         "measures",
                                         "key performance indicators",
                                         "note",
                                         "notes",
                                         "performance indicator",
                                         "n.b.",
                                         "nb",
                                         "performance indicators",
                                         "success measure",
                                         "success measures",
                                         "performance measure",
                                         "performance measures"};
  const std::string folded = Fold(heading);
  const std::size_t colon = folded.find(':');
  return colon != std::string::npos &&
         IsAmong(kNotes, std::string_view(folded).substr(0, colon));
}

bool IsSameLook(const SectionHeading& a, const SectionHeading& b) {
  return a.fill == b.fill && a.bold == b.bold;
}

}  // namespace

bool Opening::GoesOnTo(const Opening& other) const {
  return !form.empty() && form == other.form &&
         (values.empty() || values < other.values);
}

Opening OpeningOf(const std::string& heading) {
  // Dashes alike, letters as they are.
  std::string dashed = Tidy(heading);
  for (const std::string_view dash : {"–", "—"})
    for (std::size_t at = 0; (at = dashed.find(dash)) != std::string::npos;)
      dashed.replace(at, dash.size(), "-");
  std::string_view rest = dashed;
  Opening opening;
  if (rest.starts_with('(')) rest.remove_prefix(1);
  if (TakeNumber(rest, opening)) {
    const char mark = MarkOf(rest);
    if (!IsMarked(opening, mark)) return {};
    opening.form += mark;
    return opening;
  }
  // "Priority area 2: …", "Strategic priority - …".
  rest = dashed;
  std::string label;
  for (std::size_t words = 0; words < kMostLabelWords; ++words) {
    opening = {};
    std::string_view behind = rest;
    if (words > 0 && TakeNumber(behind, opening)) {
      const char mark = MarkOf(behind);
      if (IsMarked(opening, mark)) {
        opening.form = label + opening.form + mark;
        return opening;
      }
    }
    const std::size_t end = rest.find_first_of(" :");
    if (end == std::string_view::npos) return {};
    label += Fold(rest.substr(0, end)) + ' ';
    const bool colon = rest[end] == ':';
    rest.remove_prefix(std::min(rest.find_first_not_of(' ', end), rest.size()));
    if (colon || rest.starts_with("- "))
      return {label + (colon ? ':' : '-'), {}};
  }
  return {};
}

SectionHeading MakeSectionHeading(const std::string& text, const Cell& cell,
                                  std::size_t column) {
  const bool white = cell.fill == Colour{255, 255, 255};
  return {.text = text,
          .opening = OpeningOf(text),
          .fill = white ? std::nullopt : cell.fill,
          .bold = cell.bold,
          .column = column};
}

void SectionLevels::SetPriority(const std::string& text) {
  priority_ = {ToLabel(text)};
  lower_.reset();
}

bool SectionLevels::IsNote(const std::string& heading) const {
  return BeginsAsNote(heading) && !BeginsAsNote(objective_.text) &&
         !(objective_.text.empty() && priority_.text.empty());
}

void SectionLevels::ApplyCaption(const std::string& caption) {
  before_.reset();
  for (const std::string& heading : Split(caption, '\n')) {
    if (IsPriority(heading)) {
      SetPriority(heading);
      objective_ = {};
    } else if (IsNumberedObjective(heading)) {
      objective_ = {Cut(heading, kHeadingCharacters)};
    }
  }
}

// Whether the heading is like the priority, and not like those below it: it
// begins in the same way or, where none has an opening, looks the same.
bool SectionLevels::IsOfPriority(const SectionHeading& heading) const {
  if (priority_.text.empty()) return false;
  const std::string& form = heading.opening.form;
  if (form != priority_.opening.form) return false;
  if (!form.empty()) return !lower_ || lower_->opening.form != form;
  return lower_ && lower_->opening.form.empty() &&
         IsSameLook(heading, priority_) && !IsSameLook(heading, *lower_);
}

// Whether the objective in force, behind actions and right above the heading,
// stands elsewhere in its row than the headings before and behind it.
bool SectionLevels::EndedSection(const SectionHeading& heading) const {
  return priority_.text.empty() && before_ && !before_->text.empty() &&
         before_->column == heading.column &&
         objective_.column != heading.column;
}

void SectionLevels::TakePriority(SectionHeading heading) {
  heading.text = ToLabel(heading.text);
  priority_ = std::move(heading);
  lower_.reset();
}

bool SectionLevels::Apply(SectionHeading heading, SectionColumn column,
                          AboveSection above, bool has_objectives) {
  const bool is_objective = column == SectionColumn::kObjective;
  const bool below_heading = above == AboveSection::kHeading;
  if (!is_objective && (column == SectionColumn::kPriority || has_objectives ||
                        IsPriority(heading.text) || IsOfPriority(heading))) {
    TakePriority(std::move(heading));
    if (!has_objectives) objective_ = {};
    before_.reset();
    return true;
  }
  const bool ended = below_heading && !is_objective && EndedSection(heading);
  // Of two headings, one right below the other, the upper one is the priority,
  // unless the lower one counts on from it.
  if (below_heading && !is_objective && !ended && !objective_.text.empty() &&
      !objective_.opening.GoesOnTo(heading.opening))
    TakePriority(objective_);
  if (!lower_ && !priority_.text.empty()) lower_ = heading;
  before_ =
      above == AboveSection::kAction ? std::optional(objective_) : std::nullopt;
  objective_ = std::move(heading);
  return !ended;
}

}  // namespace planwatch
