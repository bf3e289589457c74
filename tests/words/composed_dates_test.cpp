// What is read of dates put together at random from everything that the
// vocabulary knows, and of each of its words: tests/golden/words.
#include <gtest/gtest.h>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "tests/base/draw.h"
#include "tests/golden/golden.h"
#include "tests/words/dates.h"

namespace planwatch {
namespace {

// All that the reading says.
std::string ToldInFull(const DateReading& reading) {
  std::string told = Told(reading);
  if (reading.begins) told += " from " + FormatDate(*reading.begins);
  if (reading.undated) told += " says undated";
  if (reading.done) told += " done";
  if (reading.in_part) told += " in part";
  return told;
}

std::vector<std::string> Vocabulary() {
  std::vector<std::string> words;
  const auto add = [&](const auto& table) {
    for (const auto& word : table) words.emplace_back(word);
  };
  const auto add_first = [&](const auto& table) {
    for (const auto& row : table) {
      const auto& [word, value] = row;
      words.emplace_back(word);
    }
  };
  const auto add_phrases = [&](const auto& table) {
    for (const NamedPeriod& row : table) words.emplace_back(row.phrase);
  };
  add_first(kMonthWords), add_first(kOrdinals), add_first(kWeeksOfMonth);
  add_phrases(kSeasons), add_phrases(kTerms), add_phrases(kFeasts);
  words.emplace_back(kEaster);
  add(kQuarterWords), add(kHalfWords), add(kDaySuffixes);
  add(kFinancialYearPhrases), add(kYearEndPhrases), add(kAcademicYearPhrases);
  add(kEarly), add(kWeekFrom), add(kWeekNumber), add(kWeekTo), add(kLabels);
  add(kPartOfDate), add(kConnecting), add(kBeforeMonth), add(kRangeMarks);
  add(kListMarks), add(kJoiningMarks), add(kRevisingWords);
  add(kOriginalWords), add(kArrows), add(kStartWords), add(kBeginningWords);
  add_first(kDurationsInDays), add_first(kDurationsInMonths);
  add_first(kNumberWords), add(kReckonedFrom), add(kBefore), add(kNotBefore);
  add(kUsualBusiness), add(kOpenEnds), add(kEvents), add(kEventsBehind),
      add(kEventToCome), add(kDeadlineNouns), add(kDeadlineLeads),
      add(kUndated), add(kInPart);
  return words;
}

DateReading Read(const std::string& text, const DateOptions& options = {}) {
  return ReadDate(DateCell(text), options, London());
}

TEST(ComposedDates, EachWordMeansWhatItMeant) {
  std::vector<std::string> lines;
  for (const std::string& word : Vocabulary()) {
    std::string line = word + ':';
    for (const std::string& cell : std::vector<std::string>{
             word, word + " 30/06/2015", "31/03/2015 " + word + " 30/06/2015",
             "30/06/2015 " + word, word + " may", word + " 2 2015",
             word + " of June 2015 (training)"})
      line += " | " + ToldInFull(Read(cell, {.year = 2015, .style = {}}));
    lines.push_back(line);
  }
  test::ExpectGoldenLines("words/date-words.txt", lines);
}

std::string DrawYear(Draw& draw) {
  return draw.Pick(std::array{"2015", "2015", "2016", "2014", "15", "16", "'15",
                              "2015/16", "15/16", "2015-2016", "2105", "89",
                              "1899", "2051", "05", "201"});
}

std::string DrawPeriod(Draw& draw) {
  const std::string month(
      kMonthWords[draw.Below(std::size(kMonthWords))].first);
  const std::string day =
      std::to_string(draw.Below(draw.Chance(0.1) ? 40 : 13));
  const std::string late = std::to_string(draw.Between(13, 31));
  const std::string number = std::to_string(draw.Below(15));
  const std::string year = DrawYear(draw);
  const char mark = "/-. "[draw.Below(4)];
  switch (draw.Below(27)) {
    case 0:
      return day + mark + number + mark + year;
    case 1:
      return late + mark + number + mark + year;
    case 2:
      return number + mark + late + mark + year;
    case 3:
      return "2015-0" + std::to_string(draw.Between(1, 9)) + '-' + late;
    case 4:
    case 5:
      return late + ' ' + month + ' ' + year;
    case 6:
      return day + "th " + month;
    case 7:
    case 8:
      return month + ' ' + year;
    case 9:
      return month + ' ' + day + ", " + year;
    case 10:
      return month;
    case 11:
      return month + ' ' + day;
    case 12:
      return year;
    case 13:
      return 'Q' + std::to_string(draw.Below(6)) + ' ' + year;
    case 14:
      return "quarter " + std::to_string(draw.Below(6));
    case 15:
      return 'H' + std::to_string(draw.Below(4)) + ' ' + year;
    case 16:
      return std::string(draw.Pick(kSeasons).phrase) + ' ' + year;
    case 17:
      return std::string(draw.Pick(kTerms).phrase) + ' ' + year;
    case 18:
      return std::string(draw.Pick(kFeasts).phrase) + ' ' + year;
    case 19:
      return std::string(draw.Pick(kWeekFrom)) + ' ' + day + ' ' + month + ' ' +
             year;
    case 20:
      return "week " + std::to_string(draw.Below(56)) + ' ' + year;
    case 21:
      return std::string(draw.Pick(kWeeksOfMonth).word) + " week of " + month;
    case 22:
      return day + '-' + late + ' ' + month + ' ' + year;
    case 23:
      return "20150" + std::to_string(draw.Between(1, 9)) + late;
    case 24:
      return std::string(draw.Pick(kOrdinals).first) + " quarter of " + year;
    case 25:
      return number + mark + year;
    default:
      return std::string(draw.Pick(kFinancialYearPhrases)) + ' ' + year;
  }
}

std::string DrawCell(Draw& draw, const std::vector<std::string>& words) {
  std::string cell;
  const std::size_t pieces = draw.Between(1, 5);
  for (std::size_t i = 0; i < pieces; ++i) {
    if (!cell.empty())
      cell += draw.Pick(std::array{" ",  " ",    " ",    " ",  ", ", " - ",
                                   "-",  "/",    " / ",  "; ", "\n", " (",
                                   ") ", " → ",  " & ",  ". ", ": ", "? ",
                                   "",   " to ", " and "});
    if (draw.Chance(0.6))
      cell += DrawPeriod(draw);
    else if (draw.Chance(0.8))
      cell += draw.Pick(words);
    else
      cell += draw.Pick(std::array{"training", "Board", "10:30", "v2", "1.2",
                                   "the policy", "3", "100%", "Complete", "✓",
                                   "T00:00:00Z", "at 10.30am", "Phase 1"});
  }
  return cell;
}

DateStyle DrawStyle(Draw& draw) {
  DateStyle style;
  style.month_first = draw.Chance(0.2);
  style.mixed = draw.Chance(0.1);
  style.day_after_month = draw.Chance(0.15);
  if (draw.Chance(0.4)) style.about = 2015;
  return style;
}

std::string Told(const DateStyle& style) {
  return std::string(style.month_first ? "m" : "") + (style.mixed ? "x" : "") +
         (style.day_after_month ? "d" : "") +
         (style.about ? std::to_string(*style.about) : "");
}

TEST(ComposedDates, AreReadAsTheyWere) {
  const std::vector<std::string> words = Vocabulary();
  std::vector<std::string> lines;
  Draw draw(1);
  for (int i = 0; i < 2500; ++i) {
    Cell cell = DateCell(DrawCell(draw, words));
    if (draw.Chance(0.08)) cell.struck = DrawPeriod(draw);
    DateOptions options{.year = {}, .style = DrawStyle(draw)};
    if (draw.Chance(0.5)) options.year = 2015;
    std::string line = test::InALine(cell.text);
    if (!cell.struck.empty()) line += " ~" + cell.struck + '~';
    line += " {" + Told(options.style) + (options.year ? " y" : "") + "}: ";
    lines.push_back(line + ToldInFull(ReadDate(cell, options, London())));
  }
  test::ExpectGoldenLines("words/dates.txt", lines);
}

// Figures, months and the small words about them, spaced or not.
TEST(ComposedDates, FiguresAreReadAsTheyWere) {
  constexpr std::array kTokens = {"1",
                                  "2",
                                  "3",
                                  "4",
                                  "5",
                                  "12",
                                  "13",
                                  "15",
                                  "16",
                                  "31",
                                  "0",
                                  "2015",
                                  "2016",
                                  "2018",
                                  "2045",
                                  "2046",
                                  "1989",
                                  "1990",
                                  "2100",
                                  "2101",
                                  "201",
                                  "20151",
                                  "/",
                                  "/",
                                  "/",
                                  "-",
                                  "-",
                                  "-",
                                  ".",
                                  ".",
                                  ",",
                                  ":",
                                  "'",
                                  "(",
                                  ")",
                                  "&",
                                  "to",
                                  "of",
                                  "in",
                                  "fy",
                                  "the",
                                  "mid",
                                  "early",
                                  "end",
                                  "start",
                                  "by",
                                  "q",
                                  "q1",
                                  "h2",
                                  "half",
                                  "first",
                                  "quarter",
                                  "quarters",
                                  "st",
                                  "nd",
                                  "th",
                                  "may",
                                  "may",
                                  "mar",
                                  "june",
                                  "dec",
                                  "sept",
                                  "t",
                                  "at",
                                  "am",
                                  "pm",
                                  "z",
                                  "v",
                                  "phase",
                                  "week",
                                  "w/c",
                                  "w/e",
                                  "spring",
                                  "term",
                                  "summer term",
                                  "year end",
                                  "academic year",
                                  "→",
                                  "and",
                                  "or",
                                  "\n",
                                  "month",
                                  "middle",
                                  "late",
                                  "easter"};
  std::vector<std::string> lines;
  Draw draw(5);
  for (int i = 0; i < 2500; ++i) {
    std::string cell;
    const std::size_t tokens = draw.Between(2, 8);
    const double spaced = draw.Pick(std::array{0.2, 0.6, 0.95});
    for (std::size_t k = 0; k < tokens; ++k) {
      cell += draw.Pick(kTokens);
      if (draw.Chance(spaced)) cell += ' ';
    }
    DateOptions options{.year = {}, .style = DrawStyle(draw)};
    if (draw.Chance(0.3)) options.year = 2015;
    lines.push_back(test::InALine(cell) + " {" + Told(options.style) +
                    (options.year ? " y" : "") +
                    "}: " + ToldInFull(Read(cell, options)));
  }
  test::ExpectGoldenLines("words/date-figures.txt", lines);
}

std::string DrawTime(Draw& draw) {
  std::string time = draw.Pick(std::array{"T", " ", ", ", "", " at "});
  time += draw.Pick(std::array{"0", "9", "09", "10", "23", "24", "123"});
  time += draw.Pick(std::array{":", ":", ":", ".", ""});
  time += draw.Pick(std::array{"00", "5", "59", "60", "33", "333"});
  if (draw.Chance(0.5)) {
    time += draw.Pick(std::array{":00", ":60", ":61", ":5", ".00", ":15"});
    time += draw.Pick(std::array{"", "", ".000", ",1", ":12", "."});
  }
  time += draw.Pick(std::array{"", "", " ", "am", " PM", "pm ", "x"});
  time += draw.Pick(std::array{"", "", "Z", "+01", "-0100", "+01:00", "+1",
                               "+01:0", "-", "+01000"});
  return time;
}

// A written-out date with one or two characters changed.
TEST(ComposedDates, PlainDatesAreReadAsTheyWere) {
  std::vector<std::string> lines;
  Draw draw(2);
  for (int i = 0; i < 1200; ++i) {
    std::string text = draw.Pick(std::array{
        "2014-07-25", "2014-07-25T10:33:00Z", "2014-07-25 10:33",
        "25/07/2014 10:33", "25-Jul-14", "25 July 2014", "7/5/14", "25.07.2014",
        "2014/07/25", "25/07/2014 10:33:15", "1-Sept-2014", "Jul 25, 2014",
        "20140725", "2014-07-25T10:33:00.000+01:00"});
    if (draw.Chance(0.4)) text += DrawTime(draw);
    const std::size_t changes = draw.Below(3);
    for (std::size_t k = 0; k < changes && !text.empty(); ++k) {
      const std::size_t at = draw.Below(text.size());
      const char with = "0123459/-.: TZaJ"[draw.Below(16)];
      switch (draw.Below(3)) {
        case 0:
          text[at] = with;
          break;
        case 1:
          text.erase(at, 1);
          break;
        default:
          text.insert(at, 1, with);
      }
    }
    const DateStyle style = DrawStyle(draw);
    const auto date = ReadPlainDate(DateCell(text), style);
    lines.push_back(text + " {" + Told(style) +
                    "}: " + (date ? FormatDate(*date) : "-") + " | " +
                    ToldInFull(Read(text, {.year = {}, .style = style})));
  }
  test::ExpectGoldenLines("words/plain-dates.txt", lines);
}

TEST(ComposedDates, ColumnsHaveTheStyleThatTheyHad) {
  std::vector<std::string> lines;
  Draw draw(3);
  for (int i = 0; i < 400; ++i) {
    std::vector<Cell> cells(draw.Between(1, 7));
    std::string line;
    const bool named = draw.Chance(0.3);
    for (Cell& cell : cells) {
      const std::string low = std::to_string(draw.Between(1, 12));
      const std::string high = std::to_string(draw.Between(10, 31));
      const char* const year =
          draw.Pick(std::array{"2015", "2015", "15", "2016", "16", "2026"});
      if (named)
        cell.text = "May " + std::to_string(draw.Between(12, 24));
      else if (draw.Chance(0.6))
        cell.text =
            low + '/' + std::to_string(draw.Between(1, 12)) + '/' + year;
      else if (draw.Chance(0.5))
        cell.text = low + '/' + high + '/' + year;
      else if (draw.Chance(0.7))
        cell.text = high + '/' + low + '/' + year;
      else
        cell.date = MakeDate(2015, 5, 3);
      line += (cell.date ? "date" : cell.text) + "; ";
    }
    std::vector<const Cell*> column;
    for (const Cell& cell : cells) column.push_back(&cell);
    lines.push_back(line + '{' + Told(FindDateStyle(column)) + '}');
  }
  test::ExpectGoldenLines("words/date-styles.txt", lines);
}

}  // namespace
}  // namespace planwatch
