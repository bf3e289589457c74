#include "collectors/table/office/numbering.h"

#include <algorithm>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

constexpr std::size_t kMaxLevels = 100'000;
// A level's text is a few characters; a longer one is left out.
constexpr std::size_t kLongestText = 64;

struct NamedForm {
  std::string_view name;
  NumberForm form;
};

constexpr NamedForm kForms[] = {
    {"decimal", NumberForm::kDecimal},
    {"decimalZero", NumberForm::kDecimalZero},
    {"lowerLetter", NumberForm::kLowerLetter},
    {"upperLetter", NumberForm::kUpperLetter},
    {"lowerRoman", NumberForm::kLowerRoman},
    {"upperRoman", NumberForm::kUpperRoman},
    {"ordinal", NumberForm::kOrdinal},
    {"bullet", NumberForm::kNone},
    {"none", NumberForm::kNone},
};

std::string Roman(std::size_t number) {
  static constexpr std::pair<std::size_t, std::string_view> kDigits[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
      {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
      {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string roman;
  for (const auto& [value, digits] : kDigits)
    for (; number >= value; number -= value) roman += digits;
  return roman;
}

std::string Upper(std::string text) {
  for (char& c : text) c = ToUpper(c);
  return text;
}

std::string_view OrdinalEnding(std::size_t number) {
  if (number / 10 % 10 == 1) return "th";
  switch (number % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

}  // namespace

std::string FormatNumber(std::size_t number, NumberForm form) {
  // The greatest that Word writes in letters and in Roman digits.
  constexpr std::size_t kMaxLetters = 780, kMaxRoman = 32'767;
  std::string decimal = std::to_string(number);
  const bool letters = number > 0 && number <= kMaxLetters;
  const bool roman = number > 0 && number <= kMaxRoman;
  switch (form) {
    case NumberForm::kDecimalZero:
      return number < 10 ? "0" + decimal : decimal;
    // After z comes aa, then bb.
    case NumberForm::kLowerLetter:
      return !letters ? decimal
                      : std::string((number - 1) / 26 + 1,
                                    static_cast<char>('a' + (number - 1) % 26));
    case NumberForm::kUpperLetter:
      return Upper(FormatNumber(number, NumberForm::kLowerLetter));
    case NumberForm::kLowerRoman:
      return roman ? Roman(number) : decimal;
    case NumberForm::kUpperRoman:
      return Upper(FormatNumber(number, NumberForm::kLowerRoman));
    case NumberForm::kOrdinal:
      return decimal + std::string(OrdinalEnding(number));
    case NumberForm::kNone:
      return {};
    case NumberForm::kDecimal:
      break;
  }
  return decimal;
}

class NumberingHandler : public XmlHandler {
 public:
  explicit NumberingHandler(Numbering& numbering) : numbering_(numbering) {}

  Status Start(std::string_view name, const XmlAttributes& a) override {
    const std::string_view value = a.Get("w:val");
    if (name == "w:abstractNum" || name == "w:num" || name == "w:lvl" ||
        name == "w:lvlOverride") {
      if (++count_ > kMaxLevels)
        return Error(
            "the document has more than 100,000 levels of lists; copy the "
            "table into a new one");
    }
    if (name == "w:abstractNum") {
      definition_ =
          &numbering_.definitions_[ParseCount(a.Get("w:abstractNumId"), 0)];
    } else if (name == "w:num") {
      list_ = &numbering_.lists_[ParseCount(a.Get("w:numId"), 0)];
    } else if (name == "w:abstractNumId" && list_ != nullptr) {
      list_->definition = ParseCount(value, 0);
    } else if (name == "w:lvlOverride") {
      own_level_ = ParseCount(a.Get("w:ilvl"), 0);
    } else if (name == "w:startOverride" && list_ != nullptr) {
      list_->starts[own_level_] = ParseCount(value, 1);
    } else if (name == "w:lvl") {
      StartLevel(ParseCount(a.Get("w:ilvl"), 0));
    } else if (level_ != nullptr) {
      StartInLevel(name, value, a);
    }
    return {};
  }

  Status End(std::string_view name) override {
    if (name == "w:lvl") level_ = nullptr;
    if (name == "w:abstractNum") definition_ = nullptr;
    if (name == "w:num") list_ = nullptr;
    return {};
  }

 private:
  void StartLevel(std::size_t level) {
    level_ = nullptr;
    if (level >= Numbering::kLevels) return;
    if (list_ != nullptr) {
      level_ = &list_->levels[level];
    } else if (definition_ != nullptr) {
      level_ = &definition_->levels[level];
    }
  }

  void StartInLevel(std::string_view name, std::string_view value,
                    const XmlAttributes& a) {
    if (name == "w:start") {
      level_->start = ParseCount(value, 1);
    } else if (name == "w:numFmt") {
      for (const NamedForm& known : kForms)
        if (known.name == value) level_->form = known.form;
    } else if (name == "w:lvlText") {
      level_->text = value.size() <= kLongestText ? value : "";
    } else if (name == "w:lvlRestart") {
      level_->restart = ParseCount(value, 0);
    } else if (name == "w:isLgl") {
      level_->legal = a.IsTrue("w:val", true);
    } else {
      level_->run.Read(name, a);
    }
  }

  Numbering& numbering_;
  std::size_t count_ = 0;
  Numbering::Definition* definition_ = nullptr;
  Numbering::List* list_ = nullptr;
  Numbering::Level* level_ = nullptr;
  std::size_t own_level_ = 0;
};

Result<Numbering> Numbering::Read(Archive& archive, std::string_view part) {
  Numbering numbering;
  NumberingHandler handler(numbering);
  if (!part.empty())
    if (Status s = ReadXml(archive, part, handler); !s)
      return std::move(s).error();
  return numbering;
}

const Numbering::Level& Numbering::LevelOf(const List& list,
                                           std::size_t level) const {
  const auto own = list.levels.find(level);
  return own != list.levels.end()
             ? own->second
             : definitions_.at(list.definition).levels[level];
}

ListMark Numbering::Next(const ListPlace& place) {
  const auto found = lists_.find(place.list.value_or(0));
  const std::size_t at = place.level.value_or(0);
  if (found == lists_.end() || at >= kLevels ||
      !definitions_.contains(found->second.definition))
    return {};
  List& list = found->second;
  Definition& definition = definitions_[list.definition];
  // A list that names its own start begins there when it is first met.
  if (!std::exchange(list.used, true))
    for (const auto& [level, start] : list.starts)
      if (level < kLevels) definition.counts[level].reset();

  const auto start_of = [&](std::size_t level) {
    const auto own = list.starts.find(level);
    return own != list.starts.end() ? own->second : LevelOf(list, level).start;
  };
  for (std::size_t level = 0; level < at; ++level)
    if (!definition.counts[level]) definition.counts[level] = start_of(level);
  std::optional<std::size_t>& count = definition.counts[at];
  count = count ? *count + 1 : start_of(at);
  for (std::size_t below = at + 1; below < kLevels; ++below)
    if (at < LevelOf(list, below).restart.value_or(below))
      definition.counts[below].reset();

  const Level& level = LevelOf(list, at);
  ListMark mark;
  mark.ink = level.run.ink.value_or(std::nullopt);
  if (level.form == NumberForm::kNone || level.run.hidden.value_or(false))
    return mark;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const std::size_t named =
        level.text[i] == '%' && i + 1 < level.text.size()
            ? static_cast<std::size_t>(level.text[i + 1] - '1')
            : kLevels;
    if (named >= kLevels) {
      mark.text += level.text[i];
      continue;
    }
    ++i;
    if (named > at) continue;
    mark.text += FormatNumber(
        definition.counts[named].value_or(start_of(named)),
        level.legal ? NumberForm::kDecimal : LevelOf(list, named).form);
  }
  return mark;
}

}  // namespace planwatch
