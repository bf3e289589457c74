// The days, months, quarters, years and the like that a text names, one by one
// and without regard to what is said of them.
//
// Pure functions: any thread. Linear in the text's length.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/words/date.h"
#include "collectors/words/date_tokens.h"
#include "collectors/words/lexer.h"

namespace planwatch {

// Days of the calendar in a year that may not be known yet.
struct Days {
  // What `year` is the year of: the days' first month, or the start of the
  // financial or academic year (from September) that the last month lies in.
  enum class In : unsigned char { kCalendar, kFinancial, kAcademic };

  unsigned month = 1;   // the first one
  unsigned months = 0;  // how many; 0 is the single day `day`
  unsigned day = 0;     // may not exist: 31 June
  bool easter = false;  // Easter Sunday
  std::optional<int> year = {};
  In in = In::kCalendar;
};

struct Span {
  Date first, last;
};
// nullopt where there are no such days, or no year.
std::optional<Span> SpanOf(const Days& days, const Calendar& calendar);

// What tokens [begin, end) name.
struct Period {
  Days days;
  // Where it is a stretch written as one ("2015-18"): the days that begin it.
  std::optional<Days> from = {};
  // What a careful reader might take it for as well.
  std::optional<Days> other = {};
  bool week = false;     // the week that begins on the day; due on its Friday
  bool slip = false;     // its year can't be meant
  bool guessed = false;  // vague, or misspelt
  bool term = false;     // of a school: 2014/15 is an academic year
  // Where its year is written as one year, `other` is what it means ("the first
  // half of 2015").
  bool prefers_other = false;
  bool split = false;  // the year is written as two: 2015/16
  std::size_t begin = 0, end = 0;

  bool is_year() const { return days.months == 12; }
  bool has_year() const { return days.year.has_value(); }
  void SetYear(int year, bool is_split);
  // Takes the year that stands behind it, if there is one.
  void Attach(const std::optional<YearFigures>& year_behind);
  // The financial year that a plan is of, where the period itself has none.
  void SetPlanYear(int year);
};

// In the order of the text. `tokens` are LexPhrase's; `about` is a year that
// the cell's are likely to be near to.
std::vector<Period> ScanPeriods(std::span<const Token> tokens,
                                const DateStyle& style,
                                std::optional<int> about,
                                const Calendar& calendar);

}  // namespace planwatch
