#include "collectors/table/office/xlsx_number_format.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace planwatch {
namespace {

// One of the parts between semicolons: of positive numbers, of negative ones,
// of zero, of text.
struct Section {
  std::string condition;      // "=0" of "[=0]"
  bool any = false;           // it shows something
  bool needs_digits = false;  // all that it shows is digits where there are
                              // some: "#,###"
  bool IsEmpty() const { return !any; }
};

std::vector<Section> SectionsOf(std::string_view code) {
  std::vector<Section> sections(1);
  const auto show = [&](bool digit) {
    Section& section = sections.back();
    section.needs_digits = digit && (section.needs_digits || !section.any);
    section.any = true;
  };
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
      case ';':
        sections.emplace_back();
        break;
      case '"': {
        const std::size_t end = std::min(code.find('"', i + 1), code.size());
        if (code.substr(i + 1, end - i - 1).find_first_not_of(' ') !=
            std::string_view::npos)
          show(false);
        i = end;
        break;
      }
      case '[': {
        const std::size_t end = std::min(code.find(']', i), code.size());
        const std::string_view inside = code.substr(i + 1, end - i - 1);
        if (inside.starts_with('=') || inside.starts_with('<') ||
            inside.starts_with('>'))
          sections.back().condition = inside;
        else if (inside.starts_with('$') && inside.size() > 1 &&
                 inside[1] != '-')
          show(false);  // a currency
        else if (inside.starts_with('h') || inside.starts_with('m') ||
                 inside.starts_with('s'))
          show(false);  // a length of time
        i = end;
        break;
      }
      case '_':
      case '*':
        ++i;
        break;
      case '\\':
        ++i;
        if (i < code.size() && code[i] != ' ') show(false);
        break;
      case ' ':
        break;
      case '#':
      case ',':
        show(true);
        break;
      default:
        show(false);
        break;
    }
  }
  return sections;
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
  NumberFormat format{
      DateFormatOfCode(code), IsPercentCode(code),
      code.size() >= 3 && code.find_first_not_of(';') == code.npos};
  const std::vector<Section> sections = SectionsOf(code);
  const auto is_conditional = [](const Section& section) {
    return !section.condition.empty();
  };
  if (std::any_of(sections.begin(), sections.end(), is_conditional)) {
    // The only condition that hides something in practice.
    format.shows_zero = sections[0].condition != "=0" || !sections[0].IsEmpty();
    return format;
  }
  const Section& negative = sections[sections.size() > 1 ? 1 : 0];
  const Section& zero = sections[sections.size() > 2 ? 2 : 0];
  // An empty code is the general format.
  const bool general = sections.size() == 1 && sections[0].IsEmpty();
  format.shows_positive = general || !sections[0].IsEmpty();
  format.shows_negative = general || !negative.IsEmpty();
  format.shows_zero = general || !(zero.IsEmpty() || zero.needs_digits);
  return format;
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
