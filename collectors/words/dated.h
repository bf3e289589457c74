// What a cell says of the periods that its text names: their years where these
// stand elsewhere in it, which of them was revised, which are one range.
// ReadDate takes these steps one after the other.
//
// Pure functions: any thread. Each goes over the text once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/table/row.h"
#include "collectors/words/lexer.h"
#include "collectors/words/period.h"

namespace planwatch {

// A cell's text, folded and taken apart: what is struck through, then what
// stands. The tokens stand in `text`.
struct CellText {
  explicit CellText(const Cell& cell);
  CellText(const CellText&) = delete;

  std::string text;
  std::vector<Token> tokens;
  std::size_t standing = 0;  // the first token that is not struck through
  bool repaired = false;     // it had digits typed as letters
};

// A period whose year is known, tokens [begin, end).
struct Dated {
  enum class Role : unsigned char {
    kPlain,
    kOriginal,
    kRevised,
    kStart,      // behind "from": nothing is due on it
    kBeginning,  // behind "start": nothing is, where there is another
    kAside,      // in brackets
    kEvent,      // the day of something that has been: "meeting held 4 May"
    kReached,    // a milestone that is done, where another is still to come
  };

  Span span = {};
  std::optional<Date> other = {};  // another last day that may be meant
  Role role = Role::kPlain;
  bool is_year = false;
  bool bracketed = false;
  bool possible = true;  // there is such a day
  bool whole = true;     // of a range: both its ends are possible
  bool guessed = false;
  std::size_t begin = 0, end = 0;
};

// Gives each period its year: one that stands alone beside it, its neighbour's,
// or the plan's. Periods that get none are left out: all of them, or those
// beside others that have one.
std::vector<Dated> AssignYears(const CellText& cell,
                               std::vector<Period> periods,
                               std::optional<int> plan_year,
                               const Calendar& calendar);

// Where the clause of the period begins if it tells what happened then: "(last
// reviewed 4 May)". No word before `least`, the end of the period before, is of
// it, nor one from `next` on, where the next begins.
std::optional<std::size_t> BeginOfEvent(const CellText& cell,
                                        const Dated& dated, std::size_t least,
                                        std::size_t next);

void FindRoles(const CellText& cell, std::vector<Dated>& dated);

// Makes one period of a range, of a list of periods each of which begins where
// the one before ends, and of a period that a bracket narrows.
void JoinRanges(const CellText& cell, std::vector<Dated>& dated);

}  // namespace planwatch
