#include "collectors/referral/cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/instant.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

// What programs write for nothing, beside the words that people have for it.
constexpr std::string_view kNothing[] = {
    "(null)", "nan",   "nat",        "\\n",    "#n/a",       "#empty",    "0",
    "n/k",    "false", "(no value)", "(none)", "dd/mm/yyyy", "yyyy-mm-dd"};

// The first and last days that databases, Excel and their drivers know, which
// stand for no date at all: year, month, day.
using Figures = std::array<int, 3>;
constexpr Figures kNoDays[] = {{0, 0, 0},      {1, 1, 1},      {1753, 1, 1},
                               {1899, 12, 30}, {1899, 12, 31}, {1900, 1, 0},
                               {1900, 1, 1},   {0, 1, 0},      {1970, 1, 1},
                               {2099, 12, 31}, {2999, 12, 31}, {9999, 12, 31}};

constexpr std::string_view kNotYet[] = {
    "not yet",      "not triaged",  "not done",   "not started", "untriaged",
    "pending",      "awaiting",     "awaited",    "waiting",     "o/s",
    "outstanding",  "in progress",  "ongoing",    "open",        "to do",
    "due",          "not complete", "incomplete", "in hand",     "no date",
    "under review", "to be triaged"};

// In front of a date: of what is still to come, or was done meanwhile.
constexpr std::string_view kBeforeTriage[] = {"due", "awaiting", "awaited",
                                              "chased", "as at"};
// In front of a date: of what may have been the triage.
constexpr std::string_view kTriages[] = {
    "triaged", "triage", "completed", "complete", "closed",
    "done",    "held",   "decided",   "nfa",      "transferred"};

constexpr std::string_view kMayBeNeedless[] = {"n/a", "na", "n.a", "n\\a"};
constexpr std::string_view kNeedless[] = {"not applicable", "not required",
                                          "not needed",     "none required",
                                          "none needed",    "does not apply"};
// Behind a word for what is still to be done: it may never be.
constexpr std::string_view kEnds[] = {"closed",      "closure",    "withdrawn",
                                      "transferred", "nfa",        "moved",
                                      "duplicate",   "out of area"};
// The child has a worker already.
constexpr std::string_view kElsewhere[] = {"open case",    "open to",
                                           "open on",      "open with",
                                           "ongoing case", "ongoing with"};

constexpr std::string_view kTotals[] = {"total",      "totals", "subtotal",
                                        "sub total",  "count",  "average",
                                        "grand total"};
constexpr std::string_view kReportLines[] = {
    "printed", "page", "end of", "run date", "run on", "report", "generated"};
// Days from the one that Excel counts from. Later ones are no counts: a column
// of dates without their format has such numbers too.
constexpr Date::rep kMostCounted = 9999;

bool BeginsWithOneOf(std::string_view text,
                     std::span<const std::string_view> all) {
  return std::any_of(all.begin(), all.end(), [&](std::string_view phrase) {
    return text.starts_with(phrase) &&
           (text.size() == phrase.size() || !IsLetter(text[phrase.size()]));
  });
}

// The first three numbers, where nothing but marks and the names of months
// stands before and between them: those of 0001-01-01 and 31-Dec-9999.
std::vector<int> FiguresOf(std::string_view text) {
  std::vector<int> figures;
  while (figures.size() < 3 && !text.empty()) {
    std::size_t length = 1;
    if (IsDigit(text.front())) {
      int figure = 0;
      const auto [stop, error] =
          std::from_chars(text.data(), text.data() + text.size(), figure);
      if (error != std::errc{}) return {};
      figures.push_back(figure);
      length = static_cast<std::size_t>(stop - text.data());
    } else if (IsLetter(text.front())) {
      while (length < text.size() && IsLetter(text[length])) ++length;
      const auto month = MonthNamed(Fold(text.substr(0, length)));
      if (!month) return {};
      figures.push_back(static_cast<int>(*month));
    }
    text.remove_prefix(length);
  }
  return figures;
}

bool IsNoDay(Date date) {
  const std::chrono::year_month_day day{date};
  return std::any_of(
      std::begin(kNoDays), std::end(kNoDays), [&](const Figures& no_day) {
        return day == std::chrono::year{no_day[0]} / no_day[1] / no_day[2];
      });
}

bool IsNoDay(const Cell& cell) {
  if (cell.date) return IsNoDay(*cell.date);
  const std::vector<int> figures = FiguresOf(cell.text);
  return std::any_of(
      std::begin(kNoDays), std::end(kNoDays), [&](const Figures& no_day) {
        const auto [year, month, day] = no_day;
        for (const Figures& order :
             {no_day, Figures{day, month, year}, Figures{month, day, year}})
          if (std::equal(order.begin(), order.end(), figures.begin(),
                         figures.end()))
            return true;
        return false;
      });
}

// Whether each figure of the text stands behind a word of what is still to
// come, with none of triage between: "awaiting report (chased 5 May)", but not
// "pending; triaged 05/05/2015".
bool HasDatesBeforeTriage(std::string_view folded) {
  const std::vector<std::string> words = Words(folded);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!IsDigit(words[i].front())) continue;
    std::size_t at = i;
    const auto is_before = [&] {
      return IsAmong(kBeforeTriage, words[at]) ||
             (at > 0 &&
              IsAmong(kBeforeTriage, words[at - 1] + " " + words[at]));
    };
    do {
      if (at == 0) return false;
      --at;
      if (IsAmong(kTriages, words[at])) return false;
    } while (!is_before());
  }
  return true;
}

// "no", and what begins with it and says no more: "no - not yet".
bool SaysNotYetIn(std::string_view folded) {
  if (BeginsWithOneOf(folded, kNotYet)) return true;
  constexpr std::string_view kNo = "no";
  if (!BeginsWithOneOf(folded, {&kNo, 1})) return false;
  const std::size_t rest = folded.find_first_not_of(" -,;:.(", kNo.size());
  return rest == std::string_view::npos ||
         BeginsWithOneOf(folded.substr(rest), kNotYet);
}

std::optional<Date> ReadAnyDay(const Cell& cell, const Calendar& calendar) {
  if (const auto day = ReadInstant(cell.text, calendar)) return day;
  if (const auto day = ReadPlainDate(cell)) return day;
  if (cell.date || cell.text.empty()) return std::nullopt;
  const DateReading reading = ReadDate(cell, {}, calendar);
  const bool is_sure = reading.date && !reading.revised && !reading.begins &&
                       !reading.guessed && !reading.several && !reading.other &&
                       !reading.impossible && !reading.undated &&
                       !reading.bare_year && !reading.event && !reading.done &&
                       !reading.in_part;
  return is_sure ? reading.date : std::nullopt;
}

}  // namespace

std::optional<Date> ReadReferralDay(const Cell& cell,
                                    const Calendar& calendar) {
  if (IsMonth(cell)) return std::nullopt;
  const std::optional<Date> day = ReadAnyDay(cell, calendar);
  return day && !IsNoDay(*day) ? day : std::nullopt;
}

bool IsMonth(const Cell& cell) {
  return cell.date && cell.month_only &&
         std::chrono::year_month_day{*cell.date}.day() == std::chrono::day{1};
}

bool IsEmptyDay(const Cell& cell) {
  if (cell.flaw != Flaw::kNone) return cell.flaw == Flaw::kNotFound;
  if (cell.text == "0" || IsNoDay(cell)) return true;
  if (cell.date || (!cell.text.empty() && IsDigit(cell.text.front())))
    return false;
  const std::string folded = Fold(cell.text);
  return IsPlaceholder(folded) || IsAmong(kNothing, folded);
}

bool IsPending(const Cell& cell, const Calendar& calendar) {
  if (cell.date) return false;
  const std::string folded = Fold(cell.text);
  if (!SaysNotYetIn(folded)) return false;
  const DateReading reading = ReadDate(cell, {}, calendar);
  return (!reading.date && !reading.impossible) || HasDatesBeforeTriage(folded);
}

NoTriage TriageNeed(const Cell& cell) {
  if (cell.date || !HasText(cell.text)) return NoTriage::kUnstated;
  std::string folded = Fold(cell.text);
  folded.resize(folded.find_last_not_of(".?!*- ") + 1);
  if (IsAmong(kMayBeNeedless, folded)) return NoTriage::kMayBe;
  const bool ends = BeginsWithOneOf(folded, kNotYet) &&
                    std::any_of(std::begin(kEnds), std::end(kEnds),
                                [&](std::string_view word) {
                                  return ContainsWords(folded, word);
                                });
  return ends || IsAmong(kNeedless, folded) ||
                 BeginsWithOneOf(folded, kElsewhere)
             ? NoTriage::kNeedless
             : NoTriage::kUnstated;
}

bool IsTotal(const Cell& cell) {
  return !cell.date && BeginsWithOneOf(Fold(cell.text), kTotals);
}

bool IsReportLine(const Cell& cell) {
  return IsTotal(cell) ||
         (!cell.date && BeginsWithOneOf(Fold(cell.text), kReportLines));
}

std::optional<std::size_t> ReadCount(const Cell& cell) {
  constexpr Date kFirst = std::chrono::local_days{std::chrono::year{1899} /
                                                  std::chrono::December / 30};
  Date::rep count = 0;
  if (cell.date) {
    count = (*cell.date - kFirst).count();
  } else {
    const char* const end = cell.text.data() + cell.text.size();
    const auto [stop, error] = std::from_chars(cell.text.data(), end, count);
    if (error != std::errc{} || stop != end) return std::nullopt;
  }
  if (count < 0 || count > kMostCounted) return std::nullopt;
  return static_cast<std::size_t>(count);
}

bool HasWordsAlone(const Cell& cell) {
  return !cell.date && HasText(cell.text) &&
         std::none_of(cell.text.begin(), cell.text.end(), IsDigit);
}

bool HasNumber(const Cell& cell) {
  return !cell.date && !IsEmptyDay(cell) &&
         ReadNumber(Fold(cell.text)).value.has_value();
}

const Cell* OnlyCell(const Row& row) {
  const Cell* only = nullptr;
  for (const Cell& cell : row.cells) {
    if (IsBlank(cell)) continue;
    if (only != nullptr) return nullptr;
    only = &cell;
  }
  return only;
}

bool MayBeHeading(const Cell& cell, const Calendar& calendar) {
  return HasWordsAlone(cell) && !IsEmptyDay(cell) && !IsPending(cell, calendar);
}

}  // namespace planwatch
