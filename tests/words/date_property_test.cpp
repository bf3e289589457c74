// What holds of every date, and of any text.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "collectors/words/date_words.h"
#include "collectors/words/dated.h"
#include "collectors/words/period.h"
#include "tests/words/dates.h"

namespace planwatch {
namespace {

constexpr std::array kNames = {"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};

std::string Two(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// The forms of a day that say all of it.
struct Forms {
  std::vector<std::string> day_first, month_first, either;
};
Forms FormsOf(Date date) {
  const std::chrono::year_month_day ymd{date};
  const auto day = static_cast<unsigned>(ymd.day());
  const auto month = static_cast<unsigned>(ymd.month());
  const std::string year = std::to_string(static_cast<int>(ymd.year()));
  const std::string name = kNames[month - 1];
  const std::string short_name = name.substr(0, 3);
  Forms forms;
  for (const char* mark : {"/", "-", "."}) {
    forms.day_first.push_back(Two(day) + mark + Two(month) + mark + year);
    forms.day_first.push_back(std::to_string(day) + mark +
                              std::to_string(month) + mark + year.substr(2));
    forms.month_first.push_back(Two(month) + mark + Two(day) + mark + year);
  }
  forms.either = {FormatDate(date),
                  FormatDate(date) + "T10:33:00Z",
                  year + "/" + Two(month) + "/" + Two(day),
                  std::to_string(day) + " " + name + " " + year,
                  Two(day) + "-" + short_name + "-" + year,
                  std::to_string(day) + "/" + short_name + "/" + year,
                  name + " " + std::to_string(day) + ", " + year,
                  short_name + " " + Two(day) + " " + year + " 10:33AM"};
  return forms;
}

void ExpectEverywhere(const std::string& text, Date date,
                      const DateStyle& style) {
  const Cell cell = DateCell(text);
  ASSERT_EQ(ReadPlainDate(cell, style), date) << text;
  ASSERT_EQ(Told(ReadDate(cell, {.style = style}, London())), FormatDate(date))
      << text;
  // What the fast path passes on is read alike.
  ASSERT_EQ(ReadDate(DateCell("by " + text), {.style = style}, London()).date,
            date)
      << text;
}

TEST(DateProperty, EveryDaySurvivesEveryPlainForm) {
  const Date last = *MakeDate(kLastYear, 12, 31);
  for (Date date = *MakeDate(kFirstYear, 1, 1); date <= last;
       date += std::chrono::days{1}) {
    const std::chrono::year_month_day ymd{date};
    const int year = static_cast<int>(ymd.year());
    const DateStyle style{.about = std::min(year, 2075)};
    DateStyle month_first = style;
    month_first.month_first = true;
    const Forms forms = FormsOf(date);
    for (const std::string& text : forms.either)
      ExpectEverywhere(text, date, style);
    for (const std::string& text : forms.day_first)
      ExpectEverywhere(text, date, style);
    for (const std::string& text : forms.month_first)
      ExpectEverywhere(text, date, month_first);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(DateProperty, ARangeAlwaysGivesItsEnd) {
  std::mt19937 random(20150531);
  std::uniform_int_distribution<int> day(0, 365 * 60), length(1, 2000);
  for (int n = 0; n < 5000; ++n) {
    const Date first =
        *MakeDate(kFirstYear, 1, 1) + std::chrono::days{day(random)};
    const Date last = first + std::chrono::days{length(random)};
    const Forms from = FormsOf(first), to = FormsOf(last);
    const auto pick = [&](const Forms& forms) {
      // The first form of each list has a year of four digits.
      return random() % 2 == 0 ? forms.day_first.front()
                               : forms.either[3 + random() % 3];
    };
    const char* const mark =
        std::array{" - ", " – ", " to ", " until ", "-"}[random() % 5];
    const std::string text = pick(from) + mark + pick(to);
    const DateReading reading = ReadDate(DateCell(text), {}, London());
    ASSERT_EQ(reading.date, last) << text;
    ASSERT_EQ(reading.begins, first) << text;
    ASSERT_FALSE(reading.revised || reading.other) << text;
  }
}

TEST(DateProperty, MilestonesAreNeverARevision) {
  std::mt19937 random(17);
  std::uniform_int_distribution<int> day(0, 365 * 60), gap(2, 900);
  for (int n = 0; n < 2000; ++n) {
    const Date first =
        *MakeDate(kFirstYear, 1, 1) + std::chrono::days{day(random)};
    const Date second = first + std::chrono::days{gap(random)};
    const char* const mark =
        std::array{" and ", ", ", "; ", "\n", " & ", " / "}[random() % 6];
    const std::string text =
        FormsOf(first).either[3] + mark + FormsOf(second).either[3];
    const DateReading reading = ReadDate(DateCell(text), {}, London());
    ASSERT_EQ(reading.date, first) << text;
    ASSERT_FALSE(reading.revised) << text;
    ASSERT_TRUE(reading.several && reading.guessed) << text;
  }
}

// How long the dates of a text take; not so SaysDone, which ReadDate calls.
std::chrono::nanoseconds TimeOf(const std::string& text,
                                const DateOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const Cell cell = DateCell(text, text);
  const CellText taken(cell);
  std::vector<Dated> dated = AssignYears(
      taken, ScanPeriods(taken.tokens, options.style, 2015, London()),
      options.year, London());
  FindRoles(taken, dated);
  JoinRanges(taken, dated);
  ReadPlainDate(cell, options.style);
  const Cell* const column[] = {&cell};
  FindDateStyle(column);
  return std::chrono::steady_clock::now() - begin;
}

TEST(DateProperty, AnyTextIsReadInALinearTime) {
  static constexpr std::string_view kPieces[] = {
      "1",    "31",   "2015", "99999",  "/",    "-",       ".",      ",",
      " ",    "\n",   "(",    ")",      "may",  "q1",      "spring", "w/c",
      "to",   "from", "was",  "now",    "and",  "2015/16", "→",      "é",
      "\xF0", "h1",   "12/",  "early ", "the ", "of ",     "term",   "easter",
      "l5",   "'",    "[1]",  ";"};
  const unsigned seed = std::random_device()();
  std::mt19937 random(seed);
  SCOPED_TRACE(seed);
  const DateOptions options{.year = 2015,
                            .style = {.mixed = true, .about = 2015}};
  for (int n = 0; n < 3000; ++n) {
    std::string text;
    for (std::size_t pieces = random() % 30; pieces > 0; --pieces)
      text += kPieces[random() % std::size(kPieces)];
    TimeOf(text, options);
    ReadDate(DateCell(text, text), options, London());
  }
  // A text of one piece or two again and again, long enough that a square
  // would show.
  using std::chrono::milliseconds;
  for (const std::string_view a : kPieces)
    for (const std::string_view b :
         {std::string_view(), kPieces[random() % std::size(kPieces)]}) {
      std::string text;
      while (text.size() < 100'000) text.append(a).append(b);
      EXPECT_LT(TimeOf(text, options), milliseconds(2000)) << a << b;
    }
}

}  // namespace
}  // namespace planwatch
