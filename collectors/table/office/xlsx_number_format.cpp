#include "collectors/table/office/xlsx_number_format.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

#include "collectors/base/ascii.h"

namespace planwatch {
namespace {

// Excel's limit for a code; what a section shows is no longer.
constexpr std::size_t kLongestLiteral = 255;
// Of positive numbers, negative ones, zero; the fourth is of text.
constexpr std::size_t kMostSections = 3;

// "<5" of "[<5]".
std::optional<NumberSection::Condition> ConditionOf(std::string_view inside) {
  constexpr std::string_view kOperators[] = {"<=", ">=", "<>", "<", ">", "="};
  for (const std::string_view name : kOperators) {
    if (!inside.starts_with(name)) continue;
    const std::string_view number = inside.substr(name.size());
    NumberSection::Condition condition{std::string(name), 0};
    const auto [end, error] = std::from_chars(
        number.data(), number.data() + number.size(), condition.operand);
    if (error == std::errc{}) return condition;
  }
  return std::nullopt;
}

std::vector<NumberSection> SectionsOf(std::string_view code) {
  std::vector<NumberSection> sections(1);
  const auto show = [&](bool digit) {
    NumberSection& section = sections.back();
    section.needs_digits = digit && (section.needs_digits || !section.any);
    section.any = true;
  };
  const auto write = [&](std::string_view literal) {
    NumberSection& section = sections.back();
    if (literal.find_first_not_of(' ') != literal.npos) show(false);
    if (section.literal.size() + literal.size() <= kLongestLiteral)
      section.literal += literal;
  };
  const auto put_number = [&](bool optional) {
    NumberSection& section = sections.back();
    if (!std::exchange(section.has_number, true))
      section.in_front = section.literal.size();
    show(optional);
  };
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
      case ';':
        if (sections.size() == kMostSections) return sections;
        sections.emplace_back();
        break;
      case '"': {
        const std::size_t end = std::min(code.find('"', i + 1), code.size());
        write(code.substr(i + 1, end - i - 1));
        i = end;
        break;
      }
      case '[': {
        const std::size_t end = std::min(code.find(']', i), code.size());
        const std::string_view inside = code.substr(i + 1, end - i - 1);
        if (auto condition = ConditionOf(inside))
          sections.back().condition = std::move(condition);
        else if (inside.starts_with('$') && inside.size() > 1 &&
                 inside[1] != '-')
          show(false);  // a currency
        else if (!inside.empty() &&
                 std::string_view("hms").find(inside.front()) !=
                     std::string_view::npos &&
                 inside.find_first_not_of(inside.front()) == inside.npos) {
          put_number(false);  // a length of time, no colour
          sections.back().is_duration = true;
        }
        i = end;
        break;
      }
      case '_':
      case '*':
        ++i;
        break;
      case '\\':
        ++i;
        if (i < code.size()) write(code.substr(i, 1));
        break;
      case ' ':
        write(" ");
        break;
      case '#':
        put_number(true);
        break;
      case ',':
        show(true);
        break;
      default:
        // "General", a date's letters, "@" for a text.
        if (code[i] == '0' || code[i] == '?' || code[i] == '@' ||
            IsLetter(code[i]))
          put_number(false);
        else if (code[i] == '.' || code[i] == '%')
          show(false);
        else
          write(code.substr(i, 1));
        break;
    }
  }
  return sections;
}

bool Holds(const NumberSection::Condition& condition, double number) {
  const double operand = condition.operand;
  if (condition.comparison == "<") return number < operand;
  if (condition.comparison == "<=") return number <= operand;
  if (condition.comparison == ">") return number > operand;
  if (condition.comparison == ">=") return number >= operand;
  return (number == operand) == (condition.comparison == "=");
}

}  // namespace

DateFormat DateFormatOfCode(std::string_view code) {
  bool day = false, month = false, year = false, hour = false;
  // Only the first section counts; text in quotes, after a backslash and in
  // brackets is none of the format.
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '"':
        i = std::min(code.find('"', i + 1), code.size());
        break;
      case '[':
        i = std::min(code.find(']', i), code.size());
        break;
      case '\\':
      case '_':
      case '*':
        ++i;
        break;
      case 'd':
      case 'D':
        day = true;
        break;
      case 'm':
      case 'M':
        month = true;
        break;
      case 'y':
      case 'Y':
        year = true;
        break;
      case 'h':
      case 'H':
        hour = true;
        break;
      default:
        break;
    }
  }
  if (day && (month || year)) return DateFormat::kDay;
  if (month && year) return DateFormat::kMonth;
  if (hour && !day && !year) return DateFormat::kTime;
  if (year && !day) return DateFormat::kYear;
  // "mmmm" alone is a month; beside hours, m is minutes.
  if (month && !hour && code.find("mmm") != std::string_view::npos)
    return DateFormat::kMonth;
  return DateFormat::kNone;
}

bool IsPercentCode(std::string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    if (code[i] == '%') return true;
    if (code[i] == '"')
      i = std::min(code.find('"', i + 1), code.size());
    else if (code[i] == '[')
      i = std::min(code.find(']', i), code.size());
    else if (code[i] == '\\' || code[i] == '_' || code[i] == '*')
      ++i;
  }
  return false;
}

NumberFormat NumberFormatOfCode(std::string_view code) {
  NumberFormat format;
  format.date = DateFormatOfCode(code);
  format.percent = IsPercentCode(code);
  format.unseen = code.size() >= 3 && code.find_first_not_of(';') == code.npos;
  std::vector<NumberSection> sections = SectionsOf(code);
  // An empty code is the general format.
  if (sections.size() > 1 || !sections[0].IsEmpty())
    format.sections =
        std::make_shared<const std::vector<NumberSection>>(std::move(sections));
  return format;
}

const NumberSection* NumberFormat::SectionOf(double number) const {
  if (sections == nullptr) return nullptr;
  const std::vector<NumberSection>& all = *sections;
  bool conditional = false;
  for (const NumberSection& section : all) {
    if (!section.condition) continue;
    conditional = true;
    if (Holds(*section.condition, number)) return &section;
  }
  if (conditional) {
    // The others are of negative numbers and of the rest.
    if (number < 0 && all.size() == kMostSections && !all[1].condition)
      return &all[1];
    return all.back().condition ? nullptr : &all.back();
  }
  if (number < 0 && all.size() > 1) return &all[1];
  if (number == 0 && all.size() > 2) return &all[2];
  return &all[0];
}

bool NumberFormat::Shows(double number) const {
  const NumberSection* section = SectionOf(number);
  return section == nullptr ||
         !(section->IsEmpty() || (number == 0 && section->needs_digits));
}

bool NumberFormat::IsDuration(double number) const {
  const NumberSection* section = SectionOf(number);
  return section != nullptr && section->is_duration;
}

std::string_view NumberFormat::InPlaceOf(double number) const {
  const NumberSection* section = SectionOf(number);
  if (section == nullptr || section->has_number) return {};
  // Accountants write 0 as a dash.
  if (section->literal.find_first_not_of("- ") == std::string::npos) return {};
  return section->literal;
}

std::string_view NumberFormat::ComparisonOf(double number) const {
  const NumberSection* section = SectionOf(number);
  if (section == nullptr || !section->has_number) return {};
  const std::string_view front =
      std::string_view(section->literal).substr(0, section->in_front);
  for (const std::string_view sign : {"<", ">", "≤", "≥"})
    if (front.find(sign) != front.npos) return front;
  return {};
}

NumberFormat NumberFormatOfId(int id) {
  NumberFormat format;
  format.percent = id == 9 || id == 10;
  if (id == 17)
    format.date = DateFormat::kMonth;
  else if (id >= 18 && id <= 21)
    format.date = DateFormat::kTime;
  else if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) ||
           (id >= 50 && id <= 58))
    format.date = DateFormat::kDay;
  return format;
}

}  // namespace planwatch
