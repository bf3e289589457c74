#include "collectors/words/none.h"

#include <iterator>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"

namespace planwatch {
namespace {

// Without the marks that IsPlaceholder passes over at the end.
constexpr std::string_view kNone[] = {
    // Not known yet.
    "tbc", "t.b.c", "tba", "t.b.a", "tbd", "t.b.d", "tbi", "to be confirmed",
    "to be advised", "to be agreed", "to be allocated", "to be announced",
    "to be appointed", "to be assigned", "to be decided", "to be determined",
    "to be established", "to be identified", "to follow",
    "awaiting confirmation", "unknown", "not known", "not yet known",
    "not known yet", "not yet agreed", "not yet confirmed",
    "not yet identified", "unconfirmed",
    // Nothing that applies.
    "n/a", "n.a", "n\\a", "na", "not applicable", "does not apply",
    "not required", "none", "none identified", "none yet", "nil", "null",
    "nothing", "blank", "(blank)", "left blank", "no entry",
    // No value.
    "no data", "no information", "not available", "not recorded",
    "not provided", "not given", "not stated", "not set", "not specified",
    "unspecified",
    // Nobody.
    "nobody", "no one", "no lead", "no owner", "not allocated", "not assigned",
    "not appointed", "unallocated", "unassigned", "vacant", "vacancy",
    "vacant post", "post vacant",
    // What a form has until something is chosen or entered.
    "select", "please select", "select one", "select an option",
    "please select an option", "select from list", "-- select", "--select",
    "- select", "choose", "please choose", "choose an item",
    "click here to enter text", "click or tap here to enter text",
    "click here to enter a date", "click or tap to enter a date"};

// "do" without a point is a word, or somebody's initials.
constexpr std::string_view kDitto[] = {"ditto",
                                       "do.",
                                       "-do-",
                                       "as above",
                                       "as before",
                                       "as per above",
                                       "same",
                                       "same as above",
                                       "same as before",
                                       "see above",
                                       "\"",
                                       "\"\"",
                                       "''",
                                       "-\"-",
                                       "〃"};

}  // namespace

bool IsPlaceholder(std::string_view folded) {
  if (folded.empty() || folded == "…") return true;
  // Most cells of registers and measures, which are many.
  if (IsDigit(folded.front())) return false;
  // Dashes, dots, question marks: no letter, no digit. An "x"
  // alone is a tick, and "*" alone hides a small number.
  if (folded.find_first_not_of("-._?/~ ") == std::string_view::npos)
    return true;
  if (IsAmong(kNone, folded)) return true;
  const std::size_t last = folded.find_last_not_of(".?*- ");
  return last != std::string_view::npos && last + 1 < folded.size() &&
         IsAmong(kNone, folded.substr(0, last + 1));
}

bool IsDitto(std::string_view folded) {
  const std::size_t last = folded.find_last_not_of(". ");
  return last != std::string_view::npos &&
         (IsAmong(kDitto, folded.substr(0, last + 1)) ||
          IsAmong(kDitto, folded.substr(0, last + 2)));
}

std::span<const std::string_view> NoneWords() { return kNone; }
std::span<const std::string_view> DittoWords() { return kDitto; }

}  // namespace planwatch
