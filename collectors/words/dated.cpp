#include "collectors/words/dated.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date_words.h"

namespace planwatch {
namespace {

// Digits typed as the letters that look like them, "l5 June" and "30/O6/2015".
// Whether there were any.
bool RepairDigits(std::string& folded) {
  static constexpr std::size_t kLongest = 4;  // digits of a year
  const auto is_alike = [](char c) { return c == 'o' || c == 'l' || c == 'i'; };
  const auto is_word = [&](char c) {
    return IsDigit(c) || IsLower(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  bool repaired = false;
  for (auto begin = folded.begin(); begin != folded.end();) {
    begin = std::find_if(begin, folded.end(), is_word);
    const auto end = std::find_if_not(begin, folded.end(), is_word);
    const auto letters = std::count_if(begin, end, is_alike);
    const auto digits = std::count_if(begin, end, IsDigit);
    if (letters > 0 && digits > 0 && letters + digits == end - begin &&
        static_cast<std::size_t>(end - begin) <= kLongest) {
      std::replace(begin, end, 'o', '0');
      std::replace_if(begin, end, is_alike, '1');
      repaired = true;
    }
    begin = end;
  }
  return repaired;
}

// "30//06/2015"
void DropDoubledStrokes(std::vector<Token>& tokens) {
  const auto doubled = [](const Token& a, const Token& b) {
    return a.IsSymbol("/") && b.IsSymbol("/");
  };
  tokens.erase(std::unique(tokens.begin(), tokens.end(), doubled),
               tokens.end());
}

constexpr Date FridayFrom(Date day) {
  return day + (std::chrono::Friday - std::chrono::weekday{day});
}

bool HasWords(std::span<const Token> tokens, std::size_t begin,
              std::size_t end) {
  for (; begin < end; ++begin)
    if (tokens[begin].kind == Token::Kind::kWord) return true;
  return false;
}

// A year that stands alone is that of a finer period beside it that has none:
// "2015/16: Q1 and Q3", "October half term 2015".
void CollectYears(std::span<const Token> tokens, std::vector<Period>& periods) {
  std::vector<Period> kept;
  for (const Period& next : periods) {
    Period* const last = kept.empty() ? nullptr : &kept.back();
    const auto lends = [](const Period& lender, const Period& taker) {
      return lender.has_year() && lender.is_year() && !lender.from &&
             !taker.has_year() && !taker.is_year();
    };
    if (last && lends(next, *last)) {
      last->SetYear(*next.days.year, next.split);
      if (HasWords(tokens, last->end, next.begin)) last->guessed = true;
      last->end = next.end;
    } else if (last && lends(*last, next)) {
      const Period year = *last;
      *last = next;
      last->SetYear(*year.days.year, year.split);
      if (HasWords(tokens, year.end, next.begin)) last->guessed = true;
      last->begin = year.begin;
    } else {
      kept.push_back(next);
    }
  }
  periods = std::move(kept);
}

// Whether a period without a year stands by itself, so that the year of its
// neighbour is its own: "Q1 report, July 2015" is not of Q1.
bool StandsAlone(std::span<const Token> tokens, const Period& period) {
  if (period.end >= tokens.size()) return true;
  const Token& next = tokens[period.end];
  return next.kind != Token::Kind::kWord || next.starts_line || next.hyphened ||
         IsAmong(kRangeMarks, next.text) || IsAmong(kListMarks, next.text) ||
         IsAmong(kRevisingWords, next.text);
}
void ShareYears(std::span<const Token> tokens, const Calendar& calendar,
                std::vector<Period>& periods) {
  const auto share = [&](Period& to, const Period& from, bool earlier) {
    if (to.has_year() || to.is_year() || !from.has_year() || from.slip ||
        !StandsAlone(tokens, to))
      return;
    to.SetYear(*from.days.year, from.split);
    if (from.split) return;
    const auto a = SpanOf(to.days, calendar);
    const auto b = SpanOf(from.days, calendar);
    if (!a || !b) return;
    if (earlier && a->last > b->last) --*to.days.year;
    if (!earlier && a->last < b->last) ++*to.days.year;
  };
  for (std::size_t i = periods.size(); i-- > 1;)
    share(periods[i - 1], periods[i], true);
  for (std::size_t i = 1; i < periods.size(); ++i)
    share(periods[i], periods[i - 1], false);
}

// Of two seasons that share a split year, the second is in its second half:
// "Autumn/Spring 2014-15". They are a school's terms.
void OrderSeasons(const Calendar& calendar, std::vector<Period>& periods) {
  const auto term = [](const Days& days) {
    for (std::size_t n = 0; n < std::size(kTerms); ++n)
      if (kSeasons[n].month == days.month && kSeasons[n].months == days.months)
        return &kTerms[n];
    return static_cast<const NamedPeriod*>(nullptr);
  };
  for (std::size_t i = 1; i < periods.size(); ++i) {
    Days &a = periods[i - 1].days, &b = periods[i].days;
    if (!periods[i - 1].split || !periods[i].split || a.year != b.year)
      continue;
    const NamedPeriod *const first = term(a), *const second = term(b);
    const auto before = SpanOf(a, calendar), after = SpanOf(b, calendar);
    if (!first || !second || !before || !after || before->last < after->first)
      continue;
    for (const auto& [days, named] : {std::pair(&a, first), {&b, second}})
      *days = {.month = named->month,
               .months = named->months,
               .year = days->year,
               .in = Days::In::kAcademic};
    periods[i - 1].guessed = periods[i].guessed = true;
  }
}

std::vector<Dated> Resolve(std::span<const Token> tokens,
                           std::span<const Period> periods,
                           const Calendar& calendar) {
  std::vector<Dated> all;
  std::vector<bool> bracketed(tokens.size() + 1);
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].text == "(" || tokens[i].text == "[") ++depth;
    if ((tokens[i].text == ")" || tokens[i].text == "]") && depth > 0) --depth;
    bracketed[i] = depth > 0;
  }
  for (const Period& period : periods) {
    Dated dated{.is_year = period.is_year(),
                .bracketed = bracketed[period.begin],
                .guessed = period.guessed,
                .begin = period.begin,
                .end = period.end};
    const auto span = SpanOf(period.days, calendar);
    dated.possible = span && !period.slip;
    if (span) dated.span = *span;
    if (span && period.week) dated.span.last = FridayFrom(span->first);
    if (period.from)
      if (const auto from = SpanOf(*period.from, calendar))
        dated.span.first = from->first;
    if (period.other)
      if (const auto other = SpanOf(*period.other, calendar))
        dated.other = other->last;
    all.push_back(dated);
  }
  return all;
}

bool IsYearToken(const Token& token) {
  return token.IsNumber() && token.text.size() == 4 &&
         (token.text.starts_with("19") || token.text.starts_with("20"));
}

// A month or year that is struck through by itself was part of the date that
// stands: of "[March] September 2015" that was March 2015.
std::string WithRestOfDate(std::string struck, std::string_view shown) {
  constexpr std::size_t kLongestDate = 6;  // tokens
  const std::vector<Token> alone = LexPhrase(struck);
  if (alone.size() != 1) return struck;
  const bool is_month = MonthNamed(alone[0].text).has_value();
  if (!is_month && !IsYearToken(alone[0])) return struck;
  const std::vector<Token> tokens = LexPhrase(shown);
  const auto is_alike = [&](const Token& token) {
    return is_month ? MonthNamed(token.text).has_value() : IsYearToken(token);
  };
  const auto found = std::find_if(tokens.begin(), tokens.end(), is_alike);
  if (tokens.size() > kLongestDate || found == tokens.end() ||
      std::any_of(found + 1, tokens.end(), is_alike))
    return struck;
  std::string whole(shown);
  whole.replace(static_cast<std::size_t>(found->text.data() - shown.data()),
                found->text.size(), alone[0].text);
  return whole;
}

}  // namespace

CellText::CellText(const Cell& cell) {
  std::string shown = FoldLines(WithoutNoteMarks(cell.text));
  repaired = RepairDigits(shown);
  text = WithRestOfDate(FoldLines(cell.struck), shown);
  const std::size_t struck = text.size();
  text += '\n';
  text += shown;
  tokens = LexPhrase(text);
  DropDoubledStrokes(tokens);
  const char* const end = text.data() + struck;
  standing = static_cast<std::size_t>(
      std::find_if(tokens.begin(), tokens.end(),
                   [&](const Token& t) { return t.text.data() > end; }) -
      tokens.begin());
}

std::vector<Dated> AssignYears(const CellText& cell,
                               std::vector<Period> periods,
                               std::optional<int> plan_year,
                               const Calendar& calendar) {
  CollectYears(cell.tokens, periods);
  ShareYears(cell.tokens, calendar, periods);
  OrderSeasons(calendar, periods);
  if (std::any_of(periods.begin(), periods.end(),
                  [](const Period& p) { return p.has_year(); }) ||
      !plan_year) {
    std::erase_if(periods, [](const Period& p) { return !p.has_year(); });
  } else {
    for (Period& period : periods) period.SetPlanYear(*plan_year);
  }
  return Resolve(cell.tokens, periods, calendar);
}

}  // namespace planwatch
