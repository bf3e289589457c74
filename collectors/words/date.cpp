#include "collectors/words/date.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "collectors/words/dated.h"
#include "collectors/words/instant.h"
#include "collectors/words/lexer.h"
#include "collectors/words/none.h"
#include "collectors/words/period.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// A spreadsheet's number of a day, as CSV has it where the cell had no format.
std::optional<Date> SerialDate(std::string_view text) {
  if (text.size() != 5 ||
      text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  int days = 0;
  for (const char c : text) days = days * 10 + (c - '0');
  const Date date = *MakeDate(1899, 12, 30) + std::chrono::days{days};
  const std::chrono::year_month_day day{date};
  return PlausibleDate(static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

template <typename Of>
const Dated* Find(const std::vector<Dated>& dated, Of of) {
  const auto found = std::find_if(dated.begin(), dated.end(), of);
  return found == dated.end() ? nullptr : &*found;
}

// Of periods that say less, none where there are better ones.
template <typename Better>
void Prefer(std::vector<Dated>& dated, Better better) {
  if (Find(dated, better))
    std::erase_if(dated, [&](const Dated& each) { return !better(each); });
}

// Which of a cell's periods is its date, and which is the revised one. The
// first of them; nullopt where there is none.
std::optional<Dated> Choose(std::vector<Dated> dated, DateReading& reading) {
  using Role = Dated::Role;
  const auto is = [](Role role) {
    return [role](const Dated& each) { return each.role == role; };
  };
  const auto is_not = [](Role role) {
    return [role](const Dated& each) { return each.role != role; };
  };
  for (const Dated& each : dated) {
    if (!each.possible || !each.whole) reading.impossible = true;
    if (each.possible &&
        (each.role == Role::kStart || each.role == Role::kBeginning))
      reading.begins = each.span.first;
  }
  std::erase_if(dated, [](const Dated& each) { return !each.possible; });
  if (std::erase_if(dated, is(Role::kStart)) > 0 &&
      std::all_of(dated.begin(), dated.end(), is(Role::kEvent)))
    reading.undated = true;
  Prefer(dated, is_not(Role::kEvent));
  Prefer(dated, is_not(Role::kBeginning));
  Prefer(dated, is_not(Role::kAside));
  reading.reached = Find(dated, is(Role::kReached)) != nullptr;
  Prefer(dated, is_not(Role::kReached));
  // "Review of 2014 by June 2015" is June.
  Prefer(dated, [](const Dated& each) { return !each.is_year; });
  if (dated.empty()) return std::nullopt;

  const Dated* first = &dated.front();
  const Dated* last = nullptr;
  const auto revised =
      std::find_if(dated.rbegin(), dated.rend(), is(Role::kRevised));
  if (revised != dated.rend()) last = &*revised;
  if (const Dated* const original = Find(dated, is(Role::kOriginal))) {
    first = original;
    if (!last) last = Find(dated, is_not(Role::kOriginal));
  } else if (last == first) {
    last = nullptr;  // of what it was revised, the cell does not say
  }
  // Of several milestones the earliest is due, be it listed first or not.
  const Dated* const listed_first = first;
  if (!last)
    for (const Dated& each : dated)
      if (each.role == Role::kPlain && first->role == Role::kPlain &&
          each.span.last < first->span.last)
        first = &each;
  reading.starts = first->role == Role::kBeginning;
  reading.date = first->span.last;
  if (first->span.first != first->span.last) reading.begins = first->span.first;
  if (last && last->span.last != reading.date)
    reading.revised = last->span.last;
  reading.several = !last && Find(dated, [&](const Dated& each) {
    return each.span.last != *reading.date;
  });
  if (first->other != reading.date) reading.other = first->other;
  if (listed_first != first) reading.other = listed_first->span.last;
  reading.guessed = reading.several || reading.reached || first->guessed ||
                    (last && last->guessed);
  return *first;
}

// A year alone behind a word that leads to no date, or behind a figure.
bool IsBareYear(const CellText& cell, const Dated& date) {
  constexpr std::chrono::days kLeap{366};
  if (!date.is_year || date.span.last - date.span.first >= kLeap ||
      date.begin <= cell.standing)
    return false;
  const Token& before = cell.tokens[date.begin - 1];
  return before.kind != Token::Kind::kSymbol &&
         !IsAmong(kPartOfDate, before.text) &&
         !IsAmong(kConnecting, before.text) && !IsAmong(kEarly, before.text);
}

// Whether the token is the "1." or "a)" at the start of a line, or the number
// of a footnote: "[1]".
bool IsListNumber(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].text.size() > 2) return false;
  const auto is = [&](std::size_t at, std::string_view symbol) {
    return at < tokens.size() && tokens[at].IsSymbol(symbol);
  };
  if (tokens[i].starts_line) return is(i + 1, ".") || is(i + 1, ")");
  return i > 0 && ((is(i - 1, "[") && is(i + 1, "]")) ||
                   (is(i - 1, "(") && is(i + 1, ")")));
}

// Whether the cell has words that are not part of a date, or doubts it itself.
bool HasOtherWords(const CellText& cell, const std::vector<bool>& covered) {
  for (std::size_t i = cell.standing; i < cell.tokens.size(); ++i) {
    const Token& token = cell.tokens[i];
    if (covered[i] || IsAmong(kPartOfDate, token.text)) continue;
    if (token.kind == Token::Kind::kSymbol ? token.IsSymbol("?")
                                           : !IsListNumber(cell.tokens, i))
      return true;
  }
  return false;
}

bool ContainsAny(const CellText& cell, const Phrases& phrases) {
  for (std::size_t i = cell.standing; i < cell.tokens.size(); ++i)
    if (phrases.Longest(cell.tokens, i) > 0) return true;
  return false;
}

// Whether it says, alone or among other words, that there is no date; the words
// of [but_from, but_to) left out.
bool IsUndated(const CellText& cell, std::size_t but_from = 0,
               std::size_t but_to = 0) {
  static const Phrases kPhrases(kUndated), kUsual(kUsualBusiness);
  static constexpr std::size_t kLongestNone = 4;  // words
  const std::vector<Token>& tokens = cell.tokens;
  for (std::size_t i = cell.standing; i < tokens.size(); ++i) {
    if (i == but_from) i = std::max(i, but_to);
    if (i >= tokens.size()) break;
    if (kPhrases.Longest(tokens, i) > 0 || kUsual.Longest(tokens, i) > 0)
      return true;
    if (tokens[i].kind != Token::Kind::kWord) continue;
    const std::size_t end = std::min(i + kLongestNone, tokens.size());
    for (std::size_t last = i; last < end; ++last) {
      const std::string_view text = tokens[last].text;
      if (IsPlaceholder({tokens[i].text.data(), text.data() + text.size()}))
        return true;
    }
  }
  return false;
}

// Whether it says that the thing is done. Business as usual goes on: it is a
// way of saying that there is no date.
bool SaysDone(const std::string& text) {
  static const Phrases kUsual(kUsualBusiness);
  if (!MeansDone(text)) return false;
  std::string rest = Fold(text);
  const std::vector<Token> tokens = LexPhrase(rest);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t length = kUsual.Longest(tokens, i);
    if (length == 0) continue;
    const Token& last = tokens[i + length - 1];
    const char* const end = last.text.data() + last.text.size();
    std::fill(rest.begin() + (tokens[i].text.data() - rest.data()),
              rest.begin() + (end - rest.data()), ' ');
    i += length - 1;
  }
  return MeansDone(rest);
}

bool IsBlank(const CellText& cell) {
  return std::all_of(
      cell.tokens.begin() + static_cast<std::ptrdiff_t>(cell.standing),
      cell.tokens.end(),
      [](const Token& token) { return token.kind == Token::Kind::kSymbol; });
}

// Reads what is struck through, and the text that stands.
void ReadText(const Cell& cell, const DateOptions& options,
              const Calendar& calendar, DateReading& reading) {
  static const Phrases kParts(kInPart);
  const CellText text(cell);
  const auto about = options.style.about ? options.style.about : options.year;
  std::vector<Period> periods =
      ScanPeriods(text.tokens, options.style, about, calendar);
  std::vector<bool> covered(text.tokens.size());
  const auto cover = [&](std::size_t begin, std::size_t end) {
    std::fill(covered.begin() + static_cast<std::ptrdiff_t>(begin),
              covered.begin() + static_cast<std::ptrdiff_t>(end), true);
  };
  for (const Period& period : periods) cover(period.begin, period.end);
  reading.impossible = std::erase_if(periods, [](const Period& period) {
                         return period.slip && !period.has_year();
                       }) > 0;
  const bool named = !periods.empty();
  std::vector<Dated> dated =
      AssignYears(text, std::move(periods), options.year, calendar);
  reading.without_year = named && dated.empty();
  FindRoles(text, dated);
  JoinRanges(text, dated);
  for (const Dated& each : dated) cover(each.begin, each.end);
  if (const auto date = Choose(std::move(dated), reading)) {
    if (date->role == Dated::Role::kEvent) {
      reading.event = reading.date;
      // "Annual report presented 4 May" is not annual.
      const std::size_t begin = BeginOfEvent(text, *date, 0, text.tokens.size())
                                    .value_or(date->begin);
      reading.undated = reading.undated || IsUndated(text, begin, date->end);
    }
    reading.bare_year = IsBareYear(text, *date);
  }

  reading.in_part = ContainsAny(text, kParts);
  if (reading.date) {
    if (text.repaired || HasOtherWords(text, covered)) reading.guessed = true;
    return;
  }
  if ((reading.date = SerialDate(Tidy(cell.text)))) {
    reading.guessed = true;
    return;
  }
  if (IsUndated(text)) reading.undated = true;
  reading.unreadable = !reading.impossible && !reading.without_year &&
                       !reading.undated && !IsBlank(text);
}

// What the document itself says is a date.
void ReadDateCell(const Cell& cell, DateReading& reading) {
  const std::chrono::year_month_day day{*cell.date};
  if (!IsPlausibleYear(static_cast<int>(day.year()))) {
    reading.impossible = true;
    return;
  }
  Date date = *cell.date;
  if (cell.month_only) {
    reading.begins = Date{day.year() / day.month() / 1};
    date = LastOfMonth(static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()));
  }
  if (!reading.date)
    reading.date = date;
  else if (*reading.date != date)
    reading.revised = date;
}

}  // namespace

DateReading ReadDate(const Cell& cell, const DateOptions& options,
                     const Calendar& calendar) {
  DateReading reading;
  reading.text = Tidy(cell.text);
  const DateStyle& style = options.style;
  if (cell.date) {
    Cell struck;
    struck.struck = cell.struck;
    if (!struck.struck.empty()) ReadText(struck, options, calendar, reading);
    ReadDateCell(cell, reading);
    return reading;
  }
  if (cell.struck.empty()) {
    if (cell.text.empty()) return reading;
    std::optional<Date> day = ReadInstant(cell.text, calendar, style);
    if (style.mixed && day) {
      DateStyle other = style;
      other.month_first = !style.month_first;
      if (ReadInstant(cell.text, calendar, other) != day) day.reset();
    }
    if (!day && !style.mixed) day = ReadPlainDate(cell, style);
    if (day && !IsFarYear(*day, style.about)) {
      reading.date = day;
      return reading;
    }
  }
  ReadText(cell, options, calendar, reading);
  reading.done = !reading.reached && SaysDone(cell.text);
  if (reading.done) reading.unreadable = false;
  return reading;
}

}  // namespace planwatch
