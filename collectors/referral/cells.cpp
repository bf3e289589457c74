#include "collectors/referral/cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/instant.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

// What programs write for nothing, beside the words that people have for it.
constexpr std::string_view kNothing[] = {
    "(null)", "nan",   "nat",        "\\n",    "#n/a",       "0",
    "n/k",    "false", "(no value)", "(none)", "dd/mm/yyyy", "yyyy-mm-dd"};

// The first and last days that databases, Excel and their drivers know, which
// stand for no date at all: year, month, day.
constexpr std::array<std::array<int, 3>, 9> kNoDays = {{{0, 0, 0},
                                                        {1, 1, 1},
                                                        {1753, 1, 1},
                                                        {1899, 12, 30},
                                                        {1899, 12, 31},
                                                        {1900, 1, 0},
                                                        {1900, 1, 1},
                                                        {1970, 1, 1},
                                                        {9999, 12, 31}}};

constexpr std::string_view kNotYet[] = {
    "no",           "not yet",    "not triaged",   "not done",
    "not started",  "untriaged",  "pending",       "awaiting",
    "awaited",      "waiting",    "outstanding",   "in progress",
    "ongoing",      "open",       "to do",         "due",
    "not complete", "incomplete", "to be triaged", "under review",
    "in hand"};

constexpr std::string_view kReportLines[] = {
    "total",    "totals",  "subtotal", "sub total", "grand total",
    "count",    "average", "printed",  "page",      "end of",
    "run date", "run on",  "report",   "generated"};

bool BeginsWithOneOf(std::string_view text,
                     std::span<const std::string_view> all) {
  return std::any_of(all.begin(), all.end(), [&](std::string_view phrase) {
    return text.starts_with(phrase) &&
           (text.size() == phrase.size() || !IsLetter(text[phrase.size()]));
  });
}

// The first three runs of digits, as 0001-01-01 and 31/12/9999 have them.
std::vector<int> FiguresOf(std::string_view text) {
  std::vector<int> figures;
  while (figures.size() < 3 && !text.empty()) {
    int figure = 0;
    const auto [stop, error] =
        std::from_chars(text.data(), text.data() + text.size(), figure);
    if (error != std::errc{} || !IsDigit(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    figures.push_back(figure);
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  }
  return figures;
}

bool IsNoDay(const Cell& cell) {
  std::vector<int> figures;
  if (cell.date) {
    const std::chrono::year_month_day day{*cell.date};
    figures = {static_cast<int>(day.year()),
               static_cast<int>(static_cast<unsigned>(day.month())),
               static_cast<int>(static_cast<unsigned>(day.day()))};
  } else {
    figures = FiguresOf(cell.text);
  }
  const auto is = [&](const std::array<int, 3>& day) {
    return std::equal(day.begin(), day.end(), figures.begin(), figures.end()) ||
           std::equal(day.rbegin(), day.rend(), figures.begin(), figures.end());
  };
  return std::any_of(kNoDays.begin(), kNoDays.end(), is);
}

}  // namespace

std::optional<Date> ReadReferralDay(const Cell& cell,
                                    const Calendar& calendar) {
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

bool IsEmptyDay(const Cell& cell) {
  if (cell.date || (!cell.text.empty() && IsDigit(cell.text.front())))
    return cell.text == "0" || IsNoDay(cell);
  const std::string folded = Fold(cell.text);
  return IsPlaceholder(folded) || IsAmong(kNothing, folded);
}

bool SaysNotYet(const Cell& cell) {
  return !cell.date && BeginsWithOneOf(Fold(cell.text), kNotYet);
}

bool IsReportLine(const Cell& cell) {
  return !cell.date && BeginsWithOneOf(Fold(cell.text), kReportLines);
}

bool HasWordsAlone(const Cell& cell) {
  return !cell.date && !Tidy(cell.text).empty() &&
         std::none_of(cell.text.begin(), cell.text.end(), IsDigit);
}

}  // namespace planwatch
