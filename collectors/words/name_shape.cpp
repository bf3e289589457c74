#include "collectors/words/name_shape.h"

#include <algorithm>
#include <string>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/name_words.h"

namespace planwatch {
namespace {

// "HillBob", but not "McHill" or "SharePoint".
bool IsGlued(std::string_view word) {
  for (std::size_t i = 4; i + 3 <= word.size(); ++i)
    if (IsUpper(word[i]) && IsLower(word[i - 1]) && IsLower(word[i + 1]) &&
        IsLower(word[i + 2]) &&
        std::all_of(word.begin() + 1,
                    word.begin() + static_cast<std::ptrdiff_t>(i), IsLower))
      return true;
  return false;
}

bool LooksLikeCode(std::string_view word) {
  return !word.empty() && word.size() <= 4 &&
         std::all_of(word.begin(), word.end(), IsUpper);
}

NameShape::Kind KindOfOne(std::string_view word, NameWord what) {
  std::string letters;
  for (const char c : word)
    if (c != '.') letters += c;
  if (what != NameWord::kNone || letters.empty() ||
      !std::all_of(letters.begin(), letters.end(),
                   [](char c) { return IsLetter(c) || c == '-' || c == '\''; }))
    return NameShape::Kind::kOther;
  const auto upper = std::count_if(letters.begin(), letters.end(), IsUpper);
  const std::size_t most =
      static_cast<std::size_t>(upper) == letters.size() ? 6 : 4;
  if (upper >= 2 && letters.size() <= most) return NameShape::Kind::kInitials;
  return IsLower(letters.front()) ? NameShape::Kind::kOther
                                  : NameShape::Kind::kWord;
}

}  // namespace

std::vector<WordSpan> WordSpans(std::string_view text) {
  std::vector<WordSpan> spans;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) spans.push_back({i, end});
    i = end + 1;
  }
  return spans;
}

std::string_view WithoutMarks(std::string_view word) {
  while (!word.empty() && kNameMarks.find(word.front()) != word.npos)
    word.remove_prefix(1);
  while (!word.empty() && kNameMarks.find(word.back()) != word.npos)
    word.remove_suffix(1);
  return word;
}

NameShape ShapeOf(std::string_view base) {
  NameShape shape;
  bool persons = true;  // no word speaks against a person's name
  bool subjects = true;
  NameWord before = NameWord::kNone, last = NameWord::kNone;
  std::string_view previous, only;
  for (const WordSpan& span : WordSpans(base)) {
    const std::string_view raw =
        WithoutMarks(base.substr(span.begin, span.end - span.begin));
    if (raw.empty()) continue;
    const std::string folded = Fold(raw);
    if (IsNameJoint(folded)) {
      if ((folded == "of" || folded == "for") && shape.words <= 5 &&
          (before == NameWord::kRole || before == NameWord::kBody))
        shape.opens = true;
      persons = false;
      previous = {};
      continue;
    }
    ++shape.words;
    only = raw;
    const NameWord what = NameWordOf(folded);
    const bool digits = std::any_of(raw.begin(), raw.end(), IsDigit);
    const bool particle = IsLower(raw.front()) && IsNameParticle(folded);
    if (digits && !(raw.size() <= 2 && LooksLikeCode(previous)))
      shape.number = true;
    if (IsLower(raw.front()) && !particle) {
      ++shape.lower;
      if (what == NameWord::kNone) ++shape.plain_lower;
      if (IsSentenceWord(folded) ||
          (folded == "to" && before != NameWord::kRole &&
           !LooksLikeCode(previous)))
        shape.sentence = true;
    }
    if (what != NameWord::kNone) shape.topical = true;
    if (what == NameWord::kNone && raw.size() > 1 && IsUpper(raw.front()) &&
        std::all_of(raw.begin() + 1, raw.end(), IsLower))
      ++shape.plain;
    if (IsGlued(raw)) shape.glued = true;
    persons = persons && what == NameWord::kNone && !digits &&
              (particle || !IsLower(raw.front()));
    subjects =
        subjects && (what == NameWord::kSubject || what == NameWord::kAgency);
    before = last = what;
    previous = raw;
  }
  shape.role = last == NameWord::kRole;
  shape.body = last == NameWord::kBody;
  shape.subject = subjects && shape.words > 0;
  shape.agency = shape.words == 1 && last == NameWord::kAgency;
  if (shape.words == 1 && persons) {
    shape.kind = KindOfOne(only, last);
  } else if (persons && shape.words >= 2 && shape.words <= 4 &&
             shape.lower == 0) {
    shape.kind = NameShape::Kind::kPerson;
  }
  return shape;
}

bool AreTwoNames(const NameShape& left, const NameShape& right, bool listed) {
  using Kind = NameShape::Kind;
  if (left.kind == Kind::kPerson || right.kind == Kind::kPerson) return true;
  if (right.opens) return true;  // "… and Head of Housing" begins anew
  if (left.opens) return false;
  const bool left_one =
      left.kind == Kind::kInitials || left.kind == Kind::kWord;
  const bool right_one =
      right.kind == Kind::kInitials || right.kind == Kind::kWord;
  if (left_one && right_one) return true;
  // "LA and Police", "CCG and Council", "ZW and Directors"; alone "HR and Youth
  // Team" may be one.
  const auto is_agency = [](const NameShape& shape) {
    return shape.agency || (shape.IsTitle() && shape.words == 1);
  };
  if (right.kind == Kind::kInitials && (is_agency(left) || left.body))
    return true;
  if (left.kind == Kind::kInitials &&
      (is_agency(right) || (listed && right.body)))
    return true;
  return left.IsTitle() && right.IsTitle() && left.words > 1 && right.words > 1;
}

}  // namespace planwatch
