#include "collectors/words/date_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/words/dates.h"

namespace planwatch {
namespace {

TEST(DateWords, EveryMonthIsReadInEveryForm) {
  for (const auto& [word, month] : kMonthWords) {
    EXPECT_EQ(MonthNamed(word), month);
    const std::string name(word);
    const std::string iso = FormatDate(*MakeDate(2015, month, 9));
    const std::string last = FormatDate(LastOfMonth(2015, month));
    for (const std::string& cell : std::vector<std::string>{
             "9 " + name + " 2015", "9th of " + name + ", 2015",
             "09-" + name + "-15", name + " 9, 2015", name + " 9th 2015",
             "2015 " + name + " 09"})
      EXPECT_EQ(Told(ReadDate(DateCell(cell), {}, London())), iso) << cell;
    for (const std::string& cell :
         std::vector<std::string>{name + " 2015", name + "-15", name + " '15",
                                  "end " + name + ". 2015", "2015 " + name})
      EXPECT_EQ(Told(ReadDate(DateCell(cell), {}, London())), last) << cell;
  }
  EXPECT_EQ(MonthNamed("ma"), std::nullopt);
  EXPECT_EQ(MonthNamed("marc"), std::nullopt);
}

TEST(DateWords, OneSlipInALongNameIsSeenThrough) {
  for (const auto& [word, month] : kMonthWords) {
    if (word.size() < 6) continue;
    for (std::size_t i = 1; i < word.size(); ++i) {
      std::string dropped(word), changed(word), doubled(word), swapped(word);
      dropped.erase(i, 1);
      changed[i] = 'x';
      doubled.insert(i, 1, word[i]);
      if (i + 1 < word.size()) std::swap(swapped[i], swapped[i + 1]);
      for (const std::string& slip : {dropped, changed, doubled})
        EXPECT_EQ(MonthMisspelt(slip), month) << slip;
      if (swapped == word) swapped = dropped;
      EXPECT_EQ(MonthMisspelt(swapped), month) << swapped;
    }
  }
  for (const char* word : {"may", "marsh", "match", "member", "remember",
                           "januaries", "augment", "disember"})
    EXPECT_EQ(MonthMisspelt(word), std::nullopt) << word;
}

TEST(DateWords, SeasonsTermsAndFeastsEndWithTheirLastMonth) {
  for (const NamedPeriod& season : kSeasons) {
    const unsigned last = (season.month + season.months - 2) % 12 + 1;
    const int year = last < season.month ? 2016 : 2015;
    const std::string cell = std::string(season.phrase) + " 2015";
    const DateReading reading = ReadDate(DateCell(cell), {}, London());
    EXPECT_EQ(reading.date, LastOfMonth(year, last)) << cell;
    EXPECT_EQ(reading.begins, MakeDate(2015, season.month, 1)) << cell;
  }
  for (const NamedPeriod& term : kTerms) {
    const std::string cell = std::string(term.phrase) + " 2015";
    EXPECT_EQ(ReadDate(DateCell(cell), {}, London()).date,
              LastOfMonth(2015, term.month + term.months - 1))
        << cell;
  }
  for (const NamedPeriod& feast : kFeasts) {
    const std::string cell = std::string(feast.phrase) + " 2015";
    EXPECT_EQ(ReadDate(DateCell(cell), {}, London()).date,
              MakeDate(2015, feast.month, feast.day))
        << cell;
  }
}

TEST(DateWords, PhrasesOfYearsMeanTheirYear) {
  for (const std::string_view phrase : kFinancialYearPhrases)
    EXPECT_EQ(Told(ReadDate(DateCell(std::string(phrase) + " 2015/16"), {},
                            London())),
              "2016-03-31")
        << phrase;
  for (const std::string_view phrase : kYearEndPhrases)
    EXPECT_EQ(Told(ReadDate(DateCell(std::string(phrase) + " 2015/16"), {},
                            London())),
              "2016-03-31")
        << phrase;
  for (const std::string_view phrase : kAcademicYearPhrases)
    EXPECT_EQ(Told(ReadDate(DateCell(std::string(phrase) + " 2015/16"), {},
                            London())),
              "2016-08-31")
        << phrase;
}

TEST(DateWords, RevisingWordsReviseAndOriginalOnesDont) {
  for (const std::string_view word : kRevisingWords) {
    const std::string cell =
        "31/03/2015 " + std::string(word) + " to 30/06/2015";
    const DateReading reading = ReadDate(DateCell(cell), {}, London());
    EXPECT_EQ(reading.date, MakeDate(2015, 3, 31)) << cell;
    EXPECT_EQ(reading.revised, MakeDate(2015, 6, 30)) << cell;
  }
  for (const std::string_view word : kOriginalWords) {
    const std::string cell =
        "30/06/2015 (" + std::string(word) + " 31/03/2015)";
    const DateReading reading = ReadDate(DateCell(cell), {}, London());
    EXPECT_EQ(reading.date, MakeDate(2015, 3, 31)) << cell;
    EXPECT_EQ(reading.revised, MakeDate(2015, 6, 30)) << cell;
  }
}

TEST(DateWords, AMonthCutShortMayHaveAStop) {
  for (const auto& [word, month] : kMonthWords) {
    const std::string name = std::string(word) + '.';
    EXPECT_EQ(ReadDate(DateCell(name + " 9, 2026"), {}, London()).date,
              MakeDate(2026, month, 9))
        << name;
  }
  EXPECT_EQ(ReadDate(DateCell("Jan. - Mar. 2016"), {}, London()).date,
            MakeDate(2016, 3, 31));
}

TEST(DateWords, DaysBehindAMonthEndWithTheLast) {
  for (const char* cell :
       {"Mar 2 - Mar 13, 2026", "Mar 2-Mar 13 2026", "Mar 2 – 13, 2026",
        "March 2 to 13, 2026", "Feb 27 - Mar 13, 2026"})
    EXPECT_EQ(ReadDate(DateCell(cell), {}, London()).date,
              MakeDate(2026, 3, 13))
        << cell;
}

TEST(DateWords, AWeekOfAMonthEndsOnItsDay) {
  for (const auto& [word, day] : kWeeksOfMonth) {
    const std::string week = std::string(word) + " week ";
    for (const std::string& cell :
         {week + "of May 2015", week + "in May 2015", week + "May 2015"})
      EXPECT_EQ(ReadDate(DateCell(cell), {}, London()).date,
                MakeDate(2015, 5, day == 0 ? 31 : day))
          << cell;
  }
}

TEST(DateWords, EasterIsTheWesternOne) {
  EXPECT_EQ(EasterOf(2015), MakeDate(2015, 4, 5));
  EXPECT_EQ(EasterOf(2016), MakeDate(2016, 3, 27));
  EXPECT_EQ(EasterOf(2008), MakeDate(2008, 3, 23));
  EXPECT_EQ(EasterOf(2038), MakeDate(2038, 4, 25));
  for (int year = kFirstYear; year <= kLastYear; ++year)
    EXPECT_EQ(std::chrono::weekday{EasterOf(year)}, std::chrono::Sunday);
}

TEST(DateWords, TwoDigitsAreTheYearNearestToTheColumns) {
  EXPECT_EQ(YearOfTwoDigits(15, std::nullopt), 2015);
  EXPECT_EQ(YearOfTwoDigits(90, std::nullopt), 1990);
  EXPECT_EQ(YearOfTwoDigits(89, std::nullopt), 2089);
  for (int about = kFirstYear; about <= kLastYear; ++about)
    for (int digits = 0; digits < 100; ++digits) {
      const int year = YearOfTwoDigits(digits, about);
      EXPECT_EQ(year % 100, digits);
      EXPECT_LE(std::abs(year - about), 50);
    }
}

TEST(DateWords, EveryWayOfSayingUndatedIsOne) {
  const auto read = [](const std::string& cell) {
    return ReadDate(DateCell(cell), {}, London());
  };
  for (const std::string_view phrase : kUndated) {
    EXPECT_TRUE(read(std::string(phrase)).undated) << phrase;
    EXPECT_EQ(Told(read(std::string(phrase) + " (review May 2015)")),
              "2015-05-31 guessed")
        << phrase;
  }
}

}  // namespace
}  // namespace planwatch
